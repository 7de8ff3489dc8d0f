// `cargo xtask bench validator`: ours beside ajv, in Node and in Chromium, and beside the `jsonschema` crate natively,
// from one run.
//
// Arguments: the folder of the built validator, a scratch folder, Chromium, the native bench. The last line it prints is
// one JSON object.
import { execFileSync, spawn } from "node:child_process";
import fs from "node:fs";
import http from "node:http";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import zlib from "node:zlib";
import { build } from "esbuild";

import { EXAMPLE, cases } from "./cases.mjs";
import { ajv, ours } from "./contenders.mjs";
import { measure } from "./measure.mjs";

const [built, scratch, chromium, native] = process.argv.slice(2);
const here = path.dirname(fileURLToPath(import.meta.url));
const root = path.resolve(here, "../..");
const schemaFiles = fs.readdirSync(path.join(root, "static/schemas")).filter((name) => name.endsWith(".json")).sort();
const schemas = schemaFiles.map((name) => JSON.parse(fs.readFileSync(path.join(root, "static/schemas", name), "utf8")));
const example = fs.readFileSync(path.join(root, EXAMPLE), "utf8");

async function inNode() {
  const module = await import(path.join(built, "validator.js"));
  module.initSync({ module: fs.readFileSync(path.join(built, "validator_bg.wasm")) });
  return measure({ ajv: ajv(schemas), ours: ours(module) }, cases(example));
}

async function inChromium() {
  const entryPoints = ["page", "cold-ajv", "cold-ours"].map((name) => path.join(here, `${name}.mjs`));
  await build({ entryPoints, outdir: scratch, bundle: true, minify: true, format: "esm", logLevel: "warning" });
  const kinds = { html: "text/html", js: "text/javascript", wasm: "application/wasm", json: "application/json" };
  let done;
  const result = new Promise((resolve) => { done = resolve; });
  const server = http.createServer(async (request, response) => {
    const name = new URL(request.url, "http://localhost").pathname.slice(1);
    if (request.method === "POST") {
      let body = "";
      for await (const chunk of request) body += chunk;
      response.end();
      done(JSON.parse(body));
      return;
    }
    const script = name.replace(".html", ".js");
    const file = [path.join(scratch, name), path.join(built, name)].find((file) => name && fs.existsSync(file));
    const content = name === "data.json" ? JSON.stringify({ schemas, example })
      : name.endsWith(".html") ? `<!doctype html><script type="module" src="${script}"></script><body></body>`
      : file ? fs.readFileSync(file) : undefined;
    const head = { "content-type": kinds[name.split(".").pop()] ?? "text/plain", "cache-control": "no-store" };
    response.writeHead(content === undefined ? 404 : 200, head).end(content);
  });
  await new Promise((resolve) => { server.listen(0, "127.0.0.1", resolve); });
  const profile = fs.mkdtempSync(path.join(os.tmpdir(), "hookpost-bench-"));
  const browser = spawn(chromium, [
    "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
    "--disable-background-networking", "--disable-component-update", `--user-data-dir=${profile}`,
    `http://127.0.0.1:${server.address().port}/page.html`,
  ], { stdio: "ignore", detached: true });
  const late = setTimeout(() => done(undefined), 180_000);
  const found = await result;
  clearTimeout(late);
  process.kill(-browser.pid, "SIGKILL");
  server.close();
  server.closeAllConnections();
  fs.rmSync(profile, { recursive: true, force: true, maxRetries: 10 });
  if (!found) throw new Error("Chromium gave no result within 3 minutes");
  return found;
}

function natively() {
  const file = path.join(scratch, "texts.json");
  fs.writeFileSync(file, JSON.stringify(cases(example)));
  return JSON.parse(execFileSync(native, [file], { encoding: "utf8" }));
}

function size(file) {
  const bytes = fs.readFileSync(file);
  const params = { [zlib.constants.BROTLI_PARAM_QUALITY]: 11 };
  return { raw: bytes.length, brotli: zlib.brotliCompressSync(bytes, { params }).length };
}

function table(title, other, results) {
  console.log(`\n${title}`);
  console.log(`  case            KB     problems   ours µs ${`${other} µs`.padStart(13)}   times as fast (min to max)`);
  const texts = cases(example);
  for (const [name, { problems, ours, [other]: theirs, ratio }] of Object.entries(results)) {
    const cells = [
      name.padEnd(13), (texts[name].length / 1024).toFixed(1).padStart(6),
      `${problems.ours}/${problems[other]}`.padStart(10), ours.median.toFixed(1).padStart(10),
      theirs.median.toFixed(1).padStart(13), ratio.median.toFixed(2).padStart(8),
    ];
    console.log(`  ${cells.join(" ")}   (${ratio.min.toFixed(2)} to ${ratio.max.toFixed(2)})`);
  }
}

const middle = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
const machine = { cpu: os.cpus()[0]?.model, cores: os.cpus().length, node: process.version };
console.log(`${machine.cpu}, ${machine.cores} cores, Node ${machine.node}`);
const node = await inNode();
table("Node", "ajv", node);
const { warm, cold } = await inChromium();
table("Chromium", "ajv", warm);
const alone = natively();
table("Natively", "jsonschema", alone);
const spread = (values) => `${middle(values).toFixed(1)} ms (${Math.min(...values).toFixed(1)} to ${Math.max(...values).toFixed(1)})`;
console.log(`\nCold start to the first verdict in Chromium: ours ${spread(cold.ours)}, ajv ${spread(cold.ajv)}`);
const sizes = { wasm: size(path.join(built, "validator_bg.wasm")), js: size(path.join(built, "validator.js")) };
console.log(`Size: wasm ${sizes.wasm.raw} bytes, ${sizes.wasm.brotli} in brotli; JavaScript ${sizes.js.raw}, ${sizes.js.brotli}`);
console.log(JSON.stringify({ machine, node, chromium: warm, native: alone, cold, sizes }));

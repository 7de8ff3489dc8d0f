// The nearest open dashboard that can be built from public source: Hook0's, in Vue. Its source is under the SSPL and is never
// part of this project: it is fetched into the bench's cache, built there as its makers build it, and thrown away with it.
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import http from "node:http";
import path from "node:path";
import { brotliCompressSync } from "node:zlib";

const SOURCE = "https://github.com/hook0/hook0";
const PATIENCE_MS = 600_000;
const KINDS = { ".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml", ".wasm": "application/wasm" };

/** Builds it, unless it is built; gives the folder, or why there is none. */
export function build(cache) {
  const source = path.join(cache, "hook0");
  const dist = path.join(source, "frontend/dist");
  if (fs.existsSync(path.join(dist, "index.html"))) return { dist };
  const run = (program, words, cwd) => execFileSync(program, words, { cwd, stdio: "pipe", timeout: PATIENCE_MS });
  try {
    fs.mkdirSync(cache, { recursive: true });
    if (!fs.existsSync(source)) run("git", ["clone", "--quiet", "--depth=1", process.env.HOOK0_SOURCE ?? SOURCE, source], cache);
    run("npm", ["ci", "--ignore-scripts", "--loglevel=error"], path.join(source, "frontend"));
    run("npx", ["vite", "build"], path.join(source, "frontend"));
    return { dist };
  } catch (error) {
    return { why: `it could not be fetched and built here (${(error.stderr ?? error.message).toString().trim().split("\n").at(-1)})` };
  }
}

/** Serves it in Brotli as a good host would; paths that are no file are the program's own. */
export async function serve(dist) {
  const packed = new Map();
  const server = http.createServer((request, response) => {
    const asked = path.join(dist, new URL(request.url, "http://localhost").pathname);
    const file = fs.existsSync(asked) && fs.statSync(asked).isFile() ? asked : path.join(dist, "index.html");
    if (!packed.has(file)) packed.set(file, brotliCompressSync(fs.readFileSync(file)));
    const kind = KINDS[path.extname(file)] ?? "application/octet-stream";
    response.writeHead(200, { "content-type": kind, "content-encoding": "br", "cache-control": "max-age=31536000" });
    response.end(packed.get(file));
  });
  await new Promise((resolve) => { server.listen(0, "127.0.0.1", resolve); });
  return { address: `http://127.0.0.1:${server.address().port}`, end: () => server.close() };
}

// `cargo xtask bench portal`: what the portal weighs, how soon it is there, how quickly it answers and what it holds, in
// Chromium on the built worker; beside the nearest open dashboard.
//
// Arguments: workerd, the folder of the built worker, of the built portal, Chromium, a folder for what is fetched; then
// `--quick` for fewer rounds and `--heap-minutes N`. Every address is this machine's own. The last line it prints is one
// JSON object.
import fs from "node:fs";
import net from "node:net";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

import { watchHeap } from "./heap.mjs";
import * as hook0 from "./hook0.mjs";
import { judge } from "./lighthouse.mjs";
import { printHeap, printLighthouse, printMachine, printScroll, printVisits } from "./report.mjs";
import { FRAME_MS, scroll } from "./scroll.mjs";
import { setUp } from "./stage.mjs";
import { summary } from "./summary.mjs";
import { PACES, visit, visitOther } from "./visit.mjs";

const [workerd, edge, dist, executablePath, cache, ...options] = process.argv.slice(2);
const isQuick = options.includes("--quick");
const at = options.indexOf("--heap-minutes");
const heapMinutes = at < 0 ? (isQuick ? 1 : 30) : Number(options[at + 1]);
const rounds = isQuick ? 3 : 7;
const judgements = isQuick ? 1 : 3;

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../../..");
const { eventType, data } = JSON.parse(fs.readFileSync(path.join(root, "static/examples/ORDER.CREATED.json"), "utf8"));
const say = (what) => process.stderr.write(`${what} …\n`);
const load = () => os.loadavg().map((value) => Math.round(value * 100) / 100);

async function freePort() {
  const server = net.createServer();
  await new Promise((resolve) => { server.listen(0, "127.0.0.1", resolve); });
  const { port } = server.address();
  await new Promise((resolve) => { server.close(resolve); });
  return port;
}

/** Everything in turn, so that a machine whose speed drifts is unfair to nobody. */
async function visitAll(browser, address, other) {
  const visits = Object.fromEntries(Object.keys(PACES).map((pace) => [pace, { ours: [], theirs: [] }]));
  // The first visit warms what all share, the worker and the browser's own processes, and is not counted.
  await visit(browser, address, undefined);
  for (let round = 0; round < rounds; round += 1) {
    for (const [pace, slowness] of Object.entries(PACES)) {
      visits[pace].ours.push(await visit(browser, address, slowness));
      if (other) visits[pace].theirs.push(await visitOther(browser, other.address, slowness));
    }
  }
  return visits;
}

function weight(files) {
  return { bytes: files.reduce((sum, [, size]) => sum + size, 0), files: Object.fromEntries(files) };
}

function framesOf({ rows, loadedIn, work, between }) {
  return {
    rows, loadedIn, frames: work.length,
    work: summary(work), overFrame: work.filter((millis) => millis > FRAME_MS).length,
    // A frame that starts half a frame late was missed; the clock itself trembles by less.
    missed: between.filter((millis) => millis > 1.5 * FRAME_MS).length,
  };
}

const started = { load: load(), cpu: os.cpus()[0]?.model, cores: os.cpus().length, node: process.version };
const port = await freePort();
const built = hook0.build(cache);
const other = built.dist ? await hook0.serve(built.dist) : undefined;
const stage = await setUp({ workerd, edge, dist, example: JSON.stringify({ eventType, data }) });
const figures = {};
/** One part after another, each told as soon as it is known: what cannot be measured takes nothing else with it. */
async function part(name, what, measure, show) {
  say(what);
  try {
    figures[name] = await measure();
    show(figures[name]);
  } catch (error) {
    figures[name] = { why: error.message };
    process.exitCode = 1;
    console.log(`\n${what}: not measured, ${error.message}`);
  }
}

let browser;
try {
  browser = await chromium.launch({
    executablePath,
    args: [
      "--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking", "--disable-component-update",
      `--remote-debugging-port=${port}`, "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
    ],
  });
  printMachine({ ...started, chromium: browser.version() }, rounds);
  await part("visits", `${rounds} rounds of visits`, async () => {
    const visits = await visitAll(browser, stage.address, other);
    const paces = (whose) => Object.fromEntries(Object.entries(visits).map(([pace, { [whose]: made }]) => [pace, {
      slowness: PACES[pace],
      cold: summary(made.map(({ cold }) => cold)),
      warm: summary(made.map(({ warm }) => warm)),
      key: summary(made.flatMap(({ keys }) => keys ?? [])),
    }]));
    const of = (whose) => ({ firstPage: weight(visits.idle[whose][0].loaded), paces: paces(whose) });
    return { ours: of("ours"), hook0: other ? of("theirs") : { why: built.why } };
  }, printVisits);
  await part("lighthouse", "Lighthouse", async () => {
    const judged = [];
    for (let count = 0; count < judgements; count += 1) judged.push(await judge(stage.address, port));
    return judged;
  }, printLighthouse);
  await part("scroll", "A hundred thousand deliveries", async () => {
    await stage.fill();
    return framesOf(await scroll(browser, stage.address));
  }, printScroll);
  await part("heap", `Memory, ${heapMinutes} minutes`, async () => {
    return { minutes: heapMinutes, looks: await watchHeap(browser, stage.address, stage.publish, heapMinutes) };
  }, printHeap);
} finally {
  await browser?.close();
  other?.end();
  stage.end();
}
const machine = { ...started, chromium: browser.version(), loadAfterwards: load() };
console.log(`\nThe machine's load afterwards: ${machine.loadAfterwards.join(" ")}`);
console.log(JSON.stringify({ machine, rounds, ...figures }));

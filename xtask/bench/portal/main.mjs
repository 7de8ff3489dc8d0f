// `cargo xtask bench portal`: what the portal weighs and how soon it is there, in Chromium on the built worker.
//
// Arguments: workerd, the folder of the built worker, the folder of the built portal, Chromium. Every address is this
// machine's own. The last line it prints is one JSON object.
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

import { setUp } from "./stage.mjs";
import { PACES, visit } from "./visit.mjs";

const ROUNDS = 7;

const [workerd, edge, dist, executablePath] = process.argv.slice(2);
const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../../..");
const { eventType, data } = JSON.parse(fs.readFileSync(path.join(root, "static/examples/ORDER.CREATED.json"), "utf8"));

const rounded = (value) => Math.round(value * 10) / 10;
function summary(values) {
  const sorted = [...values].sort((a, b) => a - b).map(rounded);
  return { median: sorted[Math.floor(sorted.length / 2)], min: sorted[0], max: sorted.at(-1) };
}

const machine = { cpu: os.cpus()[0]?.model, cores: os.cpus().length, node: process.version };
const stage = await setUp({ workerd, edge, dist, example: JSON.stringify({ eventType, data }) });
let browser;
const visits = Object.fromEntries(Object.keys(PACES).map((pace) => [pace, []]));
try {
  browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu", "--disable-quic"] });
  machine.chromium = browser.version();
  // The first visit warms what all share, the worker and the browser's own processes, and is not counted.
  await visit(browser, stage.address, undefined);
  // In turn, so that a machine whose speed drifts is unfair to neither.
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [pace, slowness] of Object.entries(PACES)) {
      visits[pace].push(await visit(browser, stage.address, slowness));
    }
  }
} finally {
  await browser?.close();
  stage.end();
}

const files = visits.idle[0].loaded;
const bytes = files.reduce((sum, [, size]) => sum + size, 0);
const paces = Object.fromEntries(Object.entries(visits).map(([pace, found]) => [pace, {
  slowness: PACES[pace],
  cold: summary(found.map(({ cold }) => cold)),
  warm: summary(found.map(({ warm }) => warm)),
  key: summary(found.flatMap(({ keys }) => keys)),
}]));

console.log(`${machine.cpu}, ${machine.cores} cores, Chromium ${machine.chromium}, ${ROUNDS} rounds; median (least to most)`);
console.log(`\nFirst page, over the wire without headers: ${bytes} bytes in ${files.length} files`);
for (const [name, size] of files) console.log(`  ${String(size).padStart(8)}  ${name}`);
const spread = ({ median, min, max }) => `${median} ms (${min} to ${max})`;
for (const [pace, { slowness, cold, warm, key }] of Object.entries(paces)) {
  const how = slowness ? `, CPU ${slowness.cpu} times as slow, ${slowness.megabits} Mbit/s, ${slowness.latency} ms` : "";
  console.log(`\n${pace}${how}`);
  console.log(`  first endpoint card painted, nothing cached   ${spread(cold)}`);
  console.log(`  the same, all cached                          ${spread(warm)}`);
  console.log(`  from a key in the URL field to its paint      ${spread(key)}`);
}
console.log(JSON.stringify({ machine, rounds: ROUNDS, firstPage: { bytes, files: Object.fromEntries(files) }, paces }));

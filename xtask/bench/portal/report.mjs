// What was measured, for people.
import { CATEGORIES } from "./lighthouse.mjs";
import { summary } from "./summary.mjs";

const spread = ({ median, p95, min, max }) => `${median} ms (${min} to ${max}, 95 of 100 within ${p95})`;
const megabytes = (bytes) => `${(bytes / 1e6).toFixed(1)} MB`;

function printWeight(whose, { bytes, files }) {
  console.log(`\n${whose}, over the wire without headers: ${bytes} bytes in ${Object.keys(files).length} files`);
  for (const [name, size] of Object.entries(files)) console.log(`  ${String(size).padStart(8)}  ${name}`);
}

function printPaces(paces, theirs) {
  for (const [pace, { slowness, cold, warm, key }] of Object.entries(paces)) {
    const how = slowness ? `, CPU ${slowness.cpu} times as slow, ${slowness.megabits} Mbit/s, ${slowness.latency} ms` : "";
    console.log(`\n${pace}${how}`);
    console.log(`  first endpoint card painted, nothing cached   ${spread(cold)}`);
    console.log(`  the same, all cached                          ${spread(warm)}`);
    console.log(`  from a key in the URL field to its paint      ${spread(key)}`);
    if (!theirs) continue;
    console.log(`  Hook0: its first field painted, nothing cached  ${spread(theirs[pace].cold)}`);
    console.log(`  the same, all cached                            ${spread(theirs[pace].warm)}`);
  }
}

/** Scores. */
export function printLighthouse(judged) {
  console.log(`\nLighthouse, ${judged.length} runs, median (least to most)`);
  for (const device of Object.keys(judged[0])) {
    for (const name of CATEGORIES) {
      const { median, min, max } = summary(judged.map((run) => run[device][name]));
      console.log(`  ${device.padEnd(9)} ${name.padEnd(15)} ${median} (${min} to ${max})`);
    }
    console.log(`  ${device.padEnd(9)} less than full: ${[...new Set(judged.flatMap((run) => run[device].remarks))].join(", ") || "nothing"}`);
  }
}

/** What the page holds. */
export function printHeap({ minutes, looks }) {
  console.log(`\nThe overview, ${minutes} minutes with two events a second, after the browser tidied up`);
  const third = Math.max(1, Math.floor(looks.length / 3));
  const of = (part, what) => summary(part.map((look) => look[what])).median;
  for (const [what, words] of Object.entries({ js: megabytes, wasm: megabytes, nodes: String, listeners: String })) {
    console.log(`  ${what.padEnd(10)} first third ${words(of(looks.slice(0, third), what))}, last third ${words(of(looks.slice(-third), what))}`);
  }
}

/** What it all was measured on. */
export function printMachine({ cpu, cores, chromium, load }, rounds) {
  console.log(`${cpu}, ${cores} cores, Chromium ${chromium}, ${rounds} rounds; median (least to most)`);
  console.log(`The machine's load before: ${load.join(" ")}`);
}

/** Bytes and times of the first page. */
export function printVisits({ ours, hook0 }) {
  printWeight("First page", ours.firstPage);
  if (hook0.firstPage) printWeight("Hook0's first page, where one signs in", hook0.firstPage);
  else console.log(`\nWithout Hook0's front end: ${hook0.why}`);
  printPaces(ours.paces, hook0.paces);
}

/** A list of very many rows. */
export function printScroll({ rows, loadedIn, work, frames, overFrame, missed }) {
  console.log(`\n${rows} deliveries in one list, loaded in ${Math.round(loadedIn / 1000)} s of scrolling to the end`);
  console.log(`  a frame of scrolling, from its start to its paint  ${spread(work)}`);
  console.log(`  of ${frames} frames, ${overFrame} took more than 16.7 ms, ${missed} were followed by one that came late`);
}

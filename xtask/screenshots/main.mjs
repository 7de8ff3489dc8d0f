// `cargo xtask screenshots`: every page in every state, of a real worker and a real receiver, and one contact sheet.
//
// Arguments: workerd, the folder of the built worker, of the built portal, where the pictures go, Chromium, and perhaps
// parts of the pictures' names to take no others.
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

import { openCamera } from "./camera.mjs";
import { pages, shown, states } from "./pages.mjs";
import { WIDTH, sheet } from "./sheet.mjs";
import { makeWorld } from "./world.mjs";

const [workerd, edge, dist, out, chromium, ...wanted] = process.argv.slice(2);
const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");
const data = fs.mkdtempSync(path.join(os.tmpdir(), "hookpost-pictures-"));
const findings = [];
const isWanted = (name) => wanted.length === 0 || wanted.some((part) => name.includes(part));

async function takeAll(camera, world) {
  // What needs the new partner's endpoint comes first; then there is none.
  const order = [...pages].sort((a, b) => Number(b.name === "endpoint") - Number(a.name === "endpoint"));
  for (const page of order) {
    for (const state of states) {
      const name = `${page.name}-${state.name}`;
      if (!isWanted(name)) continue;
      try {
        const { wide, shift } = await camera.shoot(page, state, world, path.join(out, `${name}.png`));
        if (wide > 0) findings.push(`${name}: ${wide} px wider than the screen`);
        if (shift) console.log(`  ${page.title}: things moved by ${shift.score.toFixed(3)} as answers came`);
        if (shift?.isTooMuch) findings.push(`${name}: jumps by ${shift.score.toFixed(3)} (${shift.what.join(", ")})`);
      } catch (error) {
        findings.push(`${name}: no picture (${error.message.split("\n")[0]})`);
      }
    }
    if (page.name === "endpoint") await world.removeFresh();
  }
}

/** Those for the README: one screen, sharp where they are shown small. */
async function takeShown(camera, world) {
  for (const page of pages.filter(({ name }) => shown.includes(name))) {
    const file = path.join(out, `readme-${page.name}.png`);
    await camera.shoot(page, states[0], world, file, { scale: 1.5, isWhole: false });
  }
}

fs.mkdirSync(out, { recursive: true });
let world;
let camera;
try {
  console.log("Seeding three partners");
  world = await makeWorld({ root, workerd, edge, dist, data });
  camera = await openCamera(chromium);
  console.log(`Taking ${pages.length * states.length} pictures`);
  await takeAll(camera, world);
  if (isWanted("readme")) await takeShown(camera, world);
  const page = path.join(out, "sheet.html");
  fs.writeFileSync(page, sheet(pages, states));
  await camera.print(pathToFileURL(page).href, path.join(out, "sheet.png"), WIDTH);
} finally {
  await camera?.close();
  await world?.stop();
  fs.rmSync(data, { recursive: true, force: true, maxRetries: 10 });
}
console.log(path.join(out, "sheet.png"));
for (const finding of findings) console.log(`  ${finding}`);
process.exitCode = findings.length === 0 ? 0 : 1;

// The bench in a browser. What it finds goes back to the server that gave the page.
import { cases } from "./cases.mjs";
import { ajv, ours } from "./contenders.mjs";
import { measure } from "./measure.mjs";

const COLD_STARTS = 9;

/** From a fresh frame to its first verdict, fetching included. */
function coldStart(page) {
  return new Promise((resolve) => {
    const frame = document.createElement("iframe");
    addEventListener("message", ({ data }) => { frame.remove(); resolve(data); }, { once: true });
    frame.src = `${page}?${Math.random()}`;
    document.body.append(frame);
  });
}

const { schemas, example } = await (await fetch("data.json")).json();
const module = await import(new URL("validator.js", location.href));
await module.default();
const warm = measure({ ajv: ajv(schemas), ours: ours(module) }, cases(example));
const cold = { ajv: [], ours: [] };
for (let round = 0; round < COLD_STARTS; round += 1) {
  cold.ajv.push(await coldStart("cold-ajv.html"));
  cold.ours.push(await coldStart("cold-ours.html"));
}
await fetch("done", { method: "POST", body: JSON.stringify({ warm, cold }) });

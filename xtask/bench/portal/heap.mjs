// Memory while the overview lives: what the page holds, after the browser has tidied up, every half minute.
import { setTimeout as pause } from "node:timers/promises";

import { KEY, PARTNER } from "./stage.mjs";

const EVERY_MS = 30_000;
const EVENT_EVERY_MS = 500;

/** In the page, before all else: keeps the program's memory, which the browser's own figures leave out. */
function watchMemory() {
  const { instantiateStreaming } = WebAssembly;
  WebAssembly.instantiateStreaming = async (...given) => {
    const made = await instantiateStreaming(...given);
    globalThis.memory ??= made.instance.exports.memory;
    return made;
  };
}

/** Publishes without end and looks again and again; `publish` sends one event. */
export async function watchHeap(browser, address, publish, minutes) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  try {
    const page = await context.newPage();
    await page.addInitScript(watchMemory);
    await page.goto(`${address}/#partner=${PARTNER}&key=${KEY}`);
    await page.waitForSelector(".delivery-rows tbody tr");
    const session = await context.newCDPSession(page);
    await session.send("Performance.enable");
    const looks = [];
    const end = Date.now() + minutes * 60_000;
    for (let next = Date.now(); Date.now() < end; await pause(EVENT_EVERY_MS)) {
      await publish();
      if (Date.now() < next) continue;
      next += EVERY_MS;
      await session.send("HeapProfiler.collectGarbage");
      const { metrics } = await session.send("Performance.getMetrics");
      const of = (name) => metrics.find((metric) => metric.name === name).value;
      const wasm = await page.evaluate(() => globalThis.memory?.buffer.byteLength ?? 0);
      looks.push({ js: of("JSHeapUsedSize"), wasm, nodes: of("Nodes"), listeners: of("JSEventListeners") });
    }
    return looks;
  } finally {
    await context.close();
  }
}

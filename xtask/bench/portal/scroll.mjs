// A hundred thousand deliveries in one list, scrolled from its end to its start.
import { MANY, MANY_KEY } from "./stage.mjs";

const PATIENCE = { timeout: 600_000 };
const STEP_PX = 900;
const FRAMES = 600;
/** A frame at 60 in a second. */
export const FRAME_MS = 16.7;

/** Whoever has scrolled to the end for so long goes on with what is there. */
const LOADING_MS = 300_000;

/** In the page: loads older rows, as somebody does who scrolls to the end and to the end again, until there are no more. */
async function toTheEnd(patience) {
  const foot = () => document.querySelector(".list-foot");
  const end = performance.now() + patience;
  while (performance.now() < end && (!foot() || foot().querySelector("button"))) {
    scrollTo(0, document.documentElement.scrollHeight);
    await new Promise((resolve) => { setTimeout(resolve, 20); });
  }
  return document.querySelector(".delivery-rows").getAttribute("aria-rowcount");
}

/** In the page: scrolls in each frame, first screen by screen up from the end, then in leaps over thousands of rows. Tells
 * how long each frame took from its start to its paint, and how much later the next one started. */
async function scrollThrough({ step, frames }) {
  const found = { work: [], between: [] };
  const bottom = document.documentElement.scrollHeight;
  let before;
  for (let frame = 0; frame < frames; frame += 1) {
    await new Promise((resolve) => {
      requestAnimationFrame((at) => {
        const half = frames / 2;
        scrollTo(0, frame < half ? bottom - frame * step : (bottom * (frames - frame)) / half);
        if (before !== undefined) found.between.push(at - before);
        before = at;
        const channel = new MessageChannel();
        channel.port1.onmessage = () => {
          found.work.push(performance.now() - at);
          resolve();
        };
        channel.port2.postMessage(undefined);
      });
    });
  }
  return found;
}

/** What becomes of the frames of a scroll through everything. */
export async function scroll(browser, address) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  try {
    const page = await context.newPage();
    page.setDefaultTimeout(PATIENCE.timeout);
    await page.goto(`${address}/deliveries#partner=${MANY}&key=${MANY_KEY}`);
    await page.waitForSelector(".delivery-rows tbody tr");
    const begun = Date.now();
    const rows = Number(await page.evaluate(toTheEnd, LOADING_MS)) - 1;
    const loadedIn = Date.now() - begun;
    const frames = await page.evaluate(scrollThrough, { step: STEP_PX, frames: FRAMES });
    return { rows, loadedIn, ...frames };
  } finally {
    await context.close();
  }
}

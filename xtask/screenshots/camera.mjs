// Chromium by its DevTools protocol: opens a page in a state and takes its picture.
import { chromium } from "playwright-core";

import { partnerOf } from "./pages.mjs";

/** Skeletons come after half a second. */
const SKELETON_MS = 900;
const SETTLES_MS = 400;
/** Nothing on a page may be pushed further than this as answers come: the score of the browser's own metric. */
const SHIFT_AT_MOST = 0.02;
const TALLEST = 3000;

const failed = {
  status: 503,
  contentType: "text/plain",
  body: "the worker is being replaced",
};

/** Counts what moves without anybody having done something. It runs in the page before anything else does. */
function watchShifts() {
  globalThis.shifts = [];
  new PerformanceObserver((list) => {
    for (const { value, hadRecentInput, sources } of list.getEntries()) {
      const what = sources.map(({ node }) => node?.className || node?.parentElement?.className || node?.nodeName);
      if (!hadRecentInput) globalThis.shifts.push({ value, what });
    }
  }).observe({ type: "layout-shift", buffered: true });
}

export async function openCamera(executablePath) {
  const browser = await chromium.launch({
    executablePath,
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking", "--disable-component-update"],
  });

  /** Takes the picture; gives how far things jumped as held answers came, where they were held. */
  async function shoot(page, state, world, file, { scale = 1, isWhole = true } = {}) {
    const context = await browser.newContext({
      viewport: state.viewport, colorScheme: state.scheme, deviceScaleFactor: scale, reducedMotion: "reduce",
    });
    try {
      const tab = await context.newPage();
      await tab.addInitScript(watchShifts);
      let release;
      const released = new Promise((resolve) => { release = resolve; });
      if (state.answers) {
        await context.route(page.asks, async (route) => {
          if (state.answers === "held") {
            await released;
            await route.continue();
          } else if (page.onlyWritesFail && route.request().method() === "GET") {
            await route.continue();
          } else {
            await route.fulfill(failed);
          }
        });
      }
      const token = world.token(partnerOf(page, state));
      await tab.goto(`${world.address}${page.at(world, state)}#token=${token}`);
      await tab.locator("main.page").waitFor();
      if (state.answers === "held") {
        await tab.waitForTimeout(SKELETON_MS);
      } else {
        await tab.waitForFunction(() => !document.querySelector(".waiting, .starting"));
        if (page.use && (state.answers !== "failing" || page.onlyWritesFail)) await page.use(tab, state, world);
        await tab.waitForTimeout(SETTLES_MS);
      }
      // A picture of the whole page may be very long; what is beyond a few screens shows nothing new.
      const height = await tab.evaluate(() => document.documentElement.scrollHeight);
      if (isWhole) await tab.setViewportSize({ ...state.viewport, height: Math.min(TALLEST, Math.max(height, state.viewport.height)) });
      // What was typed is shown from its beginning.
      await tab.evaluate(() => {
        for (const part of [document.documentElement, ...document.querySelectorAll("textarea, .cm-scroller")]) part.scrollTo(0, 0);
      });
      await tab.waitForTimeout(100);
      await tab.screenshot({ path: file });
      const wide = await tab.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      if (state.answers !== "held") return { wide };
      await tab.setViewportSize(state.viewport);
      await tab.evaluate(() => { globalThis.shifts = []; });
      release();
      await tab.waitForFunction(() => !document.querySelector(".waiting, .starting"));
      await tab.waitForTimeout(2 * SETTLES_MS);
      const shifts = await tab.evaluate(() => globalThis.shifts);
      const score = shifts.reduce((sum, { value }) => sum + value, 0);
      return { wide, shift: { score, what: shifts.flatMap(({ what }) => what), isTooMuch: score > SHIFT_AT_MOST } };
    } finally {
      await context.close();
    }
  }

  /** Takes the picture of a page of our own making. */
  async function print(address, file, width) {
    const tab = await browser.newPage({ viewport: { width, height: 900 } });
    await tab.goto(address);
    await tab.screenshot({ path: file, fullPage: true });
    await tab.close();
  }

  return { shoot, print, close: () => browser.close() };
}

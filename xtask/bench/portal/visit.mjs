// Visits of the portal in Chromium, each timed by the page's own clock.
import { KEY, PARTNER } from "./stage.mjs";

const PATIENCE = { timeout: 60_000 };
const TYPED = "https://hooks.example.com/orders/created";

/** What a network and a processor are slowed to. */
export const PACES = {
  idle: undefined,
  slow: { cpu: 4, latency: 40, megabits: 10 },
};

/** In the page: notes when the first thing of that kind was painted, counted from the start of the navigation. */
function watchFor(kind) {
  const painted = (then) => requestAnimationFrame(() => {
    const channel = new MessageChannel();
    channel.port1.onmessage = then;
    channel.port2.postMessage(undefined);
  });
  globalThis.afterPaint = painted;
  const observer = new MutationObserver(() => {
    if (!document.querySelector(kind)) return;
    observer.disconnect();
    painted(() => { globalThis.paintedAt = performance.now(); });
  });
  observer.observe(document, { childList: true, subtree: true });
}

/** In the page: how long each key in a field takes until what it changed is painted. */
function watchKeys() {
  globalThis.keys = [];
  addEventListener("keydown", ({ timeStamp }) => {
    globalThis.afterPaint(() => globalThis.keys.push(performance.now() - timeStamp));
  }, { capture: true });
}

/** Paths and bytes of all that the page was made from; calls of the API are not part of it. */
function files() {
  return [...performance.getEntriesByType("navigation"), ...performance.getEntriesByType("resource")]
    .filter(({ name }) => !name.includes("/api/") && !name.startsWith("data:"))
    .map(({ name, encodedBodySize }) => [new URL(name).pathname, encodedBodySize]);
}

async function slowDown(page, pace) {
  if (!pace) return;
  const session = await page.context().newCDPSession(page);
  const throughput = (pace.megabits * 1e6) / 8;
  await session.send("Network.enable");
  await session.send("Network.emulateNetworkConditions", {
    offline: false, latency: pace.latency, downloadThroughput: throughput, uploadThroughput: throughput,
  });
  await session.send("Emulation.setCPUThrottlingRate", { rate: pace.cpu });
}

async function open(page, address) {
  await page.goto("about:blank");
  await page.goto(address);
  await page.waitForFunction(() => globalThis.paintedAt !== undefined, undefined, PATIENCE);
  return page.evaluate(() => globalThis.paintedAt);
}

/** One visitor: the overview with nothing cached, the overview again, then typing into the form. */
export async function visit(browser, address, pace) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  try {
    const overview = `${address}/#partner=${PARTNER}&key=${KEY}`;
    const page = await context.newPage();
    await page.addInitScript(watchFor, ".endpoint-card");
    await slowDown(page, pace);
    const cold = await open(page, overview);
    await page.waitForSelector(".delivery-rows tbody tr", PATIENCE);
    const loaded = await page.evaluate(files);
    const warm = await open(page, overview);
    await page.getByRole("link", { name: "Create endpoint" }).click();
    const field = page.getByLabel("URL", { exact: true });
    await field.waitFor(PATIENCE);
    await field.click();
    await page.evaluate(watchKeys);
    await page.keyboard.type(TYPED, { delay: 60 });
    await page.waitForFunction((count) => globalThis.keys.length >= count, TYPED.length, PATIENCE);
    return { cold, warm, keys: await page.evaluate(() => globalThis.keys), loaded };
  } finally {
    await context.close();
  }
}

/** One visitor of the other dashboard, whose first page is where one signs in: until its first field is there. */
export async function visitOther(browser, address, pace) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  try {
    const page = await context.newPage();
    await page.addInitScript(watchFor, "input");
    await slowDown(page, pace);
    const cold = await open(page, address);
    const loaded = await page.evaluate(files);
    return { cold, warm: await open(page, address), loaded };
  } finally {
    await context.close();
  }
}

// Lighthouse on the overview, as it comes and as a computer's browser would have it.
import lighthouse, { desktopConfig } from "lighthouse";

import { KEY, PARTNER } from "./stage.mjs";

export const CATEGORIES = ["performance", "accessibility", "best-practices"];

/** What it supposes: a middling phone on a slow mobile network by default, a computer on a cable else. */
const DEVICES = { phone: undefined, computer: desktopConfig };

/** The scores of one run, from 0 to 100, for each device, and how soon there is something to see. `port` is the browser's. */
export async function judge(address, port) {
  const scores = {};
  for (const [device, config] of Object.entries(DEVICES)) {
    const flags = { port, logLevel: "silent", onlyCategories: CATEGORIES, disableStorageReset: false };
    const { lhr } = await lighthouse(`${address}/#partner=${PARTNER}&key=${KEY}`, flags, config);
    const millis = (audit) => Math.round(lhr.audits[audit].numericValue);
    scores[device] = {
      ...Object.fromEntries(CATEGORIES.map((name) => [name, Math.round(lhr.categories[name].score * 100)])),
      firstPaint: millis("first-contentful-paint"),
      largestPaint: millis("largest-contentful-paint"),
      blocked: millis("total-blocking-time"),
      shift: lhr.audits["cumulative-layout-shift"].numericValue,
      // What it would have otherwise.
      remarks: Object.values(lhr.categories).flatMap(({ auditRefs }) => auditRefs)
        .filter(({ id, weight }) => weight > 0 && lhr.audits[id].score !== null && lhr.audits[id].score < 0.9)
        .map(({ id }) => id),
    };
  }
  return scores;
}

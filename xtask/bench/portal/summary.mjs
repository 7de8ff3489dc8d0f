// Many measurements in few figures.

const rounded = (value) => Math.round(value * 10) / 10;

/** The middle one, the one that 95 of 100 do not exceed, and both ends. */
export function summary(values) {
  const sorted = [...values].sort((a, b) => a - b).map(rounded);
  const part = (share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
  return { median: part(0.5), p95: part(0.95), min: sorted[0], max: sorted.at(-1) };
}

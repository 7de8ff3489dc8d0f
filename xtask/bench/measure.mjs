// Times contenders in turn, A B A B …, so that a machine whose speed drifts is unfair to neither.

const ROUNDS = 15;
/** A round of one contender lasts about this long. */
const ROUND_MS = 60;

const middle = (sorted) => sorted[Math.floor(sorted.length / 2)];
const summary = (values) => {
  const sorted = [...values].sort((a, b) => a - b);
  return { median: middle(sorted), min: sorted[0], max: sorted.at(-1) };
};

/** Microseconds a call, and how many times as fast as `ajv` ours is, round by round. */
export function measure(contenders, texts) {
  const results = {};
  for (const [name, text] of Object.entries(texts)) {
    const calls = {};
    const micros = {};
    const problems = {};
    for (const [who, run] of Object.entries(contenders)) {
      problems[who] = run(text).reduce((sum, document) => sum + document.violations.length, 0);
      // Warm, and find out how many calls make a round.
      const start = performance.now();
      let count = 0;
      while (performance.now() - start < 4 * ROUND_MS) { run(text); count += 1; }
      calls[who] = Math.max(1, Math.round(count / 4));
      micros[who] = [];
    }
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const [who, run] of Object.entries(contenders)) {
        const start = performance.now();
        for (let call = 0; call < calls[who]; call += 1) run(text);
        micros[who].push(((performance.now() - start) / calls[who]) * 1000);
      }
    }
    const ratio = summary(micros.ajv.map((theirs, round) => theirs / micros.ours[round]));
    results[name] = { bytes: text.length, problems, ours: summary(micros.ours), ajv: summary(micros.ajv), ratio };
  }
  return results;
}

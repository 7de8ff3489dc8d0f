// The validator off the main thread. It keeps the newest verdict whole and hands out a page of it at a time, so that
// neither side ever waits for a list of a hundred thousand documents. It tells how far it is, and asks the network for
// nothing. Whoever wants it to stop ends it.
import * as received from "received";
import * as validator from "validator";

/** As many problems are marked in the text; more only make it red. */
const MARKS = 1000;
/** As many problems of the only document are listed, and of each of many. */
const [LISTED, LISTED_OF_EACH] = [100, 10];
/** As many lives and personal values are listed: more are no reading matter. */
const SHOWN = 200;
/** After so many bytes it tells how far it is. */
const TELLS = 256 * 1024;

let newest;

/** The second module comes after the first verdict may have been given. */
let learned;
let unlearned;
const isLearned = new Promise((resolve, reject) => { [learned, unlearned] = [resolve, reject]; });
isLearned.catch(() => {});
const NEEDS_MORE = ["trace", "find", "fake"];

const work = {
  start: ({ module }) => { validator.initSync({ module }); },

  learn({ module, failure }) {
    if (!module) return unlearned(new Error(failure));
    received.initSync({ module });
    learned();
  },

  validate({ text, eventType, count }, tell) {
    newest?.free();
    newest = new validator.Check(eventType, text);
    for (let done = 0; done < 1; tell(done)) done = newest.step();
    return { report: { ...newest.summary(), documents: page({ from: 0, count }) }, marks: newest.violations(MARKS) };
  },

  documents: page,

  trace({ text }) {
    const { subjects, unplaced } = received.trace(text);
    const places = documents(text);
    const placed = (step) => ({ ...step, line: places[step.event].line, column: places[step.event].column });
    const findings = subjects.flatMap((subject) => [subject, ...subject.steps].flatMap((told) => told.findings));
    return {
      subjects: subjects.slice(0, SHOWN).map((subject) => ({ ...subject, steps: subject.steps.map(placed) })),
      unplaced: unplaced.slice(0, SHOWN).map(placed),
      total: subjects.length,
      orders: subjects.filter(({ kind }) => kind === "order").length,
      odd: findings.length + unplaced.length,
      impossible: findings.some((finding) => finding.class === "impossible"),
    };
  },

  // Events on lines of their own and items of an array are looked at one by one.
  find({ text }, tell) {
    const found = [];
    const each = progress(text.length, tell);
    const inArray = isArray(text);
    for (const [index, { start, end, line, column }] of documents(text).entries()) {
      for (const finding of received.findPersonalData(text.subarray(start, end))) {
        if (finding.line === 1) finding.column += column - 1;
        finding.line += line - 1;
        if (inArray) finding.pointer = `/${index}${finding.pointer}`;
        found.push(finding);
      }
      each(end);
    }
    const marks = found.slice(0, MARKS).map(({ line, column, length, why }) => ({ line, column, length, why }));
    return { found: { total: found.length, marked: marks.length, listed: found.slice(0, SHOWN) }, marks };
  },

  // One seed for all, so that the same person is the same in every event and in the headers. It is kept nowhere.
  fake({ text, headers }, tell) {
    const [seed] = crypto.getRandomValues(new BigUint64Array(1));
    return { text: fakeEvents(text, seed, tell), headers: received.fakeHeaders(headers, seed) };
  },
};

function page({ from, count, wrongOnly = false }) {
  const listed = newest.summary().form === "event" ? LISTED : LISTED_OF_EACH;
  return newest.documents(from, count, wrongOnly, listed);
}

/** The documents of a text: `[{start, end, line, column}]`, the first two in bytes. */
function documents(text) {
  const numbers = validator.documents(text);
  const place = (at) => ({ start: numbers[at], end: numbers[at + 1], line: numbers[at + 2], column: numbers[at + 3] });
  return Array.from({ length: numbers.length / 4 }, (_, index) => place(index * 4));
}

/** Each event on a line of its own for itself; everything else is one JSON text. */
function fakeEvents(text, seed, tell) {
  // There may be headers alone.
  if (text.length === 0) return "";
  const found = documents(text);
  if (found.length <= 1 || isArray(text)) return received.fake(text, seed);
  const each = progress(text.length, tell);
  const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
  let [copy, last] = ["", 0];
  for (const { start, end } of found) {
    copy += decoder.decode(text.subarray(last, start)) + received.fake(text.subarray(start, end), seed);
    each(last = end);
  }
  return copy + decoder.decode(text.subarray(last));
}

function isArray(text) {
  const first = text.findIndex((byte) => byte !== 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d);
  return text[first] === 0x5b;
}

/** Tells how far it is, but not of every document. */
function progress(length, tell) {
  let told = 0;
  return (at) => {
    if (at - told >= TELLS) tell((told = at) / length);
  };
}

onmessage = async ({ data: { turn, kind, ...question } }) => {
  const tell = (done) => postMessage({ turn, done });
  try {
    if (NEEDS_MORE.includes(kind)) await isLearned;
    postMessage({ turn, answer: work[kind](question, tell) });
  } catch (error) {
    // After a trap the module's memory is not to be trusted: whoever asked makes a new worker.
    const kind = error instanceof WebAssembly.RuntimeError ? "trap" : "refusal";
    postMessage({ turn, [kind]: error.message });
  }
};

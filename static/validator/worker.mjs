// The validator off the main thread. It keeps the newest verdict whole and hands out a page of it at a time, so that
// neither side ever waits for a list of a hundred thousand documents. It asks the network for nothing.
import * as validator from "validator";

/** As many problems are marked in the text; more only make it red. */
const MARKS = 1000;
/** As many problems of one document are listed. */
const LISTED = 100;

let newest;

const work = {
  start: ({ module }) => { validator.initSync({ module }); },

  validate({ text, eventType, count }) {
    newest = validator.validate(eventType, text);
    const wrong = newest.documents.filter((document) => !document.valid);
    const marks = [newest.outside, ...wrong.flatMap((document) => document.violations)].filter(Boolean).slice(0, MARKS);
    const types = [...new Set(newest.documents.map((document) => document.eventType))].filter(Boolean).slice(0, 50);
    const { form, valid, outside, omitted } = newest;
    const total = newest.documents.length;
    const documents = page({ from: 0, count });
    return { report: { form, valid, outside, omitted, total, wrong: wrong.length, types, documents }, marks };
  },

  documents: page,

  trace({ text }) {
    const { documents } = validator.validate(undefined, text);
    const story = validator.trace(text);
    const placed = (step) => ({ ...step, line: documents[step.event].line, column: documents[step.event].column });
    return {
      subjects: story.subjects.map((subject) => ({ ...subject, steps: subject.steps.map(placed) })),
      unplaced: story.unplaced.map(placed),
    };
  },

  // Events on lines of their own are looked at one by one; everything else is one JSON text.
  find({ text }) {
    const found = eventLines(text)?.flatMap(([line, event]) =>
      validator.findPersonalData(event).map((finding) => ({ ...finding, line: finding.line + line })));
    return found ?? validator.findPersonalData(text);
  },

  fake({ text }) {
    // One seed for all, so that the same person is the same in every event. It is kept nowhere.
    const [seed] = crypto.getRandomValues(new BigUint64Array(1));
    return eventLines(text)?.map(([, event]) => event && validator.fake(event, seed)).join("\n") ?? validator.fake(text, seed);
  },
};

/** The lines of a text that has an event on each, with how many stand before; nothing for any other text. */
function eventLines(text) {
  if (validator.validate(undefined, text).form !== "lines") return undefined;
  return new TextDecoder("utf-8", { ignoreBOM: true }).decode(text).split("\n").map((event, line) => [line, event.trim()]);
}

function page({ from, count, wrongOnly }) {
  const documents = wrongOnly ? newest.documents.filter((document) => !document.valid) : newest.documents;
  return documents.slice(from, from + count).map((document) => ({
    ...document,
    problems: document.violations.length,
    violations: document.violations.slice(0, LISTED),
  }));
}

onmessage = ({ data: { turn, kind, ...question } }) => {
  try {
    postMessage({ turn, answer: work[kind](question) });
  } catch (error) {
    // After a trap the module's memory is not to be trusted: whoever asked makes a new worker.
    const kind = error instanceof WebAssembly.RuntimeError ? "trap" : "refusal";
    postMessage({ turn, [kind]: error.message });
  }
};

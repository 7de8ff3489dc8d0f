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
  trace: ({ text }) => validator.trace(text),
  find: ({ text }) => validator.findPersonalData(text),
  fake: ({ text, seed }) => validator.fake(text, seed),
};

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
    postMessage({ turn, trap: String(error) });
  }
};

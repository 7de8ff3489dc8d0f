// Long texts, taken apart and put together in turns, so that the page is never held up by one.
import { Text } from "@codemirror/state";

/** From so many code units on a text is long. */
export const LONG = 500_000;
/** The main thread is given back after this many milliseconds. */
const TURN_MS = 8;
/** So many code units are dealt with at a time. */
const BLOCK = 1 << 16;
const LINE_END = /\r\n?|\n/;

/** A string as a document. */
export async function split(text) {
  const next = turns();
  let doc = Text.empty;
  for (let at = 0, end; end !== text.length; at = text.indexOf("\n", end) + 1) {
    const feed = text.indexOf("\n", at + BLOCK);
    // A line end of two characters is not cut in two.
    end = feed < 0 ? text.length : feed - (text[feed - 1] === "\r" ? 1 : 0);
    const lines = text.slice(at, end).split(LINE_END);
    doc = at === 0 ? Text.of(lines) : doc.append(Text.of(["", ...lines]));
    await next();
  }
  return doc;
}

/** A document as UTF-8. */
export async function encode(doc) {
  const next = turns();
  const encoder = new TextEncoder();
  let bytes = new Uint8Array(doc.length + 64);
  let length = 0;
  for (let at = 0; at < doc.length;) {
    let block = doc.sliceString(at, at + BLOCK);
    // Two halves of one character stay together.
    if (/[\uD800-\uDBFF]$/.test(block)) block = doc.sliceString(at, at + BLOCK + 1);
    if (bytes.length - length < block.length * 3) {
      const more = new Uint8Array(bytes.length * 2 + block.length * 3);
      more.set(bytes.subarray(0, length));
      bytes = more;
    }
    length += encoder.encodeInto(block, bytes.subarray(length)).written;
    at += block.length;
    await next();
  }
  return bytes.subarray(0, length);
}

/** A function that waits for the page's turn whenever ours has lasted long enough. */
function turns() {
  let since = performance.now();
  return async () => {
    if (performance.now() - since < TURN_MS) return;
    await new Promise((go) => setTimeout(go));
    since = performance.now();
  };
}

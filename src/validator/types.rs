//! The shapes that cross over, for TypeScript: the same names as in the rings. The test
//! `validator_types` fails where the two disagree.

use wasm_bindgen::prelude::*;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"
/** One thing wrong with a text. */
export interface Violation {
  /** The JSON pointer of the value at fault, or of the member whose name is; empty for the whole document. */
  pointer: string;
  /** The JSON pointer of the keyword in the schema; empty for what is wrong whatever the schema. */
  keyword: string;
  /** The line of the value or name, from 1. */
  line: number;
  /** The column in UTF-16 code units, from 1. */
  column: number;
  /** What must hold, what is there instead, and what to do where that is clear. */
  message: string;
}

/** What came of one document. */
export interface Inspected {
  /** Its place among the documents, from 0. */
  index: number;
  /** The event type that it was judged by. */
  eventType?: string;
  /** The event type that was probably meant, where there is none of that name. */
  nearest?: string;
  /** The line on which it starts, from 1. */
  line: number;
  /** The column at which it starts, in UTF-16 code units, from 1. */
  column: number;
  /** Whether nothing is wrong with it, whatever is left out of the violations. */
  valid: boolean;
  /** Everything wrong with it; pointers start at the document, lines and columns at the text. */
  violations: Violation[];
}

/** What came of a text. */
export interface Inspection {
  /** One document, an array of documents, or a document on each line. */
  form: "event" | "array" | "lines";
  /** Whether nothing at all is wrong. */
  valid: boolean;
  /** Every document, in the order of the text. */
  documents: Inspected[];
  /** What is wrong outside of the documents, such as an array that is never closed. */
  outside?: Violation;
  /** How many violations are left out, because a text that has so many is wrong in some other way. */
  omitted: number;
}
"#;

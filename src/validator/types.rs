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

export type PersonalDataKind =
  | "name" | "dateOfBirth" | "characteristic" | "email" | "phone" | "address" | "personalId" | "health" | "freeText"
  | "secret";

/** What looks like personal data. */
export interface PersonalData {
  /** The JSON pointer of the value, or of the member whose name it is. */
  pointer: string;
  line: number;
  column: number;
  /** How long it is as it is written, in UTF-16 code units. */
  length: number;
  kind: PersonalDataKind;
  /** What makes it look so, in a sentence that never repeats the value. */
  why: string;
}

/** A header whose value looks like a secret or like personal data. */
export interface HeaderData {
  /** The line, from 1. */
  line: number;
  /** The column of the value in UTF-16 code units, from 1. */
  column: number;
  /** How long the value is, in UTF-16 code units. */
  length: number;
  /** The name of the header as it is written. */
  name: string;
  kind: PersonalDataKind;
  /** What makes it look so, in a sentence that never repeats the value. */
  why: string;
}

/** What a set of received events tells. */
export interface Story {
  /** Orders, each followed by its kits, each followed by its tests. */
  subjects: Subject[];
  /** Events that belong to none of them, with the reason. */
  unplaced: Unplaced[];
}

export type SubjectKind = "order" | "kit" | "test";

/** An order, a kit or a test. */
export interface Subject {
  kind: SubjectKind;
  id: string;
  parent: { kind: SubjectKind; id: string } | null;
  /** Its events, the earliest first; those without a time come last. */
  steps: Step[];
  /** What concerns it as a whole. */
  findings: Finding[];
}

/** One event in the life of a subject. */
export interface Step {
  eventType: string;
  /** The place of the event in the text, from 0. */
  event: number;
  eventId: string | null;
  createdAt: string | null;
  /** Its place in the order of arrival, from 1. */
  received: number;
  findings: Finding[];
}

/** An event that belongs to no subject. */
export interface Unplaced {
  /** The place of the event in the text, from 0. */
  event: number;
  /** Its place in the order of arrival, from 1. */
  received: number;
  reason:
    | { kind: "notJson"; line: number; column: number; message: string }
    | { kind: "noEventType" }
    | { kind: "unknownEventType"; name: string }
    | { kind: "noKnownId"; name: string };
}

/** An event that a finding speaks of. */
export interface EventRef {
  event: number;
  eventType: string;
  createdAt: string | null;
}

/** One thing to be said of a step or a subject, with a sentence. */
export type Finding =
  | { kind: "missing"; class: "missing"; message: string; eventType: string; subject: SubjectKind; id: string; proof: EventRef }
  | { kind: "tooEarly"; class: "impossible"; message: string; event: EventRef; before: EventRef }
  | { kind: "contradicts"; class: "impossible"; message: string; event: EventRef; other: EventRef }
  | { kind: "idReused"; class: "impossible"; message: string; event: EventRef; eventId: string; other: EventRef }
  | { kind: "namedTooEarly"; class: "impossible"; message: string; event: EventRef; named: SubjectKind; id: string; from: string }
  | { kind: "twoParents"; class: "impossible"; message: string; subject: SubjectKind; id: string; parents: string[] }
  | { kind: "tooManyKits"; class: "impossible"; message: string; id: string; quantity: number; kits: number }
  | { kind: "afterCancelled"; class: "impossible"; message: string; event: EventRef; cancelled: EventRef }
  | { kind: "notMobile"; class: "impossible"; message: string; event: EventRef; phlebotomyType: string }
  | { kind: "repeat"; class: "repeated"; message: string; event: EventRef; of: EventRef }
  | { kind: "duplicate"; class: "repeated"; message: string; event: EventRef; of: EventRef }
  | { kind: "arrivedLate"; class: "outOfOrder"; message: string; event: EventRef; after: EventRef }
  | { kind: "noTime"; class: "unclear"; message: string; event: EventRef }
  | { kind: "unlinked"; class: "unclear"; message: string; subject: SubjectKind; id: string };
"#;

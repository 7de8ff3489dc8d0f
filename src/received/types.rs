//! The shapes that cross over, for TypeScript: the same names as in the rings. The test
//! `validator_types` fails where the two disagree.

use wasm_bindgen::prelude::*;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"
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

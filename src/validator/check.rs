//! A long text checked part by part, for a worker that tells how far it is. The verdict is kept here and handed out page by
//! page, so that nobody ever waits for a list of a hundred thousand documents.

use serde::Serialize;
use wasm_bindgen::prelude::*;

use super::INSPECTOR;
use super::parts::{Part, Parts};
use crate::inspect::{Form, Inspected, Inspection, documents as ranges};
use crate::javascript::plain;
use crate::json::Places;
use crate::schema::{VIOLATIONS_AT_MOST, Violation};

/// So many bytes are checked with one step, unless a document is longer.
const STEP: usize = 256 * 1024;
/// So many event types of a text are named.
const TYPES: usize = 50;

#[wasm_bindgen(typescript_custom_section)]
const TYPES_OF_A_CHECK: &str = r#"
/** The verdict on a text without its documents. */
export type CheckSummary = Omit<Inspection, "documents"> & {
  /** How many documents there are. */
  total: number;
  /** How many of them have problems. */
  wrong: number;
  /** The first event types that occur. */
  types: string[];
};

/** A document with the first of its violations. */
export type CheckedDocument = Omit<Inspected, "nearest"> & {
  /** How many violations it has. */
  problems: number;
};
"#;

/// A check of a text, in steps. At the end it says what `validate` says, document for document.
#[wasm_bindgen]
pub struct Check {
    event_type: Option<String>,
    parts: Parts,
    next: usize,
    told: usize,
    report: Inspection,
}

/// The verdict without its documents.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Summary<'r> {
    form: Form,
    valid: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    outside: Option<&'r Violation>,
    omitted: u32,
    total: usize,
    wrong: usize,
    types: Vec<&'r str>,
}

/// A document with the first of its violations.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Row<'r> {
    index: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    event_type: Option<&'r str>,
    line: u32,
    column: u32,
    valid: bool,
    problems: usize,
    violations: &'r [Violation],
}

#[wasm_bindgen]
impl Check {
    /// A check that has not begun. `step` is the number of bytes that each step takes, if not the usual one.
    #[wasm_bindgen(constructor)]
    pub fn new(
        #[wasm_bindgen(js_name = "eventType", unchecked_param_type = "string | null | undefined")] event_type: Option<
            String,
        >,
        text: Vec<u8>,
        step: Option<u32>,
    ) -> Self {
        let parts = Parts::new(text, step.map_or(STEP, |step| step as usize));
        let report = Inspection { form: Form::Event, valid: true, documents: Vec::new(), outside: None, omitted: 0 };
        Self { event_type, parts, next: 0, told: 0, report }
    }

    /// Takes one step and says how much of the text is done: 1 is all of it.
    pub fn step(&mut self) -> f64 {
        if self.next < self.parts.count() {
            let part = self.parts.part(self.next);
            let found = self.inspect(&part.text);
            self.next += 1;
            if self.parts.count() == 1 {
                self.report = found;
            } else if !self.take(&part, found) {
                // What is wrong between documents is a matter of the whole text.
                self.report = self.inspect(self.parts.whole());
                self.next = self.parts.count();
            } else if self.next < self.parts.count() {
                #[expect(clippy::cast_precision_loss, reason = "texts are shorter than 2^52 bytes")]
                return part.end as f64 / self.parts.whole().len() as f64;
            }
        }
        1.0
    }

    /// The verdict so far, without the documents.
    #[wasm_bindgen(unchecked_return_type = "CheckSummary")]
    pub fn summary(&self) -> Result<JsValue, JsValue> {
        let Inspection { form, valid, documents, outside, omitted } = &self.report;
        let mut types: Vec<&str> = Vec::new();
        for name in documents.iter().filter_map(|document| document.event_type.as_deref()) {
            if types.len() < TYPES && !types.contains(&name) {
                types.push(name);
            }
        }
        plain(&Summary {
            form: *form,
            valid: *valid,
            outside: outside.as_ref(),
            omitted: *omitted,
            total: documents.len(),
            wrong: documents.iter().filter(|document| !document.valid).count(),
            types,
        })
    }

    /// The first violations of all, in the order of the text.
    #[wasm_bindgen(unchecked_return_type = "Violation[]")]
    pub fn violations(&self, most: usize) -> Result<JsValue, JsValue> {
        let inside = self.report.documents.iter().flat_map(|document| &document.violations);
        plain(&self.report.outside.iter().chain(inside).take(most).collect::<Vec<_>>())
    }

    /// Documents from the one at `from` on, of all or of those with problems, each with as many violations as are wanted.
    #[wasm_bindgen(unchecked_return_type = "CheckedDocument[]")]
    pub fn documents(
        &self,
        from: usize,
        count: usize,
        #[wasm_bindgen(js_name = "wrongOnly")] wrong_only: bool,
        violations: usize,
    ) -> Result<JsValue, JsValue> {
        let wanted = self.report.documents.iter().filter(|document| !(wrong_only && document.valid));
        plain(&wanted.skip(from).take(count).map(|document| row(document, violations)).collect::<Vec<_>>())
    }

    fn inspect(&self, text: &[u8]) -> Inspection {
        INSPECTOR.with(|inspector| inspector.inspect(text, self.event_type.as_deref()))
    }

    /// Takes what was found in a part, as it is in the whole; says no where the whole may be of another mind.
    fn take(&mut self, part: &Part, found: Inspection) -> bool {
        if found.outside.is_some() || found.omitted > 0 {
            return false;
        }
        self.report.form = found.form;
        for mut document in found.documents.into_iter().skip(part.foreign) {
            document.index = u32::try_from(self.report.documents.len()).unwrap_or(u32::MAX);
            part.place(&mut document.line, &mut document.column);
            if self.told == VIOLATIONS_AT_MOST {
                document.nearest = None;
            }
            let room = VIOLATIONS_AT_MOST - self.told;
            let left_out = document.violations.split_off(room.min(document.violations.len()));
            if left_out.iter().any(|violation| violation.pointer.is_empty() && violation.keyword.is_empty()) {
                return false;
            }
            self.told += document.violations.len();
            self.report.omitted += u32::try_from(left_out.len()).unwrap_or(0);
            for violation in &mut document.violations {
                part.place(&mut violation.line, &mut violation.column);
            }
            self.report.valid &= document.valid;
            self.report.documents.push(document);
        }
        true
    }
}

fn row(document: &Inspected, most: usize) -> Row<'_> {
    let violations = &document.violations;
    Row {
        index: document.index,
        event_type: document.event_type.as_deref(),
        line: document.line,
        column: document.column,
        valid: document.valid,
        problems: violations.len(),
        violations: &violations[..most.min(violations.len())],
    }
}

/// Where the documents of a text stand: for each its first byte, the byte after its last, its line and its column.
#[wasm_bindgen(js_name = "documents")]
#[expect(clippy::needless_pass_by_value, reason = "bytes that come from JavaScript are owned")]
pub fn document_places(text: Vec<u8>) -> Vec<u32> {
    let mut places = Places::new(&text);
    let narrow = |offset: usize| u32::try_from(offset).unwrap_or(u32::MAX);
    let of = |range: std::ops::Range<usize>| {
        // The only document of a text has the white space around it.
        let space = text[range.clone()].iter().take_while(|byte| byte.is_ascii_whitespace()).count();
        let start = range.start + space;
        let (line, column) = places.of(start);
        [narrow(start), narrow(range.end.max(start)), line, column]
    };
    ranges(&text).into_iter().flat_map(of).collect()
}

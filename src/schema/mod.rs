//! JSON text and a JSON Schema (draft 2020-12) in, violations out: each with its place in the text and a sentence that
//! a person understands.
//!
//! The text is read once into a list of spans (`document`); the schema is compiled ahead into rules (`compile`, `plan`);
//! the rules are run over the spans (`check`); only what fails gets words, lines and columns (`report`). The time taken
//! grows with the text and never faster.
//!
//! It never fetches a schema, reads a clock or draws a random number, and it never passes over a keyword, format or
//! pattern that it does not know: such a schema does not compile.

mod canonical;
mod check;
mod compile;
mod format;
mod number;
mod pattern;
mod plan;
mod report;
mod uri;

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::json::{self, Places, SyntaxError, Value};
use compile::Settings;
use plan::Plan;

/// How many violations of one text are told; a text that has more is wrong in some other way.
pub const VIOLATIONS_AT_MOST: usize = 10_000;

/// A schema, compiled ahead.
#[derive(Clone, Debug)]
pub struct Schema {
    plan: Plan,
}

/// Why a schema cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CompileError {
    /// The JSON pointer of the keyword at fault, after the address and `#` if it stands in a remote schema.
    pub pointer: String,
    /// What is wrong there.
    pub message: String,
}

impl fmt::Display for CompileError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} (at \"{}\" of the schema)", self.message, self.pointer)
    }
}

impl std::error::Error for CompileError {}

/// One thing wrong with a text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Violation {
    /// The JSON pointer of the value at fault, or of the member whose name is; empty for the whole document.
    pub pointer: String,
    /// The JSON pointer of the keyword in the schema; empty for what is wrong whatever the schema.
    pub keyword: String,
    /// The line of the value or name, from 1.
    pub line: u32,
    /// The column in UTF-16 code units, as editors and JavaScript count, from 1.
    pub column: u32,
    /// What must hold, what is there instead, and what to do where that is clear.
    pub message: String,
}

/// Whether `format` is checked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Formats {
    /// A text that lacks its format is invalid; a format that cannot be checked does not compile.
    #[default]
    Assert,
    /// Formats only describe, unless the schema's dialect asserts them.
    Annotate,
}

/// What becomes of a keyword that is not known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum UnknownKeywords {
    /// The schema does not compile. Keywords that begin with `x-` are annotations and pass.
    #[default]
    Refuse,
    /// It is an annotation, as the specification has it; so is a format that is not known.
    Ignore,
}

/// How to compile: the remote schemas and the choices that the specification leaves open.
#[derive(Clone, Debug, Default)]
pub struct Compiler<'s> {
    remotes: Vec<(&'s str, &'s str)>,
    formats: Formats,
    unknown: UnknownKeywords,
}

impl<'s> Compiler<'s> {
    /// A compiler that refuses what it does not know and has no remotes.
    pub fn new() -> Self {
        Self::default()
    }

    /// With one more schema that references may lead to, by its address.
    #[must_use]
    pub fn remote(mut self, uri: &'s str, text: &'s str) -> Self {
        self.remotes.push((uri, text));
        self
    }

    /// With formats checked or not.
    #[must_use]
    pub fn formats(self, formats: Formats) -> Self {
        Self { formats, ..self }
    }

    /// With keywords that are not known refused or ignored.
    #[must_use]
    pub fn unknown_keywords(self, unknown: UnknownKeywords) -> Self {
        Self { unknown, ..self }
    }

    /// Compiles a schema.
    pub fn compile(&self, text: &str) -> Result<Schema, CompileError> {
        let settings = Settings { formats: self.formats, unknown: self.unknown };
        compile::compile(text, &self.remotes, settings).map(|plan| Schema { plan })
    }
}

impl Schema {
    /// Compiles a schema that stands alone.
    pub fn compile(text: &str) -> Result<Schema, CompileError> {
        Compiler::new().compile(text)
    }

    /// Compiles a schema that may refer to others, given by address and text.
    pub fn compile_with(text: &str, remotes: &[(&str, &str)]) -> Result<Schema, CompileError> {
        remotes.iter().fold(Compiler::new(), |compiler, (uri, text)| compiler.remote(uri, text)).compile(text)
    }

    /// The same schema, but of the root's properties only these are required.
    #[must_use]
    pub fn requiring_only(mut self, properties: &[&str]) -> Schema {
        let root = self.plan.rules[0].object.get_or_insert_default();
        for property in &mut root.properties {
            property.required = false;
        }
        for name in properties {
            root.property(name).required = true;
        }
        self
    }

    /// Everything wrong with a text, in the order of the text; empty if it is valid. A text that is not JSON has one
    /// violation, at the place where it stops being JSON.
    pub fn check(&self, text: &[u8]) -> Vec<Violation> {
        match json::parse(text) {
            Ok(document) => self.check_value(document.root(), &mut Places::new(text)),
            Err(error) => vec![not_json(text, error)],
        }
    }

    /// Everything wrong with a value of a document that has been read: pointers start at the value, lines and columns at
    /// the text of the document. Invariant: `places` sweeps over that text and has not passed the value.
    pub fn check_value(&self, value: Value<'_>, places: &mut Places<'_>) -> Vec<Violation> {
        let failures = check::check(&self.plan, value);
        let repeated = value.repeated_names();
        if failures.is_empty() && repeated.is_empty() {
            return Vec::new();
        }
        report::violations(&self.plan, value, failures, repeated, places)
    }
}

/// What is said of a text that is not JSON.
pub fn not_json(text: &[u8], error: SyntaxError) -> Violation {
    let (line, column) = Places::new(text).of(error.offset);
    Violation { pointer: String::new(), keyword: String::new(), line, column, message: error.cause.to_string() }
}

/// Where an `eventType` usually stands: a long text is read on only if it is not there.
const HEAD_BYTES: usize = 64 << 10;

/// The `eventType` of a text, if it is a string; of a text that is still being written too, as far as it is JSON.
pub fn event_type_of(text: &[u8]) -> Option<String> {
    let find = |text| {
        let (document, _) = json::parse_prefix(text);
        document.root_member("eventType").and_then(Value::as_string).map(Into::into)
    };
    match text.get(..HEAD_BYTES) {
        Some(head) => find(head).or_else(|| find(text)),
        None => find(text),
    }
}

//! Judges documents by the catalogue's schemas, each compiled when it is first needed.

use std::borrow::Cow;
use std::cell::OnceCell;

use super::split::split;
use super::{DOCUMENTS_AT_MOST, Form, Inspected, Inspection, envelope, event_type, scan};
use crate::catalogue::{self, Entry};
use crate::json::{self, Document, Kind, Places, SyntaxError, Value};
use crate::schema::{self, CompileError, Schema, VIOLATIONS_AT_MOST, Violation};

/// Schemas in the catalogue's order, each compiled when it is first needed.
type Schemas = Box<[OnceCell<Result<Schema, CompileError>>]>;

/// Inspects texts and keeps what it has compiled for the next one.
pub struct Inspector {
    schemas: Schemas,
    published: Schemas,
    envelope: OnceCell<Schema>,
}

impl Default for Inspector {
    fn default() -> Self {
        Self::new()
    }
}

impl Inspector {
    /// An inspector that has compiled nothing yet.
    pub fn new() -> Self {
        let none = || catalogue::entries().iter().map(|_| OnceCell::new()).collect();
        Self { schemas: none(), published: none(), envelope: OnceCell::new() }
    }

    /// Everything that is wrong with the documents of a text, each judged by `event_type` or, without one, by what it says
    /// itself.
    pub fn inspect(&self, text: &[u8], event_type: Option<&str>) -> Inspection {
        match json::parse(text) {
            Ok(document) if document.root().items().nth(DOCUMENTS_AT_MOST).is_none() => {
                self.whole(&document, event_type)
            }
            _ => self.parts(text, event_type),
        }
    }

    /// Inspects a text that is JSON from its first byte to its last: it has been read once, and that is enough.
    fn whole(&self, document: &Document<'_>, asked: Option<&str>) -> Inspection {
        let root = document.root();
        let form = if root.kind() == Kind::Array { Form::Array } else { Form::Event };
        let one = (form == Form::Event).then_some(root);
        let mut places = Places::new(document.text().as_bytes());
        let mut tally = Tally::default();
        let mut documents = Vec::with_capacity(root.count() as usize);
        for (index, value) in (0..).zip(one.into_iter().chain(root.items())) {
            let start = places.of(value.start() as usize);
            let judgement = self.judge(value, &mut places, asked, &mut tally);
            documents.push(tally.count(judgement, index, start, (1, 1)));
        }
        let valid = documents.iter().all(|document| document.valid);
        Inspection { form, valid, documents, outside: None, omitted: tally.omitted }
    }

    /// Inspects a text part by part: lines, and whatever is broken somewhere.
    fn parts(&self, text: &[u8], asked: Option<&str>) -> Inspection {
        let mut parts = split(text, DOCUMENTS_AT_MOST + 1);
        let has_too_many = parts.ranges.len() > DOCUMENTS_AT_MOST;
        parts.ranges.truncate(DOCUMENTS_AT_MOST);

        let mut places = Places::new(text);
        let mut tally = Tally::default();
        let documents: Vec<Inspected> = (0..)
            .zip(parts.ranges)
            .map(|(index, range)| {
                let origin = places.of(range.start);
                let start = places.of(scan::skip_space(text, range.start));
                let part = &text[range];
                let judgement = match json::parse(part) {
                    Ok(document) => self.judge(document.root(), &mut Places::new(part), asked, &mut tally),
                    Err(error) => self.judge_broken(part, error, asked, &mut tally),
                };
                tally.count(judgement, index, start, origin)
            })
            .collect();

        let outside = match parts.is_sound {
            _ if has_too_many => Some(too_many(parts.form)),
            true => None,
            false => unsound(text).filter(|found| !is_told(&documents, found)),
        };
        let valid = parts.is_sound && outside.is_none() && documents.iter().all(|document| document.valid);
        Inspection { form: parts.form, valid, documents, outside, omitted: tally.omitted }
    }

    /// Judges a document by the event type asked for or its own. `places` has not passed it.
    fn judge(&self, value: Value<'_>, places: &mut Places<'_>, asked: Option<&str>, tally: &mut Tally) -> Judgement {
        let name = asked.map(Cow::Borrowed).or_else(|| event_type::of(value));
        let known = name.as_deref().and_then(index);
        let nearest = name.as_deref().filter(|_| known.is_none()).and_then(|name| tally.nearest(name));
        let mut at_start = |message: String| {
            let (line, column) = places.of(value.start() as usize);
            vec![Violation { line, column, ..of_the_text(message) }]
        };
        let violations = match (known, name.as_deref()) {
            (Some(index), _) => match self.schema(index) {
                Ok(schema) => schema.check_value(value, places),
                Err(error) => at_start(unusable(error)),
            },
            (None, Some(name)) if asked.is_some() => at_start(envelope::unknown(name, nearest)),
            (None, name) => envelope::check(self.envelope(), value, places, name, nearest),
        };
        let event_type = known.map(|index| catalogue::entries()[index].event_type.into());
        let event_type = event_type.or_else(|| name.map(|name| Cow::Owned(name.into_owned())));
        Judgement { event_type, nearest, violations }
    }

    /// Judges a document that is not JSON.
    fn judge_broken(&self, text: &[u8], error: SyntaxError, asked: Option<&str>, tally: &mut Tally) -> Judgement {
        let name = asked.map(str::to_owned).or_else(|| event_type::of_broken(text));
        let known = name.as_deref().and_then(index);
        let nearest = name.as_deref().filter(|_| known.is_none()).and_then(|name| tally.nearest(name));
        let unknown = asked.filter(|_| known.is_none()).map(|name| envelope::unknown(name, nearest));
        let violation = match known.map(|index| self.schema(index)) {
            Some(Err(error)) => at_start(text, unusable(error)),
            _ => unknown.map_or_else(|| schema::not_json(text, error), |message| at_start(text, message)),
        };
        Judgement { event_type: name.map(Cow::Owned), nearest, violations: vec![violation] }
    }

    fn schema(&self, index: usize) -> Result<&Schema, &CompileError> {
        self.schemas[index].get_or_init(|| Schema::compile(catalogue::entries()[index].schema())).as_ref()
    }

    /// The schema of what is published: of the root's members only `needed` are required.
    pub(super) fn published(&self, index: usize, needed: &[&str]) -> Result<&Schema, &CompileError> {
        let compile = |entry: &Entry| Ok(Schema::compile(entry.schema())?.requiring_only(needed));
        self.published[index].get_or_init(|| compile(&catalogue::entries()[index])).as_ref()
    }

    pub(super) fn envelope(&self) -> &Schema {
        self.envelope.get_or_init(envelope::schema)
    }
}

/// Where an event type stands in the catalogue.
pub(super) fn index(name: &str) -> Option<usize> {
    catalogue::entries().iter().position(|entry| entry.event_type == name)
}

/// What is known of a document, by the lines and columns of the text it was read in.
struct Judgement {
    event_type: Option<Cow<'static, str>>,
    nearest: Option<&'static str>,
    violations: Vec<Violation>,
}

/// How many violations have been told and left out so far.
#[derive(Default)]
struct Tally {
    told: usize,
    omitted: u32,
    /// The last name that is no event type, and what was probably meant by it.
    misspelt: Option<(String, Option<&'static str>)>,
}

impl Tally {
    /// The event type that was probably meant by a name. It takes longer to find than all else about a document, so it is
    /// looked for once where a name comes again, and not at all when no more is told.
    fn nearest(&mut self, name: &str) -> Option<&'static str> {
        if self.told == VIOLATIONS_AT_MOST {
            return None;
        }
        match &self.misspelt {
            Some((known, nearest)) if known == name => *nearest,
            _ => {
                let nearest = catalogue::nearest(name).map(|entry| entry.event_type);
                self.misspelt = Some((name.to_owned(), nearest));
                nearest
            }
        }
    }

    /// What is told of a document: as many violations as there is room for, by lines and columns of the whole text in
    /// which the document's own text begins at `origin`.
    fn count(&mut self, judgement: Judgement, index: u32, start: (u32, u32), origin: (u32, u32)) -> Inspected {
        let Judgement { event_type, nearest, mut violations } = judgement;
        let valid = violations.is_empty();
        let room = VIOLATIONS_AT_MOST - self.told;
        let left_out = violations.len().saturating_sub(room);
        violations.truncate(room);
        self.told += violations.len();
        self.omitted = self.omitted.saturating_add(u32::try_from(left_out).unwrap_or(u32::MAX));
        for violation in &mut violations {
            if violation.line == 1 {
                violation.column += origin.1 - 1;
            }
            violation.line += origin.0 - 1;
        }
        let nearest = nearest.map(Cow::Borrowed);
        Inspected { index, event_type, nearest, line: start.0, column: start.1, valid, violations }
    }
}

/// The first place at which an array is not one.
pub(super) fn unsound(text: &[u8]) -> Option<Violation> {
    let error = json::parse(text).err()?;
    let (line, column) = Places::new(text).of(error.offset);
    Some(Violation { line, column, ..of_the_text(error.cause.to_string()) })
}

/// Whether a document has been told of that very place.
fn is_told(documents: &[Inspected], found: &Violation) -> bool {
    let mut violations = documents.iter().flat_map(|document| &document.violations);
    violations.any(|told| (told.line, told.column) == (found.line, found.column) && told.keyword.is_empty())
}

fn too_many(form: Form) -> Violation {
    let what = if form == Form::Array { "items" } else { "lines" };
    of_the_text(format!("The text has more than {DOCUMENTS_AT_MOST} {what}; split it"))
}

fn unusable(error: &CompileError) -> String {
    format!("The schema of this event type cannot be used: {error}")
}

/// A violation of a document as such.
fn at_start(text: &[u8], message: String) -> Violation {
    let (line, column) = Places::new(text).of(scan::skip_space(text, 0));
    Violation { line, column, ..of_the_text(message) }
}

fn of_the_text(message: String) -> Violation {
    Violation { pointer: String::new(), keyword: String::new(), line: 1, column: 1, message }
}

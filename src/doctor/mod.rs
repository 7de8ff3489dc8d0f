//! Why a signature does not verify: the request as it arrived is tried with every mistake that we know, until one of them
//! gives the very signature. What is named was found by calculation, unless it says that it was not.
//!
//! It never reads a clock and never sends anything; the secret stays with whoever asks.

mod body;
mod cause;
mod difference;
mod fix;
mod headers;
mod peel;
mod search;
mod secret;
mod sentence;
mod signature;
mod writer;

pub use cause::{Cause, Encoding, Field, Form, Order, Rewritten, Spaces};
pub use fix::{Fix, Language};

use self::headers::Headers;
use self::search::Match;
use crate::json;
use crate::model::Timestamp;

/// Receivers refuse what was signed more than so many seconds before or after their own time.
pub const TOLERANCE_SECONDS: u64 = 300;

/// A request as somebody has it before them.
#[derive(Clone, Copy, Debug)]
pub struct Case<'a> {
    /// The headers, in whatever form they were copied.
    pub headers: &'a str,
    /// The bytes of the body.
    pub body: &'a [u8],
    /// The secrets that may have signed it.
    pub secrets: &'a [&'a str],
    /// The body as it is known to have been sent, if it is.
    pub sent: Option<&'a str>,
    /// Events of the same type, as JSON: members may have stood in the same order.
    pub likes: &'a [&'a str],
}

/// What is still missing of a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Input {
    /// No header of ours is there.
    Headers,
    /// There is no body.
    Body,
    /// There is no secret.
    Secret,
}

/// What a case is, whatever the time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Examined {
    state: State,
    notes: Vec<Note>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum State {
    Incomplete(Vec<Input>),
    Found { secret: usize, signed_at: Option<Timestamp>, causes: Vec<Cause> },
    NotFound(Vec<Cause>),
}

/// What is worth knowing though it is no mistake of the sender's or the signature's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Note {
    /// Not the first signature of the list is the one: a secret is being rotated.
    NotTheFirst {
        /// Which one it is, from 1.
        place: usize,
        /// How many there are.
        of: usize,
    },
    /// The headers' names are written so.
    NameSpelt(String),
}

/// The verdict.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Diagnosis {
    /// It cannot be told without these.
    Incomplete(Vec<Input>),
    /// It is genuine.
    Valid {
        /// The secret that signed it, by its place among those given.
        secret: usize,
        /// How many seconds ago that was; less than nothing by another clock.
        age: i64,
    },
    /// It does not verify, for these causes together: undo them, and the secret of that place gives the signature.
    Explained {
        /// The secret.
        secret: usize,
        /// Why.
        causes: Vec<Cause>,
    },
    /// It does not verify, and these are plain to see; whether they are all cannot be told.
    Unexplained {
        /// What there is to see.
        causes: Vec<Cause>,
    },
}

/// Tries everything.
pub fn examine(case: &Case<'_>) -> Examined {
    let headers = Headers::parse(case.headers);
    let given = signature::given(&headers.signatures);
    let mut notes: Vec<_> = headers.spelt.clone().map(Note::NameSpelt).into_iter().collect();
    let inputs = [
        (headers.is_empty(), Input::Headers),
        (case.body.is_empty(), Input::Body),
        (case.secrets.is_empty(), Input::Secret),
    ];
    let missing: Vec<_> = inputs.into_iter().filter(|(is_missing, _)| *is_missing).map(|(_, input)| input).collect();
    if !missing.is_empty() {
        return Examined { state: State::Incomplete(missing), notes };
    }
    let state = match search::search(case, &headers, &given) {
        Some(Match { secret, signed_at, place, mut causes }) => {
            if given.len() > 1 && place > 0 {
                notes.insert(0, Note::NotTheFirst { place: place + 1, of: given.len() });
            }
            let repeated = Field::ALL.into_iter().filter(|field| headers.of(*field).len() > 1);
            causes.splice(0..0, repeated.map(Cause::Repeated));
            State::Found { secret, signed_at, causes }
        }
        None => State::NotFound(visible(case, &headers, &given)),
    };
    Examined { state, notes }
}

impl Examined {
    /// The verdict at a time.
    pub fn judge(&self, now: Timestamp) -> Diagnosis {
        match &self.state {
            State::Incomplete(inputs) => Diagnosis::Incomplete(inputs.clone()),
            State::NotFound(causes) => Diagnosis::Unexplained { causes: causes.clone() },
            State::Found { secret, signed_at, causes } => {
                let age = signed_at.map_or(0, |at| now.as_seconds().cast_signed() - at.as_seconds().cast_signed());
                let mut causes = causes.clone();
                if age.unsigned_abs() > TOLERANCE_SECONDS {
                    let by = age.unsigned_abs();
                    causes.push(if age > 0 { Cause::TooOld(by) } else { Cause::TooEarly(by) });
                }
                if causes.is_empty() {
                    Diagnosis::Valid { secret: *secret, age }
                } else {
                    Diagnosis::Explained { secret: *secret, causes }
                }
            }
        }
    }

    /// What else is worth knowing.
    pub fn notes(&self) -> &[Note] {
        &self.notes
    }
}

/// What can be seen without any calculation.
fn visible(case: &Case<'_>, headers: &Headers, given: &[signature::Given]) -> Vec<Cause> {
    let mut causes = Vec::new();
    for field in Field::ALL {
        match headers.of(field).len() {
            0 => causes.push(Cause::Missing(field)),
            1 => {}
            _ => causes.push(Cause::Repeated(field)),
        }
    }
    if !headers.signatures.is_empty() && !signature::has_version_one(given) {
        causes.push(Cause::NoVersionOne);
    }
    if headers.timestamps.iter().any(|at| search::seconds(at).is_none()) {
        causes.push(Cause::TimestampForm);
    }
    if !case.secrets.iter().any(|secret| secret::is_readable(secret)) {
        causes.push(Cause::SecretUnreadable);
    }
    causes.extend(visible_in_body(case, headers));
    if causes.is_empty() { vec![Cause::OtherSecret(case.secrets.len())] } else { causes }
}

fn visible_in_body(case: &Case<'_>, headers: &Headers) -> Vec<Cause> {
    if let Some(sent) = case.sent.filter(|sent| sent.as_bytes() != case.body) {
        return body::changes(sent.as_bytes(), case.body);
    }
    if String::from_utf8_lossy(case.body).contains('\u{fffd}') {
        return vec![Cause::Replaced];
    }
    match json::parse(case.body) {
        Ok(document) => {
            let id = document.root_member("id").map(|id| id.string().into_owned());
            let is_other = id.is_some_and(|id| !headers.ids.is_empty() && !headers.ids.contains(&id));
            let rewritten = difference::from_ours(&document).map(Cause::Rewritten);
            is_other.then_some(Cause::IdChanged).into_iter().chain(rewritten).collect()
        }
        Err(error) if error.offset >= case.body.trim_ascii_end().len() => vec![Cause::BodyCut],
        Err(_) => Vec::new(),
    }
}

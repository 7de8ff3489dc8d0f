//! The search: every reading of the secret with every body, id, timestamp and form of the signed text, those with the
//! fewest mistakes first.

use super::body::{self, Original};
use super::cause::{Cause, Field, Form};
use super::headers::Headers;
use super::secret::{self, Key};
use super::signature::{self, Given};
use super::{Case, json};
use crate::delivery;
use crate::model::Timestamp;

/// So many bytes go through the hash, so that a verdict comes while one types.
const HASHED_AT_MOST: usize = 2_000_000;
/// So many mistakes are looked for at once. One more may be in how the signature is written.
const MISTAKES_AT_MOST: usize = 2;

const FORMS: [Option<Form>; 15] = [
    None,
    Some(Form::BodyAlone),
    Some(Form::WithoutId),
    Some(Form::WithoutTimestamp),
    Some(Form::Swapped),
    Some(Form::InMillis),
    Some(Form::Separator(":")),
    Some(Form::Separator("")),
    Some(Form::Separator("\n")),
    Some(Form::Separator("-")),
    Some(Form::Separator("_")),
    Some(Form::Separator("|")),
    Some(Form::Separator(",")),
    Some(Form::Separator(" ")),
    Some(Form::Separator("/")),
];

/// What gives one of the signatures.
pub(super) struct Match {
    pub(super) secret: usize,
    pub(super) signed_at: Option<Timestamp>,
    /// Which signature it is, from 0.
    pub(super) place: usize,
    pub(super) causes: Vec<Cause>,
}

/// A header's value as it may have been, and what happened to it.
struct Reading {
    text: String,
    cause: Option<Cause>,
}

/// Looks for what gives one of the signatures.
pub(super) fn search(case: &Case<'_>, headers: &Headers, given: &[Given]) -> Option<Match> {
    if given.is_empty() {
        return None;
    }
    let likes: Vec<_> = case.likes.iter().filter_map(|like| json::parse(like.as_bytes()).ok()).collect();
    let originals = body::originals(case.body, case.sent.map(str::as_bytes), &likes);
    let keys: Vec<_> = case.secrets.iter().enumerate().flat_map(|(at, text)| secret::keys(at, text)).collect();
    let ids = ids(headers, case.body);
    let timestamps = timestamps(headers);
    let mut left = HASHED_AT_MOST;
    for mistakes in 0..=MISTAKES_AT_MOST {
        for (at, original) in originals.iter().enumerate() {
            let of_body = usize::from(at > 0);
            if of_body > mistakes || (mistakes > 1 && !original.is_common) {
                continue;
            }
            for (id, timestamp) in ids.iter().flat_map(|id| timestamps.iter().map(move |timestamp| (id, timestamp))) {
                let of_headers = usize::from(id.cause.is_some()) + usize::from(timestamp.cause.is_some());
                for (form, key) in FORMS.iter().flat_map(|form| keys.iter().map(move |key| (form, key))) {
                    let cost = of_body + of_headers + usize::from(form.is_some()) + usize::from(key.cause.is_some());
                    if cost != mistakes {
                        continue;
                    }
                    left = left.checked_sub(original.bytes.len() + 256)?;
                    let trial = Trial { key, id, timestamp, form: *form, original, is_changed: at > 0 };
                    if let Some(found) = trial.run(given, case) {
                        return Some(found);
                    }
                }
            }
        }
    }
    None
}

/// The seconds of a timestamp header, if it is one as we write them.
pub(super) fn seconds(text: &str) -> Option<u64> {
    let is_digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|seconds| is_digits && (1_000_000_000..100_000_000_000).contains(seconds))
}

struct Trial<'a> {
    key: &'a Key,
    id: &'a Reading,
    timestamp: &'a Reading,
    form: Option<Form>,
    original: &'a Original,
    is_changed: bool,
}

impl Trial<'_> {
    fn run(&self, given: &[Given], case: &Case<'_>) -> Option<Match> {
        let (id, at) = (self.id.text.as_str(), self.timestamp.text.as_str());
        let before = match self.form {
            None => format!("{id}.{at}."),
            Some(Form::BodyAlone) => String::new(),
            Some(Form::WithoutId) => format!("{at}."),
            Some(Form::WithoutTimestamp) => format!("{id}."),
            Some(Form::Swapped) => format!("{at}.{id}."),
            Some(Form::Separator(between)) => format!("{id}{between}{at}{between}"),
            Some(Form::InMillis) => format!("{id}.{at}000."),
        };
        let digest = delivery::digest(&self.key.bytes, &[before.as_bytes(), &self.original.bytes]);
        let (place, written) = signature::find(&digest, given)?;
        let mut causes: Vec<_> = [&self.id.cause, &self.timestamp.cause].into_iter().flatten().cloned().collect();
        causes.extend(written);
        causes.extend(self.key.cause.clone());
        causes.extend(self.form.map(Cause::Signed));
        if self.is_changed {
            causes.extend(body::changes(&self.original.bytes, case.body));
        }
        let signed_at = seconds(at).map(|seconds| Timestamp::from_millis(seconds * 1000));
        Some(Match { secret: self.key.secret, signed_at, place, causes })
    }
}

/// The ids that may have been signed: the header's, and the one that the event itself has.
fn ids(headers: &Headers, body: &[u8]) -> Vec<Reading> {
    let plain = headers.ids.iter().map(|text| Reading { text: text.clone(), cause: None });
    let mut ids: Vec<_> = plain.collect();
    let body = body.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(body);
    let event = json::parse_prefix(body).0.root_member("id").map(|id| id.string().into_owned());
    if let Some(event) = event.filter(|event| !event.is_empty() && !headers.ids.contains(event)) {
        let cause = match headers.ids.first() {
            None => Cause::Missing(Field::Id),
            Some(id) if id.eq_ignore_ascii_case(&event) => Cause::IdCase,
            Some(id) if event.starts_with(id) => Cause::IdCut,
            Some(_) => Cause::IdChanged,
        };
        ids.push(Reading { text: event, cause: Some(cause) });
    }
    // What was signed may not have needed one.
    if ids.is_empty() {
        ids.push(Reading { text: String::new(), cause: Some(Cause::Missing(Field::Id)) });
    }
    ids
}

fn timestamps(headers: &Headers) -> Vec<Reading> {
    let mut timestamps: Vec<_> =
        headers.timestamps.iter().map(|text| Reading { text: text.clone(), cause: None }).collect();
    for text in &headers.timestamps {
        let reading = |text: String, cause: Cause| Reading { text, cause: Some(cause) };
        let digits = text.split('.').next().unwrap_or_default();
        if let Some(millis) = text.parse::<u64>().ok().filter(|millis| *millis >= 100_000_000_000) {
            timestamps.push(reading((millis / 1000).to_string(), Cause::TimestampInMillis));
        } else if let Ok(moment) = Timestamp::parse(text) {
            timestamps.push(reading(moment.as_seconds().to_string(), Cause::TimestampForm));
        } else if digits != text && seconds(digits).is_some() {
            timestamps.push(reading(digits.to_owned(), Cause::TimestampForm));
        }
    }
    if timestamps.is_empty() {
        timestamps.push(Reading { text: String::new(), cause: Some(Cause::Missing(Field::Timestamp)) });
    }
    timestamps
}

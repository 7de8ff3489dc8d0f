//! Two people changed the same endpoint: what each of them changed, field by field, and the form that comes of a choice.
//!
//! Each header is a field of its own. Saved header values are never told, so that one was changed shows by its length and
//! fingerprint alone, and what somebody only kept can be kept no more once the other changed or removed it.

use std::collections::BTreeSet;

use serde_json::Value;

use super::form::{EndpointForm, HeaderRow};
use crate::model::{HeaderSummary, RateLimit, Redacted};

/// An endpoint as it is or was saved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SavedForm {
    /// The URL.
    pub url: String,
    /// The partner's own words.
    pub description: String,
    /// Event types; none means all.
    pub event_types: Vec<String>,
    /// The headers without their values.
    pub headers: Vec<HeaderSummary>,
    /// How many deliveries a second at most.
    pub rate_limit: Option<RateLimit>,
    /// By which secret their fingerprints are: under another one they say nothing.
    pub secret: String,
}

impl SavedForm {
    /// The form that changes nothing of it.
    pub fn as_form(&self) -> EndpointForm {
        let kept = |header: &HeaderSummary| HeaderRow { name: header.name.to_string(), value: None };
        EndpointForm {
            url: self.url.clone(),
            description: self.description.clone(),
            event_types: self.event_types.clone(),
            headers: self.headers.iter().map(kept).collect(),
            rate_limit: self.rate_limit.map(|limit| limit.per_second().into()),
        }
    }

    fn header(&self, name: &str) -> Option<&HeaderSummary> {
        self.headers.iter().find(|header| header.name.as_str() == name)
    }
}

/// A field of the form.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Field {
    /// Where requests go.
    Url,
    /// The partner's own words.
    Description,
    /// What the endpoint is subscribed to.
    EventTypes,
    /// The header of that name, in lower case.
    Header(String),
    /// How many deliveries a second.
    RateLimit,
}

/// What stands in a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Content {
    /// Text.
    Text(String),
    /// Event types in order of their names; none means all.
    Types(BTreeSet<String>),
    /// There is no such header.
    Absent,
    /// A rate limit as it was typed; none is no limit.
    Rate(Option<Value>),
    /// A header value that is saved.
    Saved(HeaderSummary),
    /// A header value that was typed.
    Typed(Redacted<String>),
}

/// Whose content a field shall have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// That of whoever is asked.
    Mine,
    /// That of the other, which is saved already.
    Theirs,
}

/// A field in which the two are not of one mind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// Which field.
    pub field: Field,
    /// What it held when both began.
    pub base: Content,
    /// What whoever is asked wants.
    pub mine: Content,
    /// What the other saved.
    pub theirs: Content,
}

impl Difference {
    /// Whether both changed it.
    pub fn is_clash(&self) -> bool {
        self.mine != self.base && self.theirs != self.base
    }

    /// The side that loses nothing: whoever changed it. Where both did, what was typed here and is saved nowhere.
    pub fn usual(&self) -> Side {
        if self.mine == self.base { Side::Theirs } else { Side::Mine }
    }

    /// Whether there is a choice: a value that was only kept is not known here, so it cannot be put back.
    pub fn is_open(&self) -> bool {
        !matches!(self.mine, Content::Saved(_))
    }
}

/// The fields that differ between what somebody wants and what another has saved since both saw `base`.
pub fn differences(base: &SavedForm, mine: &EndpointForm, theirs: &SavedForm) -> Vec<Difference> {
    let text = |text: &str| Content::Text(text.to_owned());
    let types = |types: &[String]| Content::Types(types.iter().cloned().collect());
    let mut found = vec![
        Difference { field: Field::Url, base: text(&base.url), mine: text(&mine.url), theirs: text(&theirs.url) },
        Difference {
            field: Field::Description,
            base: text(&base.description),
            mine: text(&mine.description),
            theirs: text(&theirs.description),
        },
        Difference {
            field: Field::EventTypes,
            base: types(&base.event_types),
            mine: types(&mine.event_types),
            theirs: types(&theirs.event_types),
        },
        Difference {
            field: Field::RateLimit,
            base: Content::Rate(base.as_form().rate_limit),
            mine: Content::Rate(mine.rate_limit.clone()),
            theirs: Content::Rate(theirs.as_form().rate_limit),
        },
    ];
    let of_saved = |saved: &SavedForm, name: &str| saved.header(name).cloned().map_or(Content::Absent, Content::Saved);
    let of_mine = |name: &str| match mine.headers.iter().find(|row| key(&row.name) == name) {
        None => Content::Absent,
        Some(HeaderRow { value: Some(value), .. }) => Content::Typed(value.clone()),
        Some(_) if may_be_same(base, theirs, name) => of_saved(theirs, name),
        Some(_) => of_saved(base, name),
    };
    let saved = base.headers.iter().chain(&theirs.headers).map(|header| header.name.to_string());
    let names: BTreeSet<String> = saved.chain(mine.headers.iter().map(|row| key(&row.name))).collect();
    found.extend(names.into_iter().map(|name| {
        let (base, mine, theirs) = (of_saved(base, &name), of_mine(&name), of_saved(theirs, &name));
        Difference { field: Field::Header(name), base, mine, theirs }
    }));
    found.retain(|difference| difference.mine != difference.theirs);
    found
}

/// What the other has saved, with the content of whoever is asked wherever they pick their own. A field without a pick, or
/// without a choice, goes the usual way.
pub fn merge(theirs: &SavedForm, differences: &[Difference], pick: impl Fn(&Field) -> Option<Side>) -> EndpointForm {
    let mut form = theirs.as_form();
    for Difference { field, mine, .. } in differences.iter().filter(|difference| {
        let picked = pick(&difference.field).unwrap_or(difference.usual());
        difference.is_open() && picked == Side::Mine
    }) {
        match (field, mine) {
            (Field::Url, Content::Text(text)) => form.url.clone_from(text),
            (Field::Description, Content::Text(text)) => form.description.clone_from(text),
            (Field::EventTypes, Content::Types(types)) => form.event_types = types.iter().cloned().collect(),
            (Field::RateLimit, Content::Rate(rate)) => form.rate_limit.clone_from(rate),
            (Field::Header(name), Content::Typed(value)) => {
                let value = Some(value.clone());
                match form.headers.iter_mut().find(|row| row.name == *name) {
                    Some(row) => row.value = value,
                    None => form.headers.push(HeaderRow { name: name.clone(), value }),
                }
            }
            (Field::Header(name), _) => form.headers.retain(|row| row.name != *name),
            _ => {}
        }
    }
    form
}

/// Whether a header may be what it was: the secret was rotated, and only its fingerprint tells of a difference.
fn may_be_same(base: &SavedForm, theirs: &SavedForm, name: &str) -> bool {
    let length = |saved: &SavedForm| saved.header(name).map(|header| header.length);
    base.secret != theirs.secret && length(base) == length(theirs)
}

/// A header's name as names are compared.
fn key(name: &str) -> String {
    name.trim().to_ascii_lowercase()
}

//! Which deliveries to list: the query of the call, and of the portal's address.

use crate::model::{CauseName, DeliveryId, DeliveryStatus, EndpointId, EventType, Timestamp};

/// An id has no more letters than this.
const ID_LETTERS_AT_MOST: usize = 128;
const NAMES: &str = "status, endpoint, eventType, cause, since, until, id, before or limit";

/// Which deliveries to list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DeliveryFilter {
    /// Of this status.
    pub status: Option<DeliveryStatus>,
    /// To this endpoint.
    pub endpoint: Option<EndpointId>,
    /// Of this event type.
    pub event_type: Option<EventType>,
    /// Whose last attempt failed so.
    pub cause: Option<CauseName>,
    /// Made at this moment or later.
    pub since: Option<Timestamp>,
    /// Made before this one.
    pub until: Option<Timestamp>,
    /// Whose id, or whose event's id, has this in it.
    pub id: Option<IdPart>,
    /// Older than this delivery: the last one of the page before.
    pub before: Option<DeliveryId>,
    /// So many on a page.
    pub limit: Option<Limit>,
}

/// How many deliveries a page has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limit(u32);

impl Limit {
    /// The most.
    pub const AT_MOST: u32 = 500;

    /// So many; none if that is nothing or too many.
    pub fn of(rows: u32) -> Option<Self> {
        (1..=Self::AT_MOST).contains(&rows).then_some(Self(rows))
    }

    /// How many.
    pub fn rows(self) -> u32 {
        self.0
    }
}

/// An id, or some of its letters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IdPart(String);

impl IdPart {
    /// Reads one; white space around it is left out.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let is_letter = |letter: u8| letter.is_ascii_alphanumeric() || b"_-".contains(&letter);
        let fits = (1..=ID_LETTERS_AT_MOST).contains(&text.len()) && text.bytes().all(is_letter);
        fits.then(|| Self(text.to_owned()))
    }

    /// Its letters.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl DeliveryFilter {
    /// The filter as name and value pairs of a query.
    pub fn pairs(&self) -> Vec<(&'static str, String)> {
        let pairs = [
            ("status", self.status.map(|status| status.as_str().to_owned())),
            ("endpoint", self.endpoint.as_ref().map(ToString::to_string)),
            ("eventType", self.event_type.as_ref().map(ToString::to_string)),
            ("cause", self.cause.as_ref().map(|cause| cause.as_str().to_owned())),
            ("since", self.since.map(|since| since.to_string())),
            ("until", self.until.map(|until| until.to_string())),
            ("id", self.id.as_ref().map(|id| id.as_str().to_owned())),
            ("before", self.before.as_ref().map(ToString::to_string)),
            ("limit", self.limit.map(|limit| limit.rows().to_string())),
        ];
        pairs.into_iter().filter_map(|(name, value)| Some((name, value?))).collect()
    }

    /// Reads the pairs of a query; on failure says which parameter is wrong and how.
    pub fn parse(pairs: impl IntoIterator<Item = (String, String)>) -> Result<Self, String> {
        let mut filter = Self::default();
        for (name, value) in pairs {
            filter.set(&name, &value)?;
        }
        Ok(filter)
    }

    /// Takes in one pair of a query; on failure says what is wrong with it, and nothing changes.
    pub fn set(&mut self, name: &str, value: &str) -> Result<(), String> {
        match name {
            "status" => {
                let words = DeliveryStatus::ALL.map(DeliveryStatus::as_str).join(", ");
                let status = DeliveryStatus::parse(value).ok_or_else(|| format!("`status` is one of {words}."))?;
                self.status = Some(status);
            }
            "endpoint" => {
                self.endpoint = Some(EndpointId::parse(value).map_err(|error| format!("`endpoint`: {error}."))?);
            }
            "eventType" => {
                let parsed = EventType::parse(value).map_err(|error| format!("`eventType`: {error}."))?;
                self.event_type = Some(parsed);
            }
            "cause" => {
                self.cause = Some(CauseName::parse(value).map_err(|error| format!("`cause`: {error}."))?);
            }
            "since" => self.since = Some(moment("since", value)?),
            "until" => self.until = Some(moment("until", value)?),
            "id" => {
                let rule =
                    || format!("`id` is an id or some of it: 1 to {ID_LETTERS_AT_MOST} letters, digits, _ or -.");
                self.id = Some(IdPart::parse(value).ok_or_else(rule)?);
            }
            "before" => {
                self.before = Some(DeliveryId::parse(value).map_err(|error| format!("`before`: {error}."))?);
            }
            "limit" => {
                let rule = || format!("`limit` is a number from 1 to {}.", Limit::AT_MOST);
                self.limit = Some(value.parse().ok().and_then(Limit::of).ok_or_else(rule)?);
            }
            other => return Err(format!("There is no parameter {other:?}: use {NAMES}.")),
        }
        Ok(())
    }
}

fn moment(name: &str, value: &str) -> Result<Timestamp, String> {
    Timestamp::parse(value).map_err(|error| format!("`{name}`: {error}."))
}

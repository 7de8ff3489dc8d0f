//! Rows of `events`.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;
use std::{mem, slice};

use js_sys::Uint8Array;
use serde::Deserialize;
use wasm_bindgen::JsValue;

use super::retention::IS_ERASED;
use super::sealed::{Column, Sealed};
use super::{BYTES_AT_ONCE, Store, number, opt, parsed, written};
use crate::api::IDEMPOTENCY_KEPT;
use crate::edge::error::Error;
use crate::model::{Event, EventId, Timestamp};

/// A new event with what was asked for beside it.
pub(crate) struct NewEvent<'a> {
    pub(crate) event: &'a Event,
    /// What is sent.
    pub(crate) body: &'a str,
    pub(crate) is_test: bool,
    pub(crate) deliver_at: Option<Timestamp>,
    /// Its `Idempotency-Key`.
    pub(crate) key: Option<&'a str>,
}

/// What an earlier publish of the same event left.
pub(crate) struct StoredEvent {
    /// None once its payload was erased.
    pub(crate) event: Option<Event>,
    /// Whether somebody sent it from the portal to try an endpoint.
    pub(crate) is_test: bool,
    /// When it was to leave, if that was said.
    pub(crate) deliver_at: Option<Timestamp>,
    /// How many endpoints it went to.
    pub(crate) deliveries: u32,
}

#[derive(Deserialize)]
struct Row {
    id: String,
    body: Sealed,
    is_erased: u32,
    test: u32,
    deliver_at: Option<u64>,
    deliveries: u32,
}

#[derive(Deserialize)]
struct Body {
    body: Sealed,
}

#[derive(Deserialize)]
struct Short {
    id: EventId,
    body: Sealed,
}

#[derive(Deserialize)]
struct Id {
    id: String,
}

#[derive(Deserialize)]
struct Oldest {
    at: Option<u64>,
}

/// A key that was kept then or before counts no more.
fn too_old(now: Timestamp) -> JsValue {
    let kept = u64::try_from(IDEMPOTENCY_KEPT.as_millis()).unwrap_or(u64::MAX);
    number(now.as_millis().saturating_sub(kept))
}

impl Store {
    /// The event that was published under this id or this `Idempotency-Key`.
    pub(crate) fn published(&self, id: Option<&EventId>, key: Option<&str>) -> Result<Option<StoredEvent>, Error> {
        let query = format!(
            "SELECT e.id, e.body, {IS_ERASED} AS is_erased, e.test, e.deliver_at,
                 (SELECT COUNT(*) FROM deliveries WHERE event_id = e.id) AS deliveries
             FROM events e WHERE e.id = ? OR e.idempotency_key = ? LIMIT 1"
        );
        let row: Option<Row> = self.row(&query, &[opt(id.map(EventId::as_str)), opt(key)])?;
        let opened = |row: Row| {
            let event = match row.is_erased {
                0 => Some(parsed(&self.unseal(Column::EVENT_BODY, &row.id, &row.body)?)?),
                _ => None,
            };
            let deliver_at = row.deliver_at.map(Timestamp::from_millis);
            Ok(StoredEvent { event, is_test: row.test != 0, deliver_at, deliveries: row.deliveries })
        };
        row.map(opened).transpose()
    }

    /// Keeps new events, and tells of each whether it was kept: it is not if its id or its key is there already. Of its
    /// data no hash is kept, from which a small payload could be guessed.
    pub(crate) fn keep_events(&self, all: &[NewEvent], now: Timestamp) -> Result<Vec<bool>, Error> {
        let keys: Vec<_> = all.iter().filter_map(|new| new.key).collect();
        if !keys.is_empty() {
            // One that is too old to count may not have been swept yet.
            let forget = "UPDATE events SET idempotency_key = NULL, key_at = NULL
                          WHERE idempotency_key IN (SELECT value FROM json_each(?)) AND key_at <= ?";
            self.write(forget, &[written(&keys).into(), too_old(now)])?;
        }
        let ids: BTreeSet<_> = all.iter().map(|new| new.event.id()).collect();
        if ids.len() == all.len() && keys.iter().collect::<BTreeSet<_>>().len() == keys.len() {
            let kept = self.insert(all, now)?;
            return Ok(all.iter().map(|new| kept.contains(new.event.id().as_str())).collect());
        }
        // Of two that have the same the first counts, which one statement for all would not tell apart.
        all.iter().map(|new| Ok(!self.insert(slice::from_ref(new), now)?.is_empty())).collect()
    }

    /// Inserts events, no two of which have the same id or key, and gives the ids of those that were not there already. The
    /// bodies travel as one run of bytes: JSON has none.
    fn insert(&self, all: &[NewEvent], now: Timestamp) -> Result<BTreeSet<String>, Error> {
        let query = "INSERT OR IGNORE INTO events (id, event_type, created_at, body, test, deliver_at, idempotency_key,
                         key_at, counted_from)
                     SELECT value->>0, value->>1, value->>2, substr(?2, value->>3, value->>4), value->>5, value->>6,
                         value->>7, value->>8, ?3
                     FROM json_each(?1) WHERE true RETURNING id";
        let mut kept = BTreeSet::new();
        let (mut rows, mut bodies) = (Vec::new(), Vec::new());
        for (place, new) in (1..).zip(all) {
            let NewEvent { event, body, is_test, deliver_at, key } = *new;
            let sealed = self.seal_bytes(Column::EVENT_BODY, event.id().as_str(), body);
            let millis = Timestamp::as_millis;
            let (offset, length) = (bodies.len() + 1, sealed.len());
            let key_at = key.map(|_| millis(now));
            let (id, event_type, created_at) = (event.id(), event.event_type(), millis(event.created_at()));
            let (test, deliver_at) = (u32::from(is_test), deliver_at.map(millis));
            rows.push((id, event_type, created_at, offset, length, test, deliver_at, key, key_at));
            bodies.extend(sealed);
            if bodies.len() >= BYTES_AT_ONCE || place == all.len() {
                let rows = written(&mem::take(&mut rows));
                let values = [rows.into(), Uint8Array::from(bodies.as_slice()).into(), number(now.as_millis())];
                bodies.clear();
                kept.extend(self.rows::<Id>(query, &values)?.into_iter().map(|row| row.id));
            }
        }
        Ok(kept)
    }

    /// Whether the payload of an event is gone.
    pub(crate) fn is_erased(&self, id: &EventId) -> Result<bool, Error> {
        let query = format!("SELECT 1 AS one FROM events e WHERE e.id = ? AND {IS_ERASED}");
        let row: Option<serde::de::IgnoredAny> = self.row(&query, &[id.as_str().into()])?;
        Ok(row.is_some())
    }

    /// Forgets up to `at_most` keys that are too old to count, and tells when the oldest that is left was kept.
    pub(crate) fn sweep_keys(&self, now: Timestamp, at_most: u32) -> Result<Option<Timestamp>, Error> {
        let query = "UPDATE events SET idempotency_key = NULL, key_at = NULL WHERE id IN (
                         SELECT id FROM events WHERE idempotency_key IS NOT NULL AND key_at <= ? ORDER BY key_at LIMIT ?)";
        self.write(query, &[too_old(now), at_most.into()])?;
        self.oldest_key()
    }

    /// When the oldest `Idempotency-Key` was kept.
    pub(crate) fn oldest_key(&self) -> Result<Option<Timestamp>, Error> {
        let query = "SELECT MIN(key_at) AS at FROM events WHERE idempotency_key IS NOT NULL";
        let row: Option<Oldest> = self.row(query, &[])?;
        Ok(row.and_then(|row| row.at).map(Timestamp::from_millis))
    }

    /// The bodies of events, as far as they are that short and can be opened.
    pub(crate) fn event_bodies<'a>(
        &self,
        ids: impl IntoIterator<Item = &'a EventId>,
        length_at_most: usize,
    ) -> Result<BTreeMap<EventId, Rc<str>>, Error> {
        let query = "SELECT id, body FROM events WHERE id IN (SELECT value FROM json_each(?)) AND length(body) <= ?";
        let ids = written(&ids.into_iter().collect::<Vec<_>>());
        let rows: Vec<Short> = self.rows(query, &[ids.into(), number(length_at_most as u64)])?;
        let opened = |row: Short| Some((self.unseal(Column::EVENT_BODY, row.id.as_str(), &row.body).ok()?, row.id));
        Ok(rows.into_iter().filter_map(opened).map(|(body, id)| (id, Rc::from(body))).collect())
    }

    /// The body that is sent for an event.
    pub(crate) fn event_body(&self, id: &EventId) -> Result<Option<String>, Error> {
        let row: Option<Body> = self.row("SELECT body FROM events WHERE id = ?", &[id.as_str().into()])?;
        row.map(|row| self.unseal(Column::EVENT_BODY, id.as_str(), &row.body)).transpose()
    }
}

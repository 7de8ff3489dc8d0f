//! What is left of events whose time is over.
//!
//! A payload is written over in its place first and let go in a later transaction: pages that are freed by the same
//! transaction that wrote over them may never reach the disk.

use serde::Deserialize;

use super::{Store, number};
use crate::delivery::Remains;
use crate::edge::error::Error;
use crate::model::Timestamp;

/// Whether nothing of a payload is there any more. A sealed value begins with another byte.
pub(super) const IS_ERASED: &str = "(e.erased_at IS NOT NULL OR substr(e.body, 1, 1) = x'00')";

/// An event whose time may be over.
pub(crate) struct Aged {
    pub(crate) id: String,
    pub(crate) remains: Remains,
    pub(crate) is_pending: bool,
    /// Whether its payload was written over.
    pub(crate) is_blank: bool,
}

#[derive(Deserialize)]
struct Row {
    id: String,
    at: u64,
    is_pending: u32,
    is_blank: u32,
}

#[derive(Deserialize)]
struct Oldest {
    whole: Option<u64>,
    erased: Option<u64>,
}

impl Store {
    /// What is left of the events that have waited longest for their end: of the whole ones and of those that were erased.
    pub(crate) fn oldest(&self) -> Result<Vec<Remains>, Error> {
        let query = "SELECT (SELECT MIN(counted_from) FROM events WHERE erased_at IS NULL) AS whole,
                         (SELECT MIN(erased_at) FROM events WHERE erased_at IS NOT NULL) AS erased";
        let Some(Oldest { whole, erased }) = self.row(query, &[])? else { return Ok(Vec::new()) };
        let whole = whole.map(|at| Remains::All(Timestamp::from_millis(at)));
        let erased = erased.map(|at| Remains::Row(Timestamp::from_millis(at)));
        Ok(whole.into_iter().chain(erased).collect())
    }

    /// The first whole events whose time counts from `before` or earlier.
    pub(crate) fn aged_whole(&self, before: Timestamp, at_most: u32) -> Result<Vec<Aged>, Error> {
        self.aged(
            "e.erased_at IS NULL AND e.counted_from <= ? ORDER BY e.counted_from",
            "counted_from",
            before,
            at_most,
        )
    }

    /// The first events that were erased at `before` or earlier.
    pub(crate) fn aged_erased(&self, before: Timestamp, at_most: u32) -> Result<Vec<Aged>, Error> {
        self.aged("e.erased_at IS NOT NULL AND e.erased_at <= ? ORDER BY e.erased_at", "erased_at", before, at_most)
    }

    fn aged(&self, which: &str, time: &str, before: Timestamp, at_most: u32) -> Result<Vec<Aged>, Error> {
        let query = format!(
            "SELECT e.id, e.{time} AS at, {IS_ERASED} AS is_blank,
                 EXISTS (SELECT 1 FROM deliveries d WHERE d.event_id = e.id AND d.status = 'pending') AS is_pending
             FROM events e WHERE {which} LIMIT ?"
        );
        let rows: Vec<Row> = self.rows(&query, &[number(before.as_millis()), at_most.into()])?;
        let aged = |Row { id, at, is_pending, is_blank }| {
            let at = Timestamp::from_millis(at);
            let remains = if time == "erased_at" { Remains::Row(at) } else { Remains::All(at) };
            Aged { id, remains, is_pending: is_pending != 0, is_blank: is_blank != 0 }
        };
        Ok(rows.into_iter().map(aged).collect())
    }

    /// Has an event's time count from another moment.
    pub(crate) fn count_from(&self, event: &str, from: Timestamp) -> Result<(), Error> {
        self.write("UPDATE events SET counted_from = ? WHERE id = ?", &[number(from.as_millis()), event.into()])
    }

    /// Writes zeros over an event's payload and the answers to it. They are as long, so they come to lie where those lay.
    pub(crate) fn blank(&self, event: &str) -> Result<(), Error> {
        self.write("UPDATE events SET body = zeroblob(length(body)) WHERE id = ?", &[event.into()])?;
        let answers = "UPDATE attempts SET answer = zeroblob(length(answer)), note = zeroblob(length(note))
                       WHERE delivery_id IN (SELECT id FROM deliveries WHERE event_id = ?)
                           AND (answer IS NOT NULL OR note IS NOT NULL)";
        self.write(answers, &[event.into()])
    }

    /// Lets go what was written over. Ids, types, times, causes and statuses stay.
    pub(crate) fn erase(&self, event: &str, now: Timestamp) -> Result<(), Error> {
        let query = "UPDATE events SET body = x'', erased_at = ? WHERE id = ?";
        self.write(query, &[number(now.as_millis()), event.into()])?;
        let answers = "UPDATE attempts SET answer = NULL, note = NULL
                       WHERE delivery_id IN (SELECT id FROM deliveries WHERE event_id = ?)
                           AND (answer IS NOT NULL OR note IS NOT NULL)";
        self.write(answers, &[event.into()])
    }

    /// Removes an event with everything about it.
    pub(crate) fn delete_event(&self, event: &str) -> Result<(), Error> {
        for query in [
            "DELETE FROM attempts WHERE delivery_id IN (SELECT id FROM deliveries WHERE event_id = ?)",
            "DELETE FROM asked WHERE delivery_id IN (SELECT id FROM deliveries WHERE event_id = ?)",
            "DELETE FROM deliveries WHERE event_id = ?",
            "DELETE FROM events WHERE id = ?",
        ] {
            self.write(query, &[event.into()])?;
        }
        Ok(())
    }
}

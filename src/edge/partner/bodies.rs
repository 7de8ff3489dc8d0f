//! The bodies of events that came a moment ago: most attempts leave soon after, and need not read and open them again.

use std::collections::{BTreeMap, VecDeque};
use std::rc::Rc;

use crate::model::EventId;

/// All together have so many bytes at most.
const BYTES_AT_MOST: usize = 2 * 1024 * 1024;
/// A longer one is not kept in memory, but read again.
pub(super) const LENGTH_AT_MOST: usize = 8 * 1024;

/// The last bodies, the oldest of which go first.
#[derive(Debug, Default)]
pub(super) struct Bodies {
    by_event: BTreeMap<EventId, Rc<str>>,
    in_order: VecDeque<EventId>,
    bytes: usize,
}

impl Bodies {
    /// The body of an event, if it is at hand.
    pub(super) fn get(&self, event: &EventId) -> Option<Rc<str>> {
        self.by_event.get(event).cloned()
    }

    /// Keeps a new event's body, unless it is long. Whatever was kept under its id counts no more.
    pub(super) fn keep(&mut self, event: &EventId, body: &str) -> Option<Rc<str>> {
        self.forget(event);
        if body.len() > LENGTH_AT_MOST {
            return None;
        }
        let kept = Rc::from(body);
        self.bytes += body.len();
        self.by_event.insert(event.clone(), Rc::clone(&kept));
        self.in_order.push_back(event.clone());
        while self.bytes > BYTES_AT_MOST {
            let Some(oldest) = self.in_order.pop_front() else { break };
            self.drop_body(&oldest);
        }
        Some(kept)
    }

    /// Forgets an event's body.
    pub(super) fn forget(&mut self, event: &EventId) {
        if self.drop_body(event) {
            self.in_order.retain(|kept| kept != event);
        }
    }

    fn drop_body(&mut self, event: &EventId) -> bool {
        let dropped = self.by_event.remove(event);
        self.bytes -= dropped.as_ref().map_or(0, |body| body.len());
        dropped.is_some()
    }
}

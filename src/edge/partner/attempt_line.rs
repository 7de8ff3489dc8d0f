//! What the log says of an attempt that has ended.

use super::Object;
use crate::edge::log::{Level, Line, Log};
use crate::edge::store::{Attempt, Stored};
use crate::model::Cause;

pub(super) fn write(object: &Object, stored: &Stored, ended: &Attempt) {
    let (level, event) = match ended.failure {
        None => (Level::Info, "attempt.delivered"),
        Some(_) => (Level::Warn, "attempt.failed"),
    };
    if level == Level::Info && object.settings.log != Log::Attempts {
        return;
    }
    let took = ended.ended_at.since(ended.started_at).as_millis();
    Line {
        partner: object.partner.get(),
        endpoint: Some(&stored.endpoint_id),
        event_id: Some(&stored.event_id),
        attempt: Some(ended.number),
        cause: ended.failure.map(Cause::class),
        status: ended.status,
        ms: u64::try_from(took).ok(),
        ..Line::new(level, event)
    }
    .write();
}

//! Erasing payloads and answers whose time is over, and later the rows: a few events at a time.

use std::time::Duration;

use super::Object;
use crate::api::ErrorCode;
use crate::delivery::Fate;
use crate::edge::error::Error;
use crate::edge::store::Aged;
use crate::model::Timestamp;

/// So many events at a time,
const AT_A_TIME: u32 = 16;
/// and so long until the next: deliveries come first.
const PAUSE: Duration = Duration::from_millis(100);

/// Erases some of what is due.
pub(super) fn sweep(object: &Object, now: Timestamp) -> Result<(), Error> {
    let (store, retention) = (&object.store, object.settings.retention);
    store.together(|| {
        let whole = store.aged_whole(now.minus(retention.payload()), AT_A_TIME)?;
        let erased = store.aged_erased(now.minus(retention.row()), AT_A_TIME)?;
        let fate = |aged: Aged| (retention.judge(aged.remains, aged.is_pending, now), aged);
        let fates: Vec<_> = whole.into_iter().chain(erased).map(fate).collect();
        if fates.iter().any(|(fate, _)| matches!(fate, Fate::Erase | Fate::Delete)) {
            store.note_sweep(now)?;
            object.chores.swept(now, retention.scrub_after());
        }
        if store.age_runs(now.minus(retention.payload()))? {
            store.note_sweep(now)?;
            object.chores.swept(now, retention.scrub_after());
        }
        for (fate, Aged { id, is_blank, .. }) in fates {
            match fate {
                Fate::Stay(_) => {}
                Fate::Wait(until) => store.count_from(&id, until.minus(retention.payload()))?,
                Fate::Erase if is_blank => store.erase(&id, now)?,
                Fate::Erase => store.blank(&id)?,
                Fate::Delete => store.delete_event(&id)?,
            }
        }
        Ok(())
    })?;
    look_ahead(object)?;
    let next = object.chores.sweep_at.get().map(|at| at.max(now.plus(PAUSE)));
    object.chores.sweep_at.set(next);
    Ok(())
}

/// Finds out when the next event's time is over.
pub(super) fn look_ahead(object: &Object) -> Result<(), Error> {
    let retention = object.settings.retention;
    let ends = object.store.oldest()?.into_iter().map(|remains| retention.ends(remains));
    let runs = object.store.oldest_run()?.map(|from| from.plus(retention.payload()));
    object.chores.sweep_at.set(ends.chain(runs).min());
    Ok(())
}

/// Why an event cannot be sent again.
pub(super) fn refuse(object: &Object) -> Error {
    let days = object.settings.retention.payload().as_secs() / 86_400;
    let kept = if days == 1 { "1 day".to_owned() } else { format!("{days} days") };
    let detail = format!(
        "Payloads are kept for {kept}. That of this event was erased since, so there is nothing to send any more."
    );
    Error::new(ErrorCode::EventErased, detail)
}

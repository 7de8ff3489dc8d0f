//! Telling the operator of deliveries that used up their attempts: one by one as long as they are few, else together.

use std::collections::BTreeMap;

use super::{Object, operator};
use crate::edge::error::Error;
use crate::edge::log::{Level, Line};
use crate::edge::store::{Attempt, Stored};
use crate::health::{Notice, Spell, Told};
use crate::model::{EndpointId, Timestamp};

/// A delivery, and the last of its attempts.
pub(super) type Exhausted<'a> = (&'a Stored, &'a Attempt);

/// Tells of what used up its attempts. Part of the transaction that keeps it.
pub(super) fn tell(object: &Object, all: &[Exhausted], now: Timestamp) -> Result<(), Error> {
    let mut by_endpoint: BTreeMap<&EndpointId, Vec<&Exhausted>> = BTreeMap::new();
    for one in all {
        let Stored { event_id, endpoint_id, .. } = one.0;
        let line = Line::new(Level::Warn, "delivery.exhausted");
        Line { partner: object.partner.get(), endpoint: Some(endpoint_id), event_id: Some(event_id), ..line }.write();
        by_endpoint.entry(endpoint_id).or_default().push(one);
    }
    if object.settings.operator.is_none() {
        return Ok(());
    }
    for (id, all) in by_endpoint {
        let mut spell = object.store.spell(id)?.unwrap_or_else(|| Spell::new(now));
        if spell.is_over(now) {
            tell_of(object, id, &spell, now)?;
            spell = Spell::new(now);
        }
        for one in all {
            if spell.add() == Told::Now {
                operator::tell(object, &notice(one), now)?;
            }
        }
        object.store.keep_spell(id, Some(&spell))?;
        let next = object.watch.tells_at().map_or(spell.until(), |at| at.min(spell.until()));
        object.watch.tell_at(Some(next));
    }
    Ok(())
}

/// Tells of the spells that are over.
pub(super) fn look(object: &Object, now: Timestamp) -> Result<(), Error> {
    // A clock that was set back ends a spell too.
    if object.watch.tells_at().is_none() {
        return Ok(());
    }
    let mut next = None;
    for (id, spell) in object.store.spells()? {
        if spell.is_over(now) {
            end(object, &id, &spell, now)?;
        } else {
            next = Some(next.map_or(spell.until(), |at: Timestamp| at.min(spell.until())));
        }
    }
    object.watch.tell_at(next);
    Ok(())
}

/// Ends the spell of an endpoint that is about to be erased.
pub(super) fn settle(object: &Object, id: &EndpointId, now: Timestamp) -> Result<(), Error> {
    object.store.spell(id)?.map_or(Ok(()), |spell| end(object, id, &spell, now))
}

/// Finds out whether there is something to tell.
pub(super) fn recover(object: &Object) -> Result<(), Error> {
    object.watch.tell_at(object.store.spells()?.iter().map(|(_, spell)| spell.until()).min());
    Ok(())
}

fn end(object: &Object, id: &EndpointId, spell: &Spell, now: Timestamp) -> Result<(), Error> {
    tell_of(object, id, spell, now)?;
    object.store.keep_spell(id, None)
}

fn tell_of(object: &Object, id: &EndpointId, spell: &Spell, now: Timestamp) -> Result<(), Error> {
    if spell.untold() == 0 {
        return Ok(());
    }
    operator::tell(object, &Notice::DeliveriesExhausted { endpoint: id.clone(), spell: *spell }, now)
}

fn notice((stored, attempt): &Exhausted) -> Notice {
    let Stored { id, event_id, event_type, endpoint_id, delivery } = stored;
    Notice::DeliveryExhausted {
        delivery: id.clone(),
        event: event_id.clone(),
        event_type: event_type.clone(),
        endpoint: endpoint_id.clone(),
        attempts: delivery.attempts_ended(),
        cause: attempt.failure,
    }
}

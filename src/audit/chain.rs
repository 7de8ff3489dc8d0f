//! Whether entries hang together.

use super::form::{address_digest, digest};
use crate::model::{AuditEntry, Digest, PartnerId};

/// Entries that hang together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Checked {
    /// The number of the oldest.
    pub from: u64,
    /// The number of the newest.
    pub to: u64,
    /// The newest one's digest.
    pub head: Digest,
}

/// The first place at which entries do not hang together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The number of the entry.
    pub number: u64,
    /// What is wrong with it.
    pub kind: FaultKind,
}

/// What is wrong with an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FaultKind {
    /// It is not what its digest is of: it was changed.
    Changed,
    /// It does not follow the one before: one was taken out, put in or made anew.
    Unlinked,
    /// Its address is another than the one whose digest it has.
    Address,
}

/// Checks entries, oldest first; none are well.
pub fn check(partner: &PartnerId, entries: &[AuditEntry]) -> Result<Option<Checked>, Fault> {
    let mut before: Option<&AuditEntry> = None;
    for entry in entries {
        let fault = |kind| Fault { number: entry.number, kind };
        if digest(partner, entry).to_string() != entry.digest {
            return Err(fault(FaultKind::Changed));
        }
        let follows = match before {
            Some(before) => entry.number == before.number + 1 && entry.previous == before.digest,
            // The first one ever follows nothing; of a part of the log it cannot be told.
            None => entry.number != 1 || entry.previous == Digest::NOTHING.to_string(),
        };
        if !follows {
            return Err(fault(FaultKind::Unlinked));
        }
        if entry.from.as_ref().is_some_and(|from| address_digest(from).to_string() != entry.address_digest) {
            return Err(fault(FaultKind::Address));
        }
        before = Some(entry);
    }
    let ends = entries.first().zip(entries.last());
    Ok(ends.and_then(|(first, last)| {
        Digest::parse(&last.digest).ok().map(|head| Checked { from: first.number, to: last.number, head })
    }))
}

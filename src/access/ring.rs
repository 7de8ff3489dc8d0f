//! The keys that a router knows for now. Asking for them at every call would cost more than most calls do, so it keeps them
//! for a few seconds: for so long a key works that was revoked elsewhere.

use std::time::Duration;

use super::key::{KnownKey, read_key};
use crate::model::{Digest, KeyId, Timestamp};

/// Keys are asked for anew after this long.
const KEPT: Duration = Duration::from_secs(5);
/// One that is not among them may be new: for it they are asked for after this long.
const KEPT_WITHOUT: Duration = Duration::from_secs(1);
const DAY: u64 = 86_400_000;

/// The known keys, and since when they are known.
#[derive(Clone, Debug, Default)]
pub struct Ring {
    keys: Vec<KnownKey>,
    read_at: Option<Timestamp>,
}

/// What a router has to do before it can tell what a credential opens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ask {
    /// Ask for the keys.
    Keys,
    /// Tell that this one is used today.
    Used(KeyId),
}

impl Ring {
    /// Takes over what is known now.
    pub fn fill(&mut self, keys: Vec<KnownKey>, now: Timestamp) {
        (self.keys, self.read_at) = (keys, Some(now));
    }

    /// Goes on with what is known, if anything is: nobody can say whether it changed, and nobody could change it.
    pub fn go_on(&mut self, now: Timestamp) -> bool {
        self.read_at = self.read_at.map(|_| now);
        self.read_at.is_some()
    }

    /// The keys changed: what is known is no longer good.
    pub fn forget(&mut self) {
        *self = Self::default();
    }

    /// The key that a text is, if it is one. All are compared, so that the time it takes tells nothing.
    pub fn find(&self, text: &str) -> Option<&KnownKey> {
        let hash = Digest::of(text.as_bytes());
        self.keys.iter().fold(None, |found, known| if known.hash.is_same(&hash) { Some(known) } else { found })
    }

    /// What is to be done first about what somebody came with; nothing for whatever is no such key.
    pub fn ask(&self, text: &str, now: Timestamp) -> Option<Ask> {
        read_key(text)?;
        let is_older = |span| self.read_at.is_none_or(|read_at| now < read_at || now.since(read_at) >= span);
        if is_older(KEPT) {
            return Some(Ask::Keys);
        }
        match self.find(text) {
            Some(known) if known.last_used_at.is_some_and(|at| at.as_millis() / DAY == now.as_millis() / DAY) => None,
            Some(known) => Some(Ask::Used(known.id.clone())),
            None => is_older(KEPT_WITHOUT).then_some(Ask::Keys),
        }
    }
}

//! Which of several workers has a partner's data, where one machine runs more than one of them.
//!
//! Every worker must find the same answer for as long as the data lies where it lies, so nothing here may change: not the
//! hash, not how it is read. One more worker takes its share of partners from all others and moves none between those.

use std::fmt;

use sha2::{Digest, Sha256};

use crate::model::PartnerId;

/// So many workers share partners at most. Each is bound by name in the worker's configuration.
pub const SHARDS_AT_MOST: u32 = 8;

/// A worker's place among those that share the partners. Numbers count from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    number: u32,
    of: u32,
}

/// Why the settings name no place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ParsePlaceError {
    /// `SHARDS` is no number of workers.
    Shards,
    /// `SHARD` is not the number of one of them; carries how many there are.
    Shard(u32),
}

impl fmt::Display for ParsePlaceError {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self {
            Self::Shards => write!(f, "SHARDS is how many workers share the partners, from 1 to {SHARDS_AT_MOST}"),
            Self::Shard(1) => f.write_str("SHARD is 0 or not given as long as SHARDS is 1"),
            Self::Shard(of) => write!(f, "SHARD is this worker's number, from 0 to {}", of - 1),
        }
    }
}

impl Place {
    /// A worker that shares with nobody.
    pub const ALONE: Self = Self { number: 0, of: 1 };

    /// Reads the settings `SHARD` and `SHARDS`. Among several, a worker must be told which it is.
    pub fn parse(shard: Option<&str>, shards: Option<&str>) -> Result<Self, ParsePlaceError> {
        let of = match shards.map(str::parse) {
            None => 1,
            Some(Ok(of @ 1..=SHARDS_AT_MOST)) => of,
            Some(_) => return Err(ParsePlaceError::Shards),
        };
        match shard.map(str::parse) {
            None if of == 1 => Ok(Self::ALONE),
            Some(Ok(number)) if number < of => Ok(Self { number, of }),
            _ => Err(ParsePlaceError::Shard(of)),
        }
    }

    /// Whether there are others.
    pub fn is_shared(self) -> bool {
        self.of > 1
    }

    /// The others' places.
    pub fn others(self) -> impl Iterator<Item = Self> {
        (0..self.of).filter(move |number| *number != self.number).map(move |number| Self { number, ..self })
    }

    /// The place of the worker that has this partner's data.
    #[must_use]
    pub fn home_of(self, partner: &PartnerId) -> Self {
        Self { number: shard(partner, self.of), ..self }
    }

    /// The place of the worker that has what is nobody's own: the provider's keys.
    #[must_use]
    pub fn first(self) -> Self {
        Self { number: 0, ..self }
    }

    /// This worker's number.
    pub fn number(self) -> u32 {
        self.number
    }
}

/// As it stands in the file `shard` of a data folder: `shard 1 of 3`.
impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(f, "shard {} of {}", self.number, self.of)
    }
}

/// The number of the shard that has a partner's data: Lamping and Veach's jump consistent hash, in whole numbers, of the
/// first eight bytes of the id's SHA-256.
pub fn shard(partner: &PartnerId, shards: u32) -> u32 {
    let digest: [u8; 32] = Sha256::digest(partner.as_str().as_bytes()).into();
    let mut key = digest[..8].iter().fold(0, |key, byte| key << 8 | u64::from(*byte));
    let (mut shard, mut next) = (0, 0);
    while next < u64::from(shards) {
        shard = next;
        key = key.wrapping_mul(2_862_933_555_777_941_757).wrapping_add(1);
        next = ((shard + 1) << 31) / ((key >> 33) + 1);
    }
    u32::try_from(shard).expect("it is less than the number of shards")
}

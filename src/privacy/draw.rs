//! Numbers that look random and are the same for the same seed and text: SHA-256 of both, so that what is made up tells
//! nothing about what it stands for.

use sha2::{Digest, Sha256};

/// A sequence of numbers.
pub(super) struct Draw {
    start: Sha256,
    block: [u8; 32],
    at: usize,
    blocks: u64,
}

impl Draw {
    /// The sequence of a seed, a try and a text.
    pub(super) fn new(seed: u64, attempt: u32, text: &str) -> Self {
        let mut start = Sha256::new();
        start.update(seed.to_le_bytes());
        start.update(attempt.to_le_bytes());
        start.update(text.as_bytes());
        Self { start, block: [0; 32], at: 32, blocks: 0 }
    }

    fn word(&mut self) -> u32 {
        if self.at == self.block.len() {
            let mut hash = self.start.clone();
            hash.update(self.blocks.to_le_bytes());
            self.block.copy_from_slice(&hash.finalize());
            self.at = 0;
            self.blocks += 1;
        }
        let word = self.block[self.at..].first_chunk().map_or(0, |bytes| u32::from_le_bytes(*bytes));
        self.at += 4;
        word
    }

    /// A number from 0 to `limit`, the limit left out. Invariant: the limit is not 0.
    pub(super) fn below(&mut self, limit: u32) -> u32 {
        self.word() % limit
    }

    /// A letter from `a` to `z`.
    pub(super) fn letter(&mut self) -> char {
        shifted('a', 0, 26, self.below(26))
    }

    /// A letter or digit of the same kind, never the same one: digits stay digits, and letters keep their alphabet, their
    /// case and their length in bytes. Anything else stays as it is.
    pub(super) fn instead_of(&mut self, letter: char) -> char {
        match letter {
            '0'..='9' => shifted('0', u32::from(letter) - u32::from('0'), 10, 1 + self.below(9)),
            'a'..='z' => shifted('a', u32::from(letter) - u32::from('a'), 26, 1 + self.below(25)),
            'A'..='Z' => shifted('A', u32::from(letter) - u32::from('A'), 26, 1 + self.below(25)),
            _ if !letter.is_alphanumeric() => letter,
            _ => self.neighbour(letter),
        }
    }

    /// A digit from 1 to 9, never the same one.
    pub(super) fn instead_of_first(&mut self, digit: char) -> char {
        let place = u32::from(digit).saturating_sub(u32::from('1'));
        shifted('1', place, 9, 1 + self.below(8))
    }

    fn neighbour(&mut self, letter: char) -> char {
        let kind = |letter: char| {
            (
                letter.len_utf8(),
                letter.is_alphabetic(),
                letter.is_uppercase(),
                letter.is_lowercase(),
                letter.is_numeric(),
            )
        };
        let block = u32::from(letter) & !0xFF;
        let start = self.below(256);
        let near = (0..256).filter_map(|step| char::from_u32(block + ((start + step) & 0xFF)));
        near.into_iter().find(|other| *other != letter && kind(*other) == kind(letter)).unwrap_or(letter)
    }
}

fn shifted(first: char, place: u32, count: u32, by: u32) -> char {
    char::from_u32(u32::from(first) + (place + by) % count).unwrap_or(first)
}

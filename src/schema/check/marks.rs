//! Which items or members of one value have been looked at: what `unevaluatedItems` and `unevaluatedProperties` ask.

/// A set of places in a value, counted from 0.
#[derive(Default)]
pub(super) struct Marks {
    /// Every place before this one is in the set.
    first: u32,
    others: Vec<u64>,
}

impl Marks {
    pub(super) fn add(&mut self, place: u32) {
        if place == self.first {
            self.first += 1;
        } else if place > self.first {
            let word = place as usize / 64;
            if self.others.len() <= word {
                self.others.resize(word + 1, 0);
            }
            self.others[word] |= 1 << (place % 64);
        }
    }

    pub(super) fn add_first(&mut self, count: u32) {
        self.first = self.first.max(count);
    }

    pub(super) fn add_all(&mut self, other: &Self) {
        self.add_first(other.first);
        if self.others.len() < other.others.len() {
            self.others.resize(other.others.len(), 0);
        }
        for (word, more) in self.others.iter_mut().zip(&other.others) {
            *word |= more;
        }
    }

    pub(super) fn has(&self, place: u32) -> bool {
        let is_set = |word: &u64| word >> (place % 64) & 1 == 1;
        place < self.first || self.others.get(place as usize / 64).is_some_and(is_set)
    }
}

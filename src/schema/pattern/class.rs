//! Sets of characters.

use crate::json::sorted;

/// Ranges of code points, sorted and apart.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Class {
    ranges: Vec<(u32, u32)>,
    /// The same for ASCII, one bit each.
    ascii: [u64; 2],
}

const LAST: u32 = 0x10_FFFF;

impl Class {
    pub(super) fn new(ranges: &[(u32, u32)]) -> Self {
        let mut apart: Vec<(u32, u32)> = Vec::with_capacity(ranges.len());
        for place in sorted(ranges.len(), &|left, right| ranges[left].cmp(&ranges[right])) {
            let (first, last) = ranges[place];
            match apart.last_mut() {
                Some(before) if first <= before.1.saturating_add(1) => before.1 = before.1.max(last),
                _ => apart.push((first, last)),
            }
        }
        let mut ascii = [0; 2];
        for code in apart.iter().flat_map(|(first, last)| *first..(last + 1).min(128)) {
            ascii[(code / 64) as usize] |= 1 << (code % 64);
        }
        Self { ranges: apart, ascii }
    }

    pub(super) fn one(letter: u32) -> Self {
        Self::new(&[(letter, letter)])
    }

    pub(super) fn ranges(&self) -> &[(u32, u32)] {
        &self.ranges
    }

    /// Everything that is not in this class.
    pub(super) fn complement(&self) -> Self {
        let mut ranges = Vec::with_capacity(self.ranges.len() + 1);
        let mut from = 0;
        for (first, last) in &self.ranges {
            if *first > from {
                ranges.push((from, first - 1));
            }
            from = last + 1;
        }
        if from <= LAST {
            ranges.push((from, LAST));
        }
        Self::new(&ranges)
    }

    pub(super) fn contains(&self, letter: char) -> bool {
        let code = u32::from(letter);
        u8::try_from(code)
            .ok()
            .filter(u8::is_ascii)
            .map_or_else(|| contains(&self.ranges, code), |byte| self.contains_ascii(byte))
    }

    /// The same for a letter that is one byte.
    pub(super) fn contains_ascii(&self, byte: u8) -> bool {
        self.ascii[usize::from(byte >> 6) & 1] >> (byte & 63) & 1 == 1
    }

    pub(super) fn overlaps(&self, other: &Self) -> bool {
        self.ranges.iter().any(|(first, last)| other.ranges.iter().any(|(from, to)| first <= to && from <= last))
    }
}

fn contains(ranges: &[(u32, u32)], code: u32) -> bool {
    let place = ranges.partition_point(|(_, last)| *last < code);
    ranges.get(place).is_some_and(|(first, _)| *first <= code)
}

pub(super) fn digits() -> Class {
    Class::new(&[(0x30, 0x39)])
}

pub(super) fn word_letters() -> Class {
    Class::new(&[(0x30, 0x39), (0x41, 0x5A), (0x5F, 0x5F), (0x61, 0x7A)])
}

/// ECMA-262's white space and line terminators.
pub(super) fn spaces() -> Class {
    let singles = [0x20, 0xA0, 0x1680, 0x202F, 0x205F, 0x3000, 0xFEFF].map(|code| (code, code));
    let mut ranges = vec![(0x09, 0x0D), (0x2000, 0x200A), (0x2028, 0x2029)];
    ranges.extend(singles);
    Class::new(&ranges)
}

/// What the dot matches: everything but line terminators.
pub(super) fn dot() -> Class {
    Class::new(&[(0x0A, 0x0A), (0x0D, 0x0D), (0x2028, 0x2029)]).complement()
}

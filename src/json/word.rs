//! Eight bytes looked at together: what makes scanning quick without any instruction beyond the ordinary.

const ONES: u64 = 0x0101_0101_0101_0101;
const HIGHS: u64 = 0x8080_8080_8080_8080;

/// Eight bytes of a text.
#[derive(Clone, Copy)]
pub(super) struct Word(u64);

impl Word {
    pub(super) fn new(bytes: [u8; 8]) -> Self {
        Self(u64::from_le_bytes(bytes))
    }

    /// Marks the bytes that equal one. Invariant of all marks: the first is true, later ones may be false.
    pub(super) fn equal_to(self, byte: u8) -> u64 {
        let differences = self.0 ^ (ONES * u64::from(byte));
        differences.wrapping_sub(ONES) & !differences & HIGHS
    }

    /// Marks the bytes that equal one, and no other: slower, but its marks can be counted.
    pub(super) fn exactly(self, byte: u8) -> u64 {
        let differences = self.0 ^ (ONES * u64::from(byte));
        !(((differences & !HIGHS) + !HIGHS) | differences | !HIGHS)
    }

    /// How many bytes from the first on equal one.
    pub(super) fn leading(self, byte: u8) -> usize {
        (self.0 ^ (ONES * u64::from(byte))).trailing_zeros() as usize / 8
    }

    /// Marks the bytes below 0x20.
    pub(super) fn controls(self) -> u64 {
        self.0.wrapping_sub(ONES * 0x20) & !self.0 & HIGHS
    }

    /// The place of the first mark.
    pub(super) fn first(marks: u64) -> Option<usize> {
        (marks != 0).then(|| marks.trailing_zeros() as usize / 8)
    }

    /// The place of the last mark, where all of them are true.
    pub(super) fn last(marks: u64) -> Option<usize> {
        (marks != 0).then(|| 7 - marks.leading_zeros() as usize / 8)
    }
}

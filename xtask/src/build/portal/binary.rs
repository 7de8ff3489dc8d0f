//! How a WebAssembly module is written: numbers, sections, and where something is in it.

use std::ops::Range;

/// A place in a module, which is in memory.
pub(super) fn place(at: u64) -> usize {
    usize::try_from(at).expect("what is in memory has places that fit")
}

/// A range of a module.
pub(super) fn places(range: Range<u64>) -> Range<usize> {
    place(range.start)..place(range.end)
}

/// A section with its head.
pub(super) fn section(kind: u8, content: &[u8]) -> Vec<u8> {
    let mut section = vec![kind];
    unsigned(&mut section, u32::try_from(content.len()).expect("no module is as long as that"));
    section.extend_from_slice(content);
    section
}

/// A text with its length.
pub(super) fn text(to: &mut Vec<u8>, text: &str) {
    unsigned(to, u32::try_from(text.len()).expect("no name is as long as that"));
    to.extend_from_slice(text.as_bytes());
}

/// A number in as few bytes as can be, seven bits in each.
pub(super) fn unsigned(to: &mut Vec<u8>, mut number: u32) {
    while number > 0x7f {
        to.push(number.to_le_bytes()[0] | 0x80);
        number >>= 7;
    }
    to.push(number.to_le_bytes()[0]);
}

/// A number that may be less than nothing.
pub(super) fn signed(to: &mut Vec<u8>, mut number: i64) {
    while !(-0x40..0x40).contains(&number) {
        to.push(number.to_le_bytes()[0] | 0x80);
        number >>= 7;
    }
    to.push(number.to_le_bytes()[0] & 0x7f);
}

#[cfg(test)]
mod tests {
    use super::{section, signed, unsigned};

    #[test]
    fn numbers_are_written_as_the_format_has_them() {
        let written = |number| {
            let mut bytes = Vec::new();
            unsigned(&mut bytes, number);
            bytes
        };
        assert_eq!(written(0), [0]);
        assert_eq!(written(127), [127]);
        assert_eq!(written(624_485), [0xe5, 0x8e, 0x26]);
        let written = |number| {
            let mut bytes = Vec::new();
            signed(&mut bytes, number);
            bytes
        };
        assert_eq!(written(-123_456), [0xc0, 0xbb, 0x78]);
        assert_eq!(written(64), [0xc0, 0]);
        assert_eq!(written(-1), [0x7f]);
        assert_eq!(section(2, &[1, 2]), [2, 2, 1, 2]);
    }
}

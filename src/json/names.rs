//! Names of members: how they are told apart quickly, and which ones are repeated. Repeated names are legal to the
//! grammar, but receivers disagree about which one counts.

use std::borrow::Cow;

use super::order::sorted;
use super::{Kind, Span, string};

/// Up to here, comparing each mark with each is quicker than sorting.
const FEW_MEMBERS: usize = 12;

/// A small number made of a name: equal names have equal marks, and other names mostly other ones.
pub fn mark(name: &[u8]) -> u32 {
    let word = |bytes: Option<&[u8; 4]>| bytes.map_or(0, |bytes| u32::from_le_bytes(*bytes));
    let short = || name.iter().fold(0, |sum: u32, byte| sum << 8 | u32::from(*byte));
    let ends =
        if name.len() < 4 { short() } else { word(name.first_chunk()) ^ word(name.last_chunk()).rotate_left(13) };
    let length = u32::try_from(name.len()).unwrap_or(u32::MAX);
    ends ^ length.wrapping_mul(0x9E37_79B9)
}

/// The repeated names found so far, and a list that is kept for the next object.
#[derive(Default)]
pub(super) struct Names {
    pub(super) repeated: Vec<(u32, u32)>,
    /// The mark and index of each name of the object.
    names: Vec<(u32, u32)>,
}

impl Names {
    /// Looks through the members of an object that has just been closed.
    pub(super) fn find_repeated(&mut self, text: &str, spans: &[Span], object: u32) {
        self.names.clear();
        let mut at = object + 1;
        while at < spans[object as usize].next {
            self.names.push((spans[at as usize].count, at));
            at = spans[at as usize + 1].next;
        }
        let name = |at: u32| name(text, spans[at as usize]);
        if self.names.len() > FEW_MEMBERS {
            let names = &self.names;
            let compare = |(left_mark, left): (u32, u32), (right_mark, right): (u32, u32)| {
                left_mark.cmp(&right_mark).then_with(|| name(left).cmp(&name(right)))
            };
            let order = sorted(names.len(), &|left, right| compare(names[left], names[right]));
            let pairs = order.windows(2).map(|pair| (names[pair[0]], names[pair[1]]));
            let same = pairs.filter(|(earlier, later)| compare(*earlier, *later).is_eq());
            self.repeated.extend(same.map(|((_, earlier), (_, later))| (later, earlier)));
            return;
        }
        for (place, (mark, later)) in self.names.iter().enumerate() {
            for (_, earlier) in self.names[..place].iter().filter(|(other, _)| other == mark) {
                if name(*earlier) == name(*later) {
                    self.repeated.push((*later, *earlier));
                    break;
                }
            }
        }
    }
}

fn name(text: &str, span: Span) -> Cow<'_, str> {
    let inside = &text[span.start as usize + 1..span.end as usize - 1];
    if span.kind == Kind::String { Cow::Borrowed(inside) } else { Cow::Owned(string::unescape(inside)) }
}

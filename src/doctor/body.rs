//! What may have been sent, made from what arrived: the likeliest first.

use super::cause::Cause;
use super::difference;
use super::peel::peels;
use super::writer::{Layout, Letters, Ordering, Style, write};
use crate::json::{self, Document, Value};

/// A body that may have been sent.
pub(super) struct Original {
    pub(super) bytes: Vec<u8>,
    /// Whether it is worth trying together with another mistake.
    pub(super) is_common: bool,
}

const LETTERS: [Letters; 7] = [
    Letters::Kept,
    Letters::Plain,
    Letters::Ascii,
    Letters::Php,
    Letters::Slashes,
    Letters::Html,
    Letters::AsciiCapital,
];
/// What is in `data` is sent as it was published; all around it is compact.
const DATA: [Layout; 5] =
    [Layout::Compact, Layout::Python, Layout::Indented(2), Layout::Indented(4), Layout::Indented(0)];
/// So many members of `data` are put into every order.
const MEMBERS_AT_MOST: usize = 5;
/// So many spellings of numbers are tried.
const SPELLINGS_AT_MOST: usize = 256;
/// So many bytes are written in all: a large body is rewritten in fewer ways.
const WRITTEN_AT_MOST: usize = 1_500_000;

/// The bodies that this one may have been, itself first. `sent` is what is known to have been sent, `likes` are events
/// whose members may stand in the same order.
pub(super) fn originals(body: &[u8], sent: Option<&[u8]>, likes: &[Document<'_>]) -> Vec<Original> {
    let once = peels(body);
    let twice: Vec<_> = once.iter().flat_map(|(bytes, _)| peels(bytes)).map(|(bytes, _)| bytes).collect();
    let mut bases = vec![body.to_vec()];
    bases.extend(once.iter().filter(|(_, cause)| hides_json(cause)).map(|(bytes, _)| bytes.clone()));
    let plain = std::iter::once(body.to_vec()).chain(sent.map(<[u8]>::to_vec));
    let plain = plain.chain(once.into_iter().map(|(bytes, _)| bytes));
    let mut originals: Vec<_> = plain.map(|bytes| Original { bytes, is_common: true }).collect();
    for base in bases {
        if let Ok(document) = json::parse(&base) {
            let room = WRITTEN_AT_MOST / base.len().max(1);
            Rewriter { document: &document, likes, room, originals: &mut originals }.all();
        }
    }
    originals.extend(twice.into_iter().map(|bytes| Original { bytes, is_common: false }));
    originals
}

/// What made `found` of `original`.
pub(super) fn changes(original: &[u8], found: &[u8]) -> Vec<Cause> {
    let once = peels(found);
    if let Some((_, cause)) = once.iter().find(|(bytes, _)| bytes == original) {
        return vec![cause.clone()];
    }
    for (bytes, first) in &once {
        if let Some((_, second)) = peels(bytes).into_iter().find(|(bytes, _)| bytes == original) {
            return vec![first.clone(), second];
        }
    }
    let hidden = once.into_iter().filter(|(_, cause)| hides_json(cause)).map(|(bytes, cause)| (bytes, vec![cause]));
    let mut bases = std::iter::once((found.to_vec(), Vec::new())).chain(hidden);
    let same = bases.find_map(|(bytes, causes)| with_json(&causes, original, &bytes));
    same.unwrap_or_else(|| {
        let same = original.iter().zip(found).take_while(|(left, right)| left == right).count();
        let is_cut = same == found.len() && !found.is_empty();
        vec![if is_cut { Cause::BodyCut } else { Cause::BodyAltered(same) }]
    })
}

/// Whether JSON must be freed of it before it can be read.
fn hides_json(cause: &Cause) -> bool {
    matches!(cause, Cause::ByteOrderMark | Cause::Encoding(_))
}

fn with_json(before: &[Cause], original: &[u8], found: &[u8]) -> Option<Vec<Cause>> {
    let rewritten = difference::between(original, found)?;
    let mut causes = before.to_vec();
    causes.extend((!rewritten.is_nothing()).then_some(Cause::Rewritten(rewritten)));
    let ends = |text: &[u8]| text.ends_with(b"\n");
    match (ends(original), ends(found)) {
        (false, true) => causes.push(Cause::NewlineAdded),
        (true, false) => causes.push(Cause::NewlineLost),
        _ => {}
    }
    (!causes.is_empty()).then_some(causes)
}

/// Writes what a document may have been before it was written anew.
struct Rewriter<'a> {
    document: &'a Document<'a>,
    likes: &'a [Document<'a>],
    /// So many are written yet.
    room: usize,
    originals: &'a mut Vec<Original>,
}

impl Rewriter<'_> {
    fn all(mut self) {
        let is_ours = difference::from_ours(self.document).is_none_or(|ours| ours.order.is_none());
        let data = self.document.root_member("data");
        // Go sorts a map, but not the members of a struct around it.
        let is_sorted = data.is_some_and(difference::is_sorted);
        let mut orders = vec![Ordering::Kept];
        if !is_ours || is_sorted {
            orders.push(Ordering::Ours);
            orders.extend(self.likes.iter().map(Ordering::Like));
        }
        for letters in LETTERS {
            for order in &orders {
                for data in DATA {
                    let is_common = letters == Letters::Kept && !matches!(order, Ordering::Like(_));
                    self.add(Style { data, letters, order: *order, ..Style::KEPT }, is_common);
                }
            }
        }
        for spellings in spellings(self.document) {
            for order in &orders {
                for data in [Layout::Compact, Layout::Python] {
                    self.add(Style { data, order: *order, numbers: &spellings, ..Style::KEPT }, false);
                }
            }
        }
        let members = data.map_or(0, |data| data.count() as usize);
        if is_sorted && (2..=MEMBERS_AT_MOST).contains(&members) {
            for places in orders_of(members) {
                for data in [Layout::Compact, Layout::Python] {
                    self.add(Style { data, order: Ordering::Places(&places), ..Style::KEPT }, false);
                }
            }
        }
    }

    fn add(&mut self, style: Style<'_>, is_common: bool) {
        if self.room > 0 {
            self.room -= 1;
            self.originals.push(Original { bytes: write(self.document, style).into_bytes(), is_common });
        }
    }
}

/// Every order of so many things.
fn orders_of(count: usize) -> Vec<Vec<usize>> {
    let mut orders = vec![Vec::new()];
    for thing in 0..count {
        let insert = |order: &Vec<usize>| {
            (0..=order.len())
                .map(|at| {
                    let mut order = order.clone();
                    order.insert(at, thing);
                    order
                })
                .collect::<Vec<_>>()
        };
        orders = orders.iter().flat_map(insert).collect();
    }
    orders
}

/// Ways in which the numbers within `data` may have been written.
fn spellings(document: &Document<'_>) -> Vec<Vec<(u32, String)>> {
    let Some(data) = document.root_member("data") else { return Vec::new() };
    let numbers: Vec<Value<'_>> =
        (data.at()..data.next()).map(|at| document.value(at)).filter(|value| value.is_number()).collect();
    let ways: Vec<Vec<String>> = numbers.iter().map(|number| ways(number.written())).collect();
    let product = ways.iter().try_fold(1usize, |product, ways| product.checked_mul(ways.len() + 1));
    if product.is_some_and(|product| product <= SPELLINGS_AT_MOST) {
        let mut all: Vec<Vec<(u32, String)>> = vec![Vec::new()];
        for (number, ways) in numbers.iter().zip(&ways) {
            let extended = all.iter().flat_map(|chosen| {
                let way = |way: &String| [&chosen[..], &[(number.at(), way.clone())]].concat();
                ways.iter().map(way).collect::<Vec<_>>()
            });
            let extended: Vec<_> = extended.collect();
            all.extend(extended);
        }
        return all.into_iter().filter(|chosen| !chosen.is_empty()).collect();
    }
    let each = numbers
        .iter()
        .zip(&ways)
        .flat_map(|(number, ways)| ways.iter().map(|way| vec![(number.at(), way.clone())]).collect::<Vec<_>>());
    each.take(SPELLINGS_AT_MOST).collect()
}

/// How a number may have been written before a program read and printed it.
fn ways(written: &str) -> Vec<String> {
    if written.contains(['e', 'E']) {
        return Vec::new();
    }
    if written.contains('.') {
        let whole = written.strip_suffix(".0").map(str::to_owned);
        return [format!("{written}0"), format!("{written}00")].into_iter().chain(whole).collect();
    }
    let digits = written.trim_end_matches('0');
    let zeros = written.len() - digits.len();
    let mut ways = vec![format!("{written}.0"), format!("{written}.00")];
    if zeros > 0 && !matches!(digits, "" | "-") {
        ways.extend([format!("{digits}e{zeros}"), format!("{digits}E{zeros}"), format!("{digits}e+{zeros}")]);
    }
    ways
}

//! "Did you mean": the event type that a misspelt one most looks like.

use super::{Entry, entries};

/// The entry whose name is nearest to the one given, if any is near enough to be worth suggesting.
pub fn nearest(event_type: &str) -> Option<&'static Entry> {
    let written = letters(event_type)?;
    let candidates = entries().iter().map(|entry| (entry, names(entry)));
    let distances = candidates
        .map(|(entry, names)| (names.iter().map(|name| distance(&written, name)).min().unwrap_or(usize::MAX), entry));
    let (distance, entry) = distances.min_by_key(|(distance, _)| *distance)?;
    (distance <= written.len() / 4).then_some(entry)
}

/// What a person may have meant to write: the whole name, what stands after its group, or what the screen shows.
fn names(entry: &Entry) -> Vec<Vec<u8>> {
    let own = entry.event_type.split_once('.').map_or(entry.event_type, |(_, own)| own);
    [entry.event_type, own, entry.name].into_iter().filter_map(letters).collect()
}

/// Letters and digits in upper case: `order-dispatched` and `Order.Dispatched` are one spelling. Nothing as long as this
/// is near an event type, so longer texts are not measured.
fn letters(text: &str) -> Option<Vec<u8>> {
    if text.len() > 128 {
        return None;
    }
    let letters: Vec<u8> =
        text.bytes().filter(u8::is_ascii_alphanumeric).map(|byte| byte.to_ascii_uppercase()).collect();
    (!letters.is_empty()).then_some(letters)
}

/// How many letters must be added, removed, changed or swapped with their neighbour.
fn distance(left: &[u8], right: &[u8]) -> usize {
    let mut before: Vec<usize> = Vec::new();
    let mut above: Vec<usize> = (0..=right.len()).collect();
    for row in 1..=left.len() {
        let mut current = vec![row];
        for column in 1..=right.len() {
            let changed = usize::from(left[row - 1] != right[column - 1]);
            let mut least = (above[column - 1] + changed).min(above[column] + 1).min(current[column - 1] + 1);
            let swapped =
                row > 1 && column > 1 && left[row - 1] == right[column - 2] && left[row - 2] == right[column - 1];
            if swapped {
                least = least.min(before[column - 2] + 1);
            }
            current.push(least);
        }
        before = std::mem::replace(&mut above, current);
    }
    above[right.len()]
}

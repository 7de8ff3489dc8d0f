//! "Did you mean": names that differ by a slip of the finger.

/// How many candidates are looked at; beyond, the object is a map and no name in it is misspelt.
const CANDIDATES_AT_MOST: usize = 100;

/// The candidate nearest to a name, if it is two edits away at most and shares more letters than it differs in.
pub(super) fn nearest<'c>(name: &str, candidates: impl Iterator<Item = &'c str>) -> Option<&'c str> {
    let near = candidates.take(CANDIDATES_AT_MOST).filter_map(|candidate| {
        let edits = edits(name, candidate)?;
        let is_near = edits * 2 < name.chars().count() || name.eq_ignore_ascii_case(candidate);
        is_near.then_some((edits, candidate))
    });
    near.min_by_key(|(edits, _)| *edits).map(|(_, candidate)| candidate)
}

/// How many letters must be added, removed, changed or swapped with their neighbour; nothing if more than two.
fn edits(left: &str, right: &str) -> Option<usize> {
    if left.len() > 64 || left.len().abs_diff(right.len()) > 8 {
        return None;
    }
    let (left, right): (Vec<char>, Vec<char>) = (left.chars().collect(), right.chars().collect());
    if left.len().abs_diff(right.len()) > 2 {
        return None;
    }
    let mut rows = vec![(0..=right.len()).collect::<Vec<usize>>()];
    for row in 1..=left.len() {
        let mut current = vec![row];
        for column in 1..=right.len() {
            let changed = usize::from(left[row - 1] != right[column - 1]);
            let above = &rows[row - 1];
            let mut least = (above[column - 1] + changed).min(above[column] + 1).min(current[column - 1] + 1);
            let is_swap =
                row > 1 && column > 1 && left[row - 1] == right[column - 2] && left[row - 2] == right[column - 1];
            if is_swap {
                least = least.min(rows[row - 2][column - 2] + 1);
            }
            current.push(least);
        }
        rows.push(current);
    }
    Some(rows[left.len()][right.len()]).filter(|edits| *edits <= 2)
}

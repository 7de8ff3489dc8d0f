//! What arrived after an event of the same life that happened later. Kits of one order do not wait for each other.

use super::fact::Fact;
use super::links::Links;
use super::{Class, Finding};

/// The latest event so far: of a node alone, and of it with all that belongs to it.
#[derive(Clone, Copy, Default)]
struct Latest {
    own: Option<usize>,
    below: Option<usize>,
}

/// Finds it among events in the order of arrival; what came more than once has been found before.
pub(super) fn find(facts: &[Fact], links: &Links, findings: &mut [Vec<Finding>]) {
    let mut latest = vec![Latest::default(); links.nodes.len()];
    let later = |left: Option<usize>, right: Option<usize>| match (left, right) {
        (Some(left), Some(right)) if facts[left].is_before(&facts[right]) => Some(right),
        (left, right) => left.or(right),
    };
    for (at, fact) in facts.iter().enumerate() {
        let Some(node) = links.places[at].filter(|_| fact.created_at.is_some()) else { continue };
        let above = links.line(node).skip(1).fold(None, |found, above| later(found, latest[above].own));
        let after = later(latest[node].below, above).map(|after| &facts[after]);
        let is_repeated = findings[at].iter().any(|finding| finding.class() == Class::Repeated);
        if let Some(after) = after.filter(|after| fact.is_before(after) && !is_repeated) {
            findings[at].push(Finding::ArrivedLate { event: fact.to_ref(), after: after.to_ref() });
        }
        latest[node].own = later(latest[node].own, Some(at));
        for above in links.line(node) {
            latest[above].below = later(latest[above].below, Some(at));
        }
    }
}

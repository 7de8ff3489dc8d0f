//! What came more than once: the same event again (harmless), the same under another id, and another event under the
//! same id.

use super::Finding;
use super::fact::Fact;
use super::links::{Links, Map};
use super::stage::Stage;

/// Finds them among events in the order of arrival.
pub(super) fn find(facts: &[Fact], links: &Links, findings: &mut [Vec<Finding>]) {
    let mut earliest: Map<&str, usize> = Map::default();
    for (at, fact) in facts.iter().enumerate() {
        let Some(id) = fact.id.as_deref() else { continue };
        let first = earliest.entry(id).or_insert(at);
        if fact.key() < facts[*first].key() {
            *first = at;
        }
    }
    let mut by_id: Map<(&str, u64), usize> = Map::default();
    let mut by_content: Map<(usize, Stage, u64, Option<u64>), usize> = Map::default();
    for (at, fact) in facts.iter().enumerate() {
        if let Some(id) = fact.id.as_deref() {
            let other = &facts[earliest[id]];
            if !fact.tells_the_same(other) {
                let (event, other) = (fact.to_ref(), other.to_ref());
                findings[at].push(Finding::IdReused { event, event_id: id.to_owned(), other });
            }
            let before = *by_id.entry((id, fact.data)).or_insert(at);
            if before != at && fact.tells_the_same(&facts[before]) {
                findings[at].push(Finding::Repeat { event: fact.to_ref(), of: facts[before].to_ref() });
                continue;
            }
        }
        let Some(node) = links.places[at] else { continue };
        // What may happen again, or to another kit, is the same only if it also happened at the same time.
        let may_recur = fact.stage.recurs() || links.nodes[node].kind != fact.stage.subject();
        let time = may_recur.then(|| fact.key().0);
        let before = *by_content.entry((node, fact.stage, fact.data, time)).or_insert(at);
        if before != at && (fact.id != facts[before].id || fact.id.is_none()) {
            findings[at].push(Finding::Duplicate { event: fact.to_ref(), of: facts[before].to_ref() });
        }
    }
}

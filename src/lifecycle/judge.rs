//! What cannot be and what must be missing. Only `createdAt` counts here, so the order of arrival changes nothing.

use super::fact::Fact;
use super::links::Links;
use super::stage::{ALL, STAGES, Stage};
use super::{Finding, SubjectKind};

/// The earliest event of each stage.
type Table = [Option<usize>; STAGES];

/// What is known of a node.
#[derive(Clone, Copy, Default)]
struct Known {
    /// Of its own events.
    own: Table,
    /// Of its own and of those of all that belongs to it.
    below: Table,
    /// Of a kit: events of its order that name it. Of an order: its events that name no kit.
    apart: Table,
}

struct Judge<'j> {
    facts: &'j [Fact],
    links: &'j Links,
    known: Vec<Known>,
}

/// Finds both, for each event and each subject.
pub(super) fn find(facts: &[Fact], links: &Links, of_step: &mut [Vec<Finding>], of_subject: &mut [Vec<Finding>]) {
    let mut judge = Judge { facts, links, known: vec![Known::default(); links.nodes.len()] };
    judge.learn();
    for (at, findings) in of_step.iter_mut().enumerate() {
        if let Some(node) = links.places[at] {
            judge.event(at, node, findings);
        }
    }
    for (node, findings) in of_subject.iter_mut().enumerate() {
        judge.belonging(node, findings);
        judge.missing(node, findings);
    }
}

impl Judge<'_> {
    fn learn(&mut self) {
        let facts = self.facts;
        let keep = |table: &mut Table, at: usize| {
            let slot = &mut table[facts[at].stage as usize];
            *slot = Some(slot.map_or(at, |other| if facts[at].key() < facts[other].key() { at } else { other }));
        };
        for (at, place) in self.links.places.iter().enumerate() {
            let Some(node) = *place else { continue };
            keep(&mut self.known[node].own, at);
            for above in self.links.line(node) {
                keep(&mut self.known[above].below, at);
            }
            if facts[at].stage.subject() == SubjectKind::Order {
                let kits = &self.links.kits[at];
                for kit in kits {
                    keep(&mut self.known[*kit].apart, at);
                }
                if kits.is_empty() {
                    keep(&mut self.known[node].apart, at);
                }
            }
        }
    }

    fn event(&self, at: usize, node: usize, findings: &mut Vec<Finding>) {
        let fact = &self.facts[at];
        let event = || fact.to_ref();
        if fact.created_at.is_none() {
            findings.push(Finding::NoTime { event: event() });
        }
        let first = self.known[node].own[fact.stage as usize].map(|first| &self.facts[first]);
        let is_unique = fact.stage.is_unique() && self.links.nodes[node].kind == fact.stage.subject();
        if let Some(other) = first.filter(|first| is_unique && first.data != fact.data) {
            findings.push(Finding::Contradicts { event: event(), other: other.to_ref() });
        }
        let too_soon = ALL.into_iter().rev().filter(|stage| stage.precedes(fact.stage));
        let before = too_soon.filter_map(|stage| self.earliest(stage, at, node)).find(|before| fact.is_before(before));
        if let Some(before) = before {
            findings.push(Finding::TooEarly { event: event(), before: before.to_ref() });
        }
        let named = |named, id: &String, from: Stage| {
            let (id, from) = (id.clone(), from.name().to_owned());
            Finding::NamedTooEarly { event: event(), named, id, from }
        };
        if fact.stage == Stage::Created {
            findings.extend(fact.kits.first().map(|id| named(SubjectKind::Kit, id, Stage::Dispatched)));
        }
        if fact.stage < Stage::LabAccessioned && !fact.stage.is_visit() {
            findings.extend(fact.tests.first().map(|id| named(SubjectKind::Test, id, Stage::LabAccessioned)));
        }
    }

    /// The earliest event of a stage that the life of this event's subject goes through.
    fn earliest(&self, stage: Stage, at: usize, node: usize) -> Option<&Fact> {
        let slot = stage as usize;
        let is_of_order = stage.subject() == SubjectKind::Order;
        let found = if self.links.nodes[node].kind != SubjectKind::Order {
            // An order's events concern this kit if they name it or no kit at all. What came back without naming its
            // kit may be another kit.
            let table = |above: usize| {
                let (known, kind) = (&self.known[above], self.links.nodes[above].kind);
                let nameless = !stage.is_return() || self.links.only_kit(above).is_some();
                match kind {
                    SubjectKind::Order if is_of_order => known.apart[slot].filter(|_| nameless),
                    SubjectKind::Kit if is_of_order => known.apart[slot],
                    _ => known.own[slot],
                }
            };
            self.first(self.links.line(node).filter_map(table))
        } else if is_of_order {
            self.known[node].own[slot]
        } else {
            let kits = &self.links.kits[at];
            let only = if kits.is_empty() { self.links.only_kit(node) } else { None };
            self.first(kits.iter().copied().chain(only).filter_map(|kit| self.known[kit].below[slot]))
        };
        found.map(|found| &self.facts[found])
    }

    fn first(&self, events: impl Iterator<Item = usize>) -> Option<usize> {
        events.min_by_key(|at| self.facts[*at].key())
    }

    fn belonging(&self, node: usize, findings: &mut Vec<Finding>) {
        let own = &self.links.nodes[node];
        let (subject, id) = (own.kind, || own.id.clone());
        if own.claims.len() > 1 {
            let parents = own.claims.iter().map(|parent| self.links.nodes[*parent].id.clone()).collect();
            findings.push(Finding::TwoParents { subject, id: id(), parents });
        }
        let parent = own.parent.map(|parent| self.links.nodes[parent].kind);
        let is_linked = match subject {
            SubjectKind::Order => true,
            SubjectKind::Kit => parent.is_some(),
            SubjectKind::Test => parent == Some(SubjectKind::Kit),
        };
        if !is_linked {
            findings.push(Finding::Unlinked { subject, id: id() });
        }
        let kits =
            own.children.iter().filter(|child| self.links.nodes[**child].kind == SubjectKind::Kit).count() as u64;
        if let Some(quantity) = own.quantity.filter(|quantity| kits > *quantity) {
            findings.push(Finding::TooManyKits { id: id(), quantity, kits });
        }
    }

    fn missing(&self, node: usize, findings: &mut Vec<Finding>) {
        let own = &self.links.nodes[node];
        let known = &self.known[node];
        let mut tell = |stage: Stage, proof: Option<usize>| {
            findings.extend(proof.map(|proof| Finding::Missing {
                event_type: stage.name().to_owned(),
                subject: own.kind,
                id: own.id.clone(),
                proof: self.facts[proof].to_ref(),
            }));
        };
        let has = |stage: Stage| {
            let above = self.links.line(node).skip(1);
            known.below[stage as usize].is_some()
                || above.into_iter().any(|above| self.known[above].own[stage as usize].is_some())
        };
        let proof = |table: &Table, proves: &dyn Fn(Stage) -> bool| {
            self.first(ALL.into_iter().filter(|stage| proves(*stage)).filter_map(|stage| table[stage as usize]))
        };
        // Where somebody comes to take blood, no kit need be sent and none registered.
        let is_visited = self.links.line(node).last().is_some_and(|root| {
            ALL.into_iter().any(|stage| stage.is_visit() && self.known[root].below[stage as usize].is_some())
        });
        let is_at_home = |stage: Stage| stage.subject() != SubjectKind::Order && !is_visited;
        if own.kind == SubjectKind::Order {
            if !has(Stage::Created) {
                tell(Stage::Created, proof(&known.below, &|_| true));
            }
            if !has(Stage::Dispatched) {
                let proves = |stage: Stage| {
                    matches!(stage, Stage::OutForDelivery | Stage::Received) || stage.is_return() || is_at_home(stage)
                };
                tell(Stage::Dispatched, proof(&known.below, &proves));
            }
        }
        if own.kind == SubjectKind::Kit {
            if self.is_left_out_of_dispatch(node) && !is_visited {
                let is_after = |stage| stage > Stage::Dispatched;
                tell(Stage::Dispatched, proof(&known.below, &is_after).or(proof(&known.apart, &is_after)));
            }
            if !has(Stage::Registered) && !is_visited {
                tell(Stage::Registered, proof(&known.below, &|stage| stage.subject() == SubjectKind::Test));
            }
        }
        if !has(Stage::LabAccessioned) {
            let proves = |stage| matches!(stage, Stage::Processed | Stage::CommentaryUploaded);
            tell(Stage::LabAccessioned, proof(&known.own, &proves));
        }
        if !has(Stage::Processed) {
            tell(Stage::Processed, proof(&known.own, &|stage| stage == Stage::CommentaryUploaded));
        }
    }

    /// Whether the order's dispatches name kits, but never this one.
    fn is_left_out_of_dispatch(&self, kit: usize) -> bool {
        let slot = Stage::Dispatched as usize;
        let order = self.links.nodes[kit].parent.map(|order| &self.known[order]);
        let order_names_kits = order.is_some_and(|order| order.own[slot].is_some() && order.apart[slot].is_none());
        order_names_kits && self.known[kit].apart[slot].is_none()
    }
}

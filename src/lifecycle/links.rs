//! Which order a kit is of, which kit a test is of, and to which of them each event belongs. An event need not name
//! everything: a barcode, or the only kit of an order, leads on.
//!
//! Nothing here depends on the order in which the events are given, but the order of the nodes.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, DefaultHasher};

use super::SubjectKind;
use super::fact::Fact;

/// A map with no randomness in it: the same events give the same story.
pub(super) type Map<K, V> = HashMap<K, V, BuildHasherDefault<DefaultHasher>>;

/// An order, a kit or a test.
#[derive(Clone, Debug)]
pub(super) struct Node {
    pub(super) kind: SubjectKind,
    pub(super) id: String,
    pub(super) parent: Option<usize>,
    pub(super) children: Vec<usize>,
    /// What events name as its parent, of the kind next above it.
    pub(super) claims: Vec<usize>,
    /// The order that an event names together with it: only of tests, which need not have a kit.
    order: Option<usize>,
    /// How many kits were ordered: only of orders.
    pub(super) quantity: Option<u64>,
}

/// Every node, and the node of each event.
pub(super) struct Links {
    pub(super) nodes: Vec<Node>,
    pub(super) places: Vec<Option<usize>>,
    /// The kits that each event names.
    pub(super) kits: Vec<Vec<usize>>,
}

/// What one event names, as nodes.
struct Named {
    order: Option<usize>,
    kits: Vec<usize>,
    tests: Vec<usize>,
}

#[derive(Default)]
struct Builder<'f> {
    nodes: Vec<Node>,
    by_id: Map<(SubjectKind, &'f str), usize>,
    kit_of_barcode: Map<&'f str, usize>,
    test_of_barcode: Map<&'f str, usize>,
}

impl Links {
    pub(super) fn new(facts: &[Fact]) -> Self {
        let mut builder = Builder::default();
        let mut named: Vec<Named> = facts.iter().map(|fact| builder.named(fact)).collect();
        for (fact, named) in facts.iter().zip(&mut named) {
            builder.join_by_barcode(fact, named);
        }
        builder.settle();
        let places = named.iter().zip(facts).map(|(named, fact)| builder.place(fact, named)).collect();
        Self { nodes: builder.nodes, places, kits: named.into_iter().map(|named| named.kits).collect() }
    }

    /// The node itself, what it belongs to, and what that belongs to.
    pub(super) fn line(&self, node: usize) -> impl Iterator<Item = usize> {
        std::iter::successors(Some(node), |at| self.nodes[*at].parent)
    }

    /// The kit of an order that has but one.
    pub(super) fn only_kit(&self, order: usize) -> Option<usize> {
        only_kit(&self.nodes, order)
    }

    /// Nodes with no parent first as they came, each followed by its children.
    pub(super) fn family_order(&self) -> Vec<usize> {
        let roots = (0..self.nodes.len()).filter(|at| self.nodes[*at].parent.is_none());
        roots.flat_map(|root| self.with_descendants(root)).collect()
    }

    fn with_descendants(&self, node: usize) -> Vec<usize> {
        let below = self.nodes[node].children.iter().flat_map(|child| self.with_descendants(*child));
        std::iter::once(node).chain(below).collect()
    }
}

impl<'f> Builder<'f> {
    fn node(&mut self, kind: SubjectKind, id: &'f str) -> usize {
        let next = self.nodes.len();
        let at = *self.by_id.entry((kind, id)).or_insert(next);
        if at == next {
            let (id, children, claims) = (id.to_owned(), Vec::new(), Vec::new());
            self.nodes.push(Node { kind, id, parent: None, children, claims, order: None, quantity: None });
        }
        at
    }

    fn named(&mut self, fact: &'f Fact) -> Named {
        let order = fact.order.as_deref().map(|id| self.node(SubjectKind::Order, id));
        let kits: Vec<usize> = fact.kits.iter().map(|id| self.node(SubjectKind::Kit, id)).collect();
        let tests: Vec<usize> = fact.tests.iter().map(|id| self.node(SubjectKind::Test, id)).collect();
        if let Some(order) = order {
            for kit in &kits {
                self.nodes[*kit].claims.push(order);
            }
            for test in &tests {
                let own = self.nodes[*test].order;
                self.nodes[*test].order = Some(own.map_or(order, |other| self.first_by_id(other, order)));
            }
            self.nodes[order].quantity = self.nodes[order].quantity.max(fact.quantity);
        }
        if let [kit] = kits[..] {
            for test in &tests {
                self.nodes[*test].claims.push(kit);
            }
        }
        for barcode in &fact.barcodes {
            if let [kit] = kits[..] {
                let other = self.kit_of_barcode.get(barcode.as_str()).copied().unwrap_or(kit);
                let kit = self.first_by_id(other, kit);
                self.kit_of_barcode.insert(barcode, kit);
            }
            if let [test] = tests[..] {
                let other = self.test_of_barcode.get(barcode.as_str()).copied().unwrap_or(test);
                let test = self.first_by_id(other, test);
                self.test_of_barcode.insert(barcode, test);
            }
        }
        Named { order, kits, tests }
    }

    /// Of two nodes the one with the lesser id: which that is does not depend on arrival.
    fn first_by_id(&self, left: usize, right: usize) -> usize {
        if self.nodes[right].id < self.nodes[left].id { right } else { left }
    }

    fn join_by_barcode(&mut self, fact: &'f Fact, named: &mut Named) {
        let along = |map: &Map<&'f str, usize>| fact.barcodes.iter().find_map(|code| map.get(code.as_str()).copied());
        if named.kits.is_empty() {
            named.kits.extend(along(&self.kit_of_barcode));
            for kit in &named.kits {
                named.tests.iter().for_each(|test| self.nodes[*test].claims.push(*kit));
                self.nodes[*kit].claims.extend(named.order);
            }
        }
        if named.tests.is_empty() && fact.stage.subject() == SubjectKind::Test {
            named.tests.extend(along(&self.test_of_barcode));
        }
    }

    /// Makes parents of claims: of several the one with the least id.
    fn settle(&mut self) {
        self.settle_claims(SubjectKind::Test);
        // A test that is named with an order tells the order of its kit.
        for at in 0..self.nodes.len() {
            if let (Some(order), Some(kit)) = (self.nodes[at].order, self.nodes[at].parent) {
                self.nodes[kit].claims.push(order);
            }
        }
        self.settle_claims(SubjectKind::Kit);
        for at in 0..self.nodes.len() {
            if let (SubjectKind::Kit, Some(order)) = (self.nodes[at].kind, self.nodes[at].parent) {
                self.nodes[order].children.push(at);
            }
        }
        for at in 0..self.nodes.len() {
            if self.nodes[at].kind != SubjectKind::Test {
                continue;
            }
            let order = self.nodes[at].order;
            let kit = self.nodes[at].parent.or(order.and_then(|order| only_kit(&self.nodes, order)));
            self.nodes[at].parent = kit.or(order);
            if let Some(parent) = self.nodes[at].parent {
                self.nodes[parent].children.push(at);
            }
        }
    }

    fn settle_claims(&mut self, kind: SubjectKind) {
        for at in 0..self.nodes.len() {
            if self.nodes[at].kind != kind {
                continue;
            }
            let mut claims = std::mem::take(&mut self.nodes[at].claims);
            claims.sort_unstable_by(|left, right| self.nodes[*left].id.cmp(&self.nodes[*right].id));
            claims.dedup();
            self.nodes[at].parent = claims.first().copied();
            self.nodes[at].claims = claims;
        }
    }

    fn only_test(&self, kit: usize) -> Option<usize> {
        let children = &self.nodes[kit].children;
        children.first().copied().filter(|_| children.len() == 1)
    }

    /// The node that an event is about, or the nearest that is known.
    fn place(&self, fact: &Fact, named: &Named) -> Option<usize> {
        let test = named.tests.first().copied();
        let parent = |node: usize| self.nodes[node].parent;
        let of_kind = |kind: SubjectKind| move |node: &usize| self.nodes[*node].kind == kind;
        let kit = named.kits.first().copied();
        let kit = kit.or_else(|| test.and_then(parent).filter(of_kind(SubjectKind::Kit)));
        let order = named.order.or_else(|| kit.and_then(parent));
        let order = order.or_else(|| test.and_then(parent).filter(of_kind(SubjectKind::Order)));
        let kit = kit.or_else(|| order.and_then(|order| only_kit(&self.nodes, order)));
        match fact.stage.subject() {
            SubjectKind::Order => order.or(kit).or(test),
            SubjectKind::Kit => kit.or(test).or(order),
            SubjectKind::Test => test.or_else(|| kit.and_then(|kit| self.only_test(kit))).or(kit).or(order),
        }
    }
}

/// The kit of an order that has but one. Kits stand before the tests of no known kit.
fn only_kit(nodes: &[Node], order: usize) -> Option<usize> {
    let mut kits = nodes[order].children.iter().take(2).filter(|child| nodes[**child].kind == SubjectKind::Kit);
    let kit = kits.next().copied().filter(|_| kits.next().is_none());
    kit.filter(|_| nodes[order].quantity.is_none_or(|quantity| quantity <= 1))
}

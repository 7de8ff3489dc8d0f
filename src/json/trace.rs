//! The way from the outermost value to another, found in one sweep.

use std::borrow::Cow;

use super::{Document, Kind, Value};

/// One step down: into a member or an item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step<'d> {
    /// Into the member of that name.
    Member(Cow<'d, str>),
    /// Into the item of that number, from 0.
    Item(u32),
}

/// A container that the way leads through, and the child of it that the way has reached.
struct Level {
    /// The name of the member, or the item.
    child: u32,
    index: u32,
    end: u32,
    is_object: bool,
}

/// Finds the ways to indices that never go back: the document is walked once, however many are asked for.
pub struct Tracer<'d> {
    document: &'d Document<'d>,
    levels: Vec<Level>,
}

impl<'d> Tracer<'d> {
    /// A sweep over a value, at its beginning; ways start at that value.
    pub fn new(value: Value<'d>) -> Self {
        let mut tracer = Self { document: value.document, levels: Vec::new() };
        tracer.enter(value.at());
        tracer
    }

    /// The way to an index; to a member's name it is the same as to its value. Invariant: callers ask in ascending
    /// order.
    pub fn steps(&mut self, at: u32) -> Vec<Step<'d>> {
        self.advance(at);
        let mut steps = Vec::new();
        for level in &self.levels {
            if level.child > at {
                break;
            }
            steps.push(if level.is_object {
                Step::Member(self.document.value(level.child).string())
            } else {
                Step::Item(level.index)
            });
        }
        steps
    }

    /// Whether the index that was asked for last is the name of a member.
    pub fn is_name(&self, at: u32) -> bool {
        self.levels.iter().any(|level| level.is_object && level.child == at)
    }

    fn advance(&mut self, at: u32) {
        while let Some(level) = self.levels.last_mut() {
            if at >= level.end {
                self.levels.pop();
                continue;
            }
            if at < level.child {
                return;
            }
            let value = level.child + u32::from(level.is_object);
            let next = self.document.value(value).next();
            if at >= next {
                level.child = next;
                level.index += 1;
                continue;
            }
            if at <= value || !self.enter(value) {
                return;
            }
        }
    }

    fn enter(&mut self, container: u32) -> bool {
        let value = self.document.value(container);
        let is_object = value.kind() == Kind::Object;
        if !is_object && value.kind() != Kind::Array {
            return false;
        }
        self.levels.push(Level { child: container + 1, index: 0, end: value.next(), is_object });
        true
    }
}

/// Writes a way as a JSON pointer.
pub fn pointer(steps: &[Step<'_>]) -> String {
    let mut out = String::with_capacity(64);
    for step in steps {
        out.push('/');
        match step {
            Step::Member(name) if name.contains(['~', '/']) => {
                out.push_str(&name.replace('~', "~0").replace('/', "~1"));
            }
            Step::Member(name) => out.push_str(name),
            Step::Item(index) => out.push_str(&index.to_string()),
        }
    }
    out
}

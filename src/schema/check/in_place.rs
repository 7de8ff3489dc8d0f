//! Rules that apply other rules to the same value.

use super::super::plan::{Id, InPlace, Rule};
use super::marks::Marks;
use super::{Cause, Checker, Failure};
use crate::json::Value;

impl<'c> Checker<'c> {
    pub(super) fn in_place(&mut self, id: Id, rule: &'c Rule, value: Value<'c>, mut marks: Option<&mut Marks>) -> bool {
        let mut passes = true;
        for applied in &rule.in_place {
            let marks = marks.as_deref_mut();
            passes &= match applied {
                InPlace::Reference(target) => self.check(*target, value, marks),
                InPlace::Dynamic(name, target) => self.check(self.outermost(name, *target), value, marks),
                InPlace::AllOf(all) => self.all_of(all, value, marks),
                InPlace::AnyOf(all) => self.any_of(id, all, value, marks),
                InPlace::OneOf(all) => self.one_of(id, all, value, marks),
                InPlace::Not(schema) => !self.holds(*schema, value, None) || self.fail(value.at(), id, Cause::Not),
                InPlace::If { condition, then, otherwise } => self.branch(*condition, *then, *otherwise, value, marks),
            };
            if !passes && self.quiet > 0 {
                return false;
            }
        }
        passes
    }

    /// The dynamic anchor of that name in the outermost resource that has one.
    fn outermost(&self, name: &str, target: Id) -> Id {
        let anchor = |resource: &u32| {
            let anchors = &self.plan.resources[*resource as usize];
            anchors.iter().find(|(anchor, _)| anchor == name).map(|(_, id)| *id)
        };
        self.scope.iter().find_map(anchor).unwrap_or(target)
    }

    /// Whether a value passes, whatever the reasons; what was looked at counts only if it does.
    fn holds(&mut self, schema: Id, value: Value<'c>, marks: Option<&mut Marks>) -> bool {
        self.quiet += 1;
        let mut own = marks.is_some().then(Marks::default);
        let holds = self.check(schema, value, own.as_mut());
        self.quiet -= 1;
        if let (true, Some(marks), Some(own)) = (holds, marks, own) {
            marks.add_all(&own);
        }
        holds
    }

    fn all_of(&mut self, all: &[Id], value: Value<'c>, mut marks: Option<&mut Marks>) -> bool {
        let mut passes = true;
        for schema in all {
            passes &= self.check(*schema, value, marks.as_deref_mut());
            if !passes && self.quiet > 0 {
                return false;
            }
        }
        passes
    }

    fn any_of(&mut self, id: Id, all: &'c [Id], value: Value<'c>, mut marks: Option<&mut Marks>) -> bool {
        let from = self.failures.len();
        let mut ends = Vec::new();
        let mut passes = false;
        for schema in all {
            passes |= self.alternative(*schema, value, marks.as_deref_mut());
            ends.push(self.failures.len());
            // What else it may have looked at matters to those who ask for what is left over.
            if passes && marks.is_none() {
                break;
            }
        }
        if passes {
            self.failures.truncate(from);
            return true;
        }
        self.keep_nearest(from, &ends, value.at());
        self.none_of(
            from,
            Failure { at: value.at(), rule: id, cause: Cause::NoneOf { keyword: "anyOf", alternatives: all } },
        )
    }

    fn one_of(&mut self, id: Id, all: &'c [Id], value: Value<'c>, mut marks: Option<&mut Marks>) -> bool {
        let from = self.failures.len();
        let mut ends = Vec::new();
        let mut winner: Option<u32> = None;
        for (place, schema) in (0..).zip(all) {
            let passes = self.alternative(*schema, value, marks.as_deref_mut());
            ends.push(self.failures.len());
            if let (true, Some(first)) = (passes, winner) {
                self.failures.truncate(from);
                return self.fail(value.at(), id, Cause::ManyOf { first, second: place });
            }
            winner = winner.or(passes.then_some(place));
        }
        if winner.is_some() {
            self.failures.truncate(from);
            return true;
        }
        self.keep_nearest(from, &ends, value.at());
        self.none_of(
            from,
            Failure { at: value.at(), rule: id, cause: Cause::NoneOf { keyword: "oneOf", alternatives: all } },
        )
    }

    /// The whole is told before the parts.
    fn none_of(&mut self, from: usize, failure: Failure<'c>) -> bool {
        if self.quiet == 0 {
            self.failures.insert(from, failure);
        }
        false
    }

    /// As `holds`, but its failures are kept for the time being.
    fn alternative(&mut self, schema: Id, value: Value<'c>, marks: Option<&mut Marks>) -> bool {
        let mut own = marks.is_some().then(Marks::default);
        let passes = self.check(schema, value, own.as_mut());
        if let (true, Some(marks), Some(own)) = (passes, marks, own) {
            marks.add_all(&own);
        }
        passes
    }

    /// Of the failures of several alternatives, keeps those of the one that the value comes nearest to: one that does
    /// not fail at the value itself, and has few. Where each fails at once, none says more than the list does.
    fn keep_nearest(&mut self, from: usize, ends: &[usize], at: u32) {
        let is_at_once = |failure: &Failure<'_>| {
            failure.at == at
                && matches!(failure.cause, Cause::Type(_) | Cause::Const(_) | Cause::Enum(_) | Cause::Never)
        };
        let starts = std::iter::once(from).chain(ends.iter().copied());
        let ranges = starts.zip(ends.iter().copied());
        let near = ranges.filter(|(start, end)| !self.failures[*start..*end].iter().any(is_at_once));
        match near.min_by_key(|(start, end)| end - start) {
            Some((start, end)) => {
                self.failures.truncate(end);
                self.failures.drain(from..start);
            }
            None => self.failures.truncate(from),
        }
    }

    fn branch(
        &mut self,
        condition: Id,
        then: Option<Id>,
        otherwise: Option<Id>,
        value: Value<'c>,
        mut marks: Option<&mut Marks>,
    ) -> bool {
        let chosen = if self.holds(condition, value, marks.as_deref_mut()) { then } else { otherwise };
        chosen.is_none_or(|schema| self.check(schema, value, marks))
    }
}

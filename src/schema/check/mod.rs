//! Runs a plan over a document and notes what fails, as small facts: words and places are made of them afterwards.
//!
//! A text that is valid costs hardly any memory here. Neither depth nor time is left to the schema: recursion is cut off
//! beyond any sensible one, and so is checking the same values again and again.

mod array;
mod in_place;
mod marks;
mod object;
mod scalar;

use super::format::Format;
use super::number::{Bound, Number};
use super::pattern::Pattern;
use super::plan::{Constant, Id, ObjectRules, Plan, Rule, Types};
use crate::json::{Kind, Value};
use marks::Marks;

/// How many rules may be in progress at once.
const DEPTH_AT_MOST: u32 = 600;
/// How often, on average, one rule may be applied to one value.
const REPEATS_AT_MOST: u64 = 4;

/// One thing that fails: where, by which rule, and how.
#[derive(Clone, Copy, Debug)]
pub(super) struct Failure<'p> {
    /// The value, or the name of the member.
    pub(super) at: u32,
    pub(super) rule: Id,
    pub(super) cause: Cause<'p>,
}

/// How a value fails, with what the words need: the part of the plan that is broken, and what was counted.
#[derive(Clone, Copy, Debug)]
pub(super) enum Cause<'p> {
    Never,
    Type(Types),
    Const(&'p Constant),
    Enum(&'p [Constant]),
    Minimum(&'p Bound),
    Maximum(&'p Bound),
    ExclusiveMinimum(&'p Bound),
    ExclusiveMaximum(&'p Bound),
    MultipleOf(&'p str),
    MinLength { least: u32, length: u32 },
    MaxLength { most: u32, length: u32 },
    Pattern(&'p Pattern),
    Format(Format),
    MinItems(u32),
    MaxItems(u32),
    Repeats { index: u32, earlier: u32 },
    FewContained { least: u32, found: u32 },
    ManyContained { most: u32, found: u32 },
    MinProperties(u32),
    MaxProperties(u32),
    Missing { name: &'p str, rules: &'p ObjectRules },
    MissingBeside { name: &'p str, beside: &'p str },
    AdditionalProperty(&'p ObjectRules),
    AdditionalItem { most: usize },
    UnevaluatedProperty,
    UnevaluatedItem,
    NoneOf { keyword: &'static str, alternatives: &'p [Id] },
    ManyOf { first: u32, second: u32 },
    Not,
    Endless,
}

/// What fails, in the order in which it is found.
pub(super) fn check<'p>(plan: &'p Plan, value: Value<'p>) -> Vec<Failure<'p>> {
    let mut checker = Checker::new(plan, value);
    checker.check(0, value, None);
    if checker.gave_up {
        return vec![Failure { at: value.at(), rule: 0, cause: Cause::Endless }];
    }
    checker.failures
}

struct Checker<'c> {
    plan: &'c Plan,
    /// Whether some name in the value is repeated.
    has_repeated_names: bool,
    failures: Vec<Failure<'c>>,
    /// Above 0 while only the outcome counts, not the reasons.
    quiet: u32,
    depth: u32,
    /// How many more times a rule may be applied.
    steps_left: u64,
    /// Whether the schema asked for more depth or steps than there are; what was found then is worth nothing.
    gave_up: bool,
    /// The resources that led here, outermost first.
    scope: Vec<u32>,
}

impl<'c> Checker<'c> {
    fn new(plan: &'c Plan, value: Value<'c>) -> Self {
        let size = u64::from(value.next() - value.at());
        Self {
            plan,
            has_repeated_names: !value.repeated_names().is_empty(),
            failures: Vec::new(),
            quiet: 0,
            depth: 0,
            steps_left: REPEATS_AT_MOST * (plan.rules.len() as u64 + 1) * (size + 1),
            gave_up: false,
            scope: Vec::new(),
        }
    }

    /// Whether a value passes. `marks` notes which of its items or members some rule has looked at.
    fn check(&mut self, id: Id, value: Value<'c>, marks: Option<&mut Marks>) -> bool {
        let rule = self.plan.rule(id);
        if let Some(always) = rule.always {
            return always || self.fail(value.at(), id, Cause::Never);
        }
        if self.depth == DEPTH_AT_MOST || self.steps_left == 0 {
            self.gave_up = true;
            return false;
        }
        self.depth += 1;
        self.steps_left -= 1;
        let enters = self.plan.is_dynamic && self.scope.last() != Some(&rule.resource);
        if enters {
            self.scope.push(rule.resource);
        }
        let passes = self.evaluate(id, rule, value, marks);
        if enters {
            self.scope.pop();
        }
        self.depth -= 1;
        passes
    }

    fn evaluate(&mut self, id: Id, rule: &'c Rule, value: Value<'c>, marks: Option<&mut Marks>) -> bool {
        let unevaluated = match value.kind() {
            Kind::Array => rule.unevaluated_items,
            Kind::Object => rule.unevaluated_properties,
            _ => None,
        };
        let Some(unevaluated) = unevaluated else { return self.apply(id, rule, value, marks) };
        let mut own = Marks::default();
        let passes = self.apply(id, rule, value, Some(&mut own));
        if !passes && self.quiet > 0 {
            return false;
        }
        let rest_passes = match value.kind() {
            Kind::Array => self.unevaluated_items(id, unevaluated, value, &own),
            _ => self.unevaluated_properties(id, unevaluated, value, &own),
        };
        if let Some(marks) = marks {
            marks.add_first(value.count());
        }
        passes && rest_passes
    }

    /// Everything that the rule says but for what is left over. While quiet, the first failure ends it.
    fn apply(&mut self, id: Id, rule: &'c Rule, value: Value<'c>, mut marks: Option<&mut Marks>) -> bool {
        let mut passes = self.has_type(id, rule, value);
        passes &= self.is_constant(id, rule, value);
        if !passes && self.quiet > 0 {
            return false;
        }
        passes &= match value.kind() {
            Kind::Integer | Kind::Decimal => self.number(id, rule, value),
            Kind::String | Kind::EscapedString => self.string(id, rule, value),
            Kind::Array => self.array(id, rule, value, marks.as_deref_mut()),
            Kind::Object => self.object(id, rule, value, marks.as_deref_mut()),
            Kind::Null | Kind::False | Kind::True => true,
        };
        if rule.in_place.is_empty() || (!passes && self.quiet > 0) {
            return passes;
        }
        self.in_place(id, rule, value, marks) && passes
    }

    fn has_type(&mut self, id: Id, rule: &Rule, value: Value<'c>) -> bool {
        let Some(types) = rule.types else { return true };
        let is_whole = || Number::parse(value.written()).is_integer();
        types.allow(value.kind())
            || (value.kind() == Kind::Decimal && types.allow_integer() && is_whole())
            || self.fail(value.at(), id, Cause::Type(types))
    }

    /// Notes a failure, and answers `false` for it.
    fn fail(&mut self, at: u32, rule: Id, cause: Cause<'c>) -> bool {
        if self.quiet == 0 {
            self.failures.push(Failure { at, rule, cause });
        }
        false
    }
}

#[cfg(test)]
mod tests {
    use super::super::Schema;
    use super::Checker;
    use crate::json::parse;

    fn steps(schema: &str, text: &str) -> u64 {
        let schema = Schema::compile(schema).unwrap_or_else(|error| panic!("{error}"));
        let document = parse(text.as_bytes()).expect("it is JSON");
        let mut checker = Checker::new(&schema.plan, document.root());
        let before = checker.steps_left;
        checker.check(0, document.root(), None);
        before - checker.steps_left
    }

    #[test]
    fn twice_the_text_takes_twice_the_steps() {
        let schema = r##"{"items":{"$ref":"#/$defs/kit"},"$defs":{"kit":{"anyOf":[{"type":"null"},
            {"properties":{"kitId":{"pattern":"^a+$"}},"required":["kitId"],"unevaluatedProperties":false}]}}}"##;
        let text = |items: usize| format!("[{}null]", r#"{"kitId":"b"},"#.repeat(items));
        let (once, twice) = (steps(schema, &text(1_000)), steps(schema, &text(2_000)));
        assert_eq!(once, 1 + 1_000 * 4 + 2);
        assert_eq!(twice, 1 + 2_000 * 4 + 2);
    }
}

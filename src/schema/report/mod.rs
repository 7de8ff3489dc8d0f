//! Makes violations of failures: places in the text and sentences, in the order of the text.
//!
//! One sweep over the document finds every pointer and one over the text every line and column, however many fail.

mod spelling;
mod words;

use super::check::{Cause, Failure};
use super::plan::Plan;
use super::{VIOLATIONS_AT_MOST, Violation};
use crate::json::sorted;
use crate::json::{Places, Step, Tracer, Value, pointer};
use words::Subject;

/// What is to be told, before it has words.
enum Finding<'p> {
    RepeatedName,
    Failure(Failure<'p>),
}

/// Everything that fails in a value, by its place in the text.
pub(super) fn violations(
    plan: &Plan,
    value: Value<'_>,
    failures: Vec<Failure<'_>>,
    repeated: &[(u32, u32)],
    places: &mut Places<'_>,
) -> Vec<Violation> {
    let repeated = repeated.iter().map(|(later, _)| (*later, Finding::RepeatedName));
    let failed = failures.into_iter().map(|failure| (failure.at, Finding::Failure(failure)));
    let findings: Vec<(u32, Finding<'_>)> = repeated.chain(failed).collect();
    let order = sorted(findings.len(), &|left, right| findings[left].0.cmp(&findings[right].0));

    let mut tracer = Tracer::new(value);
    let mut violations: Vec<Violation> = Vec::new();
    for place in order.into_iter().take(VIOLATIONS_AT_MOST) {
        let (at, finding) = &findings[place];
        let at = *at;
        let steps = tracer.steps(at);
        let found = value.document().value(at);
        let (line, column) = places.of(found.start() as usize);
        let subject = Subject::new(found, path(&steps), tracer.is_name(at));
        let (keyword, message) = match finding {
            Finding::RepeatedName => (String::new(), subject.repeated()),
            Finding::Failure(failure) => (keyword(plan, *failure), words::words(plan, failure.cause, &subject)),
        };
        let violation = Violation { pointer: pointer(&steps), keyword, line, column, message };
        // Two ways through the schema can lead to the same rule.
        if violations.last() != Some(&violation) {
            violations.push(violation);
        }
    }
    violations
}

/// A way as a person reads it: `data.kits[0].kitId`.
fn path(steps: &[Step<'_>]) -> String {
    let mut out = String::with_capacity(64);
    for step in steps {
        match step {
            Step::Item(index) => out.extend(["[", &index.to_string(), "]"]),
            Step::Member(name) if is_plain(name) => {
                out.push_str(if out.is_empty() { "" } else { "." });
                out.push_str(name);
            }
            Step::Member(name) => out.extend(["[", &words::quoted(&words::cut(name)), "]"]),
        }
    }
    out
}

fn is_plain(name: &str) -> bool {
    let is_letter = |letter: char| letter.is_alphanumeric() || "_-$@".contains(letter);
    (1..=64).contains(&name.len()) && name.chars().all(is_letter)
}

/// The pointer of the keyword that a failure comes from.
fn keyword(plan: &Plan, failure: Failure<'_>) -> String {
    let location = &plan.rule(failure.rule).location;
    let name = match failure.cause {
        Cause::Never | Cause::Endless => return location.clone(),
        Cause::Type(_) => "type",
        Cause::Const(_) => "const",
        Cause::Enum(_) => "enum",
        Cause::Minimum(_) => "minimum",
        Cause::Maximum(_) => "maximum",
        Cause::ExclusiveMinimum(_) => "exclusiveMinimum",
        Cause::ExclusiveMaximum(_) => "exclusiveMaximum",
        Cause::MultipleOf(_) => "multipleOf",
        Cause::MinLength { .. } => "minLength",
        Cause::MaxLength { .. } => "maxLength",
        Cause::Pattern(_) => "pattern",
        Cause::Format(_) => "format",
        Cause::MinItems(_) => "minItems",
        Cause::MaxItems(_) => "maxItems",
        Cause::Repeats { .. } => "uniqueItems",
        Cause::FewContained { .. } => "contains",
        Cause::ManyContained { .. } => "maxContains",
        Cause::MinProperties(_) => "minProperties",
        Cause::MaxProperties(_) => "maxProperties",
        Cause::Missing { .. } => "required",
        Cause::MissingBeside { .. } => "dependentRequired",
        Cause::AdditionalProperty(_) => "additionalProperties",
        Cause::AdditionalItem { .. } => "items",
        Cause::UnevaluatedProperty => "unevaluatedProperties",
        Cause::UnevaluatedItem => "unevaluatedItems",
        Cause::NoneOf { keyword, .. } => keyword,
        Cause::ManyOf { .. } => "oneOf",
        Cause::Not => "not",
    };
    [location, "/", name].concat()
}

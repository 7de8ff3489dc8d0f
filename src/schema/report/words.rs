//! The sentences: what must hold, what is there instead, and what to do where that is clear.

use std::borrow::Cow;

use super::super::check::{Cause, Failure};
use super::super::document::{Kind, Value};
use super::super::plan::{Constant, Id, InPlace, Plan, Rule, Types};
use super::spelling;

/// Longer texts are cut in messages.
const SHOWN_AT_MOST: usize = 40;
/// More choices than this are not listed.
const CHOICES_AT_MOST: usize = 8;

/// Beyond, an object is a map and no name in it is misspelt.
const MEMBERS_AT_MOST: usize = 100;

/// What a sentence is about.
pub(super) struct Subject<'d> {
    pub(super) value: Value<'d>,
    pub(super) path: String,
    /// Whether the name of the member is meant and not its value.
    pub(super) is_name: bool,
}

impl Subject<'_> {
    fn name(&self) -> String {
        if self.path.is_empty() { "The document".to_owned() } else { format!("`{}`", self.path) }
    }

    pub(super) fn repeated(&self) -> String {
        format!("{} is written twice in one object; remove one of the two", self.name())
    }
}

/// Cuts a text that is too long to be read in a sentence.
pub(super) fn cut(text: &str) -> Cow<'_, str> {
    match text.char_indices().nth(SHOWN_AT_MOST) {
        Some((end, _)) => Cow::Owned(format!("{}…", &text[..end])),
        None => Cow::Borrowed(text),
    }
}

/// A text in quotes, its own ones and line breaks escaped.
pub(super) fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for letter in text.chars() {
        match letter {
            '"' | '\\' => out.extend(['\\', letter]),
            control if control.is_control() => out.push('\u{fffd}'),
            letter => out.push(letter),
        }
    }
    out.push('"');
    out
}

/// A value as it is written, if it is short; what it is, if not.
fn shown(value: Value<'_>) -> Cow<'_, str> {
    match value.kind() {
        Kind::Array => Cow::Borrowed("an array"),
        Kind::Object => Cow::Borrowed("an object"),
        _ => cut(value.written()),
    }
}

fn counted(count: u32, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

/// The sentence for a failure.
pub(super) fn words(plan: &Plan, failure: Failure, subject: &Subject<'_>) -> String {
    let rule = plan.rule(failure.rule);
    let allowed_alone = |what: &str| format!("{} {what}", subject.name());
    match failure.cause {
        Cause::Never | Cause::UnevaluatedProperty | Cause::UnevaluatedItem => allowed_alone("is not allowed here"),
        Cause::Endless => allowed_alone("cannot be checked: the schema applies itself without end, or nearly so"),
        Cause::Not => allowed_alone("is what the schema's `not` excludes"),
        Cause::AdditionalProperty => additional(rule, subject),
        Cause::AdditionalItem => {
            let most = rule.array.as_ref().map_or(0, |array| array.prefix.len());
            format!("{} is one item too many; the array must end before it, after {most}", subject.name())
        }
        Cause::Repeats { index, earlier } => {
            let array = subject.path.strip_suffix(&format!("[{index}]")).unwrap_or_default();
            format!("`{array}[{index}]` repeats `{array}[{earlier}]`; no two items may be equal")
        }
        Cause::Missing(property) => missing(rule, property, subject),
        Cause::MissingBeside { pair, needed } => {
            let (beside, all) =
                &rule.object.as_ref().expect("the cause is of this rule").dependent_required[pair as usize];
            format!("{} must have `{}`, because it has `{beside}`", subject.name(), all[needed as usize])
        }
        Cause::Type => wrong_type(rule.types.unwrap_or_default(), subject),
        Cause::NoneOf(list) => none_of(plan, rule, list, subject),
        Cause::ManyOf { list: _, first, second } => {
            let (first, second) = (first + 1, second + 1);
            format!("{} matches alternatives {first} and {second}; exactly one may match", subject.name())
        }
        cause => must(rule, cause, subject),
    }
}

/// "… must …; it is …": all causes that come down to this.
fn must(rule: &Rule, cause: Cause, subject: &Subject<'_>) -> String {
    let (number, string) = (rule.number.as_deref(), rule.string.as_deref());
    let (array, object) = (rule.array.as_deref(), rule.object.as_deref());
    let value = subject.value;
    let bound = |bound: Option<&super::super::number::Bound>| bound.map_or("", |bound| &bound.written).to_owned();
    let is = || format!("it is {}", shown(value));
    let has =
        |count: u32| if count == 0 && value.is_string() { "it is empty".to_owned() } else { format!("it has {count}") };
    let letters = |count: u32| counted(count, "character", "characters");
    let items = |count: u32| counted(count, "item", "items");
    let members = |count: u32| counted(count, "member", "members");
    let (wanted, found) = match cause {
        Cause::Const => (format!("be {}", rule.constant.as_deref().map_or(Cow::Borrowed(""), constant)), is()),
        Cause::Enum => return choices(rule.choices.as_deref().unwrap_or_default(), subject),
        Cause::Minimum => (format!("be at least {}", bound(number.and_then(|n| n.minimum.as_ref()))), is()),
        Cause::Maximum => (format!("be at most {}", bound(number.and_then(|n| n.maximum.as_ref()))), is()),
        Cause::ExclusiveMinimum => {
            (format!("be above {}", bound(number.and_then(|n| n.exclusive_minimum.as_ref()))), is())
        }
        Cause::ExclusiveMaximum => {
            (format!("be below {}", bound(number.and_then(|n| n.exclusive_maximum.as_ref()))), is())
        }
        Cause::MultipleOf => {
            let divisor = number.and_then(|n| n.multiple_of.as_ref()).map_or("", |(_, written)| written);
            (format!("be a multiple of {divisor}"), is())
        }
        Cause::MinLength(length) => {
            (format!("have at least {}", letters(string.map_or(0, |s| s.min_length))), has(length))
        }
        Cause::MaxLength(length) => {
            (format!("have at most {}", letters(string.and_then(|s| s.max_length).unwrap_or(0))), has(length))
        }
        Cause::Pattern => {
            let pattern = string.and_then(|s| s.pattern.as_ref()).map_or("", |pattern| &pattern.written);
            (format!("match the pattern {pattern}"), is())
        }
        Cause::Format => (format!("be {}", string.and_then(|s| s.format).map_or("", |format| format.words())), is()),
        Cause::MinItems => (format!("have at least {}", items(array.map_or(0, |a| a.min_items))), has(value.count())),
        Cause::MaxItems => {
            (format!("have at most {}", items(array.and_then(|a| a.max_items).unwrap_or(0))), has(value.count()))
        }
        Cause::FewContained(count) => {
            let least = array.and_then(|a| a.contains.as_ref()).map_or(0, |contains| contains.least);
            (format!("have at least {} of the kind asked for", items(least)), has(count))
        }
        Cause::ManyContained(count) => {
            let most = array.and_then(|a| a.contains.as_ref()).and_then(|contains| contains.most).unwrap_or(0);
            (format!("have at most {} of the kind asked for", items(most)), has(count))
        }
        Cause::MinProperties => {
            (format!("have at least {}", members(object.map_or(0, |o| o.min_properties))), has(value.count()))
        }
        _ => (
            format!("have at most {}", members(object.and_then(|o| o.max_properties).unwrap_or(0))),
            has(value.count()),
        ),
    };
    let what = if subject.is_name { format!("The name {}", subject.name()) } else { subject.name() };
    format!("{what} must {wanted}; {found}")
}

fn wrong_type(types: Types, subject: &Subject<'_>) -> String {
    let value = subject.value;
    let found = match value.kind() {
        Kind::String | Kind::EscapedString => format!("the text {}", shown(value)),
        Kind::Integer | Kind::Decimal if !types.allow_number() => format!("the number {}", shown(value)),
        _ => shown(value).into_owned(),
    };
    let hint = match value.kind() {
        Kind::String | Kind::EscapedString if reads_as(types, &value.string()) => "; remove the quotes",
        Kind::Integer | Kind::Decimal if types.allow_string() => "; put quotes around it",
        _ => "",
    };
    format!("{} must be {}; it is {found}{hint}", subject.name(), types.words())
}

/// Whether a text would be of these types without its quotes.
fn reads_as(types: Types, text: &str) -> bool {
    super::super::document::parse(text.as_bytes()).is_ok_and(|document| {
        let value = document.root();
        let is_scalar = value.is_number() || matches!(value.kind(), Kind::True | Kind::False | Kind::Null);
        is_scalar && types.allow(value.kind())
    })
}

fn constant(constant: &Constant) -> Cow<'_, str> {
    cut(&constant.written)
}

fn choices(choices: &[Constant], subject: &Subject<'_>) -> String {
    let name = subject.name();
    let found = shown(subject.value);
    let texts = choices.iter().filter_map(|choice| choice.string.as_deref());
    let text = subject.value.string();
    let hint =
        spelling::nearest(&text, texts).map_or(String::new(), |near| format!("; did you mean {}?", quoted(near)));
    let listed: Vec<Cow<'_, str>> = choices.iter().take(CHOICES_AT_MOST).map(constant).collect();
    let more = choices.len().saturating_sub(CHOICES_AT_MOST);
    let list = match listed.as_slice() {
        [] => "nothing at all".to_owned(),
        [one] => one.to_string(),
        all if more > 0 => format!("one of {} and {more} more", all.join(", ")),
        [rest @ .., last] => format!("one of {} or {last}", rest.join(", ")),
    };
    format!("{name} must be {list}; it is {found}{hint}")
}

fn missing(rule: &Rule, property: u32, subject: &Subject<'_>) -> String {
    let Some(rules) = &rule.object else { return String::new() };
    let name = &rules.properties[property as usize].name;
    let members = subject.value.members().take(MEMBERS_AT_MOST).map(|(name, _)| name);
    let unknown: Vec<Cow<'_, str>> = members.filter(|name| rules.find(*name, 0).is_none()).map(Value::string).collect();
    match spelling::nearest(name, unknown.iter().map(|name| &**name)) {
        Some(near) => format!("{} must have `{name}`; did you mean it by `{}`?", subject.name(), cut(near)),
        None => format!("{} must have `{name}`; it is missing", subject.name()),
    }
}

fn additional(rule: &Rule, subject: &Subject<'_>) -> String {
    let known = rule.object.iter().flat_map(|rules| rules.properties.iter().map(|property| property.name.as_str()));
    match spelling::nearest(&subject.value.string(), known) {
        Some(near) => format!("{} is not allowed here; did you mean `{near}`?", subject.name()),
        None => format!("{} is not allowed here", subject.name()),
    }
}

fn none_of(plan: &Plan, rule: &Rule, list: u32, subject: &Subject<'_>) -> String {
    let alternatives: &[Id] = match &rule.in_place[list as usize] {
        InPlace::AnyOf(all) | InPlace::OneOf(all) => all,
        _ => &[],
    };
    let types = alternatives.iter().try_fold(Types::default(), |types, id| Some(types.and(plan.rule(*id).types?)));
    match types.filter(|types| !types.allow(subject.value.kind())) {
        Some(types) => wrong_type(types, subject),
        None => format!("{} matches none of the {} alternatives allowed", subject.name(), alternatives.len()),
    }
}

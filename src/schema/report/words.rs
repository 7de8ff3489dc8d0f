//! The sentences: what must hold, what is there instead, and what to do where that is clear.

use std::borrow::Cow;

use super::super::check::Cause;
use super::super::plan::{Constant, Id, ObjectRules, Plan, Types};
use super::spelling;
use crate::json::{Kind, Value};

/// Longer texts are cut in messages.
const SHOWN_AT_MOST: usize = 40;
/// More choices than this are not listed.
const CHOICES_AT_MOST: usize = 8;

/// Beyond, an object is a map and no name in it is misspelt.
const MEMBERS_AT_MOST: usize = 100;

/// What a sentence is about.
pub(super) struct Subject<'d> {
    value: Value<'d>,
    path: String,
    /// What a sentence calls it.
    name: String,
    /// Whether the name of the member is meant and not its value.
    is_name: bool,
}

impl<'d> Subject<'d> {
    pub(super) fn new(value: Value<'d>, path: String, is_name: bool) -> Self {
        let name = if path.is_empty() { "The document".to_owned() } else { ["`", &path, "`"].concat() };
        Self { value, path, name, is_name }
    }

    pub(super) fn repeated(&self) -> String {
        format!("{} is written twice in one object; remove one of the two", self.name)
    }
}

/// Cuts a text that is too long to be read in a sentence.
pub(super) fn cut(text: &str) -> Cow<'_, str> {
    let text = match text.char_indices().nth(SHOWN_AT_MOST) {
        Some((end, _)) => Cow::Owned(format!("{}…", &text[..end])),
        None => Cow::Borrowed(text),
    };
    // A tab or an escape sequence in a name is nothing to pass on to a terminal.
    if text.contains(char::is_control) { Cow::Owned(text.replace(char::is_control, "\u{fffd}")) } else { text }
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

/// The sentence for a cause.
pub(super) fn words(plan: &Plan, cause: Cause<'_>, subject: &Subject<'_>) -> String {
    let name = &subject.name;
    match cause {
        Cause::Never | Cause::UnevaluatedProperty | Cause::UnevaluatedItem => format!("{name} is not allowed here"),
        Cause::Endless => format!("{name} cannot be checked: the schema applies itself without end, or nearly so"),
        Cause::Not => format!("{name} is what the schema's `not` excludes"),
        Cause::AdditionalProperty(rules) => additional(rules, subject),
        Cause::AdditionalItem { most } => {
            format!("{name} is one item too many; the array must end before it, after {most}")
        }
        Cause::Repeats { index, earlier } => {
            let array = subject.path.strip_suffix(&format!("[{index}]")).unwrap_or_default();
            format!("{name} repeats `{array}[{earlier}]`; no two items may be equal")
        }
        Cause::Missing { name, rules } => missing(name, rules, subject),
        Cause::MissingBeside { name: needed, beside } => {
            format!("{name} must have `{needed}`, because it has `{beside}`")
        }
        Cause::Type(types) => wrong_type(types, subject),
        Cause::Enum(choices) => no_choice(choices, subject),
        Cause::NoneOf { alternatives, .. } => none_of(plan, alternatives, subject),
        Cause::ManyOf { first, second } => {
            let (first, second) = (first + 1, second + 1);
            format!("{name} matches alternatives {first} and {second}; exactly one may match")
        }
        cause => {
            let what = if subject.is_name { "The name " } else { "" };
            let (wanted, found) = (wanted(cause), found(cause, subject.value));
            format!("{what}{name} must {wanted}; {found}")
        }
    }
}

/// "… must …"
fn wanted(cause: Cause<'_>) -> String {
    let items = |count| counted(count, "item", "items");
    match cause {
        Cause::Const(constant) => format!("be {}", cut(&constant.written)),
        Cause::Minimum(bound) => format!("be at least {}", cut(&bound.written)),
        Cause::Maximum(bound) => format!("be at most {}", cut(&bound.written)),
        Cause::ExclusiveMinimum(bound) => format!("be above {}", cut(&bound.written)),
        Cause::ExclusiveMaximum(bound) => format!("be below {}", cut(&bound.written)),
        Cause::MultipleOf(divisor) => format!("be a multiple of {divisor}"),
        Cause::MinLength { least, .. } => format!("have at least {}", counted(least, "character", "characters")),
        Cause::MaxLength { most, .. } => format!("have at most {}", counted(most, "character", "characters")),
        Cause::Pattern(pattern) => format!("match the pattern {}", pattern.written),
        Cause::Format(format) => format!("be {}", format.words()),
        Cause::MinItems(least) => format!("have at least {}", items(least)),
        Cause::MaxItems(most) => format!("have at most {}", items(most)),
        Cause::FewContained { least, .. } => format!("have at least {} of the kind asked for", items(least)),
        Cause::ManyContained { most, .. } => format!("have at most {} of the kind asked for", items(most)),
        Cause::MinProperties(least) => format!("have at least {}", counted(least, "member", "members")),
        Cause::MaxProperties(most) => format!("have at most {}", counted(most, "member", "members")),
        _ => "be as the schema asks".to_owned(),
    }
}

/// "…; it is …"
fn found(cause: Cause<'_>, value: Value<'_>) -> String {
    match cause {
        Cause::MinLength { length: 0, .. } => "it is empty".to_owned(),
        Cause::MinLength { length, .. } | Cause::MaxLength { length, .. } => format!("it has {length}"),
        Cause::FewContained { found, .. } | Cause::ManyContained { found, .. } => format!("it has {found}"),
        Cause::MinItems(_) | Cause::MaxItems(_) | Cause::MinProperties(_) | Cause::MaxProperties(_) => {
            format!("it has {}", value.count())
        }
        _ => format!("it is {}", shown(value)),
    }
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
    format!("{} must be {}; it is {found}{hint}", subject.name, types.words())
}

/// Whether a text would be of these types without its quotes.
fn reads_as(types: Types, text: &str) -> bool {
    crate::json::parse(text.as_bytes()).is_ok_and(|document| {
        let value = document.root();
        let is_scalar = value.is_number() || matches!(value.kind(), Kind::True | Kind::False | Kind::Null);
        is_scalar && types.allow(value.kind())
    })
}

fn no_choice(choices: &[Constant], subject: &Subject<'_>) -> String {
    let name = &subject.name;
    let found = shown(subject.value);
    let texts = choices.iter().filter_map(|choice| choice.string.as_deref());
    let text = subject.value.string();
    let hint =
        spelling::nearest(&text, texts).map_or(String::new(), |near| format!("; did you mean {}?", quoted(near)));
    let listed: Vec<Cow<'_, str>> = choices.iter().take(CHOICES_AT_MOST).map(|choice| cut(&choice.written)).collect();
    let more = choices.len().saturating_sub(CHOICES_AT_MOST);
    let list = match listed.as_slice() {
        [] => "nothing at all".to_owned(),
        [one] => one.to_string(),
        all if more > 0 => format!("one of {} and {more} more", all.join(", ")),
        [rest @ .., last] => format!("one of {} or {last}", rest.join(", ")),
    };
    format!("{name} must be {list}; it is {found}{hint}")
}

fn missing(name: &str, rules: &ObjectRules, subject: &Subject<'_>) -> String {
    let members = subject.value.members().take(MEMBERS_AT_MOST).map(|(name, _)| name);
    let unknown: Vec<Cow<'_, str>> = members.filter(|name| rules.find(*name, 0).is_none()).map(Value::string).collect();
    match spelling::nearest(name, unknown.iter().map(|name| &**name)) {
        Some(near) => format!("{} must have `{name}`; did you mean it by `{}`?", subject.name, cut(near)),
        None => format!("{} must have `{name}`; it is missing", subject.name),
    }
}

fn additional(rules: &ObjectRules, subject: &Subject<'_>) -> String {
    let known = rules.properties.iter().map(|property| property.name.as_str());
    match spelling::nearest(&subject.value.string(), known) {
        Some(near) => format!("{} is not allowed here; did you mean `{near}`?", subject.name),
        None => format!("{} is not allowed here", subject.name),
    }
}

fn none_of(plan: &Plan, alternatives: &[Id], subject: &Subject<'_>) -> String {
    let types = alternatives.iter().try_fold(Types::default(), |types, id| Some(types.and(plan.rule(*id).types?)));
    match types.filter(|types| !types.allow(subject.value.kind())) {
        Some(types) => wrong_type(types, subject),
        None => format!("{} matches none of the {} alternatives allowed", subject.name, alternatives.len()),
    }
}

//! The messages as Rust: a function for each, typed by its variables, so that one that is missing or misused does not
//! compile. English is in the functions, so it is loaded with the code that says it.

use std::fmt::Write as _;

use crate::message::{Kind, Message};
use crate::{LANGUAGES, Messages, table};

pub(crate) fn written(messages: &Messages) -> String {
    let mut code = String::from("// Made from static/messages.\n\n");
    let _ = writeln!(
        code,
        "/// The languages, English first.\npub(crate) static LANGUAGES: [Language; {}] = [",
        LANGUAGES.len()
    );
    for (at, language) in LANGUAGES.iter().enumerate() {
        let file = if at == 0 { String::new() } else { format!("/{}", messages.file(at)) };
        let (tag, name, digits, from_the_right) =
            (language.tag, language.name, language.digits, language.from_the_right);
        let _ = writeln!(
            code,
            "    Language {{ tag: {tag:?}, name: {name:?}, digits: {digits:?}, from_the_right: {from_the_right}, file: {file:?} }},"
        );
    }
    code.push_str("];\n");
    for (number, message) in messages.english().values().enumerate() {
        function(&mut code, number, message);
    }
    code
}

fn function(code: &mut String, number: usize, message: &Message) {
    let name = message.name.replace('-', "_");
    let pattern = table::pattern(&message.pieces, &message.variables);
    let doc = shown(&pattern, message);
    let _ = writeln!(code, "\n/// `{doc}`");
    if message.variables.is_empty() {
        let _ = writeln!(code, "pub(crate) fn {name}() -> &'static str {{\n    plain({number}, {pattern:?})\n}}");
        return;
    }
    let (mut parameters, mut values, mut slots) = (String::new(), String::new(), String::new());
    for (variable, kind) in &message.variables {
        let variable = variable.replace('-', "_");
        let (parameter, value) = match kind {
            Kind::Text => ("impl AsRef<str>", format!("Value::Text({variable}.as_ref())")),
            Kind::Number => ("impl Number", format!("Value::Number({variable}.number())")),
            Kind::Slot => ("Html", "Value::Slot".to_owned()),
        };
        let separator = if parameters.is_empty() { "" } else { ", " };
        let _ = write!(parameters, "{separator}{variable}: {parameter}");
        let _ = write!(values, "{separator}{value}");
        if *kind == Kind::Slot {
            let _ = write!(slots, "({}, {variable}), ", values.matches("Value::").count() - 1);
        }
    }
    let (result, call) = if slots.is_empty() {
        ("String", format!("filled({number}, {pattern:?}, &[{values}])"))
    } else {
        ("Html", format!("composed({number}, {pattern:?}, &[{values}], &[{}])", slots.trim_end_matches(", ")))
    };
    let _ = writeln!(code, "pub(crate) fn {name}({parameters}) -> {result} {{\n    {call}\n}}");
}

/// The message for whoever reads the function's documentation: variables by their names, choices left out.
fn shown(pattern: &str, message: &Message) -> String {
    let mut shown = String::new();
    let mut letters = pattern.chars();
    while let Some(letter) = letters.next() {
        match letter {
            '\u{1}'..='\u{3}' => {
                let at = letters.next().map_or(0, |letter| letter as usize - 'a' as usize);
                let _ = write!(shown, "{{{}}}", message.variables[at].0);
            }
            '\u{4}' => {
                letters.next();
                shown.push('(');
            }
            '\u{5}' => shown.push_str(": "),
            '\u{6}' => shown.push_str("; "),
            '\u{7}' => shown.push(')'),
            other => shown.push(other),
        }
    }
    shown.replace('`', "'")
}

//! Message files as the official parser reads them. Of Fluent's syntax we take what a table can hold: words, variables,
//! `NUMBER`, `SLOT` and choices. All else is a fault.

use std::fmt::Write as _;

use fluent_syntax::ast::{CallArguments, Entry, Expression, InlineExpression, Pattern, PatternElement, VariantKey};
use fluent_syntax::parser;
use fluent_syntax::unicode::unescape_unicode_to_string;

use crate::message::{Kind, Message, Piece, is_plural};

/// The messages of a file. What is wrong with it is added to `faults`.
pub(crate) fn parse(text: &str, place: &str, faults: &mut String) -> Vec<Message> {
    let resource = parser::parse(text).unwrap_or_else(|(resource, errors)| {
        for error in errors {
            let line = text[..error.pos.start.min(text.len())].matches('\n').count() + 1;
            let _ = writeln!(faults, "{place}:{line}: {error}");
        }
        resource
    });
    let mut messages = Vec::new();
    for entry in resource.body {
        match entry {
            Entry::Message(message) => {
                let name = message.id.name.to_owned();
                let mut reader = Reader::default();
                let pieces = message.value.map(|pattern| reader.pieces(&pattern)).unwrap_or_default();
                let fault = reader.fault.or_else(|| {
                    let is_empty = pieces.is_empty() || !message.attributes.is_empty();
                    is_empty.then(|| "needs a value, and no attributes".to_owned())
                });
                if let Some(fault) = fault {
                    let _ = writeln!(faults, "{place}: `{name}` {fault}");
                }
                messages.push(Message { name, pieces, variables: reader.variables });
            }
            Entry::Term(term) => {
                let _ = writeln!(faults, "{place}: `-{}` is a term; there are none here", term.id.name);
            }
            _ => {}
        }
    }
    messages
}

/// Collects a message's variables as it goes.
#[derive(Default)]
struct Reader {
    variables: Vec<(String, Kind)>,
    fault: Option<String>,
}

impl Reader {
    fn pieces(&mut self, pattern: &Pattern<&str>) -> Vec<Piece> {
        let mut pieces = Vec::new();
        for element in &pattern.elements {
            match element {
                // A line is broken for whoever writes it: on screen that is a blank.
                PatternElement::TextElement { value } => push(&mut pieces, &value.replace('\n', " ")),
                PatternElement::Placeable { expression } => self.expression(expression, &mut pieces),
            }
        }
        pieces
    }

    fn expression(&mut self, expression: &Expression<&str>, pieces: &mut Vec<Piece>) {
        match expression {
            Expression::Inline(inline) => self.inline(inline, pieces),
            Expression::Select { selector, variants } => {
                let key = |key: &VariantKey<&str>| match key {
                    VariantKey::Identifier { name } => (*name).to_owned(),
                    VariantKey::NumberLiteral { value } => (*value).to_owned(),
                };
                let keys: Vec<String> = variants.iter().map(|variant| key(&variant.key)).collect();
                let is_plural = is_plural(&keys.iter().map(String::as_str).collect::<Vec<_>>());
                let kind = if is_plural { Kind::Number } else { Kind::Text };
                let Some(by) = self.chooser(selector, kind) else { return };
                let mut said: Vec<_> = keys.into_iter().zip(variants.iter().map(|v| self.pieces(&v.value))).collect();
                if let Some(default) = variants.iter().position(|variant| variant.default) {
                    let default = said.remove(default);
                    said.push(default);
                }
                pieces.push(Piece::Choice { by, variants: said });
            }
        }
    }

    fn chooser(&mut self, selector: &InlineExpression<&str>, kind: Kind) -> Option<String> {
        match selector {
            InlineExpression::VariableReference { id } => Some(self.variable(id.name, kind)),
            InlineExpression::FunctionReference { id, arguments } if id.name == "NUMBER" => {
                self.argument(arguments).map(|name| self.variable(name, Kind::Number))
            }
            _ => {
                self.fault = Some("chooses by what is no variable".to_owned());
                None
            }
        }
    }

    fn inline(&mut self, inline: &InlineExpression<&str>, pieces: &mut Vec<Piece>) {
        match inline {
            InlineExpression::StringLiteral { value } => {
                push(pieces, &unescape_unicode_to_string(value));
            }
            InlineExpression::NumberLiteral { value } => push(pieces, value),
            InlineExpression::VariableReference { id } => {
                pieces.push(Piece::Variable(self.variable(id.name, Kind::Text)));
            }
            InlineExpression::FunctionReference { id, arguments } => {
                let kind = match id.name {
                    "NUMBER" => Kind::Number,
                    "SLOT" => Kind::Slot,
                    other => return self.fault = Some(format!("calls {other}, which there is not")),
                };
                if let Some(name) = self.argument(arguments) {
                    pieces.push(Piece::Variable(self.variable(name, kind)));
                }
            }
            InlineExpression::Placeable { expression } => self.expression(expression, pieces),
            InlineExpression::MessageReference { id, .. } | InlineExpression::TermReference { id, .. } => {
                self.fault = Some(format!("refers to `{}`; a message stands for itself", id.name));
            }
        }
    }

    fn argument<'s>(&mut self, arguments: &CallArguments<&'s str>) -> Option<&'s str> {
        if let ([InlineExpression::VariableReference { id }], []) = (&arguments.positional[..], &arguments.named[..]) {
            return Some(id.name);
        }
        self.fault = Some("calls a function with other than one variable".to_owned());
        None
    }

    /// Notes a variable. Once it is more than text, it stays that.
    fn variable(&mut self, name: &str, kind: Kind) -> String {
        match self.variables.iter_mut().find(|(known, _)| known == name) {
            Some((_, known)) if *known == Kind::Text => *known = kind,
            Some(_) => {}
            None => self.variables.push((name.to_owned(), kind)),
        }
        name.to_owned()
    }
}

fn push(pieces: &mut Vec<Piece>, words: &str) {
    if let Some(Piece::Words(before)) = pieces.last_mut() {
        before.push_str(words);
    } else {
        pieces.push(Piece::Words(words.to_owned()));
    }
}

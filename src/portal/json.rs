//! JSON as text to look at: its tokens, the same text set out in lines, and a tree that keeps the order of members.
//!
//! It reads what was written, number for number, and never fails: what is no JSON comes back as plain text.

/// What a piece of JSON text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A member's name, with its quotes.
    Key,
    /// A string, with its quotes.
    Text,
    /// A number.
    Number,
    /// `true`, `false` or `null`.
    Word,
    /// A bracket, comma or colon.
    Mark,
    /// White space, and anything that is no JSON.
    Other,
}

/// A piece of text and what it is.
pub(crate) type Token<'a> = (Kind, &'a str);

/// Cuts a text into tokens, white space included: joined, they are the text again.
pub(crate) fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let (kind, length) = match first {
            '"' => (Kind::Text, string_length(rest)),
            '{' | '}' | '[' | ']' | ',' | ':' => (Kind::Mark, 1),
            '-' | '0'..='9' => (Kind::Number, run(rest, |c| matches!(c, '-' | '+' | '.' | 'e' | 'E' | '0'..='9'))),
            'a'..='z' => (Kind::Word, run(rest, |c| c.is_ascii_lowercase())),
            ' ' | '\t' | '\r' | '\n' => (Kind::Other, run(rest, |c| matches!(c, ' ' | '\t' | '\r' | '\n'))),
            other => (Kind::Other, other.len_utf8()),
        };
        let (token, after) = rest.split_at(length);
        let is_key = kind == Kind::Text && after.trim_start().starts_with(':');
        found.push((if is_key { Kind::Key } else { kind }, token));
        rest = after;
    }
    found
}

fn run(text: &str, belongs: impl Fn(char) -> bool) -> usize {
    text.find(|c| !belongs(c)).unwrap_or(text.len())
}

fn string_length(text: &str) -> usize {
    let mut escaped = false;
    for (at, c) in text.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return at + 1,
            _ => {}
        }
    }
    text.len()
}

/// The text set out in lines, two spaces for each level. Text that is no JSON comes back as it is.
pub(crate) fn pretty(text: &str) -> String {
    if serde_json::from_str::<serde::de::IgnoredAny>(text).is_err() {
        return text.to_owned();
    }
    let mut lines = String::with_capacity(text.len() * 2);
    let mut depth = 0;
    let tokens: Vec<Token<'_>> = tokens(text).into_iter().filter(|(kind, _)| *kind != Kind::Other).collect();
    for (index, (_, token)) in tokens.iter().enumerate() {
        let next_closes = tokens.get(index + 1).is_some_and(|(_, next)| matches!(*next, "}" | "]"));
        match *token {
            "{" | "[" => {
                lines.push_str(token);
                if !next_closes {
                    depth += 1;
                    new_line(&mut lines, depth);
                }
            }
            "}" | "]" => {
                let opens_before = index.checked_sub(1).is_some_and(|before| matches!(tokens[before].1, "{" | "["));
                if !opens_before {
                    depth -= 1;
                    new_line(&mut lines, depth);
                }
                lines.push_str(token);
            }
            "," => {
                lines.push(',');
                new_line(&mut lines, depth);
            }
            ":" => lines.push_str(": "),
            other => lines.push_str(other),
        }
    }
    lines
}

fn new_line(lines: &mut String, depth: usize) {
    lines.push('\n');
    lines.push_str(&"  ".repeat(depth));
}

/// The text without white space between its tokens.
pub(crate) fn compact(text: &str) -> String {
    tokens(text).into_iter().filter(|(kind, _)| *kind != Kind::Other).map(|(_, token)| token).collect()
}

/// A JSON value whose members keep their order.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Tree {
    /// A string, without quotes and escapes.
    Text(String),
    /// A number, `true`, `false` or `null`, as written.
    Plain(String),
    /// An array.
    List(Vec<Tree>),
    /// An object.
    Members(Vec<(String, Tree)>),
}

impl Tree {
    /// Reads a text; none when it is no JSON.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let tokens: Vec<Token<'_>> = tokens(text).into_iter().filter(|(kind, _)| *kind != Kind::Other).collect();
        let mut left = tokens.as_slice();
        let tree = value(&mut left)?;
        left.is_empty().then_some(tree)
    }

    /// The member of that name.
    pub(crate) fn get(&self, name: &str) -> Option<&Self> {
        self.members().iter().find(|(found, _)| found == name).map(|(_, tree)| tree)
    }

    /// What a JSON pointer leads to.
    pub(crate) fn at(&self, pointer: &str) -> Option<&Self> {
        let steps = pointer.split('/').skip(1).map(|step| step.replace("~1", "/").replace("~0", "~"));
        steps.into_iter().try_fold(self, |tree, step| tree.get(&step))
    }

    /// The string, if it is one.
    pub(crate) fn text(&self) -> Option<&str> {
        if let Self::Text(text) = self { Some(text) } else { None }
    }

    /// The members, if it is an object.
    pub(crate) fn members(&self) -> &[(String, Self)] {
        if let Self::Members(members) = self { members } else { &[] }
    }

    /// The items, if it is an array.
    pub(crate) fn items(&self) -> &[Self] {
        if let Self::List(items) = self { items } else { &[] }
    }

    /// The value in a few characters, to stand beside a name.
    pub(crate) fn brief(&self) -> String {
        match self {
            Self::Text(text) | Self::Plain(text) => text.clone(),
            Self::List(items) => format!("[{}]", items.iter().map(Self::brief).collect::<Vec<_>>().join(", ")),
            Self::Members(_) => "{…}".to_owned(),
        }
    }
}

fn value(left: &mut &[Token<'_>]) -> Option<Tree> {
    let ((kind, token), rest) = left.split_first()?;
    *left = rest;
    match (kind, *token) {
        (Kind::Text, token) => serde_json::from_str(token).ok().map(Tree::Text),
        (Kind::Number | Kind::Word, token) => Some(Tree::Plain(token.to_owned())),
        (Kind::Mark, "[") => {
            let mut items = Vec::new();
            while !skip(left, "]") {
                items.push(value(left)?);
                skip(left, ",");
            }
            Some(Tree::List(items))
        }
        (Kind::Mark, "{") => {
            let mut members = Vec::new();
            while !skip(left, "}") {
                let ((_, name), rest) = left.split_first()?;
                *left = rest;
                if !skip(left, ":") {
                    return None;
                }
                members.push((serde_json::from_str(name).ok()?, value(left)?));
                skip(left, ",");
            }
            Some(Tree::Members(members))
        }
        _ => None,
    }
}

fn skip(left: &mut &[Token<'_>], mark: &str) -> bool {
    match left.split_first() {
        Some(((Kind::Mark, token), rest)) if *token == mark => {
            *left = rest;
            true
        }
        _ => false,
    }
}

//! JSON written anew from a document: spaced, ordered and spelt as one program or another does it.

use std::fmt::Write as _;

use crate::json::{Document, Kind, Value, sorted};

/// How it is spaced.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Layout {
    Compact,
    /// A space after commas and colons.
    Python,
    /// By so many spaces; by a tab if none.
    Indented(usize),
}

/// How strings are spelt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Letters {
    /// As they are.
    Kept,
    /// With no escape that is not needed.
    Plain,
    /// All but ASCII as `\u00e9`.
    Ascii,
    /// The same with `\u00E9`.
    AsciiCapital,
    /// All but ASCII escaped, and `/` too, as PHP does it.
    Php,
    /// Only `/` escaped.
    Slashes,
    /// `<`, `>` and `&` escaped, as Go does it.
    Html,
}

/// In which order members stand.
#[derive(Clone, Copy)]
pub(super) enum Ordering<'a> {
    /// As they do.
    Kept,
    /// Those of the whole as we send them.
    Ours,
    /// Ours, and all within as in that document; what it does not have comes last.
    Like(&'a Document<'a>),
    /// Ours, and the members of `data` by these places.
    Places(&'a [usize]),
}

/// How to write.
#[derive(Clone, Copy)]
pub(super) struct Style<'a> {
    pub(super) whole: Layout,
    /// Of what is in `data`: it is sent as it was published.
    pub(super) data: Layout,
    pub(super) letters: Letters,
    pub(super) order: Ordering<'a>,
    /// A number by its index in the document, and how to spell it.
    pub(super) numbers: &'a [(u32, String)],
}

impl Style<'_> {
    pub(super) const KEPT: Self = Self {
        whole: Layout::Compact,
        data: Layout::Compact,
        letters: Letters::Kept,
        order: Ordering::Kept,
        numbers: &[],
    };

    pub(super) fn spaced(layout: Layout) -> Self {
        Self { whole: layout, data: layout, ..Self::KEPT }
    }
}

/// The members of what we send, in our order.
pub(super) const ENVELOPE: [&str; 5] = ["id", "eventType", "schemaVersion", "createdAt", "data"];

/// Writes a document.
pub(super) fn write(document: &Document<'_>, style: Style<'_>) -> String {
    let mut out = String::with_capacity(document.text().len() * 2);
    let like = match style.order {
        Ordering::Like(like) => Some(like.root()),
        _ => None,
    };
    Writer { style, out: &mut out }.value(document.root(), style.whole, 0, like, Place::Whole);
    out
}

#[derive(Clone, Copy, PartialEq)]
enum Place {
    Whole,
    Data,
    Within,
}

struct Writer<'a, 'o> {
    style: Style<'a>,
    out: &'o mut String,
}

impl Writer<'_, '_> {
    fn value(&mut self, value: Value<'_>, layout: Layout, depth: usize, like: Option<Value<'_>>, place: Place) {
        match value.kind() {
            Kind::Object if value.count() > 0 => self.object(value, layout, depth, like, place),
            Kind::Array if value.count() > 0 => {
                let like = like.and_then(|like| like.items().next());
                self.out.push('[');
                for (at, item) in value.items().enumerate() {
                    self.between(at, layout, depth + 1);
                    self.value(item, layout, depth + 1, like, Place::Within);
                }
                self.end(layout, depth);
                self.out.push(']');
            }
            Kind::Object => self.out.push_str("{}"),
            Kind::Array => self.out.push_str("[]"),
            Kind::String | Kind::EscapedString => self.string(value),
            _ => {
                let spelt = self.style.numbers.iter().find(|(at, _)| *at == value.at());
                self.out.push_str(spelt.map_or(value.written(), |(_, text)| text));
            }
        }
    }

    fn object(&mut self, value: Value<'_>, layout: Layout, depth: usize, like: Option<Value<'_>>, place: Place) {
        let members: Vec<_> = value.members().collect();
        self.out.push('{');
        for (at, index) in self.places(&members, like, place).into_iter().enumerate() {
            let Some((name, member)) = members.get(index).copied() else { continue };
            let like = like.and_then(|like| like.member(&name.string()));
            let is_data = place == Place::Whole && name.is("data");
            self.between(at, layout, depth + 1);
            self.string(name);
            self.out.push_str(if layout == Layout::Compact { ":" } else { ": " });
            match is_data {
                // It was put there as it had been written elsewhere: its lines begin at the left.
                true if self.style.data != layout => self.value(member, self.style.data, 0, like, Place::Data),
                true => self.value(member, layout, depth + 1, like, Place::Data),
                false => self.value(member, layout, depth + 1, like, Place::Within),
            }
        }
        self.end(layout, depth);
        self.out.push('}');
    }

    fn places(&self, members: &[(Value<'_>, Value<'_>)], like: Option<Value<'_>>, place: Place) -> Vec<usize> {
        let kept = || (0..members.len()).collect();
        let by = |rank: &dyn Fn(usize) -> usize| sorted(members.len(), &|left, right| rank(left).cmp(&rank(right)));
        match (self.style.order, place) {
            (Ordering::Kept, _) => kept(),
            (_, Place::Whole) => {
                by(&|at| ENVELOPE.iter().position(|name| members[at].0.is(name)).unwrap_or(ENVELOPE.len()))
            }
            (Ordering::Places(places), Place::Data) if places.len() == members.len() => places.to_vec(),
            (Ordering::Like(_), _) => {
                let names: Vec<_> = like.into_iter().flat_map(Value::members).map(|(name, _)| name.string()).collect();
                by(&|at| names.iter().position(|name| members[at].0.is(name)).unwrap_or(names.len()))
            }
            _ => kept(),
        }
    }

    fn between(&mut self, at: usize, layout: Layout, depth: usize) {
        if at > 0 {
            self.out.push(',');
        }
        match layout {
            Layout::Python if at > 0 => self.out.push(' '),
            Layout::Indented(_) => self.line(layout, depth),
            _ => {}
        }
    }

    fn end(&mut self, layout: Layout, depth: usize) {
        if matches!(layout, Layout::Indented(_)) {
            self.line(layout, depth);
        }
    }

    fn line(&mut self, layout: Layout, depth: usize) {
        self.out.push('\n');
        match layout {
            Layout::Indented(0) => self.out.extend(std::iter::repeat_n('\t', depth)),
            Layout::Indented(by) => self.out.extend(std::iter::repeat_n(' ', depth * by)),
            _ => {}
        }
    }

    fn string(&mut self, value: Value<'_>) {
        if self.style.letters == Letters::Kept {
            self.out.push_str(value.written());
            return;
        }
        self.out.push('"');
        for letter in value.string().chars() {
            self.letter(letter);
        }
        self.out.push('"');
    }

    fn letter(&mut self, letter: char) {
        let letters = self.style.letters;
        let escape = match letter {
            '"' => "\\\"",
            '\\' => "\\\\",
            '\n' => "\\n",
            '\r' => "\\r",
            '\t' => "\\t",
            '\u{8}' => "\\b",
            '\u{c}' => "\\f",
            '/' if matches!(letters, Letters::Php | Letters::Slashes) => "\\/",
            _ => "",
        };
        let is_high = !letter.is_ascii() && matches!(letters, Letters::Ascii | Letters::AsciiCapital | Letters::Php);
        let is_html = matches!(letter, '<' | '>' | '&' | '\u{2028}' | '\u{2029}') && letters == Letters::Html;
        if !escape.is_empty() {
            self.out.push_str(escape);
        } else if is_high || is_html || letter < ' ' {
            let mut units = [0; 2];
            for unit in letter.encode_utf16(&mut units) {
                let _ = if letters == Letters::AsciiCapital {
                    write!(self.out, "\\u{unit:04X}")
                } else {
                    write!(self.out, "\\u{unit:04x}")
                };
            }
        } else {
            self.out.push(letter);
        }
    }
}

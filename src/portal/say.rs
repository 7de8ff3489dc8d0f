//! What the portal says: a function for each message of `static/messages`, made by the build, in the language that was
//! chosen. English is in the functions; other languages are tables that `language` loads.

mod pattern;

use yew::prelude::*;

use self::pattern::Value;
use crate::language::{self, Language};

include!(concat!(env!("OUT_DIR"), "/messages.rs"));

/// A message without variables, to be said later.
pub(crate) type Plain = fn() -> &'static str;

/// What can be put where a message has a number.
pub(crate) trait Number {
    /// The number as the browser has it.
    fn number(self) -> f64;
}

impl Number for f64 {
    fn number(self) -> f64 {
        self
    }
}

impl Number for u32 {
    fn number(self) -> f64 {
        f64::from(self)
    }
}

impl Number for u16 {
    fn number(self) -> f64 {
        f64::from(self)
    }
}

#[expect(clippy::cast_precision_loss, reason = "nothing that is counted here comes near 2^53")]
impl Number for u64 {
    fn number(self) -> f64 {
        self as f64
    }
}

#[expect(clippy::cast_precision_loss, reason = "nothing that is counted here comes near 2^53")]
impl Number for usize {
    fn number(self) -> f64 {
        self as f64
    }
}

/// Words of a ring that knows no other language, marked as English where that is not the page's.
pub(crate) fn in_english(words: &str) -> Html {
    if language::is_english() {
        return html! { { words } };
    }
    html! { <span lang="en" dir="ltr">{ words }</span> }
}

/// A message without variables. There are hundreds of calls: none of them shall hold a copy of this.
#[inline(never)]
fn plain(number: usize, english: &'static str) -> &'static str {
    language::translated(number).unwrap_or(english)
}

/// A message with its variables filled in.
#[inline(never)]
fn filled(number: usize, english: &'static str, values: &[Value]) -> String {
    let mut said = String::new();
    pattern::fill(&mut said, plain(number, english), values);
    said
}

/// A message with pieces of the page in it: which of the values each of them stands for, and the piece.
#[inline(never)]
fn composed(number: usize, english: &'static str, values: &[Value], slots: &[(u8, Html)]) -> Html {
    pattern::compose(&filled(number, english, values), slots)
}

//! Reads a JSON text into a value that serde describes, and says nothing of what is wrong with it.
//!
//! For answers of our own worker, which a page reads: beside `serde_json` it is a tenth of the bytes, because it words no
//! errors and so writes no numbers, and because what is described as a struct, a text or a number is read as nothing else,
//! so that for each only one way is compiled. A fraction comes out to within its last bit; whoever needs more takes `serde_json`.

mod items;
mod unreadable;

use std::borrow::Cow;

use serde::de::value::StrDeserializer;
use serde::de::{DeserializeOwned, Visitor};
use serde::{Deserializer, forward_to_deserialize_any};

use self::items::Items;
pub use self::unreadable::Unreadable;
use super::{DEPTH_AT_MOST, string};

/// Reads a whole text.
pub fn read<T: DeserializeOwned>(text: &str) -> Result<T, Unreadable> {
    let mut reader = Reader { text, at: 0, depth: 0 };
    let value = T::deserialize(&mut reader)?;
    match reader.peek() {
        None => Ok(value),
        Some(_) => Err(Unreadable),
    }
}

/// A text and how far it is read.
struct Reader<'t> {
    text: &'t str,
    at: usize,
    depth: usize,
}

impl<'t> Reader<'t> {
    /// The next byte that is no blank.
    fn peek(&mut self) -> Option<u8> {
        let bytes = self.text.as_bytes();
        while matches!(bytes.get(self.at), Some(b' ' | b'\t' | b'\n' | b'\r')) {
            self.at += 1;
        }
        bytes.get(self.at).copied()
    }

    /// Passes over that mark, if it comes next.
    fn pass(&mut self, mark: u8) -> bool {
        let comes = self.peek() == Some(mark);
        self.at += usize::from(comes);
        comes
    }

    fn expect(&mut self, mark: u8) -> Result<(), Unreadable> {
        if self.pass(mark) { Ok(()) } else { Err(Unreadable) }
    }

    fn word(&mut self, word: &str) -> Result<(), Unreadable> {
        let comes = self.text.as_bytes()[self.at..].starts_with(word.as_bytes());
        self.at += word.len();
        if comes { Ok(()) } else { Err(Unreadable) }
    }

    /// The next string; it is the text's own where it has no escapes.
    fn string(&mut self) -> Result<Cow<'t, str>, Unreadable> {
        let start = self.at + 1;
        let (end, escaped) = string::scan(self.text.as_bytes(), self.at).map_err(|_| Unreadable)?;
        self.at = end;
        let inside = self.text.get(start..end - 1).ok_or(Unreadable)?;
        Ok(if escaped { Cow::Owned(string::unescape(inside)) } else { Cow::Borrowed(inside) })
    }

    /// The letters of the number that comes next; none if JSON writes no number so (RFC 8259, section 6), though Rust does.
    fn digits(&mut self) -> &'t str {
        self.peek();
        let rest = &self.text[self.at..];
        let end = rest.find(|c: char| !matches!(c, '0'..='9' | '-' | '+' | '.' | 'e' | 'E')).unwrap_or(rest.len());
        self.at += end;
        let mut letters = rest[..end].strip_prefix('-').unwrap_or(&rest[..end]).bytes();
        let is_digit = |letter: Option<u8>| letter.is_some_and(|letter| letter.is_ascii_digit());
        let (first, second) = (letters.next(), letters.clone().next());
        let is_bare_point = rest[..end].split('.').skip(1).any(|after| !is_digit(after.bytes().next()));
        if !is_digit(first) || first == Some(b'0') && is_digit(second) || is_bare_point {
            return "";
        }
        &rest[..end]
    }

    fn unsigned<V: Visitor<'t>>(&mut self, visitor: V) -> Result<V::Value, Unreadable> {
        visitor.visit_u64(self.digits().parse().map_err(|_| Unreadable)?)
    }

    fn signed<V: Visitor<'t>>(&mut self, visitor: V) -> Result<V::Value, Unreadable> {
        visitor.visit_i64(self.digits().parse().map_err(|_| Unreadable)?)
    }

    fn float<V: Visitor<'t>>(&mut self, visitor: V) -> Result<V::Value, Unreadable> {
        visitor.visit_f64(fraction(self.digits()).ok_or(Unreadable)?)
    }

    fn number<V: Visitor<'t>>(&mut self, visitor: V) -> Result<V::Value, Unreadable> {
        let number = self.digits();
        if let Ok(number) = number.parse() {
            return visitor.visit_u64(number);
        }
        match number.parse() {
            Ok(number) => visitor.visit_i64(number),
            Err(_) => visitor.visit_f64(fraction(number).ok_or(Unreadable)?),
        }
    }

    /// A string, if one comes next.
    fn quoted(&mut self) -> Result<Cow<'t, str>, Unreadable> {
        if self.peek() == Some(b'"') { self.string() } else { Err(Unreadable) }
    }

    fn text<V: Visitor<'t>>(&mut self, visitor: V) -> Result<V::Value, Unreadable> {
        visitor.visit_str(&self.quoted()?)
    }

    fn list<V: Visitor<'t>>(&mut self, visitor: V) -> Result<V::Value, Unreadable> {
        self.opens(b'[')?;
        self.within(b']', |items| visitor.visit_seq(items))
    }

    fn members<V: Visitor<'t>>(&mut self, visitor: V) -> Result<V::Value, Unreadable> {
        self.opens(b'{')?;
        self.within(b'}', |items| visitor.visit_map(items))
    }

    /// Whether that mark comes next; stays before it.
    fn opens(&mut self, mark: u8) -> Result<(), Unreadable> {
        if self.peek() == Some(mark) { Ok(()) } else { Err(Unreadable) }
    }

    /// Reads what is between brackets, one level deeper.
    fn within<T>(
        &mut self,
        close: u8,
        read: impl FnOnce(&mut Items<'_, 't>) -> Result<T, Unreadable>,
    ) -> Result<T, Unreadable> {
        self.at += 1;
        self.depth += 1;
        if self.depth > DEPTH_AT_MOST {
            return Err(Unreadable);
        }
        let mut items = Items { reader: self, close, first: true };
        let value = read(&mut items)?;
        self.depth -= 1;
        self.expect(close)?;
        Ok(value)
    }
}

/// A number with a fraction or an exponent.
#[expect(clippy::cast_precision_loss, reason = "the last bit of a fraction is not promised")]
fn fraction(text: &str) -> Option<f64> {
    let (number, exponent) = match text.split_once(['e', 'E']) {
        Some((number, exponent)) => (number, exponent.parse::<i32>().ok()?),
        None => (text, 0),
    };
    let (whole, decimals) = number.split_once('.').unwrap_or((number, ""));
    // More digits than these change nothing, and 64 bits hold no more.
    let decimals = decimals.get(..decimals.len().min(17))?;
    let digits: i64 = format!("{whole}{decimals}").parse().ok()?;
    let negative = if whole.starts_with('-') && digits == 0 { -0.0 } else { digits as f64 };
    let power = exponent.checked_sub(i32::try_from(decimals.len()).ok()?)?;
    Some(if power < 0 { negative / 10f64.powi(-power) } else { negative * 10f64.powi(power) })
}

impl<'de> Deserializer<'de> for &mut Reader<'de> {
    type Error = Unreadable;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        match self.peek().ok_or(Unreadable)? {
            b'n' => self.word("null").and_then(|()| visitor.visit_unit()),
            b't' => self.word("true").and_then(|()| visitor.visit_bool(true)),
            b'f' => self.word("false").and_then(|()| visitor.visit_bool(false)),
            b'"' => visitor.visit_str(&self.string()?),
            b'[' => self.within(b']', |items| visitor.visit_seq(items)),
            b'{' => self.within(b'}', |items| visitor.visit_map(items)),
            _ => self.number(visitor),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        if self.peek() == Some(b'n') {
            return self.word("null").and_then(|()| visitor.visit_none());
        }
        visitor.visit_some(self)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, Unreadable> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Unreadable> {
        match self.peek().ok_or(Unreadable)? {
            b'"' => visitor.visit_enum(StrDeserializer::new(&self.string()?)),
            b'{' => self.within(b'}', |items| visitor.visit_enum(items)),
            _ => Err(Unreadable),
        }
    }

    fn deserialize_u8<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        self.unsigned(visitor)
    }

    fn deserialize_u16<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        self.unsigned(visitor)
    }

    fn deserialize_u32<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        self.unsigned(visitor)
    }

    fn deserialize_u64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        self.unsigned(visitor)
    }

    fn deserialize_i8<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        self.signed(visitor)
    }

    fn deserialize_i16<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        self.signed(visitor)
    }

    fn deserialize_i32<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        self.signed(visitor)
    }

    fn deserialize_i64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        self.signed(visitor)
    }

    fn deserialize_f32<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        self.float(visitor)
    }

    fn deserialize_f64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        self.float(visitor)
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        self.text(visitor)
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        self.text(visitor)
    }

    fn deserialize_identifier<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        self.text(visitor)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        self.list(visitor)
    }

    fn deserialize_tuple<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Unreadable> {
        self.list(visitor)
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        self.members(visitor)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Unreadable> {
        self.members(visitor)
    }

    forward_to_deserialize_any! { bool char bytes byte_buf unit unit_struct tuple_struct ignored_any }
}

//! One spelling for each JSON value: two values are equal exactly when their canonical bytes are.
//!
//! Members are sorted, strings unescaped, numbers written by value (`1.0` as `1`). This is how `const`, `enum` and
//! `uniqueItems` compare without comparing each with each.

use super::number::Number;
use crate::json::sorted;
use crate::json::{Kind, Value};

/// Ends a string; no UTF-8 text holds this byte.
const END: u8 = 0xFF;

/// The canonical bytes of a value.
pub(super) fn canonical(value: Value<'_>) -> Vec<u8> {
    let mut out = Vec::new();
    write(value, &mut out);
    out
}

/// Appends the canonical bytes. Documents are at most 128 deep, and so is this recursion.
pub(super) fn write(value: Value<'_>, out: &mut Vec<u8>) {
    match value.kind() {
        Kind::Null => out.push(b'n'),
        Kind::False => out.push(b'f'),
        Kind::True => out.push(b't'),
        Kind::Integer | Kind::Decimal => {
            out.push(b'#');
            Number::parse(value.written()).write_canonical(out);
            out.push(END);
        }
        Kind::String | Kind::EscapedString => {
            out.push(b'"');
            out.extend_from_slice(value.string().as_bytes());
            out.push(END);
        }
        Kind::Array => {
            out.push(b'[');
            for item in value.items() {
                write(item, out);
            }
            out.push(b']');
        }
        Kind::Object => write_object(value, out),
    }
}

fn write_object(object: Value<'_>, out: &mut Vec<u8>) {
    let members: Vec<_> = object.members().map(|(name, value)| (name.string(), value)).collect();
    out.push(b'{');
    for place in sorted(members.len(), &|left, right| members[left].0.cmp(&members[right].0)) {
        let (name, value) = &members[place];
        out.extend_from_slice(name.as_bytes());
        out.push(END);
        write(*value, out);
    }
    out.push(b'}');
}

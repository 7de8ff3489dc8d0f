//! Where a value ends, found by brackets and quotes alone: quick, and of use where the value is broken too.
//!
//! It never says whether a text is JSON.

/// The first place from `at` on that is not white space, or the end.
pub(super) fn skip_space(text: &[u8], at: usize) -> usize {
    text[at..].iter().position(|byte| !is_space(*byte)).map_or(text.len(), |length| at + length)
}

/// White space as JSON has it.
pub(super) fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | b'\r')
}

/// The end of the value at `start`: after the bracket that closes it, whichever kind that is, after the closing quote, or
/// before what ends a number or word; nothing if a bracket is never closed. At least one byte is passed, so that callers
/// get on.
pub(super) fn value_end(text: &[u8], start: usize) -> Option<usize> {
    let mut depth = 0_usize;
    let mut at = start;
    while let Some(byte) = text.get(at) {
        match byte {
            b'"' if depth > 0 || at == start => at = string_end(text, at),
            b'{' | b'[' if depth > 0 || at == start => {
                depth += 1;
                at += 1;
                continue;
            }
            b'}' | b']' if depth > 0 => {
                depth -= 1;
                at += 1;
            }
            _ if depth > 0 => {
                at += 1;
                continue;
            }
            b',' | b'"' | b'{' | b'[' | b'}' | b']' => return Some(at.max(start + 1)),
            byte if is_space(*byte) => return Some(at),
            _ => {
                at += 1;
                continue;
            }
        }
        if depth == 0 {
            return Some(at);
        }
    }
    (depth == 0).then_some(at)
}

/// The text of a member of an object, if it is written without escapes: of the first one of that name. `quoted` is the name
/// with its quotes.
pub(super) fn member<'t>(text: &'t [u8], quoted: &[u8]) -> Option<&'t str> {
    let start = skip_space(text, 0);
    (text.get(start) == Some(&b'{')).then_some(())?;
    let mut depth = 1_usize;
    let mut at = start + 1;
    while let Some(byte) = text.get(at) {
        match byte {
            b'{' | b'[' => depth += 1,
            b'}' | b']' => depth -= 1,
            b'"' => {
                let end = string_end(text, at);
                let colon = skip_space(text, end);
                if depth == 1 && &text[at..end] == quoted && text.get(colon) == Some(&b':') {
                    return plain_string(text, skip_space(text, colon + 1));
                }
                at = end;
                continue;
            }
            _ => {}
        }
        if depth == 0 {
            return None;
        }
        at += 1;
    }
    None
}

fn plain_string(text: &[u8], start: usize) -> Option<&str> {
    let written = text[start..].starts_with(b"\"").then(|| &text[start..string_end(text, start)])?;
    let inside = written.strip_prefix(b"\"")?.strip_suffix(b"\"")?;
    let is_plain = !inside.iter().any(|byte| matches!(byte, b'\\' | b'"' | ..b' '));
    if is_plain { std::str::from_utf8(inside).ok() } else { None }
}

/// After the closing quote; a string that is not closed ends with its line, so that it spoils no more than that.
fn string_end(text: &[u8], quote: usize) -> usize {
    let mut at = quote + 1;
    while let Some(byte) = text.get(at) {
        match byte {
            b'"' => return at + 1,
            b'\\' => at += 2,
            b'\n' => return at,
            _ => at += 1,
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::{member, value_end};

    fn check(text: &str, value: Option<&str>) {
        let found = value_end(text.as_bytes(), 0);
        assert_eq!(found.map(|end| &text[..end]), value, "{text}");
    }

    #[test]
    fn a_value_ends_where_its_brackets_say() {
        check(r#"{"a":[1,{"b":"}\"]"}]} ,2"#, Some(r#"{"a":[1,{"b":"}\"]"}]}"#));
        check("[1,2],3", Some("[1,2]"));
        check(r#""a\\",1"#, Some(r#""a\\""#));
        check("-1.5e3,2", Some("-1.5e3"));
        check("true]", Some("true"));
        check("null null", Some("null"));
        check("7", Some("7"));
    }

    #[test]
    fn a_broken_value_ends_somewhere() {
        check("{\"a\":\"b\n},1", Some("{\"a\":\"b\n}"));
        check("{\"a\":1],2", Some("{\"a\":1]"));
        check("{\"a\":[1", None);
        check("}", Some("}"));
        check(",", Some(","));
        check("\"a\\", Some("\"a\\"));
        check("tr\"ue\"", Some("tr"));
    }

    fn check_member(text: &str, found: Option<&str>) {
        assert_eq!(member(text.as_bytes(), b"\"a\""), found, "{text}");
    }

    #[test]
    fn a_member_is_found_at_the_top_only() {
        check_member(r#" {"b":{"a":"no"},"c":["a"],"d":"a", "a" : "yes","a":"late"}"#, Some("yes"));
        check_member(r#"[{"a":"no"}]"#, None);
        check_member(r#"{"b":1} {"a":"no"}"#, None);
        check_member(r#"{"a":7}"#, None);
        check_member(r#""a":"no""#, None);
        check_member(r#"}{"a":"no"}"#, None);
        check_member("", None);
    }

    #[test]
    fn a_member_is_found_in_a_broken_object_too() {
        check_member(r#"{"b": oops, "a":"yes""#, Some("yes"));
        check_member("{\"b\": \"oops,\n\"a\":\"yes\"", Some("yes"));
        check_member(r#"{"a":"no"#, None);
        check_member(r#"{"a""#, None);
    }

    #[test]
    fn a_member_with_escapes_is_left_to_the_parser() {
        check_member(r#"{"a":"\u0041"}"#, None);
    }
}

//! Where each document of a text stands, whether or not it is JSON.

use std::ops::Range;

use super::form::Form;
use super::scan::{skip_space, value_end};

/// The documents of a text.
pub(super) struct Parts {
    pub(super) form: Form,
    /// Where each document stands, white space around it included where it is the only one.
    pub(super) ranges: Vec<Range<usize>>,
    /// Whether everything is as it must be outside of the documents.
    pub(super) is_sound: bool,
}

/// Finds up to `most` documents.
pub(super) fn split(text: &[u8], most: usize) -> Parts {
    let form = Form::of(text);
    let start = skip_space(text, 0);
    let (ranges, is_sound) = match form {
        Form::Event => (std::iter::once(0..text.len()).collect(), true),
        Form::Lines => (lines(text, start).take(most).collect(), true),
        Form::Array => items(text, start, most),
    };
    Parts { form, ranges, is_sound }
}

/// The documents of a text that is known to have one on each line.
pub(super) fn split_lines(text: &[u8], most: usize) -> Vec<Range<usize>> {
    lines(text, 0).take(most).collect()
}

/// The lines that are not empty, without the white space around them.
fn lines(text: &[u8], start: usize) -> impl Iterator<Item = Range<usize>> {
    let mut next = start;
    std::iter::from_fn(move || {
        let start = skip_space(text, next);
        let rest = &text[start..];
        let length = rest.iter().position(|byte| *byte == b'\n').unwrap_or(rest.len());
        next = start + length;
        (length > 0).then(|| start..start + without_space_after(&rest[..length]).len())
    })
}

/// A line without the white space of JSON at its end: what else looks empty is no white space there.
fn without_space_after(line: &[u8]) -> &[u8] {
    let end = line.iter().rposition(|byte| !b" \t\r".contains(byte)).map_or(0, |last| last + 1);
    &line[..end]
}

/// The items of an array, and whether there is a comma between every two of them and nothing after the end.
fn items(text: &[u8], start: usize, most: usize) -> (Vec<Range<usize>>, bool) {
    let mut ranges: Vec<Range<usize>> = Vec::new();
    let mut is_sound = true;
    let mut is_after_comma = false;
    let mut at = start + 1;
    while ranges.len() < most {
        at = skip_space(text, at);
        match text.get(at) {
            Some(b']') => {
                is_sound &= !is_after_comma && skip_space(text, at + 1) == text.len();
                break;
            }
            Some(b',') => {
                is_sound &= !is_after_comma && !ranges.is_empty();
                is_after_comma = true;
                at += 1;
            }
            Some(_) => {
                is_sound &= is_after_comma || ranges.is_empty();
                is_after_comma = false;
                let end = value_end(text, at).unwrap_or(text.len());
                ranges.push(at..end);
                at = end;
            }
            None => {
                is_sound = false;
                break;
            }
        }
    }
    (ranges, is_sound)
}

#[cfg(test)]
mod tests {
    use super::split;

    fn check(text: &str, parts: &[&str], is_sound: bool) {
        let found = split(text.as_bytes(), 100);
        let texts: Vec<&str> = found.ranges.iter().map(|range| &text[range.clone()]).collect();
        assert_eq!((texts.as_slice(), found.is_sound), (parts, is_sound), "{text}");
    }

    #[test]
    fn every_item_of_an_array_is_a_document() {
        check("[]", &[], true);
        check(" [ {} , {\"a\":[1,2]},3 ] ", &["{}", "{\"a\":[1,2]}", "3"], true);
    }

    #[test]
    fn a_broken_array_has_documents_and_is_not_sound() {
        check("[", &[], false);
        check("[{},]", &["{}"], false);
        check("[,{}]", &["{}"], false);
        check("[{},,{}]", &["{}", "{}"], false);
        check("[{} {}]", &["{}", "{}"], false);
        check("[{}] {}", &["{}"], false);
        check("[{}", &["{}"], false);
        check("[{},{\"a\":1", &["{}", "{\"a\":1"], false);
        check("[}]", &["}"], true);
    }

    #[test]
    fn every_line_that_is_not_empty_is_a_document() {
        check("{}\n\n  {\"a\":1} \r\n\r\n{", &["{}", "{\"a\":1}", "{"], true);
        check("\n{}\n{}\n", &["{}", "{}"], true);
        check("{}\n\u{c}\n{} \u{c} \n", &["{}", "\u{c}", "{} \u{c}"], true);
    }

    #[test]
    fn an_event_is_the_whole_text() {
        check(" {} ", &[" {} "], true);
        check("  ", &["  "], true);
    }

    #[test]
    fn no_more_are_found_than_are_asked_for() {
        assert_eq!(split(b"[1,2,3,4]", 2).ranges.len(), 2);
        assert_eq!(split(b"{}\n{}\n{}", 2).ranges.len(), 2);
    }
}

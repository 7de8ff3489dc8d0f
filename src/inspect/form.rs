//! How documents stand in a text, told by looks: what is broken has a form too.

use serde::{Deserialize, Serialize};

use super::scan::{skip_space, value_end};

/// How the documents stand in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Form {
    /// The text is one document.
    Event,
    /// The text is a JSON array of documents.
    Array,
    /// Each line is a document (NDJSON, JSON Lines); empty ones are passed over.
    Lines,
}

impl Form {
    /// The form of a text.
    pub(super) fn of(text: &[u8]) -> Self {
        let start = skip_space(text, 0);
        if text.get(start) == Some(&b'[') {
            return Self::Array;
        }
        let Some(length) = text[start..].iter().position(|byte| *byte == b'\n') else { return Self::Event };
        let first_line = start + length;
        if skip_space(text, first_line) == text.len() {
            return Self::Event;
        }
        let is_whole = text[start] == b'{' && value_end(&text[..first_line], start).is_some();
        if is_whole || has_a_document_in_every_other_line(text, start) { Self::Lines } else { Self::Event }
    }
}

/// Whether the first line is broken, but the lines around it are documents. An event that is written over many lines
/// has no such lines, unless it is odd, but then it closes at its end.
fn has_a_document_in_every_other_line(text: &[u8], start: usize) -> bool {
    let lines = text[start..].split(|byte| *byte == b'\n').map(<[u8]>::trim_ascii_end).filter(|line| !line.is_empty());
    let (whole, all) = lines.fold((0_usize, 0_usize), |(whole, all), line| {
        let is_whole = line.starts_with(b"{") && line.ends_with(b"}");
        (whole + usize::from(is_whole), all + 1)
    });
    2 * whole >= all && value_end(text, start).is_none_or(|end| skip_space(text, end) < text.len())
}

#[cfg(test)]
mod tests {
    use super::Form;

    fn check(text: &str, form: Form) {
        assert_eq!(Form::of(text.as_bytes()), form, "{text}");
    }

    #[test]
    fn one_value_is_an_event_however_many_lines_it_takes() {
        check("", Form::Event);
        check(" \n ", Form::Event);
        check("{}\n\n", Form::Event);
        check("{\n\"a\": 1\n}\n", Form::Event);
        check("{\"a\":\n{\"b\":1}}", Form::Event);
        check("7\n8", Form::Event);
    }

    #[test]
    fn a_broken_event_is_an_event() {
        check("{", Form::Event);
        check("{\n\"a\": [\n  {\"b\":1},\n  {\"b\":2}\n]", Form::Event);
        check("{\n\"a\": 1\n}\n}", Form::Event);
        check("{\n}\n{\n}", Form::Event);
        check("\u{feff}{\n}", Form::Event);
    }

    #[test]
    fn a_bracket_begins_an_array() {
        check("[", Form::Array);
        check(" \n[{}]", Form::Array);
    }

    #[test]
    fn a_document_on_its_line_with_more_below_begins_lines() {
        check("{}\n{}", Form::Lines);
        check("\r\n{\"a\":1}\r\n\r\n{\"a\":", Form::Lines);
        check("{\"a\":1}}\n{}", Form::Lines);
    }

    #[test]
    fn a_broken_first_line_begins_lines_if_the_others_are_documents() {
        check("{\"a\":\n{}\n{}", Form::Lines);
        check("{\"a\":\"x}\n{\"b\":1}", Form::Lines);
        check("oops\n{}\n{}", Form::Lines);
        check("\u{feff}{}\n{}", Form::Lines);
    }
}

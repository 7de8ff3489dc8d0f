//! Header fields of a request to the API or of an endpoint, a line each, `name: value`, and settings that become fields.

use hookpost::access::AllowedOrigins;
use hookpost::api::{BodyKind, Coding, FrameAncestors, is_met};
use hookpost::guard::reserved_reason;
use hookpost::model::{HeaderName, HeaderValue};
use hookpost::privacy::{fake_header_lines, find_in_header_lines};

/// Whatever is taken is one line of visible ASCII and is taken again as the same; whatever is judged is judged alike twice.
pub(crate) fn hold(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    for line in text.split('\n').take(50) {
        let (name, value) = line.split_once(':').unwrap_or((line, line));
        named(name);
        valued(value);
        asked(value);
        settings(value);
    }
    assert_eq!(find_in_header_lines(&text), find_in_header_lines(&text));
    assert_eq!(fake_header_lines(&text, 7), fake_header_lines(&text, 7));
}

fn named(text: &str) {
    let Ok(name) = HeaderName::parse(text) else { return };
    let is_token =
        |byte: u8| byte.is_ascii_graphic() && !byte.is_ascii_uppercase() && !b"\"(),/:;<=>?@[\\]{}".contains(&byte);
    assert!((1..=256).contains(&name.as_str().len()) && name.as_str().bytes().all(is_token), "{text:?}");
    assert_eq!(HeaderName::parse(name.as_str()).as_ref(), Ok(&name));
    let shouted = HeaderName::parse(&name.as_str().to_ascii_uppercase()).expect("capital letters are small ones here");
    assert_eq!(reserved_reason(&shouted), reserved_reason(&name));
}

fn valued(text: &str) {
    let Ok(value) = HeaderValue::parse(text) else { return };
    assert!(is_line(value.reveal()) && value.reveal().trim_matches([' ', '\t']) == value.reveal(), "{text:?}");
    assert_eq!(HeaderValue::parse(value.reveal()).as_ref(), Ok(&value));
    assert!(!format!("{value:?}").contains(value.reveal()) || value.reveal().len() < 12, "it prints as dots");
}

fn is_line(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_graphic() || byte == b' ' || byte == b'\t')
}

fn asked(value: &str) {
    let codings = Coding::accepted(Some(value));
    assert!(codings.len() <= 2 && (codings.len() < 2 || codings[0] != codings[1]), "{value:?}");
    assert!(codings.is_empty() || value.contains('*') || value.to_ascii_lowercase().contains(['b', 'g']), "{value:?}");
    if is_met(Some(value), 3) {
        assert!(value.contains("\"3\"") || value.contains('*'), "{value:?}");
    }
    if BodyKind::of(Some(value)) == Some(BodyKind::Lines) {
        assert!(value.to_ascii_lowercase().contains("ndjson"), "{value:?}");
    }
}

fn settings(value: &str) {
    match FrameAncestors::parse(value) {
        Ok(ancestors) => {
            let text = ancestors.as_str();
            assert!(is_line(text) && !text.contains([';', ',', '\t']), "{value:?} lets a policy grow");
            assert_eq!(FrameAncestors::parse(text).as_ref(), Ok(&ancestors));
        }
        Err(error) => assert!(error.to_string().starts_with("FRAME_ANCESTORS"), "{error}"),
    }
    let Ok(origins) = AllowedOrigins::parse(value) else { return };
    for origin in [value, "null", "https://portal.example"] {
        let answers = [Some(origins.fields(Some(origin))), origins.preflight("OPTIONS", Some(origin), Some("POST"))];
        for (name, told) in answers.into_iter().flatten().flatten() {
            assert!(is_line(&told), "{name}: {told:?}");
            assert!(name != "access-control-allow-origin" || told == origin && value.contains(origin), "{told}");
        }
    }
}

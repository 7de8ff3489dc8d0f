//! Which pages may call the API from a browser.

#![allow(clippy::unwrap_used, reason = "in a test a panic is the report")]

use hookpost::access::AllowedOrigins;

const PORTAL: &str = "https://portal.example.com";

fn names(fields: &[(&'static str, String)]) -> Vec<&'static str> {
    fields.iter().map(|(name, _)| *name).collect()
}

fn value<'f>(fields: &'f [(&'static str, String)], name: &str) -> Option<&'f str> {
    fields.iter().find(|(field, _)| *field == name).map(|(_, value)| value.as_str())
}

#[test]
fn an_origin_is_written_as_browsers_write_it() {
    let good = AllowedOrigins::parse(&format!("{PORTAL}, http://127.0.0.1:3000\nhttps://[2001:db8::1]:8443")).unwrap();
    for origin in [PORTAL, "http://127.0.0.1:3000", "https://[2001:db8::1]:8443"] {
        assert_eq!(value(&good.fields(Some(origin)), "access-control-allow-origin"), Some(origin));
    }
    for wrong in [
        "*",
        "null",
        "https://*.example.com",
        "portal.example.com",
        "https://portal.example.com/",
        "https://portal.example.com/webhooks",
        "https://portal.example.com:443",
        "https://Portal.example.com",
        "https://user@portal.example.com",
        "ftp://portal.example.com",
        "file:///portal",
    ] {
        let error = AllowedOrigins::parse(&format!("{PORTAL} {wrong}")).unwrap_err().to_string();
        assert!(error.ends_with(&format!("and {wrong:?} is none")), "{error}");
    }
}

#[test]
fn an_answer_is_for_the_very_origin_that_is_allowed() {
    let origins = AllowedOrigins::parse(PORTAL).unwrap();
    for other in [
        "https://portal.example.com.evil.example",
        "http://portal.example.com",
        "https://portal.example.com:8443",
        "https://PORTAL.example.com",
        "https://portal.example.co",
        "null",
        "",
    ] {
        assert_eq!(names(&origins.fields(Some(other))), ["vary"], "{other}");
    }
    assert_eq!(names(&origins.fields(None)), ["vary"], "what keeps answers must know that others get more");
}

#[test]
fn with_no_origins_nothing_is_said() {
    for text in ["", " \n,"] {
        let none = AllowedOrigins::parse(text).unwrap();
        assert_eq!(none.fields(Some(PORTAL)), []);
        assert_eq!(none.preflight("OPTIONS", Some(PORTAL), Some("GET")), None);
    }
}

#[test]
fn a_question_beforehand_is_answered_for_allowed_pages_alone() {
    let origins = AllowedOrigins::parse(PORTAL).unwrap();
    let told = origins.preflight("OPTIONS", Some(PORTAL), Some("PATCH")).unwrap();
    assert_eq!(value(&told, "access-control-allow-origin"), Some(PORTAL));
    assert_eq!(value(&told, "access-control-allow-methods"), Some("GET, POST, PATCH, DELETE"));
    let headers = value(&told, "access-control-allow-headers").unwrap();
    for needed in ["authorization", "content-type", "if-match"] {
        assert!(headers.contains(needed), "{needed}: the portal sends it");
    }
    assert_eq!(value(&told, "vary"), Some("Origin"));
    for (method, origin, requested) in [
        ("OPTIONS", Some("https://evil.example"), Some("GET")),
        ("OPTIONS", None, Some("GET")),
        ("OPTIONS", Some(PORTAL), None),
        ("GET", Some(PORTAL), Some("GET")),
    ] {
        assert_eq!(origins.preflight(method, origin, requested), None, "{method} {origin:?} {requested:?}");
    }
}

#[test]
fn credentials_are_never_allowed() {
    let origins = AllowedOrigins::parse(PORTAL).unwrap();
    let told = origins.preflight("OPTIONS", Some(PORTAL), Some("GET")).unwrap();
    for fields in [origins.fields(Some(PORTAL)), told] {
        assert!(!names(&fields).contains(&"access-control-allow-credentials"));
    }
}

//! `json::read` reads what `serde_json` reads, and refuses what it refuses.

#![allow(clippy::unwrap_used, reason = "in a test a panic is the report")]

use std::fmt::Debug;

use hookpost::api::{DeliveryList, EndpointList, ErrorCode, ProblemDetails, Settings};
use hookpost::json::{Unreadable, read};
use hookpost::model::{Cause, EndpointState};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

fn check<T: DeserializeOwned + PartialEq + Debug>(text: &str) {
    assert_eq!(read::<T>(text).ok(), serde_json::from_str::<T>(text).ok(), "{text}");
    assert!(read::<T>(text).is_ok(), "{text}");
}

const DELIVERY: &str = r#"{"id":"dlv_01jd8m2k3n4p5q6r7s8t9v0w1x","eventId":"evt_1","eventType":"ORDER.CREATED","test":false,
    "endpointId":"ep_01jd8m2k3n4p5q6r7s8t9v0w1x","endpointUrl":"https://a.example/ü\n","status":"pending","attempts":2,
    "round":1,"createdAt":"2026-11-23T20:00:00.000Z","updatedAt":"2026-11-23T20:00:05.000Z",
    "sending":null,"next":{"attempt":3,"at":"2026-11-23T20:00:15.000Z"},"lastCause":{"cause":"status","status":503},"note":null}"#;

#[test]
fn every_answer_of_the_first_page_is_read_as_serde_json_reads_it() {
    let list = format!(r#"{{"deliveries":[{DELIVERY}],"now":"2026-11-23T20:00:06.000Z"}}"#);
    check::<DeliveryList>(&list);
    check::<EndpointList>(r#"{ "endpoints" : [ ] }"#);
    check::<EndpointState>(r#"{"since":"2026-11-23T20:00:00.000Z","status":"disabled","reason":"gone"}"#);
    check::<EndpointState>(r#"{"status":"enabled"}"#);
    check::<Cause>(r#"{"cause":"status","status":503}"#);
    check::<Cause>(r#"{"status":404,"cause":"status"}"#);
    check::<Cause>(r#"{"cause":"timedOut"}"#);
    check::<Settings>(
        r#"{"addressPolicy":{"hosts":"publicOnly","ports":"443, 1024-65535"},"retryDelayMs":5000,"retriesAtMost":30,
            "timeOutMs":15000,"payloadKeptMs":2592000000,"rowKeptMs":7776000000}"#,
    );
    let refused =
        r#"{"type":"about:blank","title":"No","status":404,"code":"not_found","detail":"There is no such endpoint."}"#;
    check::<ProblemDetails>(refused);
    assert_eq!(read::<ProblemDetails>(refused).unwrap().code, ErrorCode::NotFound);
}

#[test]
fn every_kind_of_value_is_read() {
    #[derive(Debug, Deserialize, PartialEq)]
    enum Shape {
        Point,
        Round(u8),
        Square { side: i32 },
    }
    check::<Vec<Shape>>(r#"["Point",{"Round":3},{"Square":{"side":-4}}]"#);
    check::<Vec<Option<bool>>>("[null,true,false]");
    check::<Vec<String>>(r#"["","plain","\"\\\/\b\f\n\r\tä😀","ü 😀"]"#);
    check::<(u64, i64, u8)>(&format!("[{},{},0]", u64::MAX, i64::MIN));
    check::<Vec<f64>>("[0.5,-0.25,1e3,12.5E-1,3,0.1,97.5]");
    check::<Value>(r#"{"a":[1,{"b":[]}],"c":{}}"#);
}

#[test]
fn a_fraction_is_right_to_its_last_bit() {
    for text in ["0.9743589743589743", "0.3333333333333333", "123456.789e-7", "0.12345678901234567890123"] {
        let (ours, theirs): (f64, f64) = (read(text).unwrap(), text.parse().unwrap());
        assert!((ours - theirs).abs() <= f64::EPSILON * theirs.abs(), "{text}: {ours} and {theirs}");
    }
}

#[test]
fn what_is_not_json_is_refused() {
    for text in
        ["", "[1 2]", "[1,]", "{\"a\" 1}", "{a:1}", "nul", "[1]x", "\"open", "[", "{\"a\":1", "1.2.3", "--1", "\"\\x\""]
    {
        assert_eq!(read::<Value>(text), Err(Unreadable), "{text}");
    }
    assert_eq!(read::<Value>(&"[".repeat(100_000)), Err(Unreadable));
    assert_eq!(read::<u8>("256"), Err(Unreadable));
}

#[test]
fn a_number_is_written_as_json_writes_it() {
    for text in ["01", "-01", "00", "+1", "1.", ".5", "1.e3", "-", "0x1", "1e"] {
        assert!(serde_json::from_str::<f64>(text).is_err());
        assert_eq!(read::<f64>(text), Err(Unreadable), "{text}");
        assert_eq!(read::<u64>(text), Err(Unreadable), "{text}");
        assert_eq!(read::<Value>(text), Err(Unreadable), "{text}");
    }
    check::<Vec<f64>>("[0, -0, 0.5, -0.25, 1e3, 10.0E-2]");
}

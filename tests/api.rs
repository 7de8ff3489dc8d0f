//! The public surface: paths, who may call them, the shape of errors and the signature.

#![allow(clippy::unwrap_used, reason = "in a test a panic is the report")]

mod routes;

use hookpost::api::{
    BodyKind, Call, DeliveryFilter, ErrorCode, FrameAncestors, IdPart, Limit, ParseCallError, ProblemDetails,
};
use hookpost::delivery::{compose, sign};
use hookpost::guard::EndpointForm;
use hookpost::model::{
    CauseName, DeliveryId, DeliveryStatus, EndpointDraft, EndpointId, EndpointUrl, EventId, EventType, Header,
    HeaderName, HeaderValue, Headers, Secret, Subscription, Timestamp,
};
use routes::{DLV, EP, routes};

#[test]
fn every_call_is_read_from_the_path_it_writes() {
    for (method, path, access, call) in routes() {
        assert_eq!((call.method().as_str(), call.path()), (method, path.clone()));
        assert_eq!(Call::parse(method, &path), Ok(call.clone()), "{path}");
        assert_eq!(call.access(), access, "{path}");
        assert_eq!(call.partner().is_some(), path.contains("/partners/"), "{path}");
    }
}

#[test]
fn what_is_no_route_is_refused() {
    for path in [
        "",
        "/",
        "/api/v1",
        "/api/v1/",
        "/api/v2/event-types",
        "/api/v1/partners/",
        "/ready/x",
        "/api/v1/partners/DEMO/endpoints",
        "/api/v1/partners/../endpoints",
        "/api/v1/partners/demo/endpoints/",
        "/api/v1/partners/demo/endpoints/nope",
        "/api/v1/partners/demo/events/a.b",
        "/api/v1/partners/demo/events/evt_1/x",
        "/api/v1/partners/demo/deliveries/ep_00000000000000000000000000",
        "/health/x",
    ] {
        assert_eq!(Call::parse("GET", path), Err(ParseCallError::UnknownPath), "{path}");
    }
    let Err(ParseCallError::WrongMethod(methods)) = Call::parse("PUT", "/api/v1/partners/demo/endpoints") else {
        panic!("PUT is no method of the list of endpoints");
    };
    assert_eq!(methods.iter().map(|method| method.as_str()).collect::<Vec<_>>(), ["GET", "POST"]);
}

#[test]
fn a_filter_is_read_from_the_query_it_writes() {
    let filter = DeliveryFilter {
        status: Some(DeliveryStatus::Exhausted),
        endpoint: EndpointId::parse(EP).ok(),
        event_type: EventType::parse("ORDER.CREATED").ok(),
        cause: CauseName::parse("503").ok(),
        since: Timestamp::parse("2026-11-23T20:00:00.000Z").ok(),
        until: Timestamp::parse("2026-11-24T20:00:00.000Z").ok(),
        id: IdPart::parse(" evt_01 "),
        before: DeliveryId::parse(DLV).ok(),
        limit: Limit::of(200),
    };
    let pairs = filter.pairs().into_iter().map(|(name, value)| (name.to_owned(), value));
    assert_eq!(DeliveryFilter::parse(pairs), Ok(filter));
    let one = |name: &str, value: &str| DeliveryFilter::parse([(name.to_owned(), value.to_owned())]);
    assert!(one("status", "lost").unwrap_err().contains("pending, delivered, exhausted, parked, cancelled"));
    assert!(one("key", "prov_x").unwrap_err().contains("no parameter"));
    assert!(one("before", "x").unwrap_err().contains("`before`"));
    assert!(one("since", "yesterday").unwrap_err().contains("`since`"));
    assert!(one("cause", "because of the rain").unwrap_err().contains("`cause`: a cause is a status code"));
    for odd in ["0", "501", "-1", "many"] {
        assert!(one("limit", odd).unwrap_err().contains("`limit`"), "{odd:?}");
    }
    for odd in ["", " ", "a b", "%", "ä", &"x".repeat(129)] {
        assert!(one("id", odd).unwrap_err().contains("`id`"), "{odd:?}");
    }
}

#[test]
fn problem_details_are_pinned() {
    let problem = ProblemDetails::new(ErrorCode::UnknownEventType, "There is none.");
    assert_eq!(
        serde_json::to_string(&problem).unwrap(),
        r#"{"type":"/docs#unknown_event_type","title":"Unknown event type","status":422,"code":"unknown_event_type","detail":"There is none."}"#
    );
}

#[test]
fn a_body_that_cannot_be_read_is_explained_without_what_stands_in_it() {
    let told = |body: &str| {
        let error = serde_json::from_str::<EndpointForm>(body).unwrap_err();
        let problem = ProblemDetails::unreadable(&error);
        assert_eq!(problem.code, ErrorCode::BadBody);
        assert!(!problem.detail.contains("hunter2"), "{}", problem.detail);
        problem.detail
    };
    for body in [
        r#"{"url":"https://a.example","headers":"hunter2"}"#,
        r#"{"url":"https://a.example","headers":["hunter2, expected: x"]}"#,
        r#"{"url":"https://a.example","headers":[{"name":"x-key","value":["hunter2"]}]}"#,
        r#"{"url":"https://a.example","headers":[{"name":"x-key","value":"hunter2]}"#,
        r#""hunter2""#,
    ] {
        told(body);
    }
    let detail = told(r#"{"url":"https://a.example","headers":"hunter2"}"#);
    assert_eq!(
        detail,
        "The body is not the JSON expected here: invalid type: string, expected a sequence at line 1 column 46."
    );
    assert!(told(r#"{"url":"https://a.example","colour":1}"#).contains("unknown field `colour`"));
    assert!(told("{}").contains("missing field `url`"));
}

#[test]
fn the_signature_is_that_of_standard_webhooks() {
    // The example of the Standard Webhooks libraries' own tests.
    let secret = Secret::parse("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw").unwrap();
    let id = EventId::parse("msg_p5jXN8AQM9LWM0D4loKWxJek").unwrap();
    let at = Timestamp::from_millis(1_614_265_330_000);
    let signature = sign(&secret, &id, at, r#"{"test": 2432232314}"#);
    assert_eq!(signature, "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
}

#[test]
fn the_request_carries_our_headers_and_the_partners() {
    let header = Header::new(HeaderName::parse("Authorization").unwrap(), HeaderValue::parse("Bearer abc").unwrap());
    let draft = EndpointDraft {
        url: EndpointUrl::parse("https://api.clinic.example/hooks").unwrap(),
        description: String::new(),
        subscription: Subscription::All,
        headers: Headers::new(vec![header]),
        rate_limit: None,
    };
    let id = EventId::parse("evt_1").unwrap();
    let request = compose(&draft, &[&Secret::new([1; 32])], &id, "{}".to_owned(), Timestamp::from_millis(1_000));
    let names: Vec<_> = request.headers.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(
        names,
        ["content-type", "user-agent", "webhook-id", "webhook-timestamp", "webhook-signature", "authorization"]
    );
    assert!(!format!("{request:?}").contains("abc"), "a request that is printed keeps its values to itself");
}

#[test]
fn nothing_but_origins_and_two_words_gets_into_the_policy_of_frames() {
    let parsed = |text: &str| FrameAncestors::parse(text).map(|found| found.as_str().to_owned());
    assert_eq!(FrameAncestors::default().as_str(), "'none'");
    for (text, header) in [
        ("", "'none'"),
        ("'none'", "'none'"),
        (" 'self' ", "'self'"),
        ("'self'  https://portal.example", "'self' https://portal.example"),
        ("https://*.clinic.example:8443 http://localhost:3000", "https://*.clinic.example:8443 http://localhost:3000"),
    ] {
        assert_eq!(parsed(text).as_deref(), Ok(header), "{text}");
    }
    for odd in [
        "*",
        "https:",
        "https://",
        "portal.example",
        "'unsafe-inline'",
        "'none' 'self'",
        "https://a.example; script-src *",
        "https://a.example,https://b.example",
        "https://a.example/path",
        "https://a.example:0",
        "https://ä.example",
    ] {
        assert!(parsed(odd).is_err(), "{odd}");
    }
}

#[test]
fn a_kind_of_body_is_told_by_its_content_type() {
    for (text, kind) in [
        (None, Some(BodyKind::Json)),
        (Some(""), Some(BodyKind::Json)),
        (Some("application/json"), Some(BodyKind::Json)),
        (Some("Application/JSON; charset=utf-8"), Some(BodyKind::Json)),
        (Some("application/cloudevents+json"), Some(BodyKind::Json)),
        (Some("application/x-ndjson"), Some(BodyKind::Lines)),
        (Some("text/plain"), None),
        (Some("application/x-www-form-urlencoded"), None),
        (Some("text/x+json"), None),
    ] {
        assert_eq!(BodyKind::of(text), kind, "{text:?}");
    }
}

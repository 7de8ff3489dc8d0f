//! Every mistake that the doctor knows, made on purpose from a request that was really signed: it names that one and no
//! other.

#![allow(clippy::unwrap_used, reason = "in a test a panic is the report")]

#[path = "../generator/mod.rs"]
#[allow(dead_code, reason = "only the dice are used here")]
mod generator;

mod bodies;
mod chance;
mod fixes;
mod pasted;
mod secrets;
mod signed;

use hookpost::catalogue;
use hookpost::delivery::compose;
use hookpost::doctor::{Case, Cause, Diagnosis, examine};
use hookpost::model::{
    EndpointDraft, EndpointUrl, Event, EventId, EventType, Headers, Secret, Subscription, Timestamp,
};
use serde_json::value::RawValue;

pub(crate) const NOW: u64 = 1_795_000_000_123;
pub(crate) const SECRET: &str = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSwPv8+/abcdefg";
pub(crate) const OTHER: &str = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oDC2FVsBQIhrs=";
pub(crate) const ID: &str = "evt_01kaz0000000000000000000ab";

/// A request as it leaves, and as somebody then has it before them.
#[derive(Clone, Debug)]
pub(crate) struct Request {
    pub(crate) id: String,
    pub(crate) timestamp: String,
    pub(crate) signature: String,
    pub(crate) body: Vec<u8>,
}

impl Request {
    /// One with that data, signed by those secrets.
    pub(crate) fn signed_by(data: &str, secrets: &[&str]) -> Self {
        let secrets: Vec<_> = secrets.iter().map(|text| Secret::parse(text).unwrap()).collect();
        let id = EventId::parse(ID).unwrap();
        let now = Timestamp::from_millis(NOW);
        let data = RawValue::from_string(data.to_owned()).unwrap();
        let event = Event::new(id.clone(), EventType::parse("ORDER.CREATED").unwrap(), 1, now, data);
        let draft = EndpointDraft {
            url: EndpointUrl::parse("https://api.clinic.example/hooks").unwrap(),
            description: String::new(),
            subscription: Subscription::All,
            headers: Headers::default(),
            rate_limit: None,
        };
        let request = compose(&draft, &secrets.iter().collect::<Vec<_>>(), &id, event.body(), now);
        let header = |wanted: &str| {
            let found = request.headers.iter().find(|(name, _)| name == wanted);
            found.unwrap().1.reveal().clone()
        };
        Self {
            id: header("webhook-id"),
            timestamp: header("webhook-timestamp"),
            signature: header("webhook-signature"),
            body: request.body.clone().into_bytes(),
        }
    }

    /// One with data that has numbers, slashes and letters beyond ASCII.
    pub(crate) fn new() -> Self {
        Self::signed_by(DATA, &[SECRET])
    }

    pub(crate) fn text(&self) -> String {
        String::from_utf8(self.body.clone()).unwrap()
    }

    pub(crate) fn headers(&self) -> String {
        format!(
            "webhook-id: {}\r\nwebhook-timestamp: {}\r\nwebhook-signature: {}\r\n",
            self.id, self.timestamp, self.signature
        )
    }

    /// The verdict with these secrets, a second after it was sent.
    pub(crate) fn judged_by(&self, secrets: &[&str]) -> Diagnosis {
        diagnose(&self.headers(), &self.body, secrets)
    }

    /// Holds the doctor to naming exactly these causes.
    #[track_caller]
    pub(crate) fn has(&self, causes: &[Cause]) {
        assert_eq!(self.judged_by(&[SECRET]), Diagnosis::Explained { secret: 0, causes: causes.to_vec() });
    }
}

pub(crate) const DATA: &str = r#"{"orderNumber":"AD234","quantity":2,"price":7.50,"link":"https://clinic.example/é","delivery":{"firstName":"Zoë","address":{"city":"Göteborg","addressLine1":"1 Sample Street"}},"tags":["a","b"]}"#;

pub(crate) fn diagnose(headers: &str, body: &[u8], secrets: &[&str]) -> Diagnosis {
    let likes = examples();
    let case = Case { headers, body, secrets, sent: None, likes: &likes };
    examine(&case).judge(Timestamp::from_millis(NOW + 1000))
}

/// The examples of the type, as the page gives them.
pub(crate) fn examples() -> Vec<&'static str> {
    catalogue::entry("ORDER.CREATED").unwrap().examples().iter().map(|example| example.text).collect()
}

#[test]
fn what_was_sent_is_valid_and_says_by_which_secret_and_how_old() {
    assert_eq!(Request::new().judged_by(&[SECRET]), Diagnosis::Valid { secret: 0, age: 1 });
    assert_eq!(Request::new().judged_by(&[OTHER, SECRET]), Diagnosis::Valid { secret: 1, age: 1 });
}

#[test]
fn the_worst_case_is_tried_within_a_bounded_amount_of_work() {
    // A large body and a foreign secret: everything is tried in vain, and it ends.
    let data = format!("{{\"orderNumber\":\"{}\",\"n\":[1,2,3]}}", "x".repeat(200_000));
    let request = Request::signed_by(&data, &[SECRET]);
    assert_eq!(request.judged_by(&[OTHER]), Diagnosis::Unexplained { causes: vec![Cause::OtherSecret(1)] });
}

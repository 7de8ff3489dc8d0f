//! One attempt: the request goes out, and what comes back is read no further than it is worth.

use std::cell::RefCell;
use std::time::Duration;

use js_sys::{JSON, Reflect};
use serde::{Serialize, Serializer};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortSignal, RequestInit, Response};

use super::courier::Claimed;
use super::operator;
use crate::delivery::{Outcome, Request, Stage, TIME_OUT, classify, compose};
use crate::edge::error::Error;
use crate::edge::store::Traffic;
use crate::edge::{bindings, now, stream};
use crate::guard;
use crate::model::{EndpointUrl, Redacted, Timestamp};

/// This much of an answer is read.
const READ_AT_MOST: usize = 64 * 1024;
/// This much of it is kept.
const KEPT_AT_MOST: usize = 4 * 1024;

/// Attempts that begin within this time end their patience together, the first of them so much later than it would alone.
const TOGETHER: Duration = Duration::from_millis(250);

/// What ends attempts that take too long. A timer of the runtime stays in memory until its time has come, so one for each
/// attempt would be thousands of them: those that begin together share one.
#[derive(Debug, Default)]
pub(super) struct Patience(RefCell<Option<(Timestamp, AbortSignal)>>);

impl Patience {
    /// What ends an attempt that begins now: after the time-out or a moment later, never before.
    fn signal(&self, now: Timestamp) -> AbortSignal {
        let mut shared = self.0.borrow_mut();
        if let Some((since, signal)) = &*shared
            && *since <= now
            && now.since(*since) < TOGETHER
        {
            return signal.clone();
        }
        let time_out = u32::try_from((TIME_OUT + TOGETHER).as_millis()).expect("the time-out is seconds, not weeks");
        let signal = AbortSignal::timeout_with_u32(time_out);
        *shared = Some((now, signal.clone()));
        signal
    }
}

/// What came of an attempt.
pub(super) struct Sent {
    pub(super) outcome: Outcome,
    pub(super) answer: Option<String>,
    pub(super) answer_cut: bool,
    /// What there is to say beside the outcome.
    pub(super) note: Option<String>,
    pub(super) traffic: Traffic,
}

impl Sent {
    pub(super) fn without_answer(outcome: Outcome, note: Option<String>) -> Self {
        Self { outcome, answer: None, answer_cut: false, note, traffic: Traffic::default() }
    }
}

/// What a request is sent with, beside its body. It crosses to the runtime as one text: field by field each name and each
/// value would be a crossing of its own.
#[derive(Serialize)]
struct Init<'a> {
    method: &'static str,
    #[serde(serialize_with = "as_object")]
    headers: &'a [(String, Redacted<String>)],
    redirect: &'static str,
}

/// Header fields as the members of an object, in their order. Whatever is read from JSON, any name is but a name in it.
fn as_object<S: Serializer>(headers: &[(String, Redacted<String>)], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_map(headers.iter().map(|(name, value)| (name, value.reveal())))
}

pub(super) async fn send(object: &super::Object, claimed: &Claimed) -> Result<Sent, Error> {
    let stored = &claimed.stored;
    let Some(endpoint) = operator::endpoint(object, &stored.endpoint_id)? else {
        return Ok(Sent::without_answer(Outcome::Blocked, Some("The endpoint was deleted.".to_owned())));
    };
    if let Err(refusal) = guard::judge_url(&endpoint.draft().url, object.settings.policy) {
        return Ok(Sent::without_answer(Outcome::Blocked, Some(guard::sentence(refusal))));
    }
    let body = match &claimed.body {
        Some(body) => body.to_string(),
        None => object
            .store
            .event_body(&stored.event_id)?
            .ok_or_else(|| Error::Runtime(format!("event {} has no row", stored.event_id)))?,
    };
    let now = now();
    let request = compose(endpoint.draft(), &endpoint.signing_secrets(now), &stored.event_id, body, now);
    transmit(object, &request, &JsValue::from_str(&request.body), now).await
}

/// Sends a composed request, whose body is `body` as the runtime takes it.
pub(super) async fn transmit(
    object: &super::Object,
    request: &Request,
    body: &JsValue,
    now: Timestamp,
) -> Result<Sent, Error> {
    let init = Init { method: "POST", headers: &request.headers, redirect: "manual" };
    let init = serde_json::to_string(&init).map_err(|error| Error::Runtime(error.to_string()))?;
    let init: RequestInit = JSON::parse(&init)?.unchecked_into();
    init.set_body(body);
    init.set_signal(Some(&object.patience.signal(now)));
    let mut traffic = Traffic { sent: length(request.body.len()), ..Traffic::default() };
    let sent = exchange(&request.url, &init, now, &mut traffic).await;
    Ok(Sent { traffic, ..sent.unwrap_or_else(|(exception, stage)| failed(&exception, stage, &request.url)) })
}

/// Sends the request and reads the answer.
async fn exchange(
    url: &EndpointUrl,
    init: &RequestInit,
    started_at: Timestamp,
    traffic: &mut Traffic,
) -> Result<Sent, (JsValue, Stage)> {
    let asking = |exception| (exception, Stage::Asking);
    let response: Response = JsFuture::from(bindings::send(url.as_str(), init)).await.map_err(asking)?.unchecked_into();
    traffic.headers_ms = u32::try_from(now().since(started_at).as_millis()).ok();
    let status = response.status();
    let retry_after = if response.ok() { None } else { response.headers().get("retry-after").map_err(asking)? };
    let read = stream::read(response.body(), READ_AT_MOST).await.map_err(|exception| (exception, Stage::Reading))?;
    traffic.received = length(read.bytes.len());
    let kept = &read.bytes[..read.bytes.len().min(KEPT_AT_MOST)];
    Ok(Sent {
        outcome: Outcome::Answered { status, retry_after },
        answer_cut: read.is_cut || kept.len() < read.bytes.len(),
        answer: Some(String::from_utf8_lossy(kept).into_owned()),
        note: None,
        traffic: *traffic,
    })
}

/// What an exception of `fetch` means. Its words go no further: they are the runtime's, not the endpoint's.
fn failed(value: &JsValue, stage: Stage, url: &EndpointUrl) -> Sent {
    let part =
        |name: &str| Reflect::get(value, &name.into()).ok().and_then(|part| part.as_string()).unwrap_or_default();
    Sent::without_answer(classify(&part("name"), &part("message"), stage, url), None)
}

fn length(bytes: usize) -> u32 {
    u32::try_from(bytes).unwrap_or(u32::MAX)
}

//! The only part that fetches: one function for each call of the API, typed by `hookpost::api`.
//!
//! What goes wrong becomes a [`Failure`], which knows its words. It retries nothing and keeps nothing. Without a key it
//! asks nothing either.

mod replays;

use std::fmt;
use std::rc::Rc;

use gloo_net::http::RequestBuilder;
use hookpost::api::{
    Call, DeliveryDetail, DeliveryFilter, DeliveryList, DeliveryView, EndpointList, EndpointPatch, EndpointView,
    ErrorCode, ProblemDetails, SecretView, Settings, Stats, TestRequest,
};
use hookpost::guard::{EndpointForm, HeaderRow, RotationForm};
use hookpost::model::{DeliveryId, EndpointId, EventType, PartnerId, Problem};
use js_sys::{Promise, Uint8Array};
use serde::Serialize;
use serde::de::DeserializeOwned;
use url::form_urlencoded;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::AbortSignal;

use crate::clock;
use crate::dom;
use crate::session::Session;

/// A request that has no answer after this many milliseconds has failed.
const PATIENCE_MS: u32 = 20_000;

/// Why there is no answer to work with.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Failure {
    /// The request never reached the worker, or its answer never reached us.
    Unreachable,
    /// No whole answer came in time.
    TimedOut,
    /// There is no key to ask with.
    NoKey,
    /// The key is not known, or not any more.
    UnknownKey,
    /// The worker refused, and says why.
    Refused(Box<ProblemDetails>),
    /// The worker or something before it failed; carries the status.
    Fault(u16),
    /// An answer came that makes no sense; carries the status.
    Unreadable(u16),
}

impl Failure {
    /// What is wrong with the fields of a form, if that is what it is about.
    pub(crate) fn problems(&self) -> &[Problem] {
        match self {
            Self::Refused(details) => &details.problems,
            _ => &[],
        }
    }

    /// Whether the thing asked for does not exist.
    pub(crate) fn is_not_found(&self) -> bool {
        matches!(self, Self::Refused(details) if details.code == ErrorCode::NotFound)
    }
}

/// What happened, where, and what to do, as sentences.
impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unreachable => {
                f.write_str("Hookpost could not be reached from this browser. Check your connection, then try again.")
            }
            Self::TimedOut => {
                write!(f, "Hookpost did not answer within {} seconds. Try again in a moment.", PATIENCE_MS / 1000)
            }
            Self::NoKey => f.write_str("This tab has no key. Open the portal by the link from your provider."),
            Self::UnknownKey => f.write_str(
                "Your key is not known, or not any more. Open the portal again by the link from your provider. \
                 What you have typed is kept in this tab.",
            ),
            Self::Refused(details) => f.write_str(&details.detail),
            Self::Fault(status) => write!(
                f,
                "Hookpost answered {status}: the fault is on our side. Nothing was changed that you were not told of. \
                 Try again in a moment."
            ),
            Self::Unreadable(status) => write!(
                f,
                "The answer ({status}) is not one of Hookpost's. Something between this browser and Hookpost may have \
                 answered in its place."
            ),
        }
    }
}

/// Makes calls for one partner, if there is one.
#[derive(Clone, PartialEq)]
pub(crate) struct Client {
    session: Option<Rc<Session>>,
}

impl Client {
    /// A client with the partner's key, or with none.
    pub(crate) fn new(session: Option<Rc<Session>>) -> Self {
        Self { session }
    }

    /// Whether it can ask at all.
    pub(crate) fn has_key(&self) -> bool {
        self.session.is_some()
    }

    fn session(&self) -> Result<&Session, Failure> {
        self.session.as_deref().ok_or(Failure::NoKey)
    }

    fn partner(&self) -> Result<PartnerId, Failure> {
        Ok(self.session()?.partner.clone())
    }

    /// The settings in force.
    pub(crate) async fn settings(&self) -> Result<Settings, Failure> {
        self.ask(&Call::Settings(self.partner()?)).await
    }

    /// All endpoints.
    pub(crate) async fn endpoints(&self) -> Result<EndpointList, Failure> {
        self.ask(&Call::ListEndpoints(self.partner()?)).await
    }

    /// One endpoint.
    pub(crate) async fn endpoint(&self, id: &EndpointId) -> Result<EndpointView, Failure> {
        self.ask(&Call::ReadEndpoint(self.partner()?, id.clone())).await
    }

    /// How all endpoints did.
    pub(crate) async fn stats(&self) -> Result<Stats, Failure> {
        let stats: Stats = self.ask(&Call::Stats(self.partner()?)).await?;
        clock::calibrate(stats.now);
        Ok(stats)
    }

    /// How an endpoint did.
    pub(crate) async fn endpoint_stats(&self, id: &EndpointId) -> Result<Stats, Failure> {
        let stats: Stats = self.ask(&Call::EndpointStats(self.partner()?, id.clone())).await?;
        clock::calibrate(stats.now);
        Ok(stats)
    }

    /// Makes an endpoint.
    pub(crate) async fn create(&self, form: &EndpointForm) -> Result<EndpointView, Failure> {
        self.tell(&Call::CreateEndpoint(self.partner()?), form).await
    }

    /// Changes an endpoint as the form says.
    pub(crate) async fn change(&self, id: &EndpointId, form: EndpointForm) -> Result<EndpointView, Failure> {
        let patch = EndpointPatch {
            url: Some(form.url),
            description: Some(form.description),
            event_types: Some(form.event_types),
            headers: Some(form.headers),
            rate_limit: Some(form.rate_limit.unwrap_or_default()),
            enabled: None,
        };
        self.tell(&Call::PatchEndpoint(self.partner()?, id.clone()), &patch).await
    }

    /// Switches an endpoint on or off.
    pub(crate) async fn switch(&self, id: &EndpointId, enabled: bool) -> Result<EndpointView, Failure> {
        let patch = EndpointPatch::<HeaderRow> { enabled: Some(enabled), ..EndpointPatch::default() };
        self.tell(&Call::PatchEndpoint(self.partner()?, id.clone()), &patch).await
    }

    /// Removes an endpoint.
    pub(crate) async fn delete(&self, id: &EndpointId) -> Result<(), Failure> {
        self.send(&Call::DeleteEndpoint(self.partner()?, id.clone()), "", None).await.map(drop)
    }

    /// An endpoint's signing secrets.
    pub(crate) async fn secret(&self, id: &EndpointId) -> Result<SecretView, Failure> {
        self.ask(&Call::ReadSecret(self.partner()?, id.clone())).await
    }

    /// Gives an endpoint a new signing secret; the old one signs too for so many hours.
    pub(crate) async fn rotate(&self, id: &EndpointId, overlap_hours: u64) -> Result<SecretView, Failure> {
        let form = RotationForm { overlap_hours: Some(overlap_hours), secret: None };
        self.tell(&Call::RotateSecret(self.partner()?, id.clone()), &form).await
    }

    /// Sends a test event to an endpoint; gives its delivery.
    pub(crate) async fn test(&self, id: &EndpointId, event_type: EventType) -> Result<DeliveryView, Failure> {
        self.tell(&Call::TestEndpoint(self.partner()?, id.clone()), &TestRequest { event_type }).await
    }

    /// A page of deliveries.
    pub(crate) async fn deliveries(&self, filter: &DeliveryFilter) -> Result<DeliveryList, Failure> {
        let query = form_urlencoded::Serializer::new(String::new()).extend_pairs(filter.pairs()).finish();
        let text = self.send(&Call::ListDeliveries(self.partner()?), &query, None).await?;
        let list: DeliveryList = read(200, &text)?;
        clock::calibrate(list.now);
        Ok(list)
    }

    /// One delivery with its attempts.
    pub(crate) async fn delivery(&self, id: &DeliveryId) -> Result<DeliveryDetail, Failure> {
        let detail: DeliveryDetail = self.ask(&Call::ReadDelivery(self.partner()?, id.clone())).await?;
        clock::calibrate(detail.now);
        Ok(detail)
    }

    /// Makes an attempt at a delivery now.
    pub(crate) async fn retry(&self, id: &DeliveryId) -> Result<DeliveryView, Failure> {
        let text = self.send(&Call::RetryDelivery(self.partner()?, id.clone()), "", None).await?;
        read(200, &text)
    }

    async fn ask<T: DeserializeOwned>(&self, call: &Call) -> Result<T, Failure> {
        let text = self.send(call, "", None).await?;
        read(200, &text)
    }

    async fn tell<T: DeserializeOwned>(&self, call: &Call, body: &impl Serialize) -> Result<T, Failure> {
        let body = serde_json::to_string(body).expect("the API's bodies have no map keys but strings");
        let text = self.send(call, "", Some(body)).await?;
        read(200, &text)
    }

    /// Makes a call; gives the text of a 2xx answer.
    async fn send(&self, call: &Call, query: &str, body: Option<String>) -> Result<String, Failure> {
        let mark = if query.is_empty() { "" } else { "?" };
        let method = gloo_net::http::Method::from_bytes(call.method().as_str().as_bytes())
            .expect("the API's methods are HTTP's own");
        let request = RequestBuilder::new(&format!("{}{mark}{query}", call.path()))
            .method(method)
            .header("accept", "application/json")
            .header("authorization", &format!("Bearer {}", self.session()?.key.reveal()))
            .abort_signal(Some(&AbortSignal::timeout_with_u32(PATIENCE_MS)));
        let request = match body {
            Some(body) => request.header("content-type", "application/json").body(body),
            None => request.build(),
        };
        let request = request.map_err(|_| Failure::Unreachable)?;
        let answer = request.send().await.map_err(|error| unanswered(&error))?;
        let text = answer.text().await.map_err(|error| unanswered(&error))?;
        match answer.status() {
            200..=299 => Ok(text),
            401 => Err(Failure::UnknownKey),
            status => Err(serde_json::from_str(&text).map_or(
                if status >= 500 { Failure::Fault(status) } else { Failure::Unreadable(status) },
                Failure::Refused,
            )),
        }
    }
}

/// The bytes of a file that was built beside the page.
pub(crate) async fn file(path: &str) -> Result<Uint8Array, Failure> {
    let request = RequestBuilder::new(path).build().map_err(|_| Failure::Unreachable)?;
    let answer = request.send().await.map_err(|error| unanswered(&error))?;
    if !answer.ok() {
        return Err(Failure::Fault(answer.status()));
    }
    let bytes = answer.binary().await.map_err(|error| unanswered(&error))?;
    Ok(Uint8Array::from(bytes.as_slice()))
}

/// Loads and runs a script that was built beside the page. One that failed to come may be asked for again.
pub(crate) async fn script(path: &str) -> Result<(), Failure> {
    let document = dom::document();
    let script = document.create_element("script").map_err(|_| Failure::Unreachable)?;
    let _ = script.set_attribute("src", path);
    let mut listeners = Vec::new();
    let came = Promise::new(&mut |resolve, reject| {
        for (kind, call) in [("load", resolve), ("error", reject)] {
            listeners.push(dom::Listener::new(script.clone(), kind, move |_| {
                let _ = call.call0(&JsValue::UNDEFINED);
            }));
        }
    });
    document.document_element().and_then(|root| root.append_child(&script).ok()).ok_or(Failure::Unreachable)?;
    let came = JsFuture::from(came).await;
    script.remove();
    came.map(drop).map_err(|_| Failure::Unreachable)
}

fn unanswered(error: &gloo_net::Error) -> Failure {
    match error {
        gloo_net::Error::JsError(error) if error.name == "TimeoutError" || error.name == "AbortError" => {
            Failure::TimedOut
        }
        _ => Failure::Unreachable,
    }
}

fn read<T: DeserializeOwned>(status: u16, text: &str) -> Result<T, Failure> {
    serde_json::from_str(text).map_err(|_| Failure::Unreadable(status))
}

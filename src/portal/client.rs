//! The only part that fetches: one function for each call of the API, typed by `hookpost::api`.
//!
//! What goes wrong becomes a [`Failure`], which knows its words. It retries nothing and keeps nothing. Without a key it
//! asks nothing either.

mod failure;
mod replays;

use std::pin::Pin;
use std::rc::Rc;

use gloo_net::http::RequestBuilder;
use hookpost::api::{
    Call, DeliveryDetail, DeliveryFilter, DeliveryList, DeliveryView, EndpointList, EndpointPatch, EndpointView,
    SecretView, Settings, Stats, TestRequest, entity_tag,
};
use hookpost::guard::{EndpointForm, HeaderRow, RotationForm};
use hookpost::json;
use hookpost::model::{DeliveryId, EndpointId, EventType, PartnerId, Redacted, Role};
use js_sys::{Promise, Uint8Array};
use serde::Serialize;
use serde::de::DeserializeOwned;
use url::form_urlencoded;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::AbortSignal;
use yew::Callback;

pub(crate) use self::failure::Failure;
use crate::clock;
use crate::dom;
use crate::session::Session;

/// A request that has no answer after this many milliseconds has failed.
const PATIENCE_MS: u32 = 20_000;

/// The text of an answer to come.
type Sent<'a> = Pin<Box<dyn Future<Output = Result<String, Failure>> + 'a>>;

/// Makes calls for one partner, if there is one.
#[derive(Clone, PartialEq)]
pub(crate) struct Client {
    session: Option<Rc<Session>>,
    /// Hears that the session has ended.
    on_end: Callback<Rc<Session>>,
}

impl Client {
    /// A client with the session of a partner, or with none.
    pub(crate) fn new(session: Option<Rc<Session>>, on_end: Callback<Rc<Session>>) -> Self {
        Self { session, on_end }
    }

    /// Whether somebody may look and not change: what would be refused is not offered.
    pub(crate) fn may_only_look(&self) -> bool {
        self.session.as_ref().is_some_and(|session| session.role == Role::Viewer)
    }

    /// Whether it asks about the same partner as another: what that one brought is good for this one.
    pub(crate) fn is_about_the_same(&self, other: &Self) -> bool {
        let about = |client: &Self| client.session.as_ref().map(|session| session.partner.clone());
        about(self) == about(other)
    }

    /// Whether it can ask at all.
    pub(crate) fn has_key(&self) -> bool {
        self.session.is_some()
    }

    fn session(&self) -> Result<&Rc<Session>, Failure> {
        self.session.as_ref().ok_or(Failure::NoKey)
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

    /// Changes an endpoint as the form says, if it still is what it was at that revision.
    pub(crate) async fn change(
        &self,
        id: &EndpointId,
        form: EndpointForm,
        revision: u64,
    ) -> Result<EndpointView, Failure> {
        let patch = EndpointPatch {
            url: Some(form.url),
            description: Some(form.description),
            event_types: Some(form.event_types),
            headers: Some(form.headers),
            rate_limit: Some(form.rate_limit.unwrap_or_default()),
            enabled: None,
        };
        let call = Call::PatchEndpoint(self.partner()?, id.clone());
        read(200, &self.send_at(&call, "", Some(written(&patch)), Some(revision)).await?)
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
        let text = self.send(call, "", Some(written(body))).await?;
        read(200, &text)
    }

    /// Makes a call; gives the text of a 2xx answer. Boxed, so that not every call holds a copy of all this.
    fn send<'a>(&'a self, call: &'a Call, query: &'a str, body: Option<String>) -> Sent<'a> {
        Box::pin(self.send_at(call, query, body, None))
    }

    /// The same, about the version of an endpoint that was seen, if one is given. A token that was refused is replaced once
    /// if its source has another; else the session is over, and no more is asked by it.
    async fn send_at(
        &self,
        call: &Call,
        query: &str,
        body: Option<String>,
        seen: Option<u64>,
    ) -> Result<String, Failure> {
        let session = self.session()?;
        if session.is_over() {
            return Err(Failure::UnknownKey);
        }
        let mut token = session.source.token().await;
        let mut answered = ask(&token, call, query, body.clone(), seen).await;
        if answered == Err(Failure::UnknownKey)
            && let Some(another) = session.source.renewed().await
        {
            token = another;
            answered = ask(&token, call, query, body, seen).await;
        }
        if answered == Err(Failure::UnknownKey) {
            session.end();
            self.on_end.emit(Rc::clone(session));
        }
        answered
    }
}

async fn ask(
    token: &Redacted<String>,
    call: &Call,
    query: &str,
    body: Option<String>,
    seen: Option<u64>,
) -> Result<String, Failure> {
    let mark = if query.is_empty() { "" } else { "?" };
    let method = gloo_net::http::Method::from_bytes(call.method().as_str().as_bytes())
        .expect("the API's methods are HTTP's own");
    let mut request = RequestBuilder::new(&format!("{}{mark}{query}", call.path()))
        .method(method)
        .header("accept", "application/json")
        .header("authorization", &format!("Bearer {}", token.reveal()))
        .abort_signal(Some(&AbortSignal::timeout_with_u32(PATIENCE_MS)));
    if let Some(revision) = seen {
        request = request.header("if-match", &entity_tag(revision));
    }
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
        status => Err(json::read(&text)
            .map_or(if status >= 500 { Failure::Fault(status) } else { Failure::Unreadable(status) }, |details| {
                Failure::Refused(Box::new(details))
            })),
    }
}

fn written(body: &impl Serialize) -> String {
    // `expect` would bring the words of every error of `serde_json` along.
    let Ok(body) = serde_json::to_string(body) else { unreachable!("the API's bodies have no map keys but strings") };
    body
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
    json::read(text).map_err(|json::Unreadable| Failure::Unreadable(status))
}

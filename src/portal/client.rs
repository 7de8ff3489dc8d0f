//! The only part that fetches: one function for each call of the API, typed by `hookpost::api`.
//!
//! What goes wrong becomes a [`Failure`], which knows its words. It retries nothing and keeps nothing. Without a key it
//! asks nothing either.

mod conformance;
mod failure;
mod replays;
mod wire;

use std::pin::Pin;
use std::rc::Rc;

use hookpost::api::{
    AuditList, Call, DeliveryDetail, DeliveryFilter, DeliveryList, DeliveryView, EndpointList, EndpointPatch,
    EndpointView, Limit, SecretView, Settings, Stats, TestRequest,
};
use hookpost::guard::{EndpointForm, HeaderRow, RotationForm};
use hookpost::model::{DeliveryId, EndpointId, EventType, PartnerId, Role};
use serde::Serialize;
use serde::de::DeserializeOwned;
use url::form_urlencoded;
use yew::Callback;

pub(crate) use self::failure::Failure;
use self::wire::{ask, read, written};
pub(crate) use self::wire::{file, script};
use crate::host::Host;
use crate::session::Session;

/// The text of an answer to come.
type Sent<'a> = Pin<Box<dyn Future<Output = Result<String, Failure>> + 'a>>;

/// Makes calls for one partner, if there is one.
#[derive(Clone, PartialEq)]
pub(crate) struct Client {
    session: Option<Rc<Session>>,
    host: Host,
    /// Hears that the session has ended.
    on_end: Callback<Rc<Session>>,
}

impl Client {
    /// A client with the session of a partner, or with none.
    pub(crate) fn new(session: Option<Rc<Session>>, host: Host, on_end: Callback<Rc<Session>>) -> Self {
        Self { session, host, on_end }
    }

    /// Whether somebody may look and not change: what would be refused is not offered.
    pub(crate) fn may_only_look(&self) -> bool {
        self.host.is_read_only() || self.session.as_ref().is_some_and(|session| session.role == Role::Viewer)
    }

    /// Whether it asks about the same partner as another: what that one brought is good for this one.
    pub(crate) fn is_about_the_same(&self, other: &Self) -> bool {
        let about = |client: &Self| client.session.as_ref().map(|session| session.partner.clone());
        about(self) == about(other)
    }

    /// Who asks by it, if anybody.
    pub(crate) fn who(&self) -> Option<&Session> {
        self.session.as_deref()
    }

    /// The page that it asks for.
    pub(crate) fn host(&self) -> &Host {
        &self.host
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
        self.host.clock().calibrate(stats.now);
        Ok(stats)
    }

    /// How an endpoint did.
    pub(crate) async fn endpoint_stats(&self, id: &EndpointId) -> Result<Stats, Failure> {
        let stats: Stats = self.ask(&Call::EndpointStats(self.partner()?, id.clone())).await?;
        self.host.clock().calibrate(stats.now);
        Ok(stats)
    }

    /// Makes an endpoint.
    pub(crate) async fn create(&self, form: &EndpointForm) -> Result<EndpointView, Failure> {
        let made: EndpointView = self.tell(&Call::CreateEndpoint(self.partner()?), form).await?;
        self.host.tell("endpoint-created", [("id", made.id.as_str().into()), ("url", made.url.as_str().into())]);
        Ok(made)
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

    /// Switches an endpoint on or off, if it still is what it was at that revision.
    pub(crate) async fn switch(&self, id: &EndpointId, enabled: bool, revision: u64) -> Result<EndpointView, Failure> {
        let patch = EndpointPatch::<HeaderRow> { enabled: Some(enabled), ..EndpointPatch::default() };
        let call = Call::PatchEndpoint(self.partner()?, id.clone());
        read(200, &self.send_at(&call, "", Some(written(&patch)), Some(revision)).await?)
    }

    /// Removes an endpoint, if it still is what it was at that revision.
    pub(crate) async fn delete(&self, id: &EndpointId, revision: u64) -> Result<(), Failure> {
        let call = Call::DeleteEndpoint(self.partner()?, id.clone());
        self.send_at(&call, "", None, Some(revision)).await.map(drop)
    }

    /// An endpoint's signing secrets.
    pub(crate) async fn secret(&self, id: &EndpointId) -> Result<SecretView, Failure> {
        self.ask(&Call::ReadSecret(self.partner()?, id.clone())).await
    }

    /// Gives an endpoint a new signing secret, if it still is what it was at that revision; the old one signs too for so many
    /// hours.
    pub(crate) async fn rotate(
        &self,
        id: &EndpointId,
        overlap_hours: u64,
        revision: u64,
    ) -> Result<SecretView, Failure> {
        let form = RotationForm { overlap_hours: Some(overlap_hours), secret: None };
        let call = Call::RotateSecret(self.partner()?, id.clone());
        read(200, &self.send_at(&call, "", Some(written(&form)), Some(revision)).await?)
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
        self.host.clock().calibrate(list.now);
        Ok(list)
    }

    /// One delivery with its attempts.
    pub(crate) async fn delivery(&self, id: &DeliveryId) -> Result<DeliveryDetail, Failure> {
        let detail: DeliveryDetail = self.ask(&Call::ReadDelivery(self.partner()?, id.clone())).await?;
        self.host.clock().calibrate(detail.now);
        Ok(detail)
    }

    /// A page of the audit log, as long as there are: the entries before a number, if one is given.
    pub(crate) async fn audit(&self, before: Option<u64>) -> Result<AuditList, Failure> {
        let before = before.map(|number| format!("&before={number}")).unwrap_or_default();
        let query = format!("limit={}{before}", Limit::AT_MOST);
        read(200, &self.send(&Call::ReadAudit(self.partner()?), &query, None).await?)
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
        let base = self.host.api_base();
        let token = session.source.token().await?;
        let mut answered = ask(&base, &token, call, query, body.clone(), seen).await;
        if answered == Err(Failure::UnknownKey)
            && let Some(another) = session.source.instead_of(&token).await?
        {
            answered = ask(&base, &another, call, query, body, seen).await;
        }
        if answered == Err(Failure::UnknownKey) {
            session.end();
            self.on_end.emit(Rc::clone(session));
        }
        if let Some((failure, code)) = answered.as_ref().err().and_then(|failure| Some((failure, failure.code()?))) {
            self.host.tell("error", [("code", code.into()), ("message", failure.words().into())]);
        }
        answered
    }
}

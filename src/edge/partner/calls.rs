//! Who does what a call asks for.

use std::rc::Rc;

use url::Url;
use web_sys::{Request, Response};

use super::audit::{self, Asker};
use super::{Object, access, batch, clock, conformance, deliveries, endpoints, erasure, events, many, replay, stats};
use crate::api::Call;
use crate::edge::answer;
use crate::edge::error::Error;
use crate::edge::now;
use crate::model::{Deed, RequestId};

/// Answers a call for this partner.
pub(super) async fn respond(object: &Rc<Object>, request: &Request, named: &RequestId) -> Result<Response, Error> {
    clock::look(object)?;
    if clock::wants_a_turn(object) {
        batch::nudge(object);
    }
    let url = Url::parse(&request.url()).map_err(|error| Error::Runtime(error.to_string()))?;
    let call = Call::parse(&request.method(), url.path()).map_err(|_| Error::not_found("page"))?;
    call.partner().map_or(Ok(()), |partner| object.belongs_to(partner))?;
    let by = &Asker::of(object, access::who(object, &call, request)?, request, named)?;
    match &call {
        Call::Settings(_) => Ok(answer::json(200, &object.settings.view())),
        Call::Publish(_) => events::publish(object, request).await,
        Call::PublishBatch(_) => many::publish(object, request).await,
        Call::EraseEvent(_, id) => erasure::event(object, id, by).await,
        Call::GrantAccess(partner) => access::grant(object, partner, request, &url, by).await,
        Call::RevokeAccess(_) => access::revoke(object, by).await,
        Call::Rekey(_) => rekey(object, by).await,
        Call::ListEndpoints(_) => endpoints::list(object),
        Call::CreateEndpoint(_) => endpoints::create(object, request, by).await,
        Call::ReadEndpoint(_, id) => endpoints::read(object, id),
        Call::PatchEndpoint(_, id) => endpoints::patch(object, id, request, by).await,
        Call::DeleteEndpoint(_, id) => erasure::endpoint(object, id, request, by).await,
        Call::ReadSecret(_, id) => endpoints::secret(object, id, by).await,
        Call::RotateSecret(_, id) => endpoints::rotate(object, id, request, by).await,
        Call::TestEndpoint(_, id) => events::test(object, id, request, by).await,
        Call::StartConformance(_, id) => conformance::start(object, id, by).await,
        Call::ListConformance(_, id) => conformance::list(object, id),
        Call::ReadConformance(_, id, run) => conformance::read(object, id, run),
        Call::ListDeliveries(_) => deliveries::list(object, &url),
        Call::ReadDelivery(_, id) => deliveries::read(object, id),
        Call::RetryDelivery(_, id) => deliveries::retry(object, id, by).await,
        Call::CancelDelivery(_, id) => deliveries::cancel(object, id, by).await,
        Call::Replay(_, id) => replay::ask(object, id, request, by).await,
        Call::ListReplays(_, id) => replay::list(object, id),
        Call::ReadReplay(_, id, replay) => replay::read(object, id, replay),
        Call::CancelReplay(_, id, replay) => replay::cancel(object, id, replay, by).await,
        Call::ReadAudit(_) => audit::list(object, &url, by),
        Call::Stats(_) => stats::of_all(object),
        Call::EndpointStats(_, id) => stats::of_endpoint(object, id),
        Call::ErasePartner(_)
        | Call::Health
        | Call::Ready
        | Call::ListPartners
        | Call::Contract
        | Call::Metrics
        | Call::ListKeys
        | Call::MakeKey
        | Call::RevokeKey(_)
        | Call::EventTypes
        | Call::EventType(_)
        | Call::EventTypeSchema(_) => Err(Error::not_found("page of this partner")),
    }
}

async fn rekey(object: &Object, by: &Asker) -> Result<Response, Error> {
    let rekeyed = object.store.together(|| {
        let rekeyed = object.store.rekey()?;
        audit::note(object, by, Deed::Rekey, "", &[], now())?;
        Ok(rekeyed)
    })?;
    object.store.durable().await?;
    Ok(answer::json(200, &rekeyed))
}

//! Which problem codes a call may answer with.

use crate::api::{Access, Call, ErrorCode};

/// The codes of the problems that a call may answer with, each once.
///
/// `method_not_allowed` is none of them: it is what a path says to another method.
pub fn codes(call: &Call) -> Vec<ErrorCode> {
    let mut codes = of_access(call.access());
    codes.extend(of_path(call));
    codes.extend(of_body(call));
    codes.extend_from_slice(of_call(call));
    codes.extend([ErrorCode::Misconfigured, ErrorCode::ShardDown, ErrorCode::Internal]);
    let mut once: Vec<ErrorCode> = Vec::with_capacity(codes.len());
    for code in codes {
        if !once.contains(&code) {
            once.push(code);
        }
    }
    once
}

fn of_access(access: Access) -> Vec<ErrorCode> {
    match access {
        Access::Public => vec![],
        Access::Viewer | Access::Publisher | Access::Provider => vec![ErrorCode::Unauthorized, ErrorCode::Forbidden],
        Access::Admin => vec![ErrorCode::Unauthorized, ErrorCode::Forbidden, ErrorCode::ViewerOnly],
    }
}

/// A part of the path may name nothing.
fn of_path(call: &Call) -> Option<ErrorCode> {
    let is_fixed = matches!(
        call,
        Call::Health
            | Call::Ready
            | Call::ListPartners
            | Call::Metrics
            | Call::EventTypes
            | Call::ListKeys
            | Call::MakeKey
    );
    (!is_fixed).then_some(ErrorCode::NotFound)
}

/// Whether a call takes a body.
pub(super) fn takes_body(call: &Call) -> bool {
    matches!(
        call,
        Call::Publish(_)
            | Call::PublishBatch(_)
            | Call::GrantAccess(_)
            | Call::MakeKey
            | Call::CreateEndpoint(_)
            | Call::PatchEndpoint(..)
            | Call::RotateSecret(..)
            | Call::TestEndpoint(..)
            | Call::Replay(..)
    )
}

fn of_body(call: &Call) -> &'static [ErrorCode] {
    if takes_body(call) { &[ErrorCode::BadBody, ErrorCode::BodyTooLarge, ErrorCode::UnsupportedMediaType] } else { &[] }
}

fn of_call(call: &Call) -> &'static [ErrorCode] {
    match call {
        Call::Health
        | Call::Contract
        | Call::EventTypes
        | Call::EventType(_)
        | Call::EventTypeSchema(_)
        | Call::Settings(_)
        | Call::EraseEvent(..)
        | Call::ErasePartner(_)
        | Call::RevokeAccess(_)
        | Call::Rekey(_)
        | Call::ListEndpoints(_)
        | Call::ReadEndpoint(..)
        | Call::ReadSecret(..)
        | Call::ListReplays(..)
        | Call::ReadReplay(..)
        | Call::CancelReplay(..)
        | Call::ReadDelivery(..)
        | Call::ListConformance(..)
        | Call::ReadConformance(..)
        | Call::Stats(_)
        | Call::EndpointStats(..)
        | Call::ListKeys
        | Call::RevokeKey(_)
        | Call::Metrics => &[],
        Call::Ready => &[ErrorCode::NotReady],
        Call::Publish(_) => &[
            ErrorCode::UnknownEventType,
            ErrorCode::InvalidEvent,
            ErrorCode::IdempotencyConflict,
            ErrorCode::EventErased,
            ErrorCode::Behind,
        ],
        Call::PublishBatch(_) => &[ErrorCode::BatchTooLong, ErrorCode::Behind],
        Call::GrantAccess(_) => &[ErrorCode::InvalidAccess],
        Call::MakeKey => &[ErrorCode::InvalidKey, ErrorCode::TooManyKeys],
        Call::CreateEndpoint(_) => &[ErrorCode::InvalidEndpoint],
        Call::PatchEndpoint(..) => &[ErrorCode::InvalidEndpoint, ErrorCode::EndpointChanged],
        Call::DeleteEndpoint(..) => &[ErrorCode::EndpointChanged],
        Call::RotateSecret(..) => &[ErrorCode::InvalidRotation, ErrorCode::TooManySecrets, ErrorCode::EndpointChanged],
        Call::TestEndpoint(..) => &[ErrorCode::UnknownEventType, ErrorCode::EndpointDisabled],
        Call::Replay(..) => &[ErrorCode::InvalidReplay, ErrorCode::EndpointDisabled, ErrorCode::ReplayRunning],
        Call::StartConformance(..) => &[ErrorCode::EndpointDisabled, ErrorCode::RunUnderWay, ErrorCode::TooManyRuns],
        Call::ListPartners | Call::ListDeliveries(_) | Call::ReadAudit(_) => &[ErrorCode::BadQuery],
        Call::RetryDelivery(..) => &[
            ErrorCode::EndpointDeleted,
            ErrorCode::EndpointDisabled,
            ErrorCode::EventErased,
            ErrorCode::AttemptUnderWay,
            ErrorCode::NotYet,
        ],
        Call::CancelDelivery(..) => &[ErrorCode::AlreadyDelivered, ErrorCode::AttemptUnderWay],
    }
}

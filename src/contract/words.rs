//! What the document says of each call and of each group of calls.

use crate::api::Call;

/// A group of calls.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Group {
    Catalogue,
    Publishing,
    Endpoints,
    Deliveries,
    Replays,
    Conformance,
    Partners,
    Operation,
}

impl Group {
    pub(super) const ALL: [Self; 8] = [
        Self::Catalogue,
        Self::Publishing,
        Self::Endpoints,
        Self::Deliveries,
        Self::Replays,
        Self::Conformance,
        Self::Partners,
        Self::Operation,
    ];

    /// Its name and what is in it.
    pub(super) fn told(self) -> (&'static str, &'static str) {
        match self {
            Self::Catalogue => ("Catalogue", "The event types and their JSON Schemas."),
            Self::Publishing => ("Publishing", "How events come in, and how they are erased."),
            Self::Endpoints => ("Endpoints", "Where a partner wants its events, and how its endpoints do."),
            Self::Deliveries => ("Deliveries", "One event for one endpoint, with all its attempts."),
            Self::Replays => ("Replays", "Sending again what an endpoint did not get."),
            Self::Conformance => {
                ("Conformance", "Whether an endpoint copes with all that may come, and refuses what it must.")
            }
            Self::Partners => ("Partners", "Access to the portal, settings, and the end of a partner."),
            Self::Operation => ("Operation", "The worker itself."),
        }
    }
}

/// What is said of a call.
#[derive(Clone, Copy, Debug)]
pub(super) struct Words {
    /// Its name in generated clients.
    pub(super) id: &'static str,
    pub(super) group: Group,
    /// One line.
    pub(super) summary: &'static str,
    /// What else there is to know; may be empty.
    pub(super) description: &'static str,
}

/// The words for a call.
#[expect(clippy::too_many_lines, reason = "one row for each call")]
pub(super) fn words(call: &Call) -> Words {
    use Group::{Catalogue, Conformance, Deliveries, Endpoints, Operation, Partners, Publishing, Replays};
    let (id, group, summary, description) = match call {
        Call::Health => (
            "readHealth",
            Operation,
            "Is the worker up?",
            "It tells the truth: settings that cannot be read, or a worker of several that does not answer, are 503.",
        ),
        Call::Ready => (
            "readReadiness",
            Operation,
            "Can this worker do its work?",
            "It writes to its storage, looks whether its alarms go off, and says how old the oldest backlog is. Of several workers each answers for itself.",
        ),
        Call::ListPartners => (
            "listPartners",
            Partners,
            "How all partners are doing",
            "By id, as each last reported: some 20 seconds ago. Give the `next` of one page as `after` for the page after it.",
        ),
        Call::Contract => ("readContract", Operation, "This document", ""),
        Call::Metrics => ("readMetrics", Operation, "All counters, for Prometheus", "The metrics key opens it too."),
        Call::EventTypes => ("listEventTypes", Catalogue, "The catalogue", ""),
        Call::EventType(_) => ("readEventType", Catalogue, "One event type", ""),
        Call::EventTypeSchema(_) => (
            "readEventTypeSchema",
            Catalogue,
            "An event type's JSON Schema",
            "Draft 2020-12, as events reach endpoints.",
        ),
        Call::Publish(_) => (
            "publishEvent",
            Publishing,
            "Publish an event",
            "It is answered once the event and all its deliveries are on disk. Sending the same event again, by the same `id` or the same `Idempotency-Key`, is answered as before and stores nothing.",
        ),
        Call::PublishBatch(_) => (
            "publishEvents",
            Publishing,
            "Publish up to 1,000 events",
            "Each is stored with all its deliveries or not at all, whatever becomes of the others. The answer is 202 when all are stored and 207 when some are refused.",
        ),
        Call::EraseEvent(_, id) if id.as_str() == "batch" => {
            ("eraseEventCalledBatch", Publishing, "Erase the event whose id is `batch`", "As any other.")
        }
        Call::EraseEvent(..) => (
            "eraseEvent",
            Publishing,
            "Erase an event",
            "Its payload, and the answers to it, are gone; what was not over yet is cancelled.",
        ),
        Call::ErasePartner(_) => {
            ("erasePartner", Partners, "Erase everything of a partner's", "Nothing is left of it.")
        }
        Call::GrantAccess(_) => (
            "grantAccess",
            Partners,
            "Make a link to the portal",
            "With a token that ends by itself, at the latest after a week.",
        ),
        Call::ReadAudit(_) => (
            "readAudit",
            Partners,
            "Who changed what, when and from where; newest first",
            "Each entry's `digest` covers the entry and the digest of the one before (docs/audit.md), so that nothing in the middle can be changed unseen. Keep the newest one elsewhere: it shows that the end was not changed either. A page at a time: give the `next` of one page as `before` for the page after it.",
        ),
        Call::ListKeys => {
            ("listKeys", Operation, "The provider's keys, oldest first", "Without what is secret of them.")
        }
        Call::MakeKey => (
            "makeKey",
            Operation,
            "Make a key for the provider's own programs",
            "It is shown once; only its hash is kept. A key of scope `publish` publishes events and does nothing else. To replace a key, make one of the same name, use it, and revoke the old one.",
        ),
        Call::RevokeKey(_) => {
            ("revokeKey", Operation, "Revoke a key", "For good. It opens nothing any more after 5 seconds at most.")
        }
        Call::RevokeAccess(_) => ("revokeAccess", Partners, "End all of a partner's tokens at once", ""),
        Call::Rekey(_) => (
            "rekey",
            Operation,
            "Seal with the current storage key what older ones sealed",
            "A part of it at a time: ask again until `left` is 0.",
        ),
        Call::Settings(_) => ("readSettings", Partners, "The settings in force", ""),
        Call::ListEndpoints(_) => ("listEndpoints", Endpoints, "All endpoints, oldest first", ""),
        Call::CreateEndpoint(_) => {
            ("createEndpoint", Endpoints, "Make an endpoint", "A form with problems is refused with all of them.")
        }
        Call::ReadEndpoint(..) => ("readEndpoint", Endpoints, "One endpoint", ""),
        Call::PatchEndpoint(..) => (
            "changeEndpoint",
            Endpoints,
            "Change an endpoint",
            "What is absent stays as it is. With `If-Match` it is only changed if nobody else has changed it.",
        ),
        Call::DeleteEndpoint(..) => {
            ("deleteEndpoint", Endpoints, "Delete an endpoint", "Its deliveries that are not over are cancelled.")
        }
        Call::ReadSecret(..) => ("readSecret", Endpoints, "The signing secrets", "Those that sign what is sent now."),
        Call::RotateSecret(..) => (
            "rotateSecret",
            Endpoints,
            "Give an endpoint a new signing secret",
            "The old one signs beside it for a while. Without a body the worker draws a secret, and the old one signs for a day more.",
        ),
        Call::TestEndpoint(..) => ("testEndpoint", Endpoints, "Send an example", ""),
        Call::EndpointStats(..) => {
            ("readEndpointStats", Endpoints, "How an endpoint did", "The last 30 days by the hour.")
        }
        Call::Stats(_) => ("readStats", Endpoints, "How all endpoints did", "The last 30 days by the hour."),
        Call::ListDeliveries(_) => (
            "listDeliveries",
            Deliveries,
            "Deliveries, newest first",
            "A page at a time: give the `next` of one page as `before` for the page after it. A page may be short, or empty, and more follow all the same.",
        ),
        Call::ReadDelivery(..) => ("readDelivery", Deliveries, "One delivery with its attempts", ""),
        Call::RetryDelivery(..) => ("retryDelivery", Deliveries, "Make an attempt now", ""),
        Call::CancelDelivery(..) => {
            ("cancelDelivery", Deliveries, "Have nothing more sent", "It can still be sent by a retry.")
        }
        Call::Replay(..) => (
            "replay",
            Replays,
            "Send again what an endpoint did not get",
            "Say what by `since`, `until`, `missing`, or a filter. With `dryRun` it is counted and nothing more.",
        ),
        Call::ListReplays(..) => ("listReplays", Replays, "The latest replays of an endpoint, newest first", ""),
        Call::ReadReplay(..) => ("readReplay", Replays, "One replay", ""),
        Call::CancelReplay(..) => {
            ("cancelReplay", Replays, "Stop a replay", "What it has started goes on; what it has not stays as it was.")
        }
        Call::StartConformance(..) => (
            "startConformanceRun",
            Conformance,
            "Try an endpoint on purpose",
            "It is sent examples, odd requests, and requests that it must refuse. Each is made once and counts nowhere. Six runs may begin within an hour.",
        ),
        Call::ListConformance(..) => (
            "listConformanceRuns",
            Conformance,
            "The latest conformance runs of an endpoint, newest first",
            "And when the next may begin, if none may now.",
        ),
        Call::ReadConformance(..) => (
            "readConformanceRun",
            Conformance,
            "The report of a conformance run",
            "Check by check, with what was sent and answered. While it runs it grows.",
        ),
    };
    Words { id, group, summary, description }
}

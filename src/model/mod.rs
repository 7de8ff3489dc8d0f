//! The nouns of the product: parsed once by their one constructor, then trusted.
//!
//! This ring knows how things are spelt, not what is allowed: whether an address may be called is `guard`'s business,
//! whether an event type exists the catalogue's. It never reads a clock and never does I/O.

mod actor;
mod address_policy;
mod audit;
mod cancellation;
mod conformance;
mod delivery;
mod digest;
mod endpoint;
mod event;
mod header;
mod id;
mod key;
mod overlap;
mod problem;
mod rate_limit;
mod redacted;
mod replay;
mod secret;
mod timestamp;
mod trouble;
mod url;
mod whole;

pub use actor::{Actor, ParseActorError, ParseSubjectError, Role, Subject};
pub use address_policy::{AddressPolicy, AllowedHosts, AllowedPorts, ParsePortsError};
pub use audit::{AuditAddress, AuditEntry, Deed};
pub use cancellation::{CancelReason, Cancellation, Erasure};
pub use conformance::{Check, Expectation, Finding, RunState};
pub use delivery::{Cause, DeliveryStatus, Verdict};
pub use digest::{Digest, ParseDigestError};
pub use endpoint::{
    DisabledReason, Endpoint, EndpointDraft, EndpointState, OldSecret, RotateError, SECRETS_AT_MOST, Subscription,
};
pub use event::{Event, EventType, ParseEventTypeError};
pub use header::{
    Header, HeaderName, HeaderSummary, HeaderValue, Headers, ParseHeaderNameError, ParseHeaderValueError,
};
pub use id::{DeliveryId, EndpointId, EventId, KeyId, ParseIdError, PartnerId, ReplayId, RequestId, RunId};
pub use key::{KeyName, ParseKeyNameError, Scope};
pub use overlap::{HOURS_AT_MOST, Overlap, ParseOverlapError};
pub use problem::Problem;
pub use rate_limit::{RateLimit, RateLimitError};
pub use redacted::Redacted;
pub use replay::{CauseName, Pace, ParseCauseError, ReplayState, Selection, Wanted};
pub use secret::{ParseSecretError, Secret};
pub use timestamp::{ParseTimestampError, Timestamp};
pub use trouble::Trouble;
pub use url::{EndpointUrl, ParseUrlError};
pub use whole::{whole, whole_of};

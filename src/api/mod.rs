//! What both shells agree on: paths, bodies and error codes of `/api/v1`, all JSON in camelCase.
//!
//! It names and shapes; it decides nothing and fetches nothing.

mod access;
mod audit;
mod batch;
mod call;
mod coding;
mod conformance;
mod delivery;
mod endpoint;
mod error;
mod event;
mod filter;
mod framing;
mod key;
mod kind;
mod method;
mod partners;
mod precondition;
mod replay;
mod service;
mod stats;

pub use access::{AccessRequest, PortalAccess};
pub use audit::{AUDIT_BEFORE_AT_MOST, AuditFilter, AuditList};
pub use batch::{BatchEvent, BatchResult, BatchStatus};
pub use call::{Call, ParseCallError};
pub use coding::Coding;
pub use conformance::{CheckView, ConformanceList, ConformanceReport, ConformanceRun, ProbeView};
pub use delivery::{AttemptView, DeliveryDetail, DeliveryList, DeliveryView, Planned};
pub use endpoint::{EndpointList, EndpointPatch, EndpointView, OldSecretView, SecretView, TestRequest, Waiting};
pub use error::{ErrorCode, ProblemDetails};
pub use event::{ErasedEvent, EventTypeList, EventTypeView, PublishRequest, Published};
pub use filter::{DeliveryFilter, IdPart, Limit};
pub use framing::{FrameAncestors, ParseFrameAncestorsError};
pub use key::{KeyList, KeyRequest, KeyView, MadeKey};
pub use kind::BodyKind;
pub use method::{Access, Method};
pub use partners::{
    EndpointCounts, PARTNERS_AT_MOST, PartnerDay, PartnerList, PartnerPage, PartnerSummary, PartnerTrouble,
    SlowEndpoint,
};
pub use precondition::{entity_tag, is_met};
pub use replay::{Asked, ReplayCount, ReplayList, ReplayView};
pub use service::{Alarms, Backlog, Health, Readiness, Rekeyed, Settings, StorageState};
pub use stats::{HOURS_KEPT, HourStats, Period, Stats};

use std::time::Duration;

/// A request body has this many bytes at most.
pub const BODY_BYTES_AT_MOST: usize = 256 * 1024;
/// A batch has this many bytes at most; each event of it is a body, with a body's limit.
pub const BATCH_BYTES_AT_MOST: usize = 4 * 1024 * 1024;
/// A batch has this many events at most.
pub const BATCH_EVENTS_AT_MOST: usize = 1000;
/// An `Idempotency-Key` is remembered for this long. Event ids are for as long as the event is stored.
pub const IDEMPOTENCY_KEPT: Duration = Duration::from_hours(24);
/// A page of deliveries has this many rows, unless asked for fewer.
pub const PAGE: u32 = 50;

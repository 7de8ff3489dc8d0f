//! What both shells agree on: paths, bodies and error codes of `/api/v1`, all JSON in camelCase.
//!
//! It names and shapes; it decides nothing and fetches nothing.

mod call;
mod delivery;
mod endpoint;
mod error;
mod event;
mod replay;
mod service;
mod stats;

pub use call::{Access, Call, Method, ParseCallError};
pub use delivery::{AttemptView, DeliveryDetail, DeliveryFilter, DeliveryList, DeliveryView, Planned};
pub use endpoint::{EndpointList, EndpointPatch, EndpointView, OldSecretView, SecretView, TestRequest, Waiting};
pub use error::{ErrorCode, ProblemDetails};
pub use event::{EventTypeList, EventTypeView, PublishRequest, Published};
pub use replay::{Asked, ReplayCount, ReplayList, ReplayView};
pub use service::{Health, Rekeyed, Settings};
pub use stats::{FailingView, HOURS_KEPT, HourStats, Period, Stats};

/// A request body has this many bytes at most.
pub const BODY_BYTES_AT_MOST: usize = 256 * 1024;
/// A page of deliveries has this many rows, unless asked for fewer.
pub const PAGE: u32 = 50;

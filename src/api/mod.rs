//! What both shells agree on: paths, bodies and error codes of `/api/v1`, all JSON in camelCase.
//!
//! It names and shapes; it decides nothing and fetches nothing.

mod body;
mod call;
mod error;

pub use body::{
    AttemptView, DeliveryDetail, DeliveryFilter, DeliveryList, DeliveryView, EndpointList, EndpointPatch, EndpointView,
    EventTypeList, EventTypeView, Health, Planned, PublishRequest, Published, SecretView, Settings, TestRequest,
    Waiting,
};
pub use call::{Access, Call, Method, ParseCallError};
pub use error::{ErrorCode, ProblemDetails};

/// A request body has this many bytes at most.
pub const BODY_BYTES_AT_MOST: usize = 256 * 1024;
/// A page of deliveries has this many rows, unless asked for fewer.
pub const PAGE: u32 = 50;

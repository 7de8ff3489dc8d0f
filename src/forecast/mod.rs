//! The retry time machine: what an outage would do to a delivery, by the worker's own [`Delivery::step`] on a virtual
//! clock, and by the delays that other products publish.
//!
//! It reads no clock and sends nothing: it is given when the endpoint is down and gives every attempt that would be made.

mod course;
mod outage;
mod published;

pub use course::{Course, End, Tried, course};
pub use outage::{Answer, Outage, answer_at};
pub use published::{Chance, Delays, PUBLISHED, Published, fate};

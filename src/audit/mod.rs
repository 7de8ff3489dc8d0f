//! The audit log's chain: each entry's digest covers the entry and the digest of the one before, so that nothing in the
//! middle can be changed, taken out or put in without its showing. The worker writes it and the browser checks it, by the
//! same lines of code.
//!
//! What a chain cannot show is that its end was cut off, or that all of it was made anew by somebody who can write the
//! file. For that the newest digest is to be kept elsewhere: an entry that was there once is there for good, with its digest.

mod chain;
mod form;

pub use chain::{Checked, Fault, FaultKind, check};
pub use form::{address_digest, canonical, digest};

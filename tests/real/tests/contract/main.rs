//! The contract and the running worker: thousands of requests made from it, a generated client, its page.

mod client;
mod headers;
mod reference;
mod schemathesis;

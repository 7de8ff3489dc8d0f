//! The receiver in Rust of `docs/receivers.md`, taken from there when this is built.

include!(concat!(env!("OUT_DIR"), "/receiver.rs"));

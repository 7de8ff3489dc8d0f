//! Faults that a delivery system meets, made on purpose, and one judge over what is left: every accepted event was
//! delivered at least once or stands in the log with its reason; no attempt is earlier than the contract allows; a
//! duplicate is there only where a crash explains it.
//!
//! In CI each fault runs in a short form; `cargo xtask chaos` runs them longer. What chance decides hangs on a seed that is
//! printed; `HOOKPOST_CHAOS_SEED` repeats it, as far as two processes and a disk can be repeated.

mod answers;
mod clock;
mod dice;
mod disk;
mod floods;
mod folder;
mod handler;
mod idle;
mod judge;
mod kills;
mod ledger;
mod server;
mod soak;
mod trial;
mod world;

//! One line on the terminal for each step: its name, what came of it, how long it took.

use std::fmt::Display;
use std::time::Instant;

use crate::failure::Outcome;

/// Does `work` and says what came of it.
pub(crate) fn step<T: Display>(name: &str, work: impl FnOnce() -> Outcome<T>) -> Outcome<T> {
    let started_at = Instant::now();
    let result = work();
    let seconds = started_at.elapsed().as_secs_f64();
    match &result {
        Ok(value) => println!("  {name} … {value} ({seconds:.1} s)"),
        Err(_) => println!("  {name} … failed ({seconds:.1} s)"),
    }
    result
}

/// Says what a step is about to do when that takes more than a moment.
pub(crate) fn announce(what: impl Display) {
    println!("  {what}");
}

//! `cargo xtask fuzz`: made-up and spoilt events for as long as is asked, where the tests take seconds.

use crate::failure::{Failure, Outcome};
use crate::process::{cargo, run};
use crate::workspace::Workspace;

/// Runs the tests of `tests/fuzz.rs` for so many minutes, from a seed of the clock that they print.
pub(crate) fn run_for(workspace: &Workspace, minutes: &str) -> Outcome {
    let is_number = minutes.parse::<u64>().is_ok_and(|minutes| minutes > 0);
    if !is_number {
        return Err(Failure::new(format!("`{minutes}` is no number of minutes.")));
    }
    let mut fuzz = cargo();
    // Quick, but with every check that a debug build makes; in a folder of its own, since nothing else is built so.
    fuzz.args(["test", "--locked", "--package", "hookpost", "--test", "fuzz", "--config", "profile.dev.opt-level=2"]);
    fuzz.arg("--target-dir").arg(workspace.target().join("fuzz"));
    fuzz.args(["--", "--nocapture"]).env("HOOKPOST_FUZZ_MINUTES", minutes);
    run(fuzz.current_dir(workspace.root()))
}

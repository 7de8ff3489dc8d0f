//! `cargo xtask fuzz`: everything that takes bytes from outside, for as long as is asked, where the tests take seconds.
//!
//! cargo-fuzz, which looks for bytes that lead where none have been, does it where it is installed, and the tests' own
//! chance where it is not. What it finds stays in `target/fuzz/found`; `--keep` adds what leads to new places to the kept corpus.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use crate::failure::{Failure, Outcome};
use crate::process::{cargo, read, run};
use crate::step::announce;
use crate::workspace::Workspace;

/// Longer texts are tried by the tests; here they would only be slow.
const LENGTH_AT_MOST: &str = "-max_len=4096";
/// A text that takes longer than so many seconds is a finding.
const SECONDS_AT_MOST: &str = "-timeout=20";

/// Tries every target, or one, for so many minutes.
pub(crate) fn run_for(workspace: &Workspace, options: &[String]) -> Outcome {
    let Options { minutes, only, keep } = Options::parse(options)?;
    if read(cargo().args(["fuzz", "--version"])).is_none() {
        announce(format_args!("cargo-fuzz is not installed (`cargo install cargo-fuzz`): by chance alone"));
        return by_chance(workspace, minutes, only.as_deref().map_or("", |_| "corpus::"));
    }
    let targets = targets(workspace)?;
    if let Some(only) = only.as_ref().filter(|only| !targets.contains(only)) {
        return Err(Failure::new(format!("There is no target `{only}`: {}.", targets.join(", "))));
    }
    // So that what is tried is what ships.
    fs::copy(workspace.file("Cargo.lock"), workspace.file("fuzz/Cargo.lock"))
        .map_err(Failure::io("copy Cargo.lock"))?;
    for target in targets.iter().filter(|target| only.as_ref().is_none_or(|only| only == *target)) {
        println!("\n{target}: {minutes} min");
        let found = workspace.target().join("fuzz/found").join(target);
        fs::create_dir_all(&found).map_err(Failure::io(format_args!("make {}", found.display())))?;
        let kept = workspace.file("fuzz/corpus").join(target);
        let time = format!("-max_total_time={}", 60 * minutes);
        let quiet = ["-print_final_stats=1", "-verbosity=0", SECONDS_AT_MOST, LENGTH_AT_MOST];
        run(fuzz(workspace, target).args([&found, &kept]).args(["--", &time]).args(quiet))?;
        if keep {
            run(fuzz(workspace, target).args([&kept, &found]).args([
                "--",
                "-merge=1",
                "-verbosity=0",
                LENGTH_AT_MOST,
            ]))?;
        }
    }
    if only.is_some() { Ok(()) } else { by_chance(workspace, minutes, "events::") }
}

/// cargo-fuzz on one target. No sanitizer: no line of ours is unsafe, and without one it is twice as quick. Which checks are
/// compiled in, the manifest says: by itself cargo-fuzz adds one that `idna_adapter` fails (see Cargo.toml).
fn fuzz(workspace: &Workspace, target: &str) -> Command {
    let mut fuzz = cargo();
    fuzz.current_dir(workspace.root()).args(["fuzz", "run", "--release", "--sanitizer", "none", "--target-dir"]);
    // What instruments the program is only open to nightly compilers; this says that we know what we are doing.
    fuzz.arg(workspace.target().join("fuzz")).arg(target).env("RUSTC_BOOTSTRAP", "1");
    fuzz
}

/// The targets by their kept corpora; a test holds the two equal.
fn targets(workspace: &Workspace) -> Outcome<Vec<String>> {
    let folders = fs::read_dir(workspace.file("fuzz/corpus")).map_err(Failure::io("read the kept corpus"))?;
    let mut names: Vec<_> = folders.flatten().map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    Ok(names)
}

/// The tests of `tests/fuzz`, from a seed of the clock that they print.
fn by_chance(workspace: &Workspace, minutes: u64, filter: &str) -> Outcome {
    let mut fuzz = cargo();
    // Quick, but with every check that a debug build makes; in a folder of its own, since nothing else is built so.
    fuzz.args(["test", "--locked", "--package", "hookpost", "--test", "fuzz", "--config", "profile.dev.opt-level=2"]);
    let folder: PathBuf = workspace.target().join("fuzz");
    fuzz.arg("--target-dir").arg(folder).args(["--", "--nocapture", filter]);
    run(fuzz.env("HOOKPOST_FUZZ_MINUTES", minutes.to_string()).current_dir(workspace.root()))
}

/// What may be said after the command.
#[derive(Debug, PartialEq)]
struct Options {
    /// For each target.
    minutes: u64,
    only: Option<String>,
    keep: bool,
}

impl Options {
    fn parse(words: &[String]) -> Outcome<Self> {
        let mut options = Self { minutes: 1, only: None, keep: false };
        let mut words = words.iter();
        while let Some(word) = words.next() {
            match word.as_str() {
                "--minutes" => {
                    let number = words.next().and_then(|word| word.parse().ok()).filter(|minutes| *minutes > 0);
                    options.minutes = number.ok_or_else(|| Failure::new("--minutes wants a number above 0."))?;
                }
                "--only" => {
                    let name = words.next().ok_or_else(|| Failure::new("--only wants the name of a target."))?;
                    options.only = Some(name.clone());
                }
                "--keep" => options.keep = true,
                other => {
                    let takes = "it takes --minutes N, --only NAME and --keep.";
                    return Err(Failure::new(format!("`fuzz` does not know {other}: {takes}")));
                }
            }
        }
        Ok(options)
    }
}

#[cfg(test)]
mod tests {
    use super::Options;

    fn parse(words: &str) -> Result<Options, String> {
        let words: Vec<String> = words.split_whitespace().map(str::to_owned).collect();
        Options::parse(&words).map_err(|failure| failure.to_string())
    }

    #[test]
    fn options_in_any_order_or_none() {
        let all = Options { minutes: 5, only: Some("urls".to_owned()), keep: true };
        assert_eq!(parse("--keep --only urls --minutes 5"), Ok(all));
        assert_eq!(parse(""), Ok(Options { minutes: 1, only: None, keep: false }));
    }

    #[test]
    fn what_is_wrong_is_named() {
        assert!(parse("--minutes").unwrap_err().contains("--minutes wants a number"));
        assert!(parse("--minutes 0").unwrap_err().contains("--minutes wants a number"));
        assert!(parse("--only").unwrap_err().contains("--only wants the name"));
        assert!(parse("--seed 1").unwrap_err().contains("does not know --seed"));
    }
}

//! What an operator deploys with, tried as it stands: backups, an upgrade taken back, the files in `deploy`, wrangler.toml.

mod backup;
mod command;
mod container;
#[cfg(feature = "nginx")]
mod proxy;
mod rollback;
#[cfg(feature = "systemd")]
mod unit;
mod wrangler;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The checkout.
fn root() -> PathBuf {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    root.canonicalize().expect("the checkout is there")
}

/// A file of the checkout.
fn file(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// What a program said on both outputs, and whether it ended well.
fn said(command: &mut Command) -> (bool, String) {
    let output = command.output().expect("it can be run");
    let said = String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
    (output.status.success(), said)
}

/// Calls `src/edge/backup.py`.
fn backup<const N: usize>(verb: &str, folders: [&Path; N]) -> (bool, String) {
    said(Command::new("python3").arg(root().join("src/edge/backup.py")).arg(verb).args(folders))
}

//! Child processes. Every one starts here, without the variables that cargo and rustup set for xtask alone.

use std::env;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::failure::{Failure, Outcome};

/// Set by cargo or rustup for this process, or set by a person for another build than ours: in a child they would choose
/// the wrong compiler, the wrong target or the wrong libraries.
const STRAY: [&str; 11] = [
    "CARGO",
    "CARGO_BUILD_TARGET",
    "CARGO_CRATE_NAME",
    "CARGO_PRIMARY_PACKAGE",
    "CARGO_UNSTABLE_BUILD_STD",
    "DYLD_FALLBACK_LIBRARY_PATH",
    "LD_LIBRARY_PATH",
    "OUT_DIR",
    "RUSTC",
    "RUSTC_BOOTSTRAP",
    "RUST_RECURSION_COUNT",
];
const STRAY_PREFIXES: [&str; 3] = ["CARGO_BIN_", "CARGO_MANIFEST_", "CARGO_PKG_"];

/// A child with a clean environment.
pub(crate) fn command(program: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(program);
    for (name, _) in env::vars_os() {
        if name.to_str().is_some_and(is_stray) {
            command.env_remove(name);
        }
    }
    command
}

/// The cargo of the toolchain that runs us.
pub(crate) fn cargo() -> Command {
    command(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
}

/// Runs it to its end, its output on ours.
pub(crate) fn run(command: &mut Command) -> Outcome {
    let name = name(command);
    match command.stdin(Stdio::null()).status() {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(Failure::new(format!("`{name}` failed ({status})."))),
        Err(error) => Err(Failure::new(format!("`{name}` did not start: {error}"))),
    }
}

/// What it writes to its standard output, when it ends well.
pub(crate) fn read(command: &mut Command) -> Option<String> {
    let output = command.stdin(Stdio::null()).output().ok()?;
    let text = String::from_utf8(output.stdout).ok()?;
    output.status.success().then(|| text.trim().to_owned())
}

/// The first program of that name on the PATH.
pub(crate) fn on_path(name: &str) -> Option<PathBuf> {
    all_on_path(name).next()
}

/// All programs of that name on the PATH, first come first.
pub(crate) fn all_on_path(name: &str) -> impl Iterator<Item = PathBuf> {
    let path = env::var_os("PATH").unwrap_or_default();
    let folders: Vec<PathBuf> = env::split_paths(&path).collect();
    folders.into_iter().map(move |folder| folder.join(name)).filter(|file| file.is_file())
}

fn is_stray(name: &str) -> bool {
    STRAY.contains(&name) || STRAY_PREFIXES.iter().any(|prefix| name.starts_with(prefix))
}

fn name(command: &Command) -> String {
    let program = Path::new(command.get_program()).file_name().unwrap_or(command.get_program());
    let words = std::iter::once(program).chain(command.get_args()).take(3);
    words.map(OsStr::to_string_lossy).collect::<Vec<_>>().join(" ")
}

//! Builds the edge worker, the validator's modules and the portal, each only when one of its inputs has changed.

mod edge;
mod editor;
mod portal;
mod stamp;
mod validator;

use std::fmt::{self, Display, Formatter};
use std::fs;
use std::path::Path;

use crate::failure::{Failure, Outcome};
use crate::setup::Tools;
use crate::step::step;
use crate::workspace::Workspace;

use stamp::Stamp;

/// What wasm-opt may use; index.html gives Trunk the same list. Never `--all-features`: it then writes an encoding that
/// older runtimes refuse.
const WASM_FEATURES: [&str; 7] = [
    "--mvp-features",
    "--enable-bulk-memory",
    "--enable-sign-ext",
    "--enable-nontrapping-float-to-int",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
];

/// What every part is made from.
const SHARED_INPUTS: [&str; 6] = ["Cargo.toml", "Cargo.lock", ".cargo", "package-lock.json", "src", "static"];

/// Builds all. The portal comes last: it takes the validator along.
pub(crate) fn all(workspace: &Workspace, tools: &Tools) -> Outcome {
    println!("Build");
    step("edge worker", || edge::build(workspace, tools))?;
    step("validator", || validator::build(workspace, tools))?;
    step("portal", || portal::build(workspace, tools))?;
    Ok(())
}

/// What came of building a part.
enum Built {
    Unchanged,
    Anew { bytes: u64 },
}

impl Built {
    /// Runs `work`, which fills `output`, unless `stamp` says that nothing has changed since the last time.
    fn unless_current(stamp: &Stamp, output: &Path, work: impl FnOnce() -> Outcome) -> Outcome<Self> {
        if stamp.is_current(output) {
            return Ok(Self::Unchanged);
        }
        work()?;
        stamp.write(output).map_err(Failure::io("note what was built"))?;
        Ok(Self::Anew { bytes: wasm_size(output).map_err(Failure::io("measure what was built"))? })
    }
}

impl Display for Built {
    fn fmt(&self, f: &mut Formatter) -> fmt::Result {
        match self {
            Self::Unchanged => write!(f, "unchanged"),
            Self::Anew { bytes } => write!(f, "{} KB of WebAssembly", bytes.div_ceil(1000)),
        }
    }
}

/// Makes a folder, or empties it.
fn renew(folder: &Path) -> std::io::Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    fs::create_dir_all(folder)
}

fn wasm_size(folder: &Path) -> std::io::Result<u64> {
    let mut bytes = 0;
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if entry.path().extension().is_some_and(|extension| extension == "wasm") {
            bytes += entry.metadata()?.len();
        }
    }
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::WASM_FEATURES;

    #[test]
    fn the_page_gives_trunk_the_same_features() {
        let page = concat!(env!("CARGO_MANIFEST_DIR"), "/../index.html");
        let page = std::fs::read_to_string(page).unwrap();
        assert!(page.contains(&format!("data-wasm-opt-params=\"{}\"", WASM_FEATURES.join(" "))));
    }
}

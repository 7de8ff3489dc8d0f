//! Node, and the parts that npm installs from its lock file: workerd and wasm-opt.

use std::env::consts::{ARCH, OS};
use std::fmt::{self, Display, Formatter};
use std::fs;
use std::path::PathBuf;

use crate::failure::{Failure, Outcome};
use crate::process::{command, on_path, read, run};
use crate::step::announce;
use crate::workspace::Workspace;

const OLDEST_NODE: u32 = 20;

/// Written into `node_modules` after an install that succeeded: the lock file it came from.
const STAMP: &str = "node_modules/.hookpost-lock.json";

/// Node and the programs from npm.
#[derive(Debug)]
pub(crate) struct Node {
    /// Node itself.
    pub(crate) node: PathBuf,
    /// The edge runtime.
    pub(crate) workerd: PathBuf,
    /// Binaryen's optimiser, a program for Node.
    pub(crate) wasm_opt: PathBuf,
    versions: String,
}

impl Node {
    /// Finds Node and runs `npm ci` unless its last run was from this very lock file.
    pub(crate) fn find_or_install(workspace: &Workspace) -> Outcome<Self> {
        let node = on_path("node").ok_or_else(|| too_old("Node is missing"))?;
        let version = read(command(&node).arg("--version")).unwrap_or_default();
        if major(&version).is_none_or(|major| major < OLDEST_NODE) {
            return Err(too_old(&format!("Node {version} is too old")));
        }
        let workerd = workspace.file(format!("node_modules/@cloudflare/workerd-{}/bin/workerd", platform()));
        let wasm_opt = workspace.file("node_modules/.bin/wasm-opt");
        if !(is_current(workspace) && workerd.is_file() && wasm_opt.is_file()) {
            install(workspace)?;
        }
        let runtime = read(command(&workerd).arg("--version"))
            .ok_or_else(|| Failure::new(format!("npm brought no workerd that runs on {OS} {ARCH}.")))?;
        Ok(Self { node, workerd, wasm_opt, versions: format!("{version}, {runtime}") })
    }
}

impl Display for Node {
    fn fmt(&self, f: &mut Formatter) -> fmt::Result {
        write!(f, "{}", self.versions)
    }
}

fn install(workspace: &Workspace) -> Outcome {
    announce("npm ci");
    // No package we use needs its install script.
    let by_hand = |failure: Failure| Failure::new(failure.to_string()).by_hand("npm ci --ignore-scripts");
    run(command("npm").args(["ci", "--ignore-scripts", "--loglevel=error"]).current_dir(workspace.root()))
        .map_err(by_hand)?;
    fs::copy(workspace.file("package-lock.json"), workspace.file(STAMP))
        .map_err(Failure::io("note which lock file was installed"))?;
    Ok(())
}

fn is_current(workspace: &Workspace) -> bool {
    let wanted = fs::read(workspace.file("package-lock.json")).ok();
    wanted.is_some() && wanted == fs::read(workspace.file(STAMP)).ok()
}

/// How npm's workerd packages call this machine.
fn platform() -> String {
    format!("{OS}-{}", if ARCH == "aarch64" { "arm64" } else { "64" })
}

fn major(version: &str) -> Option<u32> {
    version.strip_prefix('v')?.split('.').next()?.parse().ok()
}

fn too_old(what: &str) -> Failure {
    Failure::new(format!(
        "{what}: install Node {OLDEST_NODE} or newer, with npm, from https://nodejs.org or your distribution."
    ))
}

#[cfg(test)]
mod tests {
    use super::major;

    #[test]
    fn the_major_version_is_the_first_number() {
        assert_eq!(major("v20.20.2"), Some(20));
        assert_eq!(major("v8.0.0"), Some(8));
        assert_eq!(major(""), None);
    }
}

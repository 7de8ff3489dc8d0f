//! The portal: compiled, taken apart into what the first page needs and what is loaded later, bound to JavaScript, made
//! small, and put into `dist` under names that hold a hash of what is in them.
//!
//! Trunk can make the same page in one piece (`trunk serve`), for work on it.

mod binary;
mod compressed;
mod embed;
mod identities;
mod imports;
mod page;
mod panics;
mod parts;

use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};

use super::stamp::Stamp;
use super::{Built, SHARED_INPUTS, WASM_FEATURES, editor, renew, validator};
use crate::failure::{Failure, Outcome};
use crate::process::{cargo, command, run};
use crate::setup::{TARGET, Tools};
use crate::workspace::Workspace;

/// How wasm-opt makes a module small. Each of these is worth about a hundredth: to take expressions and branches apart and
/// build them anew, to go over it twice, and, as what is alike has like names, to put it side by side.
const SMALL: [&str; 6] = ["--flatten", "--rereloop", "-Oz", "-Oz", "--strip-producers", "--reorder-functions-by-name"];

/// Fills `dist`, unless nothing has changed.
pub(super) fn build(workspace: &Workspace, tools: &Tools) -> Outcome<Built> {
    let versions = [tools.wasm_bindgen.to_string(), tools.wasm.to_string(), tools.node.to_string()];
    let inputs =
        [&SHARED_INPUTS[..], &["build.rs", "index.html", "examples", "xtask/messages", "xtask/src/build"]].concat();
    let stamp =
        Stamp::of(workspace.own().join("portal.stamp"), workspace.root(), &inputs, &["src/edge", "src/cli"], &versions)
            .map_err(Failure::io("read what the portal is made from"))?;
    Built::unless_current(&stamp, &workspace.dist(), || {
        let (stage, dist) = (workspace.target().join("portal"), workspace.dist());
        renew(&stage).map_err(Failure::io("empty the portal's folder"))?;
        let scripts = editor::bundle(workspace, tools)?;
        let whole = compile(workspace, tools, &scripts)?;
        let names = parts::take_apart(workspace, tools, &whole, &stage)?;
        renew(&dist).map_err(Failure::io("empty dist"))?;
        let main = parts::put(&stage, &names, &dist)?;
        page::write(workspace, tools, &stage, &main, &dist)?;
        embed::write(workspace, tools, &stage, &dist)?;
        validator::copy_into(workspace, &dist)?;
        editor::copy_into(workspace, &scripts, &dist)?;
        put_messages(workspace, &dist)?;
        put_contract(workspace, &dist)?;
        compressed::write(workspace, tools, &dist)
    })
}

/// Compiles it in one piece that tells how it hangs together.
fn compile(workspace: &Workspace, tools: &Tools, scripts: &editor::Scripts) -> Outcome<PathBuf> {
    let mut cargo = tools.wasm.cargo(workspace.root());
    cargo.env("HOOKPOST_EDITOR", format!("/{}", scripts.editor));
    cargo.env("HOOKPOST_CHECKER", format!("/{}", scripts.worker));
    cargo.args(["rustc", "--package", "hookpost", "--bin", "portal", "--features", "parts", "--target", TARGET]);
    cargo.args(["--release", "--locked"]).arg("--target-dir").arg(workspace.target());
    run(cargo.args(["--", "-C", "link-args=--emit-relocs", "-C", "strip=none"]))?;
    Ok(workspace.target().join(TARGET).join("release/portal.wasm"))
}

/// Puts the tables of the other languages beside the page, by the names that the portal was compiled with.
fn put_messages(workspace: &Workspace, dist: &Path) -> Outcome {
    let messages = hookpost_messages::read(&workspace.file("static/messages")).map_err(Failure::new)?;
    messages.tables().into_iter().try_for_each(|(name, table)| write(&dist.join(name), table))
}

/// Puts the API's contract there, and its page: an example of the crate's writes them.
fn put_contract(workspace: &Workspace, dist: &Path) -> Outcome {
    let mut cargo = cargo();
    cargo.current_dir(workspace.root()).env("CARGO_TARGET_DIR", workspace.target());
    cargo.args(["run", "--quiet", "--locked", "--package", "hookpost", "--features", "contract"]);
    run(cargo.args(["--example", "contract", "--"]).arg(dist))
}

/// Makes a module small.
fn shrink(tools: &Tools, from: &Path, to: &Path) -> Outcome {
    let mut wasm_opt = command(&tools.node.wasm_opt);
    run(wasm_opt.args(SMALL).args(WASM_FEATURES).arg(from).arg("-o").arg(to))
}

/// A name for a file that may be kept for ever: a hash of its content before its ending.
fn lasting_name(start: &str, ending: &str, content: &[u8]) -> String {
    let mut hasher = DefaultHasher::new();
    content.hash(&mut hasher);
    format!("{start}-{:016x}.{ending}", hasher.finish())
}

fn read(file: &Path) -> Outcome<Vec<u8>> {
    fs::read(file).map_err(Failure::io(format_args!("read {}", file.display())))
}

fn write(file: &Path, content: impl AsRef<[u8]>) -> Outcome {
    fs::write(file, content).map_err(Failure::io(format_args!("write {}", file.display())))
}

//! The portal: Trunk builds the page from index.html and Trunk.toml, and the validator's module and the
//! editor of its page are put beside it.

use std::path::Path;

use super::stamp::Stamp;
use super::{Built, SHARED_INPUTS, editor, tool_folder, validator};
use crate::failure::{Failure, Outcome};
use crate::process::{command, run};
use crate::setup::Tools;
use crate::step::announce;
use crate::workspace::Workspace;

/// Fills `dist`, unless nothing has changed. `folder` holds the tools that Trunk takes from its PATH.
pub(super) fn build(workspace: &Workspace, tools: &Tools, folder: &Path) -> Outcome<Built> {
    let versions = [&tools.wasm_bindgen, &tools.trunk].map(ToString::to_string);
    let versions = [&versions[..], &[tools.wasm.to_string(), tools.node.to_string()]].concat();
    let inputs = [&SHARED_INPUTS[..], &["index.html", "Trunk.toml"]].concat();
    let stamp =
        Stamp::of(workspace.own().join("portal.stamp"), workspace.root(), &inputs, &["src/edge", "src/cli"], &versions)
            .map_err(Failure::io("read what the portal is made from"))?;
    Built::unless_current(&stamp, &workspace.dist(), || {
        fetch_crates(workspace, tools)?;
        let scripts = editor::bundle(workspace, tools)?;
        let mut trunk = command(&tools.trunk.program);
        tools.wasm.prepare(&mut trunk);
        trunk.env("PATH", tool_folder::first_on_path(folder)).env("CARGO_TARGET_DIR", workspace.target());
        trunk.env("HOOKPOST_EDITOR", format!("/{}", scripts.editor));
        trunk.env("HOOKPOST_CHECKER", format!("/{}", scripts.worker));
        // Trunk wants a word where the custom is that any value will do.
        trunk.env_remove("NO_COLOR").env("TRUNK_SKIP_VERSION_CHECK", "true");
        run(trunk.args(["build", "--release", "--offline", "--locked"]).current_dir(workspace.root()))?;
        validator::copy_into(workspace, &workspace.dist())?;
        editor::copy_into(workspace, &scripts, &workspace.dist())
    })
}

/// Downloads the crates, which Trunk then does without a network.
fn fetch_crates(workspace: &Workspace, tools: &Tools) -> Outcome {
    announce("cargo fetch");
    run(tools.wasm.cargo(workspace.root()).args(["fetch", "--locked", "--quiet"]))
}

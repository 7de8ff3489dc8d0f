//! The edge worker: the crate's library with the feature `edge`, bound to JavaScript, made small, beside its shim.

use std::fs;
use std::path::Path;

use super::stamp::Stamp;
use super::{Built, SHARED_INPUTS, WASM_FEATURES, renew};
use crate::failure::{Failure, Outcome};
use crate::process::{command, run};
use crate::setup::{TARGET, Tools};
use crate::workspace::Workspace;

/// Copied as they are.
const SHIM: [&str; 5] = [
    "src/edge/worker.mjs",
    "src/edge/workerd.capnp",
    "src/edge/locked.sh",
    "src/edge/reshard.py",
    "src/edge/backup.py",
];

/// Fills the edge folder, unless nothing has changed.
pub(super) fn build(workspace: &Workspace, tools: &Tools) -> Outcome<Built> {
    let versions = [tools.wasm.to_string(), tools.wasm_bindgen.to_string(), tools.node.to_string()];
    let file = workspace.own().join("edge.stamp");
    let stamp = Stamp::of(
        file,
        workspace.root(),
        &SHARED_INPUTS,
        &["src/portal", "src/cli", "src/validator", "src/received", "src/hosting", "src/javascript", "static/messages"],
        &versions,
    )
    .map_err(Failure::io("read what the edge worker is made from"))?;
    Built::unless_current(&stamp, &workspace.edge(), || {
        compile(workspace, tools)?;
        let edge = workspace.edge();
        renew(&edge).map_err(Failure::io("empty the edge folder"))?;
        bind(workspace, tools, &edge)?;
        shrink(tools, &edge)?;
        copy_shim(workspace, &edge)
    })
}

fn compile(workspace: &Workspace, tools: &Tools) -> Outcome {
    let mut cargo = tools.wasm.cargo(workspace.root());
    cargo.args(["build", "--package", "hookpost", "--lib", "--features", "edge", "--target", TARGET]);
    run(cargo.args(["--release", "--locked"]).arg("--target-dir").arg(workspace.target()))
}

fn bind(workspace: &Workspace, tools: &Tools, edge: &Path) -> Outcome {
    let module = workspace.target().join(TARGET).join("release/hookpost.wasm");
    let mut bindgen = command(&tools.wasm_bindgen.program);
    bindgen.args(["--target", "web", "--no-typescript", "--out-name", "hookpost", "--out-dir"]).arg(edge);
    run(bindgen.arg(module))
}

fn shrink(tools: &Tools, edge: &Path) -> Outcome {
    let module = edge.join("hookpost_bg.wasm");
    let mut wasm_opt = command(&tools.node.wasm_opt);
    run(wasm_opt.arg("-Oz").args(WASM_FEATURES).arg(&module).arg("-o").arg(&module))
}

fn copy_shim(workspace: &Workspace, edge: &Path) -> Outcome {
    for path in SHIM {
        let from = workspace.file(path);
        let name = from.file_name().expect("the shim's paths name files");
        fs::copy(&from, edge.join(name)).map_err(Failure::io(format_args!("copy {path}")))?;
    }
    Ok(())
}

//! The scripts of the validator page: its editor and its web worker, each bundled into one file by esbuild.

use std::fs;
use std::io;
use std::path::Path;

use super::{renew, validator};
use crate::failure::{Failure, Outcome};
use crate::process::{command, run};
use crate::setup::Tools;
use crate::workspace::Workspace;

/// Browsers that the portal's WebAssembly needs anyway.
const OPTIONS: [&str; 5] =
    ["--bundle", "--minify", "--target=es2022", "--legal-comments=eof", "--entry-names=[name]-[hash]"];

/// The names that the scripts have in `dist`; each holds a hash of what is in it.
pub(super) struct Scripts {
    /// The editor, a classic script: one that could not be loaded may be tried again, which a module may not.
    pub(super) editor: String,
    /// The worker, a module with the JavaScript of both WebAssembly modules in it.
    pub(super) worker: String,
}

/// Bundles both into a folder of their own.
pub(super) fn bundle(workspace: &Workspace, tools: &Tools) -> Outcome<Scripts> {
    let folder = folder(workspace);
    renew(&folder).map_err(Failure::io("empty the editor's folder"))?;
    // Its styles are adopted: what CodeMirror does by itself a strict policy forbids.
    let adopted = format!("--alias:style-mod={}", workspace.file("static/validator/adopted.mjs").display());
    esbuild(workspace, tools, "editor.mjs", &["--format=iife".into(), "--global-name=HookpostEditor".into(), adopted])?;
    // The worker is given the modules by the page, so nothing is looked for beside the script.
    let alias = |name| format!("--alias:{name}={}", validator::script(workspace, name).display());
    esbuild(workspace, tools, "worker.mjs", &["--format=esm".into(), alias("validator"), alias("received")])?;
    let name = |start| find(&folder, start).map_err(Failure::io("find the bundled scripts"));
    Ok(Scripts { editor: name("editor-")?, worker: name("worker-")? })
}

/// Puts both beside the page.
pub(super) fn copy_into(workspace: &Workspace, scripts: &Scripts, dist: &Path) -> Outcome {
    for name in [&scripts.editor, &scripts.worker] {
        fs::copy(folder(workspace).join(name), dist.join(name)).map_err(Failure::io(format_args!("copy {name}")))?;
    }
    Ok(())
}

fn esbuild(workspace: &Workspace, tools: &Tools, script: &str, options: &[String]) -> Outcome {
    let mut esbuild = command(&tools.node.node);
    esbuild.arg(workspace.file("node_modules/esbuild/bin/esbuild")).args(OPTIONS).args(options);
    esbuild.arg("--log-level=warning").arg(format!("--outdir={}", folder(workspace).display()));
    run(esbuild.arg(workspace.file("static/validator").join(script)).current_dir(workspace.root()))
}

fn folder(workspace: &Workspace) -> std::path::PathBuf {
    workspace.target().join("editor")
}

fn find(folder: &Path, start: &str) -> io::Result<String> {
    for entry in fs::read_dir(folder)? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        if name.starts_with(start) {
            return Ok(name);
        }
    }
    Err(io::Error::new(io::ErrorKind::NotFound, format!("esbuild wrote no {start}*.js")))
}

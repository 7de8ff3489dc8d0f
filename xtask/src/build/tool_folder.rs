//! A folder to put first on the PATH of a program that takes its tools from there, as Trunk does.

use std::env;
use std::ffi::OsString;
use std::fs;
use std::io::{self, ErrorKind};
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};

use crate::failure::{Failure, Outcome};
use crate::setup::Tools;
use crate::workspace::Workspace;

/// Links to the tools that set-up chose, whatever else of the same name is installed.
pub(super) fn fill(workspace: &Workspace, tools: &Tools) -> Outcome<PathBuf> {
    let folder = workspace.own().join("bin");
    link_all(&folder, tools).map_err(Failure::io(format_args!("fill {}", folder.display())))?;
    Ok(folder)
}

/// The PATH with the folder before everything else.
pub(super) fn first_on_path(folder: &Path) -> OsString {
    let mut path = folder.as_os_str().to_owned();
    if let Some(rest) = env::var_os("PATH") {
        path.push(":");
        path.push(rest);
    }
    path
}

fn link_all(folder: &Path, tools: &Tools) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    link(Some(&tools.wasm_bindgen.program), &folder.join("wasm-bindgen"))?;
    link(Some(&tools.node.wasm_opt), &folder.join("wasm-opt"))?;
    link(tools.wasm.cargo_for_path(), &folder.join("cargo"))
}

fn link(program: Option<&Path>, name: &Path) -> io::Result<()> {
    match fs::remove_file(name) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(error),
        _ => program.map_or(Ok(()), |program| symlink(program, name)),
    }
}

//! `cargo xtask reproduce`: is what we build decided by its sources alone?
//!
//! Builds everything that ships twice, from two copies of the last commit in folders of different length, and compares every
//! file byte by byte.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};

use crate::build;
use crate::failure::{Failure, Outcome};
use crate::process::{command, run};
use crate::setup;
use crate::workspace::Workspace;

/// Where the copies lie, below what xtask keeps for itself.
const COPIES: [&str; 2] = ["copy", "another/copy/further/down"];

/// Names every file that differs, or how many are the same.
pub(crate) fn run_twice(workspace: &Workspace) -> Outcome {
    let tools = setup::for_building(workspace)?;
    let folder = workspace.own().join("reproduce");
    let mut built = Vec::new();
    for name in COPIES {
        println!("\n{name}");
        let copy = copy(workspace, &folder.join(name))?;
        build::all(&copy, &tools)?;
        built.push(shipped(&copy).map_err(Failure::io("read what was built"))?);
    }
    fs::remove_dir_all(&folder).map_err(Failure::io("delete the copies"))?;
    let [one, other] = &built[..] else { unreachable!("there are two copies") };
    let differing = differing(one, other);
    if differing.is_empty() {
        println!("\n{} files, the same to the byte in both.", one.len());
        return Ok(());
    }
    Err(Failure::new(format!("These differ, or are there once only: {}.", differing.join(", "))))
}

/// The last commit in a folder of its own; what npm brought is shared.
fn copy(workspace: &Workspace, folder: &Path) -> Outcome<Workspace> {
    if folder.exists() {
        fs::remove_dir_all(folder).map_err(Failure::io("empty the copy's folder"))?;
    }
    run(command("git").args(["clone", "--quiet"]).arg(workspace.root()).arg(folder))?;
    symlink(workspace.file("node_modules"), folder.join("node_modules"))
        .map_err(Failure::io("link what npm brought"))?;
    Ok(Workspace::at(folder))
}

/// Every file that ships, by its path.
fn shipped(workspace: &Workspace) -> io::Result<BTreeMap<PathBuf, Vec<u8>>> {
    let mut files = BTreeMap::new();
    for folder in [workspace.edge(), workspace.dist(), workspace.target().join("validator")] {
        let name = folder.file_name().map(PathBuf::from).unwrap_or_default();
        read_all(&folder, &name, &mut files)?;
    }
    Ok(files)
}

fn read_all(folder: &Path, name: &Path, files: &mut BTreeMap<PathBuf, Vec<u8>>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = name.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            read_all(&entry.path(), &name, files)?;
        } else {
            files.insert(name, fs::read(entry.path())?);
        }
    }
    Ok(())
}

fn differing(one: &BTreeMap<PathBuf, Vec<u8>>, other: &BTreeMap<PathBuf, Vec<u8>>) -> Vec<String> {
    let names = one.keys().chain(other.keys().filter(|name| !one.contains_key(*name)));
    names.filter(|name| one.get(*name) != other.get(*name)).map(|name| name.display().to_string()).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;
    use std::path::PathBuf;

    use super::differing;

    #[test]
    fn what_differs_or_is_missing_is_named() {
        let files = |files: &[(&str, &str)]| -> BTreeMap<PathBuf, Vec<u8>> {
            files.iter().map(|(name, text)| (PathBuf::from(name), text.as_bytes().to_vec())).collect()
        };
        let one = files(&[("same", "1"), ("changed", "1"), ("first", "1")]);
        let other = files(&[("same", "1"), ("changed", "2"), ("second", "1")]);
        assert_eq!(differing(&one, &other), ["changed", "first", "second"]);
        assert_eq!(differing(&one, &one), [""; 0]);
    }
}

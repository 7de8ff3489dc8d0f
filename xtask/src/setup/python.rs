//! Python's official libraries for verifying our signatures and for reading our metrics, in pinned versions and in a folder
//! of their own: nothing is installed into the Python of the machine.

use std::fmt::{self, Display, Formatter};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::apt::Apt;
use super::tool::cache;
use crate::failure::{Failure, Outcome};
use crate::process::{command, read, run};
use crate::step::announce;

const LIBRARIES: [&str; 2] = ["standardwebhooks==1.1.0", "prometheus-client==0.22.1"];

/// Python's libraries for the tests.
#[derive(Debug)]
pub(crate) struct PythonLibraries {
    /// Where they lie: a folder for `PYTHONPATH`.
    pub(crate) folder: PathBuf,
}

impl PythonLibraries {
    /// Takes them from the cache, or fetches them.
    pub(crate) fn find_or_fetch(apt: &mut Apt) -> Outcome<Self> {
        let folder = cache()?.join("python");
        // Written last, so that a fetch that was interrupted is done again.
        let stamp = folder.join("versions");
        if fs::read_to_string(&stamp).is_ok_and(|there| there == LIBRARIES.join(" ")) {
            return Ok(Self { folder });
        }
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).map_err(Failure::io(format_args!("make {}", folder.display())))?;
        fetch(&folder, apt).map_err(|failure| failure.by_hand("cargo xtask test   # with a network"))?;
        fs::write(&stamp, LIBRARIES.join(" ")).map_err(Failure::io(format_args!("write {}", stamp.display())))?;
        Ok(Self { folder })
    }
}

impl Display for PythonLibraries {
    fn fmt(&self, f: &mut Formatter) -> fmt::Result {
        f.write_str(&LIBRARIES.join(" "))
    }
}

fn fetch(folder: &Path, apt: &mut Apt) -> Outcome {
    let mut pip = pip(apt)?;
    announce(format_args!("fetching {}", LIBRARIES.join(" ")));
    pip.args(["install", "--quiet", "--disable-pip-version-check", "--no-deps", "--only-binary", ":all:", "--target"]);
    run(pip.arg(folder).args(LIBRARIES))
}

/// Python's installer, ready to be told what to do.
pub(super) fn pip(apt: &mut Apt) -> Outcome<Command> {
    if read(start().arg("--version")).is_none() {
        apt.install(&["python3-pip"])?;
    }
    Ok(start())
}

fn start() -> Command {
    let mut pip = command("python3");
    pip.args(["-m", "pip"]);
    pip
}

//! Python's official libraries for verifying our signatures and for reading our metrics, and schemathesis, which tries the
//! API by its contract: in pinned versions and in a folder of their own: nothing is installed into the Python of the machine.

use std::fmt::{self, Display, Formatter};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::apt::Apt;
use super::tool::cache;
use crate::failure::{Failure, Outcome};
use crate::process::{command, read, run};
use crate::step::announce;

/// Those that the tests name: what verifies signatures, what reads metrics, and what tries the API by its contract,
const NAMED: [&str; 3] = ["standardwebhooks==1.1.0", "prometheus-client==0.22.1", "schemathesis==4.32.5"];

/// and those that the last of them needs.
const NEEDED: [&str; 26] = [
    "anyio==4.16.0",
    "certifi==2026.10.19.post1",
    "charset-normalizer==3.5.2",
    "click==8.5.1",
    "graphql-core==3.3.2",
    "harfile==0.6.0",
    "hypothesis==6.170.17",
    "hypothesis-graphql==0.13.5",
    "idna==3.20",
    "iniconfig==2.3.1",
    "jsonschema-rs==0.60.3",
    "markdown-it-py==4.3.0",
    "markupsafe==3.0.4",
    "mdurl==0.1.2",
    "packaging==26.3",
    "pluggy==1.7.0",
    "pygments==2.21.0",
    "pyrate-limiter==4.5.1",
    "pytest==9.2.0",
    "pyyaml==6.0.4",
    "requests==2.34.2",
    "rich==15.0.0",
    "sortedcontainers==2.4.0",
    "typing-extensions==4.16.0",
    "urllib3==2.8.0",
    "werkzeug==3.1.9",
];

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
        let versions = [&NAMED[..], &NEEDED[..]].concat().join(" ");
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

impl Display for PythonLibraries {
    fn fmt(&self, f: &mut Formatter) -> fmt::Result {
        f.write_str(&NAMED.join(", "))
    }
}

fn fetch(folder: &Path, apt: &mut Apt) -> Outcome {
    let mut pip = pip(apt)?;
    announce(format_args!("fetching {}", NAMED.join(", ")));
    pip.args(["install", "--quiet", "--disable-pip-version-check", "--no-deps", "--only-binary", ":all:", "--target"]);
    run(pip.arg(folder).args(NAMED).args(NEEDED))
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

//! The command-line tools that come as crates, each in one exact version: wasm-bindgen, and geckodriver for the tests.
//!
//! Looked for on the PATH, then in a cache of the user's that all checkouts share; else fetched ready-made by `cargo
//! binstall` where that is installed; else compiled, without optimisation: a build uses them for seconds, and optimising
//! them takes minutes.

use std::env;
use std::fmt::{self, Display, Formatter};
use std::fs;
use std::path::{Path, PathBuf};

use super::lock_file;
use crate::failure::{Failure, Outcome};
use crate::process::{all_on_path, cargo, command, on_path, read, run};
use crate::step::announce;
use crate::workspace::Workspace;

const GECKODRIVER: &str = "0.37.1";
/// It lists what crates are made of; by the makers of the format.
const CYCLONEDX: &str = "0.5.9";

/// A tool that was found.
#[derive(Debug)]
pub(crate) struct Tool {
    /// The program.
    pub(crate) program: PathBuf,
    version: String,
}

impl Tool {
    /// Exactly the version of the crate in Cargo.lock: the tool refuses modules of any other.
    pub(crate) fn wasm_bindgen(workspace: &Workspace) -> Outcome<Self> {
        let lock_file = fs::read_to_string(workspace.file("Cargo.lock")).map_err(Failure::io("read Cargo.lock"))?;
        let version = lock_file::version(&lock_file, "wasm-bindgen")
            .ok_or_else(|| Failure::new("Cargo.lock does not name wasm-bindgen."))?;
        // Not `--locked`: the tool's own lock file may ask for a crate version that was withdrawn.
        let options = &["--bin", "wasm-bindgen"];
        Recipe { krate: "wasm-bindgen-cli", options, ..Recipe::of("wasm-bindgen", version) }.find_or_install()
    }
}

impl Tool {
    /// What steers Firefox.
    pub(crate) fn geckodriver() -> Outcome<Self> {
        Recipe::of("geckodriver", GECKODRIVER).find_or_install()
    }

    /// What lists the crates that something is made of. It is a subcommand of cargo and tells its version as one.
    pub(crate) fn cyclonedx() -> Outcome<Self> {
        let (asked, told) = (&["cyclonedx", "--version"], "cargo-cyclonedx-cyclonedx");
        Recipe { asked, told, ..Recipe::of("cargo-cyclonedx", CYCLONEDX) }.find_or_install()
    }
}

impl Display for Tool {
    fn fmt(&self, f: &mut Formatter) -> fmt::Result {
        write!(f, "{} in {}", self.version, self.program.parent().unwrap_or(&self.program).display())
    }
}

/// What to look for, and how to compile it.
struct Recipe<'a> {
    name: &'a str,
    krate: &'a str,
    version: &'a str,
    options: &'a [&'a str],
    /// How it is asked for its version, and by which name it tells it.
    asked: &'a [&'a str],
    told: &'a str,
}

impl<'a> Recipe<'a> {
    /// Of a tool that is named as its crate is.
    fn of(name: &'a str, version: &'a str) -> Self {
        Self { name, krate: name, version, options: &[], asked: &["--version"], told: name }
    }

    fn find_or_install(&self) -> Outcome<Tool> {
        let cache = cache()?;
        let cached = cache.join("bin").join(self.name);
        if let Some(program) = all_on_path(self.name).chain([cached.clone()]).find(|program| self.is(program)) {
            return Ok(self.tool(program));
        }
        self.fetch(&cache);
        if !self.is(&cached) {
            self.compile(&cache)?;
        }
        if self.is(&cached) {
            return Ok(self.tool(cached));
        }
        Err(self.by_hand(&format!("{} {} is installed but does not start.", self.name, self.version)))
    }

    fn tool(&self, program: PathBuf) -> Tool {
        Tool { program, version: self.version.to_owned() }
    }

    fn is(&self, program: &Path) -> bool {
        let wanted = format!("{} {}", self.told, self.version);
        // Some go on to say from which revision they were made.
        let is_wanted = |version: String| {
            version.lines().next().is_some_and(|line| {
                line.strip_prefix(&wanted).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
            })
        };
        program.is_file() && read(command(program).args(self.asked)).is_some_and(is_wanted)
    }

    /// Quiet about failing: compiling comes next.
    fn fetch(&self, cache: &Path) {
        if on_path("cargo-binstall").is_none() {
            return;
        }
        announce(format_args!("fetching {} {} with cargo binstall", self.name, self.version));
        let crate_at_version = format!("{}@{}", self.krate, self.version);
        let mut binstall = cargo();
        binstall.args(["binstall", "--no-confirm", "--disable-strategies", "compile", "--root"]).arg(cache);
        let _ = run(binstall.arg(crate_at_version));
    }

    fn compile(&self, cache: &Path) -> Outcome {
        announce(format_args!("compiling {} {}, some minutes", self.name, self.version));
        // A name that stays: what an interrupted compilation has done is used by the next.
        let scratch = cache.join(format!("target-{}", self.name));
        let mut install = cargo();
        install.args(["install", self.krate, "--version", self.version, "--force", "--debug"]).args(self.options);
        install.arg("--root").arg(cache).env("CARGO_TARGET_DIR", &scratch).current_dir(cache);
        install.env("CARGO_PROFILE_DEV_DEBUG", "false");
        run(&mut install).map_err(|failure| self.by_hand(&failure.to_string()))?;
        fs::remove_dir_all(&scratch).map_err(Failure::io(format_args!("delete {}", scratch.display())))
    }

    fn by_hand(&self, what: &str) -> Failure {
        let options = self.options.join(" ");
        let command = format!("cargo install {} --version {} {options}", self.krate, self.version);
        Failure::new(what).by_hand(command)
    }
}

/// The folder, made if need be, where this user's tools are kept.
pub(super) fn cache() -> Outcome<PathBuf> {
    let folder = env::var_os("XDG_CACHE_HOME")
        .map(PathBuf::from)
        .filter(|path| path.is_absolute())
        .or_else(|| env::home_dir().map(|home| home.join(".cache")))
        .ok_or_else(|| Failure::new("neither XDG_CACHE_HOME nor HOME says where to keep tools."))?
        .join("hookpost/tools");
    fs::create_dir_all(&folder).map_err(Failure::io(format_args!("make {}", folder.display())))?;
    Ok(folder)
}

//! Where things lie: the one place that knows the folders.

use std::env;
use std::path::{Path, PathBuf};

use crate::failure::{Failure, Outcome};

/// The checkout and its build folder, both absolute.
#[derive(Debug)]
pub(crate) struct Workspace {
    root: PathBuf,
    target: PathBuf,
}

impl Workspace {
    /// Asks cargo, which started us, for the root; takes the build folder from where this very program lies, so that
    /// `CARGO_TARGET_DIR` and every other way to set it are respected.
    pub(crate) fn find() -> Outcome<Self> {
        let astray = || Failure::new("This program is started by cargo.").by_hand("cargo xtask help");
        let package = env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from).ok_or_else(astray)?;
        let program = env::current_exe().map_err(Failure::io("find this program's own path"))?;
        let root = package.parent().ok_or_else(astray)?.to_path_buf();
        let target = program.ancestors().nth(2).ok_or_else(astray)?.to_path_buf();
        Ok(Self { root, target })
    }

    /// Another checkout, with its build folder in it.
    pub(crate) fn at(root: &Path) -> Self {
        Self { root: root.to_path_buf(), target: root.join("target") }
    }

    /// A path in the checkout.
    pub(crate) fn file(&self, path: impl AsRef<Path>) -> PathBuf {
        self.root.join(path)
    }

    /// The checkout.
    pub(crate) fn root(&self) -> &Path {
        &self.root
    }

    /// Cargo's build folder.
    pub(crate) fn target(&self) -> &Path {
        &self.target
    }

    /// The built portal.
    pub(crate) fn dist(&self) -> PathBuf {
        self.root.join("dist")
    }

    /// The built edge worker.
    pub(crate) fn edge(&self) -> PathBuf {
        self.target.join("edge")
    }

    /// What xtask keeps for itself: stamps, and the tools as its children are to find them.
    pub(crate) fn own(&self) -> PathBuf {
        self.target.join("xtask")
    }
}

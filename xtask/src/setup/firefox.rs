//! Firefox and its driver, for a journey in another browser than Chromium. Where either cannot be had, the tests go on
//! without, and say so.

use std::fmt::{self, Display, Formatter};
use std::path::PathBuf;

use super::apt::Apt;
use super::tool::Tool;
use crate::failure::{Failure, Outcome};
use crate::process::{command, on_path, read};

/// The browser and the driver that steers it, or why there is none.
#[derive(Debug)]
pub(crate) enum Firefox {
    /// Both are here.
    Found {
        /// Firefox itself.
        firefox: PathBuf,
        /// The `WebDriver` server.
        driver: PathBuf,
        /// What it calls itself.
        version: String,
    },
    /// It could not be had.
    Missing(String),
}

impl Firefox {
    /// Takes both from where they are, installs Debian's Firefox, and compiles its driver, which Debian has not.
    pub(crate) fn find_or_install(apt: &mut Apt) -> Self {
        Self::try_to(apt).unwrap_or_else(|failure| Self::Missing(failure.to_string()))
    }

    fn try_to(apt: &mut Apt) -> Outcome<Self> {
        let here = || on_path("firefox-esr").or_else(|| on_path("firefox"));
        if here().is_none() {
            apt.install(&["firefox-esr"])?;
        }
        let firefox = here().ok_or_else(|| Failure::new("Firefox is installed but not on the PATH."))?;
        let version = read(command(&firefox).arg("--version"))
            .ok_or_else(|| Failure::new("Firefox is installed but does not start."))?;
        Ok(Self::Found { firefox, driver: Tool::geckodriver()?.program, version })
    }
}

impl Display for Firefox {
    fn fmt(&self, f: &mut Formatter) -> fmt::Result {
        match self {
            Self::Found { version, .. } => f.write_str(version),
            Self::Missing(why) => write!(f, "none, its tests are left out: {}", why.lines().next().unwrap_or_default()),
        }
    }
}

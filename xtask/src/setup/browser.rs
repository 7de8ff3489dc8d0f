//! Chromium and its driver, for the tests that click.

use std::fmt::{self, Display, Formatter};
use std::path::PathBuf;

use super::apt::Apt;
use crate::failure::{Failure, Outcome};
use crate::process::{command, on_path, read};

/// The browser and the driver that steers it.
#[derive(Debug)]
pub(crate) struct Browser {
    /// Chromium itself.
    pub(crate) chromium: PathBuf,
    /// The `WebDriver` server of the same release.
    pub(crate) driver: PathBuf,
    version: String,
}

impl Browser {
    /// Takes both from the PATH, or installs Debian's.
    pub(crate) fn find_or_install(apt: &mut Apt) -> Outcome<Self> {
        if let Some(browser) = Self::find() {
            return Ok(browser);
        }
        apt.install(&["chromium", "chromium-driver"])?;
        Self::find().ok_or_else(|| Failure::new("`chromium` and `chromedriver` are installed but do not start."))
    }

    fn find() -> Option<Self> {
        let chromium = on_path("chromium")?;
        let driver = on_path("chromedriver")?;
        let version = read(command(&driver).arg("--version"))?;
        let version = version.split_whitespace().take(2).collect::<Vec<_>>().join(" ");
        Some(Self { chromium, driver, version })
    }
}

impl Display for Browser {
    fn fmt(&self, f: &mut Formatter) -> fmt::Result {
        write!(f, "{}", self.version)
    }
}

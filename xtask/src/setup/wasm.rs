//! The compiler for `wasm32-unknown-unknown`.
//!
//! rustup's, when it has that target or can get it. Else Debian's `rustc-web`: its packages bring the sources of std, so
//! std is compiled along with the program and nothing more is downloaded but std's own crates.

use std::ffi::OsString;
use std::fmt::{self, Display, Formatter};
use std::path::{Path, PathBuf};
use std::process::Command;

use super::apt::Apt;
use crate::failure::{Failure, Outcome};
use crate::process::{command, on_path, read};
use crate::step::announce;

/// The target's name.
pub(crate) const TARGET: &str = "wasm32-unknown-unknown";

const DEBIAN_CARGO: &str = "/usr/bin/cargo";
const DEBIAN_RUSTC: &str = "/usr/bin/rustc";

/// The workspace's `rust-version`, as major and minor.
const OLDEST_RUSTC: (u32, u32) = (1, 95);

/// A compiler that makes WebAssembly.
#[derive(Debug)]
pub(crate) enum Toolchain {
    /// The one that runs us.
    Rustup {
        /// What its rustc calls itself.
        version: String,
    },
    /// Debian's, with std from source.
    Debian {
        /// What its rustc calls itself.
        version: String,
        /// A linker no older than its LLVM.
        linker: PathBuf,
    },
}

impl Toolchain {
    /// Looks for both kinds before it installs either.
    pub(crate) fn find_or_install(apt: &mut Apt) -> Outcome<Self> {
        if let Some(found) = Self::rustup().or_else(|| Self::debian(linker()?)) {
            return Ok(found);
        }
        if on_path("rustup").is_some() {
            announce(format_args!("rustup target add {TARGET}"));
            // Read, not run: that it cannot succeed everywhere is no news for the person who waits.
            read(command("rustup").args(["target", "add", TARGET]).env("RUSTUP_MAX_RETRIES", "0"));
        }
        if let Some(found) = Self::rustup() {
            return Ok(found);
        }
        let by_hand = |failure: Failure| failure.by_hand(format!("# or: rustup target add {TARGET}"));
        apt.install(&["rustc-web", "cargo-web", "rust-web-src"]).map_err(by_hand)?;
        if linker().is_none() {
            apt.install(&["lld-22"])?;
        }
        linker().and_then(Self::debian).ok_or_else(|| {
            Failure::new("Debian's rustc-web is installed, but it is too old or incomplete.")
                .by_hand(format!("rustup target add {TARGET}"))
        })
    }

    /// Cargo for WebAssembly, in `folder`.
    pub(crate) fn cargo(&self, folder: &Path) -> Command {
        let mut cargo = match self {
            Self::Rustup { .. } => crate::process::cargo(),
            Self::Debian { .. } => command(DEBIAN_CARGO),
        };
        self.prepare(&mut cargo);
        cargo.current_dir(folder);
        cargo
    }

    /// Gives a child that compiles what it needs to choose this compiler.
    fn prepare(&self, child: &mut Command) {
        let Self::Debian { linker, .. } = self else { return };
        child.env_remove("RUSTUP_TOOLCHAIN");
        // Building std from source is only open to nightly compilers; this says that we know what we are doing.
        child.env("RUSTC_BOOTSTRAP", "1").env("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort");
        child.env("RUSTC", DEBIAN_RUSTC).env("CARGO", DEBIAN_CARGO);
        child.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", linker);
    }

    fn rustup() -> Option<Self> {
        let targets = read(command("rustup").args(["target", "list", "--installed"]))?;
        targets.lines().any(|target| target == TARGET).then_some(())?;
        Some(Self::Rustup { version: read(command("rustc").arg("--version"))? })
    }

    fn debian(linker: PathBuf) -> Option<Self> {
        let rustc = read(command(DEBIAN_RUSTC).arg("--version"))?;
        let cargo = read(command(DEBIAN_CARGO).arg("--version"))?;
        let is_new_enough = |version| minor(version) >= Some(OLDEST_RUSTC);
        (is_new_enough(&rustc) && is_new_enough(&cargo)).then_some(())?;
        let sysroot = read(command(DEBIAN_RUSTC).args(["--print", "sysroot"]))?;
        let sources = Path::new(&sysroot).join("lib/rustlib/src/rust/library/Cargo.toml");
        let version = rustc.split(" (").next().unwrap_or(&rustc).to_owned();
        sources.is_file().then_some(Self::Debian { version, linker })
    }
}

impl Display for Toolchain {
    fn fmt(&self, f: &mut Formatter) -> fmt::Result {
        match self {
            Self::Rustup { version } => write!(f, "rustup's {version}"),
            Self::Debian { version, .. } => write!(f, "Debian's {version}, with std from source"),
        }
    }
}

/// rustup's own LLD, which knows WebAssembly even without the target; else Debian's. Debian's default LLD is too old.
fn linker() -> Option<PathBuf> {
    let sysroot = read(command("rustc").args(["--print", "sysroot"]));
    let host = read(command("rustc").args(["--print", "host-tuple"]));
    let of_rustup = sysroot.zip(host).map(|(sysroot, host)| {
        [OsString::from(sysroot), "lib/rustlib".into(), host.into(), "bin/rust-lld".into()].iter().collect::<PathBuf>()
    });
    of_rustup.filter(|file| file.is_file()).or_else(|| on_path("wasm-ld-22"))
}

/// Major and minor of a line such as `rustc 1.96.0 (…)`.
fn minor(version: &str) -> Option<(u32, u32)> {
    let mut numbers = version.split_whitespace().nth(1)?.split('.').map_while(|number| number.parse().ok());
    Some((numbers.next()?, numbers.next()?))
}

#[cfg(test)]
mod tests {
    use super::minor;

    #[test]
    fn versions_compare_by_major_and_minor() {
        assert_eq!(minor("rustc 1.96.0 (ac68faa20 2026-05-25)"), Some((1, 96)));
        assert!(minor("cargo 1.100.0") > Some((1, 95)));
        assert!(minor("rustc 1.63.0") < Some((1, 95)));
        assert_eq!(minor("rustc"), None);
    }
}

//! Debian's packages, where there is apt and we may use it.

use crate::failure::{Failure, Outcome};
use crate::process::{command, on_path, read, run};
use crate::step::announce;

/// Refreshes apt's lists once, before the first install.
#[derive(Debug, Default)]
pub(crate) struct Apt {
    is_fresh: bool,
}

impl Apt {
    /// Installs the packages; never removes one, and never asks for a password.
    pub(crate) fn install(&mut self, packages: &[&str]) -> Outcome {
        let names = packages.join(" ");
        let by_hand = |what: String| {
            Failure::new(what)
                .by_hand("sudo apt-get update")
                .by_hand(format!("sudo apt-get install --no-install-recommends {names}"))
        };
        let Some(become_root) = way_to_root() else {
            return Err(by_hand(format!("{names} must be installed, which takes root's rights.")));
        };
        announce(format_args!("apt-get install {names}"));
        let refreshed = if self.is_fresh { Ok(()) } else { apt_get(become_root, &["update", "--quiet"]) };
        self.is_fresh |= refreshed.is_ok();
        let options = ["install", "--quiet", "--yes", "--no-remove", "--no-install-recommends"];
        refreshed
            .and_then(|()| apt_get(become_root, &[&options, packages].concat()))
            .map_err(|failure| by_hand(format!("{names} could not be installed: {failure}")))
    }
}

/// The words before a command that make it run as root; `None` where there is no apt, or no way without a password.
fn way_to_root() -> Option<&'static [&'static str]> {
    on_path("apt-get")?;
    if read(command("id").arg("-u"))? == "0" {
        return Some(&[]);
    }
    read(command("sudo").args(["-n", "true"])).map(|_| &["sudo", "-n"][..])
}

fn apt_get(become_root: &[&str], arguments: &[&str]) -> Outcome {
    let words = [become_root, &["env", "DEBIAN_FRONTEND=noninteractive", "apt-get"], arguments].concat();
    run(command(words[0]).args(&words[1..]))
}

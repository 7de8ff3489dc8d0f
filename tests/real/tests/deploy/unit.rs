//! The units for systemd, judged by systemd and started by hand.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

use crate::command::{Running, here, put};
use crate::{file, said};

const UNITS: [&str; 3] = ["hookpost.service", "hookpost-backup.service", "hookpost-backup.timer"];

/// The units as they would be with everything installed where this checkout has it.
fn installed(folder: &Path) -> Vec<PathBuf> {
    let write = |name: &str| {
        let path = folder.join(name);
        fs::write(&path, put(&file(&format!("deploy/{name}")), &here())).expect("it can be written");
        path
    };
    UNITS.map(write).to_vec()
}

#[test]
fn systemd_finds_nothing_wrong_with_the_units() {
    let folder = TempDir::new().expect("a folder");
    let (_, said) = said(Command::new("systemd-analyze").args(["verify", "--man=no"]).args(installed(folder.path())));
    // It reads every unit of the machine that these name, too.
    let ours: Vec<&str> = said.lines().filter(|line| line.contains("hookpost")).collect();
    assert!(ours.is_empty(), "{said}");
}

#[test]
fn the_units_let_nothing_be_done_that_is_not_needed() {
    let folder = TempDir::new().expect("a folder");
    for unit in installed(folder.path()).iter().filter(|unit| unit.extension().is_some_and(|end| end == "service")) {
        // Of 100 points of exposure.
        let judged = ["security", "--offline=true", "--no-pager", "--threshold=15"];
        let (is_safe, said) = said(Command::new("systemd-analyze").args(judged).arg(unit));
        assert!(is_safe && said.contains("Overall exposure level"), "{said}");
    }
}

#[tokio::test]
async fn the_units_command_serves_and_its_backup_is_whole() {
    let word = |unit: &str, key: &str| {
        let unit = file(&format!("deploy/{unit}"));
        unit.lines().find_map(|line| line.strip_prefix(key)).expect("a command").to_owned()
    };
    let words: Vec<String> = word("hookpost.service", "ExecStart=").split_whitespace().map(str::to_owned).collect();
    let running = Running::start(&words, "/var/lib/hookpost");
    running.serves().await;

    let backups = TempDir::new().expect("a folder");
    let script = word("hookpost-backup.service", "ExecStart=/bin/sh -c '");
    let script = script.trim_end_matches('\'').replace("%%", "%");
    let mut places = here();
    places.push(("/var/lib/hookpost-backups".to_owned(), backups.path().display().to_string()));
    places.push(("/var/lib/hookpost".to_owned(), running.data.path().display().to_string()));
    let (done, told) = said(Command::new("sh").args(["-c", &put(&script, &places)]));
    assert!(done, "{told}");
    let made: Vec<_> =
        fs::read_dir(backups.path()).expect("the folder").map(|one| one.expect("an entry").path()).collect();
    let [made] = &made[..] else { panic!("one backup: {made:?}") };
    let (whole, told) = crate::backup("check", [made.as_path()]);
    assert!(whole, "{told}");
}

//! The files that an operator deploys with say what the code does: its settings, its objects, its runtime's date.

#![allow(clippy::unwrap_used, reason = "in a test a panic is the report")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// Set by tests alone, and by `locked.sh`'s caller for several workers.
const FOR_TESTS: &str = "RETENTION_MS";

fn file(path: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap()
}

fn is_name(text: &str) -> bool {
    text.len() > 2 && text.bytes().all(|byte| byte.is_ascii_uppercase() || byte == b'_')
}

/// What workerd is told to hand to the worker.
fn bound() -> BTreeSet<String> {
    let config = file("src/edge/workerd.capnp");
    let names = config.split("fromEnvironment = \"").skip(1).filter_map(|rest| rest.split_once('"'));
    names.map(|(name, _)| name.to_owned()).filter(|name| name != FOR_TESTS).collect()
}

/// The settings file: each name with what holds without it, or nothing.
fn settings() -> BTreeMap<String, String> {
    let text = file("deploy/hookpost.env");
    let lines = text.lines().filter_map(|line| line.strip_prefix('#').unwrap_or(line).split_once('='));
    lines.filter(|(name, _)| is_name(name)).map(|(name, value)| (name.to_owned(), value.to_owned())).collect()
}

/// The README's table of settings: each name with its default.
fn documented() -> BTreeMap<String, String> {
    let readme = file("README.md");
    let (_, section) = readme.split_once("## Settings of the worker").unwrap();
    let mut table = BTreeMap::new();
    for row in section.lines().skip_while(|line| !line.starts_with('|')).take_while(|line| line.starts_with('|')) {
        let cells: Vec<&str> = row.split('|').map(str::trim).collect();
        let names = cells[1].split(", ").map(|name| name.trim_matches('`')).filter(|name| is_name(name));
        let defaults: Vec<&str> = cells[2].split("`, `").map(|value| value.trim_matches('`')).collect();
        for (at, name) in names.enumerate() {
            table.insert(name.to_owned(), (*defaults.get(at).unwrap_or(&defaults[0])).to_owned());
        }
    }
    table
}

/// All that is written in a folder's Rust.
fn sources(folder: &str) -> String {
    let mut text = String::new();
    for entry in fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)).unwrap() {
        let (path, inner) = (entry.as_ref().unwrap().path(), entry.unwrap().file_name());
        if path.is_dir() {
            text += &sources(&format!("{folder}/{}", inner.to_str().unwrap()));
        } else if path.extension().is_some_and(|end| end == "rs") {
            text += &fs::read_to_string(path).unwrap();
        }
    }
    text
}

#[test]
fn the_settings_file_and_the_readme_name_every_setting_and_no_other() {
    let named: BTreeSet<String> = settings().into_keys().collect();
    assert_eq!(named, bound(), "deploy/hookpost.env");
    let named: BTreeSet<String> = documented().into_keys().collect();
    assert_eq!(named, bound(), "the table in README.md");
    let readers = sources("src/edge") + &sources("src/access");
    for name in bound() {
        assert!(readers.contains(&format!("\"{name}\"")), "nothing reads {name}");
    }
}

#[test]
fn the_settings_file_shows_what_holds_without_it() {
    let defaults = documented();
    for (name, value) in settings() {
        let value = value.trim_matches('"');
        match defaults[&name].as_str() {
            // An address is shown as an example where there is no default.
            "none" | "where the API is" => assert!(value.is_empty() || value.contains("example"), "{name}={value}"),
            default => assert_eq!(value, default, "{name}"),
        }
    }
}

#[test]
fn cloudflare_is_given_the_objects_and_the_date_that_workerd_is_given() {
    let (wrangler, workerd) = (file("wrangler.toml"), file("src/edge/workerd.capnp"));
    let between = |text: &str, start: &str| {
        let (_, rest) = text.split_once(start).unwrap_or_else(|| panic!("{start} stands nowhere"));
        rest.split_once('"').unwrap().0.to_owned()
    };
    assert_eq!(between(&wrangler, "compatibility_date = \""), between(&workerd, "compatibilityDate = \""));
    assert!(!workerd.contains("compatibilityFlags"), "flags would have to be in both");
    for class in workerd.split("className = \"").skip(1).map(|rest| rest.split_once('"').unwrap().0) {
        assert_eq!(wrangler.matches(&format!("class_name = \"{class}\"")).count(), 2, "{class}, in each environment");
        let (_, migrations) = wrangler.split_once("new_sqlite_classes = [").unwrap();
        assert!(migrations.split_once(']').unwrap().0.contains(class), "{class} has SQLite storage");
    }
    for binding in workerd.split("durableObjectNamespace = \"").collect::<Vec<_>>().windows(2) {
        let name = binding[0].rsplit("name = \"").next().unwrap().split_once('"').unwrap().0;
        assert_eq!(wrangler.matches(&format!("name = \"{name}\", class_name")).count(), 2, "{name}");
    }
}

#[test]
fn cloudflare_is_given_no_setting_that_the_worker_does_not_know_and_no_secret() {
    let wrangler = file("wrangler.toml");
    let mut section = String::new();
    for line in wrangler.lines() {
        if line.starts_with('[') {
            line.trim_matches(['[', ']']).clone_into(&mut section);
        } else if let (Some((name, _)), true) = (line.split_once(" = "), section.rsplit('.').next() == Some("vars")) {
            assert!(bound().contains(name), "{name} is no setting");
            assert!(!name.contains("KEY") && !name.contains("SECRET"), "{name} is a secret");
        }
    }
    assert!(section.contains("production"), "the file was read to its end");
    let secrets = wrangler.lines().find_map(|line| line.strip_prefix("# Secrets: ")).unwrap();
    assert!(secrets.split(' ').all(|name| bound().contains(name)), "{secrets}");
}

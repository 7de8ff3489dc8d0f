//! Each control of docs/threat-model.md names tests, and they are there.

#![allow(clippy::unwrap_used, reason = "in a test a panic is the report")]

use std::fs;
use std::path::Path;

const MODEL: &str = include_str!("../docs/threat-model.md");

#[test]
fn every_threat_has_a_control_and_tests_that_exist() {
    let mut sources = String::new();
    read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests"), &mut sources);
    let rows: Vec<&str> = MODEL.lines().filter(|line| line.starts_with("| ")).skip(1).collect();
    assert!(rows.len() > 15, "{} threats", rows.len());
    for row in rows {
        let cells: Vec<&str> = row.trim_matches('|').split('|').map(str::trim).collect();
        let [threat, control, tests] = cells[..] else { panic!("three cells: {row}") };
        assert!(!threat.is_empty() && !control.is_empty(), "{row}");
        let names: Vec<&str> = tests.split('`').skip(1).step_by(2).collect();
        assert!(!names.is_empty(), "no test holds: {threat}");
        for name in names {
            assert!(sources.contains(&format!("fn {name}()")), "{threat}: there is no test {name}");
        }
    }
}

fn read(folder: &Path, sources: &mut String) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            read(&path, sources);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            sources.push_str(&fs::read_to_string(&path).unwrap());
        }
    }
}

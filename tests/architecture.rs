//! The rings hold: imports go inward only, siblings never import each other, and the pure rings touch no platform.

#![allow(clippy::unwrap_used, reason = "in a test a panic is the report")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// What each ring may import of the crate.
const ALLOWED: [(&str, &[&str]); 27] = [
    ("model", &[]),
    ("json", &[]),
    ("catalogue", &["model"]),
    ("schema", &["model", "json"]),
    ("delivery", &["model"]),
    ("health", &["model"]),
    ("lifecycle", &["model", "json"]),
    ("privacy", &["model", "json"]),
    ("audit", &["model"]),
    ("guard", &["model"]),
    ("vault", &["model"]),
    ("placement", &["model"]),
    ("embed", &["model"]),
    ("api", &["model"]),
    ("access", &["model", "json", "api"]),
    ("contract", &["model", "catalogue", "guard", "api", "access"]),
    ("doctor", &["model", "json", "delivery"]),
    ("forecast", &["model", "delivery"]),
    ("conformance", &["model", "delivery"]),
    ("inspect", &["model", "json", "catalogue", "schema"]),
    (
        "edge",
        &[
            "model",
            "json",
            "catalogue",
            "schema",
            "inspect",
            "delivery",
            "health",
            "guard",
            "vault",
            "placement",
            "access",
            "audit",
            "conformance",
            "api",
        ],
    ),
    (
        "portal",
        &[
            "model",
            "json",
            "catalogue",
            "schema",
            "inspect",
            "delivery",
            "health",
            "lifecycle",
            "privacy",
            "guard",
            "access",
            "audit",
            "doctor",
            "forecast",
            "api",
            "embed",
        ],
    ),
    ("cli", &["model", "catalogue", "schema", "inspect", "guard", "doctor", "api"]),
    ("javascript", &[]),
    ("validator", &["json", "catalogue", "schema", "inspect", "javascript"]),
    ("received", &["inspect", "lifecycle", "privacy", "javascript"]),
    ("hosting", &["model", "embed", "javascript"]),
];

/// The rings that touch a platform.
const SHELLS: [&str; 7] = ["edge", "portal", "cli", "javascript", "validator", "received", "hosting"];

/// What a pure ring never touches: clocks, randomness, waiting, platforms.
const IMPURE: [&str; 13] = [
    "SystemTime::now",
    "Instant",
    "std::thread",
    "std::fs",
    "std::net::Tcp",
    "std::env::",
    "async fn",
    ".await",
    "getrandom",
    "js_sys",
    "web_sys",
    "wasm_bindgen",
    "gloo",
];

#[test]
fn imports_go_inward_only_and_siblings_never_import_each_other() {
    let mut breaches = Vec::new();
    for (ring, files) in rings() {
        let allowed = allowed(&ring);
        for file in files {
            breaches.extend(
                foreign_imports(&ring, allowed, &code(&file)).into_iter().map(|import| {
                    format!("{} imports {import}, but {ring} may import only {allowed:?}", file.display())
                }),
            );
        }
    }
    assert!(breaches.is_empty(), "{}", breaches.join("\n"));
}

#[test]
fn the_pure_rings_touch_no_platform() {
    let mut breaches = Vec::new();
    for (ring, files) in rings() {
        if SHELLS.contains(&ring.as_str()) {
            continue;
        }
        for file in files {
            let code = code(&file);
            let found = IMPURE.iter().filter(|word| code.contains(*word));
            breaches.extend(found.map(|word| format!("{} uses {word}", file.display())));
        }
    }
    assert!(breaches.is_empty(), "{}", breaches.join("\n"));
}

#[test]
fn a_breach_is_found_however_it_is_written() {
    let found = |ring, code: &str| !foreign_imports(ring, allowed(ring), code).is_empty();
    assert!(found("model", "use crate::guard::check_url;"));
    assert!(found("guard", "use crate::{model::Secret, delivery::sign};"));
    assert!(found("delivery", "let x = crate::api::PAGE;"));
    assert!(found("delivery", "use super::super::api;"));
    assert!(found("schema", "use crate::{\n    model,\n    catalogue::entries,\n};"));
    assert!(!found("guard", "use crate::model::Secret;"));
    assert!(!found("edge", "use crate::{model::Secret, delivery::sign};"));
}

fn allowed(ring: &str) -> &'static [&'static str] {
    let known = ALLOWED.iter().find(|(name, _)| *name == ring);
    known.unwrap_or_else(|| panic!("src/{ring} is no ring: name it in ALLOWED with what it may import")).1
}

/// Rings that `code` names without being allowed to.
fn foreign_imports(ring: &str, allowed: &[&str], code: &str) -> Vec<String> {
    let others = ALLOWED.map(|(name, _)| name);
    let others = others.iter().filter(|name| **name != ring && !allowed.contains(name));
    others.filter(|name| names(code, name)).map(|name| (*name).to_owned()).collect()
}

/// Whether a path in `code` goes through the crate's root, or the package's name, to the ring `name`.
fn names(code: &str, name: &str) -> bool {
    let flat: String = code.split_whitespace().collect::<Vec<_>>().join(" ");
    let starts = ["crate::", "hookpost::", "super::super::", "super::super::super::"];
    starts.iter().flat_map(|start| flat.match_indices(start).map(|(at, _)| &flat[at + start.len()..])).any(|path| {
        match path.strip_prefix('{') {
            Some(group) => {
                let mut depth = 1;
                let end = group.find(|c| {
                    depth += i32::from(c == '{') - i32::from(c == '}');
                    depth == 0
                });
                group[..end.unwrap_or(group.len())].split([',', '{']).any(|part| is_word(part.trim(), name))
            }
            None => is_word(path, name),
        }
    })
}

fn is_word(path: &str, name: &str) -> bool {
    path.strip_prefix(name).is_some_and(|rest| !rest.starts_with(|c: char| c.is_alphanumeric() || c == '_'))
}

/// The files of each ring. Whatever lies in src is a ring, or the root that lists them.
fn rings() -> BTreeMap<String, Vec<PathBuf>> {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut rings = BTreeMap::new();
    for entry in fs::read_dir(&src).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if path.is_dir() {
            let mut files = Vec::new();
            collect(&path, &mut files);
            rings.insert(name, files);
        } else {
            assert_eq!(name, "lib.rs", "a file beside the rings belongs to none: put it into one");
        }
    }
    assert_eq!(rings.len(), ALLOWED.len(), "a ring of ALLOWED has no folder");
    rings
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
}

/// A file without its comments.
fn code(file: &Path) -> String {
    let text = fs::read_to_string(file).unwrap();
    text.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

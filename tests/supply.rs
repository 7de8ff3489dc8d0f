//! What is built in: where it comes from, under which licence, and that it is pinned. Nothing here needs a network.

#![allow(clippy::unwrap_used, reason = "in a test a panic is the report")]

use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::Value;

/// Licences that let anybody use and pass on what is under them, each with its notice.
const LICENCES: [&str; 12] = [
    "MIT",
    "MIT-0",
    "Apache-2.0",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "CC0-1.0",
    "ISC",
    "Python-2.0",
    "Unicode-3.0",
    "Unlicense",
    "Zlib",
    "0BSD",
];

/// The others: how their names begin, the licence, and the reason. None of them ships.
const EXCEPTIONS: [(&str, &str, &str); 3] = [
    ("webdriver", "MPL-2.0", "drives the browser in tests, unchanged"),
    ("axe-core", "MPL-2.0", "judges accessibility in tests, unchanged"),
    ("@img/sharp-", "LGPL-3.0-or-later", "comes with wrangler, which never calls it here"),
];

/// Crates that must not come in: each opens a door that Hookpost has no use for.
const BANNED: [(&str, &str); 3] = [
    ("openssl", "TLS is the runtime's"),
    ("native-tls", "TLS is the runtime's"),
    ("wee_alloc", "it is not kept up and leaks"),
];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Whether a licence expression can be met by licences of the list: one side of each `OR`, both of each `AND`.
fn is_free(expression: &str) -> bool {
    let flat = expression.replace(['(', ')'], " ").replace('/', " OR ");
    // An exception such as `WITH LLVM-exception` only gives more.
    let one = |name: &str| LICENCES.contains(&name.split(" WITH ").next().unwrap_or_default().trim());
    if expression.contains(") AND ") {
        return expression.split(") AND ").all(|part| is_free(part.trim_start_matches('(')));
    }
    flat.split(" OR ").any(|choice| choice.split(" AND ").all(one))
}

fn is_known(name: &str, licence: &str) -> bool {
    is_free(licence) || is_exception(name, licence)
}

/// Whether every part of it that is not free by itself is the exception for that name.
fn is_exception(name: &str, licence: &str) -> bool {
    let mut known = EXCEPTIONS.iter().filter(|(of, ..)| name.starts_with(of));
    known.any(|(_, known, _)| licence.split(" AND ").all(|part| part == *known || is_free(part)))
}

#[test]
fn every_crate_comes_from_the_registry_under_a_licence_we_know() {
    let mut cargo = Command::new(env!("CARGO"));
    cargo.args(["metadata", "--format-version", "1", "--locked", "--offline"]).current_dir(root());
    let output = cargo.output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let metadata: Value = serde_json::from_slice(&output.stdout).unwrap();
    let packages = metadata["packages"].as_array().unwrap();
    assert!(packages.len() > 100);
    let lock = fs::read_to_string(root().join("Cargo.lock")).unwrap();
    for package in packages {
        let (name, version) = (package["name"].as_str().unwrap(), package["version"].as_str().unwrap());
        let licence = package["license"].as_str().unwrap_or_else(|| panic!("{name} has no licence"));
        assert!(is_known(name, licence), "{name} is under {licence}");
        assert!(BANNED.iter().all(|(banned, _)| *banned != name), "{name} is banned");
        let Some(source) = package["source"].as_str() else { continue };
        assert!(source.starts_with("registry+"), "{name} comes from {source}");
        let entry = format!("name = \"{name}\"\nversion = \"{version}\"\nsource = \"{source}\"\nchecksum = \"");
        assert!(lock.contains(&entry), "{name} {version} has no checksum");
    }
}

#[test]
fn every_npm_part_is_pinned_under_a_licence_we_know() {
    let lock: Value = serde_json::from_str(&fs::read_to_string(root().join("package-lock.json")).unwrap()).unwrap();
    let parts = lock["packages"].as_object().unwrap();
    assert!(parts.len() > 50);
    for (path, part) in parts.iter().filter(|(path, _)| !path.is_empty()) {
        let name = path.rsplit("node_modules/").next().unwrap();
        let licence = part["license"].as_str().unwrap_or_else(|| panic!("{name} has no licence"));
        assert!(is_known(name, licence), "{name} is under {licence}");
        assert!(part["integrity"].as_str().is_some_and(|text| text.starts_with("sha512-")), "{name} has no checksum");
        assert!(
            part["resolved"].as_str().is_none_or(|from| from.starts_with("https://")),
            "{name} comes from elsewhere"
        );
    }
    let wanted: Value = serde_json::from_str(&fs::read_to_string(root().join("package.json")).unwrap()).unwrap();
    for kind in ["devDependencies", "optionalDependencies"] {
        for (name, version) in wanted[kind].as_object().unwrap() {
            let is_exact = version.as_str().unwrap().starts_with(|first: char| first.is_ascii_digit());
            assert!(is_exact, "{name} is not pinned: {version}");
        }
    }
}

#[test]
fn a_licence_is_free_when_one_choice_of_it_is() {
    for free in [
        "MIT OR GPL-3.0",
        "MIT/Apache-2.0",
        "(MIT OR Apache-2.0) AND Unicode-3.0",
        "Apache-2.0 WITH LLVM-exception OR MIT",
    ] {
        assert!(is_free(free), "{free}");
    }
    for bound in ["GPL-3.0", "MIT AND GPL-3.0", "(MIT OR Apache-2.0) AND GPL-3.0", "MPL-2.0", ""] {
        assert!(!is_free(bound), "{bound}");
    }
}

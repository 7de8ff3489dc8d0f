//! The program `hookpost` as a person and a CI job meet it: what it prints and how it ends.

use std::fs;
use std::io::Write as _;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

use hookpost::catalogue::{entries, entry};
use hookpost::inspect::inspect;
use hookpost::schema::Schema;
use serde_json::{Value, json};

/// A folder of its own for a test, with files in it; removed in the end.
struct Folder(PathBuf);

impl Folder {
    fn new(test: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("hookpost-cli-{test}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).expect("a folder can be made");
        Self(folder)
    }

    fn with(self, name: &str, text: impl AsRef<[u8]>) -> Self {
        fs::write(self.0.join(name), text).expect("a file can be written");
        self
    }

    fn run(&self, arguments: &[&str]) -> Run {
        self.run_on("", arguments)
    }

    fn run_on(&self, input: &str, arguments: &[&str]) -> Run {
        let mut command = Command::new(env!("CARGO_BIN_EXE_hookpost"));
        command.arg("validate").args(arguments).current_dir(&self.0);
        let mut child = command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program starts");
        // It may have ended before it reads.
        let _ = child.stdin.take().expect("its input is piped").write_all(input.as_bytes());
        Run::of(child.wait_with_output().expect("the program ends"))
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// What a run gave.
struct Run {
    code: i32,
    out: String,
    err: String,
}

impl Run {
    fn of(output: Output) -> Self {
        let text = |bytes| String::from_utf8(bytes).expect("the output is UTF-8");
        Self { code: output.status.code().expect("no signal"), out: text(output.stdout), err: text(output.stderr) }
    }

    fn json(&self) -> Value {
        serde_json::from_str(&self.out).unwrap_or_else(|error| panic!("{error}: {}", self.out))
    }
}

fn example() -> &'static str {
    entry("ORDER.CREATED").expect("it is in the catalogue").example()
}

/// The example on one line, with an order of no kits.
fn broken() -> String {
    let event: Value = serde_json::from_str(example()).expect("the example is JSON");
    let mut event = event.clone();
    event["data"]["quantity"] = json!(0);
    event.to_string()
}

#[test]
fn valid_files_end_with_0_and_a_line_for_each() {
    let lines: Vec<String> =
        entries().iter().map(|entry| entry.example().lines().map(str::trim).collect::<String>()).collect();
    let folder = Folder::new("valid").with("one.json", example()).with("all.ndjson", lines.join("\n"));
    let run = folder.run(&["one.json", "all.ndjson"]);
    assert_eq!((run.code, run.err.as_str()), (0, ""), "{}", run.out);
    assert_eq!(run.out, "one.json: ORDER.CREATED, valid\nall.ndjson: 14 documents, valid\n");
}

#[test]
fn a_violation_ends_with_1_and_shows_the_line_with_a_caret() {
    let text = "{\n  \"eventType\": \"ORDER.CREATD\",\n  \"data\": {}\n}\n";
    let run = Folder::new("violation").with("order.json", text).run(&["order.json"]);
    assert_eq!((run.code, run.err.as_str()), (1, ""));
    let expected = "\
order.json:2:16: error: `eventType` must be in the catalogue; it is \"ORDER.CREATD\"; did you mean \"ORDER.CREATED\"?
 2 |   \"eventType\": \"ORDER.CREATD\",
   |                ^
order.json: 1 error in ORDER.CREATD
";
    assert_eq!(run.out, expected);
}

#[test]
fn one_of_many_is_named_and_the_others_pass() {
    let good = entries()[0].example().lines().map(str::trim).collect::<String>();
    let text = format!("{good}\n{}\n{{\"a\":\n{good}\n", broken());
    let run = Folder::new("many").with("log.ndjson", text).run(&["log.ndjson"]);
    assert_eq!(run.code, 1);
    assert!(run.out.contains("log.ndjson:2:"), "{}", run.out);
    assert!(run.out.contains("`data.quantity` must be at least 1; it is 0\n"), "{}", run.out);
    assert!(run.out.contains("log.ndjson:3:6: error: The text ends too early"), "{}", run.out);
    assert!(run.out.ends_with("log.ndjson: 2 errors in 2 of 4 documents\n"), "{}", run.out);
}

#[test]
fn a_long_line_is_cut_around_the_place() {
    let text = format!("[{}{}]", format!("{},", broken()).repeat(300), broken());
    let run = Folder::new("long").with("array.json", text).run(&["array.json"]);
    let longest = run.out.lines().map(|line| line.chars().count()).max();
    assert!(longest < Some(140), "{longest:?}");
    let carets = run.out.lines().filter(|line| line.ends_with('^'));
    assert_eq!(carets.count(), 301);
    let shown: Vec<&str> = run.out.lines().collect();
    for lines in shown[..903].chunks(3) {
        let caret = lines[2].chars().count() - 1;
        assert_eq!(lines[1].chars().nth(caret), Some('0'), "{lines:?}");
        assert!(lines[1].contains("\"quantity\":0"), "{lines:?}");
    }
}

#[test]
fn what_cannot_be_read_ends_with_2_and_the_rest_is_told() {
    let folder = Folder::new("unreadable").with("good.json", example());
    let run = folder.run(&["none.json", "good.json", "."]);
    assert_eq!((run.code, run.out.as_str()), (2, "good.json: ORDER.CREATED, valid\n"));
    assert!(run.err.contains("error: cannot read none.json: "), "{}", run.err);
    assert!(run.err.contains("error: cannot read .: "), "{}", run.err);
}

#[test]
fn a_wrong_call_ends_with_2() {
    let folder = Folder::new("usage").with("good.json", example());
    assert_eq!(folder.run(&[]).code, 2);
    assert_eq!(folder.run(&["--format", "xml", "good.json"]).code, 2);
    assert_eq!(folder.run(&["--colour", "good.json"]).code, 2);
    let misspelt = folder.run(&["--event-type", "order created", "good.json"]);
    assert_eq!((misspelt.code, misspelt.out.as_str()), (2, ""));
    assert!(misspelt.err.contains("Did you mean ORDER.CREATED?"), "{}", misspelt.err);
}

#[test]
fn the_event_type_asked_for_counts() {
    let folder = Folder::new("asked").with("order.json", example());
    assert_eq!(folder.run(&["--event-type", "ORDER.CREATED", "order.json"]).code, 0);
    let other = folder.run(&["--event-type", "TEST.PROCESSED", "order.json"]);
    assert_eq!(other.code, 1);
    assert!(other.out.contains("`eventType` must be \"TEST.PROCESSED\""), "{}", other.out);
}

#[test]
fn a_dash_is_the_standard_input() {
    let run = Folder::new("stdin").run_on(&broken(), &["-"]);
    assert_eq!(run.code, 1);
    assert!(run.out.starts_with("stdin:1:"), "{}", run.out);
}

#[test]
fn json_has_the_inspection_of_each_file() {
    let folder = Folder::new("json").with("good.json", example()).with("bad.json", broken());
    let run = folder.run(&["--format", "json", "good.json", "bad.json"]);
    assert_eq!(run.code, 1);
    let inspection = |text: &str| serde_json::to_value(inspect(text.as_bytes(), None)).expect("it can be written");
    let expected = json!([
        { "file": "good.json", "inspection": inspection(example()) },
        { "file": "bad.json", "inspection": inspection(&broken()) },
    ]);
    assert_eq!(run.json(), expected);
}

#[test]
fn hostile_names_and_texts_are_shown_inert() {
    let name = "a\u{1b}[31m\u{202e}b\n.json";
    let text = "{\"eventType\":\"\u{9b}31m\u{202e}\u{2028}x\",\u{1b}]0;title\u{7}\u{1b}[2J";
    let folder = Folder::new("hostile").with(name, text);
    for format in ["human", "json", "sarif"] {
        let run = folder.run(&["--format", format, name, "no\u{1b}[31mne"]);
        assert_eq!(run.code, 2);
        let active = |letter: char| (letter.is_control() && letter != '\n') || "\u{202e}\u{2028}".contains(letter);
        assert!(!run.out.contains(active) && !run.err.contains(active), "{format}: {:?} {:?}", run.out, run.err);
        assert!(run.out.contains("31m"), "{format}: {}", run.out);
        assert!(run.err.contains("cannot read no\\u{1b}[31mne"), "{}", run.err);
    }
    let flag = folder.run(&["--x\u{1b}[31m"]);
    assert!(flag.code == 2 && !flag.err.contains('\u{1b}'), "{:?}", flag.err);
}

/// What we use of SARIF 2.1.0, by the published schema: names, types and bounds.
const SARIF: &str = include_str!("cli/sarif.schema.json");

#[test]
fn sarif_has_the_published_shape_and_a_rule_for_each_keyword() {
    let odd = "an odd % name é.json";
    let folder = Folder::new("sarif").with(odd, broken()).with("cut.json", "{\"a\":1,\"a\":2");
    let run = folder.run(&["--format", "sarif", odd, "cut.json", "none.json"]);
    assert_eq!(run.code, 2);
    let schema = Schema::compile(SARIF).unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(schema.check(run.out.as_bytes()), [], "{}", run.out);

    let sarif = run.json();
    let (results, rules) = (&sarif["runs"][0]["results"], &sarif["runs"][0]["tool"]["driver"]["rules"]);
    let ids: Vec<_> = rules.as_array().expect("rules").iter().map(|rule| &rule["id"]).collect();
    assert_eq!(ids, ["minimum", "syntax"]);
    for result in results.as_array().expect("results") {
        let index = usize::try_from(result["ruleIndex"].as_u64().expect("a number")).expect("a small one");
        assert_eq!(&result["ruleId"], ids[index]);
    }
    let place = &results[0]["locations"][0]["physicalLocation"];
    assert_eq!(place["artifactLocation"]["uri"], "an%20odd%20%25%20name%20%C3%A9.json");
    assert_eq!(sarif["runs"][0]["invocations"][0]["executionSuccessful"], false);
}

#[test]
fn a_valid_file_has_a_sarif_log_without_results() {
    let run = Folder::new("sarif-valid").with("good.json", example()).run(&["--format", "sarif", "good.json"]);
    assert_eq!((run.code, &run.json()["runs"][0]["results"]), (0, &json!([])));
}

#[test]
fn an_event_type_of_the_wrong_kind_is_no_crash() {
    for text in ["", " ", "null", "[]", "[[]]", "{}", "\u{feff}{}", "{\"eventType\":7}", "[1,", "{}\n[", "\0"] {
        let run = Folder::new("odd").run_on(text, &["-"]);
        assert!(run.code == i32::from(text != "[]"), "{text:?}: {} {}", run.out, run.err);
    }
}

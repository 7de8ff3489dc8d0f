//! The container file: no engine builds it here, so its parts are tried one by one.

use std::path::Path;
use std::process::Command;

use hookpost_real::{Settings, Worker, part};

use crate::command::{Running, put};
use crate::{file, root, said};

/// The lines of the container file, those that go on in the next one put together.
fn lines() -> Vec<String> {
    file("deploy/Containerfile").replace("\\\n", " ").lines().map(str::to_owned).collect()
}

/// What follows a word at the beginning of a line.
fn after(word: &str) -> Vec<String> {
    lines().iter().filter_map(|line| line.strip_prefix(word)).map(|rest| rest.trim().to_owned()).collect()
}

fn entrypoint() -> Vec<String> {
    let [only] = after("ENTRYPOINT ").try_into().expect("one entry point");
    let only: String = only;
    serde_json::from_str(&only).expect("the form without a shell")
}

#[test]
fn all_that_it_copies_is_built_and_let_through_to_the_engine() {
    let ignored = file("deploy/Containerfile.dockerignore");
    assert_eq!(ignored.lines().next(), Some("*"), "nothing goes to the engine but what is named");
    let through: Vec<&str> = ignored.lines().filter_map(|line| line.strip_prefix('!')).collect();
    let mut copied = Vec::new();
    for copy in after("COPY ") {
        let words: Vec<&str> = copy.split_whitespace().filter(|word| !word.starts_with("--")).collect();
        let [source, target] = words[..] else { panic!("one thing at a time: {copy}") };
        assert!(through.iter().any(|path| source.starts_with(path)), "{source} is kept from the engine");
        let machine = if cfg!(target_arch = "aarch64") { "workerd-linux-arm64" } else { "workerd-linux-64" };
        let source = source.replace("${WORKERD}", machine);
        assert!(!source.contains('$'), "{source}");
        let built = match source.as_str() {
            "target/edge" => part("HOOKPOST_EDGE").into(),
            "dist" => part("HOOKPOST_DIST").into(),
            other => root().join(other),
        };
        assert!(built.exists(), "{source} is not there after a build");
        copied.push(target.to_owned());
    }
    let stray = |word: &&String| word.contains("/opt/") && !copied.iter().any(|path| word.contains(path.as_str()));
    let words = entrypoint();
    assert_eq!(words.iter().find(stray), None, "the command wants what nobody copied");
    assert!(file("deploy/Containerfile").contains("ARG WORKERD=workerd-linux-64\n"));
}

#[test]
fn it_runs_as_nobody_special_and_writes_nowhere_but_its_data() {
    assert_eq!(after("USER "), ["10001:10001"]);
    assert_eq!(after("VOLUME "), ["/data"]);
    let places = ["-d", "storage="];
    let words = entrypoint();
    let storage = words.windows(2).find(|pair| pair[0] == places[0] && pair[1].starts_with(places[1]));
    assert_eq!(storage.map(|pair| pair[1].as_str()), Some("storage=/data/storage"));
}

#[test]
fn its_command_is_that_of_the_unit_and_of_every_test() {
    let words = entrypoint();
    let unit = file("deploy/hookpost.service");
    let started = unit.lines().find_map(|line| line.strip_prefix("ExecStart=")).expect("a command");
    let places = [("/data", "/var/lib/hookpost"), ("0.0.0.0", "127.0.0.1")];
    let places = places.map(|(from, to)| (from.to_owned(), to.to_owned()));
    assert_eq!(put(&words.join(" "), &places), started);

    // The tests start the worker by the same words, but for the places.
    let worker = Worker::new(Settings { is_local: false, ..Settings::default() });
    let plain = |word: &str| {
        let word = word.rsplit('/').next().expect("a last part");
        word.rsplit_once(':').map_or(word, |(start, _)| start).to_owned()
    };
    let tested = worker.command();
    let tested: Vec<String> = tested.get_args().skip(2).map(|word| plain(&word.to_string_lossy())).collect();
    let words: Vec<String> = words.iter().skip(3).map(|word| plain(&word.replace("0.0.0.0", "127.0.0.1"))).collect();
    assert_eq!(words, tested);
}

#[tokio::test]
async fn its_command_serves_under_every_setting_of_the_settings_file_and_its_health_check_tells_the_truth() {
    let mut running = Running::start(&entrypoint(), "/data");
    running.serves().await;
    let [check] = after("CMD ").try_into().unwrap_or_else(|_| after("HEALTHCHECK ").try_into().expect("one check"));
    let check: String = check;
    let check = check.split_once("CMD ").map_or(check.as_str(), |(_, words)| words).to_owned();
    let check: Vec<String> = serde_json::from_str(&check).expect("the form without a shell");
    let check = |port: u16| {
        let words: Vec<String> = check.iter().map(|word| word.replace(":8787", &format!(":{port}"))).collect();
        said(Command::new(&words[0]).args(&words[1..]))
    };
    let (is_well, said) = check(running.port);
    assert!(is_well, "{said}");
    running.kill();
    assert!(!check(running.port).0, "nobody is there any more");
    assert!(Path::new(&running.data.path().join("lock")).exists());
}

//! What cannot be done is said in words, and by the way it ends.

use hookpost_real::{Settings, Worker, order_created};
use tempfile::TempDir;

use crate::{file, run, run_with};

#[tokio::test(flavor = "multi_thread")]
async fn what_the_worker_refuses_ends_with_3_and_names_the_request() {
    let worker = Worker::start(Settings::default()).await;
    let refused = run(&worker, &["endpoints", "create", "demo", "https://10.0.0.7/"]);
    assert_eq!((refused.code, refused.out.as_str()), (3, ""));
    assert!(refused.err.starts_with("error: The endpoint has problems: "), "{}", refused.err);
    assert!(refused.err.contains("\n  /url: "), "{}", refused.err);
    assert!(refused.err.contains("\n  422 invalid_endpoint, request "), "{}", refused.err);
    for key in [None, Some("nobody")] {
        let unknown = run_with(&worker.address(), key, "", &["partners"]);
        assert_eq!(unknown.code, 3);
        assert!(unknown.err.contains("401 unauthorized, request "), "{}", unknown.err);
        assert!(!unknown.err.contains("nobody"), "{}", unknown.err);
    }
}

#[test]
fn where_nobody_answers_it_ends_with_4() {
    let nobody = run_with("http://127.0.0.1:1", Some("prov_test"), "", &["partners"]);
    assert_eq!((nobody.code, nobody.out.as_str()), (4, ""));
    assert!(nobody.err.starts_with("error: http://127.0.0.1:1 does not answer: "), "{}", nobody.err);
    assert!(!nobody.err.contains("prov_test"), "{}", nobody.err);
}

#[test]
fn a_wrong_call_ends_with_2_and_sends_no_key_in_the_clear() {
    for (address, words) in [
        ("http://hooks.provider.example", "use https"),
        ("http://127.0.0.1.example", "use https"),
        ("ftp://127.0.0.1", "begins with https://"),
        ("hooks.provider.example", "begins with https://"),
    ] {
        let refused = run_with(address, Some("prov_test"), "", &["partners"]);
        assert_eq!(refused.code, 2, "{address}");
        assert!(refused.err.contains(words), "{address}: {}", refused.err);
    }
    let here = "http://127.0.0.1:1";
    for wrong in [
        &["publish", "demo", "/nothing/here.json"][..],
        &["publish", "DEMO", "-"],
        &["tail", "demo", "--for", "soon"],
        &["endpoints", "show", "demo", "nope"],
        &["partners", "--key", "prov_test"],
        &["partners", "--key-file", "/nothing/here"],
        &["nothing"],
    ] {
        assert_eq!(run_with(here, Some("prov_test"), "{}", wrong).code, 2, "{wrong:?}");
    }
}

#[test]
fn the_doctor_tells_why_a_signature_does_not_verify() {
    let folder = TempDir::new().expect("a folder");
    // The example of the Standard Webhooks libraries' own tests.
    let headers = "webhook-id: msg_p5jXN8AQM9LWM0D4loKWxJek\nwebhook-timestamp: 1614265330\n\
                   webhook-signature: v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=\n";
    let secret = file(&folder, "secret", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw\n");
    let headers = file(&folder, "headers", headers);
    let examine = |body: &str| {
        let body = file(&folder, "body", body);
        let at = "2021-02-25T15:02:30Z";
        let arguments =
            ["doctor", "signature", "--headers", &headers, "--body", &body, "--secret-file", &secret, "--at", at];
        run_with("", None, "", &arguments)
    };
    let genuine = examine("{\"test\": 2432232314}");
    assert_eq!((genuine.code, genuine.out.as_str()), (0, "It is genuine, signed 20 s ago.\n"), "{}", genuine.err);
    let rewritten = examine("{\"test\": 2432232314}\n");
    assert_eq!(rewritten.code, 1);
    assert!(rewritten.out.starts_with("It does not verify, for this:\n  "), "{}", rewritten.out);
    assert!(!rewritten.out.contains("whsec_"), "{}", rewritten.out);
}

#[test]
fn completion_names_the_commands() {
    for shell in ["bash", "zsh", "fish"] {
        let script = run_with("", None, "", &["completion", shell]).well();
        for command in ["publish", "tail", "partners", "endpoints", "keys", "replay", "doctor", "validate"] {
            assert!(script.contains(command), "{shell}: {command}");
        }
    }
    let one = order_created("AD1");
    assert_eq!(run_with("", None, &one, &["publish", "demo", "-", "--dry-run"]).code, 0, "it needs no address");
}

#[test]
fn the_runbook_names_commands_and_options_that_there_are() {
    let runbook = include_str!("../../../../docs/runbook.md");
    let commands: Vec<_> = runbook.lines().filter_map(|line| line.trim_start().strip_prefix("hookpost ")).collect();
    assert!(commands.len() > 10);
    for command in commands {
        let words: Vec<_> = command.split_whitespace().collect();
        let name: Vec<_> =
            words.iter().copied().take_while(|word| word.chars().all(|c| c.is_ascii_lowercase())).collect();
        let help = run_with("", None, "", &[&name[..], &["--help"]].concat()).well();
        for option in words.iter().filter(|word| word.starts_with("--")) {
            assert!(help.contains(option), "{command}: {option} in {help}");
        }
    }
}

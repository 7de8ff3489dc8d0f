//! What the guard lets through and what it says when it does not.

#![allow(clippy::unwrap_used, reason = "in a test a panic is the report")]

use hookpost::guard::{
    EndpointForm, HEADER_BYTES_AT_MOST, HeaderRow, Reach, Rules, check_form, check_url, judge_url, sentence,
};
use hookpost::model::{AddressPolicy, AllowedHosts, HeaderName, HeaderSummary, Headers, Problem, Redacted, Secret};

const PUBLIC: AllowedHosts = AllowedHosts::PublicOnly;
const LOCAL: AllowedHosts = AllowedHosts::LoopbackToo;

fn policy(hosts: AllowedHosts) -> AddressPolicy {
    AddressPolicy { hosts, ..AddressPolicy::default() }
}

/// Checks that `text` is refused with a sentence that contains `words`.
fn refused(text: &str, hosts: AllowedHosts, words: &str) {
    let said = sentence(check_url(text, policy(hosts)).expect_err(text));
    assert!(said.contains(words), "{text}: {said}");
    assert!(said.ends_with('.') && !said.starts_with(|c: char| c.is_lowercase()), "a sentence: {said}");
}

#[test]
fn public_https_addresses_are_allowed() {
    for text in [
        "https://api.clinic.example/hooks",
        "https://api.clinic.example",
        "https://api.clinic.example.:8443/a/b?c=d&e",
        "HTTPS://API.Clinic.Example/Hooks",
        "  https://api.clinic.example/hooks\n",
        "https://xn--mnchen-3ya.example/",
        "https://8.8.8.8/hooks",
        "https://[2606:4700::1111]/",
        "https://172.15.0.1/",
        "https://172.32.0.1/",
        "https://100.63.0.1/",
        "https://100.128.0.1/",
        "https://local.example/",
        "https://localhost.example/",
    ] {
        let url = check_url(text, policy(PUBLIC)).unwrap_or_else(|refusal| panic!("{text}: {refusal}"));
        assert_eq!(judge_url(&url, policy(PUBLIC)), Ok(Reach::Public), "{text}");
    }
}

#[test]
fn what_is_no_absolute_https_url_is_refused_with_what_to_do() {
    refused("", PUBLIC, "Give the URL");
    refused("   ", PUBLIC, "Give the URL");
    refused("api.clinic.example/hooks", PUBLIC, "starting with https://");
    refused("api.clinic.example:8443/hooks", PUBLIC, "starting with https://");
    refused("localhost:3000", PUBLIC, "starting with https://");
    refused("/hooks", PUBLIC, "starting with https://");
    refused("//clinic.example", PUBLIC, "starting with https://");
    refused("http://api.clinic.example/hooks", PUBLIC, "Use https");
    refused("http://api.clinic.example/hooks", LOCAL, "Use https");
    refused("ftp://api.clinic.example/", PUBLIC, "not ftp");
    refused("javascript:alert(1)", PUBLIC, "not javascript");
    refused("https://", PUBLIC, "host cannot be read");
    refused("https://exa mple.com", PUBLIC, "host cannot be read");
    refused("https://münchen.example/", PUBLIC, "xn--");
    refused("https://clinic.example:99999/", PUBLIC, "port");
    refused("https://user@clinic.example/", PUBLIC, "user name and password");
    refused("https://user:secret@clinic.example/", PUBLIC, "user name and password");
    refused("https://:secret@clinic.example/", PUBLIC, "user name and password");
    refused("https://clinic.example/#here", PUBLIC, "from # on");
    refused(&format!("https://clinic.example/{}", "a".repeat(2048)), PUBLIC, "2048 characters at most");
}

#[test]
fn a_refusal_never_repeats_a_password() {
    let said = sentence(check_url("https://user:hunter2@clinic.example/", policy(PUBLIC)).unwrap_err());
    assert!(!said.contains("hunter2"), "{said}");
}

#[test]
fn every_spelling_of_an_address_off_the_internet_is_refused() {
    for (host, words) in [
        ("127.0.0.1", "machine itself (127.0.0.1)"),
        ("127.255.255.254", "machine itself"),
        ("2130706433", "machine itself (127.0.0.1)"),
        ("0x7f000001", "machine itself (127.0.0.1)"),
        ("0177.0.0.1", "machine itself (127.0.0.1)"),
        ("127.1", "machine itself (127.0.0.1)"),
        ("127.0.0.1.", "machine itself (127.0.0.1)"),
        ("%31%32%37.0.0.1", "machine itself (127.0.0.1)"),
        ("localhost", "machine itself (localhost)"),
        ("LOCALHOST", "machine itself (localhost)"),
        ("localhost.", "machine itself"),
        ("api.localhost", "machine itself"),
        ("[::1]", "machine itself (::1)"),
        ("[::ffff:127.0.0.1]", "machine itself"),
        ("[::ffff:7f00:1]", "machine itself"),
        ("10.0.0.7", "private (10.0.0.7)"),
        ("172.16.0.1", "private"),
        ("172.31.255.255", "private"),
        ("192.168.1.1", "private"),
        ("[::ffff:10.0.0.7]", "private"),
        ("[fd12:3456::1]", "private"),
        ("169.254.1.1", "link-local"),
        ("[fe80::1]", "link-local"),
        ("[fec0::1]", "site-local"),
        ("169.254.169.254", "metadata service"),
        ("[::ffff:169.254.169.254]", "metadata service"),
        ("[fd00:ec2::254]", "metadata service"),
        ("100.100.100.200", "metadata service"),
        ("metadata.google.internal", "metadata service"),
        ("0.0.0.0", "no address of a host"),
        ("0", "no address of a host"),
        ("[::]", "no address of a host"),
        ("100.64.0.1", "carrier"),
        ("192.0.2.1", "documentation"),
        ("198.51.100.1", "documentation"),
        ("203.0.113.9", "documentation"),
        ("[2001:db8::1]", "documentation"),
        ("198.18.0.1", "benchmarks"),
        ("224.0.0.1", "multicast"),
        ("[ff02::1]", "multicast"),
        ("240.0.0.1", "reserved"),
        ("255.255.255.255", "reserved"),
        ("[::127.0.0.1]", "in disguise"),
        ("[64:ff9b::7f00:1]", "NAT64"),
        ("[2002:7f00:1::]", "6to4"),
        ("[2001::1]", "Teredo"),
        ("intranet", "local network"),
        ("printer.local", "end in .local"),
        ("db.internal", "end in .internal"),
        ("nas.home.arpa", "end in .home.arpa"),
    ] {
        refused(&format!("https://{host}/hooks"), PUBLIC, words);
    }
}

#[test]
fn the_local_setting_relaxes_loopback_and_nothing_else() {
    for text in ["http://127.0.0.1:9000/hooks", "http://localhost:9000/", "https://[::1]/", "http://api.localhost/"] {
        let url = check_url(text, policy(LOCAL)).unwrap_or_else(|refusal| panic!("{text}: {refusal}"));
        assert_eq!(judge_url(&url, policy(LOCAL)), Ok(Reach::Loopback), "{text}");
        assert!(judge_url(&url, policy(PUBLIC)).is_err(), "saved under one policy, refused under another: {text}");
    }
    refused("http://10.0.0.7/", LOCAL, "private");
    refused("http://169.254.169.254/", LOCAL, "metadata");
    refused("http://localhost:9000/#x", LOCAL, "from # on");
    refused("http://user@localhost:9000/", LOCAL, "user name");
}

fn form(headers: &[(&str, Option<&str>)]) -> EndpointForm {
    let row = |(name, value): &(&str, Option<&str>)| HeaderRow {
        name: (*name).to_owned(),
        value: value.map(|value| Redacted::new(value.to_owned())),
    };
    EndpointForm {
        url: "https://api.clinic.example/hooks".to_owned(),
        headers: headers.iter().map(row).collect(),
        ..EndpointForm::default()
    }
}

const KNOWN: [&str; 2] = ["ORDER.CREATED", "TEST.PROCESSED"];

fn problems(form: &EndpointForm, saved: &[HeaderSummary]) -> Vec<Problem> {
    let rules = Rules { policy: policy(PUBLIC), event_types: &KNOWN, saved };
    check_form(form, &rules).err().unwrap_or_default()
}

/// Checks that a form with these headers has one problem, at that pointer, that says `words`.
fn header_refused(headers: &[(&str, Option<&str>)], pointer: &str, words: &str) {
    let problems = problems(&form(headers), &[]);
    assert_eq!(problems.len(), 1, "{problems:?}");
    assert_eq!(problems[0].pointer, pointer);
    assert!(problems[0].message.contains(words), "{}", problems[0].message);
}

#[test]
fn a_header_name_is_a_token() {
    header_refused(&[("", Some("x"))], "/headers/0/name", "Give the header a name");
    header_refused(&[("x y", Some("x"))], "/headers/0/name", "no spaces");
    header_refused(&[("x-key:", Some("x"))], "/headers/0/name", "colon");
    header_refused(&[("x\r\ny", Some("x"))], "/headers/0/name", "\\r");
    header_refused(&[("schlüssel", Some("x"))], "/headers/0/name", "RFC 9110");
    header_refused(&[(&"a".repeat(257), Some("x"))], "/headers/0/name", "256 characters");
}

#[test]
fn a_header_value_is_one_line_of_ascii() {
    for value in ["a\r\nwebhook-id: forged", "a\nb", "a\rb", "a\0b"] {
        header_refused(&[("x-key", Some(value))], "/headers/0/value", "one line");
    }
    header_refused(&[("x-key", Some("a\u{7}b"))], "/headers/0/value", "control character");
    header_refused(&[("x-key", Some("schlüssel"))], "/headers/0/value", "ASCII");
    header_refused(&[("x-key", Some(" "))], "/headers/0/value", "Give the header a value");
}

#[test]
fn a_problem_never_repeats_a_header_value() {
    let problems = problems(&form(&[("x-key", Some("secret\nvalue"))]), &[]);
    assert!(!format!("{problems:?}").contains("secret"), "{problems:?}");
}

#[test]
fn reserved_headers_are_refused_with_the_reason() {
    for (name, words) in [
        ("Content-Type", "application/json"),
        ("content-length", "describes the body"),
        ("Host", "from the URL"),
        ("Connection", "belongs to the connection"),
        ("Transfer-Encoding", "describes the body"),
        ("webhook-id", "signature"),
        ("Webhook-Anything", "signature"),
        ("cookie", "no cookies"),
        ("user-agent", "names the sender"),
    ] {
        header_refused(&[(name, Some("x"))], "/headers/0/name", words);
    }
}

#[test]
fn a_header_stands_once_whatever_its_case() {
    header_refused(&[("X-Key", Some("a")), ("x-key", Some("b"))], "/headers/1/name", "there twice");
}

#[test]
fn headers_are_20_and_8_kib_at_most() {
    let names: Vec<String> = (0..21).map(|n| format!("x-{n}")).collect();
    let rows: Vec<_> = names.iter().map(|name| (name.as_str(), Some("v"))).collect();
    header_refused(&rows, "/headers", "20 headers at most");
    assert!(problems(&form(&rows[..20]), &[]).is_empty());
    let fits = "v".repeat(HEADER_BYTES_AT_MOST - "x-key".len());
    assert!(problems(&form(&[("x-key", Some(&fits))]), &[]).is_empty());
    header_refused(&[("x-key", Some(&format!("{fits}v")))], "/headers", "8192 bytes at most");
    // A saved value counts too.
    let saved = [HeaderSummary { name: HeaderName::parse("x-old").unwrap(), length: 8182, fingerprint: String::new() }];
    let said = problems(&form(&[("x-old", None), ("x-new", Some("v"))]), &saved);
    assert!(said[0].message.contains("8192 bytes at most"), "{said:?}");
}

#[test]
fn a_row_without_a_value_keeps_the_saved_one() {
    let rules = Rules { policy: policy(PUBLIC), event_types: &KNOWN, saved: &[] };
    let saved = check_form(&form(&[("Authorization", Some("Bearer abc"))]), &rules).unwrap();
    let saved = saved.into_draft(&Headers::default()).headers;
    let summaries = saved.summaries(&Secret::new([1; 32]));
    let rules = Rules { saved: &summaries, ..rules };
    let edited = check_form(&form(&[("authorization", None), ("x-new", Some("1"))]), &rules).unwrap();
    let edited = edited.into_draft(&saved).headers;
    let values: Vec<_> = edited.iter().map(|header| (header.name().as_str(), header.value().reveal())).collect();
    assert_eq!(values, [("authorization", "Bearer abc"), ("x-new", "1")]);

    header_refused(&[("x-other", None)], "/headers/0/value", "no saved value");
}

#[test]
fn a_form_says_everything_that_is_wrong_at_once() {
    let form = EndpointForm {
        url: "http://10.0.0.7/".to_owned(),
        description: "d".repeat(201),
        event_types: vec!["ORDER.CREATED".to_owned(), "ORDER.SENT".to_owned()],
        rate_limit: Some(0.into()),
        ..form(&[("host", Some("x")), ("x-key", Some("a\nb"))])
    };
    let problems = problems(&form, &[]);
    let pointers: Vec<_> = problems.iter().map(|problem| problem.pointer.as_str()).collect();
    assert_eq!(
        pointers,
        ["/url", "/description", "/eventTypes/1", "/headers/0/name", "/headers/1/value", "/rateLimit"]
    );
}

#[test]
fn a_rate_limit_is_a_whole_number_from_1_to_1000() {
    let limit = |value: serde_json::Value| {
        let form = EndpointForm { rate_limit: Some(value), ..form(&[]) };
        let rules = Rules { policy: policy(PUBLIC), event_types: &KNOWN, saved: &[] };
        let draft = check_form(&form, &rules).map(|checked| checked.into_draft(&Headers::default()));
        draft.map(|draft| draft.rate_limit.map(hookpost::model::RateLimit::per_second))
    };
    for good in [1, 5, 1000] {
        assert_eq!(limit(good.into()).unwrap(), Some(good));
    }
    for bad in [serde_json::json!(0), 1001.into(), (-1).into(), 1.5.into(), "5".into(), true.into()] {
        let problems = limit(bad.clone()).unwrap_err();
        assert_eq!(problems[0].pointer, "/rateLimit", "{bad}");
        assert!(problems[0].message.contains("from 1 to 1000"), "{}", problems[0].message);
    }
}

#[test]
fn no_event_types_means_all() {
    let rules = Rules { policy: policy(PUBLIC), event_types: &KNOWN, saved: &[] };
    let draft = check_form(&form(&[]), &rules).unwrap().into_draft(&Headers::default());
    assert!(draft.subscription.covers(&hookpost::model::EventType::parse("ORDER.CREATED").unwrap()));
    assert!(draft.subscription.covers(&hookpost::model::EventType::parse("NOT.YET_KNOWN").unwrap()));
}

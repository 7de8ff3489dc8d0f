//! The guard reads a URL as the WHATWG URL Standard does: `urltestdata.json` of web-platform-tests, which the package
//! of the crate `url` carries, goes through it whole.

#![allow(clippy::unwrap_used, reason = "in a test a panic is the report")]

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::process::Command;

use hookpost::guard::{UrlRefusal, check_url};
use hookpost::model::{AddressPolicy, AllowedPorts, EndpointUrl, ParseUrlError};
use serde_json::Value;

/// What the standard makes of an input.
#[derive(Debug, PartialEq)]
enum Read {
    /// A URL whose scheme is http or https.
    Web(String),
    /// One with another scheme.
    Other,
    /// No URL at all.
    Failure,
}

/// International hosts in their own letters: the standard maps them to ASCII by tables that we leave out (`idna_adapter`
/// without Unicode data), we refuse them and ask for the `xn--` form.
const REFUSED_FOR_WANT_OF_TABLES: [&str; 8] = [
    "http://GOO\u{200b}\u{2060}\u{feff}goo.com",
    "http://Ｇｏ.com",
    "http://www.foo。bar.com",
    "http://０Ｘｃ０．０２５０．０１",
    "http://你好你好",
    "https://%e2%98%83",
    "https://a%C2%ADb/",
    "https://faß.ExAmPlE/",
];

/// `xn--` hosts that the standard refuses after a look into those tables, and the parser reads. `check_url` refuses these
/// all the same; any other is looked up letter for letter, and no registry has it.
const READ_FOR_WANT_OF_TABLES: [&str; 6] = [
    "http://10.0.0.XN--pokxncvks",
    "http://10.0.0.xN--pokxncvks",
    "http://10.0.0.xn--pokxncvks",
    "http://a.b.c.XN--pokxncvks",
    "http://a.b.c.Xn--pokxncvks",
    "http://a.b.c.xn--pokxncvks",
];

#[test]
fn every_url_is_read_as_the_standard_reads_it() {
    let (mut refused, mut read) = (BTreeSet::new(), BTreeSet::new());
    let mut wrong = Vec::new();
    let cases = cases();
    for (input, standard) in &cases {
        match (standard, EndpointUrl::parse(input)) {
            (Read::Web(href), Ok(url)) if url.as_str() == href => {}
            (Read::Other, Err(ParseUrlError::Scheme(_) | ParseUrlError::NotAscii)) | (Read::Failure, Err(_)) => {}
            (Read::Web(_), Err(ParseUrlError::NotAscii)) => drop(refused.insert(input.as_str())),
            (Read::Failure, Ok(_)) => drop(read.insert(input.as_str())),
            (standard, ours) => wrong.push(format!("{input:?}: the standard {standard:?}, we {ours:?}")),
        }
    }
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), cases.len(), wrong.join("\n"));
    assert_eq!(refused, BTreeSet::from(REFUSED_FOR_WANT_OF_TABLES));
    assert_eq!(read, BTreeSet::from(READ_FOR_WANT_OF_TABLES));
}

#[test]
fn the_guard_lets_nothing_through_that_the_standard_refuses_or_reads_as_another_url() {
    // Every port, so that no case is refused for the lesser reason.
    let policy = AddressPolicy { ports: AllowedPorts::parse("1-65535").unwrap(), ..AddressPolicy::default() };
    let mut allowed = 0;
    for (input, standard) in cases() {
        let url = match check_url(&input, policy) {
            Ok(url) => url,
            // Said last: all else about it is allowed.
            Err(UrlRefusal::NotHttps) => EndpointUrl::parse(&input).unwrap(),
            Err(_) => continue,
        };
        assert_eq!(standard, Read::Web(url.to_string()), "{input:?}");
        assert_eq!(EndpointUrl::parse(url.as_str()).as_ref(), Ok(&url), "what was saved is read again as it was");
        allowed += 1;
    }
    println!("{allowed} allowed");
    assert!(allowed > 20, "enough cases are allowed for this to mean something: {allowed}");
}

#[test]
fn a_look_alike_of_a_digit_or_a_dot_never_becomes_an_address() {
    for host in [
        "１２７.0.0.1",
        "127。0。0。1",
        "127．0．0．1",
        "127｡0｡0｡1",
        "①②⑦.0.0.1",
        "０x7f.1",
        "169.254.169.²54",
        "ｌｏｃａｌｈｏｓｔ",
        "local\u{ad}host",
        "local\u{200b}host",
        "%EF%BC%91%EF%BC%92%EF%BC%97.0.0.1",
        "127%E3%80%820.0.1",
        "exаmple.com", // with a Cyrillic а
    ] {
        let refusal = check_url(&format!("https://{host}/"), AddressPolicy::default()).unwrap_err();
        assert_eq!(refusal, UrlRefusal::Unreadable(ParseUrlError::NotAscii), "{host}");
    }
}

/// Every input that has one meaning whatever its base, with what the standard makes of it.
fn cases() -> Vec<(String, Read)> {
    let text = std::fs::read_to_string(suite()).expect("the package of `url` carries tests/urltestdata.json");
    let all: Vec<Value> = serde_json::from_str(&text).unwrap();
    let cases: Vec<_> = all.iter().filter(|case| case.is_object() && is_absolute(case)).map(case).collect();
    assert!(cases.len() > 500, "the suite is there whole: {} cases", cases.len());
    cases
}

fn case(case: &Value) -> (String, Read) {
    let text = |name: &str| case[name].as_str();
    let read = match (text("protocol"), text("href")) {
        (Some("http:" | "https:"), Some(href)) => Read::Web(href.to_owned()),
        (Some(_), _) => Read::Other,
        _ => Read::Failure,
    };
    (text("input").unwrap().to_owned(), read)
}

/// Whether a case has no base, or an input that leaves its base aside: two slashes after the scheme.
fn is_absolute(case: &Value) -> bool {
    let input: String = case["input"].as_str().unwrap().replace(['\t', '\n', '\r'], "");
    let input = input.trim_matches(|c: char| c <= ' ').to_ascii_lowercase().replace('\\', "/");
    case["base"].is_null() || input.starts_with("http://") || input.starts_with("https://")
}

/// Where the suite lies.
fn suite() -> PathBuf {
    let cargo = std::env::var_os("CARGO").expect("cargo runs its tests");
    // Of other platforms not every package is here.
    let platform = format!("{}-unknown-linux-gnu", std::env::consts::ARCH);
    let metadata = Command::new(cargo)
        .args(["metadata", "--format-version", "1", "--locked", "--offline", "--filter-platform", &platform])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .expect("cargo can be started");
    assert!(metadata.status.success(), "{}", String::from_utf8_lossy(&metadata.stderr));
    let metadata: Value = serde_json::from_slice(&metadata.stdout).unwrap();
    let packages = metadata["packages"].as_array().unwrap();
    let url = packages.iter().find(|package| package["name"] == "url").expect("we depend on `url`");
    PathBuf::from(url["manifest_path"].as_str().unwrap()).with_file_name("tests/urltestdata.json")
}

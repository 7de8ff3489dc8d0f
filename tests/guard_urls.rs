//! The guard's rules beyond addresses: names, ports, length, and what fetch would read out of a twisted spelling.

#![allow(clippy::unwrap_used, reason = "in a test a panic is the report")]

use hookpost::guard::{Reach, UrlRefusal, check_url, judge_url, sentence};
use hookpost::model::{AddressPolicy, AllowedHosts, AllowedPorts, EndpointUrl, ParsePortsError};

fn policy(hosts: AllowedHosts, ports: &str) -> AddressPolicy {
    AddressPolicy { hosts, ports: AllowedPorts::parse(ports).unwrap() }
}

/// Checks that `text` is refused with a sentence that contains `words`.
fn refused(text: &str, words: &str) {
    refused_under(AddressPolicy::default(), text, words);
}

fn refused_under(policy: AddressPolicy, text: &str, words: &str) {
    let said = sentence(check_url(text, policy).expect_err(text));
    assert!(said.contains(words), "{text}: {said}");
    assert!(said.ends_with('.') && !said.starts_with(|c: char| c.is_lowercase()), "a sentence: {said}");
}

/// Checks that `text` is allowed and kept as `kept`.
fn allowed(text: &str, kept: &str) {
    let url = check_url(text, AddressPolicy::default()).unwrap_or_else(|refusal| panic!("{text}: {refusal}"));
    assert_eq!(url.as_str(), kept, "{text}");
}

#[test]
fn names_that_are_private_by_convention_are_refused() {
    for (host, words) in [
        ("localhost.", "machine itself (localhost)"),
        ("a.b.localhost", "machine itself"),
        ("localhost.localdomain", "end in .localdomain"),
        ("ip6-localhost", "local network"),
        ("printer", "local network"),
        ("printer.", "local network"),
        ("printer.local", "end in .local,"),
        ("printer.LOCAL.", "end in .local,"),
        ("api.default.svc.cluster.local", "end in .local,"),
        ("api.default.svc", "end in .svc"),
        ("host.docker.internal", "end in .internal"),
        ("nas.home.arpa", "end in .home.arpa"),
        ("1.0.0.127.in-addr.arpa", "end in .arpa"),
        ("ipv4only.arpa", "end in .arpa"),
        ("expyuzz4wqqyqhjn.onion", "end in .onion"),
        ("x.alt", "end in .alt"),
        ("x.invalid", "end in .invalid"),
        ("x.test", "end in .test"),
        ("router.lan", "end in .lan"),
        ("router.home", "end in .home,"),
        ("wiki.corp", "end in .corp"),
        ("wiki.intranet", "end in .intranet"),
        ("x.consul", "end in .consul"),
        ("metadata", "metadata service"),
        ("metadata.", "metadata service"),
        ("metadata.google.internal", "metadata service"),
        ("a.metadata.google.internal", "metadata service"),
        ("Metadata.Google.Internal.", "metadata service"),
        ("instance-data", "metadata service"),
        ("instance-data.ec2.internal", "metadata service"),
        ("metadata.goog", "metadata service"),
        ("metadata.tencentyun.com", "metadata service"),
    ] {
        let words = words.replace(',', " are");
        refused(&format!("https://{host}/hooks"), &words);
    }
    for host in
        ["metadata.clinic.example", "local.clinic.example", "mylocal.example", "arpa.example", "notlocalhost.org"]
    {
        allowed(&format!("https://{host}/"), &format!("https://{host}/"));
    }
}

#[test]
fn a_host_that_no_resolver_could_look_up_is_refused() {
    for host in ["localhost..", "127.0.0.1..", "api..clinic.example", ".clinic.example", "..", "api.clinic.example.."] {
        refused(&format!("https://{host}/"), "is no host name");
    }
    refused(&format!("https://{}.example/", "a".repeat(64)), "1 to 63 characters");
    refused(&format!("https://{}example/", "abcdefgh.".repeat(28)), "253 at most");
    let said =
        sentence(check_url(&format!("https://{}.example/", "a".repeat(900)), AddressPolicy::default()).unwrap_err());
    assert!(said.len() < 250, "a long name is not repeated whole: {said}");
    allowed("https://api.clinic.example./", "https://api.clinic.example./");
}

#[test]
fn an_international_name_is_taken_in_its_ascii_form_unless_it_hides_an_ascii_character() {
    allowed("https://XN--mnchen-3ya.example/", "https://xn--mnchen-3ya.example/");
    // A mixed script is the registry's business: the portal shows this very form, which resembles nothing.
    allowed("https://xn--pple-43d.com/", "https://xn--pple-43d.com/");
    for label in [
        "１２７",             // full-width digits
        "127。0。0。1",       // ideographic full stops
        "①②⑦",                // digits in circles
        "ｌｏｃａｌｈｏｓｔ", // full-width letters
        "𝟏𝟐𝟕",                // mathematical digits
        "local\u{200b}host",
        "local\u{ad}host",
        "¹²⁷",
        "ho\u{17f}t",
        "\u{fb01}le",
    ] {
        let hidden = idna::punycode::encode_str(label).unwrap();
        refused(&format!("https://xn--{hidden}/"), "local network");
        refused(&format!("https://xn--{hidden}.example/"), "full-width digit");
        refused(&format!("https://api.xn--{hidden}.example/"), "full-width digit");
    }
    refused("https://xn--127-.example/", "host cannot be read");
    refused("https://xn--.example/", "host cannot be read");
}

#[test]
fn ports_443_and_from_1024_up_are_open() {
    for port in [443, 1024, 8080, 8443, 9000, 65535] {
        allowed(
            &format!("https://clinic.example:{port}/x"),
            &match port {
                443 => "https://clinic.example/x".to_owned(),
                port => format!("https://clinic.example:{port}/x"),
            },
        );
    }
    for port in [2, 80, 442, 444, 445, 1023] {
        refused(
            &format!("https://clinic.example:{port}/"),
            &format!("Port {port} is not open here; use one of these: 443, 1024-65535"),
        );
    }
    refused("https://8.8.8.8:80/", "Port 80 is not open");
    refused("https://[2606:4700::1111]:80/", "Port 80 is not open");
    refused("https://10.0.0.7:80/", "private");
}

#[test]
fn the_setting_narrows_and_widens_the_ports() {
    let narrow = policy(AllowedHosts::PublicOnly, "443");
    assert!(check_url("https://clinic.example/", narrow).is_ok());
    refused_under(narrow, "https://clinic.example:8443/", "use one of these: 443.");
    let wide = policy(AllowedHosts::PublicOnly, " 80 , 443,8000 - 8999 ");
    assert!(check_url("https://clinic.example:80/", wide).is_ok());
    refused_under(wide, "https://clinic.example:9000/", "use one of these: 80, 443, 8000-8999.");
    let saved = EndpointUrl::parse("https://clinic.example:9000/").unwrap();
    assert!(judge_url(&saved, AddressPolicy::default()).is_ok());
    assert!(
        matches!(judge_url(&saved, wide), Err(UrlRefusal::Port(9000, _))),
        "saved under one, refused under another"
    );
}

#[test]
fn ports_of_other_protocols_stay_shut_whatever_the_setting() {
    let all = policy(AllowedHosts::LoopbackToo, "1-65535");
    for port in [0, 1, 22, 25, 53, 110, 143, 465, 587, 993, 2049, 4045, 5060, 6000, 6667, 6679, 10080] {
        refused_under(all, &format!("https://clinic.example:{port}/"), "belongs to another protocol");
        refused_under(all, &format!("http://127.0.0.1:{port}/"), "belongs to another protocol");
    }
    assert!(check_url("https://clinic.example:2/", all).is_ok());
}

#[test]
fn on_loopback_every_other_port_is_open() {
    let local = AddressPolicy { hosts: AllowedHosts::LoopbackToo, ..AddressPolicy::default() };
    for text in ["http://127.0.0.1/", "http://localhost:81/", "https://[::1]/", "https://[::ffff:127.0.0.1]:81/"] {
        let url = check_url(text, local).unwrap_or_else(|refusal| panic!("{text}: {refusal}"));
        assert_eq!(judge_url(&url, local), Ok(Reach::Loopback));
    }
}

#[test]
fn a_setting_of_ports_is_read_whole_or_refused_with_the_reason() {
    let ports = AllowedPorts::parse("443,1024-65535").unwrap();
    assert_eq!(ports, AllowedPorts::default());
    assert_eq!(ports.to_string(), "443, 1024-65535");
    assert_eq!(serde_json::to_string(&ports).unwrap(), r#""443, 1024-65535""#);
    assert_eq!(serde_json::from_str::<AllowedPorts>(r#""443, 1024-65535""#).unwrap(), ports);
    let said = |text: &str| AllowedPorts::parse(text).unwrap_err().to_string();
    for text in ["", ",", "443,", "0", "65536", "https", "-1", "1024-", "1-2-3", "443;8443", "+443"] {
        assert!(said(text).contains("no port from 1 to 65535"), "{text}: {}", said(text));
    }
    assert_eq!(AllowedPorts::parse("9-8"), Err(ParsePortsError::Backwards(9, 8)));
    assert!(said("9-8").contains("write 8-9"));
    assert!(said(&["1"; 17].join(",")).contains("there are 17"));
    assert!(AllowedPorts::parse(&["1"; 16].join(",")).is_ok());
}

#[test]
fn a_url_has_2048_characters_at_most_as_typed_and_as_kept() {
    let url =
        |length: usize| format!("https://clinic.example/{}", "a".repeat(length - "https://clinic.example/".len()));
    assert!(check_url(&url(2048), AddressPolicy::default()).is_ok());
    refused(&url(2049), "2048 characters at most; this one has 2049");
    // 400 letters that become six characters each.
    let grows = format!("https://clinic.example/{}", "ü".repeat(400));
    assert!(grows.chars().count() < 2048);
    refused(&grows, "written as % codes this one has 2423");
    // What an earlier version kept can still be loaded, and is judged before it is called.
    let kept: EndpointUrl = serde_json::from_value(serde_json::json!(EndpointUrl::parse(&grows).unwrap())).unwrap();
    assert_eq!(judge_url(&kept, AddressPolicy::default()), Err(UrlRefusal::TooLong(2423)));
}

#[test]
fn twisted_spellings_are_judged_by_the_host_that_fetch_would_call() {
    // The standard drops tabs and line ends, takes backslashes for slashes, and any number of slashes for two.
    allowed("ht\ttps://clinic\n.example/a\r\nb", "https://clinic.example/ab");
    allowed("https:\\\\clinic.example\\hooks", "https://clinic.example/hooks");
    allowed("https:///clinic.example/", "https://clinic.example/");
    allowed("https:clinic.example", "https://clinic.example/");
    allowed("https://clinic.example\\@10.0.0.7/", "https://clinic.example/@10.0.0.7/");
    allowed("https://clinic.example/@10.0.0.7", "https://clinic.example/@10.0.0.7");
    allowed("https://clinic.example?@10.0.0.7", "https://clinic.example/?@10.0.0.7");
    allowed("https://cl%69nic.example/", "https://clinic.example/");
    refused("https://10.\t0.0.\n7/", "private (10.0.0.7)");
    refused("https:\\\\10.0.0.7\\", "private (10.0.0.7)");
    refused("https:10.0.0.7", "private (10.0.0.7)");
    refused("https:////10.0.0.7", "private (10.0.0.7)");
    refused("https://clinic.example@10.0.0.7/", "user name and password");
    refused("https://clinic.example%2F@10.0.0.7/", "user name and password");
    refused("https://clinic.example:443@10.0.0.7/", "user name and password");
    refused("https://10.0.0.7\\@clinic.example/", "private (10.0.0.7)");
    refused("https://%6c%6F%63alhost/", "machine itself (localhost)");
    refused("https://%31%30%2e0.0.7/", "private (10.0.0.7)");
    refused("https://@/", "host cannot be read");
    refused("https://:8443/", "host cannot be read");
    refused("https://?x", "host cannot be read");
    refused("https://clinic%00.example/", "host cannot be read");
    refused("https://clinic%2eexample%2f.org/", "host cannot be read");
    refused("https://[fe80::1%25eth0]/", "host cannot be read");
    refused("https://[fe80::1%eth0]/", "host cannot be read");
    refused("https://[::1", "host cannot be read");
    refused("https://[10.0.0.7]/", "host cannot be read");
    refused("https://1.2.3.4.5/", "host cannot be read");
    refused("https://256.0.0.1/", "host cannot be read");
    refused("https://4294967296/", "host cannot be read");
    refused("https://0x100000000/", "host cannot be read");
    refused("https://clinic.0x7f/", "host cannot be read");
    refused("\u{a0}https://clinic.example/", "starting with https://");
}

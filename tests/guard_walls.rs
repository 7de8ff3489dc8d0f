//! Both walls know the same ranges, the documentation names them all, and nothing is sent that was not judged.

#![allow(clippy::unwrap_used, reason = "in a test a panic is the report")]

use std::collections::BTreeSet;
use std::fs;
use std::net::IpAddr;
use std::path::{Path, PathBuf};

use hookpost::guard::{ADDRESS_RANGES, Purpose};

/// A range as first address and length.
type Range = (IpAddr, u8);

fn range(text: &str) -> Option<Range> {
    let (first, length) = text.split_once('/')?;
    Some((first.parse().ok()?, length.parse().ok()?))
}

fn file(path: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap()
}

#[test]
fn workerds_deny_list_is_all_that_the_guard_refuses_by_address_but_loopback() {
    let config = file("src/edge/workerd.capnp");
    let (_, list) = config.split_once("const never :List(Text) = [").unwrap();
    let (list, after) = list.split_once("];").unwrap();
    let denied: BTreeSet<Range> = list.split('"').filter_map(range).collect();
    assert_eq!(denied.len(), list.matches('/').count(), "each entry is a range, and stands there once");
    let refused = ADDRESS_RANGES.iter().filter(|known| known.purpose != Purpose::Loopback);
    assert_eq!(denied, refused.map(|known| range(&known.to_string()).unwrap()).collect());
    // And both configurations have it.
    assert_eq!(after.matches("deny = .never").count(), 2);
    assert_eq!(after.matches(":Workerd.Network").count(), 2);
}

#[test]
fn the_table_in_the_documentation_names_every_range() {
    let page = file("docs/guard.md");
    let written: BTreeSet<Range> = page.split('`').filter_map(range).collect();
    for known in ADDRESS_RANGES {
        assert!(written.contains(&range(&known.to_string()).unwrap()), "docs/guard.md lacks {known}");
    }
}

#[test]
fn one_place_sends_and_it_asks_the_guard_first() {
    let mut senders = Vec::new();
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("src/edge")];
    while let Some(folder) = folders.pop() {
        for path in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
            if path.is_dir() {
                folders.push(path);
            } else if fs::read_to_string(&path).unwrap().contains("bindings::send(") {
                senders.push(path);
            }
        }
    }
    let [sender]: [PathBuf; 1] = senders.try_into().expect("one file sends");
    let code = fs::read_to_string(&sender).unwrap();
    let judged = code.find("guard::judge_url(&endpoint.draft().url, object.settings.policy)").expect("it asks");
    assert!(judged < code.find("compose(endpoint.draft()").unwrap(), "before the request is even written");
    assert_eq!(code.matches("exchange(&request.url").count(), 1, "and there is no second way");
}

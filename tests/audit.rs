//! The audit log's chain: pinned bytes, and every way to tamper with it that a file allows.

#![allow(clippy::unwrap_used, reason = "in a test a panic is the report")]

use hookpost::audit::{FaultKind, address_digest, canonical, check, digest};
use hookpost::model::{AuditAddress, AuditEntry, Deed, Digest, PartnerId, Timestamp};

fn partner() -> PartnerId {
    PartnerId::parse("demo").unwrap()
}

/// A chain of so many entries, as the worker writes it.
fn chain(length: u64) -> Vec<AuditEntry> {
    let mut entries: Vec<AuditEntry> = Vec::new();
    for number in 1..=length {
        let from = AuditAddress { address: format!("192.0.2.{number}"), salt: "00ff".to_owned() };
        let mut entry = AuditEntry {
            number,
            at: Timestamp::from_millis(1_795_000_000_000 + number),
            by: "partner:ada@clinic".to_owned(),
            credential: "token".to_owned(),
            key: String::new(),
            role: "admin".to_owned(),
            call: Deed::ChangeEndpoint.as_str().to_owned(),
            target: "ep_00000000000000000000000000".to_owned(),
            fields: vec!["url".to_owned(), "headers".to_owned()],
            request_id: format!("req-{number}"),
            address_digest: address_digest(&from).to_string(),
            from: Some(from),
            previous: entries.last().map_or_else(|| Digest::NOTHING.to_string(), |before| before.digest.clone()),
            digest: String::new(),
        };
        entry.digest = digest(&partner(), &entry).to_string();
        entries.push(entry);
    }
    entries
}

/// What is found after tampering: the number of the entry and what is wrong with it.
fn found(tamper: impl FnOnce(&mut Vec<AuditEntry>)) -> Option<(u64, FaultKind)> {
    let mut entries = chain(6);
    tamper(&mut entries);
    check(&partner(), &entries).err().map(|fault| (fault.number, fault.kind))
}

/// Makes an entry's digest right again, as somebody who knows the form can.
fn made_anew(entry: &mut AuditEntry) {
    entry.digest = digest(&partner(), entry).to_string();
}

#[test]
fn the_bytes_are_pinned() {
    let entry = &chain(1)[0];
    let zeros = "0".repeat(64);
    assert_eq!(
        canonical(&partner(), entry),
        format!(
            "hookpost audit 1\ndemo\n{zeros}\n1\n2026-11-18T11:06:40.001Z\npartner:ada@clinic\ntoken\n\nadmin\nchangeEndpoint\n\
             ep_00000000000000000000000000\nurl,headers\nreq-1\n{}\n",
            entry.address_digest
        )
    );
    assert_eq!(entry.digest, Digest::of(canonical(&partner(), entry).as_bytes()).to_string());
    let words: Vec<_> = Deed::ALL.iter().map(|deed| deed.as_str()).collect();
    assert!(Deed::ALL.iter().zip(&words).all(|(deed, word)| Deed::parse(word) == Some(*deed)));
    assert_eq!(Deed::parse("somethingElse"), None);
}

#[test]
fn a_whole_chain_is_whole_and_so_is_each_part_of_it() {
    let entries = chain(6);
    assert_eq!(check(&partner(), &[]), Ok(None));
    for first in 0..6 {
        for last in first..6 {
            let checked = check(&partner(), &entries[first..=last]).unwrap().unwrap();
            assert_eq!((checked.from, checked.to), (first as u64 + 1, last as u64 + 1));
            assert_eq!(checked.head.to_string(), entries[last].digest);
        }
    }
    let other = PartnerId::parse("other").unwrap();
    assert!(check(&other, &entries).is_err(), "a chain is its partner's");
}

#[test]
fn every_part_of_an_entry_is_covered() {
    type Tamper = fn(&mut AuditEntry);
    let tampers: [Tamper; 13] = [
        |entry| entry.number = 9,
        |entry| entry.at = Timestamp::from_millis(0),
        |entry| entry.by = "partner:eve".to_owned(),
        |entry| entry.credential = "root".to_owned(),
        |entry| entry.key = "key_00000000000000000000000000".to_owned(),
        |entry| entry.role = "viewer".to_owned(),
        |entry| entry.call = "readSecret".to_owned(),
        |entry| entry.target = String::new(),
        |entry| entry.fields = vec!["url".to_owned()],
        |entry| entry.request_id = "req-x".to_owned(),
        |entry| entry.address_digest = String::new(),
        |entry| entry.previous = Digest::NOTHING.to_string().replace('0', "1"),
        |entry| entry.digest = entry.digest.replace(|c: char| c.is_ascii_digit(), "0"),
    ];
    for (place, tamper) in tampers.iter().enumerate() {
        let fault = found(|entries| tamper(&mut entries[2]));
        assert_eq!(fault.map(|fault| fault.1), Some(FaultKind::Changed), "{place}");
    }
}

#[test]
fn whoever_makes_a_digest_anew_is_found_at_the_next_entry() {
    let changed = |entries: &mut Vec<AuditEntry>, place: usize| {
        entries[place].by = "partner:eve".to_owned();
        made_anew(&mut entries[place]);
    };
    assert_eq!(found(|entries| changed(entries, 0)), Some((2, FaultKind::Unlinked)));
    assert_eq!(found(|entries| changed(entries, 4)), Some((6, FaultKind::Unlinked)));
    // The last one has no next: for that its digest is kept elsewhere.
    let before = chain(6)[5].digest.clone();
    assert_eq!(found(|entries| changed(entries, 5)), None);
    let mut entries = chain(6);
    changed(&mut entries, 5);
    assert_ne!(check(&partner(), &entries).unwrap().unwrap().head.to_string(), before);
}

#[test]
fn what_is_taken_out_put_in_or_moved_is_found() {
    assert_eq!(found(|entries| drop(entries.remove(2))), Some((4, FaultKind::Unlinked)));
    assert_eq!(found(|entries| entries.swap(2, 3)), Some((4, FaultKind::Unlinked)));
    assert_eq!(found(|entries| entries.insert(3, entries[2].clone())), Some((3, FaultKind::Unlinked)));
    // Taken out, and all after it numbered anew: the links tell.
    let renumbered = |entries: &mut Vec<AuditEntry>| {
        entries.remove(2);
        for (number, entry) in (1..).zip(entries.iter_mut()) {
            entry.number = number;
            made_anew(entry);
        }
    };
    assert_eq!(found(renumbered), Some((3, FaultKind::Unlinked)));
    // The first one ever follows nothing.
    let beheaded = |entries: &mut Vec<AuditEntry>| {
        entries.remove(0);
        entries[0].number = 1;
        made_anew(&mut entries[0]);
    };
    assert_eq!(found(beheaded), Some((1, FaultKind::Unlinked)));
}

#[test]
fn an_address_can_go_and_cannot_be_another() {
    assert_eq!(found(|entries| entries[2].from = None), None);
    let other = AuditAddress { address: "192.0.2.99".to_owned(), salt: "00ff".to_owned() };
    assert_eq!(found(|entries| entries[2].from = Some(other)), Some((3, FaultKind::Address)));
}

//! Keys that are made for the provider's programs: their form, what is kept of them, and how a router knows them.

#![allow(clippy::unwrap_used, reason = "in a test a panic is the report")]

mod made_keys;

use hookpost::access::{Ask, Caller, KnownKey, Ring, caller, check_key, read_key};
use hookpost::api::KeyRequest;
use hookpost::model::{Actor, Digest, KeyName, Scope, Timestamp};
use made_keys::{at, made, made_keys};

#[test]
fn a_key_is_pinned_and_only_its_hash_is_kept() {
    let (key, known) = made("shop", Scope::Publish, 1);
    assert_eq!(key, "hpk_shop_01m7q5cqg0040g2081040g2081_AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE");
    assert_eq!(read_key(&key), Some((KeyName::parse("shop").unwrap(), known.id.clone())));
    let kept = serde_json::to_string(&known).unwrap();
    assert!(!kept.contains("AQEB"), "{kept}");
    assert_eq!(serde_json::from_str::<KnownKey>(&kept).unwrap(), known);
    assert_eq!(String::from(Digest::of(b"")), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    assert_eq!(Digest::parse(&known.hash.to_string()), Ok(known.hash));
    for wrong in ["", "hpk_", "hpk_shop", "prov_1", "hpk_Shop_01m7q5cqg0040g2081040g2081_AQ", &key[1..], &key[..75]] {
        assert_eq!(read_key(wrong), None, "{wrong}");
    }
    assert!(format!("{:?}", check_key(&KeyRequest { name: "Shop 1".into(), scope: Scope::Manage })).contains("/name"));
}

#[test]
fn no_letter_of_a_key_can_be_changed() {
    let ([key, ..], ring) = made_keys();
    assert!(ring.find(&key).is_some());
    for place in 0..key.len() {
        for letter in ["a", "B", "7", "_", "-", " "] {
            let mut forged = key.clone();
            forged.replace_range(place..=place, letter);
            assert!(forged == key || ring.find(&forged).is_none(), "{forged}");
        }
        assert!(ring.find(&key[..place]).is_none());
    }
}

#[test]
fn a_key_and_its_successor_are_good_at_once_and_each_says_which_it_is() {
    let ([publish, manage, revoked], ring) = made_keys();
    let scope = |key: &str| ring.find(key).map(|known| (known.name.as_str(), known.scope));
    assert_eq!(scope(&publish), Some(("shop", Scope::Publish)));
    assert_eq!(scope(&manage), Some(("shop", Scope::Manage)));
    assert_eq!(scope(&revoked), None);
    let found = caller(Some(&format!("Bearer {publish}")), at(0), |_| None).unwrap();
    let (name, id) = read_key(&publish).unwrap();
    assert_eq!(found, Caller::Key(name.clone(), id));
    assert_eq!(found.actor(), Actor::Provider(Some(name)));
}

#[test]
fn keys_are_asked_for_every_5_seconds_a_strangers_after_1_and_others_never() {
    let ([mut key, _, stranger], mut ring) = made_keys();
    let at = |millis| at(millis);
    assert_eq!(Ring::default().ask(&key, at(0)), Some(Ask::Keys));
    for other in ["prov_1", "part_demo", "hp1.e30.AAAA", "hpk_short"] {
        assert_eq!(Ring::default().ask(other, at(0)), None, "{other}");
    }
    let id = ring.find(&key).unwrap().id.clone();
    assert_eq!(ring.ask(&key, at(0)), Some(Ask::Used(id)), "its first use today is told");
    let used = |millis| {
        let known =
            [made("shop", Scope::Publish, 1).1].map(|known| KnownKey { last_used_at: Some(at(millis)), ..known });
        let mut ring = Ring::default();
        ring.fill(known.into(), at(millis));
        ring
    };
    ring = used(0);
    assert_eq!((ring.ask(&key, at(4_999)), ring.ask(&key, at(5_000))), (None, Some(Ask::Keys)));
    assert_eq!((ring.ask(&stranger, at(999)), ring.ask(&stranger, at(1_000))), (None, Some(Ask::Keys)));
    assert_eq!(ring.ask(&key, Timestamp::from_millis(0)), Some(Ask::Keys), "the clock was set back");
    let next_day = 86_400_000;
    ring.fill(vec![used(0).find(&key).unwrap().clone()], at(next_day));
    assert!(matches!(ring.ask(&key, at(next_day)), Some(Ask::Used(_))), "a day later it is told again");
    ring.forget();
    assert_eq!(ring.ask(&key, at(next_day)), Some(Ask::Keys));
    assert!(!ring.go_on(at(0)), "what was never known cannot be gone on with");
    ring = used(0);
    assert!(ring.go_on(at(9_000)));
    assert_eq!(ring.ask(&key, at(9_000)), None);
    key.push('x');
    assert!(ring.find(&key).is_none());
}

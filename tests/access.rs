//! Tokens, keys and who may do what: each judged by values, and every route by every credential.

#![allow(clippy::unwrap_used, reason = "in a test a panic is the report")]

mod made_keys;
mod routes;

use hookpost::access::{
    CheckedAccess, Grant, ParseTokenKeysError, Refused, Ring, TokenError, TokenKeys, admit, caller, check_access, peek,
};
use hookpost::api::{Access, AccessRequest, Call, ProblemDetails, entity_tag, is_met};
use hookpost::model::{Actor, KeyName, PartnerId, Role, Subject};
use made_keys::{at, made_keys};
use routes::routes;

const KEY: &str = "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";
const NEXT_KEY: &str = "ZmVkY2JhOTg3NjU0MzIxMGZlZGNiYTk4NzY1NDMyMTA=";

fn grant(partner: &str, role: Role) -> Grant {
    let subject = Subject::parse("ada@clinic").ok();
    let partner = PartnerId::parse(partner).unwrap();
    Grant { partner, role, subject, issued_at: at(0), expires_at: at(3_600_000), epoch: 7 }
}

fn keys(text: &str) -> TokenKeys {
    TokenKeys::parse(text).unwrap()
}

fn token(partner: &str, role: Role) -> String {
    keys(KEY).sign(&grant(partner, role)).reveal().clone()
}

fn setting(name: &str) -> Option<String> {
    let value = match name {
        "TOKEN_KEY" => KEY,
        "PROVIDER_KEY" => "prov_1",
        "PARTNER_KEYS" => "demo=part_demo other=part_other",
        "METRICS_KEY" => "metrics_1",
        _ => return None,
    };
    Some(value.to_owned())
}

#[test]
fn a_token_is_pinned_and_says_what_it_was_given() {
    let token = token("demo", Role::Viewer);
    assert_eq!(
        token,
        "hp1.eyJwIjoiZGVtbyIsInIiOiJ2aWV3ZXIiLCJzIjoiYWRhQGNsaW5pYyIsImkiOjE3OTUwMDAwMDAwMDAsIngiOjE3OTUwMDM2MDAwMDAsImUiOjd9.Dyv7iLN33h8ArSNKBF6AwV0KHv3IVuwY3aF8lC4f_uo"
    );
    assert_eq!(keys(KEY).open(&token, at(0)), Ok(grant("demo", Role::Viewer)));
    assert_eq!(peek(&token), Some(grant("demo", Role::Viewer)));
}

#[test]
fn a_token_opens_until_the_moment_it_ends() {
    let token = token("demo", Role::Admin);
    assert!(keys(KEY).open(&token, at(3_599_999)).is_ok());
    assert_eq!(keys(KEY).open(&token, at(3_600_000)), Err(TokenError::Expired(at(3_600_000))));
}

#[test]
fn no_letter_of_a_token_can_be_changed() {
    let token = token("demo", Role::Viewer);
    for place in 0..token.len() {
        for letter in ["A", "z", "0", "_", ".", "=", " "] {
            let mut forged = token.clone();
            forged.replace_range(place..=place, letter);
            if forged != token {
                assert!(keys(KEY).open(&forged, at(0)).is_err(), "{forged}");
            }
        }
    }
    for cut in 0..token.len() {
        assert!(keys(KEY).open(&token[..cut], at(0)).is_err(), "{cut}");
    }
    for wrong in ["", ".", "hp1", "hp1.", "hp1..", "hp2.e30.AAAA", &format!("{token}."), &format!("{token}A")] {
        assert!(keys(KEY).open(wrong, at(0)).is_err(), "{wrong}");
        assert!(!wrong.is_empty() || peek(wrong).is_none());
    }
}

#[test]
fn a_token_of_another_key_opens_nothing_and_keys_can_be_replaced_while_tokens_are_out() {
    let old = token("demo", Role::Admin);
    assert_eq!(keys(NEXT_KEY).open(&old, at(0)), Err(TokenError::Signature));
    let both = keys(&format!("{NEXT_KEY} {KEY}"));
    assert!(both.open(&old, at(0)).is_ok());
    let new = both.sign(&grant("demo", Role::Admin));
    assert!(keys(NEXT_KEY).open(new.reveal(), at(0)).is_ok(), "the first key signs");
    assert_eq!(keys(KEY).open(new.reveal(), at(0)), Err(TokenError::Signature));
}

#[test]
fn weak_or_wrong_keys_are_refused_by_number_and_never_printed() {
    assert_eq!(TokenKeys::parse(" ").unwrap_err(), ParseTokenKeysError::Empty);
    for wrong in ["hunter2", "MDEyMzQ1Njc4OQ==", "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY"] {
        let error = TokenKeys::parse(&format!("{KEY} {wrong}")).unwrap_err();
        assert_eq!(error, ParseTokenKeysError::Key(2));
        assert!(!error.to_string().contains(wrong));
    }
    assert!(!format!("{:?}", keys(KEY)).contains("48"), "not even as bytes");
}

#[test]
fn the_provider_asks_for_what_can_be() {
    let wish = |role, expires_in, subject: Option<&str>| AccessRequest {
        role,
        expires_in,
        subject: subject.map(str::to_owned),
    };
    let made = |checked: CheckedAccess| checked.grant(PartnerId::parse("demo").unwrap(), 7, at(0));
    let usual = made(check_access(&wish(Role::Viewer, None, None)).unwrap());
    assert_eq!((usual.role, usual.subject, usual.expires_at), (Role::Viewer, None, at(3_600_000)));
    let week = made(check_access(&wish(Role::Admin, Some(604_800), Some("ada@clinic"))).unwrap());
    assert_eq!(week.expires_at, at(604_800_000));
    assert_eq!(week.subject, Subject::parse("ada@clinic").ok());
    let problems = check_access(&wish(Role::Admin, Some(604_801), Some("Ada Lovelace"))).unwrap_err();
    assert_eq!(problems.iter().map(|problem| &problem.pointer[..]).collect::<Vec<_>>(), ["/expiresIn", "/subject"]);
    assert!(check_access(&wish(Role::Admin, Some(0), None)).is_err());
    for subject in ["", "a b", "a\n", "ä", &"a".repeat(65)] {
        assert!(check_access(&wish(Role::Admin, None, Some(subject))).is_err(), "{subject:?}");
    }
}

#[test]
fn who_asked_is_written_as_it_always_was_and_with_the_subject_where_there_is_one() {
    let ada = Actor::Partner(Subject::parse("ada@clinic").ok());
    for (actor, text) in [
        (Actor::Provider(None), r#""provider""#),
        (Actor::Provider(KeyName::parse("shop-2").ok()), r#""provider:shop-2""#),
        (Actor::Partner(None), r#""partner""#),
        (ada.clone(), r#""partner:ada@clinic""#),
        (Actor::Partner(Subject::parse("a:b").ok()), r#""partner:a:b""#),
    ] {
        assert_eq!(serde_json::to_string(&actor).unwrap(), text);
        assert_eq!(serde_json::from_str::<Actor>(text).unwrap(), actor);
    }
    for nobody in ["\"somebody\"", "\"provider:\"", "\"provider:Shop\"", "\"partner:\""] {
        assert!(serde_json::from_str::<Actor>(nobody).is_err(), "{nobody}");
    }
    let bearer = format!("Bearer {}", token("demo", Role::Viewer));
    let found = caller(Some(&bearer), at(0), setting).unwrap();
    assert_eq!(found.actor(), ada);
    assert!(found.is_of_epoch(7) && !found.is_of_epoch(8) && !found.is_of_epoch(6));
    assert!(caller(Some("Bearer part_demo"), at(0), setting).unwrap().is_of_epoch(8), "a key knows no epoch");
}

/// What somebody may come with, and what that makes of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Is {
    Nobody,
    Viewer,
    Admin,
    Foreign,
    Provider,
    Publisher,
    Metrics,
}

fn credentials() -> Vec<(Option<String>, Is)> {
    let bearer = |key: &str| Some(format!("Bearer {key}"));
    let mut expired = grant("demo", Role::Admin);
    expired.expires_at = at(0);
    let viewer = token("demo", Role::Viewer);
    // An admin's grant under the signature of a viewer's.
    let (admin, tag) = (token("demo", Role::Admin), viewer.rsplit_once('.').unwrap().1.to_owned());
    let raised = format!("{}.{tag}", admin.rsplit_once('.').unwrap().0);
    vec![
        (None, Is::Nobody),
        (Some(String::new()), Is::Nobody),
        (bearer(""), Is::Nobody),
        (bearer("part_nobody"), Is::Nobody),
        (bearer("hp1.garbage"), Is::Nobody),
        (bearer(&raised), Is::Nobody),
        (bearer(keys(KEY).sign(&expired).reveal()), Is::Nobody),
        (bearer(keys(NEXT_KEY).sign(&grant("demo", Role::Admin)).reveal()), Is::Nobody),
        (Some(format!("Basic {viewer}")), Is::Nobody),
        (Some(viewer.clone()), Is::Nobody),
        (bearer(&viewer), Is::Viewer),
        (Some(format!("bearer  {viewer} ")), Is::Viewer),
        (bearer(&admin), Is::Admin),
        (bearer("part_demo"), Is::Admin),
        (bearer("part_other"), Is::Foreign),
        (bearer(&token("other", Role::Admin)), Is::Foreign),
        (bearer(&token("other", Role::Viewer)), Is::Foreign),
        (bearer("prov_1"), Is::Provider),
        (bearer(&made_keys().0[0]), Is::Publisher),
        (bearer(&made_keys().0[1]), Is::Provider),
        (bearer(&made_keys().0[2]), Is::Nobody),
        (bearer(&made_keys().0[1][..75]), Is::Nobody),
        (bearer("metrics_1"), Is::Metrics),
    ]
}

/// The status of a refusal; none when it opens.
fn expected(call: &Call, access: Access, is: Is) -> Option<u16> {
    let is_own = call.partner().is_some();
    match (access, is) {
        (Access::Public, _)
        | (_, Is::Provider)
        | (Access::Publisher, Is::Publisher)
        | (Access::Viewer, Is::Viewer | Is::Admin)
        | (Access::Admin, Is::Admin) => None,
        (_, Is::Metrics) if *call == Call::Metrics => None,
        (_, Is::Nobody | Is::Metrics) => Some(401),
        (_, Is::Foreign) if is_own => Some(404),
        (_, Is::Viewer | Is::Admin | Is::Foreign | Is::Publisher) => Some(403),
    }
}

#[test]
fn every_route_opens_to_those_it_is_for_and_to_nobody_else() {
    for (method, path, access, call) in routes() {
        for (authorization, is) in credentials() {
            let refused = admit(&call, authorization.as_deref(), at(0), &made_keys().1, setting).err();
            let status = refused.map(|refused| ProblemDetails::from(refused).status);
            assert_eq!(status, expected(&call, access, is), "{method} {path} with {authorization:?}");
        }
    }
}

#[test]
fn without_token_keys_every_token_is_unknown() {
    let bearer = format!("Bearer {}", token("demo", Role::Admin));
    let call = routes().into_iter().map(|row| row.3).find(|call| call.access() == Access::Viewer).unwrap();
    for value in [None, Some("hunter2".to_owned())] {
        let bare = |name: &str| if name == "TOKEN_KEY" { value.clone() } else { setting(name) };
        assert_eq!(
            admit(&call, Some(&bearer), at(0), &Ring::default(), bare),
            Err(Refused::Unknown(TokenError::Signature))
        );
    }
}

#[test]
fn all_causes_read_the_same_outside() {
    let told = |cause| ProblemDetails::from(Refused::Unknown(cause));
    for cause in [TokenError::Signature, TokenError::Expired(at(0)), TokenError::Revoked] {
        assert_eq!(told(cause), told(TokenError::Form));
    }
}

#[test]
fn a_change_is_made_at_the_version_it_names_or_at_any_if_it_names_none() {
    assert_eq!(entity_tag(3), "\"3\"");
    for (if_match, met) in [
        (None, true),
        (Some("\"3\""), true),
        (Some("*"), true),
        (Some("\"1\", \"3\""), true),
        (Some("W/\"3\""), true),
        (Some("\"2\""), false),
        (Some("3"), false),
        (Some("\"33\""), false),
        (Some(""), false),
    ] {
        assert_eq!(is_met(if_match, 3), met, "{if_match:?}");
    }
}

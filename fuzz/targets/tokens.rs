//! Portal tokens: a partner, a subject, then what is changed of a genuine one, then a text that is taken for one.

use hookpost::access::{Grant, TokenError, TokenKeys, is_token, peek};
use hookpost::model::{PartnerId, Role, Subject, Timestamp};

use super::line;

const KEY: &str = "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";
const NOW: u64 = 1_795_000_000_000;

/// A token opens to what it was signed for, no longer and by no other key; changed in one letter it opens nothing, and
/// neither does what nobody signed.
pub(crate) fn hold(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let mut rest = &*text;
    let (partner, subject, change) = (line(&mut rest), line(&mut rest), line(&mut rest));
    let keys = TokenKeys::parse(KEY).expect("it is one");
    let now = Timestamp::from_millis(NOW);
    let partner = PartnerId::parse(partner).unwrap_or_else(|_| PartnerId::parse("demo").expect("it is one"));
    let subject = Subject::parse(subject).ok();
    let role = if subject.is_some() { Role::Viewer } else { Role::Admin };
    let expires_at = Timestamp::from_millis(NOW + 1);
    let grant = Grant { partner, role, subject, issued_at: now, expires_at, epoch: change.len() as u64 };
    let token = keys.sign(&grant).reveal().clone();
    assert!(is_token(&token));
    assert_eq!((keys.open(&token, now), peek(&token)), (Ok(grant.clone()), Some(grant)));
    assert_eq!(keys.open(&token, expires_at), Err(TokenError::Expired(expires_at)));

    let changed = changed(&token, change);
    if changed != token {
        assert!(keys.open(&changed, now).is_err(), "{token} opens as {changed}");
    }
    assert!(keys.open(rest, now).is_err(), "nobody signed {rest:?}");
    if let (true, Some(said)) = (rest.starts_with("hp1."), peek(rest)) {
        assert_eq!(peek(keys.sign(&said).reveal()), Some(said));
    }
    if let Ok(others) = TokenKeys::parse(rest) {
        assert!(rest.contains(KEY) || others.open(&token, now) == Err(TokenError::Signature));
    }
}

/// The token with one letter replaced: `12x` puts an x at place 12.
fn changed(token: &str, change: &str) -> String {
    let digits = change.bytes().take_while(u8::is_ascii_digit).count();
    let at = change[..digits].parse::<usize>().unwrap_or(0) % token.len();
    let letter = change[digits..].chars().next().unwrap_or('.');
    let mut changed = token.to_owned();
    changed.replace_range(at..=at, letter.encode_utf8(&mut [0; 4]));
    changed
}

//! A request line, and on the second line the `Authorization` of whoever calls.

use hookpost::access::{Ring, admit};
use hookpost::api::{Access, Call, ParseCallError};
use hookpost::model::Timestamp;

use super::line;

const PROVIDER: &str = "prov_0f3c8a5d7b6e49c2";
const PARTNER: &str = "part_51d0c6a2e8f74b39";
const SETTINGS: [(&str, &str); 3] = [
    ("PROVIDER_KEY", PROVIDER),
    ("PARTNER_KEYS", "demo=part_51d0c6a2e8f74b39"),
    ("TOKEN_KEY", "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY="),
];

/// A call is written as the path that it was read from, a path that is refused is refused alike for every method, and
/// nothing but a key opens what is not public.
pub(crate) fn hold(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let mut text = &*text;
    let (method, path) = line(&mut text).split_once(' ').unwrap_or_default();
    let authorization = line(&mut text);
    match Call::parse(method, path) {
        Ok(call) => {
            assert_eq!(call.path(), path);
            assert_eq!(Call::parse(call.method().as_str(), path).as_ref(), Ok(&call));
            admitted(&call, authorization);
        }
        Err(ParseCallError::WrongMethod(methods)) => {
            assert!(!methods.is_empty());
            assert!(methods.iter().all(|method| Call::parse(method.as_str(), path).is_ok()));
        }
        Err(ParseCallError::UnknownPath) => {
            let others = ["GET", "POST", "PATCH", "DELETE"].map(|method| Call::parse(method, path));
            assert!(others.iter().all(|other| *other == Err(ParseCallError::UnknownPath)));
        }
    }
}

fn admitted(call: &Call, authorization: &str) {
    let setting = |name: &str| SETTINGS.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned());
    let now = Timestamp::from_millis(1_795_000_000_000);
    let admitted = admit(call, Some(authorization), now, &Ring::default(), setting);
    assert_eq!(admitted, admit(call, Some(authorization), now, &Ring::default(), setting));
    if admitted.is_ok() && call.access() != Access::Public {
        let is_partners = call.partner().is_some_and(|partner| partner.as_str() == "demo");
        assert!(authorization.contains(PROVIDER) || is_partners && authorization.contains(PARTNER), "{call:?}");
    }
    let nobody = admit(call, None, now, &Ring::default(), setting);
    assert_eq!(nobody.is_ok(), call.access() == Access::Public);
}

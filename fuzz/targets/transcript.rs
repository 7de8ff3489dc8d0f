//! What a conformance run keeps of a request: a URL, the partner's own header fields until an empty line, and a body.

use hookpost::conformance::transcript;
use hookpost::delivery::compose;
use hookpost::model::{
    EndpointDraft, EndpointUrl, EventId, Header, HeaderName, HeaderValue, Headers, Secret, Subscription, Timestamp,
};

use super::line;

const SECRET: &str = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oDC2FVsBQIhrs=";

/// It has no value of the partner's own fields, its length has a bound, and it says whether something was left out.
pub(crate) fn hold(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let mut rest = &*text;
    let Ok(url) = EndpointUrl::parse(line(&mut rest)) else { return };
    let (fields, body) = rest.split_once("\n\n").unwrap_or((rest, ""));
    let field = |line: &str| {
        let (name, value) = line.split_once(':')?;
        Some(Header::new(HeaderName::parse(name).ok()?, HeaderValue::parse(value).ok()?))
    };
    let headers = Headers::new(fields.lines().filter_map(field).take(20).collect());
    let draft =
        EndpointDraft { url, description: String::new(), subscription: Subscription::All, headers, rate_limit: None };
    let (secret, id) = (Secret::parse(SECRET).expect("it is one"), EventId::parse("evt_1").expect("it is one"));
    let request = compose(&draft, &[&secret], &id, body.to_owned(), Timestamp::from_millis(1_795_000_000_000));
    let (kept, is_cut) = transcript(&request);
    assert_eq!(transcript(&request), (kept.clone(), is_cut));
    assert!(kept.starts_with("POST /") && !kept.contains(SECRET));
    let (head, kept_body) = kept.split_once("\n\n").expect("an empty line ends the fields");
    assert!(body.starts_with(kept_body) && kept_body.len() <= 4096 && is_cut == (kept_body.len() < body.len()));
    for header in draft.headers.iter().filter(|header| !is_ours(header.name().as_str())) {
        let shown = head.lines().find(|line| line.starts_with(&format!("{}: ", header.name())));
        assert_eq!(shown, Some(&*format!("{}: ••••••••", header.name())));
    }
}

/// `guard` refuses these to a partner, so no draft that is stored has one.
fn is_ours(name: &str) -> bool {
    ["content-type", "user-agent", "host", "content-length"].contains(&name) || name.starts_with("webhook-")
}

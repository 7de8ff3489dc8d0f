//! What somebody pastes into the doctor: a secret, the headers until an empty line, and the body.

use hookpost::delivery::sign;
use hookpost::doctor::{Case, Cause, Diagnosis, Examined, Language, examine};
use hookpost::model::{EventId, Secret, Timestamp};

use super::line;

const SECRET: &str = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oDC2FVsBQIhrs=";
const NOW: u64 = 1_795_000_000_000;
const LONGEST: usize = 4096;

/// The same request has the same diagnosis; what is genuine is called so, what is altered never; what is called genuine was
/// signed by that secret; and every cause has its words.
pub(crate) fn hold(bytes: &[u8]) {
    let text = String::from_utf8_lossy(&bytes[..bytes.len().min(LONGEST)]).into_owned();
    let mut rest = &*text;
    let secret = line(&mut rest);
    let (headers, body) = rest.split_once("\n\n").unwrap_or((rest, ""));
    let found = judged(headers, body, &[secret, SECRET]);
    if let Diagnosis::Valid { secret: place, .. } = found {
        let secret = Secret::parse([secret, SECRET][place]).expect("nothing is signed by what is no secret");
        assert!(is_signed(&secret, headers, body), "{text:?}");
    }
    genuine(body);
}

fn judged(headers: &str, body: &str, secrets: &[&str]) -> Diagnosis {
    let case = Case { headers, body: body.as_bytes(), secrets, sent: None, likes: &[] };
    let examined: Examined = examine(&case);
    let found = examined.judge(Timestamp::from_millis(NOW));
    assert_eq!(examine(&case).judge(Timestamp::from_millis(NOW)), found);
    if let Diagnosis::Explained { causes, .. } | Diagnosis::Unexplained { causes } = &found {
        assert!(!causes.is_empty());
        causes.iter().for_each(said);
    }
    found
}

fn said(cause: &Cause) {
    assert!(cause.to_string().ends_with('.'), "{cause:?}: {cause}");
    assert!(Language::ALL.iter().all(|language| !cause.fix().lines(*language).is_empty()), "{cause:?}");
}

/// Whether any id and any time in the headers give a signature that stands there too.
fn is_signed(secret: &Secret, headers: &str, body: &str) -> bool {
    let words = || headers.split(|letter: char| !(letter.is_ascii_alphanumeric() || "_-".contains(letter)));
    let ids: Vec<_> = words().filter_map(|word| EventId::parse(word).ok()).take(200).collect();
    let times: Vec<_> = words().filter_map(|word| word.parse::<u64>().ok()).take(200).collect();
    times.iter().any(|seconds| {
        let at = Timestamp::from_millis(seconds.saturating_mul(1000));
        ids.iter().any(|id| headers.contains(sign(secret, id, at, body).trim_start_matches("v1,")))
    })
}

fn genuine(body: &str) {
    let (secret, id) = (Secret::parse(SECRET).expect("it is one"), EventId::parse("evt_1").expect("it is one"));
    let signature = sign(&secret, &id, Timestamp::from_millis(NOW), body);
    let headers = format!("webhook-id: {id}\nwebhook-timestamp: {}\nwebhook-signature: {signature}\n", NOW / 1000);
    if body.is_empty() {
        return;
    }
    assert_eq!(judged(&headers, body, &[SECRET]), Diagnosis::Valid { secret: 0, age: 0 }, "{body:?}");
    let altered = format!("{body} ");
    assert!(!matches!(judged(&headers, &altered, &[SECRET]), Diagnosis::Valid { .. }), "{altered:?}");
}

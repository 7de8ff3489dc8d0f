//! An answer: its status and its `Retry-After`; or the name and the message of an exception.

use std::time::Duration;

use hookpost::delivery::{Outcome, RETRY_AFTER_AT_MOST, Schedule, Stage, classify, judge};
use hookpost::model::{EndpointUrl, Timestamp, Verdict};

use super::line;

/// 2xx is success and nothing else is; however long an endpoint wants to be left alone, it is no shorter than the contract and
/// no longer than an hour beyond it.
pub(crate) fn hold(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let mut rest = &*text;
    let (first, second) = (line(&mut rest), line(&mut rest));
    let ended_at = Timestamp::from_millis(rest.parse().unwrap_or(1_795_000_000_000));
    if let Ok(status) = first.parse::<u16>() {
        let outcome = Outcome::Answered { status, retry_after: Some(second.to_owned()) };
        let verdict = judge(&outcome, ended_at);
        assert_eq!(verdict, judge(&outcome, ended_at));
        assert_eq!(matches!(verdict, Verdict::Delivered { .. }), (200..300).contains(&status));
        if let Verdict::Failed { retry_after, .. } = verdict {
            patient(retry_after);
        }
    }
    for url in ["https://api.clinic.example/hooks", "http://127.0.0.1:9000/"] {
        let url = EndpointUrl::parse(url).expect("it is one");
        for stage in [Stage::Asking, Stage::Reading] {
            let outcome = classify(first, second, stage, &url);
            assert!(matches!(judge(&outcome, ended_at), Verdict::Failed { retry_after: None, .. }));
        }
    }
}

fn patient(retry_after: Option<Duration>) {
    assert!(retry_after.unwrap_or_default() <= RETRY_AFTER_AT_MOST);
    let schedule = Schedule::default();
    for n in [1, 7, 30] {
        let (least, wait) = (Duration::from_secs(5) * n, schedule.wait(n, retry_after));
        assert!(wait >= least && wait <= least.max(RETRY_AFTER_AT_MOST));
        assert_eq!(wait, least.max(retry_after.unwrap_or_default()));
    }
}

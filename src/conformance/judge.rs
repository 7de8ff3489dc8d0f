//! What the answers to a check are worth.

use std::time::Duration;

use super::words;
use crate::model::{Cause, Check, Expectation, Finding};

/// An answer that comes later than this is in danger of coming too late.
const SLOW: Duration = Duration::from_secs(5);
/// Where nobody has answered so often, nobody will,
const UNANSWERED_AT_FIRST: usize = 3;
/// and where so many requests came to nothing, the rest is not worth the wait.
const UNANSWERED_AT_MOST: usize = 6;

/// What has become of a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Seen {
    /// It waits for its turn.
    Waiting,
    /// It is under way.
    UnderWay,
    /// An answer came.
    Answered {
        /// Its status code.
        status: u16,
        /// How long it took.
        took: Duration,
    },
    /// No answer came.
    Unanswered {
        /// Why.
        cause: Cause,
        /// After how long that was clear.
        took: Duration,
    },
    /// The run ended before it.
    NotSent,
}

/// What the answers to a check mean.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Judgement {
    /// In a word.
    pub finding: Finding,
    /// What was seen, in a sentence.
    pub found: String,
    /// What to do, if anything.
    pub advice: Option<String>,
}

/// Judges a check by what has become of its requests; none, while some are still to come. `accepts_genuine` says whether
/// genuine events are accepted there, once that is known.
pub fn judge(check: Check, seen: &[Seen], accepts_genuine: Option<bool>) -> Option<Judgement> {
    if seen.iter().any(|seen| matches!(seen, Seen::Waiting | Seen::UnderWay)) {
        return None;
    }
    if seen.contains(&Seen::NotSent) {
        return Some(told(Finding::NotSent, "Not sent: the run ended before it.", None));
    }
    Some(match check.expectation() {
        Expectation::Accept => to_be_accepted(check, seen, accepts_genuine),
        Expectation::Refuse => to_be_refused(check, seen, accepts_genuine),
    })
}

/// Whether it is of no use to go on: nobody answers there.
pub fn is_hopeless(seen: impl IntoIterator<Item = Seen>) -> bool {
    let (mut answered, mut unanswered) = (0, 0);
    for seen in seen {
        match seen {
            Seen::Answered { .. } => answered += 1,
            Seen::Unanswered { .. } => unanswered += 1,
            Seen::Waiting | Seen::UnderWay | Seen::NotSent => {}
        }
    }
    unanswered >= UNANSWERED_AT_MOST || (answered == 0 && unanswered >= UNANSWERED_AT_FIRST)
}

fn to_be_accepted(check: Check, seen: &[Seen], accepts_genuine: Option<bool>) -> Judgement {
    let is_accepted = |seen: &&Seen| matches!(seen, Seen::Answered { status: 200..=299, .. });
    if let Some(refused) = seen.iter().find(|seen| !is_accepted(seen)) {
        if check != Check::EventType && accepts_genuine == Some(false) {
            let advice = "It refuses ordinary events too. Mend that first, then run this again.";
            return told(Finding::Unclear, &words::found(seen), Some(advice.to_owned()));
        }
        return told(Finding::Failed, &words::found(seen), Some(words::advice(check, *refused)));
    }
    let slowest = seen.iter().map(|seen| took(*seen)).max().unwrap_or_default();
    if slowest > SLOW {
        let advice = "An attempt ends after 15 seconds. Store the event, answer 2xx, and work on it afterwards.";
        return told(Finding::Warned, &words::found(seen), Some(advice.to_owned()));
    }
    told(Finding::Passed, &words::found(seen), words::note(check))
}

fn to_be_refused(check: Check, seen: &[Seen], accepts_genuine: Option<bool>) -> Judgement {
    let Some(only) = seen.first().copied() else {
        return told(Finding::NotSent, "Not sent: the run ended before it.", None);
    };
    let found = words::found(seen);
    let (finding, advice) = match only {
        Seen::Answered { status: 200..=299, .. } => (Finding::Failed, words::advice(check, only)),
        _ if accepts_genuine != Some(true) => {
            let advice = "It does not accept genuine events either, so this tells nothing. Mend that first.";
            (Finding::Unclear, advice.to_owned())
        }
        Seen::Answered { status: 410, .. } => {
            (Finding::Warned, "410 Gone switches an endpoint off. Answer 400 or 401 to what is not genuine.".to_owned())
        }
        Seen::Answered { status: 429, .. } => {
            let advice = "It was turned away for coming too often, so nobody looked at the signature. Run this again.";
            (Finding::Unclear, advice.to_owned())
        }
        Seen::Answered { status: 400..=499, .. } => return told(Finding::Passed, &found, None),
        Seen::Answered { .. } => {
            let advice = "It was not accepted, but not refused on purpose either: the code for what is not genuine seems \
                          to fail. Answer 400 or 401.";
            (Finding::Warned, advice.to_owned())
        }
        _ => (Finding::Warned, "It was not accepted, but nobody said so. Answer 400 or 401.".to_owned()),
    };
    told(finding, &found, Some(advice))
}

fn took(seen: Seen) -> Duration {
    match seen {
        Seen::Answered { took, .. } | Seen::Unanswered { took, .. } => took,
        Seen::Waiting | Seen::UnderWay | Seen::NotSent => Duration::ZERO,
    }
}

fn told(finding: Finding, found: &str, advice: Option<String>) -> Judgement {
    Judgement { finding, found: found.to_owned(), advice }
}

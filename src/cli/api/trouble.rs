//! What can go wrong with a call: its words, and how the program then ends.

use std::fmt::Write as _;

use hookpost::api::ProblemDetails;

use crate::inert::inert;

/// Why a command was not carried out.
#[derive(Debug)]
pub(crate) enum Trouble {
    /// It was called wrongly, or a file cannot be read.
    Wrong(String),
    /// Something that was given is not valid, or a check found something: told in full already, or here.
    Not(String),
    /// The worker refuses the call: asking again changes nothing.
    Refused(Box<ProblemDetails>),
    /// The worker does not answer, or not now: asking again may help.
    Down(String),
    /// The same, in the worker's own words.
    Busy(Box<ProblemDetails>),
}

impl Trouble {
    /// The trouble that an answer of this status tells.
    pub(super) fn refused(status: u16, text: &str) -> Self {
        match serde_json::from_str::<ProblemDetails>(text) {
            Ok(problem) if status >= 500 || status == 429 => Self::Busy(Box::new(problem)),
            Ok(problem) => Self::Refused(Box::new(problem)),
            Err(_) => Self::Down(format!("what answers is no worker of Hookpost: it says {status} and no more")),
        }
    }

    /// How the program ends.
    pub(crate) fn code(&self) -> u8 {
        match self {
            Self::Not(_) => 1,
            Self::Wrong(_) => 2,
            Self::Refused(_) => 3,
            Self::Down(_) | Self::Busy(_) => 4,
        }
    }

    /// Sentences for a person, inert.
    pub(crate) fn words(&self) -> String {
        match self {
            Self::Wrong(words) | Self::Not(words) | Self::Down(words) => format!("error: {}", inert(words)),
            Self::Refused(problem) | Self::Busy(problem) => told(problem),
        }
    }
}

/// What happened, everything that is wrong, when to ask again, and the names by which it can be found.
fn told(problem: &ProblemDetails) -> String {
    let mut out = format!("error: {}: {}", inert(&problem.title), inert(&problem.detail));
    for one in &problem.problems {
        let place = one.line.map(|line| format!(" (line {line})")).unwrap_or_default();
        let _ = write!(out, "\n  {}{place}: {}", inert(&one.pointer), inert(&one.message));
    }
    if let Some(seconds) = problem.retry_after {
        let _ = write!(out, "\n  Try again in {seconds} s.");
    }
    let request = problem.request_id.as_deref().unwrap_or("unknown");
    let _ = write!(out, "\n  {} {}, request {}", problem.status, problem.code.word(), inert(request));
    out
}

//! The provider's wish for a token, judged whole.

use std::time::Duration;

use super::token::Grant;
use crate::api::AccessRequest;
use crate::model::{PartnerId, Problem, Role, Subject, Timestamp};

/// A token lives for an hour unless the provider wants it otherwise,
const EXPIRES_IN: u64 = 3600;
/// and for a week at most.
pub const EXPIRES_IN_AT_MOST: u64 = 7 * 24 * 3600;

/// A wish with nothing wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CheckedAccess {
    role: Role,
    expires_in: Duration,
    subject: Option<Subject>,
}

impl CheckedAccess {
    /// The grant for that partner, made now.
    pub fn grant(self, partner: PartnerId, epoch: u64, now: Timestamp) -> Grant {
        let Self { role, expires_in, subject } = self;
        Grant { partner, role, subject, issued_at: now, expires_at: now.plus(expires_in), epoch }
    }
}

/// Judges a wish; on failure gives every problem.
pub fn check_access(request: &AccessRequest) -> Result<CheckedAccess, Vec<Problem>> {
    let mut problems = Vec::new();
    let seconds = request.expires_in.unwrap_or(EXPIRES_IN);
    if !(1..=EXPIRES_IN_AT_MOST).contains(&seconds) {
        let message = format!("A token lives from 1 to {EXPIRES_IN_AT_MOST} seconds, which are 7 days.");
        problems.push(Problem::new("/expiresIn", message));
    }
    let subject = match request.subject.as_deref().map(Subject::parse).transpose() {
        Ok(subject) => subject,
        Err(error) => {
            problems.push(Problem::new("/subject", format!("{}.", capital(&error.to_string()))));
            None
        }
    };
    let expires_in = Duration::from_secs(seconds);
    if problems.is_empty() { Ok(CheckedAccess { role: request.role, expires_in, subject }) } else { Err(problems) }
}

fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

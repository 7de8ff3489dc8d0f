//! How an endpoint is doing right now, as a badge says it.

use std::time::Duration;

use crate::model::{EndpointState, Timestamp, Trouble};

/// A receiver that is started anew fails for a moment: only what lasts longer is called failing.
const PASSING: Duration = Duration::from_mins(1);

/// The condition, from good to bad.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Condition {
    /// It gets events, or has not been tried.
    Well,
    /// Nothing has arrived since then.
    Failing(Timestamp),
    /// Nothing has arrived since, and it is about to be switched off.
    Closing {
        /// Since when nothing has arrived.
        since: Timestamp,
        /// When it is switched off.
        disables_at: Timestamp,
    },
    /// It is switched off.
    Off,
}

/// The condition of an endpoint in this state and with this trouble, at `now`.
pub fn condition(state: &EndpointState, trouble: Option<Trouble>, now: Timestamp) -> Condition {
    match (state, trouble) {
        (EndpointState::Disabled { .. }, _) => Condition::Off,
        (EndpointState::Enabled, Some(Trouble { since, disables_at: Some(disables_at), .. })) => {
            Condition::Closing { since, disables_at }
        }
        (EndpointState::Enabled, Some(Trouble { since, exhausted, .. }))
            if exhausted > 0 || now.since(since) >= PASSING =>
        {
            Condition::Failing(since)
        }
        (EndpointState::Enabled, _) => Condition::Well,
    }
}

#[cfg(test)]
mod tests {
    use super::{Condition, condition};
    use crate::model::{DisabledReason, EndpointState, Timestamp, Trouble};

    fn now() -> Timestamp {
        Timestamp::from_millis(1_000_000)
    }

    fn enabled(since: u64, exhausted: u32, disables_at: Option<u64>) -> Condition {
        let trouble = Trouble {
            since: Timestamp::from_millis(since),
            exhausted,
            disables_at: disables_at.map(Timestamp::from_millis),
        };
        condition(&EndpointState::Enabled, Some(trouble), now())
    }

    #[test]
    fn a_failure_of_less_than_a_minute_is_passing() {
        assert_eq!(condition(&EndpointState::Enabled, None, now()), Condition::Well);
        assert_eq!(enabled(940_001, 0, None), Condition::Well);
        assert_eq!(enabled(940_000, 0, None), Condition::Failing(Timestamp::from_millis(940_000)));
    }

    #[test]
    fn one_that_exhausted_a_delivery_fails_at_once() {
        assert_eq!(enabled(999_999, 1, None), Condition::Failing(Timestamp::from_millis(999_999)));
    }

    #[test]
    fn a_warning_beats_failing_and_being_off_beats_both() {
        let (since, disables_at) = (Timestamp::from_millis(1), Timestamp::from_millis(2_000_000));
        assert_eq!(enabled(1, 1, Some(2_000_000)), Condition::Closing { since, disables_at });
        let off = EndpointState::Disabled { reason: DisabledReason::Gone, since: now(), by: None };
        let trouble = Trouble { since, exhausted: 1, disables_at: Some(disables_at) };
        assert_eq!(condition(&off, Some(trouble), now()), Condition::Off);
    }
}

//! A delivery and a clock that goes only where a history says.

use std::time::Duration;

use hookpost::delivery::{Action, Delivery, Input, LEASE, Outcome, Schedule, judge};
use hookpost::model::{DeliveryStatus, Timestamp};

pub(crate) const START: u64 = 1_795_000_000_000;

/// A delivery and a clock. Every step is taken from the stored text, as after a crash, and most are taken twice.
pub(crate) struct World {
    pub(crate) now: Timestamp,
    pub(crate) stored: String,
    sending: Option<u32>,
    pub(crate) waited: Duration,
    pub(crate) attempts: u32,
}

impl World {
    pub(crate) fn new() -> Self {
        let now = Timestamp::from_millis(START);
        let mut world = Self { now, stored: String::new(), sending: None, waited: Duration::ZERO, attempts: 0 };
        world.store(&Delivery::new(now));
        world
    }

    pub(crate) fn delivery(&self) -> Delivery {
        serde_json::from_str(&self.stored).unwrap()
    }

    pub(crate) fn store(&mut self, delivery: &Delivery) {
        self.stored = serde_json::to_string(delivery).unwrap();
    }

    pub(crate) fn step(&mut self, input: Input) -> Action {
        let mut delivery = self.delivery();
        let action = delivery.step(input, self.now, &Schedule::default());
        self.store(&delivery);
        if let Action::Send { attempt } = action {
            self.sending = Some(attempt);
            self.attempts += 1;
        }
        action
    }

    /// Time goes by until the next attempt is due, and it leaves.
    pub(crate) fn leaves(mut self) -> Self {
        let (_, due) = self.delivery().planned().expect("an attempt is planned");
        if due > self.now {
            let early = Timestamp::from_millis(due.as_millis() - 1);
            let mut delivery = self.delivery();
            let action = delivery.step(Input::Tick, early, &Schedule::default());
            assert_eq!(action, Action::Wait { until: due }, "nothing leaves a millisecond early");
        }
        self.waited += due.since(self.now);
        self.now = self.now.max(due);
        let action = self.step(Input::Tick);
        assert!(matches!(action, Action::Send { .. }), "what is due leaves: {action:?}");
        assert_eq!(self.step(Input::Tick), Action::Wait { until: self.now.plus(LEASE) }, "it leaves once");
        self
    }

    pub(crate) fn after(mut self, millis: u64) -> Self {
        self.now = self.now.plus(Duration::from_millis(millis));
        self
    }

    pub(crate) fn ends(mut self, outcome: &Outcome) -> Self {
        let attempt = self.sending.take().expect("an attempt is under way");
        let ended = Input::Ended { attempt, verdict: judge(outcome, self.now) };
        self.step(ended.clone());
        let once = self.stored.clone();
        assert_eq!(self.step(ended), Action::Rest, "an end counts once");
        assert_eq!(self.stored, once);
        self
    }

    pub(crate) fn answers(self, status: u16) -> Self {
        self.ends(&Outcome::Answered { status, retry_after: None })
    }

    pub(crate) fn asks_for(self, retry_after: &str) -> Self {
        self.ends(&Outcome::Answered { status: 503, retry_after: Some(retry_after.to_owned()) })
    }

    pub(crate) fn waits(self, millis: u64) -> Self {
        let (_, due) = self.delivery().planned().expect("an attempt is planned");
        assert_eq!(due.since(self.now), Duration::from_millis(millis));
        self
    }

    pub(crate) fn is(self, status: DeliveryStatus) -> Self {
        assert_eq!(self.delivery().status(), status);
        self
    }
}

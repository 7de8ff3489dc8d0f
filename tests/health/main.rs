//! Histories of an endpoint on a virtual clock: when it is warned of and when it is switched off.

#![allow(clippy::unwrap_used, reason = "in a test a panic is the report")]

mod alerts;
mod counters;
mod pulse;
mod spells;
mod words;

use hookpost::health::{Ended, Failing, Health, Rules};
use hookpost::model::Timestamp;

pub(crate) const START: u64 = 1_795_000_000_000;
const HOUR: u64 = 3_600_000;

/// An endpoint and a clock that goes only where a history says. Every step is taken from the stored text.
struct World {
    now: u64,
    stored: Option<String>,
    rules: Rules,
    warned: u32,
}

impl World {
    fn new() -> Self {
        Self { now: START, stored: None, rules: Rules::default(), warned: 0 }
    }

    fn failing(&self) -> Option<Failing> {
        self.stored.as_ref().map(|text| serde_json::from_str(text).unwrap())
    }

    fn now(&self) -> Timestamp {
        Timestamp::from_millis(self.now)
    }

    fn store(&mut self, failing: Option<Failing>) {
        self.stored = failing.map(|failing| serde_json::to_string(&failing).unwrap());
    }

    fn ends(mut self, ended: Ended) -> Self {
        self.store(Failing::after(self.failing(), ended, self.now()));
        self
    }

    /// The first delivery uses up its attempts within 40 minutes.
    fn exhausts_one(self) -> Self {
        self.ends(Ended::Failed).after_minutes(40).ends(Ended::Exhausted)
    }

    fn after(mut self, hours: u64) -> Self {
        self.now += hours * HOUR;
        self
    }

    fn after_minutes(mut self, minutes: u64) -> Self {
        self.now += minutes * 60_000;
        self
    }

    fn at(mut self, hours: u64, millis: u64) -> Self {
        self.now = START + hours * HOUR + millis;
        self
    }

    fn judge(&self) -> Health {
        self.failing().map_or(Health::Healthy, |failing| failing.judge(self.rules, self.now()))
    }

    fn stays_healthy(self) -> Self {
        assert_eq!(self.judge(), Health::Healthy);
        self
    }

    /// It is warned of, as the shell does it.
    fn warns_until(mut self, hours: u64) -> Self {
        let Health::Warning { why, disables_at } = self.judge() else { panic!("{:?}", self.judge()) };
        assert_eq!(disables_at, Timestamp::from_millis(START + hours * HOUR));
        self.warned += u32::from(why.warned_at().is_none());
        let warned = why.warned(self.now());
        self.store(Some(warned));
        assert_eq!(warned.next_at(self.rules), Some(disables_at), "the alarm goes off then");
        self
    }

    fn disables(self) -> Self {
        assert!(matches!(self.judge(), Health::Disable(_)), "{:?}", self.judge());
        self
    }
}

#[test]
fn three_days_without_a_success_disable_with_a_warning_halfway() {
    let world = World::new().exhausts_one().stays_healthy();
    assert_eq!(world.failing().unwrap().next_at(world.rules), Some(Timestamp::from_millis(START + 36 * HOUR)));
    let world = world.at(35, HOUR - 1).stays_healthy().at(36, 0).warns_until(72);
    let world = world.at(71, HOUR - 1).warns_until(72).at(72, 0).disables();
    assert_eq!(world.warned, 1, "it is warned of once");
    let failing = world.failing().unwrap();
    assert_eq!((failing.since(), failing.exhausted()), (Timestamp::from_millis(START), 1));
}

#[test]
fn without_an_exhausted_delivery_there_is_no_warning_however_long_it_fails() {
    let world = World::new().ends(Ended::Failed).after(500).ends(Ended::Failed).stays_healthy();
    assert_eq!(world.failing().unwrap().next_at(world.rules), None);
}

#[test]
fn one_success_and_all_is_well() {
    let world = World::new().exhausts_one().at(71, 0).warns_until(107).ends(Ended::Arrived).stays_healthy();
    assert_eq!(world.failing(), None);
    world.ends(Ended::Failed).after(1).ends(Ended::Exhausted).after(1).stays_healthy();
}

#[test]
fn an_endpoint_with_nothing_to_receive_has_not_failed() {
    World::new().ends(Ended::Arrived).after(500).exhausts_one().stays_healthy();
}

#[test]
fn the_warning_stands_for_half_of_the_span_whatever_the_clock_did() {
    // Our worker was down for four days, or its clock went ahead: the warning comes first.
    World::new().exhausts_one().at(100, 0).warns_until(136).at(136, 0).disables();
    // A clock set back says nothing.
    let mut world = World::new().exhausts_one();
    world.now = START - HOUR;
    world.stays_healthy();
}

#[test]
fn what_our_own_side_broke_off_says_nothing_of_the_endpoint() {
    let world = World::new().ends(Ended::Interrupted);
    assert_eq!(world.failing(), None);
    let world = world.ends(Ended::Failed).after(1).ends(Ended::Interrupted);
    assert_eq!(world.failing().unwrap().since(), Timestamp::from_millis(START));
}

#[test]
fn with_the_setting_0_nothing_is_ever_disabled() {
    let mut world = World::new().exhausts_one().after(10_000);
    world.rules = Rules { disable_after: None };
    assert_eq!(world.failing().unwrap().next_at(world.rules), None);
    world.stays_healthy();
}

#[test]
fn what_is_stored_of_a_failing_endpoint_is_pinned() {
    let world = World::new().exhausts_one().at(36, 0).warns_until(72);
    assert_eq!(
        world.stored.unwrap(),
        r#"{"since":"2026-11-18T11:06:40.000Z","exhausted":1,"warnedAt":"2026-11-19T23:06:40.000Z"}"#
    );
}

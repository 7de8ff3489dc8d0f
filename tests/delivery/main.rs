//! Histories of one delivery on a virtual clock.

#![allow(clippy::unwrap_used, reason = "in a test a panic is the report")]

mod paces;
mod queues;
mod scheduled;
mod world;

use std::time::Duration;

use hookpost::delivery::{ATTEMPTS_AT_MOST, Action, Input, LEASE, Outcome, RETRIES_AT_MOST, Schedule, judge};
use hookpost::model::{Cause, DeliveryStatus, Timestamp, Verdict};

use world::{START, World};

#[test]
fn the_first_attempt_leaves_at_once() {
    let world = World::new().leaves().answers(200).is(DeliveryStatus::Delivered);
    assert_eq!((world.waited, world.attempts), (Duration::ZERO, 1));
}

#[test]
fn the_whole_schedule_is_31_attempts_and_2_325_000_ms_of_waiting() {
    let mut world = World::new().leaves();
    for n in 1..=30 {
        world = world.after(1_200).answers(503).waits(n * 5000).leaves();
    }
    let world = world.answers(503).is(DeliveryStatus::Exhausted);
    assert_eq!(world.attempts, 31);
    assert_eq!(world.waited, Duration::from_secs(2325));
    assert_eq!(world.delivery().due_at(), None);
    assert_eq!(Schedule::default().whole(), Duration::from_secs(2325));
    assert_eq!((RETRIES_AT_MOST, ATTEMPTS_AT_MOST), (30, 31));
}

#[test]
fn success_after_k_failures_for_every_k() {
    for failures in 0..=30 {
        let mut world = World::new().leaves();
        for n in 1..=failures {
            world = world.answers(500).waits(n * 5000).leaves();
        }
        let world = world.answers(204).is(DeliveryStatus::Delivered);
        assert_eq!(u64::from(world.delivery().attempts_ended()), failures + 1);
    }
}

#[test]
fn only_2xx_is_success() {
    for status in 200..=299 {
        World::new().leaves().answers(status).is(DeliveryStatus::Delivered);
    }
    for status in [100, 101, 199, 300, 301, 302, 307, 308, 400, 401, 403, 404, 408, 429, 500, 502, 503, 599] {
        World::new().leaves().answers(status).is(DeliveryStatus::Pending).waits(5000);
    }
    for outcome in [Outcome::TimedOut, Outcome::Unreachable, Outcome::Blocked] {
        World::new().leaves().ends(&outcome).is(DeliveryStatus::Pending).waits(5000);
    }
}

#[test]
fn the_wait_counts_from_the_end_of_the_attempt() {
    let world = World::new().leaves().after(14_999).ends(&Outcome::TimedOut);
    assert_eq!(world.delivery().planned(), Some((2, Timestamp::from_millis(START + 14_999 + 5000))));
}

#[test]
fn retry_after_may_only_lengthen_a_wait() {
    let after_one = || World::new().leaves();
    after_one().asks_for("120").waits(120_000);
    after_one().asks_for("1").waits(5000);
    after_one().asks_for("0").waits(5000);
    after_one().asks_for(" 30 ").waits(30_000);
    // What cannot be read asks for nothing.
    for text in ["", "-1", "soon", "1.5", "12 minutes", "Tue, 99 Foo 2026"] {
        after_one().asks_for(text).waits(5000);
    }
}

#[test]
fn retry_after_is_an_hour_at_most() {
    World::new().leaves().asks_for("3600").waits(3_600_000);
    World::new().leaves().asks_for("3601").waits(3_600_000);
    World::new().leaves().asks_for("99999999999999999999999").waits(3_600_000);
    World::new().leaves().asks_for("Fri, 31 Dec 9999 23:59:59 GMT").waits(3_600_000);
}

#[test]
fn retry_after_may_be_a_date() {
    // START is 2026-11-18T11:06:40Z.
    World::new().leaves().asks_for("Wed, 18 Nov 2026 11:08:40 GMT").waits(120_000);
    World::new().leaves().asks_for("Wed, 18 Nov 2026 11:00:00 GMT").waits(5000);
}

#[test]
fn gone_disables_the_endpoint_and_parks_the_delivery() {
    let mut world = World::new().leaves();
    let verdict = judge(&Outcome::Answered { status: 410, retry_after: None }, world.now);
    assert_eq!(world.step(Input::Ended { attempt: 1, verdict }), Action::DisableEndpoint);
    assert_eq!(world.step(Input::Ended { attempt: 1, verdict }), Action::Rest, "an end counts once");
    let world = world.is(DeliveryStatus::Parked);
    assert_eq!((world.delivery().due_at(), world.delivery().attempts_ended()), (None, 1));
}

#[test]
fn an_interrupted_attempt_counts_as_failed() {
    let mut world = World::new().leaves().after(3_000);
    assert!(matches!(world.step(Input::Interrupted), Action::Wait { .. }));
    let mut world = world.waits(5000);
    assert_eq!(world.step(Input::Interrupted), Action::Rest, "it is interrupted once");
    world.leaves().answers(200).is(DeliveryStatus::Delivered);
}

#[test]
fn a_silent_attempt_is_interrupted_when_its_lease_ends() {
    let lease = u64::try_from(LEASE.as_millis()).unwrap();
    let mut world = World::new().leaves().after(lease - 1);
    world.step(Input::Tick);
    assert!(world.delivery().sending().is_some(), "a millisecond before the end it still counts as under way");
    let mut world = world.after(1);
    world.step(Input::Tick);
    world.waits(5000);
}

#[test]
fn a_late_answer_of_an_interrupted_attempt_changes_nothing() {
    let mut world = World::new().leaves();
    world.step(Input::Interrupted);
    let before = world.stored.clone();
    assert_eq!(world.step(Input::Ended { attempt: 1, verdict: Verdict::Delivered { status: 200 } }), Action::Rest);
    assert_eq!(world.stored, before);
}

#[test]
fn a_clock_set_back_neither_hurries_nor_stalls_a_retry() {
    let mut world = World::new().leaves().answers(500);
    world.now = Timestamp::from_millis(START - 3_600_000);
    assert_eq!(world.step(Input::Tick), Action::Wait { until: world.now.plus(Duration::from_secs(5)) });
    world.waits(5000).leaves().answers(200).is(DeliveryStatus::Delivered);
}

#[test]
fn a_clock_set_back_during_an_attempt_starts_its_lease_anew() {
    let mut world = World::new().leaves();
    world.now = Timestamp::from_millis(START - 3_600_000);
    assert_eq!(world.step(Input::Tick), Action::Wait { until: world.now.plus(LEASE) });
    world.after(100).answers(200).is(DeliveryStatus::Delivered);
}

#[test]
fn a_clock_set_forward_sends_what_is_then_due_once() {
    let world = World::new().leaves().answers(500).after(3_600_000).leaves();
    assert_eq!(world.delivery().sending().map(|(attempt, _)| attempt), Some(2));
}

#[test]
fn retry_now_brings_the_planned_attempt_forward() {
    let mut world = World::new().leaves().answers(500);
    assert_eq!(world.step(Input::RetryNow), Action::Send { attempt: 2 });
    assert_eq!(world.step(Input::RetryNow), Action::Rest, "one attempt at a time");
    let world = world.answers(500).waits(10_000);
    assert_eq!(world.delivery().round(), 1);
}

#[test]
fn retry_now_of_a_finished_delivery_starts_the_next_round() {
    let mut world = World::new().leaves();
    for _ in 1..=30 {
        world = world.answers(500).leaves();
    }
    let mut world = world.answers(500).is(DeliveryStatus::Exhausted);
    assert_eq!(world.step(Input::RetryNow), Action::Send { attempt: 1 });
    let world = world.answers(500).waits(5000);
    assert_eq!(world.delivery().round(), 2);

    let mut delivered = World::new().leaves().answers(200);
    assert_eq!(delivered.step(Input::RetryNow), Action::Send { attempt: 1 });
}

#[test]
fn a_replay_starts_a_fresh_schedule_of_what_has_ended_and_leaves_the_rest_alone() {
    let mut world = World::new().leaves();
    let pending = world.stored.clone();
    assert_eq!(world.step(Input::Replay), Action::Rest, "it is under way already");
    assert_eq!(world.stored, pending);
    let mut world = world.answers(500);
    assert_eq!(world.step(Input::Replay), Action::Rest, "it is planned already");
    for _ in 2..=31 {
        world = world.leaves().answers(500);
    }
    let mut world = world.is(DeliveryStatus::Exhausted).after(86_400_000);
    assert_eq!(world.step(Input::Replay), Action::Wait { until: world.now });
    assert_eq!(world.step(Input::Replay), Action::Rest, "it is started once");
    let world = world.waits(0).leaves().answers(500).waits(5000).leaves().answers(200);
    assert_eq!((world.delivery().round(), world.delivery().attempts_ended()), (2, 2));

    let mut parked = World::new();
    parked.step(Input::Park);
    parked.step(Input::Replay);
    let mut delivered = parked.leaves().answers(200).is(DeliveryStatus::Delivered);
    delivered.step(Input::Replay);
    assert_eq!(delivered.leaves().answers(200).delivery().round(), 3);
    let mut cancelled = World::new();
    cancelled.step(Input::Cancel(None));
    assert_eq!(cancelled.step(Input::Replay), Action::Rest, "its endpoint is gone");
}

#[test]
fn parking_keeps_what_was_planned_and_lets_an_attempt_end() {
    let mut world = World::new().leaves();
    assert_eq!(world.step(Input::Park), Action::Rest);
    assert!(world.delivery().sending().is_some(), "the answer to an attempt under way still counts");
    let mut world = world.answers(500);
    world.step(Input::Park);
    let mut world = world.is(DeliveryStatus::Parked);
    assert_eq!(world.delivery().attempts_ended(), 1);
    assert_eq!(world.step(Input::Tick), Action::Rest, "a parked delivery waits for somebody");
}

#[test]
fn cancelling_ends_all_but_what_has_arrived() {
    let mut world = World::new();
    world.step(Input::Cancel(None));
    let mut world = world.is(DeliveryStatus::Cancelled);
    assert_eq!(world.step(Input::Tick), Action::Rest);
    let mut delivered = World::new().leaves().answers(200);
    delivered.step(Input::Cancel(None));
    delivered.is(DeliveryStatus::Delivered);
}

#[test]
fn another_base_delay_stretches_every_wait() {
    let schedule = Schedule::of(Duration::from_millis(10));
    assert_eq!(schedule.wait(30, None), Duration::from_millis(300));
    assert_eq!(schedule.whole(), Duration::from_millis(4650));
}

#[test]
fn the_stored_form_is_pinned() {
    let check = |world: World, text: &str| assert_eq!(world.stored, text);
    check(
        World::new(),
        r#"{"round":1,"progress":{"at":"waiting","attempt":1,"since":"2026-11-18T11:06:40.000Z","wait":{"secs":0,"nanos":0}}}"#,
    );
    check(
        World::new().leaves(),
        r#"{"round":1,"progress":{"at":"sending","attempt":1,"since":"2026-11-18T11:06:40.000Z"}}"#,
    );
    check(World::new().leaves().answers(200), r#"{"round":1,"progress":{"at":"delivered","attempt":1}}"#);
    let mut parked = World::new();
    parked.step(Input::Park);
    check(parked, r#"{"round":1,"progress":{"at":"parked","attempts":0}}"#);
    let mut cancelled = World::new();
    cancelled.step(Input::Cancel(None));
    check(cancelled, r#"{"round":1,"progress":{"at":"cancelled","attempts":0}}"#);
    assert_eq!(serde_json::to_string(&Cause::Status(503)).unwrap(), r#"{"cause":"status","status":503}"#);
    assert_eq!(serde_json::to_string(&Cause::TimedOut).unwrap(), r#"{"cause":"timedOut"}"#);
}

#[test]
fn a_claimed_attempt_that_never_left_is_still_to_be_made() {
    let mut world = World::new().leaves().answers(500).waits(5000).leaves();
    assert_eq!(world.step(Input::Release), Action::Wait { until: world.now });
    let delivery = world.delivery();
    assert_eq!((delivery.planned(), delivery.attempts_ended()), (Some((2, world.now)), 1));
    world.leaves().answers(200).is(DeliveryStatus::Delivered);
}

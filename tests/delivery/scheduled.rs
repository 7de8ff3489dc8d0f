//! A scheduled delivery: nothing of it leaves before its moment by the clock, whatever becomes of the clock meanwhile.

use std::time::Duration;

use hookpost::delivery::{
    Action, Backlog, DeliverAtError, Delivery, Input, Outcome, Schedule, check_deliver_at, judge,
};
use hookpost::model::{Actor, CancelReason, Cancellation, DeliveryStatus, Timestamp, Verdict};

use crate::world::START;

const HOUR: u64 = 3_600_000;

fn at(millis: u64) -> Timestamp {
    Timestamp::from_millis(millis)
}

fn step(delivery: &mut Delivery, input: Input, now: u64) -> Action {
    // Every step is taken from the stored text, as after a crash.
    *delivery = serde_json::from_str(&serde_json::to_string(delivery).unwrap()).unwrap();
    delivery.step(input, at(now), &Schedule::default())
}

#[test]
fn a_scheduled_delivery_leaves_at_its_moment_and_not_a_millisecond_before() {
    let moment = START + 5 * HOUR;
    let mut delivery = Delivery::scheduled(at(moment), at(START));
    assert_eq!(delivery.planned(), Some((1, at(moment))));
    assert_eq!(delivery.due_at(), Some(at(moment)));
    assert_eq!(step(&mut delivery, Input::Tick, moment - 1), Action::Wait { until: at(moment) });
    assert_eq!(step(&mut delivery, Input::Tick, moment), Action::Send { attempt: 1 });
    // From then on the schedule is the usual one.
    let failed = Verdict::Failed { cause: hookpost::model::Cause::Status(500), retry_after: None };
    step(&mut delivery, Input::Ended { attempt: 1, verdict: failed }, moment + 10);
    assert_eq!(delivery.planned(), Some((2, at(moment + 5010))));
}

#[test]
fn no_jump_of_the_clock_sends_it_early_by_the_clock() {
    let moment = START + 5 * HOUR;
    // Set back before it was published, by an hour and by a day; set forward and back again.
    for walk in [[HOUR, HOUR, 0], [24 * HOUR, HOUR, 0], [0, 2 * HOUR, 5 * HOUR], [3 * HOUR, 24 * HOUR, 3 * HOUR]] {
        let mut delivery = Delivery::scheduled(at(moment), at(START));
        for back in walk {
            let now = START - back;
            assert_eq!(step(&mut delivery, Input::Tick, now), Action::Wait { until: at(moment) }, "{walk:?}");
        }
        assert_eq!(step(&mut delivery, Input::Tick, moment - 1), Action::Wait { until: at(moment) }, "{walk:?}");
        assert_eq!(step(&mut delivery, Input::Tick, moment), Action::Send { attempt: 1 }, "{walk:?}");
    }
}

#[test]
fn nobody_brings_a_scheduled_delivery_forward() {
    let moment = START + HOUR;
    let mut delivery = Delivery::scheduled(at(moment), at(START));
    assert_eq!(step(&mut delivery, Input::RetryNow, START + 1), Action::Rest);
    assert_eq!(delivery.planned(), Some((1, at(moment))));
    // Nor by way of parking or cancelling it.
    for over in [Input::Park, Input::Cancel(None)] {
        let mut delivery = Delivery::scheduled(at(moment), at(START));
        step(&mut delivery, over, START + 1);
        assert_eq!(step(&mut delivery, Input::RetryNow, START + 2), Action::Wait { until: at(moment) });
        assert_eq!((delivery.round(), delivery.planned()), (2, Some((1, at(moment)))));
    }
    let mut late = Delivery::scheduled(at(moment), at(START));
    step(&mut late, Input::Park, START + 1);
    assert_eq!(step(&mut late, Input::RetryNow, moment), Action::Send { attempt: 1 });
}

#[test]
fn a_moment_is_at_most_30_days_ahead_and_a_minute_past() {
    let day = 24 * HOUR;
    for (offset, expected) in [
        (0, Ok(())),
        (30 * i64::try_from(day).unwrap(), Ok(())),
        (30 * i64::try_from(day).unwrap() + 1, Err(DeliverAtError::TooFar)),
        (-60_000, Ok(())),
        (-60_001, Err(DeliverAtError::Passed)),
    ] {
        assert_eq!(check_deliver_at(at(START.saturating_add_signed(offset)), at(START)), expected, "{offset}");
    }
    assert_eq!(
        Delivery::scheduled(at(START - 1), at(START)),
        Delivery::new(at(START)),
        "what has passed leaves at once"
    );
}

#[test]
fn erasing_ends_an_attempt_under_way_and_tells_by_whom_and_when() {
    let why = Cancellation { reason: CancelReason::EventErased, by: Actor::Provider(None), at: at(START + 7) };
    let mut delivery = Delivery::new(at(START));
    step(&mut delivery, Input::Tick, START);
    assert_eq!(step(&mut delivery, Input::Cancel(Some(why.clone())), START + 7), Action::Rest);
    assert!(delivery.sending().is_some(), "cancelling lets it end");
    step(&mut delivery, Input::Erase(why.clone()), START + 7);
    assert_eq!((delivery.status(), delivery.cancellation()), (DeliveryStatus::Cancelled, Some(why)));
    assert_eq!(delivery.attempts_ended(), 1, "it counts as made: it may have arrived");
    let ended = Input::Ended { attempt: 1, verdict: Verdict::Delivered { status: 200 } };
    assert_eq!(step(&mut delivery, ended, START + 9), Action::Rest);
    assert_eq!(delivery.status(), DeliveryStatus::Cancelled, "its answer changes nothing");
    assert_eq!(
        serde_json::to_string(&delivery).unwrap(),
        r#"{"round":1,"progress":{"at":"cancelled","attempts":1,"why":{"reason":"eventErased","by":"provider","at":"2026-11-18T11:06:40.007Z"}}}"#
    );
}

#[test]
fn the_stored_form_of_a_scheduled_delivery_is_pinned() {
    assert_eq!(
        serde_json::to_string(&Delivery::scheduled(at(START + 1), at(START))).unwrap(),
        r#"{"round":1,"progress":{"at":"waiting","attempt":1,"since":"2026-11-18T11:06:40.000Z","wait":{"secs":0,"nanos":0}},"not_before":"2026-11-18T11:06:40.001Z"}"#
    );
}

#[test]
fn a_backlog_counts_what_is_due_or_under_way_and_refuses_at_its_limit() {
    let now = at(START);
    let mut backlog = Backlog::new(1);
    backlog.note(None, &Delivery::scheduled(at(START + HOUR), now), now);
    assert!(backlog.may_be_behind() && backlog.judge().is_ok(), "one that is scheduled takes up nothing yet");
    let new = Delivery::new(now);
    backlog.note(None, &new, now);
    let behind = backlog.judge().unwrap_err();
    assert_eq!((behind.due, behind.at_most, behind.retry_after), (1, 1, Duration::from_secs(10)));
    let mut sending = new.clone();
    sending.step(Input::Tick, now, &Schedule::default());
    backlog.note(Some(&new), &sending, now);
    assert!(backlog.judge().is_err(), "an attempt under way counts too");
    let mut failed = sending.clone();
    let verdict = judge(&Outcome::TimedOut, now);
    failed.step(Input::Ended { attempt: 1, verdict }, now, &Schedule::default());
    backlog.note(Some(&sending), &failed, now);
    assert!(backlog.judge().is_ok(), "one that waits for its retry does not count");
    let mut again = failed.clone();
    again.step(Input::RetryNow, now, &Schedule::default());
    backlog.note(Some(&failed), &again, now);
    assert!(backlog.judge().is_err(), "what is sent again counts again");
    backlog.count_anew(5, 5);
    assert!(backlog.judge().is_ok());
}

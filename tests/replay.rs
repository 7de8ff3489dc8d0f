//! How long events are kept, on a virtual clock, and what an order to send again may say.

#![allow(clippy::unwrap_used, reason = "in a test a panic is the report")]

use std::time::Duration;

use hookpost::delivery::{Fate, Remains, Retention};
use hookpost::guard::{ReplayForm, check_replay};
use hookpost::model::{CauseName, Pace, Selection, Timestamp, Wanted};

const DAY: u64 = 86_400_000;
const START: u64 = 1_795_000_000_000;

fn day(days: u64) -> Timestamp {
    Timestamp::from_millis(START + days * DAY)
}

#[test]
fn an_event_is_whole_for_30_days_a_row_for_60_more_and_then_gone() {
    let retention = Retention::default();
    let judge = |remains, millis| retention.judge(remains, false, Timestamp::from_millis(START + millis));
    let whole = Remains::All(day(0));
    assert_eq!(judge(whole, 0), Fate::Stay(day(30)));
    assert_eq!(judge(whole, 30 * DAY - 1), Fate::Stay(day(30)));
    assert_eq!(judge(whole, 30 * DAY), Fate::Erase);
    let row = Remains::Row(day(30));
    assert_eq!(judge(row, 90 * DAY - 1), Fate::Stay(day(90)));
    assert_eq!(judge(row, 90 * DAY), Fate::Delete);
    // Seen late, it is dealt with once it is seen.
    assert_eq!(judge(whole, 400 * DAY), Fate::Erase);
}

#[test]
fn what_is_pending_is_never_erased_but_looked_at_again() {
    let retention = Retention::default();
    for days in [30, 31, 500] {
        let Fate::Wait(at) = retention.judge(Remains::All(day(0)), true, day(days)) else { panic!("it waits") };
        assert_eq!(at.since(day(days)), Duration::from_hours(1));
    }
    assert_eq!(retention.judge(Remains::All(day(0)), true, day(29)), Fate::Stay(day(30)));
}

#[test]
fn what_was_erased_is_scrubbed_once_a_day_and_sooner_if_it_is_kept_for_less() {
    let after = |days| Retention::of_days(days).scrub_after().as_secs();
    assert_eq!((after(365), after(30), after(1)), (86_400, 86_400, 2_880));
}

#[test]
fn another_number_of_days_changes_how_long_it_is_whole_only() {
    let retention = Retention::of_days(7);
    assert_eq!(retention.ends(Remains::All(day(0))), day(7));
    assert_eq!(retention.ends(Remains::Row(day(7))), day(67));
    // A clock set back keeps it for longer and harms nothing.
    assert_eq!(retention.judge(Remains::All(day(3)), false, day(1)), Fate::Stay(day(10)));
}

#[test]
fn no_second_holds_more_starts_than_were_asked_for_and_one_step() {
    for per_second in 1..=Pace::AT_MOST {
        let (count, pause) = Pace::of(per_second).unwrap().step();
        let millis = u32::try_from(pause.as_millis()).unwrap();
        assert!(count * 1000 <= per_second * millis, "{per_second}: {count} every {pause:?} is too fast");
        // A pause is whole milliseconds, so a replay may be a hundredth slower.
        assert!(count * 1010 >= per_second * (millis - 1), "{per_second}: {count} every {pause:?} is too slow");
    }
    assert_eq!(Pace::default().step(), (1, Duration::from_millis(100)));
    assert_eq!((Pace::of(0), Pace::of(101)), (None, None));
}

fn checked(form: &str) -> Selection {
    check_replay(&serde_json::from_str::<ReplayForm>(form).unwrap()).unwrap().selection
}

/// Which members are wrong.
fn wrong(form: &str) -> Vec<String> {
    let problems = check_replay(&serde_json::from_str::<ReplayForm>(form).unwrap()).unwrap_err();
    problems.into_iter().map(|problem| problem.pointer).collect()
}

#[test]
fn an_order_says_what_is_sent_again() {
    assert_eq!(checked(r#"{"since":"2026-11-20T00:00:00.000Z"}"#).wanted, Wanted::Failed);
    assert_eq!(checked(r#"{"missing":true}"#).wanted, Wanted::Missing);
    assert_eq!(checked(r#"{"status":"delivered"}"#).wanted, Wanted::Delivered);
    assert_eq!(checked(r#"{"cause":"503"}"#).cause.and_then(|cause| cause.code()), Some(503));
    assert_eq!(wrong("{}"), [""]);
    assert_eq!(wrong(r#"{"dryRun":true,"perSecond":5}"#), [""], "how fast is not what");
    assert_eq!(wrong(r#"{"status":"pending"}"#), ["/status"]);
    assert_eq!(wrong(r#"{"missing":true,"status":"parked","cause":"503"}"#), ["/status", "/cause"]);
    assert_eq!(wrong(r#"{"missing":true,"perSecond":0}"#), ["/perSecond"]);
    let backwards = r#"{"since":"2026-11-20T00:00:00.000Z","until":"2026-11-20T00:00:00.000Z"}"#;
    assert_eq!(wrong(backwards), ["/until"]);
    assert!(serde_json::from_str::<ReplayForm>(r#"{"mising":true}"#).is_err(), "a slip of the pen is no order");
}

#[test]
fn a_cause_is_a_code_or_a_known_word() {
    for text in ["503", "100", "status", "timedOut", "unreachable", "blocked", "interrupted"] {
        assert_eq!(CauseName::parse(text).unwrap().as_str(), text);
    }
    for text in ["", "5xx", "99", "timed out", "' OR 1"] {
        assert!(CauseName::parse(text).is_err(), "{text}");
    }
}

#[test]
fn the_stored_selection_is_pinned() {
    let whole = r#"{"wanted":"failed","eventType":"ORDER.CREATED","cause":"503","since":"2026-11-20T00:00:00.000Z","until":"2026-11-21T00:00:00.000Z"}"#;
    let selection: Selection = serde_json::from_str(whole).unwrap();
    assert_eq!(serde_json::to_string(&selection).unwrap(), whole);
    let words = [Wanted::Failed, Wanted::Exhausted, Wanted::Parked, Wanted::Delivered, Wanted::Missing];
    assert_eq!(serde_json::to_string(&words).unwrap(), r#"["failed","exhausted","parked","delivered","missing"]"#);
}

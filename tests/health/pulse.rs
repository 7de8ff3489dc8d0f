//! Whether alarms go off: histories of one that tries them out.

use hookpost::health::{Pulse, Report};
use hookpost::model::Timestamp;

use crate::START;

fn at(seconds: u64) -> Timestamp {
    Timestamp::from_millis(START + seconds * 1000)
}

fn told(pulse: Pulse, seconds: u64) -> Option<String> {
    pulse.problem(at(seconds)).map(|problem| format!("{} {}", problem.pointer, problem.message))
}

#[test]
fn an_alarm_that_goes_off_in_time_is_set_again_for_as_long_as_somebody_asks() {
    let asked = Pulse::default().asked(at(0));
    assert_eq!((asked.due_at, told(asked, 20)), (Some(at(15)), None));
    let ticked = asked.ticked(at(15));
    assert_eq!((ticked.ticked_at, ticked.due_at), (Some(at(15)), Some(at(30))));
    assert_eq!(ticked.ticked(at(301)).due_at, None, "nobody has asked for five minutes");
    assert_eq!(ticked.ticked(at(301)).asked(at(9_000)).due_at, Some(at(9_015)));
}

#[test]
fn one_that_does_not_come_is_told_and_whoever_asks_does_not_hide_it() {
    let mut pulse = Pulse::default().asked(at(0));
    for seconds in [1, 10, 20, 30, 31, 40] {
        pulse = pulse.asked(at(seconds));
        assert_eq!(told(pulse, seconds).is_some(), seconds > 30, "after {seconds} s");
    }
    let words = told(pulse, 75).unwrap();
    assert!(words.starts_with("/alarms An alarm that was due 60 seconds ago has not gone off."), "{words}");
    assert_eq!(told(pulse.ticked(at(76)), 77), None);
}

#[test]
fn a_clock_that_was_set_back_is_told_too() {
    let pulse = Pulse::default().asked(at(3600));
    assert!(told(pulse, 0).unwrap().contains("no alarm goes off for another 3615 seconds"));
    assert_eq!(told(pulse, 3590), None);
}

#[test]
fn a_report_of_an_older_worker_is_read() {
    let zeros = vec!["0"; 28].join(",");
    let text = format!(
        r#"{{"partner":"demo","at":"2026-11-18T11:06:40.000Z","counts":[{zeros}],"deliveries":[["pending",3]],"enabled":1,"disabled":0,"warned":0}}"#
    );
    let report: Report = serde_json::from_str(&text).unwrap();
    assert_eq!((report.failing, report.due_at, report.slowest.len()), (0, None, 0));
}

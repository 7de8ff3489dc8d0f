//! The judge on trial: it catches what it is there to catch, and nothing else.

use crate::judge::{By, Contract, Fault, judge};
use crate::ledger::{Accepted, Arrival, Attempt, Crash, Ledger, Row};

const CONTRACT: Contract = Contract { delay_ms: 100, by: By::Both };

fn check(ledger: &Ledger, expected: &[Fault]) {
    let report = judge(ledger, CONTRACT);
    let faults: Vec<_> = report.faults.iter().map(|(fault, _)| fault.clone()).collect();
    assert_eq!(faults, expected, "{ledger:?}");
}

fn arrival(at: u64, answer: Option<u16>) -> Arrival {
    let answer = answer.map(|status| (status, at + 1));
    Arrival { endpoint: "/".to_owned(), event: "evt_1".to_owned(), at, answer }
}

fn attempt(number: u32, started_at: u64, ended_at: u64, cause: Option<&str>) -> Attempt {
    Attempt { round: 1, number, started_at, ended_at, cause: cause.map(str::to_owned) }
}

/// One event for one endpoint that failed once and then arrived.
fn good() -> Ledger {
    let attempts = vec![attempt(1, 1001, 1004, Some("status 500")), attempt(2, 1104, 1108, None)];
    let row = Row {
        endpoint: "/".to_owned(),
        event: "evt_1".to_owned(),
        status: "delivered".to_owned(),
        cause: None,
        created_at: 1000,
        attempts,
    };
    Ledger {
        endpoints: vec!["/".to_owned()],
        accepted: vec![Accepted { event: "evt_1".to_owned() }],
        arrivals: vec![arrival(1002, Some(500)), arrival(1106, Some(204))],
        rows: vec![row],
        crashes: Vec::new(),
    }
}

/// The same event, but that a crash came between its answer and the disk, and it was sent again.
fn crashed() -> Ledger {
    let mut ledger = good();
    ledger.crashes = vec![Crash { at: 1110, up_at: 1300 }];
    ledger.rows[0].attempts[1] = attempt(2, 1104, 1320, Some("interrupted"));
    ledger.rows[0].attempts.push(attempt(3, 1530, 1532, None));
    ledger.arrivals.push(arrival(1531, Some(204)));
    ledger
}

#[test]
fn a_good_run_has_no_fault() {
    check(&good(), &[]);
    let report = judge(&good(), CONTRACT);
    assert_eq!((report.accepted, report.delivered, report.arrivals, report.latest_ms), (1, 1, 2, 1));
}

#[test]
fn a_lost_event_is_caught() {
    let mut ledger = good();
    ledger.arrivals.clear();
    ledger.rows.clear();
    check(&ledger, &[Fault::Lost]);
    // One that reached another endpoint is lost for this one all the same.
    let mut ledger = good();
    ledger.endpoints.push("/other".to_owned());
    check(&ledger, &[Fault::Lost]);
}

#[test]
fn a_row_without_its_reason_is_lost_and_one_with_it_is_not() {
    let mut ledger = good();
    ledger.arrivals.pop();
    ledger.rows[0].attempts.pop();
    ledger.rows[0].status = "exhausted".to_owned();
    check(&ledger, &[Fault::Lost]);
    ledger.rows[0].cause = Some("status 500".to_owned());
    check(&ledger, &[]);
}

#[test]
fn a_delivery_that_waits_for_ever_is_caught() {
    let mut ledger = good();
    ledger.rows[0].status = "pending".to_owned();
    check(&ledger, &[Fault::Unsettled]);
}

#[test]
fn a_log_that_says_more_or_less_than_what_arrived_is_caught() {
    let mut ledger = good();
    ledger.arrivals.pop();
    check(&ledger, &[Fault::Untrue]);
    let mut ledger = good();
    ledger.rows[0].attempts.remove(0);
    check(&ledger, &[Fault::Unlogged]);
    let mut ledger = good();
    ledger.rows.clear();
    check(&ledger, &[Fault::Unlogged]);
}

#[test]
fn an_early_attempt_is_caught_by_the_log_to_the_millisecond() {
    let mut ledger = good();
    ledger.rows[0].attempts[1].started_at = 1103;
    check(&ledger, &[Fault::Early(1)]);
}

#[test]
fn an_early_attempt_is_caught_by_its_arrival_whatever_the_log_says() {
    let mut ledger = good();
    // 1003 is when the answer began; retry 1 is due 100 ms later, and 5 ms are the clocks'.
    ledger.arrivals[1] = arrival(1098, Some(204));
    check(&ledger, &[]);
    ledger.arrivals[1] = arrival(1097, Some(204));
    check(&ledger, &[Fault::ArrivedEarly(6)]);
    // The second retry waits twice as long.
    let mut ledger = crashed();
    ledger.arrivals[2] = arrival(1290, Some(204));
    check(&ledger, &[Fault::ArrivedEarly(17)]);
}

#[test]
fn an_answer_that_a_crash_left_nobody_to_hear_says_nothing_of_the_next_arrival() {
    let mut ledger = crashed();
    ledger.arrivals[1].answer = Some((204, 1400));
    check(&ledger, &[]);
}

#[test]
fn a_manual_round_is_not_early() {
    let mut ledger = crashed();
    ledger.rows[0].attempts[2] = Attempt { round: 2, ..attempt(1, 1321, 1322, None) };
    check(&ledger, &[]);
}

#[test]
fn a_duplicate_is_explained_by_a_crash_that_the_log_knows_of_and_counted() {
    check(&crashed(), &[]);
    let report = judge(&crashed(), CONTRACT);
    assert_eq!((report.duplicates, report.interrupted, report.crashes), (1, 1, 1));
    // 1530 is 10 ms after 1520; 1320 was when the cut was found out.
    assert_eq!(report.latest_ms, 10);
}

#[test]
fn a_duplicate_without_a_crash_is_caught() {
    let mut ledger = crashed();
    ledger.crashes.clear();
    check(&ledger, &[Fault::Duplicate]);
}

#[test]
fn a_crash_at_another_time_explains_nothing() {
    // Before the first arrival, long after its answer, and after the second arrival.
    for at in [1104, 3108, 1532] {
        let mut ledger = crashed();
        ledger.crashes = vec![Crash { at, up_at: at + 1 }];
        if at == 3108 {
            ledger.arrivals[2] = arrival(3200, Some(204));
        }
        check(&ledger, &[Fault::Duplicate]);
    }
}

#[test]
fn a_crash_that_left_no_trace_in_the_log_explains_nothing() {
    let mut ledger = crashed();
    ledger.rows[0].attempts[1].cause = Some("timedOut".to_owned());
    check(&ledger, &[Fault::Duplicate]);
}

#[test]
fn one_attempt_cut_short_explains_one_lost_answer_and_no_more() {
    let mut ledger = crashed();
    ledger.rows[0].attempts.push(attempt(4, 1900, 1902, None));
    ledger.arrivals.push(arrival(1901, Some(204)));
    ledger.crashes.push(Crash { at: 1600, up_at: 1700 });
    check(&ledger, &[Fault::Duplicate]);
}

#[test]
fn what_nobody_published_is_caught() {
    let mut ledger = good();
    ledger.arrivals.push(Arrival { event: "evt_2".to_owned(), ..arrival(1500, Some(204)) });
    check(&ledger, &[Fault::Stranger]);
}

#[test]
fn time_without_a_worker_is_not_lateness() {
    let mut ledger = good();
    ledger.crashes = vec![Crash { at: 1050, up_at: 1400 }];
    ledger.rows[0].attempts[1] = attempt(2, 1407, 1409, None);
    ledger.arrivals[1] = arrival(1408, Some(204));
    check(&ledger, &[]);
    assert_eq!(judge(&ledger, CONTRACT).latest_ms, 7);
}

//! Outages on a virtual clock: what the worker would do, and what others publish that they would.

use std::time::Duration;

use hookpost::delivery::Schedule;
use hookpost::forecast::{Answer, Chance, Course, Delays, End, Outage, PUBLISHED, course, fate};
use hookpost::model::Timestamp;

const START: u64 = 1_795_000_000_000;
const MINUTE: u64 = 60_000;

fn at(millis: u64) -> Timestamp {
    Timestamp::from_millis(START + millis)
}

fn down(from: u64, minutes: u64) -> Outage {
    Outage { from: at(from), until: at(from + minutes * MINUTE), answer: Answer::Status(503) }
}

fn run(outages: &[Outage]) -> Course {
    course(at(0), outages, &Schedule::default())
}

/// The number of the last attempt and when it leaves, in milliseconds from the start.
#[track_caller]
fn last(course: &Course) -> (u32, u64) {
    let last = course.last().expect("there is one attempt at least");
    (last.attempt, last.at.since(at(0)).as_millis().try_into().expect("it fits"))
}

#[test]
fn with_nothing_in_the_way_an_event_arrives_at_once() {
    let course = run(&[]);
    assert_eq!((course.end, last(&course)), (End::Delivered, (1, 0)));
    // An outage that is over, or has not begun, changes nothing.
    assert_eq!(last(&run(&[down(1, 50)])), (1, 0));
    let over = Outage { from: Timestamp::from_millis(0), until: at(0), answer: Answer::Refuses };
    assert_eq!(last(&run(&[over])), (1, 0));
}

#[test]
fn five_minutes_are_bridged_by_the_attempt_that_leaves_next() {
    let course = run(&[down(0, 5)]);
    // 5 s × (1 + … + 10) = 275 s, and with the 11th wait 330 s.
    assert_eq!((course.end, last(&course)), (End::Delivered, (12, 330_000)));
    let times: Vec<u64> = course.attempts.iter().map(|tried| tried.at.since(at(0)).as_secs()).collect();
    assert_eq!(times, [0, 5, 15, 30, 50, 75, 105, 140, 180, 225, 275, 330]);
}

#[test]
fn fifty_minutes_use_up_all_31_attempts_before_it_is_back() {
    let course = run(&[down(0, 50)]);
    assert_eq!((course.end, last(&course)), (End::Exhausted, (31, 2_325_000)));
    assert_eq!(course.attempts.len(), 31);
    // The same outage is bridged by whatever was published late enough in it.
    let late = hookpost::forecast::course(at(12 * MINUTE), &[down(0, 50)], &Schedule::default());
    assert_eq!((late.end, late.attempts.len()), (End::Delivered, 31));
}

#[test]
fn the_edge_is_38_minutes_and_45_seconds() {
    let lasting = |millis: u64| Outage { from: at(0), until: at(millis), answer: Answer::Refuses };
    assert_eq!(run(&[lasting(2_325_000)]).end, End::Delivered);
    assert_eq!(run(&[lasting(2_325_001)]).end, End::Exhausted);
}

#[test]
fn a_server_that_hangs_stretches_the_schedule_by_the_time_out() {
    let hangs = Outage { from: at(0), until: at(50 * MINUTE), answer: Answer::Hangs };
    let course = run(&[hangs]);
    assert_eq!(course.end, End::Exhausted);
    // 30 waits and 30 time-outs before the last attempt, which takes 15 s too.
    assert_eq!(last(&course), (31, 2_325_000 + 30 * 15_000));
    assert_eq!(course.last().map(|last| last.ended_at.since(last.at)), Some(Duration::from_secs(15)));
}

#[test]
fn of_several_outages_each_counts() {
    let outages = [down(0, 1), down(90_000, 2)];
    // Between the two, at 75 s, it is up.
    let course = run(&outages);
    assert_eq!(last(&course), (6, 75_000));
    // Without that gap it is not.
    assert_eq!(last(&run(&[down(0, 1), down(60_000, 2)])), (9, 180_000));
}

#[test]
fn a_server_that_says_gone_parks_it_at_once() {
    let gone = Outage { answer: Answer::Status(410), ..down(0, 5) };
    assert_eq!((run(&[gone]).end, run(&[gone]).attempts.len()), (End::Parked, 1));
}

#[test]
fn it_is_the_schedule_of_the_worker_that_is_shown_whatever_its_delay() {
    let slow = course(at(0), &[down(0, 50)], &Schedule::of(Duration::from_mins(1)));
    assert_eq!(last(&slow), (11, 55 * MINUTE));
}

#[test]
fn others_run_through_the_same_outage_by_what_they_publish() {
    let named = |name: &str| PUBLISHED.iter().find(|product| product.name.starts_with(name)).expect("it is there");
    let of = |name: &str, minutes: u64| fate(named(name).delays, at(0), &[down(0, minutes)]);
    let arrives = |attempt, seconds: u64| Chance::Arrives { attempt, at: at(seconds * 1000) };
    assert_eq!(of("Svix", 5), arrives(3, 305));
    assert_eq!(of("Svix", 50), arrives(5, 9_305));
    assert_eq!(of("Svix", 28 * 60), Chance::Lost { attempts: Some(8), at: at(99_305_000) });
    assert_eq!(of("Hook0", 50), arrives(6, 5_593));
    assert_eq!(of("Standard", 28 * 60), arrives(8, 113_705));
    assert_eq!(of("Stripe", 50), Chance::Perhaps { before: at(72 * 60 * MINUTE) });
    assert_eq!(of("Stripe", 73 * 60), Chance::Lost { attempts: None, at: at(72 * 60 * MINUTE) });
    assert_eq!(of("Shopify", 50), Chance::Perhaps { before: at(4 * 60 * MINUTE) });
    assert_eq!(of("GitHub", 5), Chance::Lost { attempts: Some(1), at: at(0) });
    for product in PUBLISHED {
        assert_eq!(fate(product.delays, at(0), &[]), arrives(1, 0), "{}", product.name);
        assert!(!product.source.is_empty() && !product.date.is_empty());
    }
}

#[test]
fn the_published_delays_add_up_to_what_their_pages_say() {
    let whole = |name: &str| match PUBLISHED.iter().find(|product| product.name.starts_with(name)).map(|one| one.delays)
    {
        Some(Delays::Listed(waits)) => (waits.len(), waits.iter().sum::<u64>()),
        other => panic!("{name}: {other:?}"),
    };
    assert_eq!(whole("Standard"), (9, 75 * 3600 + 35 * 60 + 5));
    assert_eq!(whole("Svix"), (7, 27 * 3600 + 35 * 60 + 5));
    let (retries, seconds) = whole("Hook0");
    assert!(retries == 24 && (7 * 86_400..8 * 86_400).contains(&seconds), "{retries} in {seconds} s");
}

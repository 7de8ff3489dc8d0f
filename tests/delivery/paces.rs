//! Rate limits, on a clock that goes only where a history says.

use std::time::Duration;

use hookpost::delivery::{Limits, Pace, Queues};
use hookpost::model::{EndpointId, RateLimit, Timestamp};

const NOW: u64 = 1_795_000_000_000;

fn at(millis: u64) -> Timestamp {
    Timestamp::from_millis(NOW + millis)
}

fn limit(per_second: u64) -> RateLimit {
    RateLimit::of(per_second).unwrap()
}

fn endpoint(n: u8) -> EndpointId {
    EndpointId::new(at(0), [n; 10])
}

/// When attempts leave within ten seconds of somebody trying in every millisecond.
fn greedy(mut pace: Pace) -> Vec<u64> {
    let mut left = Vec::new();
    for millis in 0..10_000 {
        while pace.leaves(at(millis)) > 0 {
            pace.leave(at(millis));
            left.push(millis);
        }
    }
    left
}

/// How many leave in the worst second.
fn worst(left: &[u64]) -> usize {
    let in_second = |from: &u64| left.iter().filter(|at| (*from..from + 1000).contains(at)).count();
    left.iter().map(in_second).max().unwrap_or_default()
}

#[test]
fn in_no_second_leaves_more_than_the_limit_and_over_time_nearly_as_much() {
    for per_second in [1, 2, 3, 5, 7, 24, 25, 26, 50, 99, 100, 333, 999, 1000] {
        let left = greedy(Pace::new(limit(per_second), None));
        let allowed = usize::try_from(per_second).unwrap();
        assert!(worst(&left) <= allowed, "{} in a second of {per_second}", worst(&left));
        assert!(left.len() * 100 >= allowed * 10 * 95, "{} in ten seconds of {per_second}", left.len());
    }
}

#[test]
fn a_bucket_taken_up_where_it_was_left_lets_no_more_go() {
    let mut pace = Pace::new(limit(5), None);
    pace.leave(at(0));
    let taken_up = Pace::new(limit(5), Some(pace.full_at()));
    assert_eq!((taken_up.leaves(at(199)), taken_up.leaves(at(200))), (0, 1));
    let unknown = Pace::empty(limit(5), at(50));
    assert_eq!((unknown.leaves(at(249)), unknown.leaves(at(250))), (0, 1));
    assert_eq!(unknown.turn(3), at(850), "three others go before");
}

#[test]
fn a_clock_set_back_holds_nothing_up_for_longer_than_the_bucket_takes_to_fill() {
    let mut pace = Pace::new(limit(1), None);
    pace.leave(at(3_600_000));
    let pace = pace.not_ahead_of(at(0));
    assert_eq!((pace.leaves(at(999)), pace.leaves(at(1000))), (0, 1));
    assert_eq!(pace.not_ahead_of(at(500)), pace, "a clock that goes on changes nothing");
}

/// Claims and sends all that may go now, from two endpoints with much waiting, and gives how much left of each.
fn send(queues: &mut Queues<u8>, now: Timestamp) -> [usize; 2] {
    for (id, room) in queues.due(now) {
        for _ in 0..room {
            queues.reserve(&id);
            queues.make_ready(&id, now, if id == endpoint(1) { 1 } else { 2 });
        }
    }
    let left = queues.depart(now).leave;
    for n in &left {
        queues.end(&endpoint(*n), Duration::from_millis(1));
    }
    let of_first = left.iter().fold(0, |sum, n| sum + usize::from(*n == 1));
    [of_first, left.len() - of_first]
}

#[test]
fn a_limit_holds_up_its_own_endpoint_and_no_other() {
    let mut queues = Queues::new(Limits::default());
    queues.keep_to(&endpoint(1), Some(Pace::new(limit(5), None)));
    queues.wait(&endpoint(1), at(0));
    queues.wait(&endpoint(2), at(0));
    assert_eq!(send(&mut queues, at(0)), [1, 8]);
    assert!(!queues.is_free(&endpoint(1), at(1)) && queues.due(at(1)).iter().all(|(id, _)| *id == endpoint(2)));
    queues.nothing_before(&endpoint(2), None);
    // It is claimed a little before it may leave, and leaves on time.
    assert_eq!(queues.depart(at(1)).again_at, Some(at(170)));
    assert_eq!(send(&mut queues, at(170)), [0, 0]);
    assert_eq!(queues.depart(at(171)).again_at, Some(at(200)));
    assert_eq!(queues.next_due(at(171)), Some(at(2200)), "the alarm is for the case that nobody asks");
    assert_eq!(send(&mut queues, at(200)), [1, 0]);
}

#[test]
fn what_is_due_later_than_the_limit_allows_has_an_alarm_of_its_own() {
    let mut queues = Queues::<u8>::new(Limits::default());
    queues.keep_to(&endpoint(1), Some(Pace::new(limit(5), None)));
    queues.wait(&endpoint(1), at(5_000));
    assert_eq!((queues.depart(at(0)).again_at, queues.next_due(at(0))), (None, Some(at(5_000))));
}

#[test]
fn whatever_a_limit_holds_up_is_come_for_and_leaves_then() {
    for per_second in [1, 3, 24, 25, 50, 333, 1000] {
        let mut queues = Queues::new(Limits::default());
        queues.keep_to(&endpoint(1), Some(Pace::empty(limit(per_second), at(0))));
        let (mut now, mut left) = (at(0), 0);
        queues.reserve(&endpoint(1));
        queues.make_ready(&endpoint(1), at(0), 1);
        while left < 20 {
            let departures = queues.depart(now);
            let Some(delivery) = departures.leave.first() else {
                let again_at = departures.again_at.expect("one is ready, and nothing but the limit holds it up");
                assert!(again_at > now, "{per_second} a second: at {now:?} it is told to come at {again_at:?}");
                let sooner = queues.depart(again_at.minus(Duration::from_millis(1)));
                assert_eq!((sooner.leave.len(), sooner.again_at), (0, Some(again_at)), "not sooner than it must");
                now = again_at;
                assert!(queues.pace(&endpoint(1)).is_some_and(|pace| pace.leaves(again_at) > 0), "{per_second}");
                continue;
            };
            left += 1;
            queues.end(&endpoint(1), Duration::from_millis(1));
            queues.reserve(&endpoint(1));
            queues.make_ready(&endpoint(1), now, *delivery);
        }
    }
}

#[test]
fn a_pace_is_kept_whenever_it_has_changed() {
    let mut queues = Queues::<u8>::new(Limits::default());
    queues.keep_to(&endpoint(1), Some(Pace::empty(limit(5), at(0))));
    assert_eq!(queues.changed_paces().len(), 1);
    queues.paces_are_kept();
    assert_eq!(queues.changed_paces().len(), 0);
    queues.wait(&endpoint(1), at(0));
    send(&mut queues, at(1000));
    let changed: Vec<_> = queues.changed_paces().into_iter().map(|(_, pace)| pace.full_at()).collect();
    assert_eq!(changed, [at(1200)]);
    queues.keep_to(&endpoint(1), None);
    assert_eq!((queues.changed_paces().len(), queues.pace(&endpoint(1))), (0, None));
}

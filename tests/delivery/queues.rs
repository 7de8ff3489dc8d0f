//! Whose turn it is, in queues of numbers.

use std::time::Duration;

use hookpost::delivery::{Departures, Limits, Queues};
use hookpost::model::{EndpointId, Timestamp};

const NOW: u64 = 1_795_000_000_000;

fn at(millis: u64) -> Timestamp {
    Timestamp::from_millis(NOW + millis)
}

fn endpoint(n: u8) -> EndpointId {
    EndpointId::new(at(0), [n; 10])
}

/// Has an endpoint with a thousand waiting claim what there is room for, and gives how many of those leave.
fn fill(queues: &mut Queues<u32>, endpoint: &EndpointId, now: Timestamp) -> usize {
    queues.wait(endpoint, now);
    let room = queues.due(now).into_iter().find(|(id, _)| id == endpoint).map_or(0, |(_, room)| room);
    for n in 0..room {
        queues.reserve(endpoint);
        queues.make_ready(endpoint, now, n);
    }
    queues.depart(now).leave.len()
}

#[test]
fn an_endpoint_has_eight_attempts_under_way_and_no_more() {
    let mut queues = Queues::new(Limits::default());
    let slow = endpoint(1);
    assert_eq!(fill(&mut queues, &slow, at(0)), 8);
    assert_eq!(fill(&mut queues, &slow, at(0)), 0);
    assert!(!queues.is_free(&slow, at(0)));
    assert!(queues.is_free(&endpoint(2), at(0)), "another endpoint does not wait for it");
    queues.end(&slow, Duration::from_secs(15));
    assert_eq!(fill(&mut queues, &slow, at(15_000)), 1, "the end of one makes room for one");
}

#[test]
fn however_many_endpoints_hang_there_is_a_place_for_one_that_does_not() {
    let mut queues = Queues::new(Limits::default());
    for n in 0..140 {
        fill(&mut queues, &endpoint(n), at(0));
    }
    assert!(queues.is_free(&endpoint(200), at(0)));
    assert!(fill(&mut queues, &endpoint(200), at(0)) > 0);
}

#[test]
fn of_six_places_an_endpoint_takes_one_until_it_is_known_to_be_quick() {
    // Cloudflare lets six connections of an invocation wait for an answer.
    let mut queues = Queues::new(Limits { per_endpoint: 8, in_all: 6 });
    assert_eq!(fill(&mut queues, &endpoint(1), at(0)), 1);
    queues.end(&endpoint(1), Duration::from_millis(5));
    assert_eq!(fill(&mut queues, &endpoint(1), at(5)), 3, "half of them, however quick");
    for n in 2..=4 {
        assert_eq!(fill(&mut queues, &endpoint(n), at(5)), 1);
    }
    assert_eq!(fill(&mut queues, &endpoint(5), at(5)), 0, "six are under way");
}

#[test]
fn a_quick_endpoint_is_claimed_ahead_and_still_gets_eight_at_a_time() {
    let mut queues = Queues::new(Limits::default());
    let quick = endpoint(1);
    assert_eq!(fill(&mut queues, &quick, at(0)), 8);
    queues.end(&quick, Duration::from_millis(5));
    assert_eq!(fill(&mut queues, &quick, at(5)), 1);
    queues.end(&quick, Duration::from_millis(5));
    let Departures { leave, stale, .. } = queues.depart(at(10));
    assert_eq!((leave.len(), stale.len()), (1, 0), "it leaves without another commit");
}

#[test]
fn a_claim_that_waits_too_long_for_a_place_is_given_back() {
    let mut queues = Queues::new(Limits::default());
    let hangs = endpoint(1);
    fill(&mut queues, &hangs, at(0));
    queues.end(&hangs, Duration::from_millis(5));
    fill(&mut queues, &hangs, at(5));
    queues.end(&hangs, Duration::from_secs(15));
    let Departures { leave, stale, .. } = queues.depart(at(15_000));
    assert_eq!(leave.len(), 0);
    assert_eq!(stale.len(), 64 - 8, "none of them leaves with a lease that is nearly over");
    assert_eq!(fill(&mut queues, &hangs, at(15_000)), 1, "one that was slow is not claimed ahead");
}

#[test]
fn endpoints_take_turns() {
    let mut queues = Queues::new(Limits { per_endpoint: 8, in_all: 256 });
    for n in [1, 2] {
        for number in 0..2 {
            queues.reserve(&endpoint(n));
            queues.make_ready(&endpoint(n), at(0), u32::from(n) * 10 + number);
        }
    }
    assert_eq!(queues.depart(at(0)).leave, [10, 20, 11, 21]);
}

#[test]
fn the_alarm_is_for_what_there_is_room_for() {
    let mut queues = Queues::<u32>::new(Limits { per_endpoint: 1, in_all: 256 });
    queues.wait(&endpoint(1), at(70));
    queues.wait(&endpoint(2), at(90));
    assert_eq!(queues.next_due(at(0)), Some(at(70)));
    queues.reserve(&endpoint(1));
    assert_eq!(queues.next_due(at(0)), Some(at(90)), "the end of its attempt wakes the first endpoint");
    queues.forfeit(&endpoint(1), at(10));
    assert_eq!(queues.next_due(at(0)), Some(at(10)));
    queues.nothing_before(&endpoint(1), None);
    queues.nothing_before(&endpoint(2), None);
    assert_eq!((queues.next_due(at(0)), queues.is_busy()), (None, false));
}

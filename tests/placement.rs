//! Which worker has a partner's data: pinned, even, and with as few moves as can be.

#![allow(clippy::unwrap_used, reason = "in a test a panic is the report")]

use hookpost::model::PartnerId;
use hookpost::placement::{ParsePlaceError, Place, SHARDS_AT_MOST, shard};

fn partner(id: &str) -> PartnerId {
    PartnerId::parse(id).unwrap()
}

fn partners() -> impl Iterator<Item = PartnerId> {
    (0..10_000).map(|number| partner(&format!("partner-{number}")))
}

/// Data lies in folders by these numbers: another number here is data that nobody finds.
#[test]
fn a_partners_shard_never_changes() {
    let shards = |id: &str| [1, 2, 3, 4, 8].map(|of| shard(&partner(id), of));
    assert_eq!(shards("demo"), [0, 0, 0, 0, 0]);
    assert_eq!(shards("other"), [0, 1, 1, 1, 7]);
    assert_eq!(shards("clinic-1"), [0, 1, 1, 3, 7]);
    assert_eq!(shards("clinic-2"), [0, 1, 1, 1, 4]);
    assert_eq!(shards("wellness"), [0, 0, 0, 3, 7]);
}

#[test]
fn partners_are_spread_evenly() {
    for of in 2..=SHARDS_AT_MOST {
        let mut counts = vec![0_u32; of as usize];
        partners().for_each(|partner| counts[shard(&partner, of) as usize] += 1);
        let even = 10_000 / of;
        // Four standard deviations of an even chance are less than a tenth each way up to eight shards.
        assert!(counts.iter().all(|count| count.abs_diff(even) < even / 8), "{of} shards: {counts:?}");
    }
}

#[test]
fn one_more_shard_takes_from_all_and_moves_nobody_between_the_others() {
    for of in 1..SHARDS_AT_MOST {
        let moved: Vec<_> = partners().filter(|partner| shard(partner, of) != shard(partner, of + 1)).collect();
        assert!(moved.iter().all(|partner| shard(partner, of + 1) == of));
        let even = 10_000 / (of as usize + 1);
        assert!(moved.len().abs_diff(even) < even / 8, "from {of} shards {} moved", moved.len());
    }
}

#[test]
fn a_place_is_told_whole_or_not_at_all() {
    let parse = Place::parse;
    assert_eq!(parse(None, None), Ok(Place::ALONE));
    assert_eq!(parse(Some("0"), Some("1")), Ok(Place::ALONE));
    assert_eq!(parse(Some("1"), Some("3")).unwrap().to_string(), "shard 1 of 3");
    assert_eq!(parse(None, Some("3")), Err(ParsePlaceError::Shard(3)));
    assert_eq!(parse(Some("3"), Some("3")), Err(ParsePlaceError::Shard(3)));
    assert_eq!(parse(Some("1"), None), Err(ParsePlaceError::Shard(1)));
    assert_eq!(parse(Some("0"), Some("0")), Err(ParsePlaceError::Shards));
    assert_eq!(parse(Some("0"), Some("9")), Err(ParsePlaceError::Shards));
    assert_eq!(parse(Some("0"), Some("many")), Err(ParsePlaceError::Shards));
}

#[test]
fn every_place_finds_the_same_home_and_knows_all_others() {
    let places: Vec<_> = ["0", "1", "2"].iter().map(|shard| Place::parse(Some(shard), Some("3")).unwrap()).collect();
    for partner in partners().take(100) {
        let homes: Vec<_> = places.iter().map(|place| place.home_of(&partner)).collect();
        assert!(homes.iter().all(|home| *home == places[shard(&partner, 3) as usize]));
    }
    assert_eq!(places[1].others().collect::<Vec<_>>(), [places[0], places[2]]);
    assert!(places[1].is_shared());
    assert_eq!((Place::ALONE.others().count(), Place::ALONE.is_shared()), (0, false));
    assert_eq!(Place::ALONE.home_of(&partner("demo")), Place::ALONE);
}

//! How much an operator is told of deliveries that used up their attempts.

use hookpost::health::{Spell, TOLD_AT_MOST, Told};
use hookpost::model::Timestamp;

fn at(millis: u64) -> Timestamp {
    Timestamp::from_millis(1_795_000_000_000 + millis)
}

#[test]
fn the_first_ten_of_a_minute_are_told_one_by_one_and_all_are_counted() {
    let mut spell = Spell::new(at(0));
    let told: Vec<_> = (0..5_000).map(|_| spell.add()).collect();
    assert_eq!(told.iter().filter(|told| **told == Told::Now).count(), TOLD_AT_MOST as usize);
    assert!(told[..10].iter().all(|told| *told == Told::Now));
    assert_eq!((spell.count(), spell.untold()), (5_000, 4_990));
    assert_eq!(Spell::of(spell.since(), spell.count()), spell, "that is all there is to keep");
}

#[test]
fn few_are_told_one_by_one_and_there_is_nothing_to_add() {
    let mut spell = Spell::new(at(0));
    assert!((0..10).all(|_| spell.add() == Told::Now));
    assert_eq!(spell.untold(), 0);
}

#[test]
fn a_spell_lasts_a_minute_and_a_clock_set_back_ends_it() {
    let spell = Spell::new(at(60_000));
    assert!(!spell.is_over(at(60_000)) && !spell.is_over(at(119_999)));
    assert!(spell.is_over(at(120_000)) && spell.is_over(at(0)));
    assert_eq!(spell.until(), at(120_000));
}

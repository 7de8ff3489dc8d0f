//! What fuzzing has found worth keeping, as it is and spoilt, for every target.

use std::collections::BTreeSet;
use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};

use crate::generator::{Dice, spoil};
use crate::repeat;
use crate::targets::{TARGETS, hold};

/// So many texts for a target: fewer where each is much work, so that all take some seconds.
fn cases(name: &str) -> usize {
    match name {
        "doctor" => 40,
        "personal" => 100,
        "events" | "fields" => 200,
        _ => 1_000,
    }
}

/// The kept corpus is for minutes of fuzzing to begin with, not for a collection.
const BYTES_AT_MOST: u64 = 400_000;

fn folder(of: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz").join(of)
}

/// What is kept for a target, in an order that is the same everywhere.
fn kept(name: &str) -> Vec<Vec<u8>> {
    let folder = folder("corpus").join(name);
    let entries = fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let paths: BTreeSet<PathBuf> = entries.map(|entry| entry.expect("it can be read").path()).collect();
    assert!(!paths.is_empty(), "{name} has nothing to begin with");
    paths.iter().map(|path| fs::read(path).expect("it can be read")).collect()
}

/// Whether a target holds of bytes; shows them if not.
fn holds(name: &str, bytes: &[u8]) -> bool {
    let holds = catch_unwind(AssertUnwindSafe(|| hold(name, bytes))).is_ok();
    if !holds {
        eprintln!("{name} does not hold of {:?}", String::from_utf8_lossy(bytes));
    }
    holds
}

#[test]
fn what_was_kept_holds_and_so_does_what_is_made_of_it() {
    let broken = TARGETS.iter().filter(|(name, _)| {
        let kept = kept(name);
        let mut is_broken = kept.iter().any(|bytes| !holds(name, bytes));
        repeat(name, cases(name), |dice| is_broken |= !is_broken && !holds(name, &mixed(dice, &kept)));
        is_broken
    });
    let broken: Vec<_> = broken.map(|(name, _)| name).collect();
    assert!(broken.is_empty(), "{broken:?}");
}

/// One that was kept, with a piece of another in it or not, spoilt.
fn mixed(dice: &mut Dice, kept: &[Vec<u8>]) -> Vec<u8> {
    let mut bytes = kept[dice.below(kept.len())].clone();
    if dice.below(3) == 0 {
        let other = &kept[dice.below(kept.len())];
        let piece = &other[dice.below(other.len() + 1)..];
        let at = dice.below(bytes.len() + 1);
        bytes.splice(at..at, piece[..dice.below(piece.len() + 1)].iter().copied());
    }
    if dice.below(4) > 0 {
        spoil(dice, &mut bytes);
    }
    if !bytes.is_empty() && dice.below(2) == 0 {
        let at = dice.below(bytes.len());
        bytes[at] ^= 1 << dice.below(8);
    }
    bytes
}

#[test]
fn every_target_has_its_program_and_its_corpus_and_all_of_it_is_small() {
    let manifest = fs::read_to_string(folder("Cargo.toml")).expect("the manifest");
    let names: BTreeSet<String> = TARGETS.iter().map(|(name, _)| (*name).to_owned()).collect();
    let listed = |of: &str| -> BTreeSet<String> {
        let entries = fs::read_dir(folder(of)).expect("it is there");
        entries
            .map(|entry| entry.expect("it can be read").path().file_stem().expect("a name").to_string_lossy().into())
            .collect()
    };
    assert_eq!(listed("fuzz_targets"), names);
    assert_eq!(listed("corpus"), names);
    let mut bytes = 0;
    for name in &names {
        assert!(
            manifest.contains(&format!("path = \"fuzz_targets/{name}.rs\"")),
            "{name} is no program of the manifest"
        );
        let program = fs::read_to_string(folder("fuzz_targets").join(format!("{name}.rs"))).expect("the program");
        assert!(program.contains(&format!("hold(\"{name}\", bytes)")), "{program}");
        bytes += kept(name).iter().map(|one| one.len() as u64).sum::<u64>();
    }
    assert!(bytes < BYTES_AT_MOST, "{bytes} bytes are kept");
}

//! Whatever the bytes from outside, what must hold of them holds (`fuzz/targets`).
//!
//! In CI a fixed number of texts from a fixed seed. `HOOKPOST_FUZZ_MINUTES`, which `cargo xtask fuzz` sets, goes on for so
//! long, from a seed of the clock; `HOOKPOST_FUZZ_SEED` repeats one.

mod corpus;
mod events;
#[path = "../generator/mod.rs"]
mod generator;
#[path = "../../fuzz/targets/mod.rs"]
mod targets;

use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use generator::Dice;

const SEED: u64 = 0x0D0C_5EED;

/// Runs `work` on rolls of the dice: so often, or for as many minutes as are asked for.
fn repeat(name: &str, times: usize, mut work: impl FnMut(&mut Dice)) {
    let number = |name: &str| std::env::var(name).ok().map(|value| value.parse::<u64>().expect("a number"));
    let minutes = number("HOOKPOST_FUZZ_MINUTES").map(|minutes| Duration::from_secs(60 * minutes));
    let clock = || SystemTime::now().duration_since(UNIX_EPOCH).map_or(SEED, |since| since.as_secs());
    let seed = number("HOOKPOST_FUZZ_SEED").unwrap_or_else(|| if minutes.is_some() { clock() } else { SEED });
    println!("{name}: HOOKPOST_FUZZ_SEED={seed}");
    let (mut dice, started_at, mut rounds) = (Dice::new(seed), Instant::now(), 0_usize);
    while minutes.map_or(rounds < times, |minutes| started_at.elapsed() < minutes) {
        work(&mut dice);
        rounds += 1;
    }
    println!("{name}: {rounds} texts in {:.1} s", started_at.elapsed().as_secs_f64());
}

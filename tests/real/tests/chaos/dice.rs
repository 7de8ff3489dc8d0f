//! Chance that can be had again: one seed, printed, decides everything that a run leaves open.

/// A row of numbers (splitmix64, Steele, Lea and Flood 2014).
#[derive(Clone, Debug)]
pub(crate) struct Dice(u64);

impl Dice {
    /// Of this run's seed: `HOOKPOST_CHAOS_SEED`, or one of the clock. It is printed either way.
    pub(crate) fn of_run() -> Self {
        let given = std::env::var("HOOKPOST_CHAOS_SEED").ok();
        let seed = given.map_or_else(crate::ledger::clock, |seed| seed.parse().expect("the seed is a number"));
        println!("HOOKPOST_CHAOS_SEED={seed}");
        Self(seed)
    }

    /// One that is thrown for this alone, so that when it is thrown makes no difference.
    pub(crate) fn of(&self, words: &[&str], count: usize) -> Self {
        let bytes = words.iter().flat_map(|word| word.bytes()).chain(count.to_le_bytes());
        // FNV-1a.
        let hash = bytes
            .fold(0xcbf2_9ce4_8422_2325, |hash: u64, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
        Self(self.0 ^ hash)
    }

    /// A number below `limit`.
    pub(crate) fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)) % limit
    }
}

//! How well an endpoint does: what its attempts add up to, when it is warned of, and when it is switched off.
//!
//! The shell counts what happened and says what time it is; this ring adds up, judges and puts it into words for
//! machines. It never stores, sends or reads a clock.

mod condition;
mod counts;
mod exposition;
mod failing;
mod notice;
mod pulse;
mod report;
mod spell;

pub use condition::{Condition, condition};
pub use counts::{COLUMNS, Counts};
pub use exposition::{expose, expose_ready, expose_shards};
pub use failing::{Ended, Failing, Health, Rules};
pub use notice::{DisabledFor, Notice};
pub use pulse::{Pulse, unwritable};
pub use report::{Report, SLOWEST_TOLD, Slow};
pub use spell::{Spell, TOLD_AT_MOST, Told};

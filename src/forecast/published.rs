//! How other products try again, as they publish it. Read from their public documentation in November 2026; random
//! additions to a delay are left out, since they only make it longer.

use std::time::Duration;

use super::outage::{Answer, Outage, answer_at};
use crate::model::Timestamp;

/// How a product tries again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Delays {
    /// It waits for so many seconds after each failure.
    Listed(&'static [u64]),
    /// It tries for so many hours; when within them is not published.
    Within(u64),
    /// It does not try again by itself.
    Never,
}

/// A product and what it publishes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Published {
    /// Its name.
    pub name: &'static str,
    /// What it publishes.
    pub delays: Delays,
    /// The page that says so.
    pub source: &'static str,
    /// The date of that page, or when it was read if it bears none.
    pub date: &'static str,
}

/// The products to compare with.
pub const PUBLISHED: [Published; 6] = [
    Published {
        name: "Svix",
        delays: Delays::Listed(&[5, 300, 1_800, 7_200, 18_000, 36_000, 36_000]),
        source: "docs.svix.com/retries",
        date: "read in November 2026",
    },
    Published {
        name: "Hook0",
        delays: Delays::Listed(&[
            3, 10, 180, 1_800, 3_600, 10_800, 18_000, 36_000, 36_000, 36_000, 36_000, 36_000, 36_000, 36_000, 36_000,
            36_000, 36_000, 36_000, 36_000, 36_000, 36_000, 36_000, 36_000, 36_000,
        ]),
        source: "documentation.hook0.com/explanation/webhook-retry-logic",
        date: "read in November 2026",
    },
    Published {
        name: "Standard Webhooks (its example)",
        delays: Delays::Listed(&[5, 300, 1_800, 7_200, 18_000, 36_000, 50_400, 72_000, 86_400]),
        source: "standard-webhooks/spec, “Example retry schedule”",
        date: "read in November 2026",
    },
    Published {
        name: "Stripe",
        delays: Delays::Within(72),
        source: "docs.stripe.com/webhooks",
        date: "read in November 2026",
    },
    Published {
        name: "Shopify",
        delays: Delays::Within(4),
        source: "shopify.dev/changelog/updates-to-webhook-retry-mechanism",
        date: "10 September 2024",
    },
    Published {
        name: "GitHub",
        delays: Delays::Never,
        source: "docs.github.com/webhooks/using-webhooks/handling-failed-webhook-deliveries",
        date: "read in November 2026",
    },
];

/// What would become of an event there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Chance {
    /// It would arrive by that attempt.
    Arrives {
        /// Its number, from 1.
        attempt: u32,
        /// When.
        at: Timestamp,
    },
    /// It would arrive after the endpoint is back and before this, if an attempt falls between.
    Perhaps {
        /// When the tries end.
        before: Timestamp,
    },
    /// After this attempt nothing more would be tried.
    Lost {
        /// How many were made, where that is published.
        attempts: Option<u32>,
        /// When the last one ended.
        at: Timestamp,
    },
}

/// What becomes of an event published at `at` by those delays.
pub fn fate(delays: Delays, at: Timestamp, outages: &[Outage]) -> Chance {
    let arrives = |at| matches!(answer_at(outages, at), Answer::Status(200..=299));
    let waits = match delays {
        Delays::Listed(waits) => waits,
        Delays::Never => &[],
        Delays::Within(hours) => {
            let before = at.plus(Duration::from_hours(hours));
            let back = outages.iter().filter(|outage| outage.from < before).map(|outage| outage.until).max();
            return match back {
                _ if arrives(at) => Chance::Arrives { attempt: 1, at },
                Some(back) if back < before => Chance::Perhaps { before },
                _ => Chance::Lost { attempts: None, at: before },
            };
        }
    };
    let mut now = at;
    let mut attempt = 1;
    loop {
        if arrives(now) {
            return Chance::Arrives { attempt, at: now };
        }
        let ended_at = now.plus(answer_at(outages, now).took());
        let Some(wait) = waits.get(attempt as usize - 1) else {
            return Chance::Lost { attempts: Some(attempt), at: ended_at };
        };
        now = ended_at.plus(Duration::from_secs(*wait));
        attempt += 1;
    }
}

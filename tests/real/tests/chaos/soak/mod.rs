//! Mixed load with faults for as long as is asked: nothing accepted is lost, and what the worker holds and how long it takes
//! stay flat. In CI some seconds; `cargo xtask soak` goes on for an hour.
//!
//! A tenth of the run is kills; after the last one the process is left alone, so that what it holds can be seen to grow or not.

mod gauge;
mod load;

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use serde_json::json;
use tokio::time::Instant;

use crate::dice::Dice;
use crate::ledger::clock;
use crate::server::{Conduct, Server, Step};
use crate::world::World;
use gauge::{Minute, rising};
use load::{Load, PATHS};

const DELAY_MS: u64 = 250;
/// A tenth of the minutes has kills.
const CALM: usize = 10;

/// How a run is cut up: so many minutes, which in CI are short.
struct Length {
    minutes: usize,
    minute: Duration,
}

impl Length {
    fn of_run() -> Self {
        match std::env::var("HOOKPOST_SOAK_MINUTES") {
            Ok(minutes) => Self { minutes: minutes.parse().expect("a number"), minute: Duration::from_mins(1) },
            Err(_) => Self { minutes: 12, minute: Duration::from_secs(1) },
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn mixed_load_with_faults_loses_nothing_and_stays_flat() {
    let (dice, length) = (Dice::of_run(), Length::of_run());
    let chance = dice.clone();
    let server = Server::start(move |path, event, before| conduct(&chance, path, event, before)).await;
    let mut world = World::start(DELAY_MS, server, &PATHS).await;
    let now = Arc::new(Mutex::new(Minute::default()));
    let of_other = Server::start(|_, _, _| Conduct::answer(204)).await;
    let load = Load::begin(&world, &now, of_other.url("/")).await;

    let began_at = clock();
    let mut minutes: Vec<Minute> = Vec::new();
    let started_at = Instant::now();
    for n in 1..=length.minutes {
        let until = started_at + length.minute * u32::try_from(n).expect("a number of minutes");
        let kills = if (n - 1) * CALM < length.minutes { 2 } else { 0 };
        for kill in 0..kills {
            tokio::time::sleep(length.minute / 4).await;
            world.crash(Duration::from_millis(dice.of(&["down"], 2 * n + kill).below(60))).await;
        }
        let mut minute = watched(&world, &now, until).await;
        minute.was_killed = kills > 0;
        println!("minute {n}: {}", minute.told());
        minutes.push(minute);
    }
    let other = load.end(&mut world).await;
    let report = world.settle().await;
    let rising = rising(&minutes);
    let result = json!({
        "beganAt": began_at, "minutes": minutes.iter().map(Minute::told).collect::<Vec<_>>(), "rising": rising,
        "kills": report.crashes, "accepted": report.accepted, "deliveries": report.deliveries,
        "delivered": report.delivered, "resting": report.resting, "attempts": report.attempts,
        "arrivals": report.arrivals, "worstLatenessMs": report.latest_ms, "faults": report.faults.len(), "other": other.told(),
    });
    println!("{report}\n{result:#}");
    if let Ok(file) = std::env::var("HOOKPOST_SOAK_RESULT") {
        std::fs::write(&file, format!("{result:#}\n")).expect("the result can be written");
    }
    report.require_clean();
    other.require_clean(&of_other.arrivals());
    assert!(rising.is_empty(), "{rising:?}");
    assert!(report.resting * 50 <= report.deliveries, "nearly everything arrives in the end\n{report}");
}

/// What is read until a moment.
async fn watched(world: &World, now: &Mutex<Minute>, until: Instant) -> Minute {
    while Instant::now() < until {
        tokio::time::sleep(Duration::from_millis(500).min(until - Instant::now())).await;
        now.lock().unwrap_or_else(PoisonError::into_inner).look_at(world.worker.id());
    }
    std::mem::take(&mut *now.lock().unwrap_or_else(PoisonError::into_inner))
}

/// One endpoint takes everything at once, one often fails, one resets, one is slow, one sometimes hangs, one is now and then off.
fn conduct(dice: &Dice, path: &str, event: &str, before: usize) -> Conduct {
    let throw = dice.of(&[path, event], before).below(1000);
    match path {
        "/flaky" if before < 4 && throw < 300 => Conduct::answer(500),
        "/resets" if before < 4 && throw < 100 => Conduct::broken([Step::Reset]),
        "/slow" => Conduct::late(Duration::from_millis(throw / 4), 204),
        "/hangs" if before == 0 && throw < 10 => Conduct::broken([Step::Wait(Duration::from_mins(1))]),
        _ => Conduct::answer(204),
    }
}

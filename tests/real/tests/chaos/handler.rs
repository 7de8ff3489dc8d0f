//! `kill -9` while the alarm's handler is at work: the alarm goes off again, without anybody calling the worker.

use std::time::Duration;

use hookpost_real::eventually;

use crate::dice::Dice;
use crate::ledger::clock;
use crate::server::{Conduct, Server};
use crate::world::World;

/// In each the kill falls a little later.
const ROUNDS: u64 = 8;
const STEP_MS: u64 = 5;
const DELAY_MS: u64 = 700;
/// So many retries come due together: the handler claims some of them, and those that it claims leave.
const EVENTS: usize = 12;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_kill_in_the_alarm_handler_loses_no_retry() {
    let mut dice = Dice::of_run();
    // The retries take a moment, so that a kill just after the handler's claim finds them under way.
    let retried = || Conduct::late(Duration::from_millis(30), 204);
    let server = Server::start(move |_, _, before| if before == 0 { Conduct::answer(503) } else { retried() }).await;
    let mut world = World::start(DELAY_MS, server, &["/"]).await;
    let mut published = 0;
    for round in 0..ROUNDS {
        let arrived = world.server.arrivals().len();
        for n in 0..EVENTS {
            world.publish(&format!("AD{round}-{n}")).await;
        }
        published += EVENTS;
        let first = eventually("every first attempt fails", Duration::from_secs(10), || async {
            let arrivals = world.server.arrivals();
            (arrivals.len() >= arrived + EVENTS).then(|| arrivals[arrived].at)
        })
        .await;
        // The earliest retry is due a little after this; the handler is at work for some milliseconds then.
        let due_at = first + DELAY_MS + round * STEP_MS + dice.below(STEP_MS);
        tokio::time::sleep(Duration::from_millis(due_at.saturating_sub(clock()))).await;
        world.crash(Duration::ZERO).await;
        // What comes up the worker is asked for nothing but its health, which wakes no partner's object.
        eventually("every retry arrives after the restart", Duration::from_secs(40), || async {
            let arrivals = world.server.arrivals();
            let well = |arrival: &&crate::ledger::Arrival| arrival.answer.is_some_and(|(status, _)| status == 204);
            let events: std::collections::BTreeSet<_> =
                arrivals.iter().filter(well).map(|arrival| arrival.event.as_str()).collect();
            (events.len() == published).then_some(())
        })
        .await;
    }
    let report = world.settle().await;
    println!("{report}");
    report.require_clean();
    assert_eq!(report.delivered, published, "{report}");
    assert!(report.interrupted > 0, "no kill came after a claim of the handler\n{report}");
}

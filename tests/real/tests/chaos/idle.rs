//! An object that nobody calls is evicted from memory ten seconds after its last timer, which is an attempt's time-out. It is woken by its alarm, and stays for as long as
//! an attempt is under way.

use std::fs;
use std::time::Duration;

use hookpost_real::eventually;

use crate::ledger::clock;
use crate::server::{Conduct, Server};
use crate::world::World;

const DELAY_MS: u64 = 32_000;
/// Longer than an idle object stays, shorter than the time-out.
const HANG: Duration = Duration::from_secs(14);

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_object_evicted_between_attempts_and_idle_during_one_delivers_once() {
    let conduct = |before| if before == 0 { Conduct::answer(503) } else { Conduct::late(HANG, 204) };
    let server = Server::start(move |_, _, before| conduct(before)).await;
    let mut world = World::start(DELAY_MS, server, &["/"]).await;
    world.publish("AD234").await;
    assert!(is_in_memory(&world), "an object that was just called has its file open");
    eventually("the object is evicted before its retry is due", Duration::from_millis(DELAY_MS), || async {
        (!is_in_memory(&world)).then_some(())
    })
    .await;
    assert_eq!(world.server.arrivals().len(), 1);
    eventually("the alarm wakes it", Duration::from_secs(10), || async {
        (world.server.arrivals().len() == 2).then_some(())
    })
    .await;
    let began_at = clock();
    while clock() < began_at + 13_000 {
        assert!(is_in_memory(&world), "it is not evicted from under an attempt");
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    eventually("the answer is given", Duration::from_secs(5), || async {
        world.server.arrivals()[1].answer.map(|_| ())
    })
    .await;
    let report = world.settle().await;
    report.require_clean();
    assert_eq!((report.delivered, report.attempts, report.arrivals, report.interrupted), (1, 2, 2, 0), "{report}");
}

/// An object in memory has its database open.
fn is_in_memory(world: &World) -> bool {
    let open = fs::read_dir(format!("/proc/{}/fd", world.worker.id())).expect("the worker runs");
    let name = crate::world::DEMO.rsplit('/').next().expect("it has a name");
    open.flatten().filter_map(|file| fs::read_link(file.path()).ok()).any(|file| file.ends_with(name))
}

//! `kill -9` at random moments under load.

use std::time::{Duration, Instant};

use crate::dice::Dice;
use crate::server::{Conduct, Server, Step};
use crate::world::World;

/// So many in CI; `cargo xtask chaos` says how many there.
const KILLS: usize = 12;
const PUBLISHERS: usize = 4;
/// Short, so that retries are under way at every kill.
const DELAY_MS: u64 = 40;

/// How long a run lasts.
enum Length {
    Kills(usize),
    Minutes(u64),
}

impl Length {
    fn of_run() -> Self {
        let number = |name| std::env::var(name).ok().map(|text: String| text.parse().expect("a number"));
        match number("HOOKPOST_CHAOS_MINUTES") {
            Some(minutes) => Self::Minutes(minutes),
            None => Self::Kills(
                number("HOOKPOST_CHAOS_KILLS")
                    .map_or(KILLS, |kills| usize::try_from(kills).expect("so many kills nobody wants")),
            ),
        }
    }

    fn is_over(&self, kills: usize, started_at: Instant) -> bool {
        match self {
            Self::Kills(all) => kills >= *all,
            Self::Minutes(minutes) => started_at.elapsed() >= Duration::from_secs(60 * minutes),
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn kills_at_random_moments_under_load_lose_nothing() {
    let dice = Dice::of_run();
    let length = Length::of_run();
    let chance = dice.clone();
    let server = Server::start(move |path, event, before| conduct(&chance, path, event, before)).await;
    let mut world = World::start(DELAY_MS, server, &["/steady", "/flaky", "/slow"]).await;
    let publishers: Vec<_> =
        (0..PUBLISHERS).map(|n| world.publisher(&format!("AD{n}"), Duration::from_millis(15))).collect();

    let started_at = Instant::now();
    let mut kills = 0;
    while !length.is_over(kills, started_at) {
        let mut dice = dice.of(&["kill"], kills);
        tokio::time::sleep(Duration::from_millis(10 + dice.below(500))).await;
        if dice.below(8) == 0 {
            world.crash_twice(Duration::from_millis(dice.below(200))).await;
            kills += 2;
        } else {
            world.crash(Duration::from_millis(dice.below(60))).await;
            kills += 1;
        }
        if kills % 10 < 2 {
            let arrivals = world.server.arrivals().len();
            println!("{kills} kills, {arrivals} arrivals, {:.0} s", started_at.elapsed().as_secs_f64());
        }
    }
    for publisher in publishers {
        publisher.end().await.into_iter().for_each(|accepted| world.note(accepted));
    }
    let report = world.settle().await;
    println!("{report}");
    report.require_clean();
    assert!(report.interrupted > 0, "no kill fell into an attempt, so this proves little\n{report}");
    assert_eq!(report.delivered, report.deliveries, "the server takes everything in the end\n{report}");
}

/// One endpoint takes everything at once, one fails often and in several ways, one takes its time.
fn conduct(dice: &Dice, path: &str, event: &str, before: usize) -> Conduct {
    let mut dice = dice.of(&[path, event], before);
    match (path, dice.below(100)) {
        // The more often it has come, the likelier it is taken.
        ("/flaky", throw) if before < 4 => match throw {
            0..20 => Conduct::answer(500),
            20..30 => Conduct::broken([Step::Reset]),
            30..40 => {
                let half = b"HTTP/1.1 200 So\r\ncontent-length: 100\r\n\r\nhalf".to_vec();
                Conduct::broken([Step::Say(half), Step::Close])
            }
            _ => Conduct::answer(204),
        },
        ("/slow", throw) => Conduct::late(Duration::from_millis(throw), 204),
        _ => Conduct::answer(204),
    }
}

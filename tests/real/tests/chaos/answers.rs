//! Answers that are none, or too much of one. Each fault meets the first attempt; the second one is taken.

use std::time::Duration;

use crate::server::{Conduct, Server, Step};
use crate::world::World;

/// A billion bytes, as an answer claims.
const GIGABYTE: u64 = 1_000_000_000;

/// A fault, and what the log says of the attempt that meets it.
struct Case {
    path: &'static str,
    conduct: Conduct,
    logged: &'static str,
}

fn say(text: impl Into<String>) -> Step {
    Step::Say(text.into().into_bytes())
}

fn cases() -> Vec<Case> {
    let (unreachable, cut_off, timed_out) = ("unreachable", "cutOff", "timedOut");
    let soon = Duration::from_millis(20);
    let head = |length: u64| format!("HTTP/1.1 200 So\r\ncontent-length: {length}\r\n\r\n");
    let case = |path, steps: Vec<Step>, logged| Case { path, conduct: Conduct::broken(steps), logged };
    vec![
        case("/hangs", vec![Step::Wait(Duration::from_mins(1))], timed_out),
        case("/resets", vec![Step::Reset], unreachable),
        case("/closes", vec![Step::Close], unreachable),
        case("/resets-half-way", vec![say(head(100)), say("half"), Step::Wait(soon), Step::Reset], cut_off),
        case("/closes-half-way", vec![say(head(100)), say("half"), Step::Wait(soon), Step::Close], cut_off),
        case("/hangs-half-way", vec![say(head(100)), say("half"), Step::Wait(Duration::from_mins(1))], timed_out),
        case("/says-nonsense", vec![say("not HTTP at all\r\n\r\n"), Step::Wait(Duration::from_secs(1))], unreachable),
        case("/slow-bytes", vec![say("HTTP/1.1 200 So\r\n"), slowly()], timed_out),
        case(
            "/slow-body",
            vec![say(head(GIGABYTE)), Step::Repeat(b"x".to_vec(), 60, Duration::from_secs(1))],
            timed_out,
        ),
        case("/continues-for-ever", vec![continues(60, Duration::from_secs(1))], timed_out),
        case("/redirects-to-itself", vec![say(redirect())], "status 307"),
    ]
}

/// Where it leads nobody goes: that would be one more arrival.
fn redirect() -> String {
    "HTTP/1.1 307 So\r\nlocation: /redirects-to-itself\r\ncontent-length: 0\r\n\r\n".to_owned()
}

/// A header field that comes a byte each second.
fn slowly() -> Step {
    Step::Repeat(b"x".to_vec(), 60, Duration::from_secs(1))
}

fn continues(times: u64, pause: Duration) -> Step {
    Step::Repeat(b"HTTP/1.1 100 Continue\r\n\r\n".to_vec(), times, pause)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_answer_that_is_none_is_logged_for_what_it_is_and_tried_again() {
    let cases = cases();
    let conducts: Vec<_> = cases.iter().map(|case| (case.path, case.conduct.clone())).collect();
    let server = Server::start(move |path, _, before| match conducts.iter().find(|(of, _)| *of == path) {
        Some((_, conduct)) if before == 0 => conduct.clone(),
        _ => Conduct::answer(204),
    })
    .await;
    let paths: Vec<_> = cases.iter().map(|case| case.path).chain(["/well"]).collect();
    let mut world = World::start(200, server, &paths).await;
    world.publish("AD234").await;
    let report = world.settle().await;
    println!("{report}");
    report.require_clean();
    assert_eq!(report.delivered, paths.len(), "{report}");
    for case in &cases {
        let row = world.ledger().rows.iter().find(|row| row.endpoint == case.path).expect("it has a row");
        let logged = row.attempts[0].cause.as_deref();
        assert_eq!(logged, Some(case.logged), "{}", case.path);
        assert_eq!(row.attempts.len(), 2, "{}", case.path);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_follows_an_answer_or_goes_before_it_confuses_nobody() {
    let server = Server::start(|path, _, _| {
        let mut conduct = Conduct::answer(200);
        match path {
            // More bytes than the length tells; the connection stays open for whoever would use it again.
            "/too-long" => {
                conduct.steps = vec![say("HTTP/1.1 200 So\r\ncontent-length: 2\r\n\r\nokHTTP/1.1 500 No\r\n\r\n")];
            }
            "/continues" => conduct.steps.insert(0, continues(3, Duration::from_millis(20))),
            _ => {}
        }
        conduct
    })
    .await;
    let mut world = World::start(200, server, &["/too-long", "/continues"]).await;
    for n in 0..20 {
        world.publish(&format!("AD{n}")).await;
    }
    let report = world.settle().await;
    println!("{report}");
    report.require_clean();
    assert_eq!(report.delivered, 40, "{report}");
}

//! Answers without end: the worker takes what it has a use for, closes the connection, and does not grow.

use std::fs;
use std::time::Duration;

use crate::server::{Conduct, Server, Step};
use crate::world::World;

/// So much of each answer there would be.
const GIGABYTE: usize = 1_000_000_000;
/// So much may have left the server before it was told to stop: what fits into the buffers between, and a margin.
const TAKEN_AT_MOST: u64 = 32_000_000;
/// So much may the worker grow meanwhile.
const GROWS_AT_MOST: u64 = 150_000_000;
/// The same three times over, so that what would be kept of each would show.
const EVENTS: usize = 3;

fn flood(path: &str) -> Conduct {
    let said = |text: &str| Step::Say(text.as_bytes().to_vec());
    let endless = |piece: Vec<u8>| {
        let times = GIGABYTE / piece.len();
        Step::Repeat(piece, times as u64, Duration::ZERO)
    };
    let steps = match path {
        "/gigabyte" => {
            let head = format!("HTTP/1.1 200 So\r\ncontent-length: {GIGABYTE}\r\n\r\n");
            vec![said(&head), endless(vec![b'x'; 65_536])]
        }
        "/chunks" => {
            vec![said("HTTP/1.1 200 So\r\ntransfer-encoding: chunked\r\n\r\n"), endless(chunk(&b"x".repeat(65_536)))]
        }
        "/bomb" => {
            let head = "HTTP/1.1 200 So\r\ncontent-encoding: gzip\r\ntransfer-encoding: chunked\r\n\r\n";
            let (first, again) = bomb();
            vec![said(head), Step::Say(chunk(&first)), endless(chunk(&again))]
        }
        "/headers" => vec![said("HTTP/1.1 200 So\r\n"), endless(format!("x-more: {}\r\n", "x".repeat(1000)).into())],
        // No more than this: see "Known limits" in README.
        _ => vec![Step::Repeat(b"HTTP/1.1 100 Continue\r\n\r\n".repeat(2000), 200, Duration::ZERO)],
    };
    let status = matches!(path, "/gigabyte" | "/chunks" | "/bomb").then_some(200);
    Conduct { status, steps }
}

fn chunk(bytes: &[u8]) -> Vec<u8> {
    [format!("{:x}\r\n", bytes.len()).as_bytes(), bytes, b"\r\n"].concat()
}

/// A byte without end in gzip: how it begins, and 13 bytes that stand for 2,064 each time they come, many times over. In the
/// fixed code of deflate (RFC 1951, 3.2.6) "the last byte 258 times more" is 1100010100000.
fn bomb() -> (Vec<u8>, Vec<u8>) {
    // The last block, in the fixed code: a zero, then five times 144, which takes nine bits, so that a byte is full.
    let begun = ["110", "00110000", &"110010000".repeat(5)].concat();
    let first = [vec![0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255], packed(&begun)].concat();
    (first, packed(&"1100010100000".repeat(8)).repeat(5000))
}

/// Bits, the first one lowest.
fn packed(bits: &str) -> Vec<u8> {
    let byte = |bits: &[u8]| bits.iter().rev().fold(0, |byte, bit| byte << 1 | (bit - b'0'));
    bits.as_bytes().chunks(8).map(byte).collect()
}

/// One endpoint answers so every time or, where that is no answer, the first time; its neighbour answers well.
async fn check(path: &'static str) {
    let server = Server::start(move |called, _, before| {
        let flood = flood(path);
        if called == path && (before == 0 || flood.status.is_some()) { flood } else { Conduct::answer(204) }
    })
    .await;
    let mut world = World::start(200, server, &[path, "/neighbour"]).await;
    let process = world.worker.id();
    let before = resident(process).expect("the worker runs");
    let watch = tokio::spawn(async move {
        let mut most = 0;
        while let Some(now) = resident(process) {
            most = now.max(most);
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        most
    });
    for n in 0..EVENTS {
        world.publish(&format!("AD{n}")).await;
    }
    let report = world.settle().await;
    let most = watch.await.expect("it ends with the worker");
    let taken = world.server.said(path) / EVENTS as u64;
    println!("{path}: {taken} bytes of each taken, from {before} bytes in memory to {most}\n{report}");
    report.require_clean();
    assert_eq!(report.delivered, 2 * EVENTS, "{report}");
    assert!(taken < TAKEN_AT_MOST, "it was read on and on");
    assert!(most < before + GROWS_AT_MOST, "the worker grew");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_body_of_a_gigabyte_is_cut_off() {
    check("/gigabyte").await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_body_in_chunks_without_end_is_cut_off() {
    check("/chunks").await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_gzip_bomb_is_cut_off() {
    check("/bomb").await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn headers_without_end_are_cut_off() {
    check("/headers").await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn many_interim_answers_without_a_final_one_are_a_time_out() {
    check("/continues").await;
}

/// The memory that a process has, in bytes; none when it has ended.
fn resident(process: u32) -> Option<u64> {
    let status = fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
    line.trim().trim_end_matches(" kB").parse::<u64>().ok().map(|kilobytes| kilobytes * 1024)
}

//! `cargo xtask serve`: the portal and the edge worker on workerd, on this machine alone.
//!
//! Holds a lock on the data folder from before the build until workerd has ended. Ends when told to by Ctrl-C, or when
//! workerd ends of itself.

mod greeting;
mod health;
mod keys;
mod lock;
mod options;
mod storage_keys;
mod worker;

use std::fs;
use std::net::{Ipv4Addr, TcpListener};
use std::sync::mpsc::{self, Receiver};
use std::thread;
use std::time::{Duration, Instant};

use crate::build;
use crate::failure::{Failure, Outcome};
use crate::setup;
use crate::step::step;
use crate::workspace::Workspace;

use keys::Keys;
use lock::Lock;
pub(crate) use options::Options;
use worker::Worker;

/// How long workerd may take to answer; it takes a tenth of a second on an idle machine.
const START_WITHIN: Duration = Duration::from_secs(30);

/// How often we look whether workerd answers, or still runs.
const LOOK_EVERY: Duration = Duration::from_millis(50);

/// Serves until told to stop.
pub(crate) fn run(workspace: &Workspace, options: &Options) -> Outcome {
    let data = options.data.clone().unwrap_or_else(|| workspace.file(".data"));
    fs::create_dir_all(&data).map_err(Failure::io(format_args!("make {}", data.display())))?;
    let lock = Lock::take(&data)?;
    require_free(options.port)?;
    let tools = setup::for_building(workspace)?;
    build::all(workspace, &tools)?;

    println!("Serve");
    let stop = stop_signal()?;
    let keys = Keys::load_or_make(&data)?;
    let mut worker = Worker::start(workspace, &tools.node.workerd, options.port, &data, &keys, &lock)?;
    lock.name_holder(worker.id(), options.port).map_err(Failure::io("write who holds the data folder"))?;
    if let Start::Up = step("workerd", || wait_until_up(&mut worker, options.port, &stop))? {
        greeting::print(options.port, &keys);
        watch(&mut worker, &stop)?;
    }
    drop(worker);
    println!("\nStopped.");
    Ok(())
}

/// How a start went.
enum Start {
    Up,
    StopAsked,
}

impl std::fmt::Display for Start {
    fn fmt(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
        f.write_str(match self {
            Self::Up => "up",
            Self::StopAsked => "not waited for",
        })
    }
}

fn wait_until_up(worker: &mut Worker, port: u16, stop: &Receiver<()>) -> Outcome<Start> {
    let give_up_at = Instant::now() + START_WITHIN;
    while Instant::now() < give_up_at {
        if stop.try_recv().is_ok() {
            return Ok(Start::StopAsked);
        }
        worker.require_running()?;
        if health::is_ok(port) {
            return Ok(Start::Up);
        }
        thread::sleep(LOOK_EVERY);
    }
    Err(Failure::new(format!("workerd did not answer /health within {} s.", START_WITHIN.as_secs())))
}

fn watch(worker: &mut Worker, stop: &Receiver<()>) -> Outcome {
    while stop.recv_timeout(LOOK_EVERY).is_err() {
        worker.require_running()?;
    }
    Ok(())
}

/// A word for each Ctrl-C, and for each polite request to end.
fn stop_signal() -> Outcome<Receiver<()>> {
    let (sender, receiver) = mpsc::channel();
    ctrlc::set_handler(move || sender.send(()).unwrap_or(()))
        .map_err(|error| Failure::new(format!("cannot listen for Ctrl-C: {error}")))?;
    Ok(receiver)
}

fn require_free(port: u16) -> Outcome {
    TcpListener::bind((Ipv4Addr::LOCALHOST, port)).map(drop).map_err(|error| {
        Failure::new(format!("Port {port} cannot be used: {error}."))
            .by_hand(format!("cargo xtask serve --port {}", port.checked_add(1).unwrap_or(8787)))
    })
}

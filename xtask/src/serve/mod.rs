//! `cargo xtask serve`: the portal and the edge worker on workerd, on this machine alone.
//!
//! Holds a lock on the data folder from before the build until workerd has ended. Ends when told to by Ctrl-C, or when
//! workerd ends of itself; of several workers, one that ends is started again.

mod crew;
mod greeting;
mod health;
mod keys;
mod layout;
mod links;
mod lock;
mod options;
mod storage_keys;
mod token_key;
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

use crew::Crew;
use keys::Keys;
use links::Links;
use lock::Lock;
pub(crate) use options::Options;
use worker::Place;

/// How long workerd may take to answer; it takes a tenth of a second on an idle machine.
const START_WITHIN: Duration = Duration::from_secs(30);

/// How often we look whether workerd answers, or still runs.
const LOOK_EVERY: Duration = Duration::from_millis(50);

/// Serves until told to stop.
pub(crate) fn run(workspace: &Workspace, options: &Options) -> Outcome {
    let data = options.data.clone().unwrap_or_else(|| workspace.file(".data"));
    fs::create_dir_all(&data).map_err(Failure::io(format_args!("make {}", data.display())))?;
    let lock = Lock::take(&data)?;
    layout::require(&data, options.workers)?;
    // One workerd listens by itself; several get the socket from us.
    let listener = Some(listen(options.port)?).filter(|_| options.workers > 1);
    let tools = setup::for_building(workspace)?;
    build::all(workspace, &tools)?;

    println!("Serve");
    let stop = stop_signal()?;
    let keys = Keys::load_or_make(&data)?;
    let place = Place { workspace, workerd: &tools.node.workerd, data: &data };
    let mut crew = match listener {
        None => Crew::alone(place, options.port, &keys, &lock)?,
        Some(listener) => Crew::shared(place, listener, options.workers, &keys)?,
    };
    if let Start::Up = step("workerd", || wait_until_up(&mut crew, options.port, &stop))? {
        greeting::print(options.port, &keys, &Links::ask(options.port, &keys)?);
        watch(&mut crew, &stop)?;
    }
    drop(crew);
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

fn wait_until_up(crew: &mut Crew, port: u16, stop: &Receiver<()>) -> Outcome<Start> {
    let give_up_at = Instant::now() + START_WITHIN;
    while Instant::now() < give_up_at {
        if stop.try_recv().is_ok() {
            return Ok(Start::StopAsked);
        }
        crew.tend()?;
        if health::is_ok(port) {
            return Ok(Start::Up);
        }
        thread::sleep(LOOK_EVERY);
    }
    Err(Failure::new(format!("workerd did not answer /health within {} s.", START_WITHIN.as_secs())))
}

fn watch(crew: &mut Crew, stop: &Receiver<()>) -> Outcome {
    while stop.recv_timeout(LOOK_EVERY).is_err() {
        crew.tend()?;
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

/// Takes the port, or says why it cannot be had.
fn listen(port: u16) -> Outcome<TcpListener> {
    TcpListener::bind((Ipv4Addr::LOCALHOST, port)).map_err(|error| {
        Failure::new(format!("Port {port} cannot be used: {error}."))
            .by_hand(format!("cargo xtask serve --port {}", port.checked_add(1).unwrap_or(8787)))
    })
}

//! All workers of a start: one that has all partners, or several that share them.
//!
//! Several listen on one socket, which is ours: the system hands each connection to one that has time. One of several that
//! ends is started again, and meanwhile the others go on.

use std::net::TcpListener;
use std::time::Duration;

use super::keys::Keys;
use super::lock::Lock;
use super::worker::{Place, Worker};
use crate::failure::{Failure, Outcome};

/// Whoever ends sooner than this would do so again.
const LIVES_AT_LEAST: Duration = Duration::from_secs(10);

/// Running workers. They end with this value.
pub(super) enum Crew<'a> {
    /// One, with all partners.
    Alone(Worker),
    /// Several, numbered from 0.
    Shared { workers: Vec<Worker>, listener: TcpListener, place: Place<'a>, keys: &'a Keys },
}

impl<'a> Crew<'a> {
    /// Starts one on this port, and lets it hold the lock.
    pub(super) fn alone(place: Place, port: u16, keys: &Keys, lock: &Lock) -> Outcome<Self> {
        let mut command = place.alone(port, keys)?;
        command.stdin(lock.share().map_err(Failure::io("share the lock with workerd"))?);
        let worker = Worker::start(&mut command)?;
        lock.name_holder(worker.id(), port).map_err(Failure::io("write who holds the data folder"))?;
        Ok(Self::Alone(worker))
    }

    /// Starts so many, all on this socket.
    pub(super) fn shared(place: Place<'a>, listener: TcpListener, of: u32, keys: &'a Keys) -> Outcome<Self> {
        let workers = (0..of).map(|number| start(place, &listener, number, of, keys)).collect::<Outcome<_>>()?;
        Ok(Self::Shared { workers, listener, place, keys })
    }

    /// Starts again what has ended; fails when that is of no use.
    pub(super) fn tend(&mut self) -> Outcome {
        match self {
            Self::Alone(worker) => match worker.ended()? {
                None => Ok(()),
                Some(status) => Err(Failure::new(format!("workerd has ended ({status}); its last words are above."))),
            },
            Self::Shared { workers, listener, place, keys } => {
                let of = u32::try_from(workers.len()).expect("a handful");
                for (number, worker) in (0..).zip(workers) {
                    let Some(status) = worker.ended()? else { continue };
                    let who = format!("The workerd of shard {number} of {of} has ended ({status})");
                    if worker.age() < LIVES_AT_LEAST {
                        return Err(Failure::new(format!(
                            "{who} within {} s of its start; its last words are above.",
                            LIVES_AT_LEAST.as_secs()
                        )));
                    }
                    println!("{who}. Starting it again; the others go on.");
                    *worker = start(*place, listener, number, of, keys)?;
                }
                Ok(())
            }
        }
    }
}

fn start(place: Place, listener: &TcpListener, number: u32, of: u32, keys: &Keys) -> Outcome<Worker> {
    let socket = listener.try_clone().map_err(Failure::io("share the port with workerd"))?;
    let mut command = place.shard(number, of, keys)?;
    command.stdin(std::os::fd::OwnedFd::from(socket));
    Worker::start(&mut command)
}

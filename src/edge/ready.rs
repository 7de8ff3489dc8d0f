//! Whether this worker can do its work, told by what was tried just now: a write, and an alarm that goes off.

use crate::api::{Alarms, Backlog, ErrorCode, Health, ProblemDetails, Readiness, StorageState};
use crate::health::unwritable;
use crate::model::Problem;

use super::bindings::Env;
use super::error::Error;
use super::log;
use super::registry::{self, Told};

/// What is there to be told, or everything that is wrong.
pub(super) async fn readiness(env: &Env, own: Health) -> Result<Readiness, Error> {
    let told = match registry::feel(&env.registry()).await {
        Ok(told) => told,
        Err(error) => {
            log::failure("nothing can be written", &error);
            return Err(refused(vec![unwritable()]));
        }
    };
    if let Some(problem) = told.pulse.problem(told.now) {
        return Err(refused(vec![problem]));
    }
    let Told { now, written_at, pulse, first_due_at, failing } = told;
    let oldest_due_at = first_due_at.filter(|due_at| *due_at < now);
    Ok(Readiness {
        status: "ready".to_owned(),
        version: own.version,
        shard: own.shard,
        storage: StorageState { written_at },
        alarms: Alarms { ticked_at: pulse.ticked_at, due_at: pulse.due_at },
        backlog: Backlog {
            oldest_due_at,
            age_seconds: oldest_due_at.map_or(0, |due_at| now.since(due_at).as_secs()),
            failing_endpoints: failing,
        },
    })
}

/// The same for `/metrics`: whether it can write, and whether alarms go off, as far as that is known.
pub(super) async fn parts(env: &Env) -> (bool, bool) {
    match registry::feel(&env.registry()).await {
        Ok(told) => (true, told.pulse.problem(told.now).is_none()),
        Err(_) => (false, false),
    }
}

fn refused(problems: Vec<Problem>) -> Error {
    let detail = problems.iter().map(|problem| problem.message.as_str()).collect::<Vec<_>>().join(" ");
    ProblemDetails::new(ErrorCode::NotReady, detail).with(problems).into()
}

//! Measures the delivery of the built worker; started by `cargo xtask bench delivery`.
//!
//! Where to start: `plan` says how much is tried, `scenario` tries it, `report` tells it. Load and receiver share this
//! program's one thread, so that they take as little as possible of the machine that the worker is measured on.

mod figures;
mod http;
mod ledger;
mod load;
mod plan;
mod receiver;
mod report;
mod scenario;
mod worker;
mod workers;

use std::env;
use std::process::ExitCode;

use plan::Plan;
use report::Report;

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let Some((plan, is_json)) = Plan::parse(&arguments) else {
        eprintln!(
            "Usage: hookpost-bench WORKERD EDGE DIST DISK RAM [--json] [--quick] [--only=NAME]; `cargo xtask bench delivery` says it so."
        );
        return ExitCode::FAILURE;
    };
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    let Ok(runtime) = runtime else {
        eprintln!("There is no room for a runtime.");
        return ExitCode::FAILURE;
    };
    let report: Report = tokio::task::LocalSet::new().block_on(&runtime, plan.run());
    if is_json {
        println!("{}", report.json());
    }
    if report.is_whole() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

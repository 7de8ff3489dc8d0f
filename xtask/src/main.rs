//! `cargo xtask`: one command from a fresh machine to a running Hookpost.
//!
//! Where to start: `setup` finds or installs the tools, `build` makes the portal and the edge worker with them, `serve` runs
//! both on workerd, `test` runs every suite. Each takes what the one before returns, so nothing can be used before it is
//! there. None of them asks questions: what cannot be done ends with what to run by hand.

mod bench;
mod build;
mod chaos;
mod failure;
mod fuzz;
mod process;
mod reproduce;
mod sbom;
mod screenshots;
mod serve;
mod setup;
mod soak;
mod step;
mod test;
mod workspace;

use std::env;
use std::process::ExitCode;

use failure::{Failure, Outcome};
use serve::Options;
use workspace::Workspace;

const USAGE: &str = "\
Usage: cargo xtask <command>

  build                          set up, then build the portal (dist) and the edge worker (target/edge)
  serve [--port N] [--data DIR] [--workers N]
                                 set up, build, then run both on http://127.0.0.1:8787; Ctrl-C stops; N workers,
                                 each with a part of the partners
  test [FILTER]                  set up, then run every suite: format, lints, core, build, the real parts
  bench validator [--json]       ours beside ajv, in Node and in Chromium
  bench portal [--json] [--quick] [--heap-minutes N]
                                 what the portal weighs, how soon it is there, how it scrolls and what it holds, in Chromium
  bench delivery [--json] [--quick] [--only=NAME]
                                 how fast the built worker accepts and delivers, and what it takes for it
  chaos [--minutes N] [--seed S]
                                 every fault once, then 200 kills of the worker under load, or N minutes of them
  soak [--minutes N]             mixed load with faults for an hour: is anything lost, does anything grow?
  screenshots [PART…]            every page in every state and one contact sheet, in target/screenshots; or those whose
                                 names have a PART in them
  fuzz [--minutes N] [--only NAME] [--keep]
                                 whatever bytes for every parser of what comes from outside, N minutes each; --keep adds
                                 what was found to the kept corpus
  reproduce                      builds what ships twice, in two folders, and compares every byte
  sbom                           what everything is made of, as CycloneDX, in target/sbom
  help                           this text";

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    match dispatch(&arguments) {
        Ok(code) => code,
        Err(failure) => {
            eprintln!("\n{failure}");
            ExitCode::FAILURE
        }
    }
}

fn dispatch(arguments: &[String]) -> Outcome<ExitCode> {
    let (command, rest) = arguments.split_first().map_or(("help", &[][..]), |(first, rest)| (first.as_str(), rest));
    match (command, rest) {
        ("build", []) => {
            let workspace = Workspace::find()?;
            build::all(&workspace, &setup::for_building(&workspace)?)?;
        }
        ("serve", _) => serve::run(&Workspace::find()?, &Options::parse(rest)?)?,
        ("test", [] | [_]) => return Ok(test::run_all(&Workspace::find()?, rest.first().map(String::as_str))),
        ("bench", [name]) if name == "validator" => bench::validator(&Workspace::find()?, false)?,
        ("bench", [name, json]) if name == "validator" && json == "--json" => {
            bench::validator(&Workspace::find()?, true)?;
        }
        ("bench", [name, options @ ..]) if name == "portal" => bench::portal(&Workspace::find()?, options)?,
        ("bench", [name, options @ ..]) if name == "delivery" => bench::delivery(&Workspace::find()?, options)?,
        ("chaos", options) => chaos::run_for(&Workspace::find()?, options)?,
        ("soak", options) => soak::run_for(&Workspace::find()?, options)?,
        ("screenshots", parts) => screenshots::take(&Workspace::find()?, parts)?,
        ("reproduce", []) => reproduce::run_twice(&Workspace::find()?)?,
        ("sbom", []) => sbom::make(&Workspace::find()?)?,
        ("fuzz", options) => fuzz::run_for(&Workspace::find()?, options)?,
        ("help" | "--help" | "-h", _) => println!("{USAGE}"),
        _ => return Err(Failure::new(format!("`{}` is not a command.\n\n{USAGE}", arguments.join(" ")))),
    }
    Ok(ExitCode::SUCCESS)
}

//! `hookpost`: the validator in a terminal and in CI, and the provider's hand on a worker; a native program of the same crate.
//!
//! A thin shell: it reads files, calls the API and nothing else of a worker, and prints. Verdicts are `inspect`'s. Whatever
//! others wrote is shown inert. `validate` and the dry runs send nothing.
//!
//! How it ends is said in `arguments`.

#![allow(missing_docs, reason = "a program has no callers")]

#[cfg(target_arch = "wasm32")]
compile_error!("`hookpost` is a native program: its module would take the place of the library's");

mod api;
mod arguments;
mod doctor;
mod endpoints;
mod human;
mod inert;
mod input;
mod json;
mod keys;
mod partners;
mod publish;
mod replay;
mod said;
mod sarif;
mod sweep;
mod table;
mod tail;

use std::io::{self, ErrorKind, IsTerminal, Write};
use std::process::ExitCode;

use api::Trouble;
use arguments::{Arguments, Command, Format, Validate};
use clap::CommandFactory;
use clap_complete::Shell;
use human::Style;
use inert::inert;
use input::Input;

const VIOLATIONS: u8 = 1;
const CANNOT: u8 = 2;

fn main() -> ExitCode {
    let command = match Arguments::read() {
        Ok(arguments) => arguments.command,
        Err(error) if error.use_stderr() => return cannot(error.render().to_string().trim_end()),
        Err(help) => help.exit(),
    };
    let done = match command {
        Command::Validate(asked) => return validate(&asked),
        Command::Publish(asked) => publish::run(&asked),
        Command::Tail(asked) => tail::run(&asked),
        Command::Partners(asked) => partners::run(&asked),
        Command::Endpoints(asked) => endpoints::run(&asked),
        Command::Keys(asked) => keys::run(&asked),
        Command::Replay(asked) => replay::run(&asked),
        Command::Doctor(asked) => doctor::run(&asked),
        Command::Completion { shell } => Ok(completion(shell)),
    };
    match done.and_then(|told| print(&told)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(trouble) => {
            eprintln!("{}", trouble.words());
            trouble.code().into()
        }
    }
}

fn validate(validate: &Validate) -> ExitCode {
    let event_type = match validate.event_type() {
        Ok(event_type) => event_type,
        Err(words) => return cannot(&words),
    };
    let (inputs, unreadable) = input::read_all(&validate.files, event_type);
    let report = match validate.format {
        Format::Human => human::report(&inputs, style()),
        Format::Json => json::report(&inputs),
        Format::Sarif => sarif::report(&inputs, &unreadable),
    };
    if let Err(trouble) = print(&report) {
        return cannot(&trouble.words());
    }
    for words in &unreadable {
        eprintln!("error: {}", inert(words));
    }
    if unreadable.is_empty() { verdict(&inputs) } else { CANNOT.into() }
}

fn completion(shell: Shell) -> String {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Arguments::command(), "hookpost", &mut script);
    String::from_utf8_lossy(&script).into_owned()
}

fn verdict(inputs: &[Input]) -> ExitCode {
    if inputs.iter().all(|input| input.inspection.valid) { ExitCode::SUCCESS } else { VIOLATIONS.into() }
}

fn cannot(words: &str) -> ExitCode {
    let lines: Vec<_> = words.lines().map(inert).collect();
    eprintln!("{}", lines.join("\n"));
    CANNOT.into()
}

/// A reader that has seen enough, as `head` has, is no error.
fn print(report: &str) -> Result<(), Trouble> {
    let mut out = io::stdout().lock();
    match out.write_all(report.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
        result => result.map_err(|error| Trouble::Wrong(format!("cannot write: {error}"))),
    }
}

/// Colour only where a person looks at it and has not said no.
fn style() -> Style {
    let refuses = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty())
        || std::env::var_os("TERM").is_some_and(|term| term == "dumb");
    if io::stdout().is_terminal() && !refuses { Style::Colour } else { Style::Plain }
}

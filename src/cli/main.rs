//! `hookpost`: the validator in a terminal and in CI, a native program of the same crate.
//!
//! A thin shell: it reads files and prints; the verdict is `inspect`'s. Whatever stands in a file or in its name is shown
//! inert, and nothing is ever sent anywhere.
//!
//! It ends with 0 if every document is valid, 1 if one is not, and 2 if it was called wrongly or could not read a file.

#![allow(missing_docs, reason = "a program has no callers")]

#[cfg(target_arch = "wasm32")]
compile_error!("`hookpost` is a native program: its module would take the place of the library's");

mod arguments;
mod human;
mod inert;
mod input;
mod json;
mod sarif;
mod sweep;

use std::io::{self, ErrorKind, IsTerminal, Write};
use std::process::ExitCode;

use arguments::{Arguments, Command, Format};
use human::Style;
use inert::inert;
use input::Input;

const VIOLATIONS: u8 = 1;
const CANNOT: u8 = 2;

fn main() -> ExitCode {
    let Command::Validate(validate) = match Arguments::read() {
        Ok(arguments) => arguments.command,
        Err(error) if error.use_stderr() => return cannot(error.render().to_string().trim_end()),
        Err(help) => help.exit(),
    };
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
    if let Err(error) = print(&report) {
        return cannot(&format!("error: cannot write: {error}"));
    }
    for words in &unreadable {
        eprintln!("error: {}", inert(words));
    }
    if unreadable.is_empty() { verdict(&inputs) } else { CANNOT.into() }
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
fn print(report: &str) -> io::Result<()> {
    let mut out = io::stdout().lock();
    match out.write_all(report.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
        result => result,
    }
}

/// Colour only where a person looks at it and has not said no.
fn style() -> Style {
    let refuses = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty())
        || std::env::var_os("TERM").is_some_and(|term| term == "dumb");
    if io::stdout().is_terminal() && !refuses { Style::Colour } else { Style::Plain }
}

//! What the program can be asked.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;
use hookpost::catalogue;

use super::doctor::Doctor;
use super::endpoints::Endpoints;
use super::keys::Keys;
use super::partners::Partners;
use super::publish::Publish;
use super::replay::Replay;
use super::tail::Tail;

/// How it ends.
const STATUS: &str = "\
Ends with
  0  done, or all is valid
  1  something that was given, or was looked at, is not as it should be
  2  called wrongly, or a file cannot be read
  3  the worker refuses it: the same again changes nothing
  4  the worker does not answer, or not now: the same again may help";

#[derive(Parser)]
#[command(name = "hookpost", version, about = "Checks webhook events where you are, and looks after a worker by its API", after_help = STATUS)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Subcommand)]
pub(crate) enum Command {
    /// Checks files of one event, an array of events or an event on each line.
    ///
    /// Ends with 0 if everything is valid, 1 if something is not, and 2 if a file cannot be read.
    Validate(Validate),
    /// Publishes events to a partner's endpoints
    Publish(Publish),
    /// Shows what becomes of a partner's deliveries, as it happens
    Tail(Tail),
    /// How all partners are doing, those in trouble first
    Partners(Partners),
    /// Lists, makes, changes, switches and deletes endpoints
    Endpoints(Endpoints),
    /// Lists, makes and revokes the provider's own keys
    Keys(Keys),
    /// Sends again what an endpoint did not get, or counts it
    Replay(Replay),
    /// What is wrong with the worker, or with a signature
    Doctor(Doctor),
    /// Prints what a shell needs to complete commands
    Completion {
        /// Which shell
        shell: Shell,
    },
}

#[derive(Args)]
pub(crate) struct Validate {
    /// Judge every event by this event type, whatever it says itself
    #[arg(long, value_name = "T")]
    event_type: Option<String>,

    /// What to print
    #[arg(long, value_enum, default_value_t = Format::Human)]
    pub(crate) format: Format,

    /// Files to check; `-` is the standard input
    #[arg(required = true, value_name = "FILE")]
    pub(crate) files: Vec<PathBuf>,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// Sentences, each with its place and its line
    Human,
    /// The inspection of each file
    Json,
    /// SARIF 2.1.0, which code hosts show beside the line
    Sarif,
}

impl Arguments {
    pub(crate) fn read() -> Result<Self, clap::Error> {
        Self::try_parse()
    }
}

impl Validate {
    /// The event type asked for, or what to say if there is none of that name.
    pub(crate) fn event_type(&self) -> Result<Option<&str>, String> {
        let name = self.event_type.as_deref();
        match name {
            Some(unknown) if catalogue::entry(unknown).is_none() => {
                let hint = catalogue::nearest(unknown).map_or_else(
                    || {
                        let all: Vec<&str> = catalogue::entries().iter().map(|entry| entry.event_type).collect();
                        format!("They are: {}.", all.join(", "))
                    },
                    |near| format!("Did you mean {}?", near.event_type),
                );
                Err(format!("error: there is no event type \"{unknown}\". {hint}"))
            }
            known => Ok(known),
        }
    }
}

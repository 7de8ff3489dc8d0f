//! What is said when something cannot be done: what is missing, and the commands that mend it by hand.

use std::fmt::{self, Display, Formatter};
use std::io;

/// The result of anything that may fail with words for the person at the terminal.
pub(crate) type Outcome<T = ()> = Result<T, Failure>;

/// A sentence about what went wrong, with the commands to run by hand where there are any.
#[derive(Debug)]
pub(crate) struct Failure {
    what: String,
    by_hand: Vec<String>,
}

impl Failure {
    /// A failure nobody but the reader can mend.
    pub(crate) fn new(what: impl Into<String>) -> Self {
        Self { what: what.into(), by_hand: Vec::new() }
    }

    /// Adds a command that mends it.
    pub(crate) fn by_hand(mut self, command: impl Into<String>) -> Self {
        self.by_hand.push(command.into());
        self
    }

    /// For `map_err`: the operating system refused to let us do `what`.
    pub(crate) fn io(what: impl Display) -> impl FnOnce(io::Error) -> Self {
        move |error| Self::new(format!("cannot {what}: {error}"))
    }
}

impl Display for Failure {
    fn fmt(&self, f: &mut Formatter) -> fmt::Result {
        write!(f, "{}", self.what)?;
        if self.by_hand.is_empty() {
            return Ok(());
        }
        write!(f, "\n\nRun this by hand, then try again:\n")?;
        self.by_hand.iter().try_for_each(|command| write!(f, "\n    {command}"))
    }
}

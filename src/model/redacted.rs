//! A value that must not reach a log, an error or a screen by accident.

use std::fmt;

use serde::{Deserialize, Serialize};

/// Wraps a secret. `Debug` and `Display` print dots; [`Redacted::reveal`] is the one, greppable way to the value.
///
/// It serialises as the value itself, because stored rows and the request to the endpoint need it.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Redacted<T>(T);

impl<T> Redacted<T> {
    /// Wraps `value`.
    pub fn new(value: T) -> Self {
        Self(value)
    }

    /// The value in the open. Every caller sends, stores or compares it; none prints it.
    pub fn reveal(&self) -> &T {
        &self.0
    }
}

impl<T> fmt::Debug for Redacted<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("••••••••")
    }
}

impl<T> fmt::Display for Redacted<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("••••••••")
    }
}

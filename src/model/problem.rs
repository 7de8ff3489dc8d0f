//! One thing wrong with what somebody sent, in words they can act on.

use serde::{Deserialize, Serialize};

/// What is wrong, where, and what to do about it. A form or an event gives all of its problems at once.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "contract", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Problem {
    /// JSON pointer (RFC 6901) to the field, such as `/url` or `/headers/2/name`.
    pub pointer: String,
    /// A sentence for a person: what is wrong and what to do.
    pub message: String,
    /// Line in the text that was sent, from 1, where there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub line: Option<u32>,
    /// Column in that line, in UTF-16 code units, from 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub column: Option<u32>,
}

impl Problem {
    /// A problem at `pointer`, said in `message`.
    pub fn new(pointer: impl Into<String>, message: impl Into<String>) -> Self {
        Self { pointer: pointer.into(), message: message.into(), line: None, column: None }
    }
}

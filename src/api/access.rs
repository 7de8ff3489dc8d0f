//! Access to the portal: what the provider asks for, and what it hands to the person who is to look.

use serde::{Deserialize, Serialize};

use crate::model::{Redacted, Role, Timestamp, whole};

/// Asks for a token.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "contract", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct AccessRequest {
    /// What its bearer may do.
    pub role: Role,
    /// It opens for so many seconds; an hour, unless told.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "whole")]
    pub expires_in: Option<u64>,
    /// The id by which the provider knows its bearer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub subject: Option<String>,
}

/// A token. Whoever has it has what it opens, until it ends.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "contract", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct PortalAccess {
    /// For `Authorization: Bearer`.
    pub token: Redacted<String>,
    /// It opens nothing from then on.
    pub expires_at: Timestamp,
    /// What its bearer may do.
    pub role: Role,
    /// Opens the portal. The token stands in the fragment, which browsers send to nobody.
    pub link: Redacted<String>,
}

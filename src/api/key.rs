//! The provider's keys: made, listed, revoked.

use serde::{Deserialize, Serialize};

use crate::model::{KeyId, KeyName, Redacted, Scope, Timestamp};

/// Asks for a key.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "contract", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct KeyRequest {
    /// What it is to be called. The successor of a key has the same name.
    pub name: String,
    /// What it is to open.
    pub scope: Scope,
}

/// A key, without what is secret of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "contract", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct KeyView {
    /// Names it; part of the key.
    pub id: KeyId,
    /// What it is called.
    pub name: KeyName,
    /// What it opens.
    pub scope: Scope,
    /// When it was made.
    pub created_at: Timestamp,
    /// When it was first used on the last day (UTC) on which it was used at all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last_used_at: Option<Timestamp>,
}

/// All keys, oldest first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "contract", derive(schemars::JsonSchema))]
pub struct KeyList {
    /// The keys.
    pub keys: Vec<KeyView>,
}

/// A key that was just made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "contract", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct MadeKey {
    /// What will be listed of it.
    #[serde(flatten)]
    pub view: KeyView,
    /// For `Authorization: Bearer`. It is shown here and never again.
    pub key: Redacted<String>,
}

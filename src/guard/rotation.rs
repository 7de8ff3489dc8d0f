//! The order to give an endpoint a new secret, judged whole.

use serde::{Deserialize, Serialize};

use super::sentence;
use crate::model::{Overlap, Problem, Redacted, Secret, whole};

/// What somebody sent, unjudged. It is also the body of the request that rotates.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "contract", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct RotationForm {
    /// For how many hours the old secret signs too; a day unless told otherwise.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "whole")]
    pub overlap_hours: Option<u64>,
    /// The partner's own new secret; without it the worker draws one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub secret: Option<Redacted<String>>,
}

/// An order with nothing wrong.
#[derive(Clone, Debug)]
pub struct CheckedRotation {
    /// For how long the old secret signs too.
    pub overlap: Overlap,
    /// The partner's own new secret.
    pub secret: Option<Secret>,
}

/// Judges an order; on failure gives every problem, each beside its member. None carries the secret.
pub fn check_rotation(form: &RotationForm) -> Result<CheckedRotation, Vec<Problem>> {
    let overlap = form.overlap_hours.map_or(Ok(Overlap::default()), Overlap::of_hours);
    let secret = form.secret.as_ref().map(|text| Secret::parse(text.reveal())).transpose();
    match (overlap, secret) {
        (Ok(overlap), Ok(secret)) => Ok(CheckedRotation { overlap, secret }),
        (overlap, secret) => {
            let overlap = overlap.err().map(|error| Problem::new("/overlapHours", sentence(error)));
            let secret = secret.err().map(|error| Problem::new("/secret", sentence(error)));
            Err([overlap, secret].into_iter().flatten().collect())
        }
    }
}

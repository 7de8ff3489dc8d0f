//! The decision on a call: who makes it, and whether they may.

use super::caller::{Reach, is_metrics_key, reach};
use super::ring::Ring;
use super::token::TokenError;
use crate::api::{Access, Call, ErrorCode, ProblemDetails};
use crate::model::{Scope, Timestamp};

/// Why a call is not made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    /// Nobody we know makes it. The cause is for tests and for us: outside there is one answer for all.
    Unknown(TokenError),
    /// It is about another partner. What that partner has is nobody's business, its existence included.
    Foreign,
    /// Only the provider may.
    NeedsProvider,
    /// Only a key of the provider's that may manage may.
    NeedsManage,
    /// A viewer may not.
    NeedsAdmin,
}

/// Lets a call through or refuses it, as far as that can be told without the partner's object: that a token was revoked,
/// only the object knows. The ring has every key that was made, as far as the router knows.
pub fn admit(
    call: &Call,
    authorization: Option<&str>,
    now: Timestamp,
    ring: &Ring,
    setting: impl Fn(&str) -> Option<String>,
) -> Result<(), Refused> {
    let needed = call.access();
    if needed == Access::Public || (*call == Call::Metrics && is_metrics_key(authorization, &setting)) {
        return Ok(());
    }
    let (own, role) = match reach(authorization, now, ring, setting).map_err(Refused::Unknown)? {
        Reach::Provider(Scope::Manage) => return Ok(()),
        Reach::Provider(Scope::Publish) if needed == Access::Publisher => return Ok(()),
        Reach::Provider(Scope::Publish) => return Err(Refused::NeedsManage),
        Reach::Part(own, role) => (own, role),
    };
    if call.partner().is_some_and(|partner| *partner != own) {
        return Err(Refused::Foreign);
    }
    match needed {
        _ if needed.opens_to(role) => Ok(()),
        Access::Publisher | Access::Provider => Err(Refused::NeedsProvider),
        _ => Err(Refused::NeedsAdmin),
    }
}

impl From<Refused> for ProblemDetails {
    fn from(refused: Refused) -> Self {
        let (code, detail) = match refused {
            Refused::Unknown(_) => (
                ErrorCode::Unauthorized,
                "Send your key or token in the header `Authorization: Bearer …`. Without one, or with one that we do not \
                 know or that has ended, nothing opens.",
            ),
            Refused::Foreign => (ErrorCode::NotFound, "There is no such partner here. It may have been deleted."),
            Refused::NeedsProvider => (ErrorCode::Forbidden, "Only the provider's key opens this."),
            Refused::NeedsManage => (ErrorCode::Forbidden, "Your key publishes events and opens nothing else."),
            Refused::NeedsAdmin => (
                ErrorCode::ViewerOnly,
                "Your token lets you look, not change, and shows no secret. Ask for one with the role admin.",
            ),
        };
        Self::new(code, detail)
    }
}

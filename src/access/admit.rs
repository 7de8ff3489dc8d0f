//! The decision on a call: who makes it, and whether they may.

use super::caller::{caller, is_metrics_key};
use super::token::TokenError;
use crate::api::{Access, Call, ErrorCode, ProblemDetails};
use crate::model::Timestamp;

/// Why a call is not made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    /// Nobody we know makes it. The cause is for tests and for us: outside there is one answer for all.
    Unknown(TokenError),
    /// It is about another partner. What that partner has is nobody's business, its existence included.
    Foreign,
    /// Only the provider may.
    NeedsProvider,
    /// A viewer may not.
    NeedsAdmin,
}

/// Lets a call through or refuses it, as far as that can be told without the partner's object: that a token was revoked,
/// only the object knows.
pub fn admit(
    call: &Call,
    authorization: Option<&str>,
    now: Timestamp,
    setting: impl Fn(&str) -> Option<String>,
) -> Result<(), Refused> {
    let needed = call.access();
    if needed == Access::Public || (*call == Call::Metrics && is_metrics_key(authorization, &setting)) {
        return Ok(());
    }
    let caller = caller(authorization, now, setting).map_err(Refused::Unknown)?;
    let Some((own, role)) = caller.part() else { return Ok(()) };
    if call.partner().is_some_and(|partner| partner != own) {
        return Err(Refused::Foreign);
    }
    match needed {
        _ if needed.opens_to(role) => Ok(()),
        Access::Provider => Err(Refused::NeedsProvider),
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
            Refused::NeedsAdmin => (
                ErrorCode::ViewerOnly,
                "Your token lets you look, not change, and shows no secret. Ask for one with the role admin.",
            ),
        };
        Self::new(code, detail)
    }
}

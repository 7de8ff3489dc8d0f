//! What is said of a URL while it is typed.

use hookpost::guard::{self, Reach};
use hookpost::model::AddressPolicy;

use crate::components::Remark;
use crate::{reasons, say};

/// What is said beneath a URL while it is typed.
pub(crate) fn url_remark(url: &str, policy: AddressPolicy, problem: Remark) -> Remark {
    if url.trim().is_empty() || problem != Remark::None {
        return problem;
    }
    match guard::check_url(url, policy).and_then(|url| guard::judge_url(&url, policy)) {
        Ok(Reach::Public) => Remark::Good(say::url_public().into()),
        Ok(Reach::Loopback) => Remark::Good(say::url_loopback().into()),
        Err(refusal) => Remark::Problem(reasons::url(&refusal).into()),
    }
}

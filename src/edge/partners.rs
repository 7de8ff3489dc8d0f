//! How all partners are doing, for the provider: what their objects last reported, of all workers together.

use web_sys::Response;

use super::bindings::Env;
use super::error::Error;
use super::{answer, now, registry, shards};
use crate::api::{
    Call, EndpointCounts, ErrorCode, PartnerDay, PartnerList, PartnerPage, PartnerSummary, SlowEndpoint, Waiting,
};
use crate::health::{Report, Slow};
use crate::model::DeliveryStatus;
use crate::placement::Place;

/// The page that a query asks for.
pub(super) fn page(url: &url::Url) -> Result<PartnerPage, Error> {
    PartnerPage::parse(url.query_pairs().into_owned()).map_err(|detail| Error::new(ErrorCode::BadQuery, detail))
}

/// A page of this worker's own partners.
pub(super) async fn own(env: &Env, page: &PartnerPage) -> Result<PartnerList, Error> {
    let reports = registry::some(&env.registry(), page).await?;
    Ok(cut(reports.into_iter().map(summary).collect(), page))
}

/// A page of all workers' partners. One that does not answer fails the call: half of them would look like all.
pub(super) async fn all(
    env: &Env,
    place: Place,
    authorization: Option<&str>,
    page: &PartnerPage,
) -> Result<Response, Error> {
    let path = format!("{}?{}", Call::ListPartners.path(), page.query());
    let asked: Vec<_> = place.others().map(|other| (other, shards::ask(env, other, &path, authorization))).collect();
    let mut list = own(env, page).await?;
    let mut is_more = list.next.is_some();
    for (other, answer) in asked {
        let theirs: PartnerList = shards::read(answer).await.map_err(|_| shards::down(other))?;
        is_more |= theirs.next.is_some();
        list.partners.extend(theirs.partners);
    }
    list.partners.sort_by(|one, other| one.id.cmp(&other.id));
    let mut list = cut(list.partners, page);
    if is_more {
        list.next = list.partners.last().map(|last| last.id.clone());
    }
    Ok(answer::json(200, &list))
}

/// As many as the page has, and where the next one goes on if there are more.
fn cut(mut partners: Vec<PartnerSummary>, page: &PartnerPage) -> PartnerList {
    let limit = page.limit as usize;
    let is_more = partners.len() > limit;
    partners.truncate(limit);
    let next = partners.last().filter(|_| is_more).map(|last| last.id.clone());
    PartnerList { partners, next, now: now() }
}

fn summary(report: Report) -> PartnerSummary {
    let count = |status| u32::try_from(report.waiting(status)).unwrap_or(u32::MAX);
    let slow = |Slow { endpoint, p95_ms, failing_since }| SlowEndpoint { id: endpoint, p95_ms, failing_since };
    PartnerSummary {
        reported_at: report.at,
        endpoints: EndpointCounts {
            enabled: report.enabled,
            disabled: report.disabled,
            failing: report.failing,
            warned: report.warned,
        },
        waiting: Waiting {
            pending: count(DeliveryStatus::Pending),
            exhausted: count(DeliveryStatus::Exhausted),
            parked: count(DeliveryStatus::Parked),
        },
        first_due_at: report.due_at,
        day: PartnerDay {
            delivered: report.day.delivered(),
            failed: report.day.failed(),
            success_rate: report.day.success_rate(),
            p95_ms: report.day.quantile_ms(0.95),
        },
        slowest: report.slowest.into_iter().map(slow).collect(),
        id: report.partner,
    }
}

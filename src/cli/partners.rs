//! `hookpost partners`: how all partners are doing, the ones in trouble first.

use std::cmp::Reverse;

use clap::Args;
use hookpost::api::{Call, PartnerList, PartnerPage, PartnerSummary};
use hookpost::model::Timestamp;
use serde_json::json;

use super::api::{Api, Connection, Trouble, With};
use super::json::lines;
use super::said::{ago, share};
use super::table::table;

/// A worker has so many pages at most: more would be a loop.
const PAGES_AT_MOST: usize = 1000;

#[derive(Args)]
pub(crate) struct Partners {
    #[command(flatten)]
    connection: Connection,
}

/// Prints all of them.
pub(crate) fn run(asked: &Partners) -> Result<String, Trouble> {
    let (partners, now) = all(&asked.connection.open()?)?;
    if asked.connection.json {
        return Ok(lines(&json!({ "partners": partners, "now": now })));
    }
    if partners.is_empty() {
        return Ok("No partner has reported yet.\n".to_owned());
    }
    let rows: Vec<_> = partners.iter().map(|partner| row(partner, now)).collect();
    let headings = ["PARTNER", "STATE", "ENDPOINTS", "PENDING", "EXHAUSTED", "PARKED", "24 H", "P95", "REPORTED"];
    Ok(table(headings, &rows))
}

fn all(api: &Api) -> Result<(Vec<PartnerSummary>, Timestamp), Trouble> {
    let mut page = PartnerPage::default();
    let mut partners = Vec::new();
    for _ in 0..PAGES_AT_MOST {
        let (list, _): (PartnerList, _) =
            api.ask(&Call::ListPartners, &With { query: &page.query(), ..With::default() })?;
        partners.extend(list.partners);
        if list.next.is_none() {
            partners.sort_by_key(|partner| Reverse(partner.trouble(list.now)));
            return Ok((partners, list.now));
        }
        page.after = list.next;
    }
    Err(Trouble::Down("the list of partners has no end".to_owned()))
}

fn row(partner: &PartnerSummary, now: Timestamp) -> [String; 9] {
    let endpoints = &partner.endpoints;
    let state = match partner.overdue(now) {
        Some(span) => format!("{}, {} behind", partner.trouble(now).word(), ago(span)),
        None => partner.trouble(now).word().to_owned(),
    };
    [
        partner.id.to_string(),
        state,
        format!("{} on, {} off", endpoints.enabled, endpoints.disabled),
        partner.waiting.pending.to_string(),
        partner.waiting.exhausted.to_string(),
        partner.waiting.parked.to_string(),
        partner.day.success_rate.map_or("-".to_owned(), share),
        partner.day.p95_ms.map_or("-".to_owned(), |ms| format!("{ms} ms")),
        format!("{} ago", ago(now.since(partner.reported_at))),
    ]
}

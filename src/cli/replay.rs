//! `hookpost replay`: sends again what an endpoint did not get, or counts it.

use clap::Args;
use hookpost::api::{Call, ReplayCount, ReplayView};
use hookpost::guard::ReplayForm;
use hookpost::model::{EndpointId, EventType, PartnerId, Timestamp};

use super::api::{Connection, Trouble, With};
use super::inert::inert_json;

#[derive(Args)]
pub(crate) struct Replay {
    #[command(flatten)]
    connection: Connection,

    /// Whose endpoint it is
    #[arg(value_parser = PartnerId::parse)]
    partner: PartnerId,

    /// Where it is sent
    #[arg(value_parser = EndpointId::parse)]
    endpoint: EndpointId,

    /// What came to its status at this moment or later, such as 2026-11-23T20:00:00Z
    #[arg(long, value_name = "TIME", value_parser = time)]
    since: Option<Timestamp>,

    /// And before this one
    #[arg(long, value_name = "TIME", value_parser = time)]
    until: Option<Timestamp>,

    /// Events that it is subscribed to and has no delivery of
    #[arg(long)]
    missing: bool,

    /// failed, exhausted, parked or delivered
    #[arg(long, value_name = "STATUS")]
    status: Option<String>,

    /// Of this event type only
    #[arg(long, value_parser = EventType::parse, value_name = "T")]
    event_type: Option<EventType>,

    /// Whose last attempt failed so: a status code, or the word of a cause
    #[arg(long, value_name = "CAUSE")]
    cause: Option<String>,

    /// How many start in a second
    #[arg(long, value_name = "N")]
    per_second: Option<u32>,

    /// Count only: nothing is sent
    #[arg(long)]
    dry_run: bool,
}

fn time(text: &str) -> Result<Timestamp, String> {
    Timestamp::parse(text).map_err(|error| error.to_string())
}

/// Starts it, or counts.
pub(crate) fn run(asked: &Replay) -> Result<String, Trouble> {
    let form = ReplayForm {
        since: asked.since,
        until: asked.until,
        missing: asked.missing,
        status: asked.status.clone(),
        event_type: asked.event_type.clone(),
        cause: asked.cause.clone(),
        dry_run: asked.dry_run,
        per_second: asked.per_second,
    };
    let body = serde_json::to_vec(&form).map_err(|error| Trouble::Wrong(error.to_string()))?;
    let (api, call) = (asked.connection.open()?, Call::Replay(asked.partner.clone(), asked.endpoint.clone()));
    let with = With { body: Some(&body), ..With::default() };
    let (words, text) = if asked.dry_run {
        let (count, text): (ReplayCount, _) = api.ask(&call, &with)?;
        let erased = match count.erased {
            0 => String::new(),
            erased => format!(" {erased} more cannot be: their payloads were erased."),
        };
        (format!("{} would be sent again.{erased} Nothing was sent.\n", count.total), text)
    } else {
        let (replay, text): (ReplayView, _) = api.ask(&call, &with)?;
        (format!("{}: {} are sent again, {} a second\n", replay.id, replay.total, replay.per_second), text)
    };
    Ok(if asked.connection.json { format!("{}\n", inert_json(text.trim_end())) } else { words })
}

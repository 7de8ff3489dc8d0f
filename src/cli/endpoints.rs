//! `hookpost endpoints`: where a partner wants its events.
//!
//! Header values are secrets, so they come from a file and are never printed.

use std::fs;
use std::path::PathBuf;

use clap::{Args, Subcommand};
use hookpost::api::{Call, EndpointList, EndpointPatch, EndpointView, entity_tag};
use hookpost::guard::{EndpointForm, HeaderRow};
use hookpost::model::{EndpointId, EndpointState, PartnerId, Redacted};
use serde::Serialize;
use serde_json::{Value, json};

use super::api::{Api, Connection, Trouble, With};
use super::inert::{inert, inert_json};
use super::json::lines;
use super::table::table;

#[derive(Args)]
pub(crate) struct Endpoints {
    #[command(flatten)]
    connection: Connection,

    #[command(subcommand)]
    action: Action,
}

#[derive(Subcommand)]
enum Action {
    /// All endpoints of a partner
    List {
        /// Whose
        #[arg(value_parser = PartnerId::parse)]
        partner: PartnerId,
    },
    /// One endpoint
    Show(One),
    /// Makes an endpoint
    Create {
        /// Whose
        #[arg(value_parser = PartnerId::parse)]
        partner: PartnerId,
        /// Where its events go
        address: String,
        #[command(flatten)]
        form: Form,
    },
    /// Changes an endpoint: what is not named stays as it is
    Patch {
        #[command(flatten)]
        one: One,
        /// Where its events go
        #[arg(long, value_name = "URL")]
        address: Option<String>,
        /// Take the rate limit away
        #[arg(long, conflicts_with = "rate_limit")]
        no_rate_limit: bool,
        #[command(flatten)]
        form: Form,
    },
    /// Switches an endpoint on
    Enable(One),
    /// Switches an endpoint off: its events are kept
    Disable(One),
    /// Deletes an endpoint and cancels what waits there
    Delete {
        #[command(flatten)]
        one: One,
        /// Without this nothing is deleted
        #[arg(long)]
        yes: bool,
    },
}

#[derive(Args)]
struct One {
    /// Whose endpoint it is
    #[arg(value_parser = PartnerId::parse)]
    partner: PartnerId,
    /// Its id
    #[arg(value_parser = EndpointId::parse)]
    id: EndpointId,
}

#[derive(Args)]
struct Form {
    /// In the partner's own words
    #[arg(long, value_name = "TEXT")]
    description: Option<String>,

    /// Which event types, each by its own `--event-type`; none is all
    #[arg(long, value_name = "T")]
    event_type: Option<Vec<String>>,

    /// A file with headers, `name: value` on each line
    #[arg(long, value_name = "FILE")]
    headers: Option<PathBuf>,

    /// So many requests a second at most
    #[arg(long, value_name = "N")]
    rate_limit: Option<u32>,
}

/// Carries it out.
pub(crate) fn run(asked: &Endpoints) -> Result<String, Trouble> {
    let is_json = asked.connection.json;
    let read = |one: &One| Call::ReadEndpoint(one.partner.clone(), one.id.clone());
    match &asked.action {
        Action::List { partner } => {
            let api = asked.connection.open()?;
            let (list, text): (EndpointList, _) = api.ask(&Call::ListEndpoints(partner.clone()), &With::default())?;
            Ok(if is_json { raw(&text) } else { all(&list) })
        }
        Action::Show(one) => shown(&asked.connection.open()?, &read(one), &With::default(), is_json),
        Action::Create { partner, address, form } => {
            let form = EndpointForm {
                url: address.clone(),
                description: form.description.clone().unwrap_or_default(),
                event_types: form.event_type.clone().unwrap_or_default(),
                headers: form.rows()?.unwrap_or_default(),
                rate_limit: form.rate_limit.map(limit),
            };
            send(&asked.connection, &Call::CreateEndpoint(partner.clone()), &form)
        }
        Action::Patch { one, address, no_rate_limit, form } => {
            let patch = EndpointPatch {
                url: address.clone(),
                description: form.description.clone(),
                event_types: form.event_type.clone(),
                headers: form.rows()?,
                rate_limit: form.rate_limit.map(limit).or(no_rate_limit.then_some(Value::Null)),
                enabled: None,
            };
            send(&asked.connection, &Call::PatchEndpoint(one.partner.clone(), one.id.clone()), &patch)
        }
        Action::Enable(one) | Action::Disable(one) => {
            let enabled = Some(matches!(asked.action, Action::Enable(_)));
            let patch = EndpointPatch::<HeaderRow> { enabled, ..EndpointPatch::default() };
            send(&asked.connection, &Call::PatchEndpoint(one.partner.clone(), one.id.clone()), &patch)
        }
        Action::Delete { one, yes } => {
            let api = asked.connection.open()?;
            let (endpoint, _): (EndpointView, _) = api.ask(&read(one), &With::default())?;
            let waiting = endpoint.waiting.pending + endpoint.waiting.exhausted + endpoint.waiting.parked;
            if !yes {
                let words = "this would delete the endpoint to";
                let url = &endpoint.url;
                return Err(Trouble::Wrong(format!("{words} {url} and {waiting} deliveries that wait: add --yes")));
            }
            // What was counted is what is deleted.
            let tag = entity_tag(endpoint.revision);
            let with = With { headers: &[("if-match", &tag)], ..With::default() };
            api.call(&Call::DeleteEndpoint(one.partner.clone(), one.id.clone()), &with)?;
            let deleted = json!({ "deleted": endpoint.id, "cancelled": waiting });
            Ok(if is_json { lines(&deleted) } else { format!("{} is deleted\n", endpoint.id) })
        }
    }
}

fn limit(per_second: u32) -> Value {
    per_second.into()
}

fn send(connection: &Connection, call: &Call, body: &impl Serialize) -> Result<String, Trouble> {
    let body = serde_json::to_vec(body).map_err(|error| Trouble::Wrong(error.to_string()))?;
    shown(&connection.open()?, call, &With { body: Some(&body), ..With::default() }, connection.json)
}

fn shown(api: &Api, call: &Call, with: &With, is_json: bool) -> Result<String, Trouble> {
    let (endpoint, text): (EndpointView, _) = api.ask(call, with)?;
    Ok(if is_json { raw(&text) } else { one(&endpoint) })
}

fn raw(text: &str) -> String {
    format!("{}\n", inert_json(text.trim_end()))
}

fn all(list: &EndpointList) -> String {
    if list.endpoints.is_empty() {
        return "There is no endpoint.\n".to_owned();
    }
    let row = |endpoint: &EndpointView| {
        let waiting = &endpoint.waiting;
        [
            endpoint.id.to_string(),
            state(endpoint),
            waiting.pending.to_string(),
            waiting.exhausted.to_string(),
            waiting.parked.to_string(),
            endpoint.url.clone(),
        ]
    };
    let rows: Vec<_> = list.endpoints.iter().map(row).collect();
    table(["ENDPOINT", "STATE", "PENDING", "EXHAUSTED", "PARKED", "ADDRESS"], &rows)
}

fn one(endpoint: &EndpointView) -> String {
    let types: Vec<_> = endpoint.event_types.iter().map(ToString::to_string).collect();
    let headers: Vec<_> = endpoint.headers.iter().map(|header| header.name.to_string()).collect();
    let waiting = &endpoint.waiting;
    let or = |words: String, otherwise: &str| if words.is_empty() { otherwise.to_owned() } else { words };
    let lines = [
        ("id", endpoint.id.to_string()),
        ("address", endpoint.url.clone()),
        ("state", state(endpoint)),
        ("events", or(types.join(", "), "all")),
        ("headers", or(headers.join(", "), "none")),
        ("description", or(endpoint.description.clone(), "none")),
        ("waiting", format!("{} pending, {} exhausted, {} parked", waiting.pending, waiting.exhausted, waiting.parked)),
    ];
    lines.iter().fold(String::new(), |out, (name, words)| format!("{out}{name:<12}{}\n", inert(words)))
}

fn state(endpoint: &EndpointView) -> String {
    match (&endpoint.state, &endpoint.failing) {
        (EndpointState::Disabled { since, .. }, _) => format!("off since {since}"),
        (EndpointState::Enabled, Some(trouble)) => format!("failing since {}", trouble.since),
        (EndpointState::Enabled, None) => "on".to_owned(),
    }
}

impl Form {
    fn rows(&self) -> Result<Option<Vec<HeaderRow>>, Trouble> {
        let Some(path) = &self.headers else { return Ok(None) };
        let text = fs::read_to_string(path)
            .map_err(|error| Trouble::Wrong(format!("cannot read {}: {error}", path.display())))?;
        let row = |(number, line): (usize, &str)| {
            let (name, value) = line
                .split_once(':')
                .ok_or_else(|| Trouble::Wrong(format!("{}, line {}: `name: value`", path.display(), number + 1)))?;
            Ok(HeaderRow { name: name.trim().to_owned(), value: Some(Redacted::new(value.trim().to_owned())) })
        };
        let lines = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
        lines.map(row).collect::<Result<_, _>>().map(Some)
    }
}

//! `hookpost publish`: hands events to the worker, or says what it would say to them.

use std::fmt::Write as _;
use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use clap::Args;
use hookpost::api::{BATCH_EVENTS_AT_MOST, BatchEvent, BatchResult, BatchStatus, Call, Published};
use hookpost::inspect::{BatchError, Form, Inspector, Refusal, inspect};
use hookpost::model::PartnerId;
use serde_json::json;

use super::api::{Connection, Trouble, With};
use super::inert::{inert, inert_json};
use super::json::lines;

#[derive(Args)]
pub(crate) struct Publish {
    #[command(flatten)]
    connection: Connection,

    /// Whose endpoints are to get it
    #[arg(value_parser = PartnerId::parse)]
    partner: PartnerId,

    /// One event, an array of events, or an event on each line; `-` is the standard input
    file: PathBuf,

    /// Names this publish for 24 hours: made again with the same file, it stores nothing twice
    #[arg(long, value_name = "KEY")]
    idempotency_key: Option<String>,

    /// Only check here, as the worker would; nothing is sent
    #[arg(long)]
    dry_run: bool,
}

/// Publishes the file.
pub(crate) fn run(asked: &Publish) -> Result<String, Trouble> {
    let text = read(&asked.file)?;
    // How the documents stand in it decides the call.
    let form = inspect(&text, None).form;
    if asked.dry_run {
        return check(&text, form, asked.connection.json);
    }
    let api = asked.connection.open()?;
    let mut headers = Vec::new();
    headers.extend(asked.idempotency_key.as_deref().map(|key| ("idempotency-key", key)));
    if form == Form::Event {
        let with = With { body: Some(&text), headers: &headers, ..With::default() };
        let (published, text): (Published, _) = api.ask(&Call::Publish(asked.partner.clone()), &with)?;
        return Ok(if asked.connection.json { raw(&text) } else { one(&published) });
    }
    if form == Form::Lines {
        headers.push(("content-type", "application/x-ndjson"));
    }
    let with = With { body: Some(&text), headers: &headers, ..With::default() };
    let (result, text): (BatchResult, _) = api.ask(&Call::PublishBatch(asked.partner.clone()), &with)?;
    let told = if asked.connection.json { raw(&text) } else { many(&result) };
    if result.refused == 0 {
        return Ok(told);
    }
    super::print(&told)?;
    Err(Trouble::Not(format!("{} of {} events are refused", result.refused, result.events.len())))
}

fn read(path: &Path) -> Result<Vec<u8>, Trouble> {
    let mut text = Vec::new();
    let read =
        if path == Path::new("-") { io::stdin().lock().read_to_end(&mut text).map(|_| text) } else { fs::read(path) };
    read.map_err(|error| Trouble::Wrong(format!("cannot read {}: {error}", path.display())))
}

/// The worker's own verdict on each event, by the same code.
fn check(text: &[u8], form: Form, is_json: bool) -> Result<String, Trouble> {
    let inspector = Inspector::new();
    let verdicts = if form == Form::Event {
        vec![(1, inspector.check_published(text).map(|entry| entry.event_type))]
    } else {
        let items = inspector.check_batch(text, form, BATCH_EVENTS_AT_MOST).map_err(|error| no_batch(&error))?;
        items.into_iter().map(|item| (item.line, item.verdict.map(|entry| entry.event_type))).collect()
    };
    let refused = verdicts.iter().filter(|(_, verdict)| verdict.is_err()).count();
    let told = if is_json {
        let events = verdicts.iter().map(|(line, verdict)| match verdict {
            Ok(event_type) => json!({ "line": line, "valid": true, "eventType": event_type }),
            Err(refusal) => json!({ "line": line, "valid": false, "problems": problems(refusal) }),
        });
        lines(&json!({ "valid": refused == 0, "events": events.collect::<Vec<_>>() }))
    } else {
        let mut out = String::new();
        for (line, verdict) in &verdicts {
            for problem in verdict.as_ref().err().into_iter().flat_map(problems) {
                let _ = writeln!(out, "event on line {line}: {}", inert(&problem));
            }
        }
        let _ =
            writeln!(out, "{} of {} would be accepted. Nothing was sent.", verdicts.len() - refused, verdicts.len());
        out
    };
    if refused == 0 {
        return Ok(told);
    }
    super::print(&told)?;
    Err(Trouble::Not(format!("{refused} of {} events would be refused", verdicts.len())))
}

fn problems(refusal: &Refusal) -> Vec<String> {
    let place = |violation: &hookpost::schema::Violation| {
        format!("{} (line {}, column {})", violation.message, violation.line, violation.column)
    };
    match refusal {
        Refusal::NotJson(violation) => vec![place(violation)],
        Refusal::NoEventType(_) => vec!["it needs `eventType`, a text, and `data`, an object".to_owned()],
        Refusal::UnknownEventType(name) => vec![format!("there is no event type \"{name}\"")],
        Refusal::Invalid(_, violations) => violations.iter().map(place).collect(),
        Refusal::Schema(entry, error) => vec![format!("the schema of {}: {error}", entry.event_type)],
    }
}

fn no_batch(error: &BatchError) -> Trouble {
    Trouble::Not(match error {
        BatchError::NotAnArray => "it is no array of events".to_owned(),
        BatchError::Unsound(Some(violation)) => format!("{} (line {})", violation.message, violation.line),
        BatchError::Unsound(None) => "the array is broken".to_owned(),
        BatchError::Empty => "there is no event in it".to_owned(),
        BatchError::TooLong => format!("more than {BATCH_EVENTS_AT_MOST} events: split it"),
    })
}

fn one(published: &Published) -> String {
    let Published { id, event_type, deliver_at, deliveries, .. } = published;
    let when = deliver_at.map(|at| format!(", to leave at {at}")).unwrap_or_default();
    let count = if *deliveries == 1 { "1 delivery".to_owned() } else { format!("{deliveries} deliveries") };
    format!("{id} {event_type}: stored with {count}{when}\n")
}

fn many(result: &BatchResult) -> String {
    let mut out = String::new();
    for BatchEvent { line, status, error, .. } in &result.events {
        if *status == BatchStatus::Refused {
            let problem = error.as_ref().map_or("", |error| error.detail.as_str());
            let _ = writeln!(out, "event on line {line}: {}", inert(problem));
            for one in error.iter().flat_map(|error| &error.problems) {
                let _ = writeln!(out, "  {}: {}", inert(&one.pointer), inert(&one.message));
            }
        }
    }
    let BatchResult { accepted, duplicates, refused, .. } = result;
    let _ = writeln!(out, "{accepted} stored, {duplicates} published before, {refused} refused");
    out
}

/// What the worker answered, inert, on a line.
fn raw(text: &str) -> String {
    format!("{}\n", inert_json(text.trim_end()))
}

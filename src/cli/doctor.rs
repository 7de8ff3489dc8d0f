//! `hookpost doctor`: what is wrong with the worker, or with a signature.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use clap::{Args, Subcommand};
use hookpost::api::{Call, Readiness};
use hookpost::doctor::{Case, Diagnosis, examine};
use hookpost::model::Timestamp;
use serde_json::{Value, json};

use super::api::{Api, Connection, Trouble, With};
use super::inert::inert;
use super::json::lines;
use super::said::ago;

#[derive(Args)]
pub(crate) struct Doctor {
    #[command(subcommand)]
    patient: Patient,
}

#[derive(Subcommand)]
enum Patient {
    /// Whether the worker is up, ready, and takes the key. Ends with 1 if not
    Worker {
        #[command(flatten)]
        connection: Connection,
    },
    /// Why a signature does not verify. Nothing is sent; ends with 1 if it does not verify
    Signature {
        /// The headers as they came, a line for each
        #[arg(long, value_name = "FILE")]
        headers: PathBuf,

        /// The body, byte for byte
        #[arg(long, value_name = "FILE")]
        body: PathBuf,

        /// The signing secret, `whsec_…`; several stand on a line each
        #[arg(long, value_name = "FILE")]
        secret_file: PathBuf,

        /// When it came, if that was not just now
        #[arg(long, value_name = "TIME", value_parser = |text: &str| Timestamp::parse(text).map_err(|error| error.to_string()))]
        at: Option<Timestamp>,

        /// Print JSON
        #[arg(long)]
        json: bool,
    },
}

/// One thing that was looked at.
struct Finding {
    name: &'static str,
    is_well: bool,
    words: String,
}

/// Examines it.
pub(crate) fn run(asked: &Doctor) -> Result<String, Trouble> {
    match &asked.patient {
        Patient::Worker { connection } => worker(&connection.open()?, connection.json),
        Patient::Signature { headers, body, secret_file, at, json } => {
            signature(&text(headers)?, &bytes(body)?, &text(secret_file)?, at.unwrap_or_else(now), *json)
        }
    }
}

fn worker(api: &Api, is_json: bool) -> Result<String, Trouble> {
    let none = With::default();
    let of = |name, call: &Call, well: &dyn Fn(&str) -> String| match api.call(call, &none) {
        Ok(text) => Finding { name, is_well: true, words: well(&text) },
        Err(trouble) => Finding { name, is_well: false, words: trouble.words().replacen("error: ", "", 1) },
    };
    let findings = [
        of("health", &Call::Health, &|_| format!("{} answers, and so do all workers beside it", api.address())),
        of("ready", &Call::Ready, &ready),
        of("key", &Call::ListPartners, &|_| "it is the provider's".to_owned()),
    ];
    let is_well = findings.iter().all(|finding| finding.is_well);
    let told = if is_json {
        let checks = findings
            .iter()
            .map(|Finding { name, is_well, words }| json!({ "check": name, "well": is_well, "words": words }));
        lines(&json!({ "well": is_well, "checks": checks.collect::<Vec<Value>>() }))
    } else {
        let line = |Finding { name, is_well, words }: &Finding| {
            let mark = if *is_well { "ok  " } else { "BAD " };
            format!("{mark} {name:<7} {}\n", words.lines().map(inert).collect::<Vec<_>>().join("\n             "))
        };
        findings.iter().map(line).collect()
    };
    if is_well {
        return Ok(told);
    }
    super::print(&told)?;
    Err(Trouble::Not("the worker is not well".to_owned()))
}

fn ready(text: &str) -> String {
    let Ok(Readiness { backlog, alarms, .. }) = serde_json::from_str(text) else { return "yes".to_owned() };
    let tick =
        alarms.ticked_at.map_or("no alarm has gone off yet".to_owned(), |at| format!("an alarm went off at {at}"));
    let behind = match backlog.oldest_due_at {
        Some(_) => format!("the oldest of what waits was due {} s ago", backlog.age_seconds),
        None => "nothing is late".to_owned(),
    };
    format!("it writes; {tick}; {behind}; {} endpoints fail", backlog.failing_endpoints)
}

fn signature(headers: &str, body: &[u8], secrets: &str, now: Timestamp, is_json: bool) -> Result<String, Trouble> {
    let secrets: Vec<&str> = secrets.split_whitespace().collect();
    let case = Case { headers, body, secrets: &secrets, sent: None, likes: &[] };
    let (is_well, verdict, causes) = match examine(&case).judge(now) {
        Diagnosis::Incomplete(missing) => {
            return Err(Trouble::Wrong(format!("it cannot be told without these: {missing:?}")));
        }
        Diagnosis::Valid { age, .. } => (true, format!("It is genuine, signed {} ago.", age_words(age)), Vec::new()),
        Diagnosis::Explained { causes, .. } => (false, "It does not verify, for this:".to_owned(), causes),
        Diagnosis::Unexplained { causes } => {
            (false, "It does not verify, and no mistake that is known gives the signature.".to_owned(), causes)
        }
    };
    let causes: Vec<String> = causes.iter().map(ToString::to_string).collect();
    let told = if is_json {
        lines(&json!({ "genuine": is_well, "verdict": verdict, "causes": causes }))
    } else {
        causes.iter().fold(format!("{verdict}\n"), |out, cause| format!("{out}  {}\n", inert(cause)))
    };
    if is_well {
        return Ok(told);
    }
    super::print(&told)?;
    Err(Trouble::Not("the signature does not verify".to_owned()))
}

fn age_words(seconds: i64) -> String {
    ago(std::time::Duration::from_secs(seconds.unsigned_abs()))
}

fn now() -> Timestamp {
    let since = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
    Timestamp::from_millis(u64::try_from(since.as_millis()).unwrap_or_default())
}

fn bytes(path: &Path) -> Result<Vec<u8>, Trouble> {
    fs::read(path).map_err(|error| Trouble::Wrong(format!("cannot read {}: {error}", path.display())))
}

fn text(path: &Path) -> Result<String, Trouble> {
    Ok(String::from_utf8_lossy(&bytes(path)?).into_owned())
}

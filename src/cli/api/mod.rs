//! The worker's API as the commands call it: one request, one answer, and words for whatever goes wrong.
//!
//! The key comes from the environment or from a file, never from the command line, where every user of the machine can read
//! it; and it never travels in the clear, but to this machine itself.

mod trouble;

use std::path::PathBuf;
use std::time::Duration;
use std::{env, fs};

use clap::Args;
use hookpost::api::Call;
use hookpost::model::Redacted;
use serde::de::DeserializeOwned;
use ureq::http::{Request, Uri};
use ureq::{Agent, Body};

pub(super) use trouble::Trouble;

const KEY: &str = "HOOKPOST_KEY";
/// A worker answers within this or something is wrong with it.
const PATIENCE: Duration = Duration::from_secs(30);

/// Where the worker is, who calls it, and how the answer is printed.
#[derive(Args, Clone)]
pub(super) struct Connection {
    /// The worker's address, such as <https://hooks.provider.example>
    #[arg(long, env = "HOOKPOST_URL", value_name = "URL", global = true)]
    url: Option<String>,

    /// A file with the key; without one it is in the environment, in `HOOKPOST_KEY`
    #[arg(long, env = "HOOKPOST_KEY_FILE", value_name = "FILE", global = true)]
    key_file: Option<PathBuf>,

    /// Print JSON, as the API has it
    #[arg(long, global = true)]
    pub(super) json: bool,
}

/// A worker that can be called.
pub(super) struct Api {
    base: String,
    key: Option<Redacted<String>>,
    agent: Agent,
}

/// What goes with a call.
#[derive(Default)]
pub(super) struct With<'a> {
    pub(super) query: &'a str,
    pub(super) body: Option<&'a [u8]>,
    pub(super) headers: &'a [(&'a str, &'a str)],
}

impl Connection {
    /// The worker that is meant.
    pub(super) fn open(&self) -> Result<Api, Trouble> {
        let wrong = |words: &str| Trouble::Wrong(words.to_owned());
        let base = self.url.as_deref().ok_or_else(|| wrong("say where the worker is: --url, or HOOKPOST_URL"))?;
        let base = base.trim_end_matches('/').to_owned();
        let uri: Uri = base.parse().map_err(|_| wrong("the address of the worker cannot be read"))?;
        match (uri.scheme_str(), uri.host()) {
            (Some("https"), Some(_)) | (Some("http"), Some("127.0.0.1" | "localhost" | "[::1]")) => {}
            (Some("http"), Some(_)) => return Err(wrong("over http the key could be read on the way: use https")),
            _ => return Err(wrong("the address of the worker begins with https://")),
        }
        let key = match &self.key_file {
            Some(path) => {
                let text = fs::read_to_string(path);
                let text = text.map_err(|error| wrong(&format!("cannot read {}: {error}", path.display())))?;
                Some(text.trim().to_owned())
            }
            None => env::var(KEY).ok(),
        };
        let key = key.filter(|key| !key.is_empty()).map(Redacted::new);
        // No proxy is guessed, and no redirect followed: either would be given the key.
        let config = Agent::config_builder()
            .timeout_global(Some(PATIENCE))
            .http_status_as_error(false)
            .max_redirects(0)
            .proxy(None)
            .build();
        Ok(Api { base, key, agent: config.into() })
    }
}

impl Api {
    /// Where it is.
    pub(super) fn address(&self) -> &str {
        &self.base
    }

    /// Makes a call; gives the text of its answer of 2xx.
    pub(super) fn call(&self, call: &Call, with: &With) -> Result<String, Trouble> {
        let mark = if with.query.is_empty() { "" } else { "?" };
        let address = format!("{}{}{mark}{}", self.base, call.path(), with.query);
        let mut request = Request::builder().method(call.method().as_str()).uri(address);
        request = request.header("accept", "application/json");
        if let Some(key) = &self.key {
            request = request.header("authorization", format!("Bearer {}", key.reveal()));
        }
        for (name, value) in with.headers {
            request = request.header(*name, *value);
        }
        let is_json = with.body.is_some() && !with.headers.iter().any(|(name, _)| *name == "content-type");
        if is_json {
            request = request.header("content-type", "application/json");
        }
        let unsendable = |error: ureq::http::Error| Trouble::Wrong(format!("this cannot be sent: {error}"));
        let answered = match with.body {
            Some(body) => self.agent.run(request.body(body).map_err(unsendable)?),
            None => self.agent.run(request.body(()).map_err(unsendable)?),
        };
        let mut response = answered.map_err(|error| self.unanswered(&error))?;
        let status = response.status().as_u16();
        let text = text(response.body_mut()).map_err(|error| self.unanswered(&error))?;
        if (200..300).contains(&status) { Ok(text) } else { Err(Trouble::refused(status, &text)) }
    }

    /// Makes a call whose answer is of that type; gives its text too.
    pub(super) fn ask<T: DeserializeOwned>(&self, call: &Call, with: &With) -> Result<(T, String), Trouble> {
        let text = self.call(call, with)?;
        let value = serde_json::from_str(&text);
        let value = value.map_err(|error| Trouble::Down(format!("the answer is not what was expected: {error}")))?;
        Ok((value, text))
    }

    fn unanswered(&self, error: &ureq::Error) -> Trouble {
        Trouble::Down(format!("{} does not answer: {error}", self.base))
    }
}

fn text(body: &mut Body) -> Result<String, ureq::Error> {
    body.with_config().limit(64 * 1024 * 1024).read_to_string()
}

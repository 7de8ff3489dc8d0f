//! Tokens from the page around the portal. They are kept in memory only, and asked for again when one ends.

use std::cell::{Cell, RefCell};

use gloo_timers::callback::Timeout;
use hookpost::access;
use hookpost::model::Redacted;
use js_sys::{Array, Function, Promise};
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;

use crate::bindings::object;
use crate::client::Failure;

/// A host that has not given a token after this many milliseconds gives none.
const PATIENCE_MS: u32 = 20_000;
/// Another token is asked for so many milliseconds before one ends, if it lasts long enough.
const AHEAD_MS: f64 = 30_000.0;

/// Where a host's tokens come from.
pub(crate) struct HostTokens {
    /// The host's function, if it gave one.
    get: Option<Function>,
    current: RefCell<Option<Redacted<String>>>,
    /// When to ask for another, by the browser's clock.
    good_until: Cell<f64>,
    /// The answer that everybody waits for.
    asked: RefCell<Option<Promise>>,
    /// Takes the developer's side of what went wrong.
    hears: Function,
}

impl HostTokens {
    /// Tokens of a host that gave the first one, or a function for all of them, or both.
    pub(super) fn new(first: Option<Redacted<String>>, get: Option<Function>, hears: Function) -> Self {
        let tokens =
            Self { get, current: RefCell::new(None), good_until: Cell::new(0.0), asked: RefCell::new(None), hears };
        if let Some(first) = first {
            tokens.take(first);
        }
        tokens
    }

    /// Whether there will be another when one ends.
    pub(crate) fn are_renewed(&self) -> bool {
        self.get.is_some()
    }

    /// The token for the next call.
    pub(crate) async fn token(&self) -> Result<Redacted<String>, Failure> {
        let current = self.current.borrow().clone();
        match current {
            Some(token) if js_sys::Date::now() < self.good_until.get() || self.get.is_none() => Ok(token),
            _ => self.ask().await,
        }
    }

    /// Another token in place of one that was refused; none when there is none.
    pub(crate) async fn instead_of(&self, refused: &Redacted<String>) -> Result<Option<Redacted<String>>, Failure> {
        let current = self.current.borrow().clone();
        // Several calls may have been refused at once: the first one asks.
        if current.as_ref() != Some(refused) {
            return Ok(current);
        }
        if self.get.is_none() {
            return Ok(None);
        }
        let another = self.ask().await?;
        Ok((another != *refused).then_some(another))
    }

    /// Tells the host's developer what is wrong with a token.
    pub(crate) fn complain(&self, message: &str) {
        let detail = object([("code", "token".into()), ("message", message.into())]);
        let _ = self.hears.call2(&JsValue::UNDEFINED, &"error".into(), &detail);
    }

    fn take(&self, token: Redacted<String>) {
        let lasts = access::peek(token.reveal()).map(|grant| grant.expires_at.since(grant.issued_at).as_millis());
        #[expect(clippy::cast_precision_loss, reason = "a week has few milliseconds")]
        let lasts = lasts.map_or(f64::INFINITY, |millis| millis as f64);
        // From when it came, not by what it says: this browser's clock may be wrong.
        self.good_until.set(js_sys::Date::now() + (lasts - AHEAD_MS).max(lasts / 2.0));
        self.current.replace(Some(token));
    }

    async fn ask(&self) -> Result<Redacted<String>, Failure> {
        let waiting = self.asked.borrow().clone();
        if let Some(waiting) = waiting {
            let _ = JsFuture::from(waiting).await;
            return self.current.borrow().clone().ok_or(Failure::NoToken);
        }
        let Some(get) = &self.get else { return Err(Failure::NoToken) };
        let given = match get.call0(&JsValue::UNDEFINED) {
            Ok(given) => Promise::resolve(&given),
            Err(thrown) => Promise::reject(&thrown),
        };
        let mut timer = None;
        let late = Promise::new(&mut |_, reject| {
            timer = Some(Timeout::new(PATIENCE_MS, move || {
                let late = js_sys::Error::new("it gave none within 20 seconds");
                let _ = reject.call1(&JsValue::UNDEFINED, &late);
            }));
        });
        let answer = Promise::race(&Array::of2(&given, &late));
        self.asked.replace(Some(answer.clone()));
        let answer = JsFuture::from(answer).await;
        drop(timer);
        self.asked.replace(None);
        let token = match answer {
            Ok(given) => {
                given.as_string().filter(|token| !token.is_empty()).ok_or_else(|| "it gave no text".to_owned())
            }
            Err(thrown) => Err(reason(&thrown)),
        };
        match token {
            Ok(token) => {
                let token = Redacted::new(token);
                self.take(token.clone());
                Ok(token)
            }
            Err(reason) => {
                self.complain(&format!("getToken gave no token: {reason}."));
                Err(Failure::NoToken)
            }
        }
    }
}

/// What was thrown says of itself.
fn reason(thrown: &JsValue) -> String {
    let error = thrown.dyn_ref::<js_sys::Error>().map(|error| String::from(error.message()));
    error.or_else(|| thrown.as_string()).unwrap_or_else(|| "it gave no reason".to_owned())
}

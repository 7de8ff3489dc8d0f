//! The validator in a web worker: questions go in, answers come out, and the page stays free.
//!
//! A long text is told of as it goes. Everything it needs is loaded once and kept, so a worker that was stopped or has
//! failed is followed by a new one without a request. A text crosses over as bytes that are handed over, not copied. It
//! sends nothing anywhere.

use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::rc::Rc;

use js_sys::{Array, Function, Object, Promise, Reflect, Uint8Array, WebAssembly};
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::{JsFuture, future_to_promise, spawn_local};
use web_sys::Event;
use yew::Callback;

use crate::bindings::{self, Blob, MessageEvent, Worker, object};
use crate::client::{self, Failure};
use crate::dom::Listener;

const MODULE: &str = "/validator/validator_bg.wasm";
/// What a verdict need not wait for.
const MORE: &str = "/validator/received_bg.wasm";

/// Named by the build after its content.
const SCRIPT: &str = match option_env!("HOOKPOST_CHECKER") {
    Some(name) => name,
    None => "/worker.js",
};

thread_local! {
    static PARTS: RefCell<Option<Parts>> = const { RefCell::new(None) };
}

/// What a worker is made of.
#[derive(Clone)]
struct Parts {
    /// Compiled once; every worker is given it.
    module: JsValue,
    /// The same of the second module, once it is there.
    more: Promise,
    /// The script's address in this tab's own memory.
    script: String,
}

/// Why there is no answer.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Trouble {
    /// Somebody stopped it.
    Stopped,
    /// The text is not such that there is an answer; carries a sentence.
    Refused(String),
    /// The worker failed; carries its own words.
    Failed(String),
}

/// Asks the validator. Clones ask the same worker.
#[derive(Clone)]
pub(crate) struct Checker(Rc<Inner>);

impl PartialEq for Checker {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

struct Inner {
    parts: Parts,
    turn: Cell<u32>,
    running: RefCell<Option<Running>>,
}

/// A worker and those who wait for it.
struct Running {
    worker: Worker,
    waiting: Waiting,
    _heard: [Listener; 2],
}

/// Those who wait, by their turn.
type Waiting = Rc<RefCell<HashMap<u32, Waiter>>>;

struct Waiter {
    /// Called with the answer.
    answer: Function,
    /// Called with how much is done, of 1.
    progress: Callback<f64>,
}

impl Checker {
    /// Loads what a worker is made of, unless this tab has it already.
    pub(crate) async fn load() -> Result<Self, Failure> {
        let known = PARTS.with_borrow(Clone::clone);
        let parts = match known {
            Some(parts) => parts,
            None => Parts::load().await?,
        };
        PARTS.set(Some(parts.clone()));
        Ok(Self(Rc::new(Inner { parts, turn: Cell::new(0), running: RefCell::new(None) })))
    }

    /// What the worker answers to a question about a text.
    pub(crate) async fn ask(
        &self,
        kind: &str,
        text: Option<&Uint8Array>,
        members: Vec<(&'static str, JsValue)>,
        progress: Callback<f64>,
    ) -> Result<JsValue, Trouble> {
        let question = object(members);
        let turn = self.0.turn.get().wrapping_add(1);
        self.0.turn.set(turn);
        set(&question, "turn", &turn.into());
        set(&question, "kind", &kind.into());
        let handed_over = Array::new();
        if let Some(text) = text {
            set(&question, "text", text);
            handed_over.push(&text.buffer());
        }
        let answer = self.post(turn, &question, &handed_over, &progress)?;
        let answer = JsFuture::from(answer).await.map_err(|error| Trouble::Failed(words(&error)))?;
        let member = |name: &str| Reflect::get(&answer, &name.into()).unwrap_or_default();
        if answer.is_undefined() {
            return Err(Trouble::Stopped);
        }
        if let Some(trap) = member("trap").as_string() {
            // Its memory is not to be trusted any more.
            self.end(&answer);
            return Err(Trouble::Failed(trap));
        }
        match member("refusal").as_string() {
            Some(refusal) => Err(Trouble::Refused(refusal)),
            None => Ok(member("answer")),
        }
    }

    /// Ends what is under way. The next question goes to a new worker.
    pub(crate) fn stop(&self) {
        self.end(&JsValue::UNDEFINED);
    }

    /// Ends the worker and tells everyone who waits why.
    fn end(&self, answer: &JsValue) {
        // Taken out before anyone is told: whoever hears of it may ask again at once.
        let stopped = self.0.running.take();
        if let Some(Running { worker, waiting, .. }) = stopped {
            worker.terminate();
            tell(&waiting, answer);
        }
    }

    fn post(
        &self,
        turn: u32,
        question: &Object,
        handed_over: &Array,
        progress: &Callback<f64>,
    ) -> Result<Promise, Trouble> {
        let mut running = self.0.running.borrow_mut();
        if running.is_none() {
            *running = Some(self.0.parts.start().map_err(|error| Trouble::Failed(words(&error)))?);
        }
        let Running { worker, waiting, .. } = running.as_ref().expect("it was started above");
        let answer = Promise::new(&mut |answer, _| {
            waiting.borrow_mut().insert(turn, Waiter { answer, progress: progress.clone() });
        });
        worker.post(question, handed_over).map_err(|error| Trouble::Failed(words(&error)))?;
        Ok(answer)
    }
}

impl Drop for Inner {
    fn drop(&mut self) {
        if let Some(Running { worker, .. }) = self.running.take() {
            worker.terminate();
        }
    }
}

impl Parts {
    async fn load() -> Result<Self, Failure> {
        let script = client::file(SCRIPT).await?;
        let module = compiled(MODULE).await?;
        let more = future_to_promise(async { compiled(MORE).await.map_err(|failure| failure.words().into()) });
        let kind = object([("type", "text/javascript".into())]);
        Ok(Self { module, more, script: bindings::address_of(&Blob::new(&Array::of1(&script), &kind)) })
    }

    fn start(&self) -> Result<Running, JsValue> {
        let worker = Worker::new(&self.script, &object([("type", "module".into())]))?;
        let waiting = Waiting::default();
        let answered = {
            let waiting = Rc::clone(&waiting);
            Listener::new(worker.clone(), "message", move |event: Event| {
                hear(&waiting, &event.unchecked_into::<MessageEvent>().data());
            })
        };
        let failed = {
            let waiting = Rc::clone(&waiting);
            Listener::new(worker.clone(), "error", move |event: Event| {
                tell(&waiting, &object([("trap", words(&event).into())]));
            })
        };
        worker.post(&object([("kind", "start".into()), ("module", self.module.clone())]), &Array::new())?;
        spawn_local(teach(worker.clone(), self.more.clone()));
        Ok(Running { worker, waiting, _heard: [answered, failed] })
    }
}

/// Loads and compiles a module.
async fn compiled(path: &str) -> Result<JsValue, Failure> {
    let bytes = client::file(path).await?;
    JsFuture::from(WebAssembly::compile(&bytes)).await.map_err(|_| Failure::Unreadable(200))
}

/// Gives a worker the second module when it is there.
async fn teach(worker: Worker, more: Promise) {
    let lesson = match JsFuture::from(more).await {
        Ok(module) => ("module", module),
        Err(failure) => {
            // The next one to come to this page loads all of it again.
            PARTS.set(None);
            ("failure", failure)
        }
    };
    // A worker that has been ended meanwhile hears nothing.
    let _ = worker.post(&object([("kind", "learn".into()), lesson]), &Array::new());
}

/// Takes in what the worker says: how far it is, or an answer.
fn hear(waiting: &Waiting, message: &JsValue) {
    let number = |name: &str| Reflect::get(message, &name.into()).ok().and_then(|number| number.as_f64());
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "turns are ours: 32 bits")]
    let Some(turn) = number("turn").map(|turn| turn as u32) else {
        return;
    };
    if let Some(done) = number("done") {
        let progress = waiting.borrow().get(&turn).map(|waiter| waiter.progress.clone());
        if let Some(progress) = progress {
            progress.emit(done);
        }
        return;
    }
    let waiter = waiting.borrow_mut().remove(&turn);
    if let Some(waiter) = waiter {
        let _ = waiter.answer.call1(&JsValue::UNDEFINED, message);
    }
}

/// Tells everyone who waits.
fn tell(waiting: &Waiting, answer: &JsValue) {
    let waiting: Vec<Waiter> = waiting.borrow_mut().drain().map(|(_, waiter)| waiter).collect();
    for waiter in waiting {
        let _ = waiter.answer.call1(&JsValue::UNDEFINED, answer);
    }
}

/// What an error says of itself.
fn words(error: &JsValue) -> String {
    let message = Reflect::get(error, &"message".into()).ok().and_then(|message| message.as_string());
    message.or_else(|| error.as_string()).unwrap_or_else(|| "it gave no reason".to_owned())
}

fn set(object: &Object, name: &str, value: &JsValue) {
    // Setting a member of a plain object cannot fail.
    let _ = Reflect::set(object, &name.into(), value);
}

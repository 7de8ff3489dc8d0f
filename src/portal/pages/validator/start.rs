//! What the text begins with: a link's, a source's, or what this tab kept. And files that somebody gives us.

use hookpost::catalogue;
use js_sys::Uint8Array;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use yew::prelude::*;

use super::desk::{self, Desk};
use crate::bindings::{File, TextDecoder, object};
use crate::client::Client;
use crate::components::Field;
use crate::dom;
use crate::host::use_host;
use crate::load::use_client;
use crate::route::{self, Route, Source, View, use_navigator};
use crate::{json, say, share};

/// A browser's editor takes no more at ease.
const FILE_AT_MOST: f64 = 25_000_000.0;

/// What to say instead of the text.
pub(super) type Said = UseStateSetter<Option<AttrValue>>;

/// Puts a text into the field when it is first there, when the source is another, and when a link is opened in this tab.
#[hook]
pub(super) fn use_start(desk: &Desk, source: Option<&Source>, said: Said) {
    let (client, host) = (use_client(), use_host());
    let is_ready = desk.field.is_some();
    let started = use_mut_ref(|| false);
    let moved = use_navigator().moved;
    {
        let (field, said, host) = (desk.field.clone(), said.clone(), host.clone());
        use_effect_with((is_ready, source.cloned()), move |(_, source)| {
            let Some(field) = field else { return };
            let first = !started.replace(true);
            let (kept, kept_source) = desk::recall(&host);
            let address = source.as_ref().map(address);
            // What stood here comes first, so that it is one undo away whatever follows.
            if let (true, Some(kept)) = (first, &kept) {
                field.replace(kept);
            }
            if let Some(letters) = route::take_shared_text(&host) {
                spawn_local(unpack(letters, field, said));
            } else if let Some(source) = source.clone().filter(|_| moved || kept.is_none() || kept_source != address) {
                desk::keep_source(&host, &address.unwrap_or_default());
                spawn_local(fetch(source, client, field, said));
            }
        });
    }
    {
        let field = desk.field.clone();
        use_effect_with(is_ready, move |_| {
            let opened = dom::Listener::new(dom::window(), "hashchange", move |_| {
                if let (Some(field), Some(letters)) = (field.clone(), route::take_shared_text(&host)) {
                    spawn_local(unpack(letters, field, said.clone()));
                }
            });
            move || drop(opened)
        });
    }
}

fn address(source: &Source) -> String {
    Route::Validator(View::Verdict, Some(source.clone())).address()
}

async fn unpack(letters: String, field: Field, said: Said) {
    match share::unpack(&letters).await {
        Some(text) => field.replace(&text),
        None => {
            said.set(Some(say::link_cut().into()));
        }
    }
}

async fn fetch(source: Source, client: Client, field: Field, said: Said) {
    match source {
        Source::Example(event_type, label) => {
            let entry = catalogue::entry(event_type.as_str());
            match entry.and_then(|entry| entry.examples().iter().find(|example| example.label == label)) {
                Some(example) => field.replace(&json::pretty(example.text)),
                None => said.set(Some(say::no_such_example(&label, event_type.as_str()).into())),
            }
        }
        Source::Delivery(id) => match client.delivery(&id).await {
            Ok(detail) => field.replace(&json::pretty(&detail.body)),
            Err(failure) => said.set(Some(say::delivery_not_loaded_because(failure.words()).into())),
        },
    }
}

/// Reads a file into the field.
pub(super) fn open(file: File, field: Option<Field>, said: Said) {
    let Some(field) = field else { return };
    if file.size() > FILE_AT_MOST {
        let words = say::file_too_large(file.name(), (file.size() / 1e6).round());
        said.set(Some(words.into()));
        return;
    }
    spawn_local(async move {
        let read = JsFuture::from(file.bytes()).await.ok();
        let strictly = object([("fatal", true.into()), ("ignoreBOM", true.into())]);
        let text = read.and_then(|read| TextDecoder::new("utf-8", &strictly).decode(&Uint8Array::new(&read)).ok());
        match text {
            Some(text) => {
                said.set(None);
                field.replace(&text);
            }
            None => said.set(Some(say::file_not_utf8(file.name()).into())),
        }
    });
}

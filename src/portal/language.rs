//! In which language things are said, and by which clock times are told: the browser's, unless somebody chose another.
//!
//! English is in the program. Another language is a table that is fetched when it is first needed and kept until the tab
//! is closed. What is on screen follows by [`use_language`].

use std::cell::{Cell, RefCell};

use yew::prelude::*;

use crate::client::{self, Failure};
use crate::dom;
use crate::say;
pub(crate) use crate::say::LANGUAGES;

/// Where the choices are kept in the browser.
const CHOSEN: &str = "hookpost.language";
const CLOCK: &str = "hookpost.clock";
/// How the clock of the whole world is kept.
const UTC: &str = "utc";

/// A language that the portal speaks.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Language {
    /// Its tag, as in `lang`.
    pub(crate) tag: &'static str,
    /// What it calls itself.
    pub(crate) name: &'static str,
    /// Which digits are asked for, as the end of a tag.
    pub(crate) digits: &'static str,
    /// Whether it is written from right to left.
    pub(crate) from_the_right: bool,
    /// Where its table is; English needs none.
    pub(crate) file: &'static str,
}

/// What all that is said depends on.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Manner {
    pub(crate) language: &'static Language,
    /// Whether times are those of the whole world, not of this place.
    pub(crate) in_utc: bool,
}

/// What a language says, by the messages' numbers. It is kept until the tab is closed.
type Table = &'static [&'static str];

thread_local! {
    static MANNER: Cell<Manner> = const { Cell::new(Manner { language: &LANGUAGES[0], in_utc: false }) };
    static TABLE: Cell<Option<Table>> = const { Cell::new(None) };
    static TABLES: RefCell<Vec<(&'static str, Table)>> = const { RefCell::new(Vec::new()) };
    static LISTENERS: RefCell<Vec<Callback<Manner>>> = const { RefCell::new(Vec::new()) };
}

/// How things are said now.
pub(crate) fn manner() -> Manner {
    MANNER.get()
}

/// Whether the page is in English.
pub(crate) fn is_english() -> bool {
    manner().language == &LANGUAGES[0]
}

/// Whether the language is written from right to left.
pub(crate) fn runs_from_the_right() -> bool {
    manner().language.from_the_right
}

/// What the message of that number is in the chosen language; English has no table.
pub(crate) fn translated(number: usize) -> Option<&'static str> {
    TABLE.get().and_then(|table| table.get(number).copied())
}

/// The language for a list of tags, the most wanted first; English if we speak none of them.
fn spoken<'t>(tags: impl IntoIterator<Item = &'t str>) -> &'static Language {
    let speaks = |tag: &str| {
        let plain = tag.get(..tag.find('-').unwrap_or(tag.len()));
        LANGUAGES.iter().find(|language| plain == Some(language.tag))
    };
    tags.into_iter().find_map(speaks).unwrap_or(&LANGUAGES[0])
}

/// The language that somebody chose; none where the browser's is followed.
pub(crate) fn chosen() -> Option<&'static Language> {
    let kept = dom::lasting_storage()?.get_item(CHOSEN).ok().flatten()?;
    LANGUAGES.iter().find(|language| language.tag == kept)
}

/// The language that the browser asks for, as far as we speak it.
pub(crate) fn of_the_browser() -> &'static Language {
    let tags: Vec<String> = dom::window().navigator().languages().iter().filter_map(|tag| tag.as_string()).collect();
    spoken(tags.iter().map(String::as_str))
}

/// Takes the language and the clock from what was chosen, or from the browser. Without the language's table it stays English.
pub(crate) async fn begin() {
    let kept = dom::lasting_storage().and_then(|storage| storage.get_item(CLOCK).ok().flatten());
    MANNER.set(Manner { in_utc: kept.as_deref() == Some(UTC), ..manner() });
    let _ = speak(chosen().unwrap_or_else(of_the_browser)).await;
}

/// Speaks the language of a tag such as `de` or `de-AT` from now on, without keeping that: for a host that says which.
pub(crate) async fn set_language(tag: &str) -> Result<(), Failure> {
    speak(spoken([tag])).await
}

/// Keeps what somebody chose, and speaks it; none means the browser's language.
pub(crate) async fn choose(language: Option<&'static Language>) -> Result<(), Failure> {
    speak(language.unwrap_or_else(of_the_browser)).await?;
    keep(CHOSEN, language.map(|language| language.tag));
    Ok(())
}

/// Keeps by which clock times are told, and tells them by it.
pub(crate) fn choose_clock(in_utc: bool) {
    keep(CLOCK, in_utc.then_some(UTC));
    change(Manner { in_utc, ..manner() });
}

fn keep(name: &str, value: Option<&str>) {
    // A browser that keeps nothing asks again the next time.
    let _ = dom::lasting_storage().map(|storage| match value {
        Some(value) => storage.set_item(name, value),
        None => storage.remove_item(name),
    });
}

async fn speak(language: &'static Language) -> Result<(), Failure> {
    let table = if language.file.is_empty() { None } else { Some(table(language).await?) };
    TABLE.set(table);
    change(Manner { language, ..manner() });
    Ok(())
}

fn change(manner: Manner) {
    MANNER.set(manner);
    for listener in LISTENERS.with_borrow(Clone::clone) {
        listener.emit(manner);
    }
}

async fn table(language: &'static Language) -> Result<Table, Failure> {
    let kept = || TABLES.with_borrow(|kept| kept.iter().find(|(tag, _)| *tag == language.tag).map(|(_, table)| *table));
    if let Some(table) = kept() {
        return Ok(table);
    }
    let bytes = client::file(language.file).await?.to_vec();
    let text = String::from_utf8(bytes).map_err(|_| Failure::Unreadable(200))?;
    // Kept for good, so that what is said may be passed on as English is: there are as many as languages, no more.
    let table: Table = Vec::leak(String::leak(text).split('\0').collect());
    Ok(kept().unwrap_or_else(|| {
        TABLES.with_borrow_mut(|kept| kept.push((language.tag, table)));
        table
    }))
}

/// How things are said now; whoever asks is drawn anew when that changes.
#[hook]
pub(crate) fn use_language() -> Manner {
    let state = use_state_eq(manner);
    {
        let setter = state.setter();
        use_effect_with((), move |()| {
            let listener = Callback::from(move |manner| setter.set(manner));
            LISTENERS.with_borrow_mut(|listeners| listeners.push(listener.clone()));
            move || LISTENERS.with_borrow_mut(|listeners| listeners.retain(|other| *other != listener))
        });
    }
    *state
}

/// Says on the page itself in which language and direction it is, where all of the page is ours.
pub(crate) fn mark_page(manner: Manner) {
    let document = dom::document();
    let is_ours = document.query_selector("[data-hookpost]").ok().flatten().is_some();
    let Some(page) = document.document_element().filter(|_| is_ours) else { return };
    let direction = if manner.language.from_the_right { "rtl" } else { "ltr" };
    for (name, value) in [("lang", manner.language.tag), ("dir", direction)] {
        // Both are known attributes.
        let _ = page.set_attribute(name, value);
    }
    if let Ok(Some(name)) = document.query_selector("[data-hookpost-name]") {
        name.set_text_content(Some(say::section_name()));
    }
}

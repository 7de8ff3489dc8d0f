//! The event catalogue: what can happen, by group, with a search.

mod event;

pub(super) use event::Event;
use hookpost::catalogue::{self, Entry, Group};
use hookpost::model::EventType;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::components::{Button, Heading, Link, empty, icon};
use crate::route::Route;
use crate::say;

#[function_component]
pub(crate) fn Events() -> Html {
    let search = use_state_eq(String::new);
    let oninput = {
        let setter = search.setter();
        move |event: InputEvent| setter.set(event.target_unchecked_into::<HtmlInputElement>().value())
    };
    let clear = {
        let setter = search.setter();
        move |()| setter.set(String::new())
    };
    let found: Vec<&'static Entry> = catalogue::entries().iter().filter(|entry| matches(entry, &search)).collect();
    let group = |group: Group| {
        let entries: Vec<_> = found.iter().filter(|entry| entry.group == group).copied().collect();
        if entries.is_empty() {
            return html! {};
        }
        html! {
            <section>
                <h3>{ group.name() }<span class="muted">{ entries.len() }</span></h3>
                <ul class="link-list catalogue">{ for entries.into_iter().map(item) }</ul>
            </section>
        }
    };
    html! {
        <>
            <header class="page-head">
                <div>
                    <Heading title={say::tab_events()} />
                    <p class="muted">{ say::catalogue_lead() }</p>
                </div>
                <label class="search">
                    { icon("search") }
                    <span class="unseen">{ say::search_events() }</span>
                    <input
                        type="search"
                        data-search="true"
                        placeholder={say::search_events()}
                        autocomplete="off"
                        value={(*search).clone()}
                        {oninput}
                    />
                    <kbd aria-hidden="true">{ "/" }</kbd>
                </label>
            </header>
            <p class="unseen" role="status">{ say::events_found(found.len(), catalogue::entries().len()) }</p>
            if found.is_empty() {
                { empty("search", say::no_event_matches(search.as_str()), html! { <>
                    if let Some(near) = catalogue::nearest(&search) {
                        <p>{ say::did_you_mean(link(near)) }</p>
                    }
                    <Button onclick={clear}>{ say::show_all_events() }</Button>
                </> }) }
            }
            { for Group::ALL.into_iter().map(group) }
            <section class="card origin">
                <h3>{ say::origin_title() }</h3>
                <p>
                    { say::origin_words() }
                </p>
                <p>
                    { say::origin_replace(
                        html! { <code>{ "static/schemas" }</code> },
                        html! { <code>{ "static/examples" }</code> },
                        html! { <code>{ "cargo xtask test" }</code> },
                    ) }
                </p>
            </section>
        </>
    }
}

/// Whether every word that is searched for stands somewhere in the entry.
fn matches(entry: &Entry, search: &str) -> bool {
    let text = format!(
        "{} {} {} {} {}",
        entry.event_type,
        entry.name,
        entry.group.name(),
        entry.description,
        entry.condition.unwrap_or_default()
    )
    .to_lowercase();
    search.to_lowercase().split_whitespace().all(|word| text.contains(word))
}

fn link(entry: &Entry) -> Html {
    match EventType::parse(entry.event_type) {
        Ok(event_type) => html! { <Link class="cover" to={Route::Event(event_type)}>{ entry.name }</Link> },
        Err(_) => html! { { entry.name } },
    }
}

fn item(entry: &'static Entry) -> Html {
    html! {
        <li key={entry.event_type}>
            <div>{ link(entry) }<code class="muted">{ entry.event_type }</code></div>
            <p>
                { say::in_english(entry.description) }
                if let Some(condition) = entry.condition {
                    <span class="tag">{ say::in_english(condition.trim_end_matches('.')) }</span>
                }
            </p>
            { icon("chevron-right") }
        </li>
    }
}

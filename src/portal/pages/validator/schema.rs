//! What the text is held to: the schema of its event type, to read and to search.

use hookpost::catalogue;
use hookpost::model::EventType;
use yew::prelude::*;

use crate::components::{Code, Link, SchemaTree, SelectField, Tab, Tabs};
use crate::route::Route;
use crate::say;

#[derive(PartialEq, Properties)]
pub(super) struct SchemaProps {
    /// The event types that occur in the text.
    pub(super) types: Vec<String>,
    /// The one that it is judged by, if not by its own.
    pub(super) asked: Option<&'static str>,
}

#[function_component]
pub(super) fn Schema(props: &SchemaProps) -> Html {
    let chosen = use_state_eq(|| None::<String>);
    let known: Vec<&'static catalogue::Entry> = match props.asked {
        Some(asked) => catalogue::entry(asked).into_iter().collect(),
        None => props.types.iter().filter_map(|name| catalogue::entry(name)).collect(),
    };
    // Without a text there is still something to read.
    let entries = if known.is_empty() { catalogue::entries().iter().collect() } else { known };
    let wanted = |entry: &&&'static catalogue::Entry| chosen.as_deref() == Some(entry.event_type);
    let Some(entry) = entries.iter().find(wanted).or(entries.first()).copied() else {
        return html! {};
    };
    let options = entries.iter().map(|entry| (entry.event_type.into(), entry.event_type.into())).collect();
    let tabs = vec![
        Tab { words: say::fields(), panel: html! { <SchemaTree schema={entry.schema()} searchable=true /> } },
        Tab { words: say::json_schema(), panel: html! { <Code text={entry.schema()} label={say::json_schema()} /> } },
    ];
    html! {
        <div class="schema-panel">
            if entries.len() > 1 {
                <SelectField
                    name="schema"
                    label={say::schema_of()}
                    value={entry.event_type}
                    options={vec![("", options)]}
                    on_change={let setter = chosen.setter(); move |name| setter.set(Some(name))}
                />
            }
            <p>
                if let Ok(event_type) = EventType::parse(entry.event_type) {
                    <Link to={Route::Event(event_type)}>{ say::in_english(entry.name) }</Link>
                }
                <span class="muted">{ " · " }{ say::schema_version(entry.schema_version.to_string()) }</span>
            </p>
            <Tabs label={say::schema()} {tabs} />
        </div>
    }
}

//! Somebody else changed the endpoint meanwhile: what they and you want in each field, and the choice between the two.

use std::collections::BTreeMap;

use hookpost::guard::{Content, Difference, EndpointForm, Field, SavedForm, Side, differences, merge};
use hookpost::model::{EventType, Redacted};
use yew::prelude::*;

use crate::components::{Button, Variant, icon};
use crate::host::use_host;
use crate::say;
use crate::words;

#[derive(PartialEq, Properties)]
pub(super) struct ConflictProps {
    /// What both began with.
    pub(super) base: SavedForm,
    /// What was typed here.
    pub(super) mine: EndpointForm,
    /// What is saved now.
    pub(super) theirs: SavedForm,
    pub(super) busy: bool,
    /// Saves what came of the choice.
    pub(super) on_save: Callback<EndpointForm>,
    /// Gives up what was typed.
    pub(super) on_discard: Callback<()>,
}

#[function_component]
pub(super) fn Conflict(props: &ConflictProps) -> Html {
    let picks = use_state_eq(BTreeMap::<Field, Side>::new);
    let found = differences(&props.base, &props.mine, &props.theirs);
    let host = use_host();
    use_effect_with((), move |()| {
        host.focus(".conflict h4");
    });
    let pick_all = |side: Side| {
        let (picks, fields) = (picks.setter(), found.iter().map(|one| one.field.clone()).collect::<Vec<_>>());
        move |()| picks.set(fields.iter().map(|field| (field.clone(), side)).collect())
    };
    let save = {
        let (found, picks, theirs) = (found.clone(), picks.clone(), props.theirs.clone());
        props.on_save.reform(move |()| merge(&theirs, &found, |field| picks.get(field).copied()))
    };
    let row = |difference: &Difference| {
        let picked = picks.get(&difference.field).copied().unwrap_or(difference.usual());
        let picked = if difference.is_open() { picked } else { Side::Theirs };
        let choice = |side: Side| {
            let (picks, field) = (picks.clone(), difference.field.clone());
            let onchange = move |_| {
                let mut next = (*picks).clone();
                next.insert(field.clone(), side);
                picks.set(next);
            };
            let (content, label) = match side {
                Side::Mine if difference.mine != difference.base => (&difference.mine, say::clash_mine_changed()),
                Side::Mine => (&difference.mine, say::clash_mine_same()),
                Side::Theirs if difference.theirs != difference.base => {
                    (&difference.theirs, say::clash_theirs_changed())
                }
                Side::Theirs => (&difference.theirs, say::clash_theirs_same()),
            };
            html! {
                <label class="choice">
                    <input
                        type="radio"
                        name={format!("pick-{}", name(&difference.field))}
                        checked={picked == side}
                        disabled={side == Side::Mine && !difference.is_open()}
                        {onchange}
                    />
                    <span>
                        <span class="content">{ content_words(content) }</span>
                        <span class="muted">{ label }</span>
                    </span>
                </label>
            }
        };
        html! {
            <fieldset data-clash={difference.is_clash().then_some("true")}>
                <legend>
                    { name(&difference.field) }
                    if difference.is_clash() {
                        <span class="tag">{ say::clash_both() }</span>
                    }
                </legend>
                { choice(Side::Mine) }
                { choice(Side::Theirs) }
            </fieldset>
        }
    };
    let is_clash = found.iter().any(Difference::is_clash);
    html! {
        <section class="conflict" aria-label={say::clash_label()}>
            <header>
                { icon("alert") }
                <div>
                    <h4 tabindex="-1">{ say::clash_title() }</h4>
                    <p>
                        if is_clash {
                            { say::clash_same() }
                        } else {
                            { say::clash_different() }
                        }
                    </p>
                </div>
            </header>
            { for found.iter().map(row) }
            <footer>
                <Button variant={Variant::Primary} busy={props.busy} onclick={save}>{ say::clash_save() }</Button>
                <Button onclick={pick_all(Side::Mine)}>{ say::clash_mine() }</Button>
                <Button onclick={pick_all(Side::Theirs)}>{ say::clash_theirs() }</Button>
                <Button variant={Variant::Quiet} onclick={props.on_discard.clone()}>{ say::clash_discard() }</Button>
            </footer>
        </section>
    }
}

fn name(field: &Field) -> String {
    match field {
        Field::Url => say::url().to_owned(),
        Field::Description => say::description().to_owned(),
        Field::EventTypes => say::column_events().to_owned(),
        Field::Header(name) => say::header_named(name),
        Field::RateLimit => say::rate_limit().to_owned(),
    }
}

fn content_words(content: &Content) -> String {
    match content {
        Content::Text(text) if text.is_empty() => say::content_empty().to_owned(),
        Content::Text(text) => text.clone(),
        Content::Types(types) => {
            let types: Vec<_> = types.iter().filter_map(|name| EventType::parse(name).ok()).collect();
            if types.is_empty() {
                words::subscription(&types)
            } else {
                types.iter().map(words::event_name).collect::<Vec<_>>().join(say::comma())
            }
        }
        Content::Absent => say::content_absent().to_owned(),
        Content::Rate(None) => say::content_no_limit().to_owned(),
        Content::Rate(Some(rate)) => say::content_rate(rate.as_str().map_or_else(|| rate.to_string(), str::to_owned)),
        Content::Saved(header) => say::content_saved(header.length, &header.fingerprint),
        Content::Typed(value) => say::content_typed(Redacted::reveal(value).len()),
    }
}

//! The retry time machine: an outage that one drags over a time axis, and every attempt that the worker would make, by the
//! worker's own steps; beside it what other products publish that they would do. It asks nobody.

mod axis;
mod compare;
mod scene;

use std::time::Duration;

use hookpost::api::DeliveryFilter;
use hookpost::delivery::Schedule;
use hookpost::forecast::Answer;
use yew::prelude::*;

use self::axis::Axis;
use self::compare::Compare;
use self::scene::{Events, Row, Scale, Scene};
use crate::components::{Button, Heading, Link, SelectField};
use crate::route::Route;
use crate::say;
use crate::settings::use_settings;
use crate::words;

/// What may be wrong, in a word and in minutes.
const PRESETS: [(say::Plain, u32); 4] =
    [(say::down_5, 5), (say::down_50, 50), (say::down_3_hours, 180), (say::down_night, 540)];
const ANSWERS: [(&str, say::Plain, Answer); 4] = [
    ("503", say::answers_503, Answer::Status(503)),
    ("refuses", say::takes_no_connection, Answer::Refuses),
    ("hangs", say::hangs, Answer::Hangs),
    ("410", say::answers_410, Answer::Status(410)),
];

#[function_component]
pub(crate) fn Retries() -> Html {
    let scene = use_state_eq(Scene::default);
    let delay = use_settings().settings.map(|settings| Duration::from_millis(settings.retry_delay_ms));
    let schedule = delay.map_or_else(Schedule::default, Schedule::of);
    let rows = use_memo((*scene, schedule), |(scene, schedule)| scene.rows(schedule));
    let on_scene = {
        let setter = scene.setter();
        use_callback((), move |scene, ()| setter.set(scene))
    };
    let preset = |(words, lasts): (say::Plain, u32)| {
        let (current, on_scene) = (*scene, on_scene.clone());
        html! { <Button onclick={move |()| on_scene.emit(current.lasting(lasts))}>{ words() }</Button> }
    };
    html! {
        <>
            <header class="page-head">
                <div>
                    <Link class="up" to={Route::Deliveries(DeliveryFilter::default())}>{ say::tab_deliveries() }</Link>
                    <Heading title={say::outage_link()} />
                    <p class="muted">
                        { say::machine_lead(delay_words(schedule.delay()), hookpost::delivery::RETRIES_AT_MOST) }
                    </p>
                </div>
            </header>
            <div class="outage-bar">
                <div role="group" aria-label={say::how_long_down()}>{ for PRESETS.into_iter().map(preset) }</div>
                { choices(*scene, &on_scene) }
            </div>
            <section class="machine">
                <p class="lead" aria-live="polite">{ scene::summary(&rows, *scene) }</p>
                <Axis scene={*scene} rows={(*rows).clone()} {on_scene} />
                <p class="hint">
                    { match scene.scale {
                        Scale::Linear => say::hint_linear(),
                        Scale::Logarithmic => say::hint_logarithmic(),
                    } }
                </p>
            </section>
            { events(&rows, *scene) }
            <Compare scene={*scene} rows={(*rows).clone()} {schedule} />
        </>
    }
}

fn delay_words(delay: Duration) -> String {
    let (millis, seconds) = (delay.as_millis(), delay.as_secs());
    if seconds < 60 && millis.is_multiple_of(1000) { say::span_seconds(seconds) } else { words::span(delay) }
}

fn choices(scene: Scene, on_scene: &Callback<Scene>) -> Html {
    let answer = ANSWERS.iter().find(|(_, _, answer)| *answer == scene.answer).map_or("", |(name, ..)| name);
    let answers = ANSWERS.iter().map(|(name, words, _)| ((*name).into(), words().into())).collect();
    let on_answer = on_scene.reform(move |name: String| {
        let chosen = ANSWERS.iter().find(|(other, ..)| *other == name);
        Scene { answer: chosen.map_or(scene.answer, |(.., answer)| *answer), ..scene }
    });
    let on_events = on_scene.reform(move |name: String| Scene {
        events: if name == "first" { Events::First } else { Events::Spread },
        ..scene
    });
    let on_scale = on_scene
        .reform(move |name: String| scene.scaled(if name == "linear" { Scale::Linear } else { Scale::Logarithmic }));
    let option = |value: &'static str, words: &'static str| (value.into(), words.into());
    html! {
        <>
            <SelectField
                name="answer"
                label={say::meanwhile_server()}
                value={answer}
                options={vec![("", answers)]}
                on_change={on_answer}
            />
            <SelectField
                name="events"
                label={say::column_events()}
                value={if scene.events == Events::First { "first" } else { "spread" }}
                options={vec![("", vec![
                    option("spread", say::events_spread()),
                    option("first", say::events_first()),
                ])]}
                on_change={on_events}
            />
            <SelectField
                name="scale"
                label={say::time_axis()}
                value={if scene.scale == Scale::Linear { "linear" } else { "logarithmic" }}
                options={vec![("", vec![option("linear", say::linear()), option("logarithmic", say::logarithmic())])]}
                on_change={on_scale}
            />
        </>
    }
}

/// The same as the picture, as a table.
fn events(rows: &[Row], scene: Scene) -> Html {
    let outage = scene.outage();
    let row = |(at, row): (usize, &Row)| {
        let after = row.at.since(outage.from);
        let when = if after.is_zero() { say::as_it_begins().to_owned() } else { say::into_it(words::span(after)) };
        html! {
            <tr key={at}>
                <th scope="row">{ say::event_n(at + 1) }</th>
                <td>{ when }</td>
                <td data-unit="attempts">{ row.course.attempts.len() }</td>
                <td>{ scene::sentence(&row.course, outage) }</td>
            </tr>
        }
    };
    html! {
        <section>
            <h3>{ say::becomes_title() }</h3>
            <div class="table-scroll">
                <table class="plain-table">
                    <thead>
                        <tr>
                            <th scope="col">{ say::column_event() }</th>
                            <th scope="col">{ say::column_published() }</th>
                            <th scope="col">{ say::column_attempts() }</th>
                            <th scope="col">{ say::becomes_column() }</th>
                        </tr>
                    </thead>
                    <tbody>{ for rows.iter().enumerate().map(row) }</tbody>
                </table>
            </div>
        </section>
    }
}

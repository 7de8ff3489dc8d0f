//! The time axis: the outage as a span that can be dragged or moved by keys, a row for each event, a mark for each attempt.

use hookpost::forecast::Tried;
use hookpost::model::Verdict;
use web_sys::{Element, KeyboardEvent, PointerEvent};
use yew::prelude::*;

use super::scene::{self, Part, Row, Scene};
use crate::say;
use crate::words;

/// Above the rows is room for the grips, below it for the times.
const HEAD: u32 = 30;
const ROW: u32 = 30;
const FOOT: u32 = 26;

#[derive(PartialEq, Properties)]
pub(super) struct AxisProps {
    pub(super) scene: Scene,
    pub(super) rows: Vec<Row>,
    pub(super) on_scene: Callback<Scene>,
}

#[function_component]
pub(super) fn Axis(props: &AxisProps) -> Html {
    let canvas = use_node_ref();
    // The part that is dragged, and how far from its place it was taken, in minutes.
    let dragged = use_mut_ref(|| None::<(Part, i64)>);
    let scene = props.scene;
    let minute_at = {
        let canvas = canvas.clone();
        move |event: &PointerEvent| {
            let bounds = canvas.cast::<Element>()?.get_bounding_client_rect();
            Some(scene.minute_at((f64::from(event.client_x()) - bounds.left()) / bounds.width().max(1.0)))
        }
    };
    let take = {
        let (canvas, dragged, minute_at) = (canvas.clone(), dragged.clone(), minute_at.clone());
        move |part: Part| {
            let (canvas, dragged, minute_at) = (canvas.clone(), dragged.clone(), minute_at.clone());
            Callback::from(move |event: PointerEvent| {
                let Some(minute) = minute_at(&event) else { return };
                dragged.replace(Some((part, minute - i64::from(scene.place(part)))));
                if let Some(canvas) = canvas.cast::<Element>() {
                    let _ = canvas.set_pointer_capture(event.pointer_id());
                }
            })
        }
    };
    let onpointermove = {
        let (dragged, on_scene) = (dragged.clone(), props.on_scene.clone());
        move |event: PointerEvent| {
            if let (Some((part, off)), Some(minute)) = (*dragged.borrow(), minute_at(&event)) {
                on_scene.emit(scene.moved(part, minute - off));
            }
        }
    };
    let drop = Callback::from(move |_: PointerEvent| {
        dragged.replace(None);
    });
    let rows = u32::try_from(props.rows.len()).unwrap_or_default();
    let bottom = HEAD + rows * ROW;
    html! {
        <div class="time-axis">
            <svg
                ref={canvas}
                width="100%"
                height={(bottom + FOOT).to_string()}
                role="group"
                aria-label={say::axis_label()}
                {onpointermove}
                onpointerup={drop.clone()}
                onpointercancel={drop}
            >
                { for scene.ticks().into_iter().map(|tick| self::tick(scene, tick, bottom)) }
                { span(scene, bottom, take(Part::Whole), &props.on_scene) }
                { for props.rows.iter().enumerate().map(|(at, row)| self::row(scene, at, row)) }
                if scene.scale == scene::Scale::Linear {
                    { grip(scene, Part::Begin, bottom, take(Part::Begin), &props.on_scene) }
                }
                { grip(scene, Part::End, bottom, take(Part::End), &props.on_scene) }
            </svg>
            <p class="marks" aria-hidden="true">
                <span data-state="exhausted">{ say::mark_failed() }</span>
                <span data-state="delivered">{ say::mark_arrived() }</span>
                <span data-state="disabled">{ say::mark_published() }</span>
            </p>
        </div>
    }
}

fn percent(x: f64) -> String {
    format!("{:.3}%", x.clamp(0.0, 100.0))
}

fn tick(scene: Scene, minute: u32, bottom: u32) -> Html {
    let x = percent(scene.x(scene::minute(minute)));
    let words = if minute == 0 { "0".to_owned() } else { scene::minutes(minute) };
    html! {
        <g class="tick" aria-hidden="true" key={minute}>
            <line x1={x.clone()} x2={x.clone()} y1={HEAD.to_string()} y2={bottom.to_string()} />
            <text {x} y={(bottom + 18).to_string()} data-first={(minute == 0).then_some("true")}>{ words }</text>
        </g>
    }
}

/// The outage itself, which moves as a whole.
fn span(scene: Scene, bottom: u32, onpointerdown: Callback<PointerEvent>, on_scene: &Callback<Scene>) -> Html {
    let outage = scene.outage();
    let (from, until) = (scene.x(outage.from), scene.x(outage.until));
    let words = say::down_for(scene::minutes(scene.lasts));
    let body = html! {
        <>
            <rect x={percent(from)} y="6" width={percent(until - from)} height={(bottom - 6).to_string()} rx="4" />
            <text x={percent(f64::midpoint(from, until))} y="22">{ scene::minutes(scene.lasts) }</text>
        </>
    };
    if scene.scale == scene::Scale::Logarithmic {
        return html! { <g class="outage" role="img" aria-label={words}>{ body }</g> };
    }
    html! {
        <g
            class="outage"
            role="slider"
            tabindex="0"
            aria-label={say::when_down()}
            aria-orientation="horizontal"
            aria-valuemin="0"
            aria-valuemax={(scene.axis - scene.lasts).to_string()}
            aria-valuenow={scene.from.to_string()}
            aria-valuetext={say::down_for_from(scene::minutes(scene.lasts), scene::minutes(scene.from))}
            {onpointerdown}
            onkeydown={keys(scene, Part::Whole, on_scene)}
        >
            { body }
        </g>
    }
}

/// One end of the outage.
fn grip(
    scene: Scene,
    part: Part,
    bottom: u32,
    onpointerdown: Callback<PointerEvent>,
    on_scene: &Callback<Scene>,
) -> Html {
    let minute = scene.place(part);
    let x = percent(scene.x(scene::minute(minute)));
    let (label, low, high) = match part {
        Part::End => (say::you_are_back(), scene.from + 1, scene.axis),
        _ => (say::you_go_down(), 0, scene.until() - 1),
    };
    html! {
        <g
            class="grip"
            role="slider"
            tabindex="0"
            aria-label={label}
            aria-orientation="horizontal"
            aria-valuemin={low.to_string()}
            aria-valuemax={high.to_string()}
            aria-valuenow={minute.to_string()}
            aria-valuetext={say::at_time(scene::minutes(minute))}
            {onpointerdown}
            onkeydown={keys(scene, part, on_scene)}
        >
            <line x1={x.clone()} x2={x.clone()} y1="6" y2={bottom.to_string()} />
            // A finger is wider than a line.
            <line class="reach" x1={x.clone()} x2={x.clone()} y1="0" y2={bottom.to_string()} />
            <circle cx={x} cy="14" r="7" />
        </g>
    }
}

fn keys(scene: Scene, part: Part, on_scene: &Callback<Scene>) -> Callback<KeyboardEvent> {
    let on_scene = on_scene.clone();
    Callback::from(move |event: KeyboardEvent| {
        let (place, step) = (i64::from(scene.place(part)), i64::from(scene.step()));
        let to = match event.key().as_str() {
            "ArrowRight" | "ArrowUp" => place + step,
            "ArrowLeft" | "ArrowDown" => place - step,
            "PageUp" => place + 10 * step,
            "PageDown" => place - 10 * step,
            "Home" => 0,
            "End" => i64::from(scene.axis),
            _ => return,
        };
        event.prevent_default();
        event.stop_propagation();
        on_scene.emit(scene.moved(part, to));
    })
}

fn row(scene: Scene, at: usize, row: &Row) -> Html {
    let y = HEAD + ROW / 2 + u32::try_from(at).unwrap_or_default() * ROW;
    let begins = scene.x(row.at);
    let ends = row.course.last().map_or(begins, |last| scene.x(last.at));
    html! {
        <g class="course" aria-hidden="true" key={at}>
            <line class="published" x1={percent(begins)} x2={percent(begins)} y1={(y - 9).to_string()} y2={(y + 9).to_string()} />
            <line x1={percent(begins)} x2={percent(ends)} y1={y.to_string()} y2={y.to_string()} />
            { for row.course.attempts.iter().filter(|tried| scene.x(tried.at) <= 100.0).map(|tried| mark(scene, tried, row, y)) }
        </g>
    }
}

/// An attempt: a square that failed, a circle that arrived, so that they are told apart without their colours.
fn mark(scene: Scene, tried: &Tried, row: &Row, y: u32) -> Html {
    let x = percent(scene.x(tried.at));
    let after = words::span(tried.at.since(row.at));
    if matches!(tried.verdict, Verdict::Delivered { .. }) {
        return html! {
            <circle data-state="delivered" cx={x} cy={y.to_string()} r="6">
                <title>{ say::attempt_arrives(tried.attempt, &after) }</title>
            </circle>
        };
    }
    html! {
        <svg x={x} y={y.to_string()} class="failed">
            <rect data-state="exhausted" x="-3" y="-3" width="6" height="6">
                <title>{ say::attempt_fails(tried.attempt, &after) }</title>
            </rect>
        </svg>
    }
}

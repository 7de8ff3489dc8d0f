//! Of a list that may have a hundred thousand rows only those near the screen are drawn; the rest is room.

use std::ops::Range;

use web_sys::{Element, HtmlElement};
use yew::prelude::*;

use crate::dom;

/// A list up to this long is drawn whole: the browser's own search finds everything in it.
const WHOLE: usize = 150;
/// So many rows are drawn above and below the screen.
const MARGIN: usize = 15;
/// The window moves in steps of so many rows, so that not every pixel draws anew.
const STEP: usize = 5;
/// A row is that high until one has been measured.
const GUESS: f64 = 64.0;
/// Within so many screens of its end a list is asked to go on.
const SCREENS_AHEAD: f64 = 1.5;

/// Which part of a list is drawn.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Part {
    /// Room for the rows before it,
    pub(crate) before: Html,
    /// and for those after it.
    pub(crate) after: Html,
    /// What holds the rows.
    pub(crate) body: NodeRef,
    /// How many rows the list has, where not all are drawn.
    pub(crate) all: Option<usize>,
}

/// What [`use_window`] gives.
pub(crate) struct View {
    /// The rows to draw.
    pub(crate) rows: Range<usize>,
    /// For the table that draws them.
    pub(crate) part: Part,
}

#[derive(Clone, Debug, PartialEq)]
struct Seen {
    rows: Range<usize>,
    height: f64,
}

/// Follows the scrolling of the page over a list of `count` rows, and says when its end comes near.
#[hook]
pub(crate) fn use_window(count: usize, on_end: Callback<()>) -> View {
    let body = use_node_ref();
    let seen = use_state_eq(|| Seen { rows: 0..WHOLE, height: GUESS });
    {
        let (body, seen) = (body.clone(), seen.clone());
        let before = (*seen).clone();
        use_effect_with((count, before, on_end), move |(count, before, on_end)| {
            let look = {
                let (count, before, on_end) = (*count, before.clone(), on_end.clone());
                move || {
                    let Some(body) = body.cast::<Element>() else { return };
                    let rect = body.get_bounding_client_rect();
                    let screen =
                        dom::window().inner_height().ok().and_then(|height| height.as_f64()).unwrap_or_default();
                    if rect.bottom() < screen * (1.0 + SCREENS_AHEAD) {
                        on_end.emit(());
                    }
                    seen.set(look_at(rect.top(), rect.height(), screen, count, &before));
                }
            };
            look();
            let (scrolled, resized) = (look.clone(), look);
            let listeners = [
                // What scrolls may be a part of the page that somebody else put around it.
                dom::Listener::inside(dom::window(), "scroll", move |_| scrolled()),
                dom::Listener::new(dom::window(), "resize", move |_| resized()),
            ];
            move || drop(listeners)
        });
    }
    if count <= WHOLE {
        return View { rows: 0..count, part: Part { body, ..Part::default() } };
    }
    let rows = seen.rows.start.min(count)..seen.rows.end.min(count);
    let room = |key: &'static str, rows: usize| html! { <Room {key} pixels={pixels(rows, seen.height)} /> };
    let (before, after) = (room("before", rows.start), room("after", count - rows.end));
    let part = Part { before, after, body, all: Some(count) };
    View { rows, part }
}

/// The rows to draw, when the list's top is at `top` and it is `height` high as it is drawn now.
fn look_at(top: f64, height: f64, screen: f64, count: usize, before: &Seen) -> Seen {
    // Measured while the list is drawn whole, and kept: were it to change later, what is read would jump.
    let row = if count <= WHOLE && count > 0 { height / pixels(count, 1.0) } else { before.height };
    if row <= 0.0 || count <= WHOLE {
        return Seen { rows: 0..WHOLE, height: if row > 0.0 { row } else { GUESS } };
    }
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "neither is below zero, nor near 2^52")]
    let rows = |pixels: f64| (pixels.max(0.0) / row) as usize;
    let first = rows(-top).saturating_sub(MARGIN) / STEP * STEP;
    let last = (rows(screen - top) + MARGIN).div_ceil(STEP) * STEP;
    let first = first.min(count.saturating_sub(WHOLE / 2));
    Seen { rows: first..last.clamp(first, count), height: row }
}

fn pixels(rows: usize, each: f64) -> f64 {
    f64::from(u32::try_from(rows).unwrap_or(u32::MAX)) * each
}

#[derive(PartialEq, Properties)]
struct RoomProps {
    pixels: f64,
}

/// Room in place of rows that are not drawn.
#[function_component]
fn Room(props: &RoomProps) -> Html {
    let room = use_node_ref();
    {
        let room = room.clone();
        // By the style object, not by an attribute: a strict content security policy forbids that.
        use_effect_with(props.pixels, move |pixels| {
            if let Some(room) = room.cast::<HtmlElement>() {
                let _ = room.style().set_property("height", &format!("{pixels}px"));
            }
        });
    }
    if props.pixels <= 0.0 {
        return html! {};
    }
    html! { <tr class="room" aria-hidden="true" ref={room}><td colspan="5" /></tr> }
}

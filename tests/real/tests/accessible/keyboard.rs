//! By keyboard alone: everything that can be used is reached, in the order it stands in, and seen to be reached.

use std::time::Duration;

use hookpost_real::{Browser, Sight, eventually};
use serde_json::{Value, json};

use crate::world::World;

const TAB: &str = "\u{e004}";
const ENTER: &str = "\u{e007}";
const ESCAPE: &str = "\u{e00c}";

/// Everything that can be used, in the order of the document; of a group of radio buttons the one that is chosen.
const STOPS: &str = "
    const unchosen = (one) => one.type === 'radio' && !one.checked
        && [...document.getElementsByName(one.name)].some((other) => other.checked);
    window.stops = [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex]')]
        .filter((one) => one.tabIndex >= 0 && !one.disabled && !unchosen(one))
        .filter((one) => one.checkVisibility({ visibilityProperty: true }));
    window.stops[0].focus();
    return window.stops.map((one) => one.outerHTML.slice(0, 160));";

/// Which of them has the focus, and whether losing it changes how it looks.
const STOP: &str = "
    const one = document.activeElement;
    const parts = [one, one.parentElement, ...one.querySelectorAll('*')];
    const drawn = (part, pseudo) => {
        const style = getComputedStyle(part, pseudo);
        const outline = style.outlineStyle === 'none' ? '' : style.outlineWidth + style.outlineColor;
        return [outline, style.borderColor, style.boxShadow, style.backgroundColor, style.stroke, style.fill];
    };
    const look = () => JSON.stringify(parts.flatMap((part) => [null, '::after'].map((pseudo) => drawn(part, pseudo))));
    const focused = look();
    one.blur();
    const without = look();
    one.focus({ focusVisible: true });
    return [window.stops.indexOf(one), focused !== without];";

/// Goes through the page by Tab from its first stop to its last.
async fn walk(browser: &Browser) {
    browser.see_as(Sight { reduced_motion: true, ..Sight::default() }).await;
    let stops: Vec<String> = serde_json::from_value(browser.run(STOPS).await).expect("a list");
    assert!(stops.len() > 8, "there is something to reach: {stops:#?}");
    let mut order = vec![0];
    // Beyond the stops, for boxes that scroll: the browser stops at them by itself.
    for _ in 0..stops.len() + 5 {
        browser.keys(TAB).await;
        let (at, is_seen): (i64, bool) = serde_json::from_value(browser.run(STOP).await).expect("a place");
        let Ok(at) = usize::try_from(at) else { continue };
        assert!(is_seen, "the focus is not seen at {}", stops[at]);
        if at == 0 {
            break;
        }
        order.push(at);
        if at + 1 == stops.len() {
            break;
        }
    }
    let missed: Vec<&String> = (0..stops.len()).filter(|at| !order.contains(at)).map(|at| &stops[at]).collect();
    assert!(missed.is_empty(), "Tab does not lead to {missed:#?}");
    assert!(order.is_sorted(), "Tab jumps: {order:?} of {stops:#?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn tab_leads_through_a_form_and_a_list_and_a_dialog_gives_the_focus_back() {
    let world = World::make().await;
    let browser = Browser::open().await;
    browser.go(&world.at("#partner=demo&key=part_demo")).await;
    browser.sees("Endpoints").await;

    browser.go(&world.at("endpoints/new")).await;
    browser.fill("URL", "http://10.0.0.7/hooks").await;
    browser.sees("This address is private (10.0.0.7)").await;
    browser.press("Add header").await;
    browser.fill("Name of header 1", "x-clinic-key").await;
    walk(&browser).await;

    browser.go(&world.at("deliveries")).await;
    browser.sees("Order created").await;
    walk(&browser).await;

    browser.go(&world.at(&format!("endpoints/{}", world.well))).await;
    browser.sees("Rotate secret…").await;
    let opener = "[...document.querySelectorAll('button')].find((one) => one.innerText === 'Rotate secret…')";
    browser.run(&format!("{opener}.focus()")).await;
    browser.keys(ENTER).await;
    browser.sees("When does the old one end?").await;
    for _ in 0..8 {
        browser.keys(TAB).await;
        // Past its last stop the focus is with the browser's own buttons, never on the page behind.
        let held =
            "return document.activeElement === document.body || Boolean(document.activeElement.closest('dialog'))";
        assert_eq!(browser.run(held).await, json!(true), "the focus stays in the dialog");
    }
    browser.run("document.querySelector('dialog input').focus()").await;
    browser.keys(ESCAPE).await;
    browser.gone("When does the old one end?").await;
    eventually("the focus is back", Duration::from_secs(5), || async {
        (browser.run(&format!("return document.activeElement === {opener}")).await == Value::Bool(true)).then_some(())
    })
    .await;
}

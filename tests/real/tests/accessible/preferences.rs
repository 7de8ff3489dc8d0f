//! Less motion and colours of one's own: nothing moves, and every state can still be told.

use std::time::Duration;

use hookpost_real::{Browser, Sight, eventually};
use serde_json::json;

use crate::world::World;

/// From here on no request is answered, so that whatever waits goes on waiting.
pub(crate) const SILENCE: &str = "window.fetch = () => new Promise(() => {})";
const MOVING: &str = "return document.getAnimations().length";

async fn at_the_portal(world: &World, sight: Sight) -> Browser {
    let browser = Browser::open().await;
    browser.see_as(sight).await;
    browser.go(&world.at("#partner=demo&key=part_demo")).await;
    browser.sees("Endpoints").await;
    browser.see_as(sight).await;
    browser
}

/// A button at work and a list that is on its way.
async fn wait_for_ever(world: &World, browser: &Browser) {
    browser.go(&world.at(&format!("endpoints/{}", world.well))).await;
    browser.sees("Send test event").await;
    browser.run(SILENCE).await;
    browser.press("Send test event").await;
    eventually("the button is at work", Duration::from_secs(10), || async {
        (browser.run("return document.querySelectorAll('[aria-busy=true]').length").await != json!(0)).then_some(())
    })
    .await;
}

async fn wait_for_a_list(browser: &Browser) {
    browser.press("Deliveries").await;
    eventually("a skeleton stands in for the list", Duration::from_secs(10), || async {
        (browser.run("return document.querySelectorAll('.skeleton').length").await != json!(0)).then_some(())
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_moves_for_whoever_asked_for_less_motion_and_work_is_still_seen() {
    let world = World::make().await;
    let browser = at_the_portal(&world, Sight::default()).await;
    wait_for_ever(&world, &browser).await;
    assert_ne!(browser.run(MOVING).await, json!(0), "it turns for everybody else");
    wait_for_a_list(&browser).await;
    assert_ne!(browser.run(MOVING).await, json!(0));

    browser.see_as(Sight { reduced_motion: true, ..Sight::default() }).await;
    wait_for_ever(&world, &browser).await;
    assert_eq!(browser.run(MOVING).await, json!(0));
    let sign = "const style = getComputedStyle(document.querySelector('[aria-busy=true]'), '::after');
        return [style.content !== 'none', style.borderTopStyle, parseFloat(style.width) > 8]";
    assert_eq!(browser.run(sign).await, json!([true, "dotted", true]), "a ring of dots says that it works");
    wait_for_a_list(&browser).await;
    assert_eq!(browser.run(MOVING).await, json!(0));
    let slow = "return [...document.querySelectorAll('.hookpost *')]
        .filter((one) => getComputedStyle(one).transitionDuration.split(', ').some((time) => time !== '0s'))
        .map((one) => one.outerHTML.slice(0, 120))";
    assert_eq!(browser.run(slow).await, json!([]), "no colour fades");
}

/// Of what is told by colour to the eye: those that stand out from the page in no way any more.
const LOST: &str = "
    const canvas = getComputedStyle(document.body).backgroundColor;
    const drawn = (one) => {
        const style = getComputedStyle(one);
        const outline = style.outlineStyle === 'none' ? '' : style.outlineColor;
        return [style.borderBottomColor, style.borderTopColor, outline, style.backgroundColor].join();
    };
    const others = (one) => [...one.parentElement.children].filter((other) => other.tagName === one.tagName && other !== one);
    const current = [...document.querySelectorAll('[aria-current=page], [aria-selected=true]')]
        .filter((one) => others(one).some((other) => drawn(other) === drawn(one)));
    const marks = [...document.querySelectorAll('.legend, .marks > span, .fate')]
        .filter((one) => getComputedStyle(one, '::before').backgroundColor === canvas);
    const badges = [...document.querySelectorAll('.badge')]
        .filter((one) => one.innerText.trim() === '' || !one.querySelector('svg'));
    const bars = [...document.querySelectorAll('.hours-chart rect, .course rect, .course circle')]
        .filter((one) => getComputedStyle(one).fill === canvas);
    const values = [...document.querySelectorAll('progress')]
        .filter((one) => getComputedStyle(one).appearance === 'none' && getComputedStyle(one).forcedColorAdjust !== 'none');
    return [...current, ...marks, ...badges, ...bars, ...values].map((one) => one.outerHTML.slice(0, 160));";

#[tokio::test(flavor = "multi_thread")]
async fn forced_colours_hide_no_state() {
    let world = World::make().await;
    for dark in [false, true] {
        let browser = at_the_portal(&world, Sight { dark, forced_colours: true, ..Sight::default() }).await;
        let pages = [
            (String::new(), "Order created", ".bar [aria-current]"),
            (format!("endpoints/{}", world.failing), "Attempts by the hour", ".legend"),
            ("deliveries".to_owned(), "Order created", ".badge"),
            ("retries".to_owned(), "What would an outage do?", ".fate"),
            ("security".to_owned(), "Paste the headers", "[aria-selected=true]"),
            ("validator".to_owned(), "Nothing to check yet", ".views [aria-current]"),
        ];
        for (page, words, mark) in pages {
            browser.go(&world.at(&page)).await;
            browser.sees(words).await;
            browser.shows(mark).await;
            assert_eq!(browser.run(LOST).await, json!([]), "on /{page}");
        }
    }
}

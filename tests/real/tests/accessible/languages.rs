//! The portal in German and Arabic: direction, room, and the same rules as in English; and the choice of a language.

use std::time::Duration;

use hookpost_real::{Browser, Sight, eventually};
use serde_json::json;

use crate::audit::Auditor;
use crate::world::World;

/// Words that stand on a page in a language.
struct Words {
    language: &'static str,
    direction: &'static str,
    overview: &'static str,
    form: &'static str,
    deliveries: &'static str,
    detail: &'static str,
}

const GERMAN: Words = Words {
    language: "de",
    direction: "ltr",
    overview: "Braucht Aufmerksamkeit",
    form: "Speichern und Test senden",
    deliveries: "Filter entfernen",
    detail: "Versuche sind fehlgeschlagen",
};
const ARABIC: Words = Words {
    language: "ar",
    direction: "rtl",
    overview: "يحتاج إلى انتباه",
    form: "حفظ وإرسال اختبار",
    deliveries: "إزالة المرشّحات",
    detail: "فشلت المحاولات كلها",
};

async fn holds_in(words: Words) {
    let world = World::make().await;
    let browser = Browser::open_in(words.language).await;
    let mut auditor = Auditor::new(&browser);
    auditor.visit(&world.at("#partner=demo&key=part_demo"), words.overview).await;
    let page = browser.run("return [document.documentElement.lang, document.documentElement.dir]").await;
    assert_eq!(page, json!([words.language, words.direction]));
    has_room(&browser, "the overview").await;
    auditor.visit(&world.at("endpoints/new"), words.form).await;
    has_room(&browser, "the form").await;
    auditor.visit(&world.at("deliveries?status=exhausted"), words.deliveries).await;
    has_room(&browser, "the deliveries").await;
    auditor.visit(&world.at(&format!("deliveries/{}", world.exhausted)), words.detail).await;
    auditor.visit(&world.at(&format!("endpoints/{}", world.failing)), words.form).await;
    has_room(&browser, "an endpoint").await;
    auditor.done();
}

/// At 320 px the auditor looks.
async fn has_room(browser: &Browser, page: &str) {
    browser.see_as(Sight { width: Some(1280), ..Sight::default() }).await;
    let room = "return document.documentElement.scrollWidth - document.documentElement.clientWidth";
    assert_eq!(browser.run(room).await, json!(0), "{page} is wider than 1280 px");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_pages_hold_in_german() {
    holds_in(GERMAN).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_pages_hold_in_arabic_from_right_to_left() {
    holds_in(ARABIC).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn code_and_addresses_run_from_the_left_in_arabic() {
    let world = World::make().await;
    let browser = Browser::open_in("ar").await;
    browser.go(&world.at("#partner=demo&key=part_demo")).await;
    browser.sees(ARABIC.overview).await;
    browser.go(&world.at(&format!("endpoints/{}", world.well))).await;
    browser.sees(ARABIC.form).await;
    let backwards = browser
        .run(
            "return [...document.querySelectorAll('code, pre, .request p, .request li, input[data-kind=code]')]
                .filter((element) => getComputedStyle(element).direction !== 'ltr').map((element) => element.outerHTML)",
        )
        .await;
    assert_eq!(backwards, json!([]));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_language_is_chosen_and_kept_and_what_was_typed_stays() {
    let world = World::make().await;
    let browser = Browser::open().await;
    browser.go(&world.at("#partner=demo&key=part_demo")).await;
    browser.sees("Needs attention").await;
    browser.go(&world.at("endpoints/new")).await;
    browser.sees("Save and send a test").await;
    browser.fill("Description (optional)", "typed in English").await;
    browser.pick("Language", "Deutsch").await;
    browser.sees(GERMAN.form).await;
    let typed = "return document.querySelector('input[name=description]')?.value";
    eventually("what was typed is there", Duration::from_secs(5), || async {
        (browser.run(typed).await == json!("typed in English")).then_some(())
    })
    .await;
    assert_eq!(browser.run("return document.title").await, json!("Endpunkt anlegen · Webhooks"));

    browser.go(&world.at("deliveries")).await;
    browser.sees("Zugestellt").await;
    browser.pick("Sprache", "العربية").await;
    browser.sees("سُلِّم").await;
    assert_eq!(browser.run("return document.activeElement?.name").await, json!("language"), "the focus stays");
    assert_eq!(browser.run("return document.documentElement.dir").await, json!("rtl"));
    browser.pick("اللغة", "English").await;
    browser.sees("Delivered").await;
    assert_eq!(browser.run("return document.documentElement.dir").await, json!("ltr"));
}

#[tokio::test(flavor = "multi_thread")]
async fn times_are_told_by_the_clock_that_was_chosen() {
    let world = World::make().await;
    let browser = Browser::open().await;
    browser.go(&world.at("#partner=demo&key=part_demo")).await;
    browser.sees("Needs attention").await;
    let told = "return document.querySelector('.delivery-rows time span:last-child')?.textContent";
    let local = browser.run(told).await;
    assert!(!local.as_str().is_some_and(|time| time.ends_with("UTC")), "{local}");
    browser.pick("Times", "UTC").await;
    eventually("times are in UTC", Duration::from_secs(10), || async {
        browser.run(told).await.as_str().is_some_and(|time| time.ends_with("UTC")).then_some(())
    })
    .await;
    // Both at once and of one row: the list goes on meanwhile, and a row that waits has a countdown.
    let both = "const told = document.querySelector('.delivery-rows time span:last-child');
        return [told.textContent, told.closest('time').dateTime]";
    let both = browser.run(both).await;
    let (shown, exact) = (both[0].as_str().expect("a time"), both[1].as_str().expect("a time"));
    let time = shown.trim_end_matches(" UTC");
    assert!(exact.contains(&time[time.len() - 8..]), "{shown} is {exact}");
    browser.go(&world.at("deliveries")).await;
    browser.sees("UTC").await;
}

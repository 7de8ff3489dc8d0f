//! It stands where it was mounted, keeps to itself, tells what happens, and leaves nothing.

use hookpost_real::{Receiver, text};
use serde_json::{Value, json};

use super::site::{FIND, Site};

const OPTIONS: &str = "{ getToken: () => token() }";

/// A style of what a script finds.
async fn style(site: &Site, found: &str, property: &str) -> String {
    let script = format!("{FIND} return getComputedStyle({found}).{property}");
    site.browser.run(&script).await.as_str().unwrap_or_default().to_owned()
}

#[tokio::test]
async fn a_page_of_another_origin_shows_the_portal_and_hears_what_happens() {
    let (site, receiver) = (Site::start().await, Receiver::start().await);
    site.plain().await;
    assert_eq!(site.open("one", OPTIONS).await, "");
    site.sees("one", "Get your first notification").await;
    assert_eq!(site.hears("navigate", |_| true).await["path"], "/");
    site.fill("one", "url", &receiver.url("/hooks")).await;
    site.press("one", "Create endpoint").await;
    let made = site.hears("endpoint-created", |_| true).await;
    assert_eq!(made["url"], json!(receiver.url("/hooks")));
    let id = text(&made, "id");
    site.hears("navigate", |one| one["path"] == json!(format!("/endpoints/{id}"))).await;
    site.press("one", "Send test event").await;
    assert_eq!(receiver.receives(1).await.len(), 1);
    // Every part of it is loaded from the worker, whose page this is not.
    for (tab, words) in [("Deliveries", "Order created"), ("Events", "Nurse assigned"), ("Security", "Verify")] {
        site.press("one", tab).await;
        site.sees("one", words).await;
    }
    site.press("one", "Validator").await;
    site.until("the editor is there", &format!("{FIND} return find('one').querySelector('.cm-content') !== null"))
        .await;
    assert_eq!(site.told("error").await, [Value::Null; 0]);
    assert_eq!(site.browser.path().await, "/plain.html", "the address is the host's");
    assert_eq!(site.browser.run("return document.title").await, "Clinic portal");
    let kept =
        site.browser.run("return JSON.stringify(sessionStorage) + JSON.stringify(localStorage)").await.to_string();
    assert!(!kept.contains("hp1."), "the token is kept nowhere: {kept}");
}

#[tokio::test]
async fn neither_sides_styles_reach_the_other() {
    let site = Site::start().await;
    site.plain().await;
    let own = ["#own", "#host-button", "#host-link", "body"];
    let look =
        "return JSON.stringify([...document.querySelectorAll('#own, #host-button, #host-link, body')].map((one) => {
        const { color, fontFamily, fontSize, letterSpacing, backgroundColor, borderRadius } = getComputedStyle(one);
        return { color, fontFamily, fontSize, letterSpacing, backgroundColor, borderRadius };
    }))";
    let before = site.browser.run(look).await;
    assert_eq!(site.open("one", OPTIONS).await, "");
    site.sees("one", "Get your first notification").await;
    assert_eq!(site.browser.run(look).await, before, "{own:?} look as they did");
    assert_eq!(site.browser.run("return document.querySelectorAll('style, link[rel=stylesheet]').length").await, 1);
    assert_eq!(site.browser.run("return document.adoptedStyleSheets.length").await, 0);

    let heading = "find('one').querySelector('h2')";
    assert_eq!(style(&site, heading, "color").await, "rgb(24, 27, 34)");
    assert_eq!(
        style(&site, heading, "letterSpacing").await,
        "-0.288px",
        "24 px, by its own unit and not the host's rem"
    );
    assert_eq!(style(&site, heading, "textTransform").await, "none");
    assert_eq!(style(&site, heading, "textAlign").await, "start");
    assert!(style(&site, "find('one')", "fontFamily").await.starts_with("system-ui"));
    assert_eq!(style(&site, "find('one')", "fontSize").await, "14px");
    assert_ne!(style(&site, "find('one').querySelector('.bar')", "display").await, "none");
    // What counts is how wide the portal is.
    let columns = "find('one').querySelector('.set-up')";
    let wide = style(&site, columns, "width").await;
    site.browser.run("document.getElementById('one').style.width = '320px'").await;
    assert_ne!(style(&site, columns, "width").await, wide);
    let overflow =
        site.browser.run(&format!("{FIND} const it = find('one'); return it.scrollWidth - it.clientWidth")).await;
    assert_eq!(overflow, 0, "a narrow place is enough, however wide the window is");
}

/// Counts what a page listens to and waits for, from the first script on.
const COUNT: &str = "
    window.open_things = new Map();
    const note = (what, by) => open_things.set(what, (open_things.get(what) ?? 0) + by);
    const add = EventTarget.prototype.addEventListener, remove = EventTarget.prototype.removeEventListener;
    const outside = (target) => target === window || target === document || target === document.body;
    EventTarget.prototype.addEventListener = function (kind, ...rest) {
        if (outside(this)) note('listens to ' + kind, 1);
        return add.call(this, kind, ...rest);
    };
    EventTarget.prototype.removeEventListener = function (kind, ...rest) {
        if (outside(this)) note('listens to ' + kind, -1);
        return remove.call(this, kind, ...rest);
    };
    for (const kind of ['Interval', 'Timeout']) {
        const set = window['set' + kind], clear = window['clear' + kind], running = new Set();
        window['set' + kind] = (work, ...rest) => {
            const id = set(() => {
                if (kind === 'Timeout' && running.delete(id)) note(kind, -1);
                return work();
            }, ...rest);
            running.add(id);
            note(kind, 1);
            return id;
        };
        window['clear' + kind] = (id) => {
            if (running.delete(id)) note(kind, -1);
            return clear(id);
        };
    }
    window.left = () => JSON.stringify([...open_things].filter(([, count]) => count !== 0).sort());";

#[tokio::test]
async fn unmounting_leaves_nothing() {
    let site = Site::start().await;
    site.plain().await;
    site.browser.run(COUNT).await;
    for page in ["/", "/deliveries", "/validator"] {
        assert_eq!(
            site.open("one", &format!("{{ getToken: () => token(), firstPage: '{page}', history: 'address' }}")).await,
            ""
        );
        site.until("it is drawn", &format!("{FIND} return find('one').querySelector('h2, .cm-content') !== null"))
            .await;
        site.until("it listens", "return left() !== '[]'").await;
        // A call may be under way; it is heard by nobody then.
        site.browser.run("portals.one.unmount()").await;
        site.until("nothing is left", "return left() === '[]'").await;
        assert_eq!(site.browser.run("return document.getElementById('one').childNodes.length").await, 0);
    }
    let asked = "return performance.getEntriesByType('resource').filter(({ name }) => name.includes('/api/')).length";
    let before = site.browser.run(asked).await;
    tokio::time::sleep(std::time::Duration::from_secs(6)).await;
    assert_eq!(site.browser.run(asked).await, before, "nothing is asked for any more");
    site.browser.run("portals.one.unmount()").await;
}

#[tokio::test]
async fn two_portals_on_one_page_are_two_partners() {
    let (site, receiver) = (Site::start().await, Receiver::start().await);
    site.plain().await;
    assert_eq!(site.open("one", "{ getToken: () => token('partner=demo') }").await, "");
    assert_eq!(site.open("two", "{ getToken: () => token('partner=other'), theme: 'dark' }").await, "");
    site.sees("one", "Get your first notification").await;
    site.sees("two", "Get your first notification").await;
    // What is typed in one is not in the other, after a look elsewhere either.
    site.fill("one", "url", "https://typed.example/one").await;
    site.press("two", "Events").await;
    site.sees("two", "Nurse assigned").await;
    assert!(!site.words("one").await.contains("Nurse assigned"));
    site.press("two", "Overview").await;
    let typed = |id: &str| format!("{FIND} return find('{id}').querySelector('[name=url]')?.value");
    site.until("the form is there", &format!("{FIND} return find('two').querySelector('[name=url]') !== null")).await;
    assert_eq!(site.browser.run(&typed("two")).await, "");
    assert_eq!(site.browser.run(&typed("one")).await, "https://typed.example/one");

    site.fill("two", "url", &receiver.url("/other")).await;
    site.press("two", "Create endpoint").await;
    let made = site.hears("endpoint-created", |_| true).await;
    assert_eq!(made["portal"], "two");
    site.sees("two", "Send test event").await;
    // A key that is pressed in one moves it alone; one that is pressed beside them is the host's.
    let key = |at: &str, key: &str| {
        format!(
            "{FIND} {at}.dispatchEvent(new KeyboardEvent('keydown', {{ key: '{key}', bubbles: true, composed: true }}))"
        )
    };
    for (at, moved) in [("document.body", None), ("find('one').querySelector('.bar a')", Some("one"))] {
        let before = site.told("navigate").await.len();
        for one in ["g", "v"] {
            site.browser.run(&key(at, one)).await;
        }
        match moved {
            Some(id) => {
                let last = site.hears("navigate", |one| one["path"] == "/validator").await;
                assert_eq!(last["portal"], id);
            }
            None => assert_eq!(site.told("navigate").await.len(), before),
        }
    }
    let scheme = |id: &str| format!("find('{id}')");
    assert_eq!(style(&site, &scheme("two"), "colorScheme").await, "dark");
    assert_eq!(style(&site, &scheme("one"), "colorScheme").await, "light dark");
    site.browser.run("portals.one.unmount()").await;
    site.sees("two", "Send test event").await;
}

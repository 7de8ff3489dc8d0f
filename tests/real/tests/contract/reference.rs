//! The page at `/docs`: it needs nothing from anywhere, and shows every call and every code.

use hookpost::contract::{calls, document, kinds};
use hookpost_real::{Browser, Key, Settings, Worker};

#[tokio::test]
async fn the_reference_shows_every_call_and_every_code_and_loads_nothing_from_elsewhere() {
    let worker = Worker::start(Settings::default()).await;
    let served = worker.api().call("GET", "/api/v1/openapi.json", Key::None, None).await;
    assert!(served.body == document(), "what is served is what the code says");

    let browser = Browser::open().await;
    browser.go(&format!("{}/docs#invalid_event", worker.address())).await;
    browser.sees("The event breaks its schema").await;
    let found = browser
        .run(
            "const ids = [...document.querySelectorAll('article > h3, dt')].map(({ id }) => id);
             const dead = [...document.querySelectorAll('a[href^=\"#\"]')]
                 .filter((link) => !document.getElementById(decodeURIComponent(link.hash.slice(1))))
                 .map((link) => link.hash);
             const loaded = performance.getEntriesByType('resource').map(({ name }) => name);
             const [page] = performance.getEntriesByType('navigation');
             return { ids, dead, loaded, scripts: document.scripts.length, bytes: page.encodedBodySize,
                 styled: getComputedStyle(document.querySelector('nav')).position,
                 wide: document.documentElement.scrollWidth - innerWidth }",
        )
        .await;
    let ids: Vec<_> = found["ids"].as_array().expect("a list").iter().filter_map(|id| id.as_str()).collect();
    for kind in kinds() {
        assert!(ids.contains(&kind.code.word().as_str()), "{:?}", kind.code);
    }
    let shown = ids.iter().filter(|id| !id.starts_with("schema-")).count();
    assert_eq!(shown, calls().len() + kinds().len(), "each call and each code is there once");
    assert_eq!(found["dead"].as_array().map(Vec::len), Some(0), "links that lead nowhere: {}", found["dead"]);
    assert_eq!(found["scripts"], 0, "it needs no script");
    assert_eq!(found["styled"], "sticky", "its styles are there");
    assert!(found["wide"].as_i64().is_some_and(|wide| wide <= 0), "{found}");
    for name in found["loaded"].as_array().expect("a list").iter().filter_map(|name| name.as_str()) {
        assert!(name.starts_with(&worker.address()), "{name} is somewhere else");
    }
    assert!(found["bytes"].as_u64().is_some_and(|bytes| bytes < 30_000), "it is small: {}", found["bytes"]);
}

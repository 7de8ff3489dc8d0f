//! The sample sites: the custom element, React, and a frame with a strict content security policy; and the types.

use std::process::Command;

use hookpost_real::part;
use serde_json::{Value, json};

use super::site::{FIND, Site, samples};

fn root() -> std::path::PathBuf {
    samples().join("../..")
}

#[tokio::test]
async fn the_custom_element_follows_its_attributes() {
    let site = Site::start().await;
    site.go("element.html").await;
    site.sees("one", "Endpoints").await;
    site.sees("one", "view only").await;
    let tabs = format!("{FIND} return [...find('one').querySelectorAll('.bar a')].map((tab) => tab.innerText)");
    assert_eq!(site.browser.run(&tabs).await, json!(["Endpoints", "Events"]));
    assert_eq!(site.hears("navigate", |_| true).await["path"], "/endpoints");
    site.browser.run("const it = document.getElementById('one'); it.setAttribute('sections', 'events'); it.removeAttribute('read-only')").await;
    site.sees("one", "Nurse assigned").await;
    assert_eq!(site.browser.run(&tabs).await, json!(["Events"]));
    site.browser.run("document.getElementById('one').setAttribute('theme', 'blue')").await;
    assert_eq!(site.hears("error", |_| true).await["code"], "option");
    site.sees("one", "Option theme: expected").await;
    site.browser.run("window.removed = document.getElementById('one'); removed.remove()").await;
    site.until("it is empty", "return removed.shadowRoot.childNodes.length === 0").await;
    site.browser.run("removed.setAttribute('theme', 'light'); document.body.append(removed)").await;
    site.sees("one", "Nurse assigned").await;
}

#[tokio::test]
async fn a_frame_with_a_strict_policy_forbids_nothing_that_the_portal_needs() {
    let site = Site::start().await;
    site.go("frame.html").await;
    site.sees("one", "Get your first notification").await;
    site.press("one", "Events").await;
    site.sees("one", "Nurse assigned").await;
    // The validator has a worker and an editor with styles of its own.
    site.press("one", "Validator").await;
    site.until("the editor is there", &format!("{FIND} return find('one').querySelector('.cm-content') !== null"))
        .await;
    site.press("one", "Schema").await;
    site.sees("one", "orderNumber").await;
    let forbidden = "return document.getElementById('frame').contentWindow.forbidden";
    assert_eq!(site.browser.run(forbidden).await, json!([]));
}

#[tokio::test]
async fn a_react_component_brings_it_and_takes_it_away() {
    let folder = tempfile::TempDir::new().expect("a temporary folder can be made");
    std::fs::copy(samples().join("react.html"), folder.path().join("index.html")).expect("it can be copied");
    let bundled = Command::new(part("HOOKPOST_NODE"))
        .arg(root().join("node_modules/esbuild/bin/esbuild"))
        .arg(samples().join("react.jsx"))
        .args(["--bundle", "--jsx=automatic", "--log-level=warning"])
        .arg("--define:process.env.NODE_ENV=\"development\"")
        .arg(format!("--outfile={}", folder.path().join("react.js").display()))
        .status()
        .expect("esbuild runs");
    assert!(bundled.success(), "esbuild bundles the sample");
    let site = Site::of(folder.path()).await;
    site.go("").await;
    site.sees("one", "Nurse assigned").await;
    site.browser.sees("/events").await;
    // React's strict mode mounts twice, so one has to be gone.
    let count = "return document.getElementById('one').childElementCount";
    assert_eq!(site.browser.run(count).await, 1);
    site.press("one", "Security").await;
    site.browser.sees("/security").await;
    site.until("the element is there too", &format!("{FIND} return find('two')?.querySelector('.cm-content') != null"))
        .await;
    site.browser.press("Close webhooks").await;
    site.until("it is gone", "return document.getElementById('one') === null").await;
    site.browser.press("Open webhooks").await;
    site.sees("one", "Nurse assigned").await;
}

#[tokio::test]
async fn validate_gives_the_verdict_of_the_worker_and_is_loaded_by_its_first_call() {
    let site = Site::start().await;
    site.plain().await;
    let loaded =
        "return performance.getEntriesByType('resource').filter(({ name }) => name.includes('validator')).length";
    assert_eq!(site.browser.run(loaded).await, 0);
    let event = r#"{"eventType":"ORDER.CREATED","data":{"orderNumber":7}}"#;
    site.browser
        .run(&format!("Promise.all([validate({event}), validate('{event}')]).then((it) => window.verdicts = it)"))
        .await;
    site.until("there is a verdict", "return window.verdicts !== undefined").await;
    let verdicts = site.browser.run("return verdicts").await;
    assert_eq!(verdicts[0], verdicts[1], "a value and its text");
    assert_eq!(verdicts[0]["valid"], false);
    let ours = hookpost::inspect::Inspector::new().inspect(event.as_bytes(), None);
    assert_eq!(verdicts[0], serde_json::to_value(ours).expect("a report"));
    assert_eq!(site.browser.run(loaded).await, 2, "its script and its module");
}

#[test]
fn the_types_take_what_is_right_and_refuse_what_is_not() {
    let folder = tempfile::TempDir::new_in(root().join("target")).expect("a temporary folder can be made");
    std::fs::copy(samples().join("types.ts"), folder.path().join("types.ts")).expect("it can be copied");
    let types = std::path::Path::new(&part("HOOKPOST_DIST")).join("embed/hookpost.d.ts");
    let configuration: Value = json!({
        "compilerOptions": {
            "strict": true, "noEmit": true, "target": "es2022", "module": "es2022", "moduleResolution": "bundler",
            "lib": ["es2023", "dom", "esnext.disposable"], "types": [], "skipLibCheck": false,
            "paths": { "hookpost": [types] },
        },
        "files": ["types.ts"],
    });
    std::fs::write(folder.path().join("tsconfig.json"), configuration.to_string()).expect("it can be written");
    let checked = Command::new(part("HOOKPOST_NODE"))
        .arg(root().join("node_modules/typescript/bin/tsc"))
        .arg("--project")
        .arg(folder.path())
        .output()
        .expect("the compiler runs");
    assert!(checked.status.success(), "{}", String::from_utf8_lossy(&checked.stdout));
}

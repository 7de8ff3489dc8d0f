//! docs/embedding.md and the README keep their word: the server and the pages, as they stand there, show the portal.

use std::path::Path;
use std::process::Command;

use hookpost_real::{block, part};

use super::site::{Site, port};

#[tokio::test]
async fn the_five_minutes_work_as_they_are_written() {
    let read = |path: &str| {
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(path);
        std::fs::read_to_string(file).expect("the page is there")
    };
    let page = read("docs/embedding.md");
    let folder = tempfile::TempDir::new().expect("a temporary folder can be made");
    std::fs::write(folder.path().join("server.mjs"), block(&page, "js")).expect("it can be written");
    let port = port();
    let mut node = Command::new(part("HOOKPOST_NODE"));
    node.arg("server.mjs").current_dir(folder.path());
    let site = Site::served_by(node, port).await;
    for written in [page, read("README.md")] {
        // The one thing that a reader has to change.
        let html = block(&written, "html").replace("https://webhooks.example.com", &site.worker.address());
        assert!(html.contains(&site.worker.address()), "the page names the worker");
        std::fs::write(folder.path().join("index.html"), html).expect("it can be written");
        site.go("").await;
        site.sees("webhooks", "Get your first notification").await;
        site.press("webhooks", "Deliveries").await;
        site.sees("webhooks", "Nothing was delivered yet").await;
    }
}

//! Everything that is said comes from the message files: in a table in which each message stands between ⟦ and ⟧, no page
//! has a word outside of them but data.

use std::fs;
use std::path::Path;

use hookpost::catalogue::{self, Group};
use hookpost_messages::{Message, Piece, read};
use hookpost_real::{Browser, Settings, Worker, part};
use serde_json::json;
use tempfile::TempDir;

use crate::world::World;

/// Finds words outside of messages, in texts and in what is only heard. Data is left out by where it stands, or by what it
/// is.
const UNMARKED: &str = "
    const HOLDS_DATA = 'code, pre, kbd, time, script, style, noscript, [lang=en]:not(html), option[lang], .address, bdi, \
        .request p, .request li, .cm-editor, textarea, .bar > span > :not(.tag), td.muted bdi, [role=tab]';
    const strip = (text) => DATA.reduce((rest, data) => rest.split(data).join(' '), text)
        .replace(/\\b[1-5]\\d\\d [A-Z][A-Za-z ]+/g, ' ').replace(/127\\.0\\.0\\.1:\\d+\\S*/g, ' ').replace(/\\d{4}-\\d\\d-\\d\\dT\\S*/g, ' ');
    const found = [];
    let depth = 0;
    const outside = (text) => {
        let rest = '';
        for (const letter of text) {
            if (letter === '⟦') depth += 1;
            else if (letter === '⟧') depth -= 1;
            else if (depth === 0) rest += letter;
        }
        return rest;
    };
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const rest = strip(outside(node.data));
        if (/\\p{L}{2}/u.test(rest) && !node.parentElement.closest(HOLDS_DATA)) found.push(node.parentElement.outerHTML.slice(0, 160));
    }
    for (const name of ['aria-label', 'title', 'placeholder', 'aria-valuetext']) {
        for (const element of document.querySelectorAll(`[${name}]`)) {
            depth = 0;
            const value = element.getAttribute(name);
            const rest = strip(outside(value));
            if (/\\p{L}{2}/u.test(rest) && !element.closest('.cm-editor, [role=tabpanel]') && !/^(https?:|whsec|webhook-id|authorization|Bearer|\\{)/.test(value)) found.push(name + ': ' + value);
        }
    }
    depth = 0;
    if (/\\p{L}{2}/u.test(strip(outside(document.title)))) found.push('title: ' + document.title);
    return [...new Set(found)];";

/// A copy of the built portal in which German is the marked table.
fn marked_portal() -> TempDir {
    let folder = TempDir::new().expect("a temporary folder can be made");
    copy(Path::new(&part("HOOKPOST_DIST")), folder.path());
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../static/messages");
    let messages = read(&source).expect("the messages hold together");
    let mark = |message: &Message| {
        let mut pieces = vec![Piece::Words("⟦".to_owned())];
        pieces.extend(message.pieces.iter().cloned());
        pieces.push(Piece::Words("⟧".to_owned()));
        Message { pieces, ..message.clone() }
    };
    let (name, table) = messages.table_with("de", mark).expect("there is German");
    let file = folder.path().join(&name);
    assert!(file.exists(), "the portal was built from other messages: there is no {name}");
    fs::write(&file, table).expect("the folder can be written");
    for packed in ["br", "gz"] {
        fs::remove_file(folder.path().join(format!("{name}.{packed}"))).expect("the table was packed");
    }
    folder
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder can be made");
    for entry in fs::read_dir(from).expect("the portal was built") {
        let entry = entry.expect("a folder can be read");
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).expect("a file can be copied");
        }
    }
}

/// What is data wherever it stands: the catalogue's own words, and what the test filled in.
fn data() -> Vec<String> {
    let entries = catalogue::entries().iter().flat_map(|entry| [entry.event_type, entry.name]);
    let groups = Group::ALL.iter().map(|group| group.name());
    let mut data: Vec<String> = entries.chain(groups).map(str::to_owned).collect();
    data.extend(
        ["demo", "other", "The laboratory's own server", "URL", "typical", "minimal", "full"].map(str::to_owned),
    );
    // The longest first: one name may begin with another.
    data.sort_by_key(|words| std::cmp::Reverse(words.len()));
    data
}

#[tokio::test(flavor = "multi_thread")]
async fn no_page_has_a_word_that_is_in_no_message_file() {
    let portal = marked_portal();
    let mut worker = Worker::new(Settings::default());
    worker.set_assets(portal.path());
    let world = World::make_on(worker).await;
    let browser = Browser::open_in("de").await;
    let look = format!("const DATA = {};{UNMARKED}", json!(data()));
    let mut faults = Vec::new();
    let id = |path: &str, id: &str| format!("{path}/{id}");
    let pages = [
        (String::new(), "⟦Öffnen Sie diese Seite über Ihren Portal-Link⟧"),
        ("#partner=other&key=part_other".to_owned(), "⟦Ihre erste Benachrichtigung⟧"),
        ("#partner=demo&key=part_demo".to_owned(), "⟦Braucht Aufmerksamkeit⟧"),
        ("endpoints".to_owned(), "⟦Bearbeiten⟧"),
        ("endpoints/new".to_owned(), "⟦Speichern und Test senden⟧"),
        (id("endpoints", &world.well), "⟦Speichern und Test senden⟧"),
        (id("endpoints", &world.failing), "⟦Speichern und Test senden⟧"),
        (id("endpoints", &world.off), "⟦Speichern und Test senden⟧"),
        ("deliveries".to_owned(), "⟦Das sind alle.⟧"),
        ("deliveries?eventType=TEST.PROCESSED".to_owned(), "⟦Keine Zustellung passt⟧"),
        (id("deliveries", &world.delivered), "⟦Beim ersten Versuch angekommen"),
        (id("deliveries", &world.exhausted), "Versuche sind fehlgeschlagen"),
        (id("deliveries", &world.retrying), "⟦Nächster Versuch um"),
        (id("deliveries", &world.parked), "⟦Ihr Server antwortete 410 Gone"),
        ("events".to_owned(), "⟦Woher diese Schemata stammen⟧"),
        ("events/ORDER.DISPATCHED".to_owned(), "⟦Was darin steht⟧"),
        ("retries".to_owned(), "⟦Derselbe Ausfall anderswo⟧"),
        ("settings".to_owned(), "⟦30 Wiederholungen nach dem ersten Versuch⟧"),
        (format!("endpoints/{}/conformance", world.well), "⟦Noch kein Prüflauf."),
        ("security".to_owned(), "⟦Eine Signatur prüfen⟧"),
        ("validator".to_owned(), "⟦Noch nichts zu prüfen⟧"),
        ("validator/sequence".to_owned(), "⟦Noch keine Ereignisse⟧"),
        ("validator/personal-data".to_owned(), "⟦Noch nichts zu durchsuchen⟧"),
        ("validator/schema".to_owned(), "⟦Felder⟧"),
        ("nowhere".to_owned(), "⟦Diese Seite gibt es nicht⟧"),
    ];
    for (path, words) in pages {
        browser.go("about:blank").await;
        browser.go(&world.at(&path)).await;
        browser.sees(words).await;
        let found = browser.run(&look).await;
        let found = found
            .as_array()
            .expect("a list")
            .iter()
            .map(|fault| format!("{path}: {}", fault.as_str().unwrap_or_default()));
        faults.extend(found);
    }
    browser.keys("?").await;
    browser.sees("⟦Tastenkürzel⟧").await;
    let found = browser.run(&look).await;
    faults.extend(found.as_array().expect("a list").iter().map(|fault| format!("keys: {fault}")));
    assert!(faults.is_empty(), "{} words in no message:\n{}", faults.len(), faults.join("\n"));
}

//! The document as a page for people: plain HTML without a script, so that it needs nothing from anywhere and holds under
//! the strictest policy.

mod call;
mod html;
mod schema;

use std::fmt::Write as _;

use serde_json::Value;

use super::problems::{Kind, kinds};
use super::samples;
use super::words::words;
use html::{escape, paragraphs};

/// The page of the reference. Its styles lie beside it, as `style.css`.
pub fn reference_page(document: &Value) -> String {
    let groups = groups(document);
    let mut page = String::from(HEAD);
    page.push_str("<nav aria-label=\"Contents\"><ul>");
    for (name, _, calls) in &groups {
        let _ = write!(page, "<li><a href=\"#{0}\">{0}</a><ul>", escape(name));
        for call in calls {
            let _ = write!(page, "<li><a href=\"#{}\">{}</a></li>", call.id(), html::inline(call.summary()));
        }
        page.push_str("</ul></li>");
    }
    page.push_str(
        "<li><a href=\"#problems\">Problems</a></li><li><a href=\"#schemas\">Schemas</a></li></ul></nav><main>",
    );
    let info = &document["info"];
    let (title, version) = (html::text(&info["title"]), html::text(&info["version"]));
    let _ = write!(page, "<h1>{title} API</h1><p class=\"version\">Version {version}. ");
    page.push_str("The same for programs: <a href=\"/api/v1/openapi.json\">openapi.json</a>.</p>");
    page.push_str(&paragraphs(html::plain(&info["description"])));
    for (name, description, calls) in &groups {
        let _ = write!(page, "<section><h2 id=\"{0}\">{0}</h2><p>{1}</p>", escape(name), escape(description));
        for call in calls {
            page.push_str(&call.shown());
        }
        page.push_str("</section>");
    }
    page.push_str(&problems());
    page.push_str(&schema::all(document));
    page.push_str("</main></body></html>\n");
    page
}

const HEAD: &str = "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\">\
    <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\
    <meta name=\"color-scheme\" content=\"light dark\"><title>Hookpost API</title><link rel=\"icon\" href=\"data:,\">\
    <link rel=\"stylesheet\" href=\"/docs/style.css\"></head><body class=\"hookpost reference\">";

/// The groups with their calls, in the order of the samples.
fn groups(document: &Value) -> Vec<(&str, &str, Vec<call::Shown<'_>>)> {
    let mut calls = call::all(document);
    let order: Vec<_> = samples::calls().iter().map(|call| words(call).id).collect();
    calls.sort_by_key(|call| order.iter().position(|id| *id == call.id()));
    let tags = document["tags"].as_array().expect("the document has groups");
    let of = |tag: &str| calls.iter().filter(|call| call.group() == tag).copied().collect();
    tags.iter()
        .map(|tag| (html::plain(&tag["name"]), html::plain(&tag["description"]), of(html::plain(&tag["name"]))))
        .collect()
}

/// Every kind of problem, at the place that its `type` leads to.
fn problems() -> String {
    let mut section = String::from("<section><h2 id=\"problems\">Problems</h2><dl class=\"problems\">");
    for Kind { code, meaning, remedy, .. } in kinds() {
        let word = code.word();
        let _ = write!(
            section,
            "<dt id=\"{word}\"><code>{word}</code> <span class=\"status\">{}</span></dt><dd><p>{}</p>{}</dd>",
            code.status(),
            html::inline(&meaning),
            paragraphs(remedy),
        );
    }
    section.push_str("</dl></section>");
    section
}

//! Text as HTML. Whatever is shown goes through here.

use serde_json::Value;

/// Text that is no markup.
pub(super) fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// Text with code in backticks and strong words between two asterisks.
pub(super) fn inline(text: &str) -> String {
    let strong = |part: &str| {
        let parts: Vec<_> = escape(part).split("**").map(str::to_owned).collect();
        alternately(&parts, "<strong>", "</strong>")
    };
    let mut marked = Vec::new();
    for (index, part) in text.split('`').enumerate() {
        marked.push(if index % 2 == 0 { strong(part) } else { escape(part) });
    }
    alternately(&marked, "<code>", "</code>")
}

/// Every second part between the two marks.
fn alternately(parts: &[String], open: &str, close: &str) -> String {
    let marked =
        |(index, part): (usize, &String)| if index % 2 == 1 { format!("{open}{part}{close}") } else { part.clone() };
    parts.iter().enumerate().map(marked).collect()
}

/// Paragraphs, which empty lines part.
pub(super) fn paragraphs(text: &str) -> String {
    let parts: Vec<_> = text.split("\n\n").filter(|part| !part.is_empty()).map(inline).collect();
    if parts.is_empty() { String::new() } else { format!("<p>{}</p>", parts.join("</p><p>")) }
}

/// A text of the document; empty if there is none.
pub(super) fn plain(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

/// The same as HTML.
pub(super) fn text(value: &Value) -> String {
    inline(plain(value))
}

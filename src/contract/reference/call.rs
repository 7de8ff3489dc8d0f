//! One call: its path, what it takes, what it answers.

use std::fmt::Write as _;

use serde_json::Value;

use super::html::{escape, inline, plain, text};
use super::schema::{kind, row, table};

/// A call as it is shown.
#[derive(Clone, Copy, Debug)]
pub(super) struct Shown<'d> {
    document: &'d Value,
    path: &'d str,
    method: &'d str,
    operation: &'d Value,
}

/// Every call of the document.
pub(super) fn all(document: &Value) -> Vec<Shown<'_>> {
    let paths = document["paths"].as_object().into_iter().flatten();
    let calls = paths.flat_map(|(path, methods)| {
        let methods = methods.as_object().into_iter().flatten();
        methods.map(move |(method, operation)| Shown { document, path, method, operation })
    });
    calls.collect()
}

impl<'d> Shown<'d> {
    pub(super) fn id(&self) -> &'d str {
        plain(&self.operation["operationId"])
    }

    pub(super) fn summary(&self) -> &'d str {
        plain(&self.operation["summary"])
    }

    pub(super) fn group(&self) -> &'d str {
        plain(&self.operation["tags"][0])
    }

    /// The call as an article.
    pub(super) fn shown(&self) -> String {
        let mut article = format!(
            "<article><h3 id=\"{}\">{}</h3><p class=\"path\"><span class=\"method\">{}</span> <code>{}</code></p><p>{} {}</p>",
            self.id(),
            inline(self.summary()),
            self.method.to_uppercase(),
            escape(self.path),
            text(&self.operation["description"]),
            self.opened_by(),
        );
        article.push_str(&self.parameters());
        article.push_str(&self.body());
        article.push_str(&self.answers());
        article.push_str("</article>");
        article
    }

    fn opened_by(&self) -> &'static str {
        match self.operation["security"].as_array().map(Vec::len) {
            Some(0) => "Open to everybody.",
            Some(1) => "Opened by the provider's key.",
            _ => "Opened by the provider's key, the partner's, or a token of the portal.",
        }
    }

    fn parameters(&self) -> String {
        let mut rows = String::new();
        for parameter in self.operation["parameters"].as_array().into_iter().flatten() {
            let parameter = self.followed(parameter);
            let mark = if parameter["required"] == true { "" } else { " <span class=\"optional\">optional</span>" };
            let place = format!("{mark} <span class=\"place\">{}</span>", plain(&parameter["in"]));
            rows.push_str(&row(
                plain(&parameter["name"]),
                &place,
                &parameter["schema"],
                &text(&parameter["description"]),
            ));
        }
        format!("<h4>Parameters</h4>{}", table("Name", &rows))
    }

    fn body(&self) -> String {
        let mut shown = String::new();
        for (media, content) in self.operation["requestBody"]["content"].as_object().into_iter().flatten() {
            let _ = write!(shown, "<h4>Body, {}</h4><p>{}</p>", escape(media), kind(&content["schema"]));
            let example = &content["examples"]["one"]["value"];
            let example = example.as_str().map_or_else(|| format!("{example:#}"), str::to_owned);
            let _ = write!(shown, "<pre tabindex=\"0\"><code>{}</code></pre>", escape(&example));
        }
        shown
    }

    fn answers(&self) -> String {
        let mut rows = String::new();
        for (status, answer) in self.operation["responses"].as_object().into_iter().flatten() {
            let contents = answer["content"].as_object().into_iter().flatten();
            let kinds: Vec<_> = contents.map(|(_, content)| kind(&content["schema"])).collect();
            let _ = write!(
                rows,
                "<tr><th scope=\"row\">{status}</th><td>{}</td><td>{}</td></tr>",
                kinds.join(" "),
                text(&answer["description"]),
            );
        }
        format!("<h4>Answers</h4>{}", table("Status", &rows))
    }

    /// What a reference leads to; else the value itself.
    fn followed(&self, value: &'d Value) -> &'d Value {
        let place = value["$ref"].as_str().and_then(|place| place.strip_prefix('#'));
        place.and_then(|place| self.document.pointer(place)).unwrap_or(value)
    }
}

//! Schemas: as a few words, and as a table of members.

use std::fmt::Write as _;

use serde_json::Value;

use super::html::{escape, plain, text};

/// Every schema that has a name.
pub(super) fn all(document: &Value) -> String {
    let mut section = String::from("<section><h2 id=\"schemas\">Schemas</h2>");
    for (name, schema) in document["components"]["schemas"].as_object().into_iter().flatten() {
        let _ = write!(
            section,
            "<article><h3 id=\"schema-{0}\">{0}</h3><p>{1}</p>",
            escape(name),
            text(&schema["description"])
        );
        if schema["properties"].is_object() {
            section.push_str(&members(schema));
        } else {
            let _ = write!(section, "<p>{}</p>", kind(schema));
        }
        section.push_str("</article>");
    }
    section.push_str("</section>");
    section
}

/// A table of an object's members.
fn members(schema: &Value) -> String {
    let is_required =
        |name: &str| schema["required"].as_array().is_some_and(|names| names.iter().any(|one| one == name));
    let mut rows = String::new();
    for (name, property) in schema["properties"].as_object().into_iter().flatten() {
        let mark = if is_required(name) { "" } else { " <span class=\"optional\">optional</span>" };
        rows.push_str(&row(name, mark, property, &text(&property["description"])));
    }
    table("Name", &rows)
}

/// A table of such rows, whose first column is called so.
pub(super) fn table(first: &str, rows: &str) -> String {
    format!(
        "<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"Table\"><table><thead><tr><th scope=\"col\">{first}</th>\
         <th scope=\"col\">Kind</th><th scope=\"col\">Meaning</th></tr></thead><tbody>{rows}</tbody></table></div>"
    )
}

/// A row of such a table.
pub(super) fn row(name: &str, mark: &str, schema: &Value, meaning: &str) -> String {
    format!(
        "<tr><th scope=\"row\"><code>{}</code>{mark}</th><td>{}</td><td>{meaning}</td></tr>",
        escape(name),
        kind(schema)
    )
}

/// What a schema asks for, in a few words.
pub(super) fn kind(schema: &Value) -> String {
    if let Some(name) = schema["$ref"].as_str().and_then(|place| place.rsplit('/').next()) {
        return format!("<a href=\"#schema-{0}\">{0}</a>", escape(name));
    }
    for choice in ["oneOf", "anyOf"] {
        if let Some(options) = schema[choice].as_array().filter(|_| !schema["type"].is_string()) {
            let words: Vec<_> = options.iter().map(kind).collect();
            return words.join(" or ");
        }
    }
    if let Some(parts) = schema["allOf"].as_array() {
        return parts.first().map(kind).unwrap_or_default();
    }
    if let Some(word) = schema.get("const") {
        return format!("<code>{}</code>", escape(&word.to_string()));
    }
    if let Some(words) = schema["enum"].as_array() {
        let words: Vec<_> = words.iter().map(|word| format!("<code>{}</code>", escape(&word.to_string()))).collect();
        return words.join(" ");
    }
    let named = match &schema["type"] {
        Value::String(name) => name.clone(),
        Value::Array(names) => names.iter().map(plain).collect::<Vec<_>>().join(" or "),
        _ => "any value".to_owned(),
    };
    let named = if schema["items"].is_object() { format!("{named} of {}", kind(&schema["items"])) } else { named };
    format!("{named}{}", limits(schema))
}

fn limits(schema: &Value) -> String {
    const LIMITS: [(&str, &str); 7] = [
        ("format", ""),
        ("minimum", "from "),
        ("maximum", "up to "),
        ("minLength", "from this length: "),
        ("maxLength", "up to this length: "),
        ("maxItems", "at most "),
        ("pattern", "as "),
    ];
    let mut told = String::new();
    for (name, words) in LIMITS {
        let Some(limit) = schema.get(name) else { continue };
        let limit = limit.as_str().map_or_else(|| limit.to_string(), str::to_owned);
        let limit = if name == "pattern" { format!("<code>{}</code>", escape(&limit)) } else { escape(&limit) };
        let _ = write!(told, ", {words}{limit}");
    }
    told
}

//! A JSON Schema as a person reads it: each field with its type, whether it is always there, its meaning, an example.

use yew::prelude::*;

use crate::json::Tree;

/// References deeper than this are circles, or as good as.
const DEEPEST: usize = 8;

#[derive(PartialEq, Properties)]
pub(super) struct SchemaTreeProps {
    /// The schema's text.
    pub(super) schema: AttrValue,
}

#[function_component]
pub(super) fn SchemaTree(props: &SchemaTreeProps) -> Html {
    let root = use_memo(props.schema.clone(), |schema| Tree::parse(schema));
    match &*root {
        Some(root) => html! { <div class="schema-tree">{ fields(root, root, 0) }</div> },
        None => html! { <p class="muted">{ "This schema has no fields to show. See it as JSON." }</p> },
    }
}

/// The properties of an object schema, in the order they are written in.
fn fields(root: &Tree, schema: &Tree, depth: usize) -> Html {
    let properties = schema.get("properties").map(Tree::members).unwrap_or_default();
    if properties.is_empty() || depth > DEEPEST {
        return html! {};
    }
    let required = schema.get("required").map(Tree::items).unwrap_or_default();
    let field = |(name, property): &(String, Tree)| {
        let property = resolve(root, property);
        let is_required = required.iter().any(|item| item.text() == Some(name));
        let inner = match property.get("items").map(|items| resolve(root, items)) {
            Some(items) => fields(root, items, depth + 1),
            None => fields(root, property, depth + 1),
        };
        html! {
            <li key={name.clone()}>
                <p>
                    <code>{ name.clone() }</code>
                    <span class="muted">{ kind(root, property) }</span>
                    if is_required {
                        <span class="tag" data-variant="strong">{ "always" }</span>
                    }
                </p>
                if let Some(description) = property.get("description").and_then(Tree::text) {
                    <p>{ description.to_owned() }</p>
                }
                if let Some(example) = example(property) {
                    <p class="muted">{ "e.g. " }<code>{ example }</code></p>
                }
                { inner }
            </li>
        }
    };
    html! { <ul>{ for properties.iter().map(field) }</ul> }
}

/// Follows `$ref` within the schema.
fn resolve<'a>(root: &'a Tree, schema: &'a Tree) -> &'a Tree {
    let mut schema = schema;
    for _ in 0..DEEPEST {
        let pointer = schema.get("$ref").and_then(Tree::text).and_then(|reference| reference.strip_prefix('#'));
        match pointer.and_then(|pointer| root.at(pointer)) {
            Some(found) => schema = found,
            None => break,
        }
    }
    schema
}

/// The type in a few words: `string, date-time`, `array of objects`, `= ORDER.CREATED`.
fn kind(root: &Tree, schema: &Tree) -> String {
    if let Some(constant) = schema.get("const") {
        return format!("= {}", constant.brief());
    }
    if let Some(values) = schema.get("enum") {
        return values.items().iter().map(Tree::brief).collect::<Vec<_>>().join(" | ");
    }
    let name = match schema.get("type") {
        Some(Tree::List(types)) => types.iter().map(Tree::brief).collect::<Vec<_>>().join(" or "),
        Some(name) => name.brief(),
        None => "any".to_owned(),
    };
    match (schema.get("items"), schema.get("format").and_then(Tree::text)) {
        (Some(items), _) => format!("array of {}s", kind(root, resolve(root, items))),
        (None, Some(format)) => format!("{name}, {format}"),
        (None, None) => name,
    }
}

fn example(schema: &Tree) -> Option<String> {
    schema.get("examples")?.items().first().map(Tree::brief)
}

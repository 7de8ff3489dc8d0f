//! A JSON Schema as a person reads it: each field with its type, whether it is always there, its meaning, an example.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::icon;
use crate::json::Tree;
use crate::say;

/// References deeper than this are circles, or as good as.
const DEEPEST: usize = 8;

#[derive(PartialEq, Properties)]
pub(crate) struct SchemaTreeProps {
    /// The schema's text.
    pub(crate) schema: AttrValue,
    /// Whether its fields can be searched.
    #[prop_or_default]
    pub(crate) searchable: bool,
}

#[function_component]
pub(crate) fn SchemaTree(props: &SchemaTreeProps) -> Html {
    let root = use_memo(props.schema.clone(), |schema| Tree::parse(schema));
    let search = use_state_eq(String::new);
    let oninput = {
        let setter = search.setter();
        move |event: InputEvent| setter.set(event.target_unchecked_into::<HtmlInputElement>().value())
    };
    match &*root {
        Some(root) => {
            let words = search.trim().to_lowercase();
            let found = fields(root, root, 0, &words);
            html! {
                <div class="schema-tree">
                    if props.searchable {
                        <label class="search">
                            { icon("search") }
                            <span class="unseen">{ say::search_fields() }</span>
                            <input
                                type="search"
                                data-search="true"
                                placeholder={say::search_fields()}
                                autocomplete="off"
                                value={(*search).clone()}
                                {oninput}
                            />
                            <kbd aria-hidden="true">{ "/" }</kbd>
                        </label>
                    }
                    if found.is_none() && !words.is_empty() {
                        <p class="muted">{ say::no_field_matches(search.trim()) }</p>
                    }
                    { for found }
                </div>
            }
        }
        None => html! { <p class="muted">{ say::schema_no_fields() }</p> },
    }
}

/// The properties of an object schema, in the order they are written in: those that match the search, with what leads to
/// them. None when there are none.
fn fields(root: &Tree, schema: &Tree, depth: usize, search: &str) -> Option<Html> {
    let properties = schema.get("properties").map(Tree::members).unwrap_or_default();
    if depth > DEEPEST {
        return None;
    }
    let required = schema.get("required").map(Tree::items).unwrap_or_default();
    let field = |(name, property): &(String, Tree)| {
        let property = resolve(root, property);
        let description = property.get("description").and_then(Tree::text);
        let matches = search.is_empty()
            || name.to_lowercase().contains(search)
            || description.is_some_and(|description| description.to_lowercase().contains(search));
        let holder = property.get("items").map_or(property, |items| resolve(root, items));
        // All of what is in a field that matches, else what matches in it.
        let inner = fields(root, holder, depth + 1, if matches { "" } else { search });
        if !matches && inner.is_none() {
            return None;
        }
        let is_required = required.iter().any(|item| item.text() == Some(name));
        Some(html! {
            <li key={name.clone()}>
                <p>
                    <code>{ name.clone() }</code>
                    <span class="muted">{ say::in_english(&kind(root, property)) }</span>
                    if is_required {
                        <span class="tag" data-variant="strong">{ say::field_always() }</span>
                    }
                </p>
                if let Some(description) = description {
                    <p>{ say::in_english(description) }</p>
                }
                if let Some(example) = example(property) {
                    <p class="muted">{ say::for_example(html! { <code>{ example }</code> }) }</p>
                }
                { for inner }
            </li>
        })
    };
    let found: Vec<Html> = properties.iter().filter_map(field).collect();
    (!found.is_empty()).then(|| html! { <ul>{ found }</ul> })
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

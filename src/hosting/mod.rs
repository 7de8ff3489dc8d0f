//! What a page that embeds the portal gives, read and judged, as a module of its own for `static/portal/embed.mjs`: the
//! portal's own page needs none of it, and so does not load it.
//!
//! A thin shell around `embed`: plain objects of JavaScript in and out. It never draws and never sends.

use js_sys::{Array, Error, Object, Reflect};
use serde::Serialize;
use serde::de::DeserializeOwned;
use wasm_bindgen::prelude::*;

use crate::embed::{self, Colour, Given, OptionProblem, Options, Tokens};
use crate::javascript::plain;

/// What [`read_options`] gives.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Judged<'o> {
    api_base: Option<&'o str>,
    needs_tokens: bool,
    partner: Option<&'o str>,
    first_page: &'o str,
    locale: Option<&'o str>,
    theme: &'static str,
    read_only: bool,
    sections: Vec<&'static str>,
    has_address: bool,
}

/// The options as they are to be followed; throws what is wrong with them.
#[wasm_bindgen(js_name = readOptions)]
pub fn read_options(options: &JsValue) -> Result<JsValue, JsValue> {
    let options = read(options).and_then(Options::parse).map_err(|problems| {
        let words: Vec<String> = problems.iter().map(ToString::to_string).collect();
        Error::new(&words.join(" "))
    })?;
    plain(&Judged {
        api_base: options.api_base.as_deref(),
        needs_tokens: options.tokens != Tokens::None,
        partner: options.partner.as_ref().map(crate::model::PartnerId::as_str),
        first_page: &options.first_page,
        locale: options.locale.as_deref(),
        theme: options.theme.as_str(),
        read_only: options.read_only,
        sections: options.sections.iter().map(|section| section.as_str()).collect(),
        has_address: options.history == embed::History::Address,
    })
}

/// What keeps colours from being read: of the theme's surface, text, accent, what stands on the accent, and muted text,
/// three bytes each.
#[wasm_bindgen(js_name = judgeColours)]
pub fn judge_colours(theme: &str, colours: &[u8]) -> Vec<String> {
    let (colours, _) = colours.as_chunks();
    let Ok(colours) = <[[u8; 3]; 5]>::try_from(colours) else { return Vec::new() };
    embed::judge_colours(theme, colours.map(Colour))
}

/// Reads each option as its type.
fn read(options: &JsValue) -> Result<Given, Vec<OptionProblem>> {
    let mut problems = Vec::new();
    for name in Object::keys(options.unchecked_ref::<Object>()).iter().filter_map(|name| name.as_string()) {
        if !Options::NAMES.contains(&name.as_str()) {
            let expected = format!("a name among {}", Options::NAMES.join(", "));
            problems.push(OptionProblem::new(name, expected, "another"));
        }
    }
    function(options, "onEvent", &mut problems);
    let given = Given {
        has_get_token: function(options, "getToken", &mut problems),
        api_base: option(options, "apiBase", "a text", &mut problems),
        token: option(options, "token", "a text", &mut problems),
        partner: option(options, "partner", "a text", &mut problems),
        first_page: option(options, "firstPage", "a text", &mut problems),
        locale: option(options, "locale", "a text", &mut problems),
        theme: option(options, "theme", "a text", &mut problems),
        read_only: option(options, "readOnly", "true or false", &mut problems),
        sections: option(options, "sections", "a list of texts", &mut problems),
        history: option(options, "history", "a text", &mut problems),
    };
    if problems.is_empty() { Ok(given) } else { Err(problems) }
}

fn option<T: DeserializeOwned>(
    options: &JsValue,
    name: &str,
    expected: &str,
    problems: &mut Vec<OptionProblem>,
) -> Option<T> {
    let value = given(options, name)?;
    let kind = kind(&value);
    serde_wasm_bindgen::from_value(value).map_err(|_| problems.push(OptionProblem::new(name, expected, kind))).ok()
}

/// Whether there is a function of that name.
fn function(options: &JsValue, name: &str, problems: &mut Vec<OptionProblem>) -> bool {
    let Some(value) = given(options, name) else { return false };
    if !value.is_function() {
        problems.push(OptionProblem::new(name, "a function", kind(&value)));
    }
    value.is_function()
}

fn given(options: &JsValue, name: &str) -> Option<JsValue> {
    Reflect::get(options, &name.into()).ok().filter(|value| !value.is_undefined() && !value.is_null())
}

fn kind(value: &JsValue) -> String {
    let kind = if Array::is_array(value) { "list".into() } else { value.js_typeof().as_string().unwrap_or_default() };
    format!("a value of the type {kind}")
}

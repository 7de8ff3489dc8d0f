//! The headers of the request that the text came with: what in them looks like a secret or a person's data is marked as
//! they are typed. They are kept nowhere, not even through a reload: most headers hold secrets.

use std::rc::Rc;

use hookpost::privacy::{self, HeaderLineFinding};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::components::Field;

/// Nobody's headers are longer, and looking through them must not hold the page up.
const LOOKED_AT_MOST: u32 = 100_000;

/// The headers and their field.
#[derive(Clone, PartialEq)]
pub(super) struct Headers {
    /// The field, while it is there.
    pub(super) field: Option<Field>,
    /// What stands in it.
    pub(super) text: AttrValue,
    /// What in them looks like a secret or a person's data.
    pub(super) found: Rc<Vec<HeaderLineFinding>>,
    /// Whether there are too many to look through.
    pub(super) too_long: bool,
    /// A field is there: the first, or another in place of it.
    pub(super) on_ready: Callback<Field>,
    /// They are others.
    pub(super) on_change: Callback<()>,
}

/// The headers of this page. A body that is pasted with them goes to `on_body`.
#[hook]
pub(super) fn use_headers(on_body: Callback<String>) -> Headers {
    let field = use_state_eq(|| None::<Field>);
    let newest = use_mut_ref(|| None::<Field>);
    // A field keeps the callback that it was made with.
    let body_to = use_mut_ref(|| on_body.clone());
    body_to.replace(on_body);
    let text = use_state_eq(AttrValue::default);
    let too_long = use_state_eq(|| false);
    let found = use_memo((*text).clone(), |text| privacy::find_in_header_lines(text));
    use_effect_with((field.clone(), Rc::clone(&found)), |(field, found)| {
        if let Some(field) = &**field {
            field.tint(&serde_wasm_bindgen::to_value(&**found).unwrap_or(JsValue::UNDEFINED));
        }
    });
    let on_change = {
        let (newest, text, too_long) = (newest.clone(), text.setter(), too_long.setter());
        use_callback((), move |(), ()| {
            let Some(field) = newest.borrow().clone() else { return };
            let is_too_long = field.length() > LOOKED_AT_MOST;
            too_long.set(is_too_long);
            let typed = if is_too_long { String::new() } else { field.text() };
            if let Some((headers, body)) = privacy::split_request(&typed) {
                let (headers, body) = (headers.to_owned(), body.to_owned());
                let on_body = body_to.borrow().clone();
                // Not from within the change that is being told of.
                spawn_local(async move {
                    field.replace(&headers);
                    on_body.emit(body);
                });
                return;
            }
            text.set(typed.into());
        })
    };
    let on_ready = {
        let setter = field.setter();
        use_callback((*text).clone(), move |field: Field, text| {
            newest.replace(Some(field.clone()));
            if !text.is_empty() {
                field.replace(text);
            }
            setter.set(Some(field));
        })
    };
    Headers { field: (*field).clone(), text: (*text).clone(), found, too_long: *too_long, on_ready, on_change }
}

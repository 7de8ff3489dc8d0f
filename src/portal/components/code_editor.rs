//! The field for what the validator looks at: a code editor, or a plain field where the editor could not be loaded.

use js_sys::Uint8Array;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Element, HtmlTextAreaElement};
use yew::prelude::*;

use crate::bindings;
use crate::say;

/// What a field is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Matter {
    /// Events, as JSON.
    Events,
    /// The headers of a request, a line for each.
    Headers,
}

impl Matter {
    fn label(self) -> &'static str {
        match self {
            Self::Events => say::events_label(),
            Self::Headers => say::headers(),
        }
    }

    fn hint(self) -> String {
        match self {
            Self::Events => say::events_hint().to_owned(),
            Self::Headers => format!("x-clinic-key: …\n{}", say::headers_example()),
        }
    }

    /// For `data-matter`.
    fn name(self) -> &'static str {
        match self {
            Self::Events => "events",
            Self::Headers => "headers",
        }
    }
}

/// What can be done with the field, whichever it is.
#[derive(Clone, PartialEq)]
pub(crate) enum Field {
    /// The code editor.
    Code(bindings::Editor),
    /// The plain field.
    Plain(HtmlTextAreaElement),
}

impl Field {
    /// How long the text is, in UTF-16 code units.
    pub(crate) fn length(&self) -> u32 {
        match self {
            Self::Code(editor) => editor.length(),
            Self::Plain(area) => area.text_length(),
        }
    }

    /// The text.
    pub(crate) fn text(&self) -> String {
        match self {
            Self::Code(editor) => editor.text(),
            Self::Plain(area) => area.value(),
        }
    }

    /// The text as UTF-8.
    pub(crate) async fn bytes(&self) -> Uint8Array {
        match self {
            Self::Code(editor) => JsFuture::from(editor.bytes())
                .await
                .map_or_else(|_| Uint8Array::new_with_length(0), JsCast::unchecked_into),
            Self::Plain(area) => Uint8Array::from(area.value().as_bytes()),
        }
    }

    /// Puts another text in place of this one. The code editor can undo it.
    pub(crate) fn replace(&self, text: &str) {
        match self {
            Self::Code(editor) => editor.replace(text),
            Self::Plain(area) => {
                area.set_value(text);
                if let Ok(event) = web_sys::Event::new("input") {
                    let _ = area.dispatch_event(&event);
                }
            }
        }
    }

    /// Marks problems, as the worker gives them.
    pub(crate) fn mark(&self, problems: &JsValue) {
        if let Self::Code(editor) = self {
            editor.mark(problems);
        }
    }

    /// Colours what was found, as the worker gives it.
    pub(crate) fn tint(&self, stretches: &JsValue) {
        if let Self::Code(editor) = self {
            editor.tint(stretches);
        }
    }

    /// Goes to a place, selects what stands there, and takes the focus.
    pub(crate) fn jump(&self, line: u32, column: u32) {
        match self {
            Self::Code(editor) => editor.jump(line, column),
            Self::Plain(area) => {
                let text = area.value();
                let before =
                    text.split('\n').take(line as usize - 1).map(|line| line.encode_utf16().count() + 1).sum::<usize>();
                let at = u32::try_from(before).unwrap_or(u32::MAX).saturating_add(column - 1);
                let _ = area.focus();
                let _ = area.set_selection_range(at, at.saturating_add(1));
            }
        }
    }
}

#[derive(PartialEq, Properties)]
pub(crate) struct CodeEditorProps {
    #[prop_or(Matter::Events)]
    pub(crate) matter: Matter,
    /// It is there.
    pub(crate) on_ready: Callback<Field>,
    /// Its text is another.
    pub(crate) on_change: Callback<()>,
}

/// The code editor. Its script must have been loaded.
#[function_component]
pub(crate) fn CodeEditor(props: &CodeEditorProps) -> Html {
    let place = use_node_ref();
    {
        let (place, on_ready, on_change) = (place.clone(), props.on_ready.clone(), props.on_change.clone());
        use_effect_with(props.matter, move |matter| {
            let heard = Closure::<dyn FnMut()>::new(move || on_change.emit(()));
            let create = |place: Element| {
                bindings::create_editor(&place, matter.label(), &matter.hint(), *matter == Matter::Events, &heard)
            };
            let editor = place.cast::<Element>().map(create);
            if let Some(editor) = &editor {
                on_ready.emit(Field::Code(editor.clone()));
            }
            move || {
                if let Some(editor) = editor {
                    editor.destroy();
                }
                drop(heard);
            }
        });
    }
    html! { <div class="code-editor" data-matter={props.matter.name()} ref={place} /> }
}

/// The field for where the code editor is not.
#[function_component]
pub(crate) fn PlainEditor(props: &CodeEditorProps) -> Html {
    let area = use_node_ref();
    {
        let (area, on_ready) = (area.clone(), props.on_ready.clone());
        use_effect_with((), move |()| {
            if let Some(area) = area.cast::<HtmlTextAreaElement>() {
                on_ready.emit(Field::Plain(area));
            }
        });
    }
    let on_change = props.on_change.clone();
    html! {
        <div class="code-editor" data-matter={props.matter.name()}>
            <textarea
                ref={area}
                aria-label={props.matter.label()}
                placeholder={props.matter.hint()}
                spellcheck="false"
                autocapitalize="off"
                autocomplete="off"
                wrap="off"
                oninput={move |_| on_change.emit(())}
            />
        </div>
    }
}

//! A question that must be answered before anything else. It is open while it is there.

use web_sys::HtmlDialogElement;
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub(crate) struct DialogProps {
    /// Its heading.
    pub(crate) title: AttrValue,
    /// Somebody closed it: by Esc, or by pressing beside it.
    pub(crate) on_close: Callback<()>,
    pub(crate) children: Html,
}

#[function_component]
pub(crate) fn Dialog(props: &DialogProps) -> Html {
    let dialog = use_node_ref();
    {
        let dialog = dialog.clone();
        use_effect_with((), move |()| {
            let dialog = dialog.cast::<HtmlDialogElement>();
            if let Some(dialog) = &dialog {
                let _ = dialog.show_modal();
            }
            // Closing gives the focus back to where it was; a dialog that is only removed does not.
            move || {
                if let Some(dialog) = dialog {
                    dialog.close();
                }
            }
        });
    }
    let oncancel = {
        let on_close = props.on_close.clone();
        move |event: Event| {
            event.prevent_default();
            on_close.emit(());
        }
    };
    let onclick = {
        let (on_close, dialog) = (props.on_close.clone(), dialog.clone());
        move |event: MouseEvent| {
            // The backdrop belongs to the dialog itself; everything else is inside its one child.
            if event.target().map(wasm_bindgen::JsValue::from) == dialog.get().map(wasm_bindgen::JsValue::from) {
                on_close.emit(());
            }
        }
    };
    html! {
        <dialog class="dialog" aria-label={props.title.clone()} ref={dialog} {oncancel} {onclick}>
            <div>
                <h3>{ &props.title }</h3>
                { props.children.clone() }
            </div>
        </dialog>
    }
}

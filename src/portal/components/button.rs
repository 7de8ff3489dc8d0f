//! A button that shows its work and cannot be pressed twice.

use yew::prelude::*;

use super::icon;

/// How much a button weighs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Variant {
    /// The one main action of a page.
    Primary,
    /// Any other action.
    #[default]
    Plain,
    /// An action in passing.
    Quiet,
    /// It destroys something.
    Danger,
}

impl Variant {
    /// As `data-variant` has it.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Primary => "primary",
            Self::Plain => "plain",
            Self::Quiet => "quiet",
            Self::Danger => "danger",
        }
    }
}

#[derive(PartialEq, Properties)]
pub(crate) struct ButtonProps {
    #[prop_or_default]
    pub(crate) variant: Variant,
    /// An icon before the words.
    #[prop_or_default]
    pub(crate) icon: Option<AttrValue>,
    /// A name for the ear, where the words are only clear to the eye.
    #[prop_or_default]
    pub(crate) label: Option<AttrValue>,
    /// Whether its work is under way.
    #[prop_or_default]
    pub(crate) busy: bool,
    #[prop_or_default]
    pub(crate) disabled: bool,
    /// Whether it sends the form around it.
    #[prop_or_default]
    pub(crate) submit: bool,
    #[prop_or_default]
    pub(crate) expanded: Option<bool>,
    #[prop_or_default]
    pub(crate) onclick: Callback<()>,
    pub(crate) children: Html,
}

#[function_component]
pub(crate) fn Button(props: &ButtonProps) -> Html {
    let (busy, pressed) = (props.busy, props.onclick.clone());
    let onclick = move |event: MouseEvent| {
        if busy {
            event.prevent_default();
        } else {
            pressed.emit(());
        }
    };
    html! {
        <button
            class="button"
            type={if props.submit { "submit" } else { "button" }}
            data-variant={props.variant.as_str()}
            aria-label={props.label.clone()}
            title={props.label.clone()}
            aria-busy={busy.then_some("true")}
            aria-disabled={busy.then_some("true")}
            aria-expanded={props.expanded.map(|expanded| expanded.to_string())}
            disabled={props.disabled}
            {onclick}
        >
            if let Some(shape) = &props.icon {
                { icon(shape) }
            }
            <span>{ props.children.clone() }</span>
        </button>
    }
}

//! The short messages about what succeeded, in a corner that is read out.

use yew::prelude::*;

use super::{Button, Icon, Variant};
use crate::say;
use crate::toast::{Toast, use_toaster};

#[derive(PartialEq, Properties)]
pub(crate) struct ToastListProps {
    pub(crate) toasts: Vec<Toast>,
}

#[function_component]
pub(crate) fn ToastList(props: &ToastListProps) -> Html {
    let toaster = use_toaster();
    let show = |toast: &Toast| {
        let (toaster, id) = (toaster.clone(), toast.id);
        html! {
            <li key={id}>
                <Icon name="check" />
                <span>{ &toast.message }</span>
                <Button variant={Variant::Quiet} icon="x" label={say::dismiss()} onclick={move |()| toaster.drop(id)}>{ "" }</Button>
            </li>
        }
    };
    html! {
        <div role="status">
            <ul class="toasts">{ for props.toasts.iter().map(show) }</ul>
        </div>
    }
}

//! Whether events can have happened so.

use super::desk::Desk;
use super::panel::OnJump;
use crate::checker::Checker;
use std::rc::Rc;
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub(super) struct SequenceProps {
    pub(super) checker: Option<Rc<Checker>>,
    pub(super) desk: Desk,
    pub(super) on_jump: OnJump,
}

#[function_component]
pub(super) fn Sequence(_props: &SequenceProps) -> Html {
    html! {}
}

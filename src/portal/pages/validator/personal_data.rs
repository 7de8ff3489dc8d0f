//! What looks like a person.

use super::desk::Desk;
use super::panel::OnJump;
use crate::checker::Checker;
use std::rc::Rc;
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub(super) struct PersonalDataProps {
    pub(super) checker: Option<Rc<Checker>>,
    pub(super) desk: Desk,
    pub(super) on_jump: OnJump,
}

#[function_component]
pub(super) fn PersonalData(_props: &PersonalDataProps) -> Html {
    html! {}
}

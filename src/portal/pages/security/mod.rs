//! Signatures: why one fails, how to verify, rotate and refuse repeats; what is stored for how long; which addresses are
//! called. What the doctor is given stays in the tab.

mod area;
mod audit;
mod doctor;
mod languages;
mod stored;
mod verify;

use hookpost::doctor::Language;
use hookpost::model::DeliveryId;
use yew::prelude::*;

use self::audit::Audit;
use self::doctor::Doctor;
use self::stored::Stored;
use self::verify::{Replays, Rotation, Verify};
use crate::components::Heading;
use crate::say;

#[derive(PartialEq, Properties)]
pub(crate) struct SecurityProps {
    /// A delivery whose request the doctor begins with.
    pub(crate) delivery: Option<DeliveryId>,
}

#[function_component]
pub(crate) fn Security(props: &SecurityProps) -> Html {
    // One language for the whole page: what mends, and what verifies.
    let language = use_state_eq(|| Language::Node);
    let on_language = {
        let setter = language.setter();
        use_callback((), move |language, ()| setter.set(language))
    };
    html! {
        <>
            <header class="page-head">
                <div>
                    <Heading title={say::tab_security()} />
                    <p class="muted">{ say::security_lead() }</p>
                </div>
            </header>
            <Doctor delivery={props.delivery.clone()} language={*language} on_language={&on_language} />
            <Verify language={*language} {on_language} />
            <div class="pair">
                <Rotation />
                <Replays />
            </div>
            <Stored />
            <Audit />
        </>
    }
}

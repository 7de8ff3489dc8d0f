//! Settings: who is here, how things look in this browser, and what the worker is set to.

mod here;
mod who;
mod worker;

use yew::prelude::*;

use self::here::Here;
use self::who::Who;
use self::worker::Worker;
use crate::components::Heading;
use crate::say;

#[function_component]
pub(crate) fn Settings() -> Html {
    html! {
        <>
            <header class="page-head">
                <div>
                    <Heading title={say::tab_settings()} />
                    <p class="muted">{ say::settings_lead() }</p>
                </div>
            </header>
            <div class="pair">
                <Who />
                <Here />
            </div>
            <Worker />
        </>
    }
}

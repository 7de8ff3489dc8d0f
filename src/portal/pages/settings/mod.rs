//! Settings: who is here, how things look in this browser, and what the worker is set to.

mod here;
mod who;
mod worker;

use yew::prelude::*;

use self::here::Here;
use self::who::Who;
use self::worker::Worker;
use crate::components::Heading;

#[function_component]
pub(crate) fn Settings() -> Html {
    html! {
        <>
            <header class="page-head">
                <div>
                    <Heading title="Settings" />
                    <p class="muted">{ "Who you are here, how it looks, and how the worker is set." }</p>
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

//! Who is at the screen, as far as the token tells.

use hookpost::model::Role;
use yew::prelude::*;

use crate::components::Until;
use crate::load::use_client;
use crate::session::Session;

#[function_component]
pub(super) fn Who() -> Html {
    let client = use_client();
    let body = client.who().map_or_else(nobody, somebody);
    html! {
        <section class="card">
            <h3>{ "You" }</h3>
            { body }
        </section>
    }
}

fn nobody() -> Html {
    html! {
        <p>
            { "Nobody is signed in. The catalogue, the validator and the security page need no key; for the rest open the \
               portal by the link from your provider." }
        </p>
    }
}

fn somebody(session: &Session) -> Html {
    let (role, may) = match session.role {
        Role::Admin => ("Admin", "may change endpoints, see secrets and send again"),
        Role::Viewer => ("Viewer", "sees everything but secrets, and changes nothing"),
    };
    html! {
        <dl class="lines">
            <div><dt>{ "Partner" }</dt><dd><code>{ session.partner.to_string() }</code></dd></div>
            <div>
                <dt>{ "Name" }</dt>
                <dd>
                    if let Some(subject) = &session.subject {
                        { subject.as_str() }
                    } else {
                        <span class="muted">{ "not given by the provider" }</span>
                    }
                </dd>
            </div>
            <div><dt>{ "Role" }</dt><dd>{ role }<p class="muted">{ may }</p></dd></div>
            <div>
                <dt>{ "Session ends" }</dt>
                <dd>
                    if let Some(at) = session.ends_at {
                        <Until {at} />
                        <p class="muted">{ "or when the provider ends it. What you type is kept in this tab." }</p>
                    } else {
                        { "not by itself" }
                        <p class="muted">{ "It is a key for programs, not a portal token." }</p>
                    }
                </dd>
            </div>
        </dl>
    }
}

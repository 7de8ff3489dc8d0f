//! Who is at the screen, as far as the token tells.

use hookpost::model::Role;
use yew::prelude::*;

use crate::components::until;
use crate::load::use_client;
use crate::say;
use crate::session::Session;

#[function_component]
pub(super) fn Who() -> Html {
    let client = use_client();
    let body = client.who().map_or_else(nobody, somebody);
    html! {
        <section class="card">
            <h3>{ say::settings_you() }</h3>
            { body }
        </section>
    }
}

fn nobody() -> Html {
    html! {
        <p>{ say::settings_nobody() }</p>
    }
}

fn somebody(session: &Session) -> Html {
    let (role, may) = match session.role {
        Role::Admin => (say::settings_admin(), say::settings_admin_may()),
        Role::Viewer => (say::settings_viewer(), say::settings_viewer_may()),
    };
    html! {
        <dl class="lines">
            <div><dt>{ say::settings_partner() }</dt><dd><code>{ session.partner.to_string() }</code></dd></div>
            <div>
                <dt>{ say::settings_name() }</dt>
                <dd>
                    if let Some(subject) = &session.subject {
                        <bdi>{ subject.as_str() }</bdi>
                    } else {
                        <span class="muted">{ say::settings_no_name() }</span>
                    }
                </dd>
            </div>
            <div><dt>{ say::settings_role() }</dt><dd>{ role }<p class="muted">{ may }</p></dd></div>
            <div>
                <dt>{ say::settings_session_ends() }</dt>
                <dd>
                    if let Some(at) = session.ends_at {
                        { until(at) }
                        <p class="muted">{ say::settings_session_may_end() }</p>
                    } else {
                        { say::settings_session_stays() }
                        <p class="muted">{ say::settings_program_key() }</p>
                    }
                </dd>
            </div>
        </dl>
    }
}

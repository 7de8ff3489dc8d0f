//! The audit log: who did what, and whether the chain of its entries is whole, worked out in this tab.

use std::rc::Rc;

use hookpost::audit::{Checked, Fault, FaultKind, check};
use hookpost::model::{Actor, AuditEntry, Deed, DeliveryId, EndpointId};
use yew::prelude::*;

use crate::client::{Client, Failure};
use crate::components::{Button, CopyButton, Link, Waiting, error_note, icon, stale_note, time};
use crate::load::{Load, Loader, use_client, use_load};
use crate::route::Route;
use crate::{say, words};

/// So many rows at first, and so many more each time.
const ROWS: usize = 20;
/// So many pages are checked. With the API's longest these are 2,000 entries.
const PAGES: usize = 4;

/// The log as far as it was read, newest first.
#[derive(PartialEq)]
struct Log {
    entries: Vec<AuditEntry>,
    verdict: Result<Option<Checked>, Fault>,
}

async fn read(client: Client) -> Result<Log, Failure> {
    let partner = client.who().ok_or(Failure::NoKey)?.partner.clone();
    let (mut entries, mut before) = (Vec::new(), None);
    for _ in 0..PAGES {
        let page = client.audit(before).await?;
        entries.extend(page.entries);
        before = page.next;
        if before.is_none() {
            break;
        }
    }
    entries.reverse();
    let verdict = check(&partner, &entries);
    entries.reverse();
    Ok(Log { entries, verdict })
}

#[function_component]
pub(super) fn Audit() -> Html {
    let client = use_client();
    if !client.has_key() {
        return html! {};
    }
    html! {
        <section>
            <h3>{ say::audit_title() }</h3>
            <p class="muted">{ say::audit_words() }</p>
            <Loaded />
        </section>
    }
}

#[function_component]
fn Loaded() -> Html {
    let loader: Loader<Log> = use_load((), |client, ()| read(client));
    match loader.state() {
        Load::Waiting => html! { <Waiting what={say::audit_loading()} lines=4 on_retry={&loader.retry} /> },
        Load::Failed(failure) => error_note(say::audit_not_loaded(), failure, Some(&loader.retry)),
        Load::Ready(log, trouble) => html! {
            <>
                { stale_note(trouble.as_ref()) }
                <Shown log={Rc::clone(log)} />
            </>
        },
    }
}

#[derive(PartialEq, Properties)]
struct ShownProps {
    log: Rc<Log>,
}

#[function_component]
fn Shown(props: &ShownProps) -> Html {
    let rows = use_state_eq(|| ROWS);
    let Log { entries, verdict } = &*props.log;
    let broken = verdict.as_ref().err().map(|fault| fault.number);
    let more = {
        let rows = rows.clone();
        move |()| rows.set(*rows + ROWS)
    };
    html! {
        <>
            { judged(verdict) }
            if !entries.is_empty() {
                <div class="table-scroll">
                    <table class="plain-table">
                        <thead>
                            <tr>
                                <th scope="col">{ say::audit_number() }</th>
                                <th scope="col">{ say::audit_when() }</th>
                                <th scope="col">{ say::audit_who() }</th>
                                <th scope="col">{ say::audit_what() }</th>
                                <th scope="col">{ say::audit_from() }</th>
                            </tr>
                        </thead>
                        <tbody>{ for entries.iter().take(*rows).map(|entry| line(entry, broken)) }</tbody>
                    </table>
                </div>
            }
            if entries.len() > *rows {
                <Button onclick={more}>{ say::load_older() }</Button>
            }
        </>
    }
}

/// Whether the chain is whole, and up to where.
fn judged(verdict: &Result<Option<Checked>, Fault>) -> Html {
    match verdict {
        Ok(None) => html! { <p>{ say::audit_none() }</p> },
        Ok(Some(Checked { from, to, head })) => html! {
            <>
                <p>{ icon("check") }{ " " }<strong>{ say::audit_verified(*from, *to) }</strong></p>
                <p class="muted">{ say::audit_keep() }</p>
                <p class="digest"><code>{ head.to_string() }</code>{ " " }<CopyButton text={head.to_string()} /></p>
            </>
        },
        Err(Fault { number, kind }) => {
            let words = match kind {
                FaultKind::Changed => say::audit_changed(*number),
                FaultKind::Unlinked => say::audit_unlinked(*number),
                FaultKind::Address => say::audit_address(*number),
            };
            html! { <p role="alert">{ icon("alert") }{ " " }<strong>{ words }</strong></p> }
        }
    }
}

fn line(entry: &AuditEntry, broken: Option<u64>) -> Html {
    let is_broken = broken == Some(entry.number);
    html! {
        <tr key={entry.number}>
            <th scope="row">
                if is_broken {
                    { icon("alert") }{ " " }
                }
                { say::plain_number(entry.number) }
            </th>
            <td>{ time(entry.at) }</td>
            <td>{ who(entry) }</td>
            <td>
                { what(&entry.call) }{ " " }{ target(&entry.target) }
                if !entry.fields.is_empty() {
                    { " " }<code>{ entry.fields.join(", ") }</code>
                }
            </td>
            <td>
                if let Some(from) = &entry.from {
                    <bdi>{ from.address.clone() }</bdi>{ " " }
                }
                <code>{ entry.request_id.clone() }</code>
            </td>
        </tr>
    }
}

/// What is no actor any more is shown as it stands there: somebody changed it.
fn who(entry: &AuditEntry) -> Html {
    match Actor::try_from(entry.by.clone()) {
        Ok(Actor::Provider(Some(name))) => html! {
            <>{ say::by_provider() }{ " " }<code>{ name.to_string() }</code></>
        },
        Ok(actor) => html! { <bdi>{ words::asked_by(&actor).to_owned() }</bdi> },
        Err(_) => html! { <code>{ entry.by.clone() }</code> },
    }
}

fn what(call: &str) -> Html {
    let Some(deed) = Deed::parse(call) else { return html! { <code>{ call.to_owned() }</code> } };
    let words = match deed {
        Deed::CreateEndpoint => say::deed_create_endpoint(),
        Deed::ChangeEndpoint => say::deed_change_endpoint(),
        Deed::DeleteEndpoint => say::deed_delete_endpoint(),
        Deed::ReadSecret => say::deed_read_secret(),
        Deed::RotateSecret => say::deed_rotate_secret(),
        Deed::TestEndpoint => say::deed_test_endpoint(),
        Deed::StartConformance => say::deed_start_conformance(),
        Deed::Replay => say::deed_replay(),
        Deed::CancelReplay => say::deed_cancel_replay(),
        Deed::RetryDelivery => say::deed_retry_delivery(),
        Deed::CancelDelivery => say::deed_cancel_delivery(),
        Deed::EraseEvent => say::deed_erase_event(),
        Deed::GrantAccess => say::deed_grant_access(),
        Deed::RevokeAccess => say::deed_revoke_access(),
        Deed::Rekey => say::deed_rekey(),
    };
    html! { { words } }
}

fn target(id: &str) -> Html {
    let to = EndpointId::parse(id).map(|id| Route::Endpoint(id, None));
    match to.or_else(|_| DeliveryId::parse(id).map(Route::Delivery)) {
        Ok(to) => html! { <Link {to}><code>{ id.to_owned() }</code></Link> },
        Err(_) => html! { <code>{ id.to_owned() }</code> },
    }
}

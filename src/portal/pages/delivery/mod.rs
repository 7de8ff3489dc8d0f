//! One delivery: the sentence that explains it, every attempt, what comes next, and what was sent.

mod retry;
mod sent;
mod timeline;

use hookpost::api::{DeliveryDetail, DeliveryView};
use hookpost::model::{DeliveryId, DeliveryStatus};
use yew::prelude::*;

use self::retry::Retry;
use self::sent::Sent;
use self::timeline::Timeline;
use crate::clock::use_now;
use crate::components::{
    CopyButton, Heading, Link, Variant, Waiting, delivery_badge, empty, error_note, stale_note, time,
};
use crate::load::{Load, use_load, use_poll};
use crate::route::{Route, Source, View};
use crate::say;
use crate::story;
use crate::words;

/// While something is under way or planned it is asked for this often.
const POLL_MS: u32 = 1_000;
/// Otherwise it only changes when somebody retries it.
const CALM_MS: u32 = 5_000;

#[derive(PartialEq, Properties)]
pub(crate) struct DeliveryProps {
    pub(crate) id: DeliveryId,
}

#[function_component]
pub(crate) fn Delivery(props: &DeliveryProps) -> Html {
    let loader = use_load(props.id.clone(), |client, id| async move { client.delivery(&id).await });
    let pending = loader.value().map(|detail| detail.delivery.status == DeliveryStatus::Pending);
    use_poll(pending.map(|pending| if pending { POLL_MS } else { CALM_MS }), loader.refresh.clone());
    match loader.state() {
        Load::Waiting => html! {
            <>
                { head(None) }
                <Waiting what={say::delivery_loading()} lines=6 on_retry={&loader.retry} />
            </>
        },
        Load::Failed(failure) if failure.is_not_found() => html! {
            <>
                { head(None) }
                { empty("search", say::delivery_not_there(), html! { <>
                    <p>{ say::delivery_look_for_it() }</p>
                    <Link class="button" to={Route::Deliveries(hookpost::api::DeliveryFilter::default())}>
                        { say::go_to_deliveries() }
                    </Link>
                </> }) }
            </>
        },
        Load::Failed(failure) => html! {
            <>
                { head(None) }
                { error_note(say::delivery_not_loaded(), failure, Some(&loader.retry)) }
            </>
        },
        Load::Ready(detail, trouble) => html! {
            <>
                { head(Some(&detail.delivery)) }
                { stale_note(trouble.as_ref()) }
                <Verdict detail={(**detail).clone()} on_change={&loader.refresh} />
                <div class="story">
                    <section>
                        <header>
                            <h3>{ say::column_attempts() }</h3>
                            <Link to={Route::Retries}>{ say::outage_link() }</Link>
                        </header>
                        <Timeline detail={(**detail).clone()} />
                    </section>
                    <Sent detail={(**detail).clone()} />
                </div>
            </>
        },
    }
}

fn head(delivery: Option<&DeliveryView>) -> Html {
    let all = Route::Deliveries(hookpost::api::DeliveryFilter::default());
    let Some(delivery) = delivery else {
        return html! {
            <header class="page-head">
                <div><Link class="up" to={all}>{ say::tab_deliveries() }</Link><Heading title={say::delivery()} /></div>
            </header>
        };
    };
    let name = words::event_name(&delivery.event_type).to_owned();
    html! {
        <header class="page-head">
            <div>
                <Link class="up" to={all}>{ say::tab_deliveries() }</Link>
                <Heading title={name.clone()}>
                    { name }
                    if delivery.test {
                        <span class="tag">{ say::tag_test() }</span>
                    }
                </Heading>
                <p class="muted"><code>{ delivery.event_type.to_string() }</code></p>
            </div>
            <div class="actions">
                <Link class="button" to={Route::Validator(View::Verdict, Some(Source::Delivery(delivery.id.clone())))}>
                    { say::open_in_validator() }
                </Link>
                if delivery.erased_at.is_none() {
                    <Link class="button" to={Route::Security(Some(delivery.id.clone()))}>
                        { say::why_signature_fails() }
                    </Link>
                }
                <CopyButton text={delivery.id.to_string()} words={say::copy_id()} variant={Variant::Plain} />
            </div>
        </header>
    }
}

#[derive(PartialEq, Properties)]
struct VerdictProps {
    detail: DeliveryDetail,
    on_change: Callback<()>,
}

/// The one fact that explains it, and what can be done.
#[function_component]
fn Verdict(props: &VerdictProps) -> Html {
    let now = use_now();
    let delivery = &props.detail.delivery;
    let advice = props.detail.attempts.last().and_then(|attempt| attempt.failure).map(words::advice);
    let (host, path) = words::host_and_path(&delivery.endpoint_url);
    html! {
        <section class="card verdict" data-status={delivery.status.as_str()}>
            <div>
                { delivery_badge(delivery) }
                <p>{ story::explain(&props.detail, now) }</p>
                if let (Some(advice), true) = (advice, delivery.status != DeliveryStatus::Delivered) {
                    <p class="muted">{ advice }</p>
                }
            </div>
            <Retry delivery={delivery.clone()} on_change={&props.on_change} />
            <dl>
                <div>
                    <dt>{ say::column_endpoint() }</dt>
                    <dd class="address">
                        <Link to={Route::Endpoint(delivery.endpoint_id.clone(), None)}><strong>{ host }</strong></Link>
                        <span>{ path }</span>
                    </dd>
                </div>
                <div><dt>{ say::column_published() }</dt><dd>{ time(delivery.created_at) }</dd></div>
                <div><dt>{ say::event_id() }</dt><dd><code>{ delivery.event_id.to_string() }</code></dd></div>
            </dl>
        </section>
    }
}

//! The signature doctor: headers, body and secrets in, the verdict beside them as one types. It asks nobody: what stands
//! in its fields is neither sent nor kept, not even through a reload.

mod cause;
mod start;
mod verdict;

use std::rc::Rc;

use gloo_timers::callback::Timeout;
use hookpost::catalogue;
use hookpost::doctor::{Case, Examined, Language, examine};
use hookpost::model::DeliveryId;
use hookpost::{json, privacy};
use wasm_bindgen::JsCast as _;
use web_sys::HtmlElement;
use yew::prelude::*;

use self::start::use_start;
use self::verdict::Verdict;
use super::area::Area;
use crate::bindings::{File, Files};
use crate::components::{Button, Variant, icon};
use crate::say;

/// The verdict comes this long after the last key, so that typing is never held up.
const SETTLES_MS: u32 = 150;

/// What stands in the fields.
#[derive(Clone, Default, PartialEq)]
pub(super) struct Given {
    pub(super) headers: AttrValue,
    pub(super) body: Body,
    pub(super) secrets: AttrValue,
    /// The body as we sent it, if the fields began with a delivery.
    pub(super) sent: Option<Rc<str>>,
}

/// The body, as text or as the bytes of a file.
#[derive(Clone, PartialEq)]
pub(super) enum Body {
    Text(AttrValue),
    File(AttrValue, Rc<[u8]>),
}

impl Default for Body {
    fn default() -> Self {
        Self::Text(AttrValue::default())
    }
}

impl Given {
    fn examine(&self) -> Examined {
        let body = match &self.body {
            Body::Text(text) => text.as_bytes(),
            Body::File(_, bytes) => bytes,
        };
        let secrets: Vec<&str> = self.secrets.lines().filter(|line| !line.trim().is_empty()).collect();
        let event_type = json::parse_prefix(body).0.root_member("eventType").map(|name| name.string().into_owned());
        let entry = event_type.and_then(|name| catalogue::entry(&name));
        let likes: Vec<&str> = entry.into_iter().flat_map(catalogue::Entry::examples).map(|one| one.text).collect();
        examine(&Case { headers: &self.headers, body, secrets: &secrets, sent: self.sent.as_deref(), likes: &likes })
    }
}

#[derive(PartialEq, Properties)]
pub(super) struct DoctorProps {
    pub(super) delivery: Option<DeliveryId>,
    pub(super) language: Language,
    pub(super) on_language: Callback<Language>,
}

#[function_component]
pub(super) fn Doctor(props: &DoctorProps) -> Html {
    let given = use_state_eq(Given::default);
    let settled = use_state_eq(Given::default);
    let shown = use_state_eq(|| false);
    let said = use_start(props.delivery.as_ref(), given.setter());
    {
        let setter = settled.setter();
        use_effect_with((*given).clone(), move |given| {
            let given = given.clone();
            let wait = Timeout::new(SETTLES_MS, move || setter.set(given));
            move || drop(wait)
        });
    }
    let examined = use_memo((*settled).clone(), Given::examine);
    let change = |change: fn(&mut Given, String)| {
        let given = given.clone();
        Callback::from(move |text: String| {
            let mut next = (*given).clone();
            change(&mut next, text);
            given.set(next);
        })
    };
    let on_headers = change(|given, text| match privacy::split_request(&text) {
        // A whole request: its body has a field of its own.
        Some((headers, body)) => {
            given.body = Body::Text(body.to_owned().into());
            given.headers = headers.to_owned().into();
        }
        None => given.headers = text.into(),
    });
    let on_file = {
        let given = given.clone();
        Callback::from(move |(name, bytes): (String, Vec<u8>)| {
            given.set(Given { body: Body::File(name.into(), bytes.into()), ..(*given).clone() });
        })
    };
    let clear = {
        let given = given.clone();
        move |()| given.set(Given { body: Body::default(), ..(*given).clone() })
    };
    let toggle = {
        let shown = shown.clone();
        move |()| shown.set(!*shown)
    };
    html! {
        <section class="doctor">
            <header>
                <h3>{ say::why_signature_fails() }</h3>
                <p class="here">{ icon("check") }{ say::doctor_here() }</p>
            </header>
            if let Some(said) = said {
                <p class="muted">{ said }</p>
            }
            <div>
                <div>
                    <Area
                        name="doctor-headers"
                        label={say::headers()}
                        rows=5
                        value={given.headers.clone()}
                        placeholder={"webhook-id: evt_…\nwebhook-timestamp: 1795000000\nwebhook-signature: v1,…"}
                        on_input={on_headers}
                    >
                        <span class="hint">{ say::doctor_headers_hint() }</span>
                    </Area>
                    { body_field(&given.body, change(|given, text| given.body = Body::Text(text.into())), clear.into(), &on_file) }
                    <Area
                        name="doctor-secrets"
                        label={say::doctor_secret()}
                        rows=2
                        value={given.secrets.clone()}
                        placeholder={"whsec_…"}
                        long=true
                        masked={!*shown}
                        on_input={change(|given, text| given.secrets = text.into())}
                    >
                        <span class="hint">{ say::doctor_secret_hint() }</span>
                        <Button
                            variant={Variant::Quiet}
                            icon={if *shown { "eye-off" } else { "eye" }}
                            label={if *shown { say::doctor_hide_secret() } else { say::doctor_show_secret() }}
                            onclick={toggle}
                        >
                            { if *shown { say::hide() } else { say::show() } }
                        </Button>
                    </Area>
                </div>
                <Verdict
                    examined={(*examined).clone()}
                    secrets={settled.secrets.lines().filter(|line| !line.trim().is_empty()).count()}
                    language={props.language}
                    on_language={&props.on_language}
                />
            </div>
        </section>
    }
}

fn body_field(
    body: &Body,
    on_input: Callback<String>,
    on_clear: Callback<()>,
    on_file: &Callback<(String, Vec<u8>)>,
) -> Html {
    match body {
        Body::Text(text) => html! {
            <Area
                name="doctor-body"
                label={say::doctor_body()}
                rows=8
                long=true
                value={text.clone()}
                placeholder={"{\"id\":\"evt_…\",\"eventType\":\"ORDER.CREATED\", …}"}
                {on_input}
            >
                <ChooseFile on_file={on_file.clone()} />
            </Area>
        },
        Body::File(name, bytes) => html! {
            <div class="area" role="group" aria-label={say::body()}>
                <div><strong>{ say::doctor_body() }</strong></div>
                <p class="quiet-box">
                    { say::doctor_file(name, bytes.len()) }{ " " }
                    <Button variant={Variant::Quiet} icon="x" onclick={on_clear}>{ say::doctor_take_away() }</Button>
                </p>
            </div>
        },
    }
}

#[derive(PartialEq, Properties)]
struct ChooseFileProps {
    on_file: Callback<(String, Vec<u8>)>,
}

/// A field turns CR LF into LF; a file's bytes stay as they are.
#[function_component]
fn ChooseFile(props: &ChooseFileProps) -> Html {
    let chooser = use_node_ref();
    let choose = {
        let chooser = chooser.clone();
        move |()| {
            if let Some(chooser) = chooser.cast::<HtmlElement>() {
                chooser.click();
            }
        }
    };
    let onchange = {
        let on_file = props.on_file.clone();
        move |event: Event| {
            let chosen: Files = event.target_unchecked_into::<HtmlElement>().unchecked_into();
            let file = chosen.files().map(|files| files.get(0)).filter(|file| !file.is_undefined());
            if let Some(file) = file {
                start::read(file.unchecked_into::<File>(), on_file.clone());
            }
        }
    };
    html! {
        <>
            <input ref={chooser} type="file" hidden=true aria-hidden="true" tabindex="-1" {onchange} />
            <Button variant={Variant::Quiet} icon="arrow-up" onclick={choose}>{ say::doctor_exact_bytes() }</Button>
        </>
    }
}

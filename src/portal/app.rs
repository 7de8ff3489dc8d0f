//! The frame around the pages: who is there, where we are, one row of tabs, and what floats above.

use std::rc::Rc;

use hookpost::api::DeliveryFilter;
use yew::prelude::*;

use crate::client::Client;
use crate::clock::Ticking;
use crate::components::{Button, Dialog, Link, Waiting, error_note, icon, sprite, toast_list};
use crate::dom;
use crate::foot::Foot;
use crate::frame::Frame;
use crate::host::Host;
use crate::keys::{self, use_keys};
use crate::language::{self, use_language};
use crate::load::{Load, use_part};
use crate::pages;
use crate::route::{Navigator, Route, View, use_history};
use crate::say;
use crate::session::{self, Session};
use crate::settings::WithSettings;
use crate::standing::Standing;
use crate::toast::use_toasts;

/// The portal.
#[function_component]
pub(crate) fn App(props: &AppProps) -> Html {
    let host = props.host.clone();
    let opened = {
        let host = host.clone();
        use_part(move || session::open(host.clone()))
    };
    {
        let (replace, host) = (opened.replace(), host.clone());
        use_effect_with((), move |()| {
            // A new link opened in this tab changes the fragment only, which loads nothing anew.
            let handed_over = host.is_alone().then(|| {
                dom::Listener::new(dom::window(), "hashchange", move |_| {
                    if let Some(session) = session::take_from_address(&host) {
                        replace.emit(Some(Rc::new(session)));
                    }
                })
            });
            move || drop(handed_over)
        });
    }
    let manner = use_language();
    use_effect_with(manner, |manner| language::mark_page(*manner));
    let direction = if manner.language.from_the_right { "rtl" } else { "ltr" };
    // In another language everything is drawn anew: what was typed is kept in drafts.
    let key = format!("{}{}", manner.language.tag, manner.in_utc);
    let portal = match opened.state() {
        Load::Ready(session, _) => html! { <Portal {key} {host} session={(**session).clone()} /> },
        Load::Failed(failure) => html! {
            <div class="page">
                { error_note(say::session_not_opened(), failure, Some(&opened.retry)) }
            </div>
        },
        Load::Waiting => {
            html! { <div class="page"><Waiting what={say::your_session()} on_retry={&opened.retry} /></div> }
        }
    };
    html! {
        <div class="spoken" lang={manner.language.tag} dir={direction}>
            { sprite() }
            { portal }
        </div>
    }
}

#[derive(PartialEq, Properties)]
pub(crate) struct AppProps {
    /// The page around it.
    pub(crate) host: Host,
}

#[derive(PartialEq, Properties)]
struct PortalProps {
    host: Host,
    /// Whose portal it is. What needs no key is there without one.
    session: Option<Rc<Session>>,
}

#[function_component]
fn Portal(props: &PortalProps) -> Html {
    let host = props.host.clone();
    let navigator = use_history(&host);
    let over = use_state(|| None);
    let on_end = {
        let setter = over.setter();
        use_callback((), move |session: Rc<Session>, ()| setter.set(Some(session)))
    };
    // An answer that comes late may be about the session before.
    let is_over = |session: &Rc<Session>| over.as_ref().is_some_and(|over| Rc::ptr_eq(over, session));
    let client = use_memo(props.session.clone(), |session| Client::new(session.clone(), host.clone(), on_end));
    let (toasts, toaster) = use_toasts();
    let sheet = use_state_eq(|| false);
    let show_sheet = {
        let setter = sheet.setter();
        use_callback((), move |(), ()| setter.set(true))
    };
    use_keys(&host, &navigator, show_sheet);
    {
        let host = host.clone();
        use_effect_with(navigator.route.clone(), move |_| show_current_tab(&host));
    }
    let close_sheet = {
        let setter = sheet.setter();
        move |()| setter.set(false)
    };
    let page = if props.session.is_none() && navigator.route.needs_key() {
        pages::no_key()
    } else {
        pages::show(&navigator.route)
    };
    let frame = Frame { client: (*client).clone(), navigator: navigator.clone(), toaster: toaster.clone() };
    html! {
        <ContextProvider<Frame> context={frame}>
            <Ticking>
                <WithSettings>
                    { bar(&navigator, &client) }
                    if let Some(session) = &props.session {
                        <Standing session={Rc::clone(session)} is_over={is_over(session)} />
                    }
                    if host.is_alone() {
                        <main class="page">{ page }</main>
                    } else {
                        // Somebody else's page has a main part of its own.
                        <div class="page">{ page }</div>
                    }
                </WithSettings>
                // On the page of the settings its choices stand among the others.
                if navigator.route != Route::Settings {
                    <Foot />
                }
                { toast_list(&toasts.list, &toaster) }
                if *sheet {
                    <Dialog title={say::keys()} on_close={close_sheet.clone()}>
                        { sheet_of_keys() }
                        <footer><Button onclick={close_sheet}>{ say::close() }</Button></footer>
                    </Dialog>
                }
            </Ticking>
        </ContextProvider<Frame>>
    }
}

/// The row of tabs, and who is there.
fn bar(navigator: &Navigator, client: &Client) -> Html {
    let (route, session) = (&navigator.route, client.who());
    let tabs = [
        (say::tab_overview(), Route::Overview, *route == Route::Overview),
        (
            say::tab_endpoints(),
            Route::Endpoints,
            matches!(route, Route::Endpoints | Route::NewEndpoint | Route::Endpoint(..) | Route::Conformance(..)),
        ),
        (
            say::tab_deliveries(),
            Route::Deliveries(DeliveryFilter::default()),
            matches!(route, Route::Deliveries(_) | Route::Delivery(_) | Route::Retries),
        ),
        (say::tab_events(), Route::Events, matches!(route, Route::Events | Route::Event(_))),
        (say::tab_validator(), Route::Validator(View::default(), None), matches!(route, Route::Validator(..))),
        (say::tab_security(), Route::Security(None), matches!(route, Route::Security(_))),
        (say::tab_settings(), Route::Settings, *route == Route::Settings),
    ];
    let tab = |(words, to, current): (&'static str, Route, bool)| {
        let is_locked = session.is_none() && to.needs_key();
        html! {
            <Link {to} {current}>
                { words }
                if is_locked {
                    { icon("key") }<span class="unseen">{ say::tab_needs_key() }</span>
                }
            </Link>
        }
    };
    html! {
        <nav class="bar" aria-label={say::portal_name()}>
            <div>{ for tabs.into_iter().filter(|(_, to, _)| navigator.leads_to(to)).map(tab) }</div>
            if let Some(session) = session {
                <span title={say::bar_partner()}>
                    { session.partner.to_string() }
                    if client.may_only_look() {
                        <span class="tag" title={say::look_only()}>{ say::bar_view_only() }</span>
                    }
                </span>
            } else {
                <span title={say::bar_open_by_link()}>{ say::bar_no_key() }</span>
            }
        </nav>
    }
}

/// On a narrow screen the row of tabs scrolls: the current one is brought into sight.
fn show_current_tab(host: &Host) {
    let tab = host.find(".bar [aria-current]");
    if let Some((tab, row)) = tab.and_then(|tab| Some((tab.clone(), tab.parent_element()?))) {
        let (tab, seen) = (tab.get_bounding_client_rect(), row.get_bounding_client_rect());
        let (before, after) = (tab.left() - seen.left(), tab.right() - seen.right());
        let hidden = if before < 0.0 { before } else { after.max(0.0) };
        #[expect(clippy::cast_possible_truncation, reason = "a place on a screen")]
        row.set_scroll_left(row.scroll_left() + hidden.round() as i32);
    }
}

fn sheet_of_keys() -> Html {
    let key = |key: &&'static str| html! { <kbd>{ *key }</kbd> };
    let line = |(names, what): (&[&'static str], &'static str)| {
        html! { <><dt>{ for names.iter().map(key) }</dt><dd>{ what }</dd></> }
    };
    html! { <dl class="keys">{ for keys::sheet().into_iter().map(line) }</dl> }
}

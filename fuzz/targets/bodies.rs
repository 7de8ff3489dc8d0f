//! The JSON bodies of the API's calls. The first line names the call's body.

use hookpost::access::check_access;
use hookpost::api::{AccessRequest, EndpointPatch, ErrorCode, ProblemDetails, PublishRequest, TestRequest};
use hookpost::catalogue;
use hookpost::guard::{
    EndpointForm, HeaderRow, ReplayForm, RotationForm, Rules, check_form, check_replay, check_rotation, reserved_reason,
};
use hookpost::model::{
    AddressPolicy, AllowedHosts, EndpointDraft, EventType, Header, Headers, Problem, Redacted, Secret, Subscription,
};
use serde::Serialize;
use serde::de::DeserializeOwned;

/// What can be read is written and read again as the same; what is refused is told where and why, and what is taken would be
/// taken again as it was stored.
pub(crate) fn hold(bytes: &[u8]) {
    let Some(end) = bytes.iter().position(|byte| *byte == b'\n') else { return };
    let body = &bytes[end + 1..];
    match &bytes[..end] {
        b"endpoint" => {
            if let Some(form) = shaped::<EndpointForm>(body) {
                for hosts in [AllowedHosts::PublicOnly, AllowedHosts::LoopbackToo] {
                    endpoint(&form, hosts);
                }
            }
        }
        b"patch" => {
            if let Some(patch) = shaped::<EndpointPatch<HeaderRow>>(body) {
                let is_nothing = serde_json::to_string(&patch).expect("it was written before") == "{}";
                assert!(!is_nothing || !patch.changes_form());
            }
        }
        b"rotate" => {
            if let Some(form) = shaped::<RotationForm>(body) {
                judged(check_rotation(&form).map(|checked| {
                    assert_eq!(
                        checked.secret.as_ref().map(Secret::reveal),
                        form.secret.as_ref().map(|s| s.reveal().as_str())
                    );
                }));
            }
        }
        b"replay" => {
            if let Some(form) = shaped::<ReplayForm>(body) {
                assert_eq!(check_replay(&form), check_replay(&form));
                judged(check_replay(&form).map(|checked| assert!(checked.pace.per_second() > 0)));
            }
        }
        b"access" => {
            if let Some(request) = shaped::<AccessRequest>(body) {
                judged(check_access(&request).map(drop));
            }
        }
        b"test" => drop(shaped::<TestRequest>(body)),
        b"publish" => match serde_json::from_slice::<PublishRequest>(body) {
            Ok(request) => {
                serde_json::from_str::<serde::de::IgnoredAny>(request.data.get()).expect("what is kept is JSON");
            }
            Err(error) => unreadable(&error),
        },
        _ => {}
    }
}

fn shaped<T: DeserializeOwned + Serialize>(body: &[u8]) -> Option<T> {
    let value: T = match serde_json::from_slice(body) {
        Ok(value) => value,
        Err(error) => {
            unreadable(&error);
            return None;
        }
    };
    let written = serde_json::to_string(&value).expect("what was read can be written");
    let again: T = serde_json::from_str(&written).expect("what was written can be read");
    assert_eq!(serde_json::to_string(&again).expect("it was written before"), written);
    Some(value)
}

fn unreadable(error: &serde_json::Error) {
    let problem = ProblemDetails::unreadable(error);
    assert_eq!((problem.code, problem.status), (ErrorCode::BadBody, 400));
    assert!(problem.detail.ends_with('.'));
}

fn judged(result: Result<(), Vec<Problem>>) {
    let Err(problems) = result else { return };
    assert!(!problems.is_empty(), "nothing is refused without a reason");
    for Problem { pointer, message, .. } in problems {
        assert!(pointer.is_empty() || pointer.starts_with('/'), "{pointer:?}");
        assert!(message.len() > 10 && message.ends_with(['.', '?', '!']), "{message:?}");
    }
}

fn endpoint(form: &EndpointForm, hosts: AllowedHosts) {
    let event_types: Vec<&str> = catalogue::entries().iter().map(|entry| entry.event_type).collect();
    let policy = AddressPolicy { hosts, ..AddressPolicy::default() };
    let rules = Rules { policy, event_types: &event_types, saved: &[] };
    let checked = match check_form(form, &rules) {
        Ok(checked) => checked,
        Err(problems) => return judged(Err(problems)),
    };
    let draft = checked.into_draft(&Headers::default());
    let names: Vec<_> = draft.headers.iter().map(Header::name).collect();
    assert!((1..names.len()).all(|at| !names[..at].contains(&names[at])), "a name is there once");
    assert!(names.iter().all(|name| reserved_reason(name).is_none()), "none is ours");
    let stored = serde_json::to_string(&draft).expect("a draft can be stored");
    assert_eq!(serde_json::from_str::<EndpointDraft>(&stored).expect("what was stored can be read"), draft);

    let again = check_form(&as_form(&draft), &rules).expect("what was taken is taken again");
    assert_eq!(again.into_draft(&Headers::default()), draft);
}

fn as_form(draft: &EndpointDraft) -> EndpointForm {
    let row = |header: &Header| HeaderRow {
        name: header.name().to_string(),
        value: Some(Redacted::new(header.value().reveal().to_owned())),
    };
    let event_types = catalogue::entries().iter().map(|entry| entry.event_type.to_owned());
    let is_wanted = |name: &String| match &draft.subscription {
        Subscription::All => false,
        only @ Subscription::Only(_) => EventType::parse(name).is_ok_and(|name| only.covers(&name)),
    };
    EndpointForm {
        url: draft.url.to_string(),
        description: draft.description.clone(),
        event_types: event_types.filter(is_wanted).collect(),
        headers: draft.headers.iter().map(row).collect(),
        rate_limit: draft.rate_limit.map(|limit| limit.per_second().into()),
    }
}

//! Two people who change one endpoint: what each changed is told field by field, and nothing that either did is lost
//! unless somebody chose so.

#![allow(clippy::unwrap_used, reason = "in a test a panic is the report")]

use hookpost::guard::{EndpointForm, Field, HeaderRow, SavedForm, Side, differences, merge};
use hookpost::model::{HeaderName, HeaderSummary, Redacted};

fn header(name: &str, fingerprint: &str) -> HeaderSummary {
    HeaderSummary { name: HeaderName::parse(name).unwrap(), length: 7, fingerprint: fingerprint.to_owned() }
}

fn base() -> SavedForm {
    SavedForm {
        url: "https://api.clinic.example/hooks".to_owned(),
        description: "lab".to_owned(),
        event_types: vec!["ORDER.CREATED".to_owned(), "TEST.PROCESSED".to_owned()],
        headers: vec![header("x-kept", "aaaaaaaa"), header("x-key", "bbbbbbbb")],
        rate_limit: None,
        secret: "11111111".to_owned(),
    }
}

fn typed(name: &str, value: &str) -> HeaderRow {
    HeaderRow { name: name.to_owned(), value: Some(Redacted::new(value.to_owned())) }
}

/// The names of the fields that differ, a clash with a mark of exclamation.
fn told(mine: &EndpointForm, theirs: &SavedForm) -> Vec<String> {
    let name = |field: &Field| match field {
        Field::Url => "url".to_owned(),
        Field::Description => "description".to_owned(),
        Field::EventTypes => "eventTypes".to_owned(),
        Field::Header(name) => name.clone(),
        Field::RateLimit => "rateLimit".to_owned(),
    };
    let found = differences(&base(), mine, theirs);
    found.iter().map(|one| name(&one.field) + if one.is_clash() { "!" } else { "" }).collect()
}

fn merged(mine: &EndpointForm, theirs: &SavedForm, side: Option<Side>) -> EndpointForm {
    merge(theirs, &differences(&base(), mine, theirs), |_| side)
}

#[test]
fn who_changed_nothing_gets_what_the_other_saved() {
    let theirs = SavedForm { url: "https://new.example/".to_owned(), headers: Vec::new(), ..base() };
    let mine = base().as_form();
    assert_eq!(told(&mine, &theirs), ["url", "x-kept", "x-key"]);
    assert_eq!(merged(&mine, &theirs, None), theirs.as_form());
    assert!(told(&mine, &base()).is_empty());
}

#[test]
fn changes_of_different_fields_go_together() {
    let theirs =
        SavedForm { description: "production".to_owned(), headers: vec![header("x-kept", "aaaaaaaa")], ..base() };
    let mut mine = base().as_form();
    mine.url = "https://new.example/".to_owned();
    mine.headers.push(typed("X-New", "hunter2"));
    assert_eq!(told(&mine, &theirs), ["url", "description", "x-key", "x-new"]);
    let merged = merged(&mine, &theirs, None);
    assert_eq!((&merged.url[..], &merged.description[..]), ("https://new.example/", "production"));
    assert_eq!(merged.headers, [HeaderRow { name: "x-kept".to_owned(), value: None }, typed("x-new", "hunter2")]);
}

#[test]
fn where_both_changed_a_field_what_was_typed_stays_until_somebody_chooses() {
    let theirs = SavedForm {
        description: "theirs".to_owned(),
        headers: vec![header("x-kept", "aaaaaaaa"), header("x-key", "cccccccc")],
        ..base()
    };
    let mut mine = base().as_form();
    mine.description = "mine".to_owned();
    mine.headers[1] = typed("x-key", "hunter2");
    assert_eq!(told(&mine, &theirs), ["description!", "x-key!"]);
    assert_eq!(merged(&mine, &theirs, None), mine);
    assert_eq!(merged(&mine, &theirs, Some(Side::Mine)), mine);
    assert_eq!(merged(&mine, &theirs, Some(Side::Theirs)), theirs.as_form());
}

#[test]
fn a_value_that_was_only_kept_cannot_be_put_back() {
    let theirs = SavedForm { headers: vec![header("x-key", "cccccccc")], ..base() };
    let mine = base().as_form();
    let found = differences(&base(), &mine, &theirs);
    assert!(found.iter().all(|difference| !difference.is_open()), "{found:?}");
    assert_eq!(merged(&mine, &theirs, Some(Side::Mine)), theirs.as_form());
}

#[test]
fn a_header_that_the_other_added_can_be_left_out() {
    let mut theirs = base();
    theirs.headers.push(header("x-new", "dddddddd"));
    let mine = base().as_form();
    assert_eq!(merged(&mine, &theirs, None), theirs.as_form());
    assert_eq!(merged(&mine, &theirs, Some(Side::Mine)), mine);
}

#[test]
fn the_same_change_made_twice_is_none_and_the_order_of_types_says_nothing() {
    let theirs = SavedForm { url: "https://new.example/".to_owned(), ..base() };
    let mut mine = theirs.as_form();
    mine.event_types.reverse();
    assert!(told(&mine, &theirs).is_empty());
    // An empty list is all types, which is a change of its own.
    mine.event_types.clear();
    assert_eq!(told(&mine, &theirs), ["eventTypes"]);
    assert!(merged(&mine, &theirs, None).event_types.is_empty());
}

#[test]
fn what_one_removed_and_the_other_changed_is_a_clash() {
    let theirs = SavedForm { headers: vec![header("x-kept", "aaaaaaaa"), header("x-key", "cccccccc")], ..base() };
    let mut mine = base().as_form();
    mine.headers.pop();
    assert_eq!(told(&mine, &theirs), ["x-key!"]);
    assert_eq!(merged(&mine, &theirs, None), mine);
    assert_eq!(merged(&mine, &theirs, Some(Side::Theirs)), theirs.as_form());
}

#[test]
fn a_rotated_secret_is_no_change_of_the_headers_but_a_value_that_was_typed_is_asked_about() {
    let headers = vec![header("x-kept", "eeeeeeee"), header("x-key", "ffffffff")];
    let theirs = SavedForm { headers, secret: "22222222".to_owned(), ..base() };
    let mut mine = base().as_form();
    assert!(told(&mine, &theirs).is_empty());
    mine.headers[1] = typed("x-key", "hunter2");
    assert_eq!(told(&mine, &theirs), ["x-key!"]);
    let mut longer = theirs;
    longer.headers[0].length += 1;
    assert_eq!(told(&mine, &longer), ["x-kept", "x-key!"]);
}

#[test]
fn a_rate_limit_is_a_field_like_any_other() {
    let limit = |number: u64| hookpost::model::RateLimit::of(number).ok();
    let theirs = SavedForm { rate_limit: limit(5), ..base() };
    let mut mine = base().as_form();
    assert_eq!(told(&mine, &theirs), ["rateLimit"]);
    assert_eq!(merged(&mine, &theirs, None).rate_limit, Some(5.into()), "what the other set stays");
    mine.rate_limit = Some(9.into());
    assert_eq!(told(&mine, &theirs), ["rateLimit!"]);
    assert_eq!(merged(&mine, &theirs, Some(Side::Mine)).rate_limit, Some(9.into()));
    assert_eq!(merged(&mine, &theirs, Some(Side::Theirs)).rate_limit, Some(5.into()));
}

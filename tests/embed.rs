//! What a page that embeds the portal may ask for, and the contrast of its colours.

#![allow(clippy::unwrap_used, reason = "in a test a panic is the report")]

use hookpost::embed::{Colour, ENOUGH, Given, History, Options, Section, Theme, Tokens, contrast, judge_colours};

fn with_token() -> Given {
    Given { has_get_token: true, ..Given::default() }
}

fn problems(given: Given) -> Vec<String> {
    Options::parse(given).unwrap_err().iter().map(ToString::to_string).collect()
}

#[test]
fn a_function_that_gives_tokens_is_all_that_must_be_given() {
    let options = Options::parse(with_token()).unwrap();
    assert_eq!(options.tokens, Tokens::Asked(None));
    assert_eq!((options.api_base, options.partner, options.locale), (None, None, None));
    assert_eq!((options.theme, options.history, options.read_only), (Theme::Auto, History::Memory, false));
    assert_eq!((options.first_page.as_str(), options.sections), ("/", Section::ALL.to_vec()));
}

#[test]
fn what_is_given_is_taken() {
    let given = Given {
        api_base: Some("https://hooks.example.com/v/".into()),
        partner: Some("demo".into()),
        first_page: Some("deliveries?status=exhausted".into()),
        theme: Some("dark".into()),
        history: Some("address".into()),
        read_only: Some(true),
        sections: Some(vec!["security".into(), "deliveries".into(), "security".into()]),
        ..with_token()
    };
    let options = Options::parse(given).unwrap();
    assert_eq!(options.api_base.as_deref(), Some("https://hooks.example.com/v"));
    assert_eq!(options.first_page, "/deliveries?status=exhausted");
    assert_eq!((options.theme, options.history, options.read_only), (Theme::Dark, History::Address, true));
    assert_eq!(options.sections, [Section::Deliveries, Section::Security], "in the order of the tabs, each once");
}

#[test]
fn every_wrong_option_is_named_with_what_is_expected_and_what_was_given() {
    let given = Given {
        api_base: Some("hooks.example.com".into()),
        partner: Some("no such id!".into()),
        theme: Some("blue".into()),
        history: Some(String::new()),
        sections: Some(vec!["events".into(), "billing".into()]),
        ..Given::default()
    };
    assert_eq!(
        problems(given),
        [
            "Option apiBase: expected an address such as https://webhooks.example.com, got \"hooks.example.com\".",
            "Option partner: expected a partner's id, got \"no such id!\".",
            "Option theme: expected \"auto\" or \"light\" or \"dark\", got \"blue\".",
            "Option history: expected \"memory\" or \"address\", got \"\".",
            "Option sections: expected a list of \"overview\" or \"endpoints\" or \"deliveries\" or \"events\" or \
             \"validator\" or \"security\" or \"settings\", got \"billing\".",
        ]
    );
    let none = problems(Given { sections: Some(Vec::new()), ..with_token() });
    assert!(none[0].ends_with("got an empty list."), "{none:?}");
}

#[test]
fn without_a_token_there_is_only_what_needs_none() {
    assert!(
        problems(Given::default())[0].starts_with("Option getToken: expected a function that gives a portal token")
    );
    let public = Given { sections: Some(vec!["events".into(), "validator".into()]), ..Given::default() };
    assert_eq!(Options::parse(public).unwrap().tokens, Tokens::None);
    let empty = Given { token: Some(String::new()), ..Given::default() };
    assert!(problems(empty)[0].starts_with("Option getToken"), "an empty token is none");
}

#[test]
fn a_token_is_never_told() {
    let options = Options::parse(Given { token: Some("hp1.secret".into()), ..Given::default() }).unwrap();
    assert!(!format!("{options:?}").contains("secret"));
}

#[test]
fn contrast_is_that_of_wcag() {
    let of = |one: [u8; 3], other: [u8; 3]| (contrast(Colour(one), Colour(other)) * 100.0).round() / 100.0;
    assert!((of([0; 3], [255; 3]) - 21.0).abs() < 1e-9);
    assert!((of([7, 8, 9], [7, 8, 9]) - 1.0).abs() < 1e-9);
    // Known pairs, as every checker has them.
    assert!((of([0x76, 0x76, 0x76], [255; 3]) - 4.54).abs() < 1e-9, "the lightest grey that may be read on white");
    assert!((of([0x77, 0x77, 0x77], [255; 3]) - 4.48).abs() < 1e-9);
    assert!((of([255, 0, 0], [255; 3]) - 4.0).abs() < 1e-9);
    assert!((of([0, 0, 255], [255; 3]) - 8.59).abs() < 1e-9);
    assert!(of([0x77, 0x77, 0x77], [255; 3]) < ENOUGH);
    let exact = |channel: u8| {
        let c = f64::from(channel) / 255.0;
        if c <= 0.04045 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
    };
    for channel in 0..=255 {
        let ours = contrast(Colour([channel; 3]), Colour([0; 3])) * 0.05 - 0.05;
        assert!((ours - exact(channel)).abs() < 1e-12, "{channel}");
    }
}

#[test]
fn colours_that_cannot_be_read_are_named_by_the_properties_that_make_them() {
    let judge = |colours: [[u8; 3]; 5]| judge_colours("light", colours.map(Colour));
    let (white, black, yellow, grey) = ([255; 3], [0; 3], [0xff, 0xd5, 0x4f], [0x5c, 0x63, 0x73]);
    assert_eq!(judge([white, black, [0x43, 0x38, 0xca], white, grey]), [""; 0]);
    assert_eq!(
        judge([white, black, yellow, white, grey]),
        [
            "--hookpost-accent on --hookpost-background has a contrast of 1.41 in the light theme; 4.5 is needed to read it.",
            "--hookpost-on-accent on --hookpost-accent has a contrast of 1.41 in the light theme; 4.5 is needed to read it.",
        ]
    );
    let pale = judge([white, [0x75; 3], black, white, [0x99; 3]]);
    assert_eq!(pale.len(), 1, "{pale:?}");
    assert!(pale[0].starts_with("Muted text, which is mixed from --hookpost-text and"), "{pale:?}");
}

//! The message files hold together, and what does not is refused with its place and its name.

#![allow(clippy::unwrap_used, reason = "in a test a panic is the report")]

use std::path::Path;

use hookpost_messages::{LANGUAGES, Messages, read};

/// The faults of messages in English, German and Arabic.
fn faults(english: &str, german: &str, arabic: &str) -> String {
    Messages::of(&[english, german, arabic]).map_or_else(|faults| faults, |_| String::new())
}

#[test]
fn every_language_says_every_message_with_the_same_variables_and_all_its_plurals() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../static/messages");
    let messages = read(&folder).unwrap_or_else(|faults| panic!("{faults}"));
    assert!(messages.english().len() > 500, "there are {} messages", messages.english().len());
    assert_eq!(messages.tables().len(), LANGUAGES.len() - 1);
}

#[test]
fn a_message_that_a_language_lacks_or_makes_up_is_refused() {
    assert_eq!(
        faults("close = Close\ncopy = Copy\n", "close = Schließen\nhalt = Halt\n", "close = إغلاق\ncopy = نسخ\n"),
        "de: `copy` is not said\nde: `halt` is not said in English\n"
    );
}

#[test]
fn another_variable_is_refused() {
    assert_eq!(
        faults("gone = Deleted { $host }.\n", "gone = { $name } gelöscht.\n", "gone = حُذف { $host }.\n"),
        "de: `gone` does not use `$host`, as English does\nde: `gone` uses `$name`, which English does not give\n"
    );
}

#[test]
fn a_variable_of_another_kind_is_refused() {
    let english = "go = Go to { SLOT($page) }.\n";
    let found = faults(english, "go = Zu { $page }.\n", "go = إلى { SLOT($page) }.\n");
    assert_eq!(found, "de: `go` uses `$page` as Text, and English as Slot\n");
}

#[test]
fn a_plural_without_a_form_that_the_language_has_is_refused() {
    let plural = "n = { $n ->\n    [one] one\n   *[other] { NUMBER($n) }\n}\n";
    let found = faults(plural, plural, plural);
    let lacks = ["zero", "two", "few", "many"].map(|form| format!("ar: `n` has no form [{form}] for `$n`\n"));
    assert_eq!(found, lacks.concat());
}

#[test]
fn a_plural_with_a_form_that_the_language_has_not_is_refused() {
    let plural = |forms: &str| format!("n = {{ $n ->\n{forms}   *[other] {{ $n }}\n}}\n");
    let all = plural("    [zero] a\n    [one] b\n    [two] c\n    [few] d\n    [many] e\n");
    let found = faults(&plural("    [one] b\n"), &plural("    [one] b\n    [few] c\n"), &all);
    assert_eq!(found, "de: `n` has a form [few], which this language does not know\n");
}

#[test]
fn what_a_table_cannot_hold_is_refused() {
    let refused = |english: &str| faults(english, "", "").lines().next().unwrap_or_default().to_owned();
    assert_eq!(refused("a = { DATETIME($at) }\n"), "en: `a` calls DATETIME, which there is not");
    assert_eq!(refused("a = { b }\n"), "en: `a` refers to `b`; a message stands for itself");
    assert_eq!(refused("-brand = Hookpost\n"), "en: `-brand` is a term; there are none here");
    assert_eq!(refused("a = A\n    .title = B\n"), "en: `a` needs a value, and no attributes");
    assert!(refused("a = { $n\n").starts_with("en:2: "), "{}", refused("a = { $n\n"));
}

#[test]
fn a_table_holds_words_variables_and_choices_in_the_order_of_english() {
    let english = "b = { $host } has { NUMBER($n) }\na = Close\n";
    let other = "b = { NUMBER($n) } bei { $host }\na = Zu\n";
    let messages = Messages::of(&[english, other, other]).unwrap();
    let (name, table) = messages.tables().remove(0);
    assert!(name.starts_with("messages-de-"), "{name}");
    assert_eq!(table, "Zu\0\u{2}b bei \u{1}a");
    let choice = "n = { $n ->\n    [0] none\n    [one] one\n   *[other] { $n } more\n}\n";
    let arabic =
        "n = { $n ->\n    [zero] 0\n    [one] 1\n    [two] 2\n    [few] 3\n    [many] 4\n   *[other] { $n }\n}\n";
    let (_, table) = Messages::of(&[choice, choice, arabic]).unwrap().tables().remove(0);
    assert_eq!(table, "\u{4}a0\u{5}none\u{6}one\u{5}one\u{6}other\u{5}\u{2}a more\u{6}\u{7}");
}

#[test]
fn a_function_takes_what_its_message_needs() {
    let text = "rate-remark = { $n ->\n    [one] one\n   *[other] { NUMBER($n) }\n} at { $host }, { SLOT($link) }\n";
    let arabic = "rate-remark = { NUMBER($n) } { $host } { SLOT($link) }\n";
    let rust = Messages::of(&[text, text, arabic]).unwrap().rust();
    assert!(
        rust.contains("pub(crate) fn rate_remark(n: impl Number, host: impl AsRef<str>, link: Html) -> Html {"),
        "{rust}"
    );
}

//! What is wrong with a signature, in the language of the page.

use hookpost::doctor::{Cause, Encoding, Form, Order, Rewritten, Spaces, TOLERANCE_SECONDS};

use crate::{say, words};

/// A cause as a sentence.
pub(super) fn sentence(cause: &Cause) -> String {
    let span = |seconds: u64| words::span(std::time::Duration::from_secs(seconds));
    match cause {
        Cause::Missing(field) => say::mistake_missing(field.name()),
        Cause::Repeated(field) => say::mistake_repeated(field.name()),
        Cause::SignatureCut(lost) => say::mistake_signature_cut(*lost),
        Cause::Signed(form) => signed(*form),
        Cause::Encoding(Encoding::ReadAsLatin) => say::mistake_read_as_latin().to_owned(),
        Cause::Encoding(Encoding::Latin) => say::mistake_latin().to_owned(),
        Cause::Encoding(Encoding::Utf16) => say::mistake_utf16().to_owned(),
        Cause::Rewritten(how) => rewritten(*how),
        Cause::BodyAltered(at) => say::mistake_body_altered((at + 1).to_string()),
        Cause::OtherSecret(tried) => say::mistake_other_secret(*tried),
        Cause::TooOld(seconds) => say::mistake_too_old(span(*seconds), span(TOLERANCE_SECONDS)),
        Cause::TooEarly(seconds) => say::mistake_too_early(span(*seconds), span(TOLERANCE_SECONDS)),
        other => fixed(other).to_owned(),
    }
}

/// The causes that need no data to be told.
fn fixed(cause: &Cause) -> &'static str {
    match cause {
        Cause::IdChanged => say::mistake_id_changed(),
        Cause::IdCut => say::mistake_id_cut(),
        Cause::IdCase => say::mistake_id_case(),
        Cause::TimestampInMillis => say::mistake_timestamp_in_millis(),
        Cause::TimestampForm => say::mistake_timestamp_form(),
        Cause::SignatureCase => say::mistake_signature_case(),
        Cause::SignatureHex => say::mistake_signature_hex(),
        Cause::SignatureHexInBase64 => say::mistake_signature_hex_in_base64(),
        Cause::SignatureUrlSafe => say::mistake_signature_url_safe(),
        Cause::SignatureBare => say::mistake_signature_bare(),
        Cause::SignaturesJoined => say::mistake_signatures_joined(),
        Cause::NoVersionOne => say::mistake_no_version_one(),
        Cause::SecretSpaced => say::mistake_secret_spaced(),
        Cause::SecretUnreadable => say::mistake_secret_unreadable(),
        Cause::SecretAsText => say::mistake_secret_as_text(),
        Cause::SecretUndecoded => say::mistake_secret_undecoded(),
        Cause::SecretPrefixDecoded => say::mistake_secret_prefix_decoded(),
        Cause::SecretUrlSafe => say::mistake_secret_url_safe(),
        Cause::NewlineAdded => say::mistake_newline_added(),
        Cause::NewlineLost => say::mistake_newline_lost(),
        Cause::CarriageReturnsAdded => say::mistake_carriage_returns_added(),
        Cause::CarriageReturnsLost => say::mistake_carriage_returns_lost(),
        Cause::ByteOrderMark => say::mistake_byte_order_mark(),
        Cause::Replaced => say::mistake_replaced(),
        Cause::BodyCut => say::mistake_body_cut(),
        // Those with data were told before.
        _ => "",
    }
}

fn signed(form: Form) -> String {
    let what = match form {
        Form::BodyAlone => say::signed_body_alone(),
        Form::WithoutId => say::signed_without_id(),
        Form::WithoutTimestamp => say::signed_without_timestamp(),
        Form::Swapped => say::signed_swapped(),
        Form::InMillis => say::signed_in_millis(),
        Form::Separator("") => say::signed_nothing_between(),
        Form::Separator("\n") => say::signed_lines_between(),
        Form::Separator(" ") => say::signed_spaces_between(),
        Form::Separator(between) => return say::mistake_signed_between(between),
    };
    say::mistake_signed(what)
}

fn rewritten(rewritten: Rewritten) -> String {
    let mut how = Vec::new();
    how.extend(rewritten.spaces.map(|spaces| match spaces {
        Spaces::Compact => say::rewritten_compact(),
        Spaces::Python => say::rewritten_python(),
        Spaces::Indented => say::rewritten_indented(),
        Spaces::Other => say::rewritten_spaced(),
    }));
    how.extend(rewritten.order.map(|order| match order {
        Order::Sorted => say::rewritten_sorted(),
        Order::Other => say::rewritten_order(),
    }));
    how.extend(rewritten.numbers.then(say::rewritten_numbers));
    how.extend(rewritten.slashes.then(say::rewritten_slashes));
    how.extend(rewritten.letters.then(say::rewritten_letters));
    if how.is_empty() {
        say::mistake_rewritten_plain().to_owned()
    } else {
        say::mistake_rewritten(how.join(say::comma()))
    }
}

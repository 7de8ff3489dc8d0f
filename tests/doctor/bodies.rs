//! Bodies that are not the bytes that came.

use hookpost::doctor::{Case, Cause, Diagnosis, Encoding, Order, Rewritten, Spaces, examine};
use hookpost::model::Timestamp;
use serde_json::Value;

use crate::{DATA, NOW, OTHER, Request, SECRET};

#[track_caller]
fn check(body: impl AsRef<[u8]>, causes: &[Cause]) {
    Request { body: body.as_ref().to_vec(), ..Request::new() }.has(causes);
}

fn rewritten(rewritten: Rewritten) -> Cause {
    Cause::Rewritten(rewritten)
}

fn spaced(spaces: Spaces) -> Rewritten {
    Rewritten { spaces: Some(spaces), ..Rewritten::default() }
}

/// The same with a space after every comma and colon outside of strings.
fn as_python_spaces(text: &str) -> String {
    let mut out = String::new();
    let mut in_string = false;
    for letter in text.chars() {
        in_string ^= letter == '"';
        out.push(letter);
        if !in_string && matches!(letter, ',' | ':') {
            out.push(' ');
        }
    }
    out
}

fn as_ascii(text: &str) -> String {
    let escape = |letter: char| {
        if letter.is_ascii() { letter.to_string() } else { format!("\\u{:04x}", u32::from(letter)) }
    };
    text.chars().map(escape).collect()
}

#[test]
fn json_set_out_in_lines_is_named() {
    // `serde_json` writes 7.50 as it stands here: only the spaces differ.
    let value: Box<serde_json::value::RawValue> = serde_json::from_str(&Request::new().text()).unwrap();
    let text = value.get().to_owned();
    for indent in ["  ", "    ", "\t"] {
        check(indented(&text, indent), &[rewritten(spaced(Spaces::Indented))]);
        check(indented(&text, indent) + "\n", &[rewritten(spaced(Spaces::Indented)), Cause::NewlineAdded]);
    }
}

/// A plain pretty-printer, so that the doctor's own is not what it is tested by.
fn indented(text: &str, indent: &str) -> String {
    let (mut out, mut depth, mut in_string) = (String::new(), 0usize, false);
    let line = |out: &mut String, depth: usize| {
        out.push('\n');
        (0..depth).for_each(|_| out.push_str(indent));
    };
    for letter in text.chars() {
        in_string ^= letter == '"';
        if in_string {
            out.push(letter);
            continue;
        }
        if matches!(letter, '}' | ']') {
            depth -= 1;
            line(&mut out, depth);
        }
        out.push(letter);
        match letter {
            '{' | '[' => {
                depth += 1;
                line(&mut out, depth);
            }
            ',' => line(&mut out, depth),
            ':' => out.push(' '),
            _ => {}
        }
    }
    out
}

#[test]
fn json_as_python_dumps_it_is_named() {
    let text = Request::new().text();
    check(as_python_spaces(&text).replace(": //", "://"), &[rewritten(spaced(Spaces::Python))]);
    let dumped = as_ascii(&as_python_spaces(&text)).replace(": //", "://").replace("7.50", "7.5");
    let all = Rewritten { spaces: Some(Spaces::Python), numbers: true, letters: true, ..Rewritten::default() };
    // Two things differ that are tried one by one, so this needs to know what was sent.
    let request = Request { body: dumped.into_bytes(), ..Request::new() };
    let sent = text.as_str();
    let case =
        Case { headers: &request.headers(), body: &request.body, secrets: &[SECRET], sent: Some(sent), likes: &[] };
    let found = examine(&case).judge(Timestamp::from_millis(NOW));
    assert_eq!(found, Diagnosis::Explained { secret: 0, causes: vec![rewritten(all)] });
}

#[test]
fn data_that_was_published_with_spaces_and_lost_them_is_named() {
    let published = as_python_spaces(DATA).replace(": //", "://");
    let request = Request::signed_by(&published, &[SECRET]);
    let compact = Request { body: Request::new().body, ..request };
    compact.has(&[rewritten(spaced(Spaces::Compact))]);
}

#[test]
fn sorted_members_are_named() {
    let sorted = Rewritten { order: Some(Order::Sorted), ..Rewritten::default() };
    // `serde_json`'s map is sorted by name.
    let example = crate::examples()[0];
    let data: Value = serde_json::from_str(example).unwrap();
    let data = serde_json::value::RawValue::from_string(ours(&data["data"], example)).unwrap();
    let request = Request::signed_by(data.get(), &[SECRET]);
    let body: Value = serde_json::from_str(&request.text()).unwrap();
    Request { body: body.to_string().into_bytes(), ..request.clone() }.has(&[rewritten(sorted)]);
    // Go sorts a map, but not the struct around it.
    let sorted_data = body["data"].to_string();
    let mixed = request.text().replace(data.get(), &sorted_data);
    assert_ne!(mixed, request.text());
    Request { body: mixed.into_bytes(), ..request.clone() }.has(&[rewritten(sorted)]);
    // Without an example to go by, a few members are put into every order.
    let request = Request::signed_by(r#"{"zeta":1,"alpha":"x","mu":[2]}"#, &[SECRET]);
    let body: Value = serde_json::from_str(&request.text()).unwrap();
    Request { body: body.to_string().into_bytes(), ..request }.has(&[rewritten(sorted)]);
}

/// The data of the example with its members in the order of the text.
fn ours(_: &Value, example: &str) -> String {
    let compact: Box<serde_json::value::RawValue> = serde_json::from_str(example).unwrap();
    let (mut out, mut in_string) = (String::new(), false);
    for letter in compact.get().chars() {
        in_string ^= letter == '"';
        if in_string || !letter.is_whitespace() {
            out.push(letter);
        }
    }
    out[out.find("\"data\":").unwrap() + 7..out.len() - 1].to_owned()
}

#[test]
fn numbers_that_are_spelt_otherwise_are_named() {
    let numbers = rewritten(Rewritten { numbers: true, ..Rewritten::default() });
    check(Request::new().text().replace("7.50", "7.5"), std::slice::from_ref(&numbers));
    for (published, printed) in [("7.0", "7"), ("1e3", "1000"), ("12E2", "1200"), ("2.00", "2"), ("3.10", "3.1")] {
        let request = Request::signed_by(&format!(r#"{{"amount":{published},"of":4}}"#), &[SECRET]);
        let body = request.text().replace(published, printed).into_bytes();
        Request { body, ..request }.has(std::slice::from_ref(&numbers));
    }
}

#[test]
fn escapes_that_are_written_otherwise_are_named() {
    let slashes = Rewritten { slashes: true, ..Rewritten::default() };
    let letters = Rewritten { letters: true, ..Rewritten::default() };
    let text = Request::new().text();
    check(text.replace('/', "\\/"), &[rewritten(slashes)]);
    check(as_ascii(&text), &[rewritten(letters)]);
    check(
        as_ascii(&text).replace('/', "\\/"),
        &[rewritten(Rewritten { slashes: true, letters: true, ..Rewritten::default() })],
    );
    // The other way about: what was published escaped arrives plain.
    let request = Request::signed_by(r#"{"name":"Zo\u00eb","link":"https:\/\/clinic.example\/"}"#, &[SECRET]);
    let plain = request.text().replace("\\u00eb", "ë").replace("\\/", "/").into_bytes();
    Request { body: plain, ..request }.has(&[rewritten(Rewritten {
        slashes: true,
        letters: true,
        ..Rewritten::default()
    })]);
    let request = Request::signed_by(r#"{"note":"a<b & c"}"#, &[SECRET]);
    let html = request.text().replace('<', "\\u003c").replace('&', "\\u0026").into_bytes();
    Request { body: html, ..request }.has(&[rewritten(letters)]);
}

#[test]
fn line_breaks_and_marks_that_came_or_went_are_named() {
    let text = Request::new().text();
    check(format!("{text}\n"), &[Cause::NewlineAdded]);
    check(format!("{text}\r\n"), &[Cause::NewlineAdded]);
    check(format!("{text}  \n\n"), &[Cause::NewlineAdded]);
    check(format!("\u{feff}{text}"), &[Cause::ByteOrderMark]);
    check(format!("\u{feff}{text}\n"), &[Cause::ByteOrderMark, Cause::NewlineAdded]);
    let lines = Request::signed_by("{\n  \"orderNumber\": \"AD234\",\r \"n\": 1\n}", &[SECRET]);
    let body = lines.text().replace('\n', "\r\n").into_bytes();
    Request { body, ..lines }.has(&[Cause::CarriageReturnsAdded]);
    let lines = Request::signed_by("{\r\n  \"orderNumber\": \"AD234\"\r\n}", &[SECRET]);
    let body = lines.text().replace("\r\n", "\n").into_bytes();
    Request { body, ..lines }.has(&[Cause::CarriageReturnsLost]);
}

#[test]
fn a_line_break_that_was_sent_and_lost_is_named() {
    // We never send one; a proxy that signs anew may.
    let mut request = Request::new();
    let body = [&request.body[..], b"\n"].concat();
    let digest = crate::signed::digest_of(&[request.id.as_bytes(), b".", request.timestamp.as_bytes(), b".", &body]);
    request.signature = format!("v1,{}", crate::signed::base64(&digest));
    request.has(&[Cause::NewlineLost]);
}

#[test]
fn bodies_in_another_encoding_are_named() {
    let text = Request::new().text();
    let read_as_latin: String = text.bytes().map(char::from).collect();
    check(&read_as_latin, &[Cause::Encoding(Encoding::ReadAsLatin)]);
    check(read_as_latin.replace('\u{96}', "–"), &[Cause::Encoding(Encoding::ReadAsLatin)]);
    let latin: Vec<u8> = text.chars().map(|letter| u8::try_from(u32::from(letter)).unwrap()).collect();
    check(latin, &[Cause::Encoding(Encoding::Latin)]);
    let little: Vec<u8> = std::iter::once(0xFEFF).chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    check(little, &[Cause::Encoding(Encoding::Utf16)]);
    let big: Vec<u8> = std::iter::once(0xFEFF).chain(text.encode_utf16()).flat_map(u16::to_be_bytes).collect();
    check(big, &[Cause::Encoding(Encoding::Utf16)]);
    // Windows-1252 reads the bytes from 0x80 to 0x9F as curly quotes and the like.
    let euro = Request::signed_by(r#"{"price":"7 €"}"#, &[SECRET]);
    let body = euro.text().replace('€', "â‚¬").into_bytes();
    Request { body, ..euro }.has(&[Cause::Encoding(Encoding::ReadAsLatin)]);
}

#[track_caller]
fn sees(body: &str, secret: &str, causes: &[Cause]) {
    let request = Request { body: body.as_bytes().to_vec(), ..Request::new() };
    assert_eq!(request.judged_by(&[secret]), Diagnosis::Unexplained { causes: causes.to_vec() });
}

#[test]
fn what_cannot_be_undone_is_still_seen_and_said_not_to_be_proven() {
    let text = Request::new().text();
    sees(&text.replace('ö', "\u{fffd}"), SECRET, &[Cause::Replaced]);
    sees(&text[..text.len() - 20], SECRET, &[Cause::BodyCut]);
    // By a foreign secret nothing matches, but that a body was written anew is plain.
    let python = as_python_spaces(&text).replace(": //", "://");
    sees(&python, OTHER, &[rewritten(spaced(Spaces::Python))]);
    let value: Value = serde_json::from_str(&text).unwrap();
    let sorted = Rewritten { order: Some(Order::Sorted), ..Rewritten::default() };
    sees(&value.to_string(), OTHER, &[rewritten(sorted)]);
    sees(&text.replace(crate::ID, "evt_another"), SECRET, &[Cause::IdChanged]);
    sees(&text.replace("AD234", "AD235"), SECRET, &[Cause::OtherSecret(1)]);
}

#[test]
fn with_what_was_sent_at_hand_every_change_of_the_body_is_proven() {
    let request = Request::new();
    let sent = request.text();
    let check = |body: &str, cause: Cause| {
        let headers = request.headers();
        let case = Case { headers: &headers, body: body.as_bytes(), secrets: &[SECRET], sent: Some(&sent), likes: &[] };
        let found = examine(&case).judge(Timestamp::from_millis(NOW));
        assert_eq!(found, Diagnosis::Explained { secret: 0, causes: vec![cause] });
    };
    let at = sent.find("AD234").unwrap() + 4;
    check(&sent.replace("AD234", "AD235"), Cause::BodyAltered(at));
    check(&sent[..40], Cause::BodyCut);
    let value: Value = serde_json::from_str(&sent).unwrap();
    let all = Rewritten { order: Some(Order::Sorted), numbers: true, ..Rewritten::default() };
    check(&value.to_string(), rewritten(all));
    let all = Rewritten { spaces: Some(Spaces::Indented), ..all };
    check(&serde_json::to_string_pretty(&value).unwrap(), rewritten(all));
}

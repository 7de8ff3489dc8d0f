//! What may have happened to a body's bytes, undone one thing at a time.

use super::cause::{Cause, Encoding};

/// Windows-1252 for the bytes from 0x80 to 0x9F; a question mark stands for those that mean nothing there.
const WINDOWS: &str = "€?‚ƒ„…†‡ˆ‰Š‹Œ?Ž??‘’“”•–—˜™š›œ?žŸ";
const MARK: &[u8] = b"\xEF\xBB\xBF";

/// What the body was before one thing happened to it, and that thing. Each leads to other bytes.
pub(super) fn peels(body: &[u8]) -> Vec<(Vec<u8>, Cause)> {
    let mut peels = Vec::new();
    let mut peel = |bytes: Vec<u8>, cause: Cause| {
        if bytes != body {
            peels.push((bytes, cause));
        }
    };
    if let Some(rest) = body.strip_prefix(MARK) {
        peel(rest.to_vec(), Cause::ByteOrderMark);
    }
    for end in ["\n", "\r\n"] {
        if let Some(rest) = body.strip_suffix(end.as_bytes()) {
            peel(rest.to_vec(), Cause::NewlineAdded);
        }
    }
    peel(body.trim_ascii_end().to_vec(), Cause::NewlineAdded);
    peel([body, b"\n"].concat(), Cause::NewlineLost);
    peel([body, b"\r\n"].concat(), Cause::NewlineLost);
    peel(replaced(body, b"\r\n", b"\n"), Cause::CarriageReturnsAdded);
    if !body.windows(2).any(|pair| pair == b"\r\n") {
        peel(replaced(body, b"\n", b"\r\n"), Cause::CarriageReturnsLost);
    }
    match std::str::from_utf8(body) {
        Ok(text) if !text.is_ascii() => {
            if let Some(bytes) = latin_bytes(text) {
                peel(bytes, Cause::Encoding(Encoding::ReadAsLatin));
            }
        }
        Ok(_) => {}
        Err(_) => {
            peel(utf16(body).unwrap_or_default().into_bytes(), Cause::Encoding(Encoding::Utf16));
            peel(
                body.iter().copied().map(char::from).collect::<String>().into_bytes(),
                Cause::Encoding(Encoding::Latin),
            );
        }
    }
    peels.retain(|(bytes, _)| !bytes.is_empty());
    peels
}

fn replaced(body: &[u8], from: &[u8], to: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(body.len());
    let mut rest = body;
    while let Some(byte) = rest.first() {
        if let Some(after) = rest.strip_prefix(from) {
            out.extend_from_slice(to);
            rest = after;
        } else {
            out.push(*byte);
            rest = &rest[1..];
        }
    }
    out
}

/// The bytes that a text was read from as Latin-1 or Windows-1252, if those bytes are UTF-8.
fn latin_bytes(text: &str) -> Option<Vec<u8>> {
    let byte = |letter: char| {
        let high = || WINDOWS.chars().position(|other| other == letter && other != '?');
        u8::try_from(u32::from(letter)).ok().or_else(|| u8::try_from(0x80 + high()?).ok())
    };
    let bytes = text.chars().map(byte).collect::<Option<Vec<u8>>>()?;
    std::str::from_utf8(&bytes).is_ok().then_some(bytes)
}

fn utf16(body: &[u8]) -> Option<String> {
    let (is_little, rest) = match body {
        [0xFF, 0xFE, rest @ ..] => (true, rest),
        [0xFE, 0xFF, rest @ ..] => (false, rest),
        _ => return None,
    };
    let unit = |pair: [u8; 2]| if is_little { u16::from_le_bytes(pair) } else { u16::from_be_bytes(pair) };
    let units = rest.chunks_exact(2).map(|pair| unit([pair[0], pair[1]]));
    char::decode_utf16(units).collect::<Result<String, _>>().ok()
}

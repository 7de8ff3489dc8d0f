//! Which host names are public.
//!
//! It judges the ASCII form that the URL parser leaves. What a name resolves to it never knows.

use super::UrlRefusal;

/// Suffixes that name no public host: RFC 6761, 6762, 7686, 8375 and 9476, ICANN's reservation of `internal` and those
/// it will not delegate, all of `arpa`, and what routers, containers and Kubernetes are used to.
const LOCAL_SUFFIXES: [&str; 18] = [
    "local",
    "internal",
    "home.arpa",
    "arpa",
    "onion",
    "alt",
    "invalid",
    "test",
    "corp",
    "home",
    "mail",
    "lan",
    "intranet",
    "private",
    "localdomain",
    "svc",
    "consul",
    "docker",
];

/// Names of the metadata services of Google, AWS, Tencent, Equinix and Azure.
const METADATA: [&str; 9] = [
    "metadata",
    "metadata.google.internal",
    "metadata.goog",
    "instance-data",
    "instance-data.ec2.internal",
    "metadata.tencentyun.com",
    "metadata.platformequinix.com",
    "metadata.packet.net",
    "metadata.azure.internal",
];

/// Judges a name that is no address.
pub(super) fn judge_name(name: &str) -> Result<(), UrlRefusal> {
    // A name may end in one dot: that says it is whole.
    let name = name.strip_suffix('.').unwrap_or(name);
    if name.len() > 253 || name.split('.').any(|label| label.is_empty() || label.len() > 63) {
        return Err(UrlRefusal::NoName(shortened(name)));
    }
    let is_or_ends_in =
        |suffix: &str| name.strip_suffix(suffix).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'));
    if is_or_ends_in("localhost") {
        return Err(UrlRefusal::Loopback(name.to_owned()));
    }
    if METADATA.iter().any(|metadata| is_or_ends_in(metadata) && (metadata.contains('.') || name == *metadata)) {
        return Err(UrlRefusal::Metadata(name.to_owned()));
    }
    if !name.contains('.') {
        return Err(UrlRefusal::SingleLabel(name.to_owned()));
    }
    if let Some(suffix) = LOCAL_SUFFIXES.iter().find(|suffix| is_or_ends_in(suffix)) {
        return Err(UrlRefusal::LocalName(suffix));
    }
    if let Some(label) = name.split('.').find(|label| is_in_disguise(label)) {
        return Err(UrlRefusal::InDisguise(label.to_owned()));
    }
    Ok(())
}

/// The beginning of a name that is too long to repeat.
fn shortened(name: &str) -> String {
    if name.len() > 80 { name.chars().take(80).chain(['…']).collect() } else { name.to_owned() }
}

/// Whether an `xn--` label hides a character that a reader of international names turns into another one or drops,
/// such as a full-width digit or dot. No name is registered with one; a reader that forgives could be led elsewhere.
fn is_in_disguise(label: &str) -> bool {
    let Some(encoded) = label.strip_prefix("xn--") else { return false };
    idna::punycode::decode_to_string(encoded).is_none_or(|decoded| decoded.is_ascii() || decoded.contains(is_mapped))
}

/// Whole blocks of characters that Unicode keeps for compatibility or to steer, by UTS #46 mapped, dropped or refused.
fn is_mapped(c: char) -> bool {
    matches!(c,
        '\u{80}'..='\u{b6}' | '\u{b8}'..='\u{bf}' | '\u{17f}' // controls, blanks, raised digits; the long s
        | '\u{2000}'..='\u{200b}' | '\u{200e}'..='\u{209f}' // invisible marks, raised and lowered digits
        | '\u{2100}'..='\u{214d}' | '\u{2150}'..='\u{2183}' // letter-like signs, fractions, Roman numerals
        | '\u{2460}'..='\u{24ff}' // letters and digits in circles
        | '\u{3000}'..='\u{3002}' | '\u{3200}'..='\u{33ff}' // the ideographic full stop; signs in circles and squares
        | '\u{fb00}'..='\u{fb06}' // Latin ligatures
        | '\u{fe00}'..='\u{fe1f}' | '\u{fe30}'..='\u{feff}' | '\u{ff00}'..='\u{ffff}' // small, full-width, half-width
        | '\u{1d400}'..='\u{1d7ff}' | '\u{1f100}'..='\u{1f2ff}' | '\u{1fbf0}'..='\u{1fbf9}' // mathematical, in squares
        | '\u{e0000}'..='\u{e0fff}' // tags
    )
}

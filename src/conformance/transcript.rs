//! A request in words, to be kept and shown: as it leaves, but for what is secret or long.

use std::fmt::Write as _;

use crate::delivery::Request;

/// So much of a body is kept.
const KEPT_AT_MOST: usize = 4 * 1024;
/// The fields that are ours; what else there is are the partner's own, whose values nobody is shown.
const OURS: [&str; 5] = ["content-type", "user-agent", "webhook-id", "webhook-timestamp", "webhook-signature"];

/// The request as text, and whether its body was cut.
pub fn transcript(request: &Request) -> (String, bool) {
    let (host, target) = (request.url.host(), request.url.target());
    let mut text = format!("POST {target} HTTP/1.1\nhost: {host}\ncontent-length: {}\n", request.body.len());
    for (name, value) in &request.headers {
        let shown = if OURS.contains(&name.as_str()) { value.reveal() } else { "••••••••" };
        writeln!(text, "{name}: {shown}").expect("a string takes whatever is written to it");
    }
    let kept = request.body.floor_char_boundary(KEPT_AT_MOST);
    text.push('\n');
    text.push_str(&request.body[..kept]);
    (text, kept < request.body.len())
}

//! Who may show the portal in a frame (CSP Level 3, section 6.4.2).

use std::fmt;

/// Whose pages may have the portal in a frame (the worker's setting `FRAME_ANCESTORS`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FrameAncestors(String);

/// Why a text is no such setting; carries the part that is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParseFrameAncestorsError(String);

impl fmt::Display for ParseFrameAncestorsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "FRAME_ANCESTORS is 'none', or has 'self' and origins such as https://portal.example, with blanks between; {:?} \
             is neither",
            self.0
        )
    }
}

impl std::error::Error for ParseFrameAncestorsError {}

/// Nobody, unless somebody is named.
impl Default for FrameAncestors {
    fn default() -> Self {
        Self("'none'".to_owned())
    }
}

impl FrameAncestors {
    /// Reads the setting. What is written stands in a header, so that nothing but origins and two words may be there.
    pub fn parse(text: &str) -> Result<Self, ParseFrameAncestorsError> {
        let parts: Vec<&str> = text.split_ascii_whitespace().collect();
        let odd = parts.iter().find(|part| !(**part == "'self'" || is_origin(part)));
        match (parts.as_slice(), odd) {
            (["'none'"] | [], _) => Ok(Self::default()),
            (_, Some(odd)) => Err(ParseFrameAncestorsError((*odd).to_owned())),
            (_, None) => Ok(Self(parts.join(" "))),
        }
    }

    /// As the directive has it.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A scheme and a host, which may start with `*.`, and a port if need be.
fn is_origin(text: &str) -> bool {
    let Some(rest) = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://")) else { return false };
    let (host, port) = rest.split_once(':').map_or((rest, None), |(host, port)| (host, Some(port)));
    let host = host.strip_prefix("*.").unwrap_or(host);
    let is_host = !host.is_empty() && host.bytes().all(|byte| byte.is_ascii_alphanumeric() || b".-".contains(&byte));
    is_host && port.is_none_or(|port| port.parse::<u16>().is_ok_and(|port| port > 0))
}

//! How far the worker may reach, as its operator set it.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A setting of ports has this many parts at most.
const PARTS_AT_MOST: usize = 16;

/// What `guard` judges an address by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "contract", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct AddressPolicy {
    /// Whose hosts may be called.
    pub hosts: AllowedHosts,
    /// By which ports.
    pub ports: AllowedPorts,
}

/// Whose hosts may be called (the worker's setting `ALLOW_LOOPBACK_HTTP`).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "contract", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum AllowedHosts {
    /// Public https addresses only.
    #[default]
    PublicOnly,
    /// Also this machine's own loopback, by http too: for trying Hookpost out, never for production.
    LoopbackToo,
}

/// The ports of public hosts that may be called (the worker's setting `ALLOWED_PORTS`): ports and ranges with commas
/// between them, such as `443, 1024-65535`.
#[derive(Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct AllowedPorts {
    parts: [(u16, u16); PARTS_AT_MOST],
    count: usize,
}

/// Why a text is no setting of ports.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ParsePortsError {
    /// A part is neither a port nor a range; carries it.
    NotAPort(String),
    /// A range ends before it starts.
    Backwards(u16, u16),
    /// Over sixteen parts; carries how many.
    TooMany(usize),
}

impl AllowedPorts {
    /// Parses the setting; white space around its parts is dropped.
    pub fn parse(text: &str) -> Result<Self, ParsePortsError> {
        let count = text.split(',').count();
        let mut parts = [(0, 0); PARTS_AT_MOST];
        if count > parts.len() {
            return Err(ParsePortsError::TooMany(count));
        }
        for (part, text) in parts.iter_mut().zip(text.split(',')) {
            *part = parse_part(text.trim())?;
        }
        Ok(Self { parts, count })
    }

    /// Whether a port is among them.
    pub fn contains(&self, port: u16) -> bool {
        self.parts().iter().any(|(first, last)| (*first..=*last).contains(&port))
    }

    fn parts(&self) -> &[(u16, u16)] {
        &self.parts[..self.count]
    }
}

fn parse_part(text: &str) -> Result<(u16, u16), ParsePortsError> {
    let port = |digits: &str| {
        let digits = Some(digits.trim()).filter(|digits| digits.bytes().all(|byte| byte.is_ascii_digit()));
        let port = digits.and_then(|digits| digits.parse().ok()).filter(|port| *port > 0);
        port.ok_or_else(|| ParsePortsError::NotAPort(text.to_owned()))
    };
    let (first, last) = text.split_once('-').unwrap_or((text, text));
    let (first, last) = (port(first)?, port(last)?);
    if first > last { Err(ParsePortsError::Backwards(first, last)) } else { Ok((first, last)) }
}

impl Default for AllowedPorts {
    /// The port of https, and those that a server needs no privilege for.
    fn default() -> Self {
        let mut parts = [(0, 0); PARTS_AT_MOST];
        parts[0] = (443, 443);
        parts[1] = (1024, u16::MAX);
        Self { parts, count: 2 }
    }
}

impl fmt::Display for AllowedPorts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, (first, last)) in self.parts().iter().enumerate() {
            if index > 0 {
                f.write_str(", ")?;
            }
            if first == last { write!(f, "{first}")? } else { write!(f, "{first}-{last}")? }
        }
        Ok(())
    }
}

impl fmt::Debug for AllowedPorts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "AllowedPorts({self})")
    }
}

impl TryFrom<String> for AllowedPorts {
    type Error = ParsePortsError;

    fn try_from(text: String) -> Result<Self, ParsePortsError> {
        Self::parse(&text)
    }
}

impl From<AllowedPorts> for String {
    fn from(ports: AllowedPorts) -> String {
        ports.to_string()
    }
}

impl fmt::Display for ParsePortsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotAPort(text) => write!(f, "{text:?} is no port from 1 to 65535 and no range such as 1024-65535"),
            Self::Backwards(first, last) => write!(f, "{first}-{last} ends before it starts; write {last}-{first}"),
            Self::TooMany(count) => write!(f, "{PARTS_AT_MOST} ports and ranges at most; there are {count}"),
        }
    }
}

impl std::error::Error for ParsePortsError {}

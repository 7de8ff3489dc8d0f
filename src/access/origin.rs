//! Which pages of other origins may call the API from a browser (CORS), and what they are told.
//!
//! Cookies never count here: whoever calls sends a token in `Authorization`, so no answer ever allows credentials.

use std::fmt;

/// What a browser may send besides what it always may.
const HEADERS: &str = "authorization, content-type, if-match, idempotency-key";
/// What a page may read besides what it always may.
const EXPOSED: &str = "etag, retry-after";
const METHODS: &str = "GET, POST, PATCH, DELETE";
/// For so many seconds a browser need not ask again.
const KEPT: &str = "600";

/// The origins that an operator allows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AllowedOrigins(Vec<String>);

/// What is wrong with a list of origins.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParseOriginError(String);

impl fmt::Display for ParseOriginError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "has origins such as https://portal.example.com or http://127.0.0.1:3000, and {:?} is none", self.0)
    }
}

impl AllowedOrigins {
    /// Reads origins separated by white space or commas, each just as browsers write it: scheme, host, and the port unless
    /// it is the scheme's own. There is no wildcard.
    pub fn parse(text: &str) -> Result<Self, ParseOriginError> {
        let names = text.split(|c: char| c.is_whitespace() || c == ',').filter(|name| !name.is_empty());
        names
            .map(|name| if is_origin(name) { Ok(name.to_owned()) } else { Err(ParseOriginError(name.to_owned())) })
            .collect::<Result<_, _>>()
            .map(Self)
    }

    /// What the answer to a call from a page says to the browser. A page of the API's own origin needs none of it.
    pub fn fields(&self, origin: Option<&str>) -> Vec<(&'static str, String)> {
        if self.0.is_empty() {
            return Vec::new();
        }
        // Whatever keeps answers is to keep them apart by who asked.
        let mut fields = vec![("vary", "Origin".to_owned())];
        if let Some(origin) = self.allowed(origin) {
            fields.push(("access-control-allow-origin", origin.to_owned()));
            fields.push(("access-control-expose-headers", EXPOSED.to_owned()));
        }
        fields
    }

    /// What a browser is told that asks beforehand, before it makes a call for a page; nothing when this is no such
    /// question, or the page may not.
    pub fn preflight(
        &self,
        method: &str,
        origin: Option<&str>,
        requested: Option<&str>,
    ) -> Option<Vec<(&'static str, String)>> {
        requested.filter(|_| method == "OPTIONS")?;
        let origin = self.allowed(origin)?;
        Some(vec![
            ("vary", "Origin".to_owned()),
            ("access-control-allow-origin", origin.to_owned()),
            ("access-control-allow-methods", METHODS.to_owned()),
            ("access-control-allow-headers", HEADERS.to_owned()),
            ("access-control-max-age", KEPT.to_owned()),
        ])
    }

    fn allowed(&self, origin: Option<&str>) -> Option<&str> {
        self.0.iter().map(String::as_str).find(|allowed| origin == Some(*allowed))
    }
}

/// Whether a text is an origin as a browser writes one.
fn is_origin(text: &str) -> bool {
    url::Url::parse(text).is_ok_and(|url| {
        // A browser's URL may have a star for a host; here it could only be meant for many.
        let is_one = url.has_host() && !text.contains('*');
        matches!(url.scheme(), "http" | "https") && is_one && url.origin().ascii_serialization() == text
    })
}

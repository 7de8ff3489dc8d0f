//! The address of an endpoint.

use std::fmt;

use serde::{Deserialize, Serialize};
use url::Url;

/// An absolute `http` or `https` address, read as the WHATWG URL Standard reads it, so that we judge the very host
/// that `fetch` will call. Whether it may be called is `guard`'s business.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct EndpointUrl(Url);

/// Why a text is not an endpoint's address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ParseUrlError {
    /// There is nothing.
    Empty,
    /// More than 2,048 characters; carries how many.
    TooLong(usize),
    /// No scheme, or none that we know; carries what stands there, if anything.
    Scheme(Option<String>),
    /// The host is an international name in its own letters, which look-alikes hide in.
    NotAscii,
    /// The host cannot be read.
    Host(url::ParseError),
}

impl fmt::Display for ParseUrlError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("give the URL of your server, such as https://api.clinic.example/hooks"),
            Self::TooLong(length) => {
                write!(f, "a URL has {} characters at most; this one has {length}", EndpointUrl::LONGEST)
            }
            Self::Scheme(None) => f.write_str("write the whole URL, starting with https://"),
            Self::Scheme(Some(scheme)) => write!(f, "a URL here starts with https://, not {scheme}"),
            Self::NotAscii => {
                f.write_str("write the host in ASCII: an international name has a form that starts with xn--")
            }
            Self::Host(url::ParseError::IdnaError) => {
                f.write_str("the URL's host cannot be read: it has a character that no host name has")
            }
            Self::Host(error) => write!(f, "the URL's host cannot be read: {error}"),
        }
    }
}

impl std::error::Error for ParseUrlError {}

impl EndpointUrl {
    /// An address has this many characters at most.
    pub const LONGEST: usize = 2048;

    /// Parses an absolute `http` or `https` address as somebody typed it. What the standard drops is dropped: blanks
    /// around it, tabs and line ends within.
    pub fn parse(text: &str) -> Result<Self, ParseUrlError> {
        let text = text.trim_matches(|c: char| c <= ' ');
        if text.trim().is_empty() {
            return Err(ParseUrlError::Empty);
        }
        let length = text.chars().count();
        if length > Self::LONGEST {
            return Err(ParseUrlError::TooLong(length));
        }
        Self::read(text)
    }

    /// Reads it whatever its length: an address that was kept once can always be loaded, and is judged again before
    /// it is called.
    fn read(text: &str) -> Result<Self, ParseUrlError> {
        let url = Url::parse(text).map_err(|error| match error {
            url::ParseError::RelativeUrlWithoutBase => ParseUrlError::Scheme(None),
            url::ParseError::IdnaError if has_more_than_ascii(text) => ParseUrlError::NotAscii,
            error => ParseUrlError::Host(error),
        })?;
        // `example.com:8080/x` parses with the scheme `example.com`: that is a forgotten scheme, not a strange one.
        match url.scheme() {
            "http" | "https" => Ok(Self(url)),
            scheme if scheme.contains('.') || scheme == "localhost" => Err(ParseUrlError::Scheme(None)),
            scheme => Err(ParseUrlError::Scheme(Some(scheme.to_owned()))),
        }
    }

    /// The address as text, as the standard normalises it.
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }

    /// Its parts, to judge and to show them.
    pub fn parts(&self) -> &Url {
        &self.0
    }

    /// Host and port as one reads them: `api.clinic.example` or `localhost:9000`.
    pub fn host(&self) -> String {
        let host = self.0.host_str().unwrap_or_default();
        self.0.port().map_or_else(|| host.to_owned(), |port| format!("{host}:{port}"))
    }

    /// Path and query, as the request line will have them.
    pub fn target(&self) -> String {
        self.0.query().map_or_else(|| self.0.path().to_owned(), |query| format!("{}?{query}", self.0.path()))
    }
}

/// Whether a text has characters beyond ASCII, as they are or as `%` codes.
fn has_more_than_ascii(text: &str) -> bool {
    let starts_beyond = |code: &str| code.starts_with(|c: char| matches!(c, '8' | '9' | 'a'..='f' | 'A'..='F'));
    !text.is_ascii() || text.split('%').skip(1).any(starts_beyond)
}

impl fmt::Display for EndpointUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl TryFrom<String> for EndpointUrl {
    type Error = ParseUrlError;

    fn try_from(text: String) -> Result<Self, ParseUrlError> {
        Self::read(&text)
    }
}

impl From<EndpointUrl> for String {
    fn from(url: EndpointUrl) -> String {
        url.0.into()
    }
}

//! Everything that a signature is known to fail by.

/// One of the three headers that a signature needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// `webhook-id`
    Id,
    /// `webhook-timestamp`
    Timestamp,
    /// `webhook-signature`
    Signature,
}

impl Field {
    /// All of them, in the order in which we send them.
    pub const ALL: [Self; 3] = [Self::Id, Self::Timestamp, Self::Signature];

    /// The header's name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Id => "webhook-id",
            Self::Timestamp => "webhook-timestamp",
            Self::Signature => "webhook-signature",
        }
    }
}

/// What is wrong, each found by trying or plain to see.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cause {
    /// The header is not there.
    Missing(Field),
    /// The header is there more than once.
    Repeated(Field),
    /// The id in the header is another than the event's.
    IdChanged,
    /// Only the beginning of the id is there.
    IdCut,
    /// Capital letters of the id became small ones, or the other way about.
    IdCase,
    /// The timestamp is in milliseconds.
    TimestampInMillis,
    /// The timestamp is no whole number of seconds.
    TimestampForm,
    /// The signature lost so many characters at its end.
    SignatureCut(usize),
    /// Capital letters of the signature became small ones, or the other way about.
    SignatureCase,
    /// The signature is in hexadecimal digits.
    SignatureHex,
    /// The signature is base64 of hexadecimal digits.
    SignatureHexInBase64,
    /// The signature is in the base64 of URLs.
    SignatureUrlSafe,
    /// The signature has no `v1,` before it.
    SignatureBare,
    /// The signatures are joined by commas, not by spaces.
    SignaturesJoined,
    /// None of the signatures is of version 1.
    NoVersionOne,
    /// A space, a line break or quotes stand around the secret.
    SecretSpaced,
    /// The text after `whsec_` is no base64.
    SecretUnreadable,
    /// The key was the secret as it is written, prefix and all.
    SecretAsText,
    /// The key was the text after `whsec_`, not decoded.
    SecretUndecoded,
    /// The secret was decoded with its prefix.
    SecretPrefixDecoded,
    /// The secret is in the base64 of URLs.
    SecretUrlSafe,
    /// What was signed is not `id.timestamp.body`.
    Signed(Form),
    /// A line break was added to the end of the body.
    NewlineAdded,
    /// The line break at the end of the body was lost.
    NewlineLost,
    /// Line breaks became CR LF.
    CarriageReturnsAdded,
    /// Line breaks lost their CR.
    CarriageReturnsLost,
    /// A byte order mark was put before the body.
    ByteOrderMark,
    /// The body was read or written in another encoding than UTF-8.
    Encoding(Encoding),
    /// Letters of the body were replaced, since they could not be read.
    Replaced,
    /// The body was parsed and written anew.
    Rewritten(Rewritten),
    /// The body breaks off.
    BodyCut,
    /// The body says something else, from that byte on.
    BodyAltered(usize),
    /// None of that many secrets made any of the signatures.
    OtherSecret(usize),
    /// The signature is right, but so many seconds too old.
    TooOld(u64),
    /// The signature is right, but comes from so many seconds in the future.
    TooEarly(u64),
}

/// What was signed instead of `id.timestamp.body`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// The body alone.
    BodyAlone,
    /// `timestamp.body`
    WithoutId,
    /// `id.body`
    WithoutTimestamp,
    /// `timestamp.id.body`
    Swapped,
    /// Another separator than a full stop.
    Separator(&'static str),
    /// The timestamp in milliseconds.
    InMillis,
}

/// An encoding that is not UTF-8.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8 was read as Latin-1 or Windows-1252, so that `é` became `Ã©`.
    ReadAsLatin,
    /// It was written as Latin-1.
    Latin,
    /// It was written as UTF-16.
    Utf16,
}

/// How JSON that was written anew differs from what was sent.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Rewritten {
    /// How it is spaced now, if that is another way.
    pub spaces: Option<Spaces>,
    /// Whether members stand in another order.
    pub order: Option<Order>,
    /// Whether numbers are spelt otherwise.
    pub numbers: bool,
    /// Whether `/` is written otherwise.
    pub slashes: bool,
    /// Whether other letters are written otherwise, as `\u00e9` for `é`.
    pub letters: bool,
}

impl Rewritten {
    /// Whether nothing differs.
    pub fn is_nothing(self) -> bool {
        self == Self::default()
    }
}

/// How JSON is spaced.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spaces {
    /// Not at all.
    Compact,
    /// After commas and colons, as Python's `json.dumps` does it.
    Python,
    /// Each member on a line of its own.
    Indented,
    /// In some other way.
    Other,
}

/// In which order members stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// By name.
    Sorted,
    /// Some other.
    Other,
}

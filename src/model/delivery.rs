//! What may become of a delivery and of one attempt at it.

use std::fmt;
use std::time::Duration;

use serde::{Deserialize, Serialize};

/// Where a delivery stands, as JSON, SQL and the screen name it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "contract", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum DeliveryStatus {
    /// An attempt is under way or planned.
    Pending,
    /// The endpoint answered 2xx.
    Delivered,
    /// The last retry failed; it waits for a replay.
    Exhausted,
    /// The endpoint is switched off; it waits for a replay.
    Parked,
    /// Somebody cancelled it, erased the event or deleted the endpoint.
    Cancelled,
}

impl DeliveryStatus {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Pending, Self::Delivered, Self::Exhausted, Self::Parked, Self::Cancelled];

    /// The word for it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Pending => "pending",
            Self::Delivered => "delivered",
            Self::Exhausted => "exhausted",
            Self::Parked => "parked",
            Self::Cancelled => "cancelled",
        }
    }

    /// The status that a word names.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.as_str() == word)
    }
}

/// Why an attempt failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "contract", derive(schemars::JsonSchema))]
#[serde(tag = "cause", content = "status", rename_all = "camelCase", try_from = "FlatCause")]
#[cfg_attr(feature = "contract", schemars(!try_from))]
pub enum Cause {
    /// The endpoint answered, but not 2xx.
    Status(u16),
    /// No whole answer came in time.
    TimedOut,
    /// No connection came about, or it broke before an answer began: refused, reset, no route.
    Unreachable,
    /// The connection broke within the answer.
    CutOff,
    /// The answer is not what its headers say: a body that cannot be decompressed.
    Unreadable,
    /// The name did not resolve, or to an address off the internet, or TLS failed: the runtime does not tell which.
    NameOrTls,
    /// The name did not resolve, or to an address off the internet.
    Dns,
    /// TLS failed: the certificate is not valid, or there is no TLS.
    Tls,
    /// The address is not allowed now.
    Blocked,
    /// The worker stopped during the attempt, so nobody knows what came of it.
    Interrupted,
}

/// As it is written: read so, its members may come in any order and none has to be kept for later, which in WebAssembly
/// takes kilobytes.
#[derive(Deserialize)]
struct FlatCause {
    cause: String,
    status: Option<u16>,
}

impl TryFrom<FlatCause> for Cause {
    type Error = &'static str;

    fn try_from(FlatCause { cause, status }: FlatCause) -> Result<Self, &'static str> {
        let causes = [
            Self::TimedOut,
            Self::Unreachable,
            Self::CutOff,
            Self::Unreadable,
            Self::NameOrTls,
            Self::Dns,
            Self::Tls,
            Self::Blocked,
            Self::Interrupted,
        ];
        let named = match status {
            Some(status) => (cause == "status").then_some(Self::Status(status)),
            None => causes.into_iter().find(|known| known.class() == cause),
        };
        named.ok_or("there is no such cause")
    }
}

impl Cause {
    /// The classes of causes, by the words that JSON, logs and metrics have for them.
    pub const CLASSES: [&str; 10] = [
        "status",
        "timedOut",
        "unreachable",
        "cutOff",
        "unreadable",
        "nameOrTls",
        "dns",
        "tls",
        "blocked",
        "interrupted",
    ];

    /// Its place among [`Cause::CLASSES`].
    pub fn class_index(self) -> usize {
        match self {
            Self::Status(_) => 0,
            Self::TimedOut => 1,
            Self::Unreachable => 2,
            Self::CutOff => 3,
            Self::Unreadable => 4,
            Self::NameOrTls => 5,
            Self::Dns => 6,
            Self::Tls => 7,
            Self::Blocked => 8,
            Self::Interrupted => 9,
        }
    }

    /// The word for its class.
    pub fn class(self) -> &'static str {
        Self::CLASSES[self.class_index()]
    }
}

impl fmt::Display for Cause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Status(status) => write!(f, "answered {status}"),
            Self::TimedOut => f.write_str("no answer in time"),
            Self::Unreachable => f.write_str("could not be reached"),
            Self::CutOff => f.write_str("the answer broke off"),
            Self::Unreadable => f.write_str("the answer cannot be decompressed"),
            Self::NameOrTls => f.write_str("its name did not resolve or TLS failed"),
            Self::Dns => f.write_str("its name did not resolve"),
            Self::Tls => f.write_str("TLS failed"),
            Self::Blocked => f.write_str("address not allowed"),
            Self::Interrupted => f.write_str("interrupted on our side"),
        }
    }
}

/// What an attempt's outcome means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// 2xx: it arrived.
    Delivered {
        /// The status code.
        status: u16,
    },
    /// Anything else.
    Failed {
        /// Why.
        cause: Cause,
        /// How long the endpoint asked us to wait, an hour at most.
        retry_after: Option<Duration>,
    },
}

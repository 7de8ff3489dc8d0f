//! Who may do what: portal tokens, keys, and the decision on every call.
//!
//! It is told the time and the settings and keeps neither. What it finds wrong with a token has a cause for us; outside
//! all causes read the same.
//!
//! A token is `hp1.`, the base64url of its grant as JSON, a full stop, and the base64url of the HMAC-SHA256 over all before
//! that full stop. Whoever holds it can read the grant; only the worker can write one.

mod address;
mod admit;
mod caller;
mod key;
mod order;
mod origin;
mod ring;
mod token;

pub use address::client_address;
pub use admit::{Refused, admit};
pub use caller::{Caller, bearer, caller, is_root_key};
pub use key::{CheckedKey, KEYS_AT_MOST, KnownKey, check_key, read_key};
pub use order::{CheckedAccess, EXPIRES_IN_AT_MOST, check_access};
pub use origin::{AllowedOrigins, ParseOriginError};
pub use ring::{Ask, Ring};
pub use token::{Grant, ParseTokenKeysError, TokenError, TokenKeys, is_token, peek};

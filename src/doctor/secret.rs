//! What a program may have taken for the key: the right bytes first, then each known misreading.

use base64::Engine as _;
use base64::alphabet::{STANDARD, URL_SAFE};
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};

use super::cause::Cause;

const PREFIX: &str = "whsec_";
/// As forgiving as Node and PHP are: padding may lack, and what is left over of the last letter is dropped.
const FORGIVING: GeneralPurposeConfig = GeneralPurposeConfig::new()
    .with_decode_padding_mode(DecodePaddingMode::Indifferent)
    .with_decode_allow_trailing_bits(true);

/// A key, the secret that it was read from, and what is wrong with the reading.
pub(super) struct Key {
    pub(super) bytes: Vec<u8>,
    pub(super) secret: usize,
    pub(super) cause: Option<Cause>,
}

/// The readings of a secret.
pub(super) fn keys(secret: usize, pasted: &str) -> Vec<Key> {
    let text = pasted.trim().trim_matches(['"', '\'']).trim();
    let encoded = text.strip_prefix(PREFIX).unwrap_or(text);
    let spaced = (text != pasted).then_some(Cause::SecretSpaced);
    let key = |cause: Option<Cause>, bytes: Vec<u8>| Key { bytes, secret, cause };
    let strict = base64::engine::general_purpose::STANDARD.decode(encoded).ok();
    let forgiving = GeneralPurpose::new(&STANDARD, FORGIVING);
    let url_safe = GeneralPurpose::new(&URL_SAFE, FORGIVING);
    let mut keys: Vec<Key> = strict.into_iter().map(|bytes| key(spaced.clone(), bytes)).collect();
    if encoded.contains(['-', '_']) {
        keys.extend(url_safe.decode(encoded).ok().map(|bytes| key(Some(Cause::SecretUrlSafe), bytes)));
    }
    if text.starts_with(PREFIX) {
        keys.push(key(Some(Cause::SecretAsText), text.as_bytes().to_vec()));
        // Node reads `_` as `/`; PHP passes it over, and drops a letter that is left over.
        for whole in [text.replace('_', "/"), text.replace('_', "")] {
            let whole = whole.trim_end_matches('=');
            let whole = whole.get(..whole.len() - usize::from(whole.len() % 4 == 1)).unwrap_or_default();
            keys.extend(forgiving.decode(whole).ok().map(|bytes| key(Some(Cause::SecretPrefixDecoded), bytes)));
        }
    }
    keys.push(key(Some(Cause::SecretUndecoded), encoded.as_bytes().to_vec()));
    if text != pasted {
        keys.push(key(Some(Cause::SecretAsText), pasted.as_bytes().to_vec()));
    }
    keys
}

/// Whether it can be read as it is written.
pub(super) fn is_readable(pasted: &str) -> bool {
    keys(0, pasted).first().is_some_and(|key| matches!(key.cause, None | Some(Cause::SecretSpaced)))
}

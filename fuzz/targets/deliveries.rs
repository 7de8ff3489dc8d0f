//! The query of a list of deliveries: filters and the cursor, and the ids and times in them.

use hookpost::api::DeliveryFilter;
use hookpost::model::{
    CauseName, DeliveryId, EndpointId, EventId, EventType, PartnerId, ReplayId, RequestId, RunId, Subject, Timestamp,
};

/// A filter is written as a query that reads as the same filter; a refusal says what is wrong with which parameter.
pub(crate) fn hold(bytes: &[u8]) {
    let pairs: Vec<(String, String)> = url::form_urlencoded::parse(bytes).into_owned().collect();
    match DeliveryFilter::parse(pairs.clone()) {
        Ok(filter) => {
            let query = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(filter.pairs()).finish();
            let again = DeliveryFilter::parse(url::form_urlencoded::parse(query.as_bytes()).into_owned());
            assert_eq!(again.as_ref(), Ok(&filter), "{query}");
        }
        Err(message) => {
            assert!(message.starts_with(['`', 'T']) && message.ends_with('.'), "{message:?}");
            assert_eq!(DeliveryFilter::parse(pairs.clone()), Err(message));
        }
    }
    pairs.iter().flat_map(|(name, value)| [name, value]).for_each(|word| one(word));
}

/// Whatever names something is written as it was read, and has nothing in it that a path, a header or a line would break at.
fn one(word: &str) {
    let is_plain = |text: &str| text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"._-".contains(&byte));
    macro_rules! id {
        ($($kind:ident),*) => {
            $(if let Ok(id) = $kind::parse(word) {
                assert!(id.as_str() == word && is_plain(word), "{word:?}");
            })*
        };
    }
    id!(CauseName, DeliveryId, EndpointId, EventId, EventType, PartnerId, ReplayId, RequestId, RunId);
    if let Ok(subject) = Subject::parse(word) {
        assert_eq!(Subject::parse(subject.as_str()).as_ref(), Ok(&subject));
        assert!(!subject.as_str().contains(char::is_control), "{word:?}");
    }
    if let Ok(at) = Timestamp::parse(word) {
        assert_eq!(Timestamp::parse(&at.to_string()), Ok(at), "{word:?}");
    }
}

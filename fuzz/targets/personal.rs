//! Received events, as somebody pastes them: the story they tell, and a fake that may be shared.

use hookpost::inspect;
use hookpost::lifecycle::{Received, trace};
use hookpost::privacy::{fake, find};

const LONGEST: usize = 16 * 1024;

/// Every event has its place in the story or a reason why not; a fake is JSON where the text is, and the same for the same seed.
pub(crate) fn hold(bytes: &[u8]) {
    let bytes = &bytes[..bytes.len().min(LONGEST)];
    let ranges = inspect::documents(bytes);
    let events: Vec<_> =
        ranges.into_iter().enumerate().map(|(index, range)| Received { index, text: &bytes[range] }).collect();
    let story = trace(&events);
    assert_eq!(trace(&events), story);

    let found = find(bytes);
    assert_eq!(find(bytes), found);
    match fake(bytes, 7) {
        Ok(copy) => {
            serde_json::from_slice::<serde::de::IgnoredAny>(bytes).expect("only JSON has a fake");
            serde_json::from_str::<serde::de::IgnoredAny>(&copy).expect("a fake is JSON");
            assert_eq!(fake(bytes, 7).as_ref(), Ok(&copy));
        }
        Err(error) => assert!(!error.to_string().is_empty()),
    }
}

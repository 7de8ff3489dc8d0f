//! `ETag` and `If-Match` (RFC 9110, section 13.1.1): the number of changes, in quotation marks.

/// The `ETag` of that revision.
pub fn entity_tag(revision: u64) -> String {
    format!("\"{revision}\"")
}

/// Whether a change that names these versions in `If-Match` may be made at this revision; one that names none always may.
///
/// A proxy that compresses answers makes tags weak on the way (`W/"3"`). A revision stands for what the endpoint is and not
/// for its bytes, so such a tag is as good as ours.
pub fn is_met(if_match: Option<&str>, revision: u64) -> bool {
    let Some(named) = if_match else { return true };
    let tag = entity_tag(revision);
    named.split(',').map(str::trim).any(|one| one == "*" || one.strip_prefix("W/").unwrap_or(one) == tag)
}

//! The bytes that are hashed. Pinned: another form would break every chain there is.

use crate::model::{AuditAddress, AuditEntry, Digest, PartnerId};

/// What the text begins with.
const FORM: &str = "hookpost audit 1";

/// An entry's canonical text: a line for each part, in this order, an empty one for what it has not. No part that the worker
/// writes has a line break in it.
pub fn canonical(partner: &PartnerId, entry: &AuditEntry) -> String {
    let lines = [
        FORM,
        partner.as_str(),
        &entry.previous,
        &entry.number.to_string(),
        &entry.at.to_string(),
        &entry.by,
        &entry.credential,
        &entry.key,
        &entry.role,
        &entry.call,
        &entry.target,
        &entry.fields.join(","),
        &entry.request_id,
        &entry.address_digest,
    ];
    lines.iter().flat_map(|line| [*line, "\n"]).collect()
}

/// The digest that an entry should have.
pub fn digest(partner: &PartnerId, entry: &AuditEntry) -> Digest {
    Digest::of(canonical(partner, entry).as_bytes())
}

/// The digest that stands in the chain for an address. The address itself can go and the chain stays whole.
pub fn address_digest(from: &AuditAddress) -> Digest {
    Digest::of(format!("{}\n{}\n", from.salt, from.address).as_bytes())
}

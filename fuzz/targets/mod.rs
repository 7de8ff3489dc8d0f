//! What must hold of everything that takes bytes from outside, whatever the bytes.
//!
//! Each target is one function that panics when its property does not hold. cargo-fuzz calls it by way of `fuzz_targets`, the
//! tests of the crate with the kept corpus and with that corpus spoilt.

mod batch;
mod bodies;
mod calls;
mod deliveries;
mod doctor;
pub(crate) mod events;
mod fields;
mod json;
mod personal;
mod schema;
mod tokens;
mod transcript;
mod urls;
mod vault;
mod verdict;

/// What holds of any bytes, or panics.
type Target = fn(&[u8]);

/// Every target by its name.
pub(crate) const TARGETS: [(&str, Target); 15] = [
    ("batch", batch::hold),
    ("bodies", bodies::hold),
    ("calls", calls::hold),
    ("deliveries", deliveries::hold),
    ("doctor", doctor::hold),
    ("events", events::hold),
    ("fields", fields::hold),
    ("json", json::hold),
    ("personal", personal::hold),
    ("schema", schema::hold),
    ("tokens", tokens::hold),
    ("transcript", transcript::hold),
    ("urls", urls::hold),
    ("vault", vault::hold),
    ("verdict", verdict::hold),
];

/// Has the target of that name try those bytes.
pub(crate) fn hold(name: &str, bytes: &[u8]) {
    let target = TARGETS.iter().find(|(known, _)| *known == name).expect("every program here names a target");
    target.1(bytes);
}

/// The next line of a text; the text goes on after it.
fn line<'t>(text: &mut &'t str) -> &'t str {
    let (line, rest) = text.split_once('\n').unwrap_or((text, ""));
    *text = rest;
    line
}

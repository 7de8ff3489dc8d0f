//! Hookpost: a webhook portal for the browser and the worker that delivers at the edge, from one crate.
//!
//! The rings, inside out; imports go inward only and siblings never import each other:
//!
//! - [`model`]: the nouns, parsed once. [`json`]: a JSON text and where everything in it stands.
//! - [`catalogue`], [`schema`], [`guard`], [`delivery`], [`api`]: pure rules. They never read a clock, draw a random
//!   number, await, or touch a platform: they are given values and return values.
//! - `portal` (feature `portal`, a program of its own) and `edge` (feature `edge`): thin shells around them.

pub mod api;
pub mod catalogue;
pub mod delivery;
pub mod guard;
pub mod json;
pub mod model;
pub mod schema;

#[cfg(feature = "edge")]
pub mod edge;

//! Hookpost: a webhook portal for the browser and the worker that delivers at the edge, from one crate.
//!
//! The rings, inside out; imports go inward only and siblings never import each other:
//!
//! - [`model`]: the nouns, parsed once. [`json`]: a JSON text and where everything in it stands.
//! - [`catalogue`], [`schema`], [`guard`], [`delivery`], [`health`], [`lifecycle`], [`privacy`], [`vault`], [`placement`],
//!   [`api`]: pure rules. They never read a clock, draw a random number, await, or touch a platform: they are given values
//!   and return values.
//! - [`access`]: who may make which call of `api`. `contract` (behind the feature of its name): `api` as an `OpenAPI` document.
//! - [`doctor`]: why a signature does not verify, by trying, with `delivery`'s own arithmetic. [`forecast`]: `delivery` on a
//!   virtual clock.
//! - [`conformance`]: what is sent to find out whether a receiver does what a good one does, and what its answers are worth.
//! - [`audit`]: the chain that the entries of a partner's audit log make, and whether it is whole.
//! - [`embed`]: what a page that embeds the portal may ask for.
//! - [`inspect`]: `catalogue` and `schema` put together, the one verdict on a text full of events.
//! - `portal` and `cli` (programs of their own), `edge`, `validator`, `received` and `hosting` (modules for JavaScript), each behind
//!   the feature of its name: thin shells around them.

pub mod access;
pub mod api;
pub mod audit;
pub mod catalogue;
pub mod conformance;
#[cfg(feature = "contract")]
pub mod contract;
pub mod delivery;
pub mod doctor;
pub mod embed;
pub mod forecast;
pub mod guard;
pub mod health;
pub mod inspect;
pub mod json;
pub mod lifecycle;
pub mod model;
pub mod placement;
pub mod privacy;
pub mod schema;
pub mod vault;

#[cfg(feature = "edge")]
pub mod edge;
#[cfg(feature = "hosting")]
pub mod hosting;
#[cfg(any(feature = "validator", feature = "received", feature = "hosting"))]
mod javascript;
#[cfg(feature = "received")]
pub mod received;
#[cfg(feature = "validator")]
pub mod validator;

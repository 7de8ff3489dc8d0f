//! The contract of the API: an `OpenAPI` 3.1 document, the page that shows it, and what each problem code means.
//!
//! All of it is made from the calls of `api`, the types that they carry and the catalogue, so it cannot say something
//! else than the worker does; what it adds is words. It is only there with the feature `contract`: no module that is served
//! has it.

mod answers;
mod components;
mod document;
mod events;
mod limits;
mod operation;
mod parameters;
mod problems;
mod reference;
mod samples;
mod texts;
mod words;

pub use answers::codes;
pub use document::document;
pub use problems::{Kind, kinds, problems_page};
pub use reference::reference_page;
pub use samples::calls;

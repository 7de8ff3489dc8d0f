//! The portal in somebody else's page: sample sites on an origin of their own, in Chromium.

mod docs;
mod hosts;
mod mount;
mod options;
mod origins;
mod site;
mod tokens;

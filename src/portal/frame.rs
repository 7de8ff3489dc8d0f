//! What the frame gives to every page: who asks, where we are, and who tells of what succeeded. One context for all three,
//! since each weighs a kilobyte on the first page.

use yew::prelude::*;

use crate::client::Client;
use crate::route::Navigator;
use crate::toast::Toaster;

/// What [`crate::app::App`] hands down.
#[derive(Clone, PartialEq)]
pub(crate) struct Frame {
    pub(crate) client: Client,
    pub(crate) navigator: Navigator,
    pub(crate) toaster: Toaster,
}

/// The frame around a page.
#[hook]
pub(crate) fn use_frame() -> Frame {
    use_context::<Frame>().expect("the app wraps every page in a frame")
}

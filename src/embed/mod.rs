//! What a page that embeds the portal may ask for, and whether its colours can be read. Pure: it is given values and
//! returns values; the portal's shell reads them from JavaScript.

mod contrast;
mod options;

pub use contrast::{Colour, ENOUGH, contrast, judge_colours};
pub use options::{Given, History, OptionProblem, Options, Section, Theme, Tokens};

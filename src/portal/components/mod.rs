//! The parts that pages are made of: they show their props and report what happens, and neither fetch nor decide.
//!
//! What keeps no state and asks for no context is a function: each component weighs half a kilobyte on the first page.

mod attempt_dots;
mod button;
mod code;
mod code_editor;
mod copy;
mod delivery_rows;
mod dialog;
mod empty;
mod error_note;
mod event_type_picker;
mod field;
mod header_rows;
mod heading;
mod hours_chart;
mod icon;
mod link;
mod look_only;
mod request_view;
mod schema_tree;
mod status_badge;
mod tabs;
mod time;
mod toast_list;
mod waiting;
mod window;

use attempt_dots::attempt_dots;
pub(crate) use button::{Button, Variant};
pub(crate) use code::{Code, Language};
pub(crate) use code_editor::{CodeEditor, Field, Matter, PlainEditor};
pub(crate) use copy::CopyButton;
pub(crate) use delivery_rows::{delivery_row, delivery_rows};
pub(crate) use dialog::Dialog;
pub(crate) use empty::empty;
pub(crate) use error_note::{error_note, stale_note};
pub(crate) use event_type_picker::EventTypePicker;
pub(crate) use field::{Remark, SelectField, TextField, remark_line};
pub(crate) use header_rows::HeaderRows;
pub(crate) use heading::Heading;
pub(crate) use hours_chart::{HoursChart, day_chart};
pub(crate) use icon::{icon, sprite};
pub(crate) use link::Link;
pub(crate) use look_only::only_looking;
pub(crate) use request_view::{HeaderLine, RequestView};
pub(crate) use schema_tree::SchemaTree;
pub(crate) use status_badge::{delivery_badge, endpoint_badge};
pub(crate) use tabs::{Tab, Tabs};
pub(crate) use time::{countdown, time, until};
pub(crate) use toast_list::toast_list;
pub(crate) use waiting::Waiting;
pub(crate) use window::{Part, use_window};

//! The state of the endpoint form: what was typed, where somebody has been, and which problems it is time to show.

use std::collections::BTreeSet;
use std::rc::Rc;

use hookpost::api::Settings;
use hookpost::catalogue;
use hookpost::guard::{EndpointForm, HeaderRow, Rules, check_form};
use hookpost::model::{HeaderSummary, Problem};
use yew::Reducible;

use super::rate;
use crate::say;

/// The form as it stands.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Fields {
    /// What was typed.
    pub(super) form: EndpointForm,
    /// Whether only some events are wanted. An empty list of types stands for all, so it cannot say that.
    pub(super) only: bool,
    /// Whether it comes from a draft.
    pub(super) restored: bool,
    /// How often somebody tried to save it.
    pub(super) tries: u32,
    left: BTreeSet<String>,
    refused: Vec<Problem>,
}

/// What happens to it.
pub(super) enum Change {
    Url(String),
    Description(String),
    Events(bool, Vec<String>),
    Headers(Vec<HeaderRow>),
    RateLimit(String),
    /// Somebody left the field at this pointer.
    Left(String),
    /// Somebody tried to save it.
    Tried,
    /// The worker found these problems.
    Refused(Vec<Problem>),
    /// What somebody else saved was put together with it.
    Merged(EndpointForm),
    /// It starts anew from this.
    Reset(EndpointForm),
}

impl Fields {
    /// The form of an endpoint, or the draft of it if there is one.
    pub(super) fn open(initial: &EndpointForm, draft: Option<EndpointForm>) -> Self {
        let draft = draft.filter(|draft| draft != initial);
        let restored = draft.is_some();
        let form = draft.unwrap_or_else(|| initial.clone());
        Self {
            only: !form.event_types.is_empty(),
            form,
            restored,
            tries: 0,
            left: BTreeSet::new(),
            refused: Vec::new(),
        }
    }

    /// Everything wrong with it.
    pub(super) fn problems(&self, settings: &Settings, saved: &[HeaderSummary]) -> Vec<Problem> {
        let event_types: Vec<&str> = catalogue::entries().iter().map(|entry| entry.event_type).collect();
        let rules = Rules { policy: settings.address_policy, event_types: &event_types, saved };
        let mut problems = check_form(&self.form, &rules).err().unwrap_or_default();
        if self.only && self.form.event_types.is_empty() {
            problems.push(Problem::new("/eventTypes", say::choose_an_event()));
        }
        problems
    }

    /// Those of `problems` that it is time to show, and what the worker found since the last change: a field that
    /// nobody has come to yet is not wrong, only empty.
    pub(super) fn shown(&self, problems: &[Problem]) -> Vec<Problem> {
        let is_time = |problem: &&Problem| self.tries > 0 || self.left.contains(&problem.pointer);
        problems.iter().filter(is_time).chain(&self.refused).cloned().collect()
    }
}

impl Reducible for Fields {
    type Action = Change;

    fn reduce(self: Rc<Self>, change: Change) -> Rc<Self> {
        let mut next = (*self).clone();
        match change {
            Change::Url(url) => next.form.url = url,
            Change::Description(description) => next.form.description = description,
            Change::Events(only, types) => {
                next.only = only;
                next.form.event_types = if only { types } else { Vec::new() };
            }
            Change::Headers(rows) => {
                // A row that went takes what was said about it along; those below it move up.
                if rows.len() < next.form.headers.len() {
                    next.left.retain(|pointer| !pointer.starts_with("/headers"));
                }
                next.form.headers = rows;
            }
            Change::RateLimit(text) => next.form.rate_limit = rate::typed(&text),
            Change::Left(pointer) => {
                next.left.insert(pointer);
                return Rc::new(next);
            }
            Change::Tried => {
                next.tries += 1;
                return Rc::new(next);
            }
            Change::Refused(problems) => {
                next.refused = problems;
                return Rc::new(next);
            }
            Change::Merged(form) => {
                next.only = !form.event_types.is_empty();
                next.form = form;
            }
            Change::Reset(form) => return Rc::new(Self::open(&form, None)),
        }
        next.refused.clear();
        Rc::new(next)
    }
}

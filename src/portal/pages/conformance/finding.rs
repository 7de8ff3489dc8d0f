//! What a check is worth: by shape, word and colour at once.

use hookpost::api::CheckView;
use hookpost::model::{Expectation, Finding};
use yew::prelude::*;

use crate::components::icon;
use crate::say;

/// The word of a finding, and the shape that goes with it.
pub(super) fn word(finding: Option<Finding>) -> (&'static str, &'static str) {
    match finding {
        None => ("pending", say::finding_waiting()),
        Some(Finding::Passed) => ("delivered", say::finding_passed()),
        Some(Finding::Warned) => ("retrying", say::finding_warned()),
        Some(Finding::Failed) => ("exhausted", say::finding_failed()),
        Some(Finding::Unclear) => ("parked", say::finding_unclear()),
        Some(Finding::NotSent) => ("disabled", say::finding_not_sent()),
    }
}

/// What a good receiver does.
pub(super) fn wanted(expects: Expectation) -> &'static str {
    match expects {
        Expectation::Accept => "2xx",
        Expectation::Refuse => "4xx",
    }
}

#[derive(PartialEq, Properties)]
pub(super) struct FindingBadgeProps {
    pub(super) finding: Option<Finding>,
}

#[function_component]
pub(super) fn FindingBadge(props: &FindingBadgeProps) -> Html {
    let (state, word) = word(props.finding);
    html! {
        <span class="badge" data-state={state}>{ icon(&format!("state-{state}")) }{ word }</span>
    }
}

/// How many checks came to what, the worst first.
pub(super) fn tally(checks: &[CheckView]) -> Vec<(Finding, usize)> {
    let all = [Finding::Failed, Finding::Unclear, Finding::NotSent, Finding::Warned, Finding::Passed];
    let counted = all.map(|finding| (finding, checks.iter().filter(|check| check.finding == Some(finding)).count()));
    counted.into_iter().filter(|(_, count)| *count > 0).collect()
}

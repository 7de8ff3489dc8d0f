//! The report as plain text, to keep or to send to a colleague.

use std::fmt::Write as _;

use hookpost::api::{CheckView, ConformanceReport};

use super::check::{answer, title, took};
use super::finding::{tally, wanted, word};
use super::report::{headline, why_short};
use crate::{say, words};

/// All of it.
pub(super) fn written(report: &ConformanceReport) -> String {
    let mut text = String::new();
    // A string takes whatever is written to it.
    let _ = write(&mut text, report);
    text
}

fn write(text: &mut String, report: &ConformanceReport) -> std::fmt::Result {
    let run = &report.run;
    writeln!(text, "{}\n{}, {}\n\n{}.", say::written_title(&report.url), run.id, run.asked_at, headline(report))?;
    if let Some(why) = why_short(run.state) {
        writeln!(text, "{why}")?;
    }
    for (finding, count) in tally(&report.checks) {
        writeln!(text, "{count:>4}  {}", word(Some(finding)).1.to_lowercase())?;
    }
    for check in &report.checks {
        write_check(text, check)?;
    }
    Ok(())
}

fn write_check(text: &mut String, check: &CheckView) -> std::fmt::Result {
    let (_, finding) = word(check.finding);
    let line = say::written_check(finding, title(check), wanted(check.expects));
    writeln!(text, "\n{}\n{line}", "-".repeat(72))?;
    if let Some(took) = took(check) {
        writeln!(text, "{} {}", check.found, words::span(took))?;
    }
    if let Some(advice) = &check.advice {
        writeln!(text, "{advice}")?;
    }
    for probe in check.probes.iter().filter(|probe| probe.sent.is_some()) {
        let sent = probe.sent.as_deref().unwrap_or_default();
        let cut = if probe.sent_cut { format!("… {}", say::check_bytes(probe.bytes_sent)) } else { String::new() };
        writeln!(text, "\n  {}{cut}", sent.replace('\n', "\n  "))?;
        writeln!(text, "\n  = {}", answer(probe).replace('\n', "\n  "))?;
    }
    Ok(())
}

//! Counters in Prometheus' text format, version 0.0.4. No id of an event, a delivery or an endpoint is a label.

use std::fmt::Write as _;

use super::{Counts, Report};
use crate::model::Timestamp;

/// Writes the reports, one group of lines for each metric.
pub fn expose(reports: &[Report]) -> String {
    let mut text = Text(String::new());
    text.head("hookpost_attempts_total", "counter", "Attempts that have ended, by what came of them.");
    for report in reports {
        text.line("hookpost_attempts_total", report, &[("outcome", "delivered")], report.counts.delivered());
        for (class, count) in report.counts.causes() {
            text.line("hookpost_attempts_total", report, &[("outcome", class)], count);
        }
    }
    let name = "hookpost_attempt_duration_seconds";
    text.head(name, "histogram", "How long attempts took that were answered or timed out.");
    for report in reports {
        text.histogram(name, report);
    }
    for (name, help, count) in COUNTERS {
        text.head(name, "counter", help);
        for report in reports {
            text.line(name, report, &[], count(&report.counts));
        }
    }
    text.head("hookpost_deliveries", "gauge", "Deliveries that are not finished, by status.");
    for report in reports {
        for (status, count) in &report.deliveries {
            text.line("hookpost_deliveries", report, &[("status", status.as_str())], *count);
        }
    }
    text.head("hookpost_endpoints", "gauge", "Endpoints, by state; one that is warned of is enabled too.");
    for report in reports {
        for (state, count) in [("enabled", report.enabled), ("disabled", report.disabled), ("warned", report.warned)] {
            text.line("hookpost_endpoints", report, &[("state", state)], count);
        }
    }
    let name = "hookpost_endpoints_failing";
    text.head(name, "gauge", "Endpoints where nothing has arrived since something failed.");
    for report in reports {
        text.line(name, report, &[], report.failing);
    }
    let name = "hookpost_first_due_timestamp_seconds";
    text.head(name, "gauge", "When the first of what waits is due; 0 if nothing waits.");
    for report in reports {
        text.line(name, report, &[], report.due_at.map_or(0, Timestamp::as_seconds));
    }
    let name = "hookpost_report_timestamp_seconds";
    text.head(name, "gauge", "When the partner's object last reported.");
    for report in reports {
        text.line(name, report, &[], report.at.as_seconds());
    }
    text.0
}

/// Writes which of several workers answered when they were asked for their reports.
pub fn expose_shards(shards: &[(u32, bool)]) -> String {
    let mut text = Text(String::new());
    let name = "hookpost_shard_up";
    text.head(name, "gauge", "Whether the worker answered; the partners of one that did not are missing here.");
    for (number, is_up) in shards {
        text.push(format_args!("{name}{{shard=\"{number}\"}} {}\n", u8::from(*is_up)));
    }
    text.0
}

/// Writes whether the worker that was asked can do its work.
pub fn expose_ready(storage: bool, alarms: bool) -> String {
    let mut text = Text(String::new());
    let name = "hookpost_ready";
    text.head(name, "gauge", "Whether this worker can write, and whether its alarms go off.");
    for (part, is_well) in [("storage", storage), ("alarms", alarms)] {
        text.push(format_args!("{name}{{part=\"{part}\"}} {}\n", u8::from(is_well)));
    }
    text.0
}

/// Which of the counters.
type Counter = fn(&Counts) -> u64;

/// The plain counters: name, help, and which it is.
const COUNTERS: [(&str, &str, Counter); 3] = [
    ("hookpost_deliveries_exhausted_total", "Deliveries whose attempts were used up.", Counts::exhausted),
    ("hookpost_sent_bytes_total", "Bytes of bodies sent.", Counts::bytes_sent),
    ("hookpost_received_bytes_total", "Bytes of answers' bodies read.", Counts::bytes_received),
];

struct Text(String);

impl Text {
    fn head(&mut self, name: &str, kind: &str, help: &str) {
        self.push(format_args!("# HELP {name} {help}\n# TYPE {name} {kind}\n"));
    }

    /// Values of labels are ids of partners and words of ours: nothing in them needs escaping.
    fn line(&mut self, name: &str, report: &Report, labels: &[(&str, &str)], value: impl std::fmt::Display) {
        self.push(format_args!("{name}{{partner=\"{}\"", report.partner));
        for (label, word) in labels {
            self.push(format_args!(",{label}=\"{word}\""));
        }
        self.push(format_args!("}} {value}\n"));
    }

    #[expect(clippy::cast_precision_loss, reason = "milliseconds in a counter fit in 53 bits")]
    fn histogram(&mut self, name: &str, report: &Report) {
        let mut all = 0;
        for (end, count) in report.counts.buckets() {
            let end = end.map_or("+Inf".to_owned(), |millis| (millis as f64 / 1000.0).to_string());
            self.line(&format!("{name}_bucket"), report, &[("le", &end)], count);
            all = count;
        }
        self.line(&format!("{name}_sum"), report, &[], report.counts.took_ms() as f64 / 1000.0);
        self.line(&format!("{name}_count"), report, &[], all);
    }

    fn push(&mut self, words: std::fmt::Arguments) {
        self.0.write_fmt(words).expect("a string takes all that is written");
    }
}

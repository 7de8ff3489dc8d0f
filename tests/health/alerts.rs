//! The rules for Prometheus and the runbook: no rule asks for what is not there, and each has its page.

use std::collections::BTreeSet;

use hookpost::health::{Report, expose, expose_ready, expose_shards};

const RULES: &str = include_str!("../../docs/alerts.yml");
const RUNBOOK: &str = include_str!("../../docs/runbook.md");

/// All that `/metrics` says of a partner and two workers.
fn metrics() -> String {
    let zeros = vec!["0"; 28].join(",");
    let text = format!(
        r#"{{"partner":"demo","at":"2026-11-18T11:06:40.000Z","counts":[{zeros}],
            "deliveries":[["pending",0],["exhausted",0],["parked",0]],"enabled":1,"disabled":0,"warned":0}}"#
    );
    let report: Report = serde_json::from_str(&text).unwrap();
    expose(&[report]) + &expose_ready(true, true) + &expose_shards(&[(0, true)])
}

fn after<'t>(text: &'t str, start: &str) -> Vec<&'t str> {
    text.lines().filter_map(|line| line.trim_start().strip_prefix(start)).collect()
}

/// The names in an expression, each with what stands in braces after it.
fn series(expression: &str) -> Vec<(&str, &str)> {
    let is_word = |letter: char| letter.is_ascii_alphanumeric() || letter == '_';
    let starts = expression.match_indices("hookpost_").map(|(start, _)| &expression[start..]);
    starts
        .map(|rest| {
            let name = &rest[..rest.find(|letter| !is_word(letter)).unwrap_or(rest.len())];
            let braces = rest[name.len()..].strip_prefix('{').and_then(|rest| rest.split('}').next());
            (name, braces.unwrap_or_default())
        })
        .collect()
}

#[test]
fn every_alert_asks_for_metrics_and_labels_that_there_are() {
    let metrics = metrics();
    let expressions = after(RULES, "expr: ");
    assert_eq!(expressions.len(), after(RULES, "- alert: ").len());
    for expression in expressions {
        let series = series(expression);
        assert!(!series.is_empty() || expression.starts_with("up{"), "{expression}");
        for (name, label) in series {
            let is_there =
                |line: &str| line.strip_prefix(name).is_some_and(|rest| rest.starts_with('{')) && line.contains(label);
            assert!(metrics.lines().any(is_there), "{name}{{{label}}} in {expression}");
        }
    }
    assert_eq!(series("rate(hookpost_a{b=\"c\"}[5m]) > hookpost_d"), [("hookpost_a", "b=\"c\""), ("hookpost_d", "")]);
}

#[test]
fn every_alert_has_its_part_of_the_runbook_with_a_command() {
    let alerts: BTreeSet<_> = after(RULES, "- alert: ").into_iter().collect();
    let told: BTreeSet<_> = after(RUNBOOK, "## ").into_iter().collect();
    assert_eq!(alerts, told);
    for part in RUNBOOK.split("\n## ").skip(1) {
        assert!(part.contains("\nhookpost ") || part.contains("\n  hookpost "), "{part}");
    }
}

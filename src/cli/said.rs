//! Numbers and times as a person reads them.

use std::time::Duration;

/// A span in its largest unit.
pub(crate) fn ago(span: Duration) -> String {
    let seconds = span.as_secs();
    match seconds {
        0..=119 => format!("{seconds} s"),
        120..=7199 => format!("{} min", seconds / 60),
        7200..=172_799 => format!("{} h", seconds / 3600),
        _ => format!("{} d", seconds / 86_400),
    }
}

/// A share of 0 to 1. All but all is not 100 %.
pub(crate) fn share(rate: f64) -> String {
    format!("{:.1} %", (rate * 1000.0).floor() / 10.0)
}

/// A span as it is typed: `30s`, `5m`, `2h`.
pub(crate) fn span(text: &str) -> Result<Duration, String> {
    let wrong = || "write a number and s, m or h, such as 30s".to_owned();
    let unit = text.chars().last().ok_or_else(wrong)?;
    let factor = match unit {
        's' => 1,
        'm' => 60,
        'h' => 3600,
        _ => return Err(wrong()),
    };
    let count: u64 = text[..text.len() - 1].parse().map_err(|_| wrong())?;
    Ok(Duration::from_secs(count.saturating_mul(factor).min(7 * 24 * 3600)))
}

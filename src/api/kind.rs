//! What kinds of bodies calls take, by their `Content-Type` (RFC 9110, section 8.3).

/// A kind of body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BodyKind {
    /// One JSON text.
    Json,
    /// A JSON text on each line (NDJSON).
    Lines,
}

impl BodyKind {
    /// The kind that a `Content-Type` names. A body of which nothing is said is JSON; none if it is neither.
    pub fn of(content_type: Option<&str>) -> Option<Self> {
        let Some(named) = content_type else { return Some(Self::Json) };
        let essence = named.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
        match essence.as_str() {
            "" | "application/json" => Some(Self::Json),
            "application/x-ndjson" => Some(Self::Lines),
            other if other.starts_with("application/") && other.ends_with("+json") => Some(Self::Json),
            _ => None,
        }
    }
}

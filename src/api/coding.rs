//! How a file may be compressed on its way, and which of that a client can read (RFC 9110, section 12.5.3).

/// A content coding that files are kept in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Coding {
    /// Brotli, the smaller one.
    Brotli,
    /// Gzip.
    Gzip,
}

impl Coding {
    /// What `Accept-Encoding` and `Content-Encoding` call it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Brotli => "br",
            Self::Gzip => "gzip",
        }
    }

    /// The ending of a file that is kept in it, beside the file itself.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Brotli => "br",
            Self::Gzip => "gz",
        }
    }

    /// Those that a client reads, the one it likes best first, and of two that it likes the same the smaller one.
    ///
    /// Without the header that is none. A file as it is may always be sent: a client that refuses even that is not helped
    /// by an error instead.
    pub fn accepted(accept_encoding: Option<&str>) -> Vec<Self> {
        let wishes: Vec<(&str, u16)> = accept_encoding.unwrap_or_default().split(',').filter_map(wish).collect();
        let weight = |name: &str| {
            let named = wishes.iter().find(|(wanted, _)| wanted.eq_ignore_ascii_case(name));
            named.or_else(|| wishes.iter().find(|(wanted, _)| *wanted == "*")).map_or(0, |(_, weight)| *weight)
        };
        // Whoever likes a file better as it is, and says so by name, gets it so.
        let plain = wishes.iter().find(|(wanted, _)| wanted.eq_ignore_ascii_case("identity"));
        let plain = plain.map_or(0, |(_, weight)| *weight);
        let mut liked: Vec<(Self, u16)> = [Self::Brotli, Self::Gzip]
            .into_iter()
            .map(|coding| (coding, weight(coding.as_str())))
            .filter(|(_, weight)| *weight > 0 && *weight >= plain)
            .collect();
        liked.sort_by_key(|(_, weight)| std::cmp::Reverse(*weight));
        liked.into_iter().map(|(coding, _)| coding).collect()
    }
}

/// A coding and its weight in thousandths; nothing when the weight is none.
fn wish(text: &str) -> Option<(&str, u16)> {
    let (name, parameter) = text.split_once(';').unwrap_or((text, "q=1"));
    let (q, weight) = parameter.trim().split_once('=')?;
    let weight = if q.trim().eq_ignore_ascii_case("q") { thousandths(weight.trim())? } else { return None };
    Some((name.trim(), weight))
}

fn thousandths(weight: &str) -> Option<u16> {
    let (whole, decimals) = weight.split_once('.').unwrap_or((weight, ""));
    let is_written_right = decimals.len() <= 3 && decimals.bytes().all(|byte| byte.is_ascii_digit());
    let decimals: u16 = if is_written_right { format!("{decimals:0<3}").parse().ok()? } else { return None };
    match (whole, decimals) {
        ("0", _) => Some(decimals),
        ("1", 0) => Some(1000),
        _ => None,
    }
}

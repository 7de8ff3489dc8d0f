//! JSON pointers (RFC 6901) and relative ones.

/// Empty, or segments that begin with `/`, in which `~` stands only before 0 or 1.
pub(super) fn is_json_pointer(text: &str) -> bool {
    let tildes = text.split('~').skip(1).all(|after| after.starts_with(['0', '1']));
    (text.is_empty() || text.starts_with('/')) && tildes
}

/// A number of levels up, then a pointer or `#`.
pub(super) fn is_relative_json_pointer(text: &str) -> bool {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let (up, rest) = text.split_at(digits);
    !up.is_empty() && (up == "0" || !up.starts_with('0')) && (rest == "#" || is_json_pointer(rest))
}

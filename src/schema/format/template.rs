//! URI templates (RFC 6570).

/// Literals, and expressions in braces.
pub(super) fn is_uri_template(text: &str) -> bool {
    let mut rest = text;
    while let Some(brace) = rest.find(['{', '}']) {
        let (literal, from) = rest.split_at(brace);
        let Some((expression, after)) = from.strip_prefix('{').and_then(|inside| inside.split_once('}')) else {
            return false;
        };
        if !is_literal(literal) || !is_expression(expression) {
            return false;
        }
        rest = after;
    }
    is_literal(rest)
}

fn is_literal(text: &str) -> bool {
    let is_forbidden = |letter: char| letter.is_control() || " \"'<>\\^`|".contains(letter);
    percents_hold(text) && !text.contains(is_forbidden)
}

fn percents_hold(text: &str) -> bool {
    text.split('%').skip(1).all(|after| after.len() >= 2 && after.bytes().take(2).all(|byte| byte.is_ascii_hexdigit()))
}

fn is_expression(text: &str) -> bool {
    let variables = text.strip_prefix(['+', '#', '.', '/', ';', '?', '&']).unwrap_or(text);
    variables.split(',').all(is_variable)
}

fn is_variable(text: &str) -> bool {
    let name = match text.split_once(':') {
        Some((name, length)) => {
            let is_length = (1..=4).contains(&length.len())
                && length.bytes().all(|byte| byte.is_ascii_digit())
                && !length.starts_with('0');
            if !is_length {
                return false;
            }
            name
        }
        None => text.strip_suffix('*').unwrap_or(text),
    };
    let is_letter = |letter: char| letter.is_ascii_alphanumeric() || letter == '_' || letter == '%' || letter == '.';
    !name.is_empty()
        && name.chars().all(is_letter)
        && percents_hold(name)
        && name.split('.').all(|part| !part.is_empty())
}

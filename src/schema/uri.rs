//! References between schemas: RFC 3986's resolution, no more.

/// A URI split at its delimiters; parts that are absent are `None`.
#[derive(Clone, Copy)]
struct Parts<'u> {
    scheme: Option<&'u str>,
    authority: Option<&'u str>,
    path: &'u str,
    query: Option<&'u str>,
}

fn split(uri: &str) -> Parts<'_> {
    let is_scheme = |text: &str| {
        text.starts_with(|first: char| first.is_ascii_alphabetic())
            && text.chars().all(|letter| letter.is_ascii_alphanumeric() || "+-.".contains(letter))
    };
    let (scheme, rest) = match uri.split_once(':') {
        Some((scheme, rest)) if is_scheme(scheme) => (Some(scheme), rest),
        _ => (None, uri),
    };
    let (rest, query) = rest.split_once('?').map_or((rest, None), |(rest, query)| (rest, Some(query)));
    let (authority, path) = match rest.strip_prefix("//") {
        Some(rest) => {
            let end = rest.find('/').unwrap_or(rest.len());
            (Some(&rest[..end]), &rest[end..])
        }
        None => (None, rest),
    };
    Parts { scheme, authority, path, query }
}

/// A reference split into what stands before `#` and what stands after it.
pub(super) fn split_fragment(reference: &str) -> (&str, &str) {
    reference.split_once('#').unwrap_or((reference, ""))
}

/// Resolves a reference without fragment against an absolute base.
pub(super) fn resolve(base: &str, reference: &str) -> String {
    if reference.is_empty() {
        return base.to_owned();
    }
    let (from, to) = (split(base), split(reference));
    if let Some(scheme) = to.scheme {
        return join(Some(scheme), to.authority, &without_dots(to.path), to.query);
    }
    if to.authority.is_some() {
        return join(from.scheme, to.authority, &without_dots(to.path), to.query);
    }
    let path = match to.path {
        "" => return join(from.scheme, from.authority, from.path, to.query.or(from.query)),
        path if path.starts_with('/') => without_dots(path),
        path => {
            let folder = from.path.rfind('/').map_or("", |end| &from.path[..=end]);
            let folder = if folder.is_empty() && from.authority.is_some() { "/" } else { folder };
            without_dots(&format!("{folder}{path}"))
        }
    };
    join(from.scheme, from.authority, &path, to.query)
}

fn join(scheme: Option<&str>, authority: Option<&str>, path: &str, query: Option<&str>) -> String {
    let mut out = String::new();
    if let Some(scheme) = scheme {
        out.extend([scheme, ":"]);
    }
    if let Some(authority) = authority {
        out.extend(["//", authority]);
    }
    out.push_str(path);
    if let Some(query) = query {
        out.extend(["?", query]);
    }
    out
}

fn without_dots(path: &str) -> String {
    if !path.contains('/') {
        return path.to_owned();
    }
    let mut kept: Vec<&str> = Vec::new();
    let mut segments = path.split('/').peekable();
    while let Some(segment) = segments.next() {
        let is_last = segments.peek().is_none();
        match segment {
            "." | ".." => {
                if segment == ".." && kept.len() > 1 {
                    kept.pop();
                }
                if is_last {
                    kept.push("");
                }
            }
            segment => kept.push(segment),
        }
    }
    kept.join("/")
}

/// Turns `%XX` into the bytes they stand for; nothing if that is not UTF-8.
pub(super) fn percent_decoded(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let digit = |at: usize| after.get(at).and_then(|byte| char::from(*byte).to_digit(16));
        if let (b'%', Some(high), Some(low)) = (*first, digit(0), digit(1)) {
            bytes.push(u8::try_from(high * 16 + low).unwrap_or_default());
            rest = &after[2..];
        } else {
            bytes.push(*first);
            rest = after;
        }
    }
    String::from_utf8(bytes).ok()
}

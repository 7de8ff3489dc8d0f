//! Code out of the pages that we give to partners.

/// The first block of that language, without the indent of a list around it.
///
/// # Panics
/// When there is no such block, or it does not end.
pub fn block(page: &str, language: &str) -> String {
    let start = format!("```{language}\n");
    let at = page.find(&start).expect("the page has a block of that language");
    let indent = page[..at].rsplit('\n').next().expect("a line has a start");
    let body = &page[at + start.len()..];
    let body = &body[..body.find("```").expect("the block ends")];
    body.lines().map(|line| line.strip_prefix(indent).unwrap_or(line)).collect::<Vec<_>>().join("\n")
}

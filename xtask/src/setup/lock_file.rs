//! Reads one thing from Cargo.lock: which version of a crate is in use.

/// The version of the crate; `None` when it is not locked.
pub(crate) fn version<'a>(lock_file: &'a str, name: &str) -> Option<&'a str> {
    let mut lines = lock_file.lines();
    lines.find(|line| value(line, "name") == Some(name))?;
    value(lines.next()?, "version")
}

fn value<'a>(line: &'a str, key: &str) -> Option<&'a str> {
    line.strip_prefix(key)?.strip_prefix(" = \"")?.strip_suffix('"')
}

#[cfg(test)]
mod tests {
    use super::version;

    const LOCK_FILE: &str = r#"
version = 4

[[package]]
name = "wasm-bindgen-futures"
version = "0.4.70"
dependencies = [
 "wasm-bindgen",
]

[[package]]
name = "wasm-bindgen"
version = "0.2.130"
"#;

    #[test]
    fn a_locked_crate_has_its_version() {
        assert_eq!(version(LOCK_FILE, "wasm-bindgen"), Some("0.2.130"));
        assert_eq!(version(LOCK_FILE, "wasm-bindgen-futures"), Some("0.4.70"));
    }

    #[test]
    fn part_of_a_name_is_no_name() {
        assert_eq!(version(LOCK_FILE, "wasm"), None);
    }

    #[test]
    fn a_crate_that_is_not_locked_has_no_version() {
        assert_eq!(version(LOCK_FILE, "yew"), None);
    }
}

//! Regular expressions as JSON Schema means them: ECMA-262 with the `u` flag, searching anywhere in the text.
//!
//! Only what is regular is supported, so that matching takes time in proportion to the text, whatever the pattern.
//! References back and looking around are refused when the schema is compiled, never passed over.

mod class;
mod escape;
mod parse;
mod program;
mod property;
mod run;
mod straight;

use std::fmt;

use program::Program;
use straight::Straight;

/// A pattern, ready to match.
#[derive(Clone, Debug)]
pub(super) struct Pattern {
    /// As the schema writes it.
    pub(super) written: String,
    engine: Engine,
}

#[derive(Clone, Debug)]
enum Engine {
    Straight(Straight),
    Program(Program),
}

/// Why a pattern cannot be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum PatternError {
    NotSupported(&'static str),
    Malformed(&'static str),
    TooBig,
}

impl fmt::Display for PatternError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            PatternError::NotSupported(what) => write!(f, "{what} is not supported"),
            PatternError::Malformed(what) => f.write_str(what),
            PatternError::TooBig => f.write_str("with its repetitions written out, it is too big"),
        }
    }
}

impl Pattern {
    pub(super) fn compile(written: &str) -> Result<Self, PatternError> {
        let tree = parse::parse(written)?;
        let engine = match Straight::of(&tree) {
            Some(straight) => Engine::Straight(straight),
            None => Engine::Program(Program::of(&tree)?),
        };
        Ok(Self { written: written.to_owned(), engine })
    }

    /// Whether it matches anywhere in the text.
    pub(super) fn is_match(&self, text: &str) -> bool {
        match &self.engine {
            Engine::Straight(straight) => straight.is_match(text),
            Engine::Program(program) => run::is_match(program, text),
        }
    }
}

/// Whether a text is a regular expression at all, supported or not: for `format: regex`.
pub(super) fn is_regular_expression(text: &str) -> bool {
    !matches!(parse::parse(text), Err(PatternError::Malformed(_)))
}

#[cfg(test)]
mod tests {
    use super::{Pattern, is_regular_expression};

    fn check(pattern: &str, matching: &[&str], others: &[&str]) {
        let compiled = Pattern::compile(pattern).unwrap_or_else(|error| panic!("{pattern}: {error}"));
        for text in matching {
            assert!(compiled.is_match(text), "{pattern} should match {text:?}");
        }
        for text in others {
            assert!(!compiled.is_match(text), "{pattern} should not match {text:?}");
        }
    }

    #[test]
    fn a_pattern_matches_anywhere_unless_anchored() {
        check("a+", &["xaay", "a"], &["", "b"]);
        check("^a*$", &["", "aaa"], &["ab", "a\n"]);
        check("", &["", "x"], &[]);
        check("^", &["", "x"], &[]);
        check("x$", &["ax"], &["xa"]);
    }

    #[test]
    fn anchored_runs_count_their_letters() {
        check(
            "^[0-9a-f]{24}$",
            &["65f2b7c09d1e4a3b8c7d6e5f"],
            &["65f2b7c09d1e4a3b8c7d6e5", "65f2b7c09d1e4a3b8c7d6e5f0"],
        );
        check("^[A-Za-z0-9][A-Za-z0-9_-]{3,31}$", &["TSAB1001", "T---"], &["TSA", "-SAB1001", "TSAB 1001"]);
        check("^ab?c*$", &["a", "ab", "acc"], &["abb", "b"]);
        check("^a{2,}b$", &["aab", "aaaab"], &["ab", "aa"]);
    }

    #[test]
    fn runs_that_overlap_are_still_matched() {
        check("^a*ab$", &["ab", "aaab"], &["b", "aa"]);
        check("^[a-z]+[a-f]{2}$", &["xaa", "aaa"], &["aa", "xxx"]);
        check("^.*x.{3}$", &["xxabc", "xxxx"], &["xab"]);
    }

    #[test]
    fn groups_alternatives_and_repetitions_nest() {
        check("^(a|b(?:c|d)+)*$", &["", "abcda", "bcbd"], &["b", "ac"]);
        check("^(a*)*$", &["", "aaaa"], &["b"]);
        check("^(?<year>[0-9]{4})-[0-9]{2}$", &["2026-11"], &["26-11"]);
        check("^(ab){2,3}$", &["abab", "ababab"], &["ab", "abababab"]);
        check("^a+?b*?$", &["ab", "a"], &["b"]);
        check("^(?:a$)+", &["a"], &["aa"]);
        check("(^)*b", &["ab"], &["a"]);
    }

    #[test]
    fn classes_and_escapes_mean_what_ecma_says() {
        check(r"^\d+$", &["123"], &["१२३", "a"]);
        check(r"^\w+$", &["aZ_9"], &["é"]);
        check(r"^\s$", &["\u{feff}", "\u{2029}", " "], &["a"]);
        check(r"^[^\s\d]$", &["a"], &[" ", "1"]);
        check(r"^[\u0041-\u{43}\x44]$", &["A", "C", "D"], &["E"]);
        check(r"^\u{1F432}*$", &["", "🐲🐲"], &["🐉"]);
        check(r"^\ud83d\udc32$", &["🐲"], &[]);
        check(r"^🐲{2}$", &["🐲🐲"], &["🐲"]);
        check(r"^.$", &["🐲"], &["\n", "\u{2028}"]);
        check(r"\bcat\b", &["a cat.", "cat"], &["cats"]);
        check(r"^\cC\0\t$", &["\u{3}\0\t"], &[]);
        check(r"^\p{Uppercase}?[\p{N}-]+$", &["1-2"], &["b"]);
        check(r"^[-a]+[a-]$", &["--", "a-"], &["b"]);
    }

    #[test]
    fn what_is_not_supported_or_malformed_is_refused() {
        for pattern in [r"(a)\1", "(?=a)", "(?!a)", "(?<=a)", r"\k<name>", r"\p{Script=Greek}", "(a{100}){1000}"] {
            assert!(Pattern::compile(pattern).is_err(), "{pattern}");
            assert!(is_regular_expression(pattern), "{pattern}");
        }
        let malformed =
            ["(", ")", "[", "a{2,1}", "*", "a**", r"\a", r"\", "{", "a{", "]", "[b-a]", r"\u{110000}", "^*"];
        for pattern in malformed {
            assert!(!is_regular_expression(pattern), "{pattern}");
        }
    }

    #[test]
    fn no_pattern_takes_more_than_a_pass() {
        let text = "a".repeat(200_000);
        check("^(a+)+$", &[&text], &[&format!("{text}b")]);
        check("(a|aa)+b", &[], &[&text]);
    }
}

//! How many tests passed and failed, summed over what cargo prints.

use std::fmt::{self, Display, Formatter};

/// A running sum.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Tally {
    passed: u32,
    failed: u32,
    left_out: Vec<&'static str>,
}

impl Tally {
    /// Adds one line of output, when it is the sum of a test program.
    pub(crate) fn read(&mut self, line: &str) {
        let Some((_, result)) = line.split_once("test result: ") else { return };
        let (Some(passed), Some(failed)) = (number(result, " passed;"), number(result, " failed;")) else { return };
        self.passed += passed;
        self.failed += failed;
    }

    /// Adds something that failed and is not a test.
    pub(crate) fn fail(&mut self) {
        self.failed += 1;
    }

    /// Notes whose tests could not be run on this machine.
    pub(crate) fn leave_out(&mut self, whose: &'static str) {
        self.left_out.push(whose);
    }

    /// How many failed so far.
    pub(crate) fn failed(&self) -> u32 {
        self.failed
    }

    /// Nothing failed, and something ran.
    pub(crate) fn is_good(&self) -> bool {
        self.failed == 0 && self.passed > 0
    }
}

impl Display for Tally {
    fn fmt(&self, f: &mut Formatter) -> fmt::Result {
        write!(f, "{} passed, {} failed", self.passed, self.failed)?;
        match self.left_out.as_slice() {
            [] => Ok(()),
            whose => write!(f, ", {} left out", whose.join(" and ")),
        }
    }
}

/// The number just before `word`.
fn number(text: &str, word: &str) -> Option<u32> {
    text.split_once(word)?.0.rsplit(' ').next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::Tally;

    fn check(lines: &[&str], sum: &str, is_good: bool) {
        let mut tally = Tally::default();
        for line in lines {
            tally.read(line);
        }
        assert_eq!((tally.to_string().as_str(), tally.is_good()), (sum, is_good));
    }

    #[test]
    fn suites_add_up() {
        let one = "test result: ok. 5 passed; 0 failed; 0 ignored; 0 measured; 2 filtered out; finished in 0.00s";
        let two = "test result: FAILED. 41 passed; 3 failed; 1 ignored; 0 measured; 0 filtered out; finished in 1.20s";
        check(&["running 5 tests", one], "5 passed, 0 failed", true);
        check(&[one, two, "error: test failed"], "46 passed, 3 failed", false);
    }

    #[test]
    fn a_coloured_sum_counts() {
        check(
            &["test result: \u{1b}[32mok\u{1b}(B\u{1b}[m. 7 passed; 0 failed; 0 ignored"],
            "7 passed, 0 failed",
            true,
        );
    }

    #[test]
    fn other_lines_do_not_count() {
        check(&["test 9 passed; 9 failed; ... ok", "test result: unknown"], "0 passed, 0 failed", false);
    }

    #[test]
    fn what_was_left_out_is_said() {
        let mut tally = Tally::default();
        tally.read("test result: ok. 2 passed; 0 failed; 0 ignored");
        tally.leave_out("Firefox's");
        assert_eq!(tally.to_string(), "2 passed, 0 failed, Firefox's left out");
        assert!(tally.is_good());
    }

    #[test]
    fn nothing_ran_is_not_good() {
        check(&["test result: ok. 0 passed; 0 failed; 0 ignored"], "0 passed, 0 failed", false);
    }

    #[test]
    fn what_is_no_test_can_fail() {
        let mut tally = Tally::default();
        tally.read("test result: ok. 2 passed; 0 failed; 0 ignored");
        tally.fail();
        assert_eq!(tally.to_string(), "2 passed, 1 failed");
        assert!(!tally.is_good());
    }
}

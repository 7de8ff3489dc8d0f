//! The lines that mend a cause are lines of the receivers that are run against real deliveries.

use hookpost::doctor::{Fix, Language};

const PAGE: &str = include_str!("../../docs/receivers.md");

#[test]
fn every_line_of_every_fix_stands_in_the_receiver_of_its_language() {
    for language in Language::ALL {
        let start = format!("```{}\n", language.mark());
        let block = PAGE.split_once(&start).unwrap().1.split_once("```").unwrap().0;
        let lines: Vec<_> = block.lines().map(str::trim).collect();
        for fix in Fix::ALL {
            for line in fix.lines(language).lines() {
                assert!(lines.contains(&line.trim()), "{}, {fix:?}: {line}", language.name());
            }
        }
    }
}

#[test]
fn every_fix_says_what_to_do_and_has_lines_in_every_language() {
    for fix in Fix::ALL {
        assert!(fix.sentence().ends_with('.'));
        assert!(Language::ALL.iter().all(|language| !fix.lines(*language).is_empty()));
    }
}

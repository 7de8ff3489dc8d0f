//! A page held to WCAG 2.2 AA by axe-core, in both themes, wide and as narrow as a phone or a zoomed window.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

use hookpost_real::{Browser, Sight};
use serde::Deserialize;

/// Both themes at both widths. Without motion, so that no colour is caught on its way from one to the other.
const SIGHTS: [(&str, bool, u16); 4] = [
    ("light, 1280 px", false, 1280),
    ("dark, 1280 px", true, 1280),
    ("dark, 320 px", true, 320),
    ("light, 320 px", false, 320),
];

/// axe's rules for WCAG 2.0, 2.1 and 2.2, levels A and AA. The size of targets is off by default as long as 2.2 is young.
/// The theme changes colours and nothing else: in the dark one only the rules about colours are asked again.
const AUDIT: &str = "
    const ALL = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa'];
    const rules = matchMedia('(prefers-color-scheme: dark)').matches ? ['color-contrast', 'link-in-text-block'] : ALL;
    const options = {
        runOnly: rules,
        rules: rules === ALL ? { 'target-size': { enabled: true } } : {},
        resultTypes: ['violations'],
    };
    const { violations } = await axe.run(document, options);
    return violations.flatMap((rule) => rule.nodes.map((node) => ({
        rule: rule.id,
        help: rule.help + ': ' + node.failureSummary.replaceAll(/\\s+/g, ' '),
        element: node.target.join(' ') + ' = ' + node.html.slice(0, 200),
    })));";

/// What is wider than the window, but for what scrolls in a box of its own.
const OVERFLOW: &str = "
    const room = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= room) return [];
    const scrolls = (element) => element && element !== document.body
        && (/auto|scroll|hidden/.test(getComputedStyle(element).overflowX) || scrolls(element.parentElement));
    const wide = [...document.body.querySelectorAll('*')].filter((element) =>
        element.getBoundingClientRect().right > room + 1 && !scrolls(element.parentElement));
    return wide.slice(-3).map((element) => ({
        rule: 'no overflow', help: 'The page scrolls sideways', element: element.outerHTML.slice(0, 200),
    }));";

#[derive(Debug, Deserialize, PartialEq, Eq, PartialOrd, Ord)]
struct Fault {
    rule: String,
    help: String,
    element: String,
}

/// Looks at page after page, and remembers what is wrong.
pub(crate) struct Auditor<'a> {
    pub(crate) browser: &'a Browser,
    axe: String,
    faults: BTreeMap<Fault, Vec<String>>,
}

impl<'a> Auditor<'a> {
    pub(crate) fn new(browser: &'a Browser) -> Self {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../node_modules/axe-core/axe.min.js");
        let axe = std::fs::read_to_string(path).expect("npm installed axe-core");
        Self { browser, axe, faults: BTreeMap::new() }
    }

    /// Goes there, waits until these words stand there, and looks.
    pub(crate) async fn visit(&mut self, address: &str, words: &str) {
        self.browser.see_as(Sight { reduced_motion: true, width: Some(1280), ..Sight::default() }).await;
        self.browser.go(address).await;
        self.browser.sees(words).await;
        self.look(words).await;
    }

    /// Looks at what is there; `state` says in the report what that is.
    pub(crate) async fn look(&mut self, state: &str) {
        if self.browser.run("return typeof axe").await == "undefined" {
            self.browser.run(&self.axe).await;
        }
        for (name, dark, width) in SIGHTS {
            self.browser.see_as(Sight { dark, reduced_motion: true, width: Some(width), ..Sight::default() }).await;
            let mut found = self.browser.run(&format!("return (async () => {{ {AUDIT} }})()")).await;
            if width == 320 {
                let wide = self.browser.run(OVERFLOW).await;
                found.as_array_mut().expect("a list").extend(wide.as_array().cloned().unwrap_or_default());
            }
            for fault in serde_json::from_value::<Vec<Fault>>(found).expect("a list of faults") {
                self.faults.entry(fault).or_default().push(format!("{state} ({name})"));
            }
        }
        self.browser.see_as(Sight { reduced_motion: true, width: Some(1280), ..Sight::default() }).await;
    }

    /// Fails with all that was wrong.
    pub(crate) fn done(self) {
        let mut report = String::new();
        for (Fault { rule, help, element }, states) in &self.faults {
            let _ = writeln!(report, "{rule}: {help}\n  in {element}\n  on {}", states.join("; "));
        }
        assert!(report.is_empty(), "{} faults:\n{report}", self.faults.len());
    }
}

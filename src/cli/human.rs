//! Output for a person, as compilers write it: the place, the sentence, the line with a caret, and a sum.

use hookpost::inspect::{Form, Inspected, Inspection};
use hookpost::schema::Violation;

use super::inert::inert;
use super::input::Input;
use super::sweep::{Excerpt, Sweep};

/// How the output looks.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Style {
    Plain,
    Colour,
}

impl Style {
    fn paint(self, code: &str, text: &str) -> String {
        match self {
            Style::Plain => text.to_owned(),
            Style::Colour => format!("\u{1b}[{code}m{text}\u{1b}[0m"),
        }
    }

    fn bold(self, text: &str) -> String {
        self.paint("1", text)
    }

    fn bad(self, text: &str) -> String {
        self.paint("1;31", text)
    }

    fn good(self, text: &str) -> String {
        self.paint("32", text)
    }

    fn quiet(self, text: &str) -> String {
        self.paint("2", text)
    }
}

/// Every violation of every file, and a line for each file.
pub(crate) fn report(inputs: &[Input], style: Style) -> String {
    let mut out = String::new();
    for input in inputs {
        let name = inert(&input.name);
        let mut sweep = Sweep::new(&input.text);
        for violation in violations(&input.inspection) {
            out.push_str(&told(&name, violation, &mut sweep, style));
        }
        out.push_str(&sum(&name, &input.inspection, style));
    }
    out
}

/// Those of the documents in their order, then the one outside of them.
pub(crate) fn violations(inspection: &Inspection) -> impl Iterator<Item = &Violation> {
    inspection.documents.iter().flat_map(|document| &document.violations).chain(&inspection.outside)
}

fn told(name: &str, violation: &Violation, sweep: &mut Sweep<'_>, style: Style) -> String {
    let Violation { line, column, .. } = violation;
    let place = style.bold(&format!("{name}:{line}:{column}:"));
    let message = inert(&violation.message);
    let Excerpt { before, after } = sweep.excerpt(*line, *column);
    let number = line.to_string();
    let margin = " ".repeat(number.len());
    let indent = " ".repeat(before.chars().count());
    let (bar, numbered) = (style.quiet(&format!(" {margin} |")), style.quiet(&format!(" {number} |")));
    let caret = style.bad("^");
    format!("{place} {} {message}\n{numbered} {before}{after}\n{bar} {indent}{caret}\n", style.bad("error:"))
}

fn sum(name: &str, inspection: &Inspection, style: Style) -> String {
    let documents = &inspection.documents;
    let what = match (inspection.form, documents.as_slice()) {
        (Form::Event, [Inspected { event_type: Some(event_type), .. }]) => inert(event_type).into_owned(),
        (Form::Event, _) => "one document".to_owned(),
        (_, documents) => counted(documents.len(), "document"),
    };
    if inspection.valid {
        return format!("{name}: {what}, {}\n", style.good("valid"));
    }
    let told = violations(inspection).count();
    let omitted = match inspection.omitted {
        0 => String::new(),
        more => format!(", and {more} more"),
    };
    let broken = documents.iter().filter(|document| !document.valid).count();
    let of = match (inspection.form, broken) {
        (Form::Event, _) | (_, 0) => format!("in {what}"),
        _ => format!("in {broken} of {what}"),
    };
    let count = style.bad(&counted(told, "error"));
    format!("{name}: {count}{omitted} {of}\n")
}

fn counted(count: usize, what: &str) -> String {
    format!("{count} {what}{}", if count == 1 { "" } else { "s" })
}

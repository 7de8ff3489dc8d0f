//! Output for programs: the inspection of each file, as the JavaScript module and the page have it.

use hookpost::inspect::Inspection;
use serde::Serialize;

use super::inert::inert_json;
use super::input::Input;

#[derive(Serialize)]
struct File<'a> {
    file: &'a str,
    inspection: &'a Inspection,
}

/// An array with an object for each file.
pub(crate) fn report(inputs: &[Input]) -> String {
    let files: Vec<_> = inputs.iter().map(|Input { name, inspection, .. }| File { file: name, inspection }).collect();
    lines(&files)
}

/// A value as JSON, inert, on a line.
pub(crate) fn lines(value: &impl Serialize) -> String {
    let text = serde_json::to_string(value).expect("names and numbers can always be written");
    format!("{}\n", inert_json(&text))
}

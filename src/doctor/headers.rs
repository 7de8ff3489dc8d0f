//! The headers as somebody pastes them: lines, lines of `curl -v`, a JSON object, a dump, or three bare values.

use super::cause::Field;
use crate::json;

/// What was found of the three headers, in the order of the text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Headers {
    pub(super) ids: Vec<String>,
    pub(super) timestamps: Vec<String>,
    pub(super) signatures: Vec<String>,
    /// A name as it was written, if not in small letters.
    pub(super) spelt: Option<String>,
}

impl Headers {
    pub(super) fn parse(text: &str) -> Self {
        let mut headers = Self::default();
        let text = text.trim();
        if !(text.starts_with(['{', '[']) && headers.object(text)) {
            headers = Self::default();
            text.lines().for_each(|line| headers.line(line));
        }
        headers
    }

    pub(super) fn of(&self, field: Field) -> &[String] {
        match field {
            Field::Id => &self.ids,
            Field::Timestamp => &self.timestamps,
            Field::Signature => &self.signatures,
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        Field::ALL.iter().all(|field| self.of(*field).is_empty())
    }

    /// A JSON object of names and values, or a list of names and values; Python prints one in single quotes.
    fn object(&mut self, text: &str) -> bool {
        let quoted = text.replace('\'', "\"");
        let Ok(document) = json::parse(text.as_bytes()).or_else(|_| json::parse(quoted.as_bytes())) else {
            return false;
        };
        let root = document.root();
        for (name, value) in root.members() {
            let values: Vec<_> = if value.kind() == json::Kind::Array { value.items().collect() } else { vec![value] };
            for value in values {
                let value = value.as_string().unwrap_or_else(|| value.written().into());
                self.header(&name.string(), &value);
            }
        }
        let items: Vec<_> = root.items().collect();
        let pairs = items.iter().map(|item| item.items().collect::<Vec<_>>());
        for pair in pairs.filter(|pair| pair.len() == 2) {
            self.header(&pair[0].string(), &pair[1].string());
        }
        for pair in items.chunks_exact(2) {
            self.header(&pair[0].string(), &pair[1].string());
        }
        true
    }

    fn line(&mut self, line: &str) {
        let line = line.trim().trim_start_matches(['<', '>', '*']).trim();
        let line = line.strip_prefix("-H ").unwrap_or(line).trim_end_matches(['\\', ',']);
        let line = bare(line);
        // `[HTTP_WEBHOOK_ID] => evt_…`, as PHP prints it.
        let parts = line.split_once("=>").or_else(|| line.split_once(':')).or_else(|| line.split_once('='));
        if let Some((name, value)) = parts.filter(|(name, _)| field(name).is_some()) {
            self.header(name, value);
        } else if !line.contains(": ") {
            self.value(line);
        }
    }

    /// A value without its name.
    fn value(&mut self, value: &str) {
        let is_id = |byte: u8| byte.is_ascii_alphanumeric() || b"_-".contains(&byte);
        if value.starts_with("v1,") || value.starts_with("v1a,") {
            self.signatures.push(value.to_owned());
        } else if value.len() >= 9 && value.bytes().all(|byte| byte.is_ascii_digit()) {
            self.timestamps.push(value.to_owned());
        } else if value.contains(['_', '-']) && value.bytes().all(is_id) {
            self.ids.push(value.to_owned());
        }
    }

    fn header(&mut self, name: &str, value: &str) {
        let (written, value) = (bare(name), bare(value));
        let Some(field) = field(name).filter(|_| !value.is_empty()) else { return };
        if written != field.name() {
            self.spelt.get_or_insert_with(|| written.to_owned());
        }
        let into = match field {
            Field::Id => &mut self.ids,
            Field::Timestamp => &mut self.timestamps,
            Field::Signature => return self.signatures.push(value.to_owned()),
        };
        // Two headers of a name that a server or a proxy has joined.
        into.extend(value.split(',').map(|value| value.trim().to_owned()));
    }
}

/// Without what printing puts around it.
fn bare(text: &str) -> &str {
    text.trim().trim_matches(['"', '\'', '[', ']']).trim()
}

fn field(name: &str) -> Option<Field> {
    let name = bare(name).to_ascii_lowercase().replace('_', "-");
    let name = name.strip_prefix("http-").unwrap_or(&name);
    Field::ALL.into_iter().find(|field| field.name() == name)
}

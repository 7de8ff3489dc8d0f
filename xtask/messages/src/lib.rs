//! What the portal says, in every language: reads `static/messages`, holds the languages to one another, and makes of them
//! the Rust functions that the portal calls and the tables that it loads.
//!
//! It runs while the portal is built and in tests, never in a browser. Where to start: [`read`], then [`Messages::check`].

mod language;
mod message;
mod rust;
mod syntax;
mod table;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::io;
use std::path::Path;

pub use language::{LANGUAGES, Language};
pub use message::{Kind, Message, Piece};

/// All messages of all languages. The first language is English, which the others are held to.
#[derive(Debug)]
pub struct Messages {
    /// What each language of [`LANGUAGES`] says, by the messages' names.
    said: Vec<BTreeMap<String, Message>>,
}

/// Reads the messages of every language from the folder that holds one folder for each.
///
/// # Errors
/// All that is wrong with the files, a line for each fault.
pub fn read(folder: &Path) -> Result<Messages, String> {
    let mut said = Vec::new();
    let mut faults = String::new();
    for language in &LANGUAGES {
        let mut messages = BTreeMap::new();
        let files = files(&folder.join(language.tag)).map_err(|error| format!("{}: {error}", language.tag))?;
        for (name, text) in files {
            let place = format!("{}/{name}", language.tag);
            for message in syntax::parse(&text, &place, &mut faults) {
                if let Some(twice) = messages.insert(message.name.clone(), message) {
                    let _ = writeln!(faults, "{place}: `{}` is said twice", twice.name);
                }
            }
        }
        said.push(messages);
    }
    let messages = Messages { said };
    faults.push_str(&messages.check());
    if faults.is_empty() { Ok(messages) } else { Err(faults) }
}

fn files(folder: &Path) -> io::Result<BTreeMap<String, String>> {
    let mut files = BTreeMap::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.extension().is_some_and(|ending| ending == "ftl") {
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            files.insert(name, fs::read_to_string(&path)?);
        }
    }
    Ok(files)
}

impl Messages {
    /// The messages of one text for each language, in the order of [`LANGUAGES`]; for tests.
    ///
    /// # Errors
    /// All that is wrong with them, a line for each fault.
    pub fn of(texts: &[&str]) -> Result<Self, String> {
        let mut faults = String::new();
        let parse = |(text, language): (&&str, &Language)| {
            let messages = syntax::parse(text, language.tag, &mut faults);
            messages.into_iter().map(|message| (message.name.clone(), message)).collect()
        };
        let messages = Self { said: texts.iter().zip(&LANGUAGES).map(parse).collect() };
        faults.push_str(&messages.check());
        if faults.is_empty() { Ok(messages) } else { Err(faults) }
    }

    /// English, by the messages' names: their order is their numbers.
    pub fn english(&self) -> &BTreeMap<String, Message> {
        &self.said[0]
    }

    /// What is wrong between the languages, a line for each fault: a message that one lacks, has too many, or says with
    /// other variables; a plural that does not name all the forms that its language has.
    fn check(&self) -> String {
        let mut faults = String::new();
        for (messages, language) in self.said.iter().zip(&LANGUAGES) {
            for name in self.english().keys().filter(|name| !messages.contains_key(*name)) {
                let _ = writeln!(faults, "{}: `{name}` is not said", language.tag);
            }
            for (name, message) in messages {
                let Some(english) = self.english().get(name) else {
                    let _ = writeln!(faults, "{}: `{name}` is not said in English", language.tag);
                    continue;
                };
                for fault in message.faults_beside(english).chain(message.plural_faults(language)) {
                    let _ = writeln!(faults, "{}: `{name}` {fault}", language.tag);
                }
            }
        }
        faults
    }

    /// The functions that say the messages, one for each, with English in them, and the list of languages.
    pub fn rust(&self) -> String {
        rust::written(self)
    }

    /// The tables of the languages that are not English: what their files are called, and what is in them.
    pub fn tables(&self) -> Vec<(String, String)> {
        (1..LANGUAGES.len()).map(|at| (self.file(at), self.table(at))).collect()
    }

    /// The same table with `change` made to every text in it: what a reader sees is all made of that.
    pub fn table_with(&self, tag: &str, change: impl Fn(&Message) -> Message) -> Option<(String, String)> {
        let at = LANGUAGES.iter().position(|language| language.tag == tag)?;
        let changed = self.said[at].values().map(change);
        Some((self.file(at), table::joined(changed.map(|message| self.pattern(&message)))))
    }

    fn table(&self, at: usize) -> String {
        table::joined(self.said[at].values().map(|message| self.pattern(message)))
    }

    fn pattern(&self, message: &Message) -> String {
        table::pattern(&message.pieces, &self.english()[&message.name].variables)
    }

    /// A name that holds a hash of what is in the file, so that it may be kept for ever.
    fn file(&self, at: usize) -> String {
        format!("messages-{}-{:016x}.txt", LANGUAGES[at].tag, table::hash(&self.table(at)))
    }
}

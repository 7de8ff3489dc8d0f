//! What may be said after `cargo xtask serve`.

use std::path::{self, PathBuf};

use crate::failure::{Failure, Outcome};

/// The options, parsed.
#[derive(Debug, PartialEq)]
pub(crate) struct Options {
    /// Where to listen on 127.0.0.1.
    pub(crate) port: u16,
    /// Where to keep data, when not in the checkout.
    pub(crate) data: Option<PathBuf>,
    /// How many workers share the partners.
    pub(crate) workers: u32,
}

/// As many as src/edge/workerd.capnp has bindings for.
pub(super) const WORKERS_AT_MOST: u32 = 8;

impl Options {
    /// Reads `--port N`, `--data DIR` and `--workers N`, in any order.
    pub(crate) fn parse(arguments: &[String]) -> Outcome<Self> {
        let mut options = Self { port: 8787, data: None, workers: 1 };
        let mut words = arguments.iter();
        while let Some(word) = words.next() {
            let mut value = || words.next().ok_or_else(|| Failure::new(format!("{word} wants a value after it.")));
            match word.as_str() {
                "--port" => options.port = port(value()?)?,
                "--data" => options.data = Some(absolute(value()?)?),
                "--workers" => options.workers = workers(value()?)?,
                _ => {
                    return Err(Failure::new(format!(
                        "`serve` does not know {word}: it takes --port N, --data DIR and --workers N."
                    )));
                }
            }
        }
        Ok(options)
    }
}

fn port(word: &str) -> Outcome<u16> {
    let port = word.parse().ok().filter(|port| *port > 0);
    port.ok_or_else(|| Failure::new(format!("{word} is not a port: it is a number from 1 to 65535.")))
}

fn workers(word: &str) -> Outcome<u32> {
    let workers = word.parse().ok().filter(|workers| (1..=WORKERS_AT_MOST).contains(workers));
    workers
        .ok_or_else(|| Failure::new(format!("{word} workers cannot be: it is a number from 1 to {WORKERS_AT_MOST}.")))
}

fn absolute(word: &str) -> Outcome<PathBuf> {
    path::absolute(word).map_err(Failure::io(format_args!("use {word:?} as the data folder")))
}

#[cfg(test)]
mod tests {
    use super::Options;

    fn parse(words: &str) -> Result<Options, String> {
        let words: Vec<String> = words.split_whitespace().map(str::to_owned).collect();
        Options::parse(&words).map_err(|failure| failure.to_string())
    }

    #[test]
    fn nothing_said_is_the_usual_port_and_folder() {
        assert_eq!(parse(""), Ok(Options { port: 8787, data: None, workers: 1 }));
    }

    #[test]
    fn all_options_in_any_order() {
        let options = Ok(Options { port: 9000, data: Some("/srv/data".into()), workers: 4 });
        assert_eq!(parse("--port 9000 --data /srv/data --workers 4"), options);
        assert_eq!(parse("--workers 4 --data /srv/data --port 9000"), options);
    }

    #[test]
    fn what_is_wrong_is_named() {
        assert!(parse("--port").unwrap_err().contains("--port wants a value"));
        assert!(parse("--port 0").unwrap_err().contains("0 is not a port"));
        assert!(parse("--port 65536").unwrap_err().contains("65536 is not a port"));
        assert!(parse("--workers 0").unwrap_err().contains("from 1 to 8"));
        assert!(parse("--workers 9").unwrap_err().contains("from 1 to 8"));
        assert!(parse("--host x").unwrap_err().contains("does not know --host"));
    }
}

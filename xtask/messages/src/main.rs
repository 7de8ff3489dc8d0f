//! `hookpost-messages FOLDER`: writes the tables of all languages but English into the folder.

use std::env;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

fn main() -> ExitCode {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../static/messages");
    let Some(folder) = env::args_os().nth(1).map(PathBuf::from) else {
        eprintln!("Usage: hookpost-messages FOLDER");
        return ExitCode::from(2);
    };
    let written = hookpost_messages::read(&source).and_then(|messages| {
        let write = |(name, table): (String, String)| std::fs::write(folder.join(name), table);
        messages.tables().into_iter().try_for_each(write).map_err(|error| error.to_string())
    });
    match written {
        Ok(()) => ExitCode::SUCCESS,
        Err(faults) => {
            eprintln!("{faults}");
            ExitCode::FAILURE
        }
    }
}

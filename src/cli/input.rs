//! The files, read and inspected.

use std::fmt::Write as _;
use std::fs;
use std::io::{self, Read};
use std::path::Path;

use hookpost::inspect::{Inspection, Inspector};

/// A file that was read.
pub(crate) struct Input {
    /// What it is called in every output.
    pub(crate) name: String,
    /// Its address, relative to where the program was started.
    pub(crate) uri: String,
    pub(crate) text: Vec<u8>,
    pub(crate) inspection: Inspection,
}

/// Inspects every file that can be read, and says what cannot.
pub(crate) fn read_all(files: &[impl AsRef<Path>], event_type: Option<&str>) -> (Vec<Input>, Vec<String>) {
    let inspector = Inspector::new();
    let mut inputs = Vec::new();
    let mut unreadable = Vec::new();
    for path in files.iter().map(AsRef::as_ref) {
        let is_standard = path == Path::new("-");
        let name = if is_standard { "stdin".to_owned() } else { path.to_string_lossy().into_owned() };
        let uri = if is_standard { name.clone() } else { uri(path) };
        match if is_standard { standard_input() } else { fs::read(path) } {
            Ok(text) => {
                let inspection = inspector.inspect(&text, event_type);
                inputs.push(Input { name, uri, text, inspection });
            }
            Err(error) => unreadable.push(format!("cannot read {name}: {error}")),
        }
    }
    (inputs, unreadable)
}

fn standard_input() -> io::Result<Vec<u8>> {
    let mut text = Vec::new();
    io::stdin().lock().read_to_end(&mut text)?;
    Ok(text)
}

/// A path as a reference by RFC 3986: what is not plain is written in percent.
fn uri(path: &Path) -> String {
    let separated = path.to_string_lossy().replace(std::path::MAIN_SEPARATOR, "/");
    #[cfg(unix)]
    let bytes = std::os::unix::ffi::OsStrExt::as_bytes(path.as_os_str());
    #[cfg(not(unix))]
    let bytes = separated.as_bytes();
    let mut out = String::with_capacity(separated.len());
    for byte in bytes {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => out.push(char::from(*byte)),
            byte => {
                let _ = write!(out, "%{byte:02X}");
            }
        }
    }
    out
}

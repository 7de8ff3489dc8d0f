//! Writes the API's contract.
//!
//!     cargo run --features contract --example contract         # what is kept: static/openapi.json, docs/problems.md
//!     cargo run --features contract --example contract FOLDER  # what is served: the document, and the page at /docs

use std::path::PathBuf;
use std::{env, fs, io};

use hookpost::contract::{document, problems_page, reference_page};

/// The styles of the page: the portal's own, and a few more.
const STYLES: [&str; 3] = [
    include_str!("../static/css/tokens.css"),
    include_str!("../static/css/base.css"),
    include_str!("../static/css/reference.css"),
];

fn main() -> io::Result<()> {
    let document = document();
    let text = format!("{document:#}\n");
    let Some(folder) = env::args().nth(1).map(PathBuf::from) else {
        fs::write("static/openapi.json", text)?;
        return fs::write("docs/problems.md", problems_page());
    };
    fs::create_dir_all(folder.join("api/v1"))?;
    fs::create_dir_all(folder.join("docs"))?;
    fs::write(folder.join("api/v1/openapi.json"), document.to_string())?;
    fs::write(folder.join("docs/index.html"), reference_page(&document))?;
    fs::write(folder.join("docs/style.css"), STYLES.concat())
}

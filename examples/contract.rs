//! Writes the API's contract: `openapi.json` for programs, and what the problem codes mean for people.
//!
//!     cargo run --features contract --example contract -- static/openapi.json docs/problems.md

use std::{env, fs, io};

use hookpost::contract::{document, problems_page};

fn main() -> io::Result<()> {
    let mut places = env::args().skip(1);
    let (Some(contract), Some(problems)) = (places.next(), places.next()) else {
        return Err(io::Error::other("name two files: the contract's and the problems'"));
    };
    fs::write(contract, format!("{:#}\n", document()))?;
    fs::write(problems, problems_page())
}

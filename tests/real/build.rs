//! Takes the receiver in Rust out of the page for partners, so that what is compiled and run is what they read.

use std::path::Path;
use std::{env, fs};

#[allow(unreachable_pub, reason = "the library, whose module it is too, exports it")]
#[path = "src/markdown.rs"]
mod markdown;

const PAGE: &str = "../../docs/receivers.md";

fn main() {
    println!("cargo::rerun-if-changed={PAGE}");
    let page = fs::read_to_string(PAGE).expect("the page is there");
    let folder = env::var_os("OUT_DIR").expect("cargo gives a folder");
    fs::write(Path::new(&folder).join("receiver.rs"), markdown::block(&page, "rust"))
        .expect("the folder can be written");
}

//! Set-up: finds what building and testing need, installs what is missing, and does nothing twice.
//!
//! A step looks first among the things already installed and only then asks a network. Nothing is installed outside the
//! checkout but rustup's target, packages by apt, and tools, test data and a library in the cache folder of the user.

mod apt;
mod browser;
mod firefox;
mod lock_file;
mod node;
mod python;
mod suites;
mod tool;
mod wasm;

use crate::failure::Outcome;
use crate::step::step;
use crate::workspace::Workspace;

use apt::Apt;
pub(crate) use browser::Browser;
pub(crate) use firefox::Firefox;
pub(crate) use node::Node;
pub(crate) use python::PythonLibraries;
pub(crate) use suites::Suites;
pub(crate) use tool::Tool;
pub(crate) use wasm::{TARGET, Toolchain};

/// What building needs.
#[derive(Debug)]
pub(crate) struct Tools {
    /// Compiles Rust to WebAssembly.
    pub(crate) wasm: Toolchain,
    /// Writes the JavaScript around a module.
    pub(crate) wasm_bindgen: Tool,
    /// Node, and what npm installed.
    pub(crate) node: Node,
}

/// Finds or installs everything that `build` and `serve` need.
pub(crate) fn for_building(workspace: &Workspace) -> Outcome<Tools> {
    building(workspace, &mut Apt::default())
}

/// What testing needs.
#[derive(Debug)]
pub(crate) struct TestTools {
    /// What building needs.
    pub(crate) tools: Tools,
    /// Clicks.
    pub(crate) browser: Browser,
    /// Clicks too, where it can be had.
    pub(crate) firefox: Firefox,
    /// The official test data.
    pub(crate) suites: Suites,
    /// What verifies signatures in Python.
    pub(crate) python: PythonLibraries,
}

/// Finds or installs what `test` needs: the same, a browser with its driver, the official test data, and a
/// library for Python.
pub(crate) fn for_testing(workspace: &Workspace) -> Outcome<TestTools> {
    let apt = &mut Apt::default();
    Ok(TestTools {
        tools: building(workspace, apt)?,
        browser: step("browser", || Browser::find_or_install(apt))?,
        firefox: step("Firefox", || Ok(Firefox::find_or_install(apt)))?,
        suites: step("official test data", || Suites::find_or_fetch(apt))?,
        python: step("library for Python", || PythonLibraries::find_or_fetch(apt))?,
    })
}

/// Finds or installs the browser.
pub(crate) fn browser() -> Outcome<Browser> {
    step("browser", || Browser::find_or_install(&mut Apt::default()))
}

fn building(workspace: &Workspace, apt: &mut Apt) -> Outcome<Tools> {
    println!("Set-up");
    Ok(Tools {
        node: step("node and npm parts", || Node::find_or_install(workspace))?,
        wasm: step("wasm toolchain", || Toolchain::find_or_install(apt))?,
        wasm_bindgen: step("wasm-bindgen", || Tool::wasm_bindgen(workspace))?,
    })
}

//! Takes the compiled portal apart where its code says so, and names what comes of it.

use std::path::Path;
use std::thread;

use wasm_split_cli_support::{Options, transform};

use super::{identities, imports, lasting_name, panics, read, shrink, write};
use crate::failure::{Failure, Outcome};
use crate::process::{command, run};
use crate::setup::Tools;
use crate::workspace::Workspace;

/// The script that loads parts; the main script imports it by this name.
const LOADER: &str = "./__wasm_split.js";

/// The modules that are loaded later, by the names of their files in the stage.
pub(super) struct Parts(Vec<String>);

/// Leaves in `stage` the main module with its script, the script that loads parts, and the parts, all made small.
pub(super) fn take_apart(workspace: &Workspace, tools: &Tools, whole: &Path, stage: &Path) -> Outcome<Parts> {
    let raw = stage.join("raw");
    let main = raw.join("portal.wasm");
    let input = identities::number(&panics::silence(&read(whole)?)?)?;
    let mut options = Options::new(&input);
    (options.output_dir, options.main_out_path) = (&raw, &main);
    (options.link_name, options.main_module) = (LOADER, "./portal.js");
    let made =
        transform(options).map_err(|error| Failure::new(format!("The portal cannot be taken apart: {error}")))?;

    let mut bindgen = command(&tools.wasm_bindgen.program);
    bindgen.args(["--target", "web", "--no-typescript", "--keep-lld-exports", "--out-name", "portal", "--out-dir"]);
    run(bindgen.arg(stage).arg(&main).current_dir(workspace.root()))?;
    let (bound, script) = (stage.join("portal_bg.wasm"), stage.join("portal.js"));
    let (shorter, shorter_script) = imports::shorten(&read(&bound)?, &text(&script)?)?;
    write(&bound, shorter)?;
    write(&script, shorter_script)?;
    let names: Vec<String> = made.split_modules.iter().map(|part| file_name(part)).collect();
    // The main module takes as long as all the others: side by side.
    thread::scope(|scope| {
        let main = scope.spawn(|| shrink(tools, &bound, &bound));
        let parts = names.iter().try_for_each(|name| shrink(tools, &raw.join(name), &stage.join(name)));
        main.join().map_err(|_| Failure::new("wasm-opt could not be watched."))?.and(parts)
    })?;
    write(&stage.join(LOADER), read(&raw.join(LOADER))?)?;
    Ok(Parts(names))
}

/// Copies the modules into `dist` by their lasting names, and mends the scripts that name them. Returns the main module's.
pub(super) fn put(stage: &Path, parts: &Parts, dist: &Path) -> Outcome<String> {
    let mut loader = text(&stage.join(LOADER))?;
    for name in &parts.0 {
        let content = read(&stage.join(name))?;
        let lasting = lasting_name(name.trim_end_matches(".wasm"), "wasm", &content);
        write(&dist.join(&lasting), content)?;
        loader = mended(&loader, &format!("\"./{name}\""), &format!("\"./{lasting}\""))?;
    }
    write(&stage.join(LOADER), loader)?;
    let content = read(&stage.join("portal_bg.wasm"))?;
    let main = lasting_name("portal", "wasm", &content);
    write(&dist.join(&main), content)?;
    let script = stage.join("portal.js");
    write(&script, mended(&text(&script)?, "'portal_bg.wasm'", &format!("'{main}'"))?)?;
    Ok(main)
}

/// The text with another name in it. That the name is not there means that a tool writes otherwise than it did.
fn mended(text: &str, name: &str, other: &str) -> Outcome<String> {
    if text.contains(name) {
        Ok(text.replace(name, other))
    } else {
        Err(Failure::new(format!("No script of the portal names {name}.")))
    }
}

fn text(file: &Path) -> Outcome<String> {
    String::from_utf8(read(file)?).map_err(|_| Failure::new(format!("{} is no text.", file.display())))
}

fn file_name(path: &Path) -> String {
    path.file_name().expect("the parts are files").to_string_lossy().into_owned()
}

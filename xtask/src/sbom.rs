//! `cargo xtask sbom`: what everything is made of, in the format `CycloneDX` 1.5, for whoever has to know it.
//!
//! Two documents in `target/sbom`, of the last commit: the crates that ship in WebAssembly, and what npm brings, of which
//! the editor ships and all else builds or tests. The makers' own tools write them.

use std::fs;

use crate::failure::{Failure, Outcome};
use crate::process::{command, run};
use crate::setup::Tool;
use crate::workspace::Workspace;

/// The features of all modules that ship.
const SHIPPED: &str = "edge,parts,validator,received,hosting";
/// What the tool names its files before they are put in place: it leaves one beside each manifest.
const NAME: &str = "bom";

/// Writes both documents and says where.
pub(crate) fn make(workspace: &Workspace) -> Outcome {
    let tool = Tool::cyclonedx()?;
    let (copy, folder) = (workspace.own().join("sbom"), workspace.target().join("sbom"));
    for folder in [&copy, &folder] {
        if folder.exists() {
            fs::remove_dir_all(folder).map_err(Failure::io("empty the documents' folder"))?;
        }
    }
    fs::create_dir_all(&folder).map_err(Failure::io("make the documents' folder"))?;
    run(command("git").args(["clone", "--quiet"]).arg(workspace.root()).arg(&copy))?;

    let mut crates = command(&tool.program);
    crates.args(["cyclonedx", "--quiet", "--format", "json", "--spec-version", "1.5", "--no-build-deps"]);
    crates.args(["--target", crate::setup::TARGET, "--features", SHIPPED, "--override-filename", NAME]);
    run(crates.arg("--manifest-path").arg(copy.join("Cargo.toml")))?;
    fs::copy(copy.join(NAME).with_extension("json"), folder.join("crates.cdx.json"))
        .map_err(Failure::io("keep the crates' document"))?;

    let npm = fs::File::create(folder.join("npm.cdx.json")).map_err(Failure::io("make npm's document"))?;
    let mut packages = command("npm");
    packages.args(["sbom", "--sbom-format", "cyclonedx", "--package-lock-only"]);
    run(packages.current_dir(&copy).stdout(npm))?;
    fs::remove_dir_all(&copy).map_err(Failure::io("delete the copy"))?;
    println!("{}", folder.display());
    Ok(())
}

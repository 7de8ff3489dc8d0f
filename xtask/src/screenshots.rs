//! `cargo xtask screenshots`: every page of the portal in every state, to be looked at.

use crate::build;
use crate::failure::Outcome;
use crate::process::{command, run};
use crate::setup;
use crate::workspace::Workspace;

/// Builds everything and takes the pictures whose names have one of these parts in them, or all. It fails when a page is
/// wider than the screen, jumps as its answers come, or cannot be pictured.
pub(crate) fn take(workspace: &Workspace, parts: &[String]) -> Outcome {
    let tools = setup::for_building(workspace)?;
    let browser = setup::browser()?;
    build::all(workspace, &tools)?;
    let mut camera = command(&tools.node.node);
    camera.current_dir(workspace.root()).arg(workspace.file("xtask/screenshots/main.mjs"));
    camera.arg(&tools.node.workerd).args([workspace.edge(), workspace.dist()]);
    camera.arg(workspace.target().join("screenshots")).arg(browser.chromium).args(parts);
    run(&mut camera)
}

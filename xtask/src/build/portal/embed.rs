//! The module by which another page embeds the portal, with its types.

use std::path::Path;

use super::validator;
use crate::failure::Outcome;
use crate::process::{command, run};
use crate::setup::Tools;
use crate::workspace::Workspace;

/// Writes `embed/hookpost.js`, its types, and the script that it leads to, which names the modules that are in `dist` already.
pub(super) fn write(workspace: &Workspace, tools: &Tools, stage: &Path, dist: &Path) -> Outcome {
    let mut node = command(&tools.node.node);
    node.arg(workspace.file("xtask/src/build/portal/embed.mjs")).arg(stage.join("portal.js"));
    node.arg(validator::script(workspace, "hosting")).arg(dist);
    run(node.current_dir(workspace.root()))
}

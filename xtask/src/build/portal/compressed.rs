//! The built files once more in Brotli and in gzip, made once here and not for each that asks.

use std::path::Path;

use crate::failure::Outcome;
use crate::process::{command, run};
use crate::setup::Tools;
use crate::workspace::Workspace;

/// Leaves `file.br` and `file.gz` beside every file of `dist` that gets smaller by it. Node brings both.
pub(super) fn write(workspace: &Workspace, tools: &Tools, dist: &Path) -> Outcome {
    let mut node = command(&tools.node.node);
    run(node.arg(workspace.file("xtask/src/build/portal/compress.mjs")).arg(dist))
}

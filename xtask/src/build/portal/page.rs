//! The page itself: index.html with its scripts and styles bundled and named, where Trunk's own marks stand in the source.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use super::write as put;
use crate::failure::{Failure, Outcome};
use crate::process::{command, run};
use crate::setup::Tools;
use crate::workspace::Workspace;

/// Browsers that the portal's WebAssembly needs anyway.
const OPTIONS: [&str; 6] =
    ["--bundle", "--minify", "--format=esm", "--target=es2022", "--entry-names=[name]-[hash]", "--log-level=warning"];

/// Writes index.html, one script and one stylesheet into `dist`. `main` names the main module.
pub(super) fn write(workspace: &Workspace, tools: &Tools, stage: &Path, main: &str, dist: &Path) -> Outcome {
    let page = fs::read_to_string(workspace.file("index.html")).map_err(Failure::io("read index.html"))?;
    let marks = marks(&page);
    let mut styles = String::new();
    for style in marks.iter().filter_map(|mark| attribute(&page[mark.clone()], "href")) {
        let _ = writeln!(styles, "@import \"{}\";", workspace.file(style).display());
    }
    let sheet = stage.join("portal.css");
    put(&sheet, styles)?;
    let alias = format!("--alias:portal={}", stage.join("portal.js").display());
    let out = stage.join("bundled");
    esbuild(workspace, tools, &workspace.file("static/portal/start.mjs"), &out, &[alias])?;
    esbuild(workspace, tools, &sheet, &out, &[])?;
    let (mut script, mut sheet) = (String::new(), String::new());
    for entry in fs::read_dir(&out).map_err(Failure::io("read what esbuild bundled"))? {
        let entry = entry.map_err(Failure::io("read what esbuild bundled"))?;
        let name = entry.file_name().to_string_lossy().into_owned();
        fs::copy(entry.path(), dist.join(&name)).map_err(Failure::io(format_args!("copy {name}")))?;
        let kind =
            if entry.path().extension().is_some_and(|ending| ending == "css") { &mut sheet } else { &mut script };
        *kind = name;
    }
    let links = format!(
        "<link rel=\"stylesheet\" href=\"/{sheet}\" />\n    \
         <link rel=\"preload\" href=\"/{main}\" as=\"fetch\" type=\"application/wasm\" crossorigin />\n    \
         <script type=\"module\" src=\"/{script}\"></script>"
    );
    put(&dist.join("index.html"), with_links(&page, &links))
}

fn esbuild(workspace: &Workspace, tools: &Tools, entry: &Path, out: &Path, options: &[String]) -> Outcome {
    let mut esbuild = command(&tools.node.node);
    esbuild.arg(workspace.file("node_modules/esbuild/bin/esbuild")).args(OPTIONS).args(options);
    run(esbuild.arg(format!("--outdir={}", out.display())).arg(entry).current_dir(workspace.root()))
}

/// Where Trunk's links stand in the page.
fn marks(page: &str) -> Vec<std::ops::Range<usize>> {
    let starts = page.match_indices("<link").map(|(start, _)| start);
    let links = starts.filter_map(|start| Some(start..start + page[start..].find("/>")? + 2));
    links.filter(|link| page[link.clone()].contains("data-trunk")).collect()
}

/// The page with `links` in the place of all that is Trunk's.
fn with_links(page: &str, links: &str) -> String {
    let marks = marks(page);
    let mut written = String::new();
    let mut rest = 0;
    for (index, mark) in marks.iter().enumerate() {
        written.push_str(page[rest..mark.start].trim_end());
        if index == 0 {
            written.push_str("\n    ");
            written.push_str(links);
        }
        rest = mark.end;
    }
    written.push_str(&page[rest..]);
    written
}

fn attribute<'a>(link: &'a str, name: &str) -> Option<&'a str> {
    let (_, value) = link.split_once(&format!(" {name}=\""))?;
    value.split_once('"').map(|(value, _)| value)
}

#[cfg(test)]
mod tests {
    use super::{attribute, marks, with_links};

    const PAGE: &str = "<head>\n    <meta />\n    <link rel=\"icon\" />\n    <link data-trunk rel=\"css\" href=\"a.css\" />\n    <link\n      data-trunk\n      rel=\"rust\"\n    />\n  </head>";

    #[test]
    fn trunks_links_make_room_for_ours_and_nothing_else_changes() {
        let hrefs: Vec<&str> = marks(PAGE).into_iter().filter_map(|mark| attribute(&PAGE[mark], "href")).collect();
        assert_eq!(hrefs, ["a.css"]);
        assert_eq!(
            with_links(PAGE, "<ours />"),
            "<head>\n    <meta />\n    <link rel=\"icon\" />\n    <ours />\n  </head>"
        );
    }
}

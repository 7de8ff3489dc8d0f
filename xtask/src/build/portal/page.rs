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

/// Writes index.html, one script and two stylesheets into `dist`: the first page's, and that of what is loaded later. `main` names the main module.
pub(super) fn write(workspace: &Workspace, tools: &Tools, stage: &Path, main: &str, dist: &Path) -> Outcome {
    let page = fs::read_to_string(workspace.file("index.html")).map_err(Failure::io("read index.html"))?;
    let marks = marks(&page);
    let (mut first, mut later) = (String::new(), String::new());
    for mark in marks.iter().map(|mark| &page[mark.clone()]) {
        let Some(style) = attribute(mark, "href") else { continue };
        let sheet = if mark.contains(" data-later") { &mut later } else { &mut first };
        let _ = writeln!(sheet, "@import \"{}\";", workspace.file(style).display());
    }
    let alias = format!("--alias:portal={}", stage.join("portal.js").display());
    let script = bundled(workspace, tools, &workspace.file("static/portal/start.mjs"), (stage, dist), &[alias])?;
    let sheet = |name: &str, styles: String| {
        let entry = stage.join(name);
        put(&entry, styles)?;
        bundled(workspace, tools, &entry, (stage, dist), &[])
    };
    let (first, later) = (sheet("portal.css", first)?, sheet("later.css", later)?);
    let links = format!(
        "<link rel=\"stylesheet\" href=\"/{first}\" />\n    \
         <meta name=\"hookpost-later\" content=\"/{later}\" />\n    \
         <link rel=\"preload\" href=\"/{main}\" as=\"fetch\" type=\"application/wasm\" crossorigin />\n    \
         <script type=\"module\" src=\"/{script}\"></script>"
    );
    put(&dist.join("index.html"), with_links(&page, &links))
}

/// Bundles a script or a sheet, and puts it into `dist`. Returns its name there.
fn bundled(
    workspace: &Workspace,
    tools: &Tools,
    entry: &Path,
    (stage, dist): (&Path, &Path),
    options: &[String],
) -> Outcome<String> {
    let out = stage.join("bundled").join(entry.file_name().unwrap_or_default());
    let mut esbuild = command(&tools.node.node);
    esbuild.arg(workspace.file("node_modules/esbuild/bin/esbuild")).args(OPTIONS).args(options);
    run(esbuild.arg(format!("--outdir={}", out.display())).arg(entry).current_dir(workspace.root()))?;
    let mut made = fs::read_dir(&out).map_err(Failure::io("read what esbuild bundled"))?;
    let made = made.next().ok_or_else(|| Failure::new(format!("esbuild made nothing of {}.", entry.display())))?;
    let made = made.map_err(Failure::io("read what esbuild bundled"))?;
    let name = made.file_name().to_string_lossy().into_owned();
    fs::copy(made.path(), dist.join(&name)).map_err(Failure::io(format_args!("copy {name}")))?;
    Ok(name)
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

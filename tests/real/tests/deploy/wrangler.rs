//! `wrangler.toml`, by wrangler itself: what `wrangler deploy` would send is made without a network, and delivers.

use std::fs;
use std::os::unix::fs::{PermissionsExt as _, symlink};
use std::path::{Path, PathBuf};
use std::process::Command;

use hookpost_real::{Receiver, Settings, Worker, part};
use serde_json::json;
use tempfile::TempDir;

use crate::{file, root, said};

/// A folder in which wrangler finds what it would in the checkout, and a `cargo` that only notes what it was asked.
fn checkout() -> TempDir {
    let folder = TempDir::new().expect("a folder");
    let at = |path: &str| folder.path().join(path);
    for path in ["target", "bin"] {
        fs::create_dir(at(path)).expect("it can be made");
    }
    symlink(part("HOOKPOST_EDGE"), at("target/edge")).expect("it can be linked");
    symlink(part("HOOKPOST_DIST"), at("dist")).expect("it can be linked");
    fs::copy(root().join("wrangler.toml"), at("wrangler.toml")).expect("it can be copied");
    fs::write(at("bin/cargo"), "#!/bin/sh\necho \"$*\" >>built\n").expect("it can be written");
    fs::set_permissions(at("bin/cargo"), fs::Permissions::from_mode(0o755)).expect("it is ours");
    folder
}

/// `wrangler deploy --dry-run` in a network of its own that has nobody in it.
fn deploy(folder: &Path, options: &[&str]) -> (bool, String) {
    let mut command = Command::new("unshare");
    command.args(["--net", "--map-root-user", &part("HOOKPOST_NODE")]);
    command.arg(root().join("node_modules/wrangler/bin/wrangler.js"));
    command.args(["deploy", "--dry-run", "--outdir", "out"]).args(options).current_dir(folder);
    let path = std::env::var("PATH").expect("a PATH");
    command.env("PATH", format!("{}:{path}", folder.join("bin").display()));
    command.envs([("WRANGLER_SEND_METRICS", "false"), ("CI", "true"), ("NO_COLOR", "1"), ("FORCE_COLOR", "0")]);
    said(command.env("WRANGLER_LOG_PATH", folder.join("logs")).env("HOME", folder))
}

/// The one file of `out` that ends so.
fn made(folder: &Path, end: &str) -> PathBuf {
    let files = fs::read_dir(folder.join("out")).expect("it is there").map(|one| one.expect("an entry").path());
    let found: Vec<_> = files.filter(|path| path.extension().is_some_and(|found| found == end)).collect();
    let [only] = &found[..] else { panic!("one .{end}: {found:?}") };
    only.clone()
}

#[tokio::test]
async fn what_would_be_deployed_is_the_worker_that_was_built_and_it_delivers() {
    for environment in ["staging", "production"] {
        let folder = checkout();
        let (done, said) = deploy(folder.path(), &["--env", environment]);
        assert!(done && said.contains("--dry-run: exiting now."), "{said}");
        for binding in [
            "env.PARTNERS (PartnerObject)",
            "env.REGISTRY (RegistryObject)",
            "env.ASSETS",
            "env.ATTEMPTS_PER_PARTNER (\"6\")",
        ] {
            assert!(said.contains(binding), "{binding} is not among what it has:\n{said}");
        }
        assert!(!said.contains("WARNING") && !said.contains("ERROR"), "{said}");
        let built = fs::read_to_string(folder.path().join("built")).expect("it was built");
        assert_eq!(built, "xtask build\n");
        let module = fs::read(made(folder.path(), "wasm")).expect("it can be read");
        let ours = fs::read(Path::new(&part("HOOKPOST_EDGE")).join("hookpost_bg.wasm")).expect("it can be read");
        assert!(module == ours, "the module is the one that was built, byte for byte");
        if environment == "production" {
            delivers(folder.path()).await;
        }
    }
}

/// Starts workerd with the bundle in the place of our modules, and has it deliver an event.
async fn delivers(folder: &Path) {
    let (script, module) = (made(folder, "js"), made(folder, "wasm"));
    let name = |path: &Path| path.file_name().expect("a name").to_string_lossy().into_owned();
    let config = file("src/edge/workerd.capnp");
    let (start, rest) = config.split_once("  modules = [").expect("modules");
    let (_, end) = rest.split_once("\n  ],").expect("their end");
    let modules = format!(
        "  modules = [\n    (name = \"worker.js\", esModule = embed \"{}\"),\n    (name = \"{}\", wasm = embed \"{}\"),\n  ],",
        name(&script),
        name(&module),
        name(&module)
    );
    fs::write(folder.join("out/workerd.capnp"), format!("{start}{modules}{end}")).expect("it can be written");
    let mut worker = Worker::new(Settings::default());
    worker.set_edge(&folder.join("out"));
    worker.restart().await;
    let receiver = Receiver::start().await;
    worker.api().endpoint(&receiver.url("/"), json!({})).await;
    let event = worker.api().publish("AD234").await;
    assert_eq!(receiver.receives(1).await[0].id(), event);
    worker.api().newest("delivered").await;
}

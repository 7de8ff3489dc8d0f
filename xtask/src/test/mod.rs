//! `cargo xtask test`: every suite, and their sum as the last line.
//!
//! A suite that fails does not stop the next, but for a build that fails: there is nothing real to test then.

mod tally;

use std::io::{self, BufRead, BufReader, Write};
use std::path::PathBuf;
use std::process::{Command, ExitCode, Stdio};

use crate::build;
use crate::failure::{Failure, Outcome};
use crate::process::{cargo, on_path, run};
use crate::setup::{self, Firefox, TestTools};
use crate::workspace::Workspace;

use tally::Tally;

/// Where Debian puts it, which is on root's PATH alone.
const DEBIAN_NGINX: &str = "/usr/sbin/nginx";

/// Runs the tests whose names contain `filter`, or all, and everything else that must hold.
pub(crate) fn run_all(workspace: &Workspace, filter: Option<&str>) -> ExitCode {
    let mut suites = Suites { workspace, filter, tally: Tally::default() };
    if let Err(failure) = suites.run() {
        suites.tally.fail();
        eprintln!("\n{failure}");
    }
    println!("\n{}", suites.tally);
    if suites.tally.is_good() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

struct Suites<'a> {
    workspace: &'a Workspace,
    filter: Option<&'a str>,
    tally: Tally,
}

impl Suites<'_> {
    fn run(&mut self) -> Outcome {
        let TestTools { tools, browser, firefox, suites, python } = setup::for_testing(self.workspace)?;
        self.check("Format", &["fmt", "--all", "--check"]);
        let lints = ["clippy", "--workspace", "--all-targets", "--all-features", "--locked", "--", "-D", "warnings"];
        self.check("Lints", &lints);
        self.test("The core", "hookpost", &["--features", "cli,contract"], &[])?;
        self.test("The portal's messages", "hookpost-messages", &[], &[])?;
        self.test("Set-up and build", "xtask", &[], &[])?;
        build::all(self.workspace, &tools)?;
        let mut parts = vec![
            ("HOOKPOST_WORKERD", tools.node.workerd),
            ("HOOKPOST_NODE", tools.node.node),
            ("HOOKPOST_CHROMIUM", browser.chromium),
            ("HOOKPOST_CHROMEDRIVER", browser.driver),
            ("HOOKPOST_EDGE", self.workspace.edge()),
            ("HOOKPOST_DIST", self.workspace.dist()),
            // The tests of the core have built it.
            ("HOOKPOST_CLI", self.workspace.target().join("debug/hookpost")),
            ("HOOKPOST_SUITES", suites.folder),
            ("HOOKPOST_PYTHON_LIBRARIES", python.folder),
        ];
        let mut features = Vec::new();
        if let Firefox::Found { firefox, driver, .. } = firefox {
            parts.extend([("HOOKPOST_FIREFOX", firefox), ("HOOKPOST_GECKODRIVER", driver)]);
            features.push("firefox");
        } else {
            self.tally.leave_out("Firefox's");
        }
        // Programs that only the examples for operators need: they are tried where there are such.
        match (on_path("nginx").or_else(|| Some(DEBIAN_NGINX.into())).filter(|nginx| nginx.is_file()), on_path("curl"))
        {
            (Some(nginx), Some(_)) if on_path("openssl").is_some() => {
                parts.push(("HOOKPOST_NGINX", nginx));
                features.push("nginx");
            }
            _ => self.tally.leave_out("nginx's"),
        }
        match on_path("systemd-analyze") {
            Some(_) => features.push("systemd"),
            None => self.tally.leave_out("systemd's"),
        }
        self.test("The real parts", "hookpost-real", &["--features", &features.join(",")], &parts)
    }

    /// A check has no tests of its own: it counts when it fails.
    fn check(&mut self, title: &str, arguments: &[&str]) {
        println!("\n{title}: cargo {}", arguments.join(" "));
        if let Err(failure) = run(self.cargo().args(arguments)) {
            self.tally.fail();
            eprintln!("{failure}");
        }
    }

    /// Shows what the tests print while they run, and counts them. `parts` tells them where the built things lie.
    fn test(&mut self, title: &str, package: &str, options: &[&str], parts: &[(&str, PathBuf)]) -> Outcome {
        println!("\n{title}: cargo test --package {package}");
        let mut command = self.cargo();
        command.args(["test", "--no-fail-fast", "--locked", "--package", package]).args(options);
        command.args(self.filter.iter().flat_map(|filter| ["--", filter]));
        command.envs(parts.iter().map(|(name, path)| (name, path)));
        let failed_before = self.tally.failed();
        let succeeded = self.stream(&mut command).map_err(Failure::io("run cargo test"))?;
        // Tests that do not compile, or end the process, are in no sum of their own.
        if !succeeded && self.tally.failed() == failed_before {
            self.tally.fail();
        }
        Ok(())
    }

    fn stream(&mut self, command: &mut Command) -> io::Result<bool> {
        let mut child = command.stdin(Stdio::null()).stdout(Stdio::piped()).spawn()?;
        let output = child.stdout.take().expect("the child's output is piped");
        let mut terminal = io::stdout();
        for line in BufReader::new(output).split(b'\n') {
            let line = line?;
            terminal.write_all(&line)?;
            terminal.write_all(b"\n")?;
            self.tally.read(&String::from_utf8_lossy(&line));
        }
        Ok(child.wait()?.success())
    }

    fn cargo(&self) -> Command {
        let mut cargo = cargo();
        cargo.current_dir(self.workspace.root()).env("CARGO_TARGET_DIR", self.workspace.target());
        cargo
    }
}

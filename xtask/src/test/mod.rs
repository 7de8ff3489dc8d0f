//! `cargo xtask test`: every suite, and their sum as the last line.
//!
//! A suite that fails does not stop the next, but for a build that fails: there is nothing real to test then.

mod tally;

use std::io::{self, BufRead, BufReader, Write};
use std::process::{Command, ExitCode, Stdio};

use crate::build;
use crate::failure::{Failure, Outcome};
use crate::process::{cargo, run};
use crate::setup::{self, Browser, Tools};
use crate::workspace::Workspace;

use tally::Tally;

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
        let (tools, browser) = setup::for_testing(self.workspace)?;
        self.check("Format", &["fmt", "--all", "--check"]);
        let lints = ["clippy", "--workspace", "--all-targets", "--all-features", "--locked", "--", "-D", "warnings"];
        self.check("Lints", &lints);
        self.test("The core", &["--package", "hookpost"], |_| {})?;
        self.test("Set-up and build", &["--package", "xtask"], |_| {})?;
        build::all(self.workspace, &tools)?;
        let edge = self.workspace.edge();
        let dist = self.workspace.dist();
        self.test("The real parts", &["--package", "hookpost-real"], |child| {
            name_parts(child, &tools, &browser);
            child.env("HOOKPOST_EDGE", edge).env("HOOKPOST_DIST", dist);
        })
    }

    /// A check has no tests of its own: it counts when it fails.
    fn check(&mut self, title: &str, arguments: &[&str]) {
        println!("\n{title}: cargo {}", arguments.join(" "));
        if let Err(failure) = run(self.cargo().args(arguments)) {
            self.tally.fail();
            eprintln!("{failure}");
        }
    }

    /// Shows what the tests print while they run, and counts them.
    fn test(&mut self, title: &str, arguments: &[&str], prepare: impl FnOnce(&mut Command)) -> Outcome {
        println!("\n{title}: cargo test {}", arguments.join(" "));
        let mut command = self.cargo();
        command.args(["test", "--no-fail-fast", "--locked"]).args(arguments);
        command.args(self.filter.map(|filter| ["--", filter]).into_iter().flatten());
        prepare(&mut command);
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

fn name_parts(child: &mut Command, tools: &Tools, browser: &Browser) {
    child.env("HOOKPOST_WORKERD", &tools.node.workerd).env("HOOKPOST_NODE", &tools.node.node);
    child.env("HOOKPOST_CHROMIUM", &browser.chromium).env("HOOKPOST_CHROMEDRIVER", &browser.driver);
}

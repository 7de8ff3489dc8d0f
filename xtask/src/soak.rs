//! `cargo xtask soak`: mixed load with faults for an hour, where the tests take seconds.

use crate::build;
use crate::failure::{Failure, Outcome};
use crate::process::{cargo, run};
use crate::setup;
use crate::workspace::Workspace;

/// So many minutes, unless told.
const MINUTES: u64 = 60;

/// Runs it; the last thing printed is the result, which stays in `target/soak.json`.
pub(crate) fn run_for(workspace: &Workspace, options: &[String]) -> Outcome {
    let minutes = minutes(options)?;
    let tools = setup::for_building(workspace)?;
    build::all(workspace, &tools)?;
    let result = workspace.target().join("soak.json");
    let mut soak = cargo();
    soak.current_dir(workspace.root()).env("CARGO_TARGET_DIR", workspace.target());
    soak.args([
        "test",
        "--locked",
        "--package",
        "hookpost-real",
        "--test",
        "chaos",
        "--",
        "--nocapture",
        "soak::mixed",
    ]);
    soak.env("HOOKPOST_WORKERD", &tools.node.workerd).env("HOOKPOST_EDGE", workspace.edge());
    soak.env("HOOKPOST_DIST", workspace.dist()).env("HOOKPOST_SOAK_MINUTES", minutes.to_string());
    run(soak.env("HOOKPOST_SOAK_RESULT", &result))?;
    println!("{}", result.display());
    Ok(())
}

fn minutes(options: &[String]) -> Outcome<u64> {
    match options {
        [] => Ok(MINUTES),
        [name, number] if name == "--minutes" => number
            .parse()
            .ok()
            .filter(|minutes| *minutes > 0)
            .ok_or_else(|| Failure::new("--minutes wants a number above 0.")),
        other => Err(Failure::new(format!("`soak` does not know {}: it takes --minutes N.", other.join(" ")))),
    }
}

#[cfg(test)]
mod tests {
    use super::minutes;

    #[test]
    fn an_hour_unless_told() {
        let of = |words: &str| {
            let words: Vec<String> = words.split_whitespace().map(str::to_owned).collect();
            minutes(&words).map_err(|failure| failure.to_string())
        };
        assert_eq!((of(""), of("--minutes 5")), (Ok(60), Ok(5)));
        assert!(of("--minutes 0").unwrap_err().contains("wants a number"));
        assert!(of("--seed 1").unwrap_err().contains("does not know --seed"));
    }
}

//! `cargo xtask chaos`: the faults that the tests make in a short form, for longer.

use crate::build;
use crate::failure::{Failure, Outcome};
use crate::process::{cargo, run};
use crate::setup;
use crate::workspace::Workspace;

/// So often the worker is killed, unless a time is given.
const KILLS: &str = "200";

/// Makes every fault once, then kills the worker again and again; the last thing printed is the table of what came of it.
pub(crate) fn run_for(workspace: &Workspace, options: &[String]) -> Outcome {
    let Options { minutes, seed } = Options::parse(options)?;
    let tools = setup::for_building(workspace)?;
    build::all(workspace, &tools)?;
    let chaos = |choice: &[&str]| {
        let mut chaos = cargo();
        chaos.current_dir(workspace.root()).env("CARGO_TARGET_DIR", workspace.target());
        chaos.args(["test", "--locked", "--package", "hookpost-real", "--test", "chaos", "--", "--nocapture"]);
        chaos.args(choice).env("HOOKPOST_WORKERD", &tools.node.workerd);
        chaos.env("HOOKPOST_EDGE", workspace.edge()).env("HOOKPOST_DIST", workspace.dist());
        chaos.envs(seed.iter().map(|seed| ("HOOKPOST_CHAOS_SEED", seed)));
        chaos
    };
    run(&mut chaos(&["--skip", "kills::", "--skip", "soak::"]))?;
    let mut kills = chaos(&["kills::"]);
    match minutes {
        Some(minutes) => kills.env("HOOKPOST_CHAOS_MINUTES", minutes),
        None => kills.env("HOOKPOST_CHAOS_KILLS", KILLS),
    };
    run(&mut kills)
}

/// What may be said after the command: numbers, kept as they were written.
#[derive(Debug, Default, PartialEq)]
struct Options {
    minutes: Option<String>,
    seed: Option<String>,
}

impl Options {
    fn parse(words: &[String]) -> Outcome<Self> {
        let mut options = Self::default();
        for pair in words.chunks(2) {
            let place = match pair[0].as_str() {
                "--minutes" => &mut options.minutes,
                "--seed" => &mut options.seed,
                other => {
                    let takes = "it takes --minutes N and --seed S.";
                    return Err(Failure::new(format!("`chaos` does not know {other}: {takes}")));
                }
            };
            let number = pair.get(1).filter(|word| word.parse::<u64>().is_ok_and(|number| number > 0));
            let number = number.ok_or_else(|| Failure::new(format!("{} wants a number above 0.", pair[0])))?;
            *place = Some(number.clone());
        }
        Ok(options)
    }
}

#[cfg(test)]
mod tests {
    use super::Options;

    fn parse(words: &str) -> Result<Options, String> {
        let words: Vec<String> = words.split_whitespace().map(str::to_owned).collect();
        Options::parse(&words).map_err(|failure| failure.to_string())
    }

    #[test]
    fn both_options_in_any_order_or_none() {
        let both = Ok(Options { minutes: Some("5".to_owned()), seed: Some("7".to_owned()) });
        assert_eq!(parse("--minutes 5 --seed 7"), both);
        assert_eq!(parse("--seed 7 --minutes 5"), both);
        assert_eq!(parse(""), Ok(Options::default()));
    }

    #[test]
    fn what_is_wrong_is_named() {
        assert!(parse("--minutes").unwrap_err().contains("--minutes wants a number"));
        assert!(parse("--minutes 0").unwrap_err().contains("--minutes wants a number"));
        assert!(parse("--seed x").unwrap_err().contains("--seed wants a number"));
        assert!(parse("--kills 9").unwrap_err().contains("does not know --kills"));
    }
}

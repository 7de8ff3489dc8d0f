//! A pattern as a program: what to match and where to go on.

use super::PatternError;
use super::class::Class;
use super::parse::Tree;

/// Repetitions are written out, so this bounds what a pattern may cost for each letter of a text.
const STEPS_AT_MOST: usize = 20_000;

#[derive(Clone, Debug)]
pub(super) enum Step {
    Class(Class),
    /// Go on at both places.
    Split(u32, u32),
    Jump(u32),
    Start,
    End,
    Boundary(bool),
    Match,
}

#[derive(Clone, Debug)]
pub(super) struct Program {
    pub(super) steps: Vec<Step>,
    /// Whether it can only match from the first letter on.
    pub(super) is_anchored: bool,
}

impl Program {
    pub(super) fn of(tree: &Tree) -> Result<Self, PatternError> {
        let mut program = Self { steps: Vec::new(), is_anchored: is_anchored(tree) };
        program.write(tree)?;
        program.push(Step::Match)?;
        Ok(program)
    }

    fn here(&self) -> u32 {
        u32::try_from(self.steps.len()).unwrap_or(u32::MAX)
    }

    fn push(&mut self, step: Step) -> Result<u32, PatternError> {
        if self.steps.len() == STEPS_AT_MOST {
            return Err(PatternError::TooBig);
        }
        let at = self.here();
        self.steps.push(step);
        Ok(at)
    }

    fn write(&mut self, tree: &Tree) -> Result<(), PatternError> {
        match tree {
            Tree::Empty => {}
            Tree::Class(class) => _ = self.push(Step::Class(class.clone()))?,
            Tree::Start => _ = self.push(Step::Start)?,
            Tree::End => _ = self.push(Step::End)?,
            Tree::Boundary(is_one) => _ = self.push(Step::Boundary(*is_one))?,
            Tree::Sequence(all) => all.iter().try_for_each(|tree| self.write(tree))?,
            Tree::Alternatives(all) => self.write_alternatives(all)?,
            Tree::Repeat { tree, least, most } => self.write_repeat(tree, *least, *most)?,
        }
        Ok(())
    }

    fn write_alternatives(&mut self, all: &[Tree]) -> Result<(), PatternError> {
        let mut jumps = Vec::new();
        for (place, tree) in all.iter().enumerate() {
            if place + 1 == all.len() {
                self.write(tree)?;
                break;
            }
            let split = self.push(Step::Split(0, 0))?;
            self.write(tree)?;
            jumps.push(self.push(Step::Jump(0))?);
            self.steps[split as usize] = Step::Split(split + 1, self.here());
        }
        for jump in jumps {
            self.steps[jump as usize] = Step::Jump(self.here());
        }
        Ok(())
    }

    fn write_repeat(&mut self, tree: &Tree, least: u32, most: Option<u32>) -> Result<(), PatternError> {
        // What writes no step would be written out for ever without growing.
        let before = self.steps.len();
        for written in 0..least {
            self.write(tree)?;
            if written == 0 && self.steps.len() == before {
                return Ok(());
            }
        }
        let Some(most) = most else {
            let split = self.push(Step::Split(0, 0))?;
            self.write(tree)?;
            self.push(Step::Jump(split))?;
            self.steps[split as usize] = Step::Split(split + 1, self.here());
            return Ok(());
        };
        let mut splits = Vec::new();
        for _ in least..most {
            splits.push(self.push(Step::Split(0, 0))?);
            self.write(tree)?;
        }
        for split in splits {
            self.steps[split as usize] = Step::Split(split + 1, self.here());
        }
        Ok(())
    }
}

fn is_anchored(tree: &Tree) -> bool {
    match tree {
        Tree::Start => true,
        Tree::Sequence(all) => all.first().is_some_and(is_anchored),
        Tree::Alternatives(all) => all.iter().all(is_anchored),
        _ => false,
    }
}

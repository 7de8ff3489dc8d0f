//! The quick way for most patterns that people write: `^`, runs of letters, `$`, where each run can be taken as far as
//! it goes because nothing that follows could want its letters.

use super::class::Class;
use super::parse::Tree;

#[derive(Clone, Debug)]
struct Run {
    class: Class,
    least: u32,
    most: u32,
}

impl Run {
    /// How long the letter at a place is, in bytes, if it is one of the run's.
    fn letter(&self, text: &str, at: usize) -> Option<usize> {
        match *text.as_bytes().get(at)? {
            byte if byte.is_ascii() => self.class.contains_ascii(byte).then_some(1),
            _ => text[at..].chars().next().filter(|letter| self.class.contains(*letter)).map(char::len_utf8),
        }
    }
}

/// Runs of letters from the first of the text to its last.
#[derive(Clone, Debug)]
pub(super) struct Straight {
    runs: Vec<Run>,
}

impl Straight {
    /// Nothing if the pattern is not of this kind.
    pub(super) fn of(tree: &Tree) -> Option<Self> {
        let Tree::Sequence(all) = tree else { return None };
        let [Tree::Start, inner @ .., Tree::End] = all.as_slice() else { return None };
        let runs: Vec<Run> = inner.iter().map(run).collect::<Option<_>>()?;
        let is_certain = |(place, run): (usize, &Run)| {
            let mut followers = runs[place + 1..].iter();
            let until_certain =
                followers.position(|follower| follower.least > 0).map_or(runs.len(), |at| place + at + 2);
            run.least == run.most || !runs[place + 1..until_certain].iter().any(|next| next.class.overlaps(&run.class))
        };
        runs.iter().enumerate().all(is_certain).then_some(Self { runs })
    }

    pub(super) fn is_match(&self, text: &str) -> bool {
        let mut at = 0;
        for run in &self.runs {
            let mut taken = 0;
            while taken < run.most {
                let Some(length) = run.letter(text, at) else { break };
                at += length;
                taken += 1;
            }
            if taken < run.least {
                return false;
            }
        }
        at == text.len()
    }
}

fn run(tree: &Tree) -> Option<Run> {
    match tree {
        Tree::Class(class) => Some(Run { class: class.clone(), least: 1, most: 1 }),
        Tree::Repeat { tree, least, most } => match &**tree {
            Tree::Class(class) => Some(Run { class: class.clone(), least: *least, most: most.unwrap_or(u32::MAX) }),
            _ => None,
        },
        _ => None,
    }
}

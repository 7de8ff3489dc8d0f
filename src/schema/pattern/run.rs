//! Runs a program over a text, all ways at once: one step for each letter and each place in the program, at most.

use super::program::{Program, Step};

/// The places in the program that the letters so far can have led to, each once.
struct Threads {
    places: Vec<u32>,
    /// For each place, when it was last reached.
    reached: Vec<u32>,
    now: u32,
}

impl Threads {
    fn reach(&mut self, place: u32) -> bool {
        let is_new = self.reached[place as usize] != self.now;
        self.reached[place as usize] = self.now;
        is_new
    }
}

/// Whether the program matches anywhere in the text.
pub(super) fn is_match(program: &Program, text: &str) -> bool {
    let mut current: Vec<u32> = Vec::new();
    let mut next = Threads { places: Vec::new(), reached: vec![0; program.steps.len()], now: 0 };
    let mut pending: Vec<u32> = Vec::new();
    let mut before: Option<char> = None;
    let mut letters = text.chars();
    loop {
        let letter = letters.next();
        next.now += 1;
        next.places.clear();
        // Those that the letter before led to, and one that begins here.
        pending.append(&mut current);
        if before.is_none() || !program.is_anchored {
            pending.push(0);
        }
        while let Some(place) = pending.pop() {
            if !next.reach(place) {
                continue;
            }
            match &program.steps[place as usize] {
                Step::Match => return true,
                Step::Class(_) => next.places.push(place),
                Step::Jump(to) => pending.push(*to),
                Step::Split(one, other) => pending.extend([*one, *other]),
                Step::Start => pending.extend(before.is_none().then_some(place + 1)),
                Step::End => pending.extend(letter.is_none().then_some(place + 1)),
                Step::Boundary(wanted) => {
                    pending.extend((is_boundary(before, letter) == *wanted).then_some(place + 1));
                }
            }
        }
        let Some(letter) = letter else { return false };
        for place in &next.places {
            if matches!(&program.steps[*place as usize], Step::Class(class) if class.contains(letter)) {
                current.push(place + 1);
            }
        }
        if current.is_empty() && program.is_anchored {
            return false;
        }
        before = Some(letter);
    }
}

fn is_boundary(before: Option<char>, after: Option<char>) -> bool {
    let is_word = |letter: Option<char>| letter.is_some_and(|letter| letter.is_ascii_alphanumeric() || letter == '_');
    is_word(before) != is_word(after)
}

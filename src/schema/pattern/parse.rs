//! The grammar of patterns: ECMA-262's, in its strict (`u`) form.

use super::PatternError::{Malformed, NotSupported};
use super::class::{self, Class};
use super::{PatternError, escape};

/// A pattern's structure.
#[derive(Clone, Debug)]
pub(super) enum Tree {
    Empty,
    Class(Class),
    Start,
    End,
    /// Between a word letter and none (`true`), or not so.
    Boundary(bool),
    Sequence(Vec<Tree>),
    Alternatives(Vec<Tree>),
    Repeat {
        tree: Box<Tree>,
        least: u32,
        most: Option<u32>,
    },
}

/// How deeply groups may nest; the parser recurses into them.
const DEPTH_AT_MOST: usize = 100;

pub(super) fn parse(written: &str) -> Result<Tree, PatternError> {
    let mut cursor = Cursor { letters: written.chars().collect(), at: 0 };
    let tree = alternatives(&mut cursor, 0)?;
    if cursor.peek().is_some() { Err(Malformed("a closing parenthesis has no opening one")) } else { Ok(tree) }
}

/// A place in the pattern.
pub(super) struct Cursor {
    letters: Vec<char>,
    at: usize,
}

impl Cursor {
    pub(super) fn peek(&self) -> Option<char> {
        self.letters.get(self.at).copied()
    }

    pub(super) fn next(&mut self) -> Option<char> {
        let letter = self.peek();
        self.at += usize::from(letter.is_some());
        letter
    }

    pub(super) fn eat(&mut self, text: &str) -> bool {
        let length = text.chars().count();
        let is_next = text.chars().eq(self.letters[self.at..].iter().take(length).copied());
        self.at += if is_next { length } else { 0 };
        is_next
    }

    /// Everything up to a letter, and that letter, which must come.
    pub(super) fn until(&mut self, close: char) -> Option<String> {
        let length = self.letters[self.at..].iter().position(|letter| *letter == close)?;
        let inside = self.letters[self.at..self.at + length].iter().collect();
        self.at += length + 1;
        Some(inside)
    }
}

fn alternatives(cursor: &mut Cursor, depth: usize) -> Result<Tree, PatternError> {
    if depth > DEPTH_AT_MOST {
        return Err(PatternError::TooBig);
    }
    let mut all = vec![sequence(cursor, depth)?];
    while cursor.eat("|") {
        all.push(sequence(cursor, depth)?);
    }
    Ok(if all.len() == 1 { all.remove(0) } else { Tree::Alternatives(all) })
}

fn sequence(cursor: &mut Cursor, depth: usize) -> Result<Tree, PatternError> {
    let mut all = Vec::new();
    while cursor.peek().is_some_and(|letter| letter != '|' && letter != ')') {
        let atom = atom(cursor, depth)?;
        all.push(repeated(cursor, atom)?);
    }
    Ok(match all.len() {
        0 => Tree::Empty,
        1 => all.remove(0),
        _ => Tree::Sequence(all),
    })
}

fn atom(cursor: &mut Cursor, depth: usize) -> Result<Tree, PatternError> {
    Ok(match cursor.next() {
        Some('^') => Tree::Start,
        Some('$') => Tree::End,
        Some('.') => Tree::Class(class::dot()),
        Some('(') => return group(cursor, depth),
        Some('[') => Tree::Class(bracketed(cursor)?),
        Some('\\') => match cursor.peek() {
            Some(letter @ ('b' | 'B')) => {
                cursor.next();
                Tree::Boundary(letter == 'b')
            }
            _ => Tree::Class(escape::outside_brackets(cursor)?),
        },
        Some('*' | '+' | '?' | '{') => return Err(Malformed("there is nothing to repeat")),
        Some('}' | ']') => return Err(Malformed("a closing bracket has no opening one")),
        Some(letter) => Tree::Class(Class::one(u32::from(letter))),
        None => Tree::Empty,
    })
}

fn group(cursor: &mut Cursor, depth: usize) -> Result<Tree, PatternError> {
    if ["?=", "?!", "?<=", "?<!"].iter().any(|look| cursor.eat(look)) {
        alternatives(cursor, depth + 1)?;
        return if cursor.eat(")") { Err(NotSupported("looking around")) } else { Err(UNCLOSED) };
    }
    if cursor.eat("?<") {
        let name = cursor.until('>').ok_or(Malformed("the name of a group has no end"))?;
        let is_name = |letter: char| letter.is_alphanumeric() || letter == '_' || letter == '$';
        if name.is_empty() || !name.chars().all(is_name) || name.starts_with(|first: char| first.is_numeric()) {
            return Err(Malformed("the name of a group is not an identifier"));
        }
    } else if !cursor.eat("?:") && cursor.peek() == Some('?') {
        return Err(Malformed("a group of this kind is unknown"));
    }
    let tree = alternatives(cursor, depth + 1)?;
    // A sequence of its own: an anchor cannot be repeated, but a group that holds one can.
    if cursor.eat(")") { Ok(Tree::Sequence(vec![tree])) } else { Err(UNCLOSED) }
}

const UNCLOSED: PatternError = Malformed("a group is not closed");

fn repeated(cursor: &mut Cursor, tree: Tree) -> Result<Tree, PatternError> {
    let (least, most) = match cursor.peek() {
        Some('*') => (0, None),
        Some('+') => (1, None),
        Some('?') => (0, Some(1)),
        Some('{') => (0, Some(0)),
        _ => return Ok(tree),
    };
    if matches!(tree, Tree::Start | Tree::End | Tree::Boundary(_)) {
        return Err(Malformed("an anchor cannot be repeated"));
    }
    let is_counted = cursor.next() == Some('{');
    let (least, most) = if is_counted { counts(cursor)? } else { (least, most) };
    // Whether it prefers few or many does not change whether it matches.
    cursor.eat("?");
    Ok(Tree::Repeat { tree: Box::new(tree), least, most })
}

fn counts(cursor: &mut Cursor) -> Result<(u32, Option<u32>), PatternError> {
    const BAD: PatternError = Malformed("a number of repetitions is malformed");
    let inside = cursor.until('}').ok_or(BAD)?;
    let number = |text: &str| {
        let is_number = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        if is_number { Ok(text.parse().unwrap_or(u32::MAX)) } else { Err(BAD) }
    };
    match inside.split_once(',') {
        None => number(&inside).map(|count| (count, Some(count))),
        Some((least, "")) => number(least).map(|least| (least, None)),
        Some((least, most)) => {
            let (least, most) = (number(least)?, number(most)?);
            if least > most { Err(Malformed("repetitions run backwards")) } else { Ok((least, Some(most))) }
        }
    }
}

/// A class in brackets, after the opening one.
fn bracketed(cursor: &mut Cursor) -> Result<Class, PatternError> {
    let negated = cursor.eat("^");
    let mut ranges: Vec<(u32, u32)> = Vec::new();
    loop {
        if cursor.eat("]") {
            break;
        }
        let first = escape::inside_brackets(cursor)?;
        let is_range = cursor.peek() == Some('-') && cursor.letters.get(cursor.at + 1).is_some_and(|next| *next != ']');
        if !is_range {
            ranges.extend(first.ranges());
            continue;
        }
        cursor.next();
        let last = escape::inside_brackets(cursor)?;
        match (first.ranges(), last.ranges()) {
            ([(first, same)], [(last, as_well)]) if first == same && last == as_well => {
                if first > last {
                    return Err(Malformed("a range of characters runs backwards"));
                }
                ranges.push((*first, *last));
            }
            _ => return Err(Malformed("a range of characters needs one character at each end")),
        }
    }
    let class = Class::new(&ranges);
    Ok(if negated { class.complement() } else { class })
}

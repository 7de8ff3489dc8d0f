//! TypeScript's interfaces and types, as much of them as the validator's module uses, and whether a JSON value fits.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

/// A type as it is written.
#[derive(Debug)]
enum Shape {
    /// `string`, `number`, `boolean`, `null`
    Word(String),
    /// A string that is this one.
    Literal(String),
    Named(String),
    List(Box<Shape>),
    Object(Vec<Member>),
    /// Any of these; each has a number of its own.
    Any(Vec<(usize, Shape)>),
}

#[derive(Debug)]
struct Member {
    number: usize,
    name: String,
    is_optional: bool,
    shape: Shape,
}

/// Every type of a text by its name, and which parts of them a value has made use of.
#[derive(Debug, Default)]
pub(crate) struct Shapes {
    named: BTreeMap<String, Shape>,
    /// What each number stands for.
    parts: Vec<String>,
    used: BTreeSet<usize>,
}

impl Shapes {
    /// Reads `export interface` and `export type`.
    pub(crate) fn read(text: &str) -> Self {
        let tokens = tokens(text);
        let mut reader = Reader { tokens: &tokens, owner: String::new(), parts: Vec::new() };
        let mut named = BTreeMap::new();
        while !reader.tokens.is_empty() {
            reader.expect("export");
            let keyword = reader.next();
            reader.owner = reader.next();
            let shape = if keyword == "interface" {
                reader.object()
            } else {
                reader.expect("=");
                let shape = reader.any();
                reader.expect(";");
                shape
            };
            named.insert(reader.owner.clone(), shape);
        }
        Self { named, parts: reader.parts, used: BTreeSet::new() }
    }

    /// Makes sure that a value has the type of that name: no member more, none less, none of another kind.
    pub(crate) fn check(&mut self, name: &str, value: &Value) {
        let mut used = Vec::new();
        match fit(&self.named, &Shape::Named(name.to_owned()), value, &mut used) {
            Ok(()) => self.used.extend(used),
            Err(why) => panic!("{name}: {why}\n{value:#}"),
        }
    }

    /// The members and alternatives that no value so far has had.
    pub(crate) fn unused(&self) -> Vec<&str> {
        let numbers = (0..self.parts.len()).filter(|number| !self.used.contains(number));
        numbers.map(|number| self.parts[number].as_str()).collect()
    }
}

fn fit(named: &BTreeMap<String, Shape>, shape: &Shape, value: &Value, used: &mut Vec<usize>) -> Result<(), String> {
    let claim = |fits: bool| if fits { Ok(()) } else { Err(format!("{value} is no {shape:?}")) };
    match shape {
        Shape::Word(word) => claim(match word.as_str() {
            "string" => value.is_string(),
            "number" => value.is_number(),
            "boolean" => value.is_boolean(),
            _ => value.is_null(),
        }),
        Shape::Literal(text) => claim(value == text),
        Shape::Named(name) => {
            let shape = named.get(name).unwrap_or_else(|| panic!("{name} is not declared"));
            fit(named, shape, value, used)
        }
        Shape::List(item) => {
            claim(value.is_array())?;
            value.as_array().into_iter().flatten().try_for_each(|value| fit(named, item, value, used))
        }
        Shape::Object(members) => {
            claim(value.is_object())?;
            let object = value.as_object().into_iter().flatten();
            if let Some((name, _)) = object.clone().find(|(name, _)| members.iter().all(|member| member.name != **name))
            {
                return Err(format!("it has the member {name}, which is not declared"));
            }
            members.iter().try_for_each(|member| match value.get(&member.name) {
                Some(value) => {
                    used.push(member.number);
                    fit(named, &member.shape, value, used).map_err(|why| format!("{}: {why}", member.name))
                }
                None if member.is_optional => Ok(()),
                None => Err(format!("it has no member {}, which is always there", member.name)),
            })
        }
        Shape::Any(shapes) => {
            let mut whys = Vec::new();
            for (number, shape) in shapes {
                let mut inside = vec![*number];
                match fit(named, shape, value, &mut inside) {
                    Ok(()) => {
                        used.append(&mut inside);
                        return Ok(());
                    }
                    Err(why) => whys.push(why),
                }
            }
            Err(whys.join("\n  or "))
        }
    }
}

struct Reader<'t> {
    tokens: &'t [String],
    owner: String,
    parts: Vec<String>,
}

impl Reader<'_> {
    fn peek(&self) -> &str {
        self.tokens.first().map_or("", String::as_str)
    }

    fn next(&mut self) -> String {
        let (first, rest) = self.tokens.split_first().expect("the text ends inside a type");
        self.tokens = rest;
        first.clone()
    }

    fn expect(&mut self, token: &str) {
        let found = self.next();
        assert_eq!(found, token, "in {}", self.owner);
    }

    fn skip(&mut self, token: &str) -> bool {
        let is_there = self.peek() == token;
        if is_there {
            self.next();
        }
        is_there
    }

    fn number(&mut self, part: &str) -> usize {
        self.parts.push(format!("{}: {part}", self.owner));
        self.parts.len() - 1
    }

    fn any(&mut self) -> Shape {
        self.skip("|");
        let mut shapes = vec![self.one()];
        while self.skip("|") {
            shapes.push(self.one());
        }
        if shapes.len() == 1 {
            return shapes.remove(0);
        }
        Shape::Any(shapes.into_iter().map(|shape| (self.number(&format!("{shape:?}")), shape)).collect())
    }

    fn one(&mut self) -> Shape {
        let mut shape = match self.peek() {
            "{" => self.object(),
            "string" | "number" | "boolean" | "null" => Shape::Word(self.next()),
            literal if literal.starts_with('"') => Shape::Literal(self.next().trim_matches('"').to_owned()),
            _ => Shape::Named(self.next()),
        };
        while self.skip("[") {
            self.expect("]");
            shape = Shape::List(Box::new(shape));
        }
        shape
    }

    fn object(&mut self) -> Shape {
        self.expect("{");
        let mut members = Vec::new();
        while !self.skip("}") {
            let name = self.next();
            let is_optional = self.skip("?");
            self.expect(":");
            let shape = self.any();
            members.push(Member { number: self.number(&name), name, is_optional, shape });
            if !self.skip(";") {
                self.expect("}");
                break;
            }
        }
        Shape::Object(members)
    }
}

/// Names, strings with their quotes, and marks; comments are passed over.
fn tokens(text: &str) -> Vec<String> {
    let mut tokens = Vec::new();
    let mut rest = text.trim_start();
    while let Some(first) = rest.chars().next() {
        let length = if rest.starts_with("/*") {
            rest.find("*/").expect("a comment ends") + 2
        } else if first == '"' {
            rest[1..].find('"').expect("a string ends") + 2
        } else if first.is_alphanumeric() {
            rest.find(|letter: char| !letter.is_alphanumeric()).unwrap_or(rest.len())
        } else {
            first.len_utf8()
        };
        if !rest.starts_with("/*") {
            tokens.push(rest[..length].to_owned());
        }
        rest = rest[length..].trim_start();
    }
    tokens
}

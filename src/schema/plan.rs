//! A schema in the form in which it is run: every reference followed, every bound and pattern read, every name sorted
//! by what it applies to.

use super::format::Format;
use super::number::{Bound, Divisor};
use super::pattern::Pattern;
use crate::json::{Kind, Value, mark};

/// A rule's place in the plan.
pub(super) type Id = u32;

/// Every schema object that can be reached from the root.
#[derive(Clone, Debug, Default)]
pub(super) struct Plan {
    pub(super) rules: Vec<Rule>,
    /// For each schema resource, its dynamic anchors.
    pub(super) resources: Vec<Vec<(String, Id)>>,
    /// Whether a reference depends on the way that led to it.
    pub(super) is_dynamic: bool,
}

impl Plan {
    pub(super) fn rule(&self, id: Id) -> &Rule {
        &self.rules[id as usize]
    }
}

/// One schema: an object of keywords, or `true` or `false`.
#[derive(Clone, Debug, Default)]
pub(super) struct Rule {
    /// Where it stands: a JSON pointer, after the document's address and `#` if that is not the root's own.
    pub(super) location: String,
    pub(super) resource: u32,
    pub(super) always: Option<bool>,
    pub(super) types: Option<Types>,
    pub(super) constant: Option<Box<Constant>>,
    pub(super) choices: Option<Box<[Constant]>>,
    pub(super) number: Option<Box<NumberRules>>,
    pub(super) string: Option<Box<StringRules>>,
    pub(super) array: Option<Box<ArrayRules>>,
    pub(super) object: Option<Box<ObjectRules>>,
    /// The schemas that apply to the same value.
    pub(super) in_place: Vec<InPlace>,
    pub(super) unevaluated_items: Option<Id>,
    pub(super) unevaluated_properties: Option<Id>,
}

/// Keywords that apply other schemas to the same value.
#[derive(Clone, Debug)]
pub(super) enum InPlace {
    Reference(Id),
    /// `$dynamicRef` whose target is a dynamic anchor: the outermost one of that name counts.
    Dynamic(String, Id),
    AllOf(Vec<Id>),
    AnyOf(Vec<Id>),
    OneOf(Vec<Id>),
    Not(Id),
    If {
        condition: Id,
        then: Option<Id>,
        otherwise: Option<Id>,
    },
}

/// What a value of `const` or `enum` is.
#[derive(Clone, Debug)]
pub(super) struct Constant {
    /// As the schema writes it.
    pub(super) written: String,
    /// One spelling for each value; what is compared.
    pub(super) canonical: Vec<u8>,
    /// The characters, if it is a string: the usual case, compared as it stands.
    pub(super) string: Option<String>,
}

#[derive(Clone, Debug, Default)]
pub(super) struct NumberRules {
    pub(super) minimum: Option<Bound>,
    pub(super) maximum: Option<Bound>,
    pub(super) exclusive_minimum: Option<Bound>,
    pub(super) exclusive_maximum: Option<Bound>,
    /// The divisor, and how the schema writes it.
    pub(super) multiple_of: Option<(Divisor, String)>,
}

#[derive(Clone, Debug, Default)]
pub(super) struct StringRules {
    pub(super) min_length: u32,
    pub(super) max_length: Option<u32>,
    pub(super) pattern: Option<Pattern>,
    pub(super) format: Option<Format>,
}

#[derive(Clone, Debug, Default)]
pub(super) struct ArrayRules {
    pub(super) prefix: Vec<Id>,
    pub(super) items: Option<Id>,
    pub(super) contains: Option<Contains>,
    pub(super) min_items: u32,
    pub(super) max_items: Option<u32>,
    pub(super) unique: bool,
}

#[derive(Clone, Debug)]
pub(super) struct Contains {
    pub(super) schema: Id,
    pub(super) least: u32,
    pub(super) most: Option<u32>,
}

#[derive(Clone, Debug, Default)]
pub(super) struct ObjectRules {
    /// What `properties` and `required` name, in the order of the schema.
    pub(super) properties: Vec<Property>,
    pub(super) patterns: Vec<(Pattern, Id)>,
    pub(super) additional: Option<Id>,
    pub(super) names: Option<Id>,
    pub(super) min_properties: u32,
    pub(super) max_properties: Option<u32>,
    pub(super) dependent_required: Vec<(String, Vec<String>)>,
    pub(super) dependent_schemas: Vec<(String, Id)>,
}

/// A name that an object is known by.
#[derive(Clone, Debug)]
pub(super) struct Property {
    pub(super) name: String,
    pub(super) mark: u32,
    pub(super) schema: Option<Id>,
    pub(super) required: bool,
}

impl ObjectRules {
    /// The property of a name, new if need be.
    pub(super) fn property(&mut self, name: &str) -> &mut Property {
        let place = self.properties.iter().position(|property| property.name == name).unwrap_or_else(|| {
            let mark = mark(name.as_bytes());
            self.properties.push(Property { name: name.to_owned(), mark, schema: None, required: false });
            self.properties.len() - 1
        });
        &mut self.properties[place]
    }

    /// Where a name stands among the properties. Members mostly come in the schema's order, so the search begins after
    /// the one found before.
    pub(super) fn find(&self, name: Value<'_>, after: usize) -> Option<usize> {
        let is_it = |property: &Property| property.mark == name.mark() && name.is(&property.name);
        let from = after.min(self.properties.len());
        let (before, rest) = self.properties.split_at(from);
        rest.iter().position(is_it).map(|place| from + place).or_else(|| before.iter().position(is_it))
    }
}

/// A set of JSON types.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Types(u8);

/// A whole number is a number as well, and so is any other.
const NUMBER: u8 = 4 | 8;
const STRING: u8 = 16;

/// Name in a schema, bits, what a message calls it.
const TYPES: [(&str, u8, &str); 7] = [
    ("null", 1, "null"),
    ("boolean", 2, "true or false"),
    ("integer", 4, "a whole number"),
    ("number", NUMBER, "a number"),
    ("string", STRING, "text"),
    ("array", 32, "an array"),
    ("object", 64, "an object"),
];

impl Types {
    /// With one more type, if it has that name.
    pub(super) fn with(self, name: &str) -> Option<Self> {
        TYPES.iter().find(|(known, _, _)| *known == name).map(|(_, bits, _)| Self(self.0 | bits))
    }

    /// The types of both.
    pub(super) fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    pub(super) fn allow_string(self) -> bool {
        self.0 & STRING != 0
    }

    pub(super) fn allow_number(self) -> bool {
        self.0 & NUMBER != 0
    }

    /// Whether the kind alone tells that a value is of these types; a decimal may still be an integer by value.
    pub(super) fn allow(self, kind: Kind) -> bool {
        let bit = match kind {
            Kind::Null => 1,
            Kind::False | Kind::True => 2,
            Kind::Integer => 4,
            Kind::Decimal => 8,
            Kind::String | Kind::EscapedString => STRING,
            Kind::Array => 32,
            Kind::Object => 64,
        };
        self.0 & bit != 0
    }

    /// Whether a decimal is of these types if its value is whole.
    pub(super) fn allow_integer(self) -> bool {
        self.0 & 4 != 0
    }

    /// What a message calls them: "text or null".
    pub(super) fn words(self) -> String {
        let named =
            TYPES.iter().filter(|(name, bits, _)| self.0 & bits == *bits && !(*name == "integer" && self.0 & 8 != 0));
        let words: Vec<&str> = named.map(|(_, _, words)| *words).collect();
        words.join(" or ")
    }
}

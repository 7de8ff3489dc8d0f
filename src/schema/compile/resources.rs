//! Which schemas there are by name: `$id`, `$anchor` and `$dynamicAnchor`, in every document given.

use super::super::CompileError;
use super::super::uri::{resolve, split_fragment};
use super::Place;
use crate::json::{Document, Kind, Value};

/// How the value of a keyword holds schemas.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shape {
    Schema,
    List,
    Map,
}

/// The keywords in which schemas stand. What is not among these may look like a schema and is none.
const HOLDERS: [(&str, Shape); 20] = [
    ("$defs", Shape::Map),
    ("definitions", Shape::Map),
    ("properties", Shape::Map),
    ("patternProperties", Shape::Map),
    ("dependentSchemas", Shape::Map),
    ("allOf", Shape::List),
    ("anyOf", Shape::List),
    ("oneOf", Shape::List),
    ("prefixItems", Shape::List),
    ("additionalProperties", Shape::Schema),
    ("propertyNames", Shape::Schema),
    ("items", Shape::Schema),
    ("contains", Shape::Schema),
    ("not", Shape::Schema),
    ("if", Shape::Schema),
    ("then", Shape::Schema),
    ("else", Shape::Schema),
    ("unevaluatedItems", Shape::Schema),
    ("unevaluatedProperties", Shape::Schema),
    ("contentSchema", Shape::Schema),
];

/// A schema with an address of its own.
struct Resource {
    uri: String,
    place: Place,
    /// The index after its last value.
    end: u32,
    parent: Option<usize>,
    anchors: Vec<Anchor>,
}

/// A schema's name within its resource.
struct Anchor {
    name: String,
    at: u32,
    is_dynamic: bool,
}

/// Every resource, and the index of each by its address.
pub(super) struct Resources {
    all: Vec<Resource>,
    by_uri: Vec<(String, usize)>,
}

impl Resources {
    /// Finds the resources of all documents. The first of each address counts.
    pub(super) fn index(documents: &[Document<'static>], addresses: &[&str]) -> Result<Self, CompileError> {
        let mut resources = Self { all: Vec::new(), by_uri: Vec::new() };
        for (document, (text, address)) in documents.iter().zip(addresses).enumerate() {
            let place = Place { document, at: 0 };
            resources.add((*address).to_owned(), place, text.root().next(), None);
            let root = resources.all.len() - 1;
            resources.walk(text.root(), document, root)?;
        }
        Ok(resources)
    }

    fn add(&mut self, uri: String, place: Place, end: u32, parent: Option<usize>) {
        self.by_uri.push((uri.clone(), self.all.len()));
        self.all.push(Resource { uri, place, end, parent, anchors: Vec::new() });
    }

    /// Documents are 128 deep at most, and so is this recursion.
    fn walk(&mut self, schema: Value<'_>, document: usize, around: usize) -> Result<(), CompileError> {
        let resource = match schema.member("$id").and_then(Value::as_string) {
            Some(id) => self.name(&id, schema, document, around)?,
            None => around,
        };
        for (keyword, is_dynamic) in [("$anchor", false), ("$dynamicAnchor", true)] {
            if let Some(name) = schema.member(keyword).and_then(Value::as_string) {
                self.all[resource].anchors.push(Anchor { name: name.into_owned(), at: schema.at(), is_dynamic });
            }
        }
        for (name, value) in schema.members() {
            let name = name.string();
            match HOLDERS.iter().find(|(holder, _)| *holder == name).map(|(_, shape)| *shape) {
                None => {}
                Some(Shape::Schema) => self.walk(value, document, resource)?,
                Some(Shape::List) => value.items().try_for_each(|item| self.walk(item, document, resource))?,
                Some(Shape::Map) => value.members().try_for_each(|(_, item)| self.walk(item, document, resource))?,
            }
        }
        Ok(())
    }

    /// The resource that an `$id` begins; the root of a document keeps the address it was given as well.
    fn name(&mut self, id: &str, schema: Value<'_>, document: usize, around: usize) -> Result<usize, CompileError> {
        let (id, fragment) = split_fragment(id);
        if !fragment.is_empty() {
            let message = format!("the $id `{id}#{fragment}` has a fragment; use $anchor for it");
            return Err(CompileError { pointer: String::new(), message });
        }
        let uri = resolve(&self.all[around].uri, id);
        if schema.kind() == Kind::Object && schema.at() == 0 {
            self.by_uri.push((uri.clone(), around));
            self.all[around].uri = uri;
            return Ok(around);
        }
        self.add(uri, Place { document, at: schema.at() }, schema.next(), Some(around));
        Ok(self.all.len() - 1)
    }

    pub(super) fn count(&self) -> usize {
        self.all.len()
    }

    pub(super) fn find(&self, uri: &str) -> Option<usize> {
        self.by_uri.iter().find(|(known, _)| known == uri).map(|(_, resource)| *resource)
    }

    pub(super) fn place(&self, resource: usize) -> Place {
        self.all[resource].place
    }

    pub(super) fn parent(&self, resource: usize) -> Option<usize> {
        self.all[resource].parent
    }

    pub(super) fn uri(&self, resource: usize) -> &str {
        &self.all[resource].uri
    }

    /// The innermost resource that a schema stands in.
    pub(super) fn around(&self, place: Place) -> usize {
        let holds = |(_, resource): &(usize, &Resource)| {
            resource.place.document == place.document && (resource.place.at..resource.end).contains(&place.at)
        };
        let around = self.all.iter().enumerate().filter(holds).max_by_key(|(_, resource)| resource.place.at);
        around.map_or(0, |(index, _)| index)
    }

    /// The schema of an anchor, and whether the anchor is dynamic.
    pub(super) fn anchor(&self, resource: usize, name: &str) -> Option<(Place, bool)> {
        let resource = &self.all[resource];
        let anchor = resource.anchors.iter().find(|anchor| anchor.name == name)?;
        Some((Place { at: anchor.at, ..resource.place }, anchor.is_dynamic))
    }

    pub(super) fn dynamic_anchors(&self, resource: usize) -> Vec<(String, Place)> {
        let resource = &self.all[resource];
        let dynamic = resource.anchors.iter().filter(|anchor| anchor.is_dynamic);
        dynamic.map(|anchor| (anchor.name.clone(), Place { at: anchor.at, ..resource.place })).collect()
    }
}

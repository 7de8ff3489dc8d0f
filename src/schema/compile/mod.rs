//! Makes a plan of a schema and of the schemas that it refers to.
//!
//! It follows every reference while it compiles, so that a checked text can never meet one that leads nowhere. What it
//! does not know it refuses, by the JSON pointer of the keyword.

mod assertions;
mod dialect;
mod in_place;
mod loops;
mod resources;
mod shortcuts;
mod values;

use super::plan::{Id, Plan, Rule};
use super::{CompileError, Formats, UnknownKeywords};
use crate::json::{Document, Kind, Tracer, Value, parse, pointer};
use dialect::Dialect;
use resources::Resources;

/// What the compiler is told beside the schemas.
#[derive(Clone, Copy)]
pub(super) struct Settings {
    pub(super) formats: Formats,
    pub(super) unknown: UnknownKeywords,
}

/// Compiles a schema; `remotes` are the address and text of each schema that it may refer to.
pub(super) fn compile(text: &str, remotes: &[(&str, &str)], settings: Settings) -> Result<Plan, CompileError> {
    let mut documents = vec![read("", text)?];
    for (address, text) in remotes {
        documents.push(read(address, text)?);
    }
    let addresses: Vec<&str> = std::iter::once("").chain(remotes.iter().map(|(address, _)| *address)).collect();
    let resources = Resources::index(&documents, &addresses)?;
    let mut compiler = Compiler {
        entered: vec![false; resources.count()],
        dialects: vec![None; resources.count()],
        resources,
        documents: &documents,
        addresses: &addresses,
        settings,
        plan: Plan::default(),
        ids: documents.iter().map(|document| vec![None; document.size()]).collect(),
        waiting: Vec::new(),
    };
    compiler.run()?;
    loops::refuse(&compiler.plan)?;
    shortcuts::take(&mut compiler.plan);
    Ok(compiler.plan)
}

fn read(address: &str, text: &str) -> Result<Document<'static>, CompileError> {
    let error = |message| CompileError { pointer: address.to_owned(), message };
    let document = parse(text.as_bytes()).map_err(|found| error(found.cause.to_string()))?;
    match document.repeated_names.first() {
        Some((later, _)) => Err(error(format!("the name {} is repeated", document.value(*later).written()))),
        None => Ok(document.into_owned()),
    }
}

/// A schema in one of the documents.
#[derive(Clone, Copy, Debug)]
struct Place {
    document: usize,
    at: u32,
}

struct Compiler<'d> {
    documents: &'d [Document<'static>],
    addresses: &'d [&'d str],
    resources: Resources,
    settings: Settings,
    plan: Plan,
    /// For each value of each document, its rule if it is a schema that was asked for.
    ids: Vec<Vec<Option<Id>>>,
    /// The rules whose schemas have not been read yet: a list, not recursion, for chains of references may be long.
    waiting: Vec<(Id, Place)>,
    /// For each resource, its dialect once it is known.
    dialects: Vec<Option<Dialect>>,
    /// The resources of which a rule exists.
    entered: Vec<bool>,
}

impl<'d> Compiler<'d> {
    fn run(&mut self) -> Result<(), CompileError> {
        self.plan.resources = vec![Vec::new(); self.resources.count()];
        self.id(Place { document: 0, at: 0 });
        while let Some((id, place)) = self.waiting.pop() {
            let rule = self.rule(id, place)?;
            self.plan.rules[id as usize] = rule;
        }
        Ok(())
    }

    /// The rule of a schema; it will be read in its turn.
    fn id(&mut self, place: Place) -> Id {
        if let Some(id) = self.ids[place.document][place.at as usize] {
            return id;
        }
        let id = Id::try_from(self.plan.rules.len()).unwrap_or(Id::MAX);
        let resource = self.resources.around(place);
        let is_new = !std::mem::replace(&mut self.entered[resource], true);
        self.plan.rules.push(Rule {
            location: self.location(place),
            resource: u32::try_from(resource).unwrap_or(u32::MAX),
            ..Rule::default()
        });
        self.ids[place.document][place.at as usize] = Some(id);
        self.waiting.push((id, place));
        if is_new {
            self.enter_resource(resource);
        }
        id
    }

    /// Once one rule of a resource can be reached, so can its dynamic anchors.
    fn enter_resource(&mut self, resource: usize) {
        for (name, place) in self.resources.dynamic_anchors(resource) {
            let id = self.id(place);
            self.plan.resources[resource].push((name, id));
        }
    }

    fn location(&self, place: Place) -> String {
        let path = pointer(&Tracer::new(self.documents[place.document].root()).steps(place.at));
        match self.addresses[place.document] {
            "" => path,
            address => format!("{address}#{path}"),
        }
    }

    fn value(&self, place: Place) -> Value<'d> {
        self.documents[place.document].value(place.at)
    }

    fn error(&self, place: Place, message: impl Into<String>) -> CompileError {
        CompileError { pointer: self.location(place), message: message.into() }
    }

    fn rule(&mut self, id: Id, place: Place) -> Result<Rule, CompileError> {
        let schema = self.value(place);
        let Rule { location, resource, .. } = self.plan.rule(id);
        let mut rule = Rule { location: location.clone(), resource: *resource, ..Rule::default() };
        rule.always = schema.as_bool();
        if rule.always.is_some() {
            return Ok(rule);
        }
        if schema.kind() != Kind::Object {
            return Err(self.error(place, "a schema is an object, true or false"));
        }
        let dialect = self.dialect(rule.resource as usize)?;
        for (name, value) in schema.members() {
            let keyword = Keyword { name: &name.string(), value, schema, place: Place { at: value.at(), ..place } };
            self.keyword(&mut rule, dialect, &keyword)?;
        }
        Ok(rule)
    }

    fn keyword(&mut self, rule: &mut Rule, dialect: Dialect, keyword: &Keyword<'_, 'd>) -> Result<(), CompileError> {
        let is_known = dialect::is_annotation(keyword.name)
            || (keyword.name == "format" && self.format(rule, dialect, keyword)?)
            || (dialect.validation && self.assertion(rule, keyword)?)
            || self.core(rule, keyword)?
            || (dialect.applicator && self.applicator(rule, keyword)?)
            || (dialect.unevaluated && self.unevaluated(rule, keyword));
        if is_known || self.settings.unknown == UnknownKeywords::Ignore {
            return Ok(());
        }
        Err(self.error(keyword.place, format!("the keyword `{}` is not supported", keyword.name)))
    }
}

/// One member of a schema object.
struct Keyword<'k, 'd> {
    name: &'k str,
    value: Value<'d>,
    /// The schema that it stands in.
    schema: Value<'d>,
    place: Place,
}

//! Which keywords count, by the `$schema` of the resource that they stand in.

use super::super::{CompileError, Formats, UnknownKeywords};
use super::{Compiler, Place};
use crate::json::Kind;

/// The metaschema whose keywords are known.
const DRAFT: &str = "https://json-schema.org/draft/2020-12/schema";
const VOCABULARIES: &str = "https://json-schema.org/draft/2020-12/vocab/";

/// Keywords that say something about a schema and never make a text invalid.
const ANNOTATIONS: [&str; 17] = [
    "$schema",
    "$id",
    "$anchor",
    "$dynamicAnchor",
    "$vocabulary",
    "$comment",
    "title",
    "description",
    "examples",
    "default",
    "deprecated",
    "readOnly",
    "writeOnly",
    "contentEncoding",
    "contentMediaType",
    "contentSchema",
    "definitions",
];

pub(super) fn is_annotation(name: &str) -> bool {
    ANNOTATIONS.contains(&name) || name.starts_with("x-")
}

/// The vocabularies in force.
#[derive(Clone, Copy)]
pub(super) struct Dialect {
    pub(super) applicator: bool,
    pub(super) validation: bool,
    pub(super) unevaluated: bool,
    pub(super) formats: Formats,
}

impl Compiler<'_> {
    /// The dialect of a resource, found once.
    pub(super) fn dialect(&mut self, resource: usize) -> Result<Dialect, CompileError> {
        if let Some(dialect) = self.dialects[resource] {
            return Ok(dialect);
        }
        let dialect = self.find_dialect(resource)?;
        self.dialects[resource] = Some(dialect);
        Ok(dialect)
    }

    fn find_dialect(&mut self, resource: usize) -> Result<Dialect, CompileError> {
        let whole = Dialect { applicator: true, validation: true, unevaluated: true, formats: self.settings.formats };
        let place = self.resources.place(resource);
        let Some(named) = self.value(place).member("$schema") else {
            return self.resources.parent(resource).map_or(Ok(whole), |parent| self.dialect(parent));
        };
        let named_place = Place { at: named.at(), ..place };
        let uri = named.string();
        let uri = uri.strip_suffix('#').unwrap_or(&uri);
        if uri == DRAFT {
            return Ok(whole);
        }
        let Some(metaschema) = self.resources.find(uri) else {
            return match self.settings.unknown {
                UnknownKeywords::Ignore => Ok(whole),
                UnknownKeywords::Refuse => {
                    Err(self.error(named_place, format!("the dialect `{uri}` is not supported")))
                }
            };
        };
        let metaschema = self.value(self.resources.place(metaschema));
        let Some(vocabularies) = metaschema.member("$vocabulary").filter(|value| value.kind() == Kind::Object) else {
            return Ok(whole);
        };
        let mut dialect = Dialect { applicator: false, validation: false, unevaluated: false, ..whole };
        for (name, required) in vocabularies.members() {
            let name = name.string();
            match name.strip_prefix(VOCABULARIES).unwrap_or_default() {
                "applicator" => dialect.applicator = true,
                "validation" => dialect.validation = true,
                "unevaluated" => dialect.unevaluated = true,
                "format-assertion" => dialect.formats = Formats::Assert,
                "core" | "meta-data" | "content" | "format-annotation" => {}
                _ if required.as_bool() == Some(true) => {
                    return Err(self.error(named_place, format!("the vocabulary `{name}` is not supported")));
                }
                _ => {}
            }
        }
        Ok(dialect)
    }
}

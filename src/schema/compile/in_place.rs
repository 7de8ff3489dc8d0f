//! The keywords that apply other schemas: to the same value, or to what is inside it.

use super::super::CompileError;
use super::super::plan::{Contains, Id, InPlace, Rule};
use super::super::uri::{percent_decoded, resolve, split_fragment};
use super::{Compiler, Keyword, Place, values};
use crate::json::{Kind, Value};

type Known = Result<bool, CompileError>;

impl<'d> Compiler<'d> {
    /// References and definitions.
    pub(super) fn core(&mut self, rule: &mut Rule, keyword: &Keyword<'_, 'd>) -> Known {
        match keyword.name {
            "$ref" => {
                let (target, _) = self.follow(rule, keyword)?;
                rule.in_place.push(InPlace::Reference(target));
            }
            "$dynamicRef" => {
                let (target, dynamic) = self.follow(rule, keyword)?;
                rule.in_place.push(match dynamic {
                    Some(name) => {
                        self.plan.is_dynamic = true;
                        InPlace::Dynamic(name, target)
                    }
                    None => InPlace::Reference(target),
                });
            }
            // Read when something refers to them, and checked all the same.
            "$defs" => _ = self.named_schemas(keyword)?,
            _ => return Ok(false),
        }
        Ok(true)
    }

    /// The rule that a reference leads to, and the dynamic anchor by which it does.
    fn follow(&mut self, rule: &Rule, keyword: &Keyword<'_, 'd>) -> Result<(Id, Option<String>), CompileError> {
        let reference = self.text(keyword)?;
        let nowhere =
            |compiler: &Self| compiler.error(keyword.place, format!("the reference `{reference}` leads nowhere"));
        let (address, fragment) = split_fragment(&reference);
        let uri = resolve(self.resources.uri(rule.resource as usize), address);
        let resource = if address.is_empty() { Some(rule.resource as usize) } else { self.resources.find(&uri) };
        let resource = resource.ok_or_else(|| nowhere(self))?;
        let fragment = percent_decoded(fragment).ok_or_else(|| nowhere(self))?;
        if fragment.is_empty() || fragment.starts_with('/') {
            let place = self.descend(self.resources.place(resource), &fragment).ok_or_else(|| nowhere(self))?;
            return Ok((self.id(place), None));
        }
        let (place, is_dynamic) = self.resources.anchor(resource, &fragment).ok_or_else(|| nowhere(self))?;
        Ok((self.id(place), is_dynamic.then_some(fragment)))
    }

    fn descend(&self, from: Place, pointer: &str) -> Option<Place> {
        let mut value = self.value(from);
        for segment in pointer.split('/').skip(1) {
            let name = segment.replace("~1", "/").replace("~0", "~");
            value = match value.kind() {
                Kind::Object => value.member(&name)?,
                _ => value.items().nth(name.parse().ok()?)?,
            };
        }
        Some(Place { at: value.at(), ..from })
    }

    /// The applicator vocabulary; `false` if the keyword is not of it.
    pub(super) fn applicator(&mut self, rule: &mut Rule, keyword: &Keyword<'_, 'd>) -> Known {
        match keyword.name {
            "allOf" => rule.in_place.push(InPlace::AllOf(self.schemas(keyword)?)),
            "anyOf" => rule.in_place.push(InPlace::AnyOf(self.schemas(keyword)?)),
            "oneOf" => rule.in_place.push(InPlace::OneOf(self.schemas(keyword)?)),
            "not" => rule.in_place.push(InPlace::Not(self.schema(keyword))),
            "if" => {
                let mut beside = |name| keyword.schema.member(name).map(|value| self.beside(keyword, value));
                let (then, otherwise) = (beside("then"), beside("else"));
                rule.in_place.push(InPlace::If { condition: self.schema(keyword), then, otherwise });
            }
            // Without `if` they mean nothing; with it they are read there.
            "then" | "else" => _ = self.schema(keyword),
            _ => return Ok(self.array_applicator(rule, keyword)? || self.object_applicator(rule, keyword)?),
        }
        Ok(true)
    }

    fn beside(&mut self, keyword: &Keyword<'_, 'd>, value: Value<'d>) -> Id {
        self.id(Place { at: value.at(), ..keyword.place })
    }

    fn array_applicator(&mut self, rule: &mut Rule, keyword: &Keyword<'_, 'd>) -> Known {
        match keyword.name {
            "prefixItems" => rule.array.get_or_insert_default().prefix = self.schemas(keyword)?,
            "items" => rule.array.get_or_insert_default().items = Some(self.schema(keyword)),
            "contains" => {
                let schema = self.schema(keyword);
                let beside = |name| keyword.schema.member(name).and_then(values::count);
                let (least, most) = (beside("minContains").unwrap_or(1), beside("maxContains"));
                rule.array.get_or_insert_default().contains = Some(Contains { schema, least, most });
            }
            _ => return Ok(false),
        }
        Ok(true)
    }

    fn object_applicator(&mut self, rule: &mut Rule, keyword: &Keyword<'_, 'd>) -> Known {
        match keyword.name {
            "properties" => {
                for (name, schema) in self.named_schemas(keyword)? {
                    rule.object.get_or_insert_default().property(&name).schema = Some(schema);
                }
            }
            "patternProperties" => {
                for (written, schema) in self.named_schemas(keyword)? {
                    let pattern = self.pattern(keyword.place, &written)?;
                    rule.object.get_or_insert_default().patterns.push((pattern, schema));
                }
            }
            "additionalProperties" => rule.object.get_or_insert_default().additional = Some(self.schema(keyword)),
            "propertyNames" => rule.object.get_or_insert_default().names = Some(self.schema(keyword)),
            "dependentSchemas" => {
                rule.object.get_or_insert_default().dependent_schemas = self.named_schemas(keyword)?;
            }
            _ => return Ok(false),
        }
        Ok(true)
    }

    /// The unevaluated vocabulary; `false` if the keyword is not of it.
    pub(super) fn unevaluated(&mut self, rule: &mut Rule, keyword: &Keyword<'_, 'd>) -> bool {
        match keyword.name {
            "unevaluatedItems" => rule.unevaluated_items = Some(self.schema(keyword)),
            "unevaluatedProperties" => rule.unevaluated_properties = Some(self.schema(keyword)),
            _ => return false,
        }
        true
    }
}

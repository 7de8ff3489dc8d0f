//! The keywords that judge a value by itself.

use super::super::format::Format;
use super::super::number::{Bound, Divisor, Number};
use super::super::pattern::Pattern;
use super::super::plan::{Rule, Types};
use super::super::{CompileError, Formats, UnknownKeywords};
use super::dialect::Dialect;
use super::{Compiler, Keyword, Place};
use crate::json::Kind;

type Known = Result<bool, CompileError>;

impl<'d> Compiler<'d> {
    /// Reads a keyword of the validation vocabulary; `false` if it is none.
    pub(super) fn assertion(&mut self, rule: &mut Rule, keyword: &Keyword<'_, 'd>) -> Known {
        match keyword.name {
            "type" => rule.types = Some(self.types(keyword)?),
            "const" => rule.constant = Some(Box::new(Self::constant(keyword.value))),
            "enum" if keyword.value.kind() == Kind::Array => {
                rule.choices = Some(keyword.value.items().map(Self::constant).collect());
            }
            "enum" => return Err(self.malformed(keyword, "an array")),
            _ => {
                return Ok(self.number_assertion(rule, keyword)?
                    || self.string_assertion(rule, keyword)?
                    || self.array_assertion(rule, keyword)?
                    || self.object_assertion(rule, keyword)?);
            }
        }
        Ok(true)
    }

    fn types(&self, keyword: &Keyword<'_, 'd>) -> Result<Types, CompileError> {
        let names = match keyword.value.as_string() {
            Some(name) => vec![name.into_owned()],
            None => self.strings(keyword, keyword.value)?,
        };
        let types = names.iter().try_fold(Types::default(), |types, name| types.with(name));
        types.ok_or_else(|| self.malformed(keyword, "one of JSON's types or an array of them"))
    }

    fn number_assertion(&self, rule: &mut Rule, keyword: &Keyword<'_, 'd>) -> Known {
        let bounds = ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"];
        if !bounds.contains(&keyword.name) {
            return Ok(false);
        }
        let written = self.number(keyword)?;
        let rules = rule.number.get_or_insert_default();
        match keyword.name {
            "minimum" => rules.minimum = Some(Bound::new(written)),
            "maximum" => rules.maximum = Some(Bound::new(written)),
            "exclusiveMinimum" => rules.exclusive_minimum = Some(Bound::new(written)),
            "exclusiveMaximum" => rules.exclusive_maximum = Some(Bound::new(written)),
            _ => {
                let divisor = Divisor::new(&Number::parse(written))
                    .ok_or_else(|| self.malformed(keyword, "above 0 and of 19 digits at most"))?;
                rules.multiple_of = Some((divisor, written.to_owned()));
            }
        }
        Ok(true)
    }

    fn string_assertion(&self, rule: &mut Rule, keyword: &Keyword<'_, 'd>) -> Known {
        match keyword.name {
            "minLength" => rule.string.get_or_insert_default().min_length = self.count(keyword)?,
            "maxLength" => rule.string.get_or_insert_default().max_length = Some(self.count(keyword)?),
            "pattern" => {
                let pattern = self.pattern(keyword.place, &self.text(keyword)?)?;
                rule.string.get_or_insert_default().pattern = Some(pattern);
            }
            _ => return Ok(false),
        }
        Ok(true)
    }

    fn array_assertion(&self, rule: &mut Rule, keyword: &Keyword<'_, 'd>) -> Known {
        match keyword.name {
            "minItems" => rule.array.get_or_insert_default().min_items = self.count(keyword)?,
            "maxItems" => rule.array.get_or_insert_default().max_items = Some(self.count(keyword)?),
            "uniqueItems" => {
                let unique = keyword.value.as_bool().ok_or_else(|| self.malformed(keyword, "true or false"))?;
                rule.array.get_or_insert_default().unique = unique;
            }
            // They count what `contains` finds, and are read with it.
            "minContains" | "maxContains" => _ = self.count(keyword)?,
            _ => return Ok(false),
        }
        Ok(true)
    }

    fn object_assertion(&self, rule: &mut Rule, keyword: &Keyword<'_, 'd>) -> Known {
        match keyword.name {
            "minProperties" => rule.object.get_or_insert_default().min_properties = self.count(keyword)?,
            "maxProperties" => rule.object.get_or_insert_default().max_properties = Some(self.count(keyword)?),
            "required" => {
                for name in self.strings(keyword, keyword.value)? {
                    rule.object.get_or_insert_default().property(&name).required = true;
                }
            }
            "dependentRequired" => {
                self.object(keyword)?;
                for (name, needed) in keyword.value.members() {
                    let needed = self.strings(keyword, needed)?;
                    rule.object.get_or_insert_default().dependent_required.push((name.string().into(), needed));
                }
            }
            _ => return Ok(false),
        }
        Ok(true)
    }

    pub(super) fn pattern(&self, place: Place, written: &str) -> Result<Pattern, CompileError> {
        Pattern::compile(written)
            .map_err(|error| self.error(place, format!("the pattern `{written}` cannot be used: {error}")))
    }

    /// `format` belongs to a vocabulary of its own.
    pub(super) fn format(&self, rule: &mut Rule, dialect: Dialect, keyword: &Keyword<'_, 'd>) -> Known {
        let name = self.text(keyword)?;
        if dialect.formats == Formats::Annotate {
            return Ok(true);
        }
        let Some(format) = Format::named(&name) else {
            let is_passed_over = self.settings.unknown == UnknownKeywords::Ignore;
            let refused = || self.error(keyword.place, format!("the format `{name}` is not supported"));
            return if is_passed_over { Ok(true) } else { Err(refused()) };
        };
        rule.string.get_or_insert_default().format = Some(format);
        Ok(true)
    }
}

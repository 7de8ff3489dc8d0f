//! The values of keywords, each in the one form that its keyword asks for.

use super::super::CompileError;
use super::super::canonical::canonical;
use super::super::number::Number;
use super::super::plan::{Constant, Id};
use super::{Compiler, Keyword, Place};
use crate::json::{Kind, Value};

impl<'d> Compiler<'d> {
    /// A count: 0, 1, 2…
    pub(super) fn count(&self, keyword: &Keyword<'_, 'd>) -> Result<u32, CompileError> {
        count(keyword.value).ok_or_else(|| self.malformed(keyword, "a whole number, 0 or more"))
    }

    pub(super) fn text(&self, keyword: &Keyword<'_, 'd>) -> Result<String, CompileError> {
        keyword.value.as_string().map(Into::into).ok_or_else(|| self.malformed(keyword, "a string"))
    }

    pub(super) fn number(&self, keyword: &Keyword<'_, 'd>) -> Result<&'d str, CompileError> {
        let written = keyword.value.is_number().then(|| keyword.value.written());
        written.ok_or_else(|| self.malformed(keyword, "a number"))
    }

    pub(super) fn strings(&self, keyword: &Keyword<'_, 'd>, value: Value<'d>) -> Result<Vec<String>, CompileError> {
        let strings: Option<Vec<String>> = value.items().map(|item| item.as_string().map(Into::into)).collect();
        let strings = strings.filter(|_| value.kind() == Kind::Array);
        strings.ok_or_else(|| self.malformed(keyword, "an array of strings"))
    }

    pub(super) fn constant(value: Value<'d>) -> Constant {
        let string = value.as_string().map(Into::into);
        Constant { written: value.written().to_owned(), canonical: canonical(value), string }
    }

    /// The one schema of a keyword.
    pub(super) fn schema(&mut self, keyword: &Keyword<'_, 'd>) -> Id {
        self.id(keyword.place)
    }

    /// A list of schemas, not empty.
    pub(super) fn schemas(&mut self, keyword: &Keyword<'_, 'd>) -> Result<Vec<Id>, CompileError> {
        if keyword.value.kind() != Kind::Array || keyword.value.count() == 0 {
            return Err(self.malformed(keyword, "an array of schemas, at least one"));
        }
        Ok(keyword.value.items().map(|item| self.id(Place { at: item.at(), ..keyword.place })).collect())
    }

    /// Schemas by name.
    pub(super) fn named_schemas(&mut self, keyword: &Keyword<'_, 'd>) -> Result<Vec<(String, Id)>, CompileError> {
        self.object(keyword)?;
        let place = |value: Value<'d>| Place { at: value.at(), ..keyword.place };
        Ok(keyword.value.members().map(|(name, value)| (name.string().into(), self.id(place(value)))).collect())
    }

    pub(super) fn object(&self, keyword: &Keyword<'_, 'd>) -> Result<(), CompileError> {
        if keyword.value.kind() == Kind::Object { Ok(()) } else { Err(self.malformed(keyword, "an object")) }
    }

    pub(super) fn malformed(&self, keyword: &Keyword<'_, 'd>, wanted: &str) -> CompileError {
        self.error(keyword.place, format!("`{}` must be {wanted}", keyword.name))
    }
}

/// A number as a count, if it is one.
pub(super) fn count(value: Value<'_>) -> Option<u32> {
    let is_count = value.is_number() && !value.written().starts_with('-');
    if !is_count {
        return None;
    }
    let number = Number::parse(value.written());
    // No text has so many items or letters that the difference to a larger count could show.
    number.is_integer().then(|| number.to_u32().unwrap_or(u32::MAX))
}

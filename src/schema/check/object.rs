//! Objects and their members.

use super::super::plan::{Id, ObjectRules, Rule};
use super::marks::Marks;
use super::{Cause, Checker};
use crate::json::Value;

impl<'c> Checker<'c> {
    pub(super) fn object(&mut self, id: Id, rule: &'c Rule, object: Value<'c>, mut marks: Option<&mut Marks>) -> bool {
        let Some(rules) = &rule.object else { return true };
        let count = object.count();
        let mut passes =
            count >= rules.min_properties || self.fail(object.at(), id, Cause::MinProperties(rules.min_properties));
        let most = rules.max_properties.unwrap_or(u32::MAX);
        passes &= count <= most || self.fail(object.at(), id, Cause::MaxProperties(most));
        let mut required = 0;
        let mut found_before = 0;
        for (index, (name, value)) in (0..).zip(object.members()) {
            if let Some(names) = rules.names {
                passes &= self.check(names, name, None);
            }
            let mut is_known = false;
            if let Some(found) = rules.find(name, found_before) {
                found_before = found + 1;
                let property = &rules.properties[found];
                required += usize::from(property.required);
                if let Some(schema) = property.schema {
                    is_known = true;
                    passes &= self.check(schema, value, None);
                }
            }
            for (_, schema) in rules.patterns.iter().filter(|(pattern, _)| pattern.is_match(&name.string())) {
                is_known = true;
                passes &= self.check(*schema, value, None);
            }
            if let (false, Some(schema)) = (is_known, rules.additional) {
                is_known = true;
                passes &= self.leftover(id, schema, Cause::AdditionalProperty(rules), name, value);
            }
            if let (true, Some(marks)) = (is_known, &mut marks) {
                marks.add(index);
            }
            if !passes && self.quiet > 0 {
                return false;
            }
        }
        passes &= self.has_required(id, rules, object, required);
        passes & self.has_dependents(id, rules, object, marks)
    }

    /// A member that no keyword names: its name is at fault if none may be there at all.
    fn leftover(&mut self, id: Id, schema: Id, cause: Cause<'c>, name: Value<'c>, value: Value<'c>) -> bool {
        if self.is_never(schema) { self.fail(name.at(), id, cause) } else { self.check(schema, value, None) }
    }

    fn has_required(&mut self, id: Id, rules: &'c ObjectRules, object: Value<'c>, found: usize) -> bool {
        let required = rules.properties.iter().filter(|property| property.required).count();
        // A name that is repeated was counted twice.
        if found == required && !self.has_repeated_names {
            return true;
        }
        let mut passes = true;
        for name in rules.properties.iter().filter(|property| property.required).map(|property| &property.name) {
            passes &= object.member(name).is_some() || self.fail(object.at(), id, Cause::Missing { name, rules });
        }
        passes
    }

    fn has_dependents(
        &mut self,
        id: Id,
        rules: &'c ObjectRules,
        object: Value<'c>,
        mut marks: Option<&mut Marks>,
    ) -> bool {
        let mut passes = true;
        for (beside, all) in &rules.dependent_required {
            if object.member(beside).is_none() {
                continue;
            }
            for name in all {
                passes &=
                    object.member(name).is_some() || self.fail(object.at(), id, Cause::MissingBeside { name, beside });
            }
        }
        for (name, schema) in &rules.dependent_schemas {
            if object.member(name).is_some() {
                passes &= self.check(*schema, object, marks.as_deref_mut());
            }
        }
        passes
    }

    pub(super) fn unevaluated_properties(&mut self, id: Id, schema: Id, object: Value<'c>, marks: &Marks) -> bool {
        let mut passes = true;
        for (_, (name, value)) in (0..).zip(object.members()).filter(|(index, _)| !marks.has(*index)) {
            passes &= self.leftover(id, schema, Cause::UnevaluatedProperty, name, value);
        }
        passes
    }
}

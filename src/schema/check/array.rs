//! Arrays and their items.

use super::super::canonical::canonical;
use super::super::plan::{ArrayRules, Contains, Id, Rule};
use super::marks::Marks;
use super::{Cause, Checker};
use crate::json::Value;
use crate::json::sorted;

impl<'c> Checker<'c> {
    pub(super) fn array(&mut self, id: Id, rule: &'c Rule, array: Value<'c>, mut marks: Option<&mut Marks>) -> bool {
        let Some(rules) = &rule.array else { return true };
        let mut passes = self.counts_items(id, rules, array);
        if !rules.prefix.is_empty() || rules.items.is_some() {
            passes &= self.items(id, rules, array);
            if let Some(marks) = &mut marks {
                let prefix = u32::try_from(rules.prefix.len()).unwrap_or(u32::MAX);
                marks.add_first(if rules.items.is_some() { array.count() } else { prefix });
            }
        }
        if let Some(contains) = &rules.contains {
            passes &= self.contains(id, contains, array, marks);
        }
        if rules.unique && array.count() > 1 {
            passes &= self.is_unique(id, array);
        }
        passes
    }

    fn counts_items(&mut self, id: Id, rules: &ArrayRules, array: Value<'c>) -> bool {
        let (count, least, most) = (array.count(), rules.min_items, rules.max_items.unwrap_or(u32::MAX));
        let has_least = count >= least || self.fail(array.at(), id, Cause::MinItems(least));
        let has_most = count <= most || self.fail(array.at(), id, Cause::MaxItems(most));
        has_least && has_most
    }

    fn items(&mut self, id: Id, rules: &ArrayRules, array: Value<'c>) -> bool {
        let mut passes = true;
        for (index, item) in array.items().enumerate() {
            passes &= match (rules.prefix.get(index), rules.items) {
                (Some(schema), _) => self.check(*schema, item, None),
                (None, Some(schema)) if self.is_never(schema) => {
                    // One failure says it; a thousand would say no more.
                    return self.fail(item.at(), id, Cause::AdditionalItem { most: rules.prefix.len() });
                }
                (None, Some(schema)) => self.check(schema, item, None),
                (None, None) => return passes,
            };
            if !passes && self.quiet > 0 {
                return false;
            }
        }
        passes
    }

    fn contains(&mut self, id: Id, contains: &Contains, array: Value<'c>, mut marks: Option<&mut Marks>) -> bool {
        let mut found = 0;
        self.quiet += 1;
        for (index, item) in (0..).zip(array.items()) {
            if self.check(contains.schema, item, None) {
                found += 1;
                if let Some(marks) = &mut marks {
                    marks.add(index);
                }
            }
        }
        self.quiet -= 1;
        let (least, most) = (contains.least, contains.most.unwrap_or(u32::MAX));
        let has_least = found >= least || self.fail(array.at(), id, Cause::FewContained { least, found });
        let has_most = found <= most || self.fail(array.at(), id, Cause::ManyContained { most, found });
        has_least && has_most
    }

    /// Compares by sorting, for comparing each with each takes a long time on a long array.
    fn is_unique(&mut self, id: Id, array: Value<'c>) -> bool {
        let items: Vec<(Vec<u8>, u32, u32)> =
            (0..).zip(array.items()).map(|(index, item)| (canonical(item), index, item.at())).collect();
        let order = sorted(items.len(), &|left, right| items[left].0.cmp(&items[right].0));
        let mut passes = true;
        for (earlier, later) in order.windows(2).map(|pair| (&items[pair[0]], &items[pair[1]])) {
            if earlier.0 == later.0 {
                passes = self.fail(later.2, id, Cause::Repeats { index: later.1, earlier: earlier.1 });
            }
        }
        passes
    }

    pub(super) fn unevaluated_items(&mut self, id: Id, schema: Id, array: Value<'c>, marks: &Marks) -> bool {
        let mut passes = true;
        for (_, item) in (0..).zip(array.items()).filter(|(index, _)| !marks.has(*index)) {
            passes &= if self.is_never(schema) {
                self.fail(item.at(), id, Cause::UnevaluatedItem)
            } else {
                self.check(schema, item, None)
            };
        }
        passes
    }

    pub(super) fn is_never(&self, schema: Id) -> bool {
        self.plan.rule(schema).always == Some(false)
    }
}

//! Leads past rules that only refer to another one, which is how most schemas name their parts.

use super::super::plan::{Id, InPlace, Plan, Rule};

/// Has every rule apply what its references lead to. Where references depend on the way that leads to them, nothing is
/// changed.
pub(super) fn take(plan: &mut Plan) {
    if plan.is_dynamic {
        return;
    }
    let ends: Vec<Id> = (0..).zip(&plan.rules).map(|(id, _)| end(plan, id)).collect();
    for rule in &mut plan.rules {
        inside(rule).for_each(|id| *id = ends[*id as usize]);
    }
}

/// Where references end. They never run in a circle: such a schema has been refused.
fn end(plan: &Plan, start: Id) -> Id {
    let mut id = start;
    while let Some(next) = only_reference(plan.rule(id)) {
        id = next;
    }
    id
}

/// What a rule refers to, if that is all it does.
fn only_reference(rule: &Rule) -> Option<Id> {
    let Rule { location: _, resource: _, always, types, constant, choices, number, string, array, object, .. } = rule;
    let is_bare = always.is_none() && types.is_none() && constant.is_none() && choices.is_none() && number.is_none();
    let has_no_inside = string.is_none() && array.is_none() && object.is_none();
    let leaves_nothing = rule.unevaluated_items.is_none() && rule.unevaluated_properties.is_none();
    match rule.in_place.as_slice() {
        [InPlace::Reference(id)] if is_bare && has_no_inside && leaves_nothing => Some(*id),
        _ => None,
    }
}

/// The rules that a rule applies to what is inside a value.
fn inside(rule: &mut Rule) -> impl Iterator<Item = &mut Id> {
    let items = rule.array.iter_mut().flat_map(|array| array.prefix.iter_mut().chain(&mut array.items));
    let members = rule.object.iter_mut().flat_map(|object| {
        let properties = object.properties.iter_mut().filter_map(|property| property.schema.as_mut());
        properties.chain(object.patterns.iter_mut().map(|(_, id)| id)).chain(&mut object.additional)
    });
    items.chain(members)
}

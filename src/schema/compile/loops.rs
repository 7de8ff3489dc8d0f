//! Refuses schemas that apply themselves to the same value again and again: no text could ever be checked by them.

use super::super::CompileError;
use super::super::plan::{Id, InPlace, Plan, Rule};

#[derive(Clone, Copy, PartialEq, Eq)]
enum Seen {
    Not,
    OnTheWay,
    Done,
}

/// Looks for a rule that leads back to itself without going into the value. Dynamic references are only known while a
/// text is checked, and guarded there.
pub(super) fn refuse(plan: &Plan) -> Result<(), CompileError> {
    let mut seen = vec![Seen::Not; plan.rules.len()];
    for start in 0..plan.rules.len() {
        let mut way = vec![(start, applied_in_place(&plan.rules[start]))];
        if seen[start] == Seen::Done {
            continue;
        }
        seen[start] = Seen::OnTheWay;
        while let Some((rule, rest)) = way.last_mut() {
            let Some(next) = rest.pop() else {
                seen[*rule] = Seen::Done;
                way.pop();
                continue;
            };
            let next = next as usize;
            match seen[next] {
                Seen::Done => {}
                Seen::OnTheWay => {
                    let pointer = plan.rules[next].location.clone();
                    return Err(CompileError {
                        pointer,
                        message: "the schema refers to itself without end".to_owned(),
                    });
                }
                Seen::Not => {
                    seen[next] = Seen::OnTheWay;
                    way.push((next, applied_in_place(&plan.rules[next])));
                }
            }
        }
    }
    Ok(())
}

fn applied_in_place(rule: &Rule) -> Vec<Id> {
    let mut all: Vec<Id> = Vec::new();
    for in_place in &rule.in_place {
        match in_place {
            InPlace::Reference(id) | InPlace::Not(id) => all.push(*id),
            InPlace::Dynamic(_, _) => {}
            InPlace::AllOf(ids) | InPlace::AnyOf(ids) | InPlace::OneOf(ids) => all.extend(ids),
            InPlace::If { condition, then, otherwise } => {
                all.push(*condition);
                all.extend(then.iter().chain(otherwise));
            }
        }
    }
    all.extend(rule.object.iter().flat_map(|object| object.dependent_schemas.iter().map(|(_, id)| *id)));
    all
}

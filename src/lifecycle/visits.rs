//! Visits of a nurse and appointments: made, moved, called off, and made again.

use super::fact::Fact;
use super::links::{Links, Map};
use super::stage::Stage;
use super::{Finding, SubjectKind};
use crate::json::sorted;

/// Where visits are not made to the patient, as far as the values are known today.
const NOT_MOBILE: [&str; 2] = ["IN-CLINIC", "NONE"];

/// What is known of one appointment of an order.
#[derive(Clone, Copy, Default)]
struct Appointment {
    first_scheduled: Option<usize>,
    cancelled: Option<usize>,
}

/// Finds what cannot be and what is missing, whatever the order of arrival.
pub(super) fn find(facts: &[Fact], links: &Links, of_step: &mut [Vec<Finding>], of_subject: &mut [Vec<Finding>]) {
    let order = sorted(facts.len(), &|left, right| facts[left].key().cmp(&facts[right].key()));
    let visits: Vec<(usize, usize)> = order
        .into_iter()
        .filter(|at| facts[*at].stage.is_visit())
        .filter_map(|at| Some((at, links.places[at]?)))
        .collect();
    let mut appointments: Map<(usize, &str), Appointment> = Map::default();
    let mut is_scheduled = vec![false; links.nodes.len()];
    for (at, node) in &visits {
        if facts[*at].stage == Stage::AppointmentScheduled {
            is_scheduled[*node] = true;
            let appointment = appointments.entry((*node, name(&facts[*at]))).or_default();
            appointment.first_scheduled = appointment.first_scheduled.or(Some(*at));
        }
    }
    for (at, node) in visits {
        let fact = &facts[at];
        let proves_appointment = match fact.stage {
            Stage::NurseAssigned => {
                of_step[at].extend(not_mobile(fact));
                continue;
            }
            Stage::AppointmentCancelled => fact.appointment.is_some(),
            _ => true,
        };
        // Without an id it may be any appointment of the order.
        let is_known = !name(fact).is_empty();
        let appointment = appointments.entry((node, name(fact))).or_default();
        match appointment.first_scheduled.map(|first| &facts[first]) {
            Some(first) if proves_appointment && is_known && fact.is_before(first) => {
                of_step[at].push(Finding::TooEarly { event: fact.to_ref(), before: first.to_ref() });
            }
            None if proves_appointment && !is_scheduled[node] => {
                is_scheduled[node] = true;
                of_subject[node].push(Finding::Missing {
                    event_type: Stage::AppointmentScheduled.name().to_owned(),
                    subject: SubjectKind::Order,
                    id: links.nodes[node].id.clone(),
                    proof: fact.to_ref(),
                });
            }
            _ => {}
        }
        let cancelled = appointment.cancelled.map(|cancelled| &facts[cancelled]);
        match fact.stage {
            Stage::AppointmentScheduled => appointment.cancelled = None,
            Stage::AppointmentCancelled => appointment.cancelled = Some(at),
            _ => {
                if let Some(cancelled) = cancelled.filter(|cancelled| is_known && cancelled.is_before(fact)) {
                    let (event, cancelled) = (fact.to_ref(), cancelled.to_ref());
                    of_step[at].push(Finding::AfterCancelled { event, cancelled });
                }
            }
        }
    }
}

fn name(fact: &Fact) -> &str {
    fact.appointment.as_deref().unwrap_or_default()
}

fn not_mobile(fact: &Fact) -> Option<Finding> {
    let phlebotomy_type = fact.phlebotomy_type.as_ref().filter(|written| NOT_MOBILE.contains(&written.as_str()))?;
    Some(Finding::NotMobile { event: fact.to_ref(), phlebotomy_type: phlebotomy_type.clone() })
}

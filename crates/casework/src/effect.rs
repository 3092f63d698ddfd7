//! What follows from an event elsewhere: commands to other cases, and news for people. Effects
//! are data, derived from the event and the case after it; the engine carries them out in the
//! transaction of the event.

use crate::commands::related::Related;
use crate::commands::submit::Submit;
use crate::event::{Channel, Part};
use crate::{Case, Command, Entry, Event, Stage};
use yinuo_kernel::{CaseNumber, Timestamp};

/// A command that another case must take up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// A command to a case.
    Tell { case: CaseNumber, command: Command },
    /// A new case of the same type.
    Open(Box<Submit>),
}

/// What one entry causes; `case` is the case after it.
pub fn effects(case: &Case, entry: &Entry) -> Vec<Effect> {
    let mut effects = Vec::new();
    let mut tell = |to, related| effects.push(Effect::Tell { case: to, command: Command::Related(related) });
    match &entry.event {
        Event::Submitted(submitted) => {
            if let Some(parent) = submitted.parent {
                tell(parent, Related::Adopt { child: case.number });
            }
        }
        Event::Merged { into } => tell(*into, Related::Absorb { from: case.number }),
        Event::Resolved { .. } | Event::Granted { .. } if case.stage == Stage::Resolved => {
            // What the centre wrote to the unit when it granted is not for the person.
            let own = match &entry.event {
                Event::Resolved { words, .. } => words.as_ref(),
                _ => None,
            };
            let words = own.or(case.reply.as_ref()).cloned();
            for duplicate in &case.absorbed {
                tell(*duplicate, Related::Follow { unit: case.unit.clone(), words: words.clone() });
            }
        }
        Event::Withdrawn { .. } | Event::Declined { .. } => {
            case.absorbed.iter().for_each(|duplicate| tell(*duplicate, Related::Revive));
        }
        _ => {}
    }
    if let Some(parent) = case.parent {
        let child = case.number;
        match &entry.event {
            Event::Reopened { .. } | Event::Objected { .. } | Event::Revived => {
                tell(parent, Related::ChildReopened { child })
            }
            _ if closes(&entry.event, case) => tell(parent, Related::ChildClosed { child, stage: case.stage }),
            _ => {}
        }
    }
    match &entry.event {
        Event::Split { parts } => {
            effects.extend(parts.iter().map(|part| Effect::Open(Box::new(part_of(case, part)))));
        }
        Event::Recurred { due, .. } => effects.push(Effect::Open(Box::new(occurrence(case, *due)))),
        _ => {}
    }
    effects
}

fn closes(event: &Event, case: &Case) -> bool {
    let left = matches!(
        event,
        Event::Resolved { .. }
            | Event::Followed { .. }
            | Event::Declined { .. }
            | Event::Withdrawn { .. }
            | Event::Merged { .. }
            | Event::Granted { .. }
    );
    left && !case.stage.is_open()
}

fn part_of(case: &Case, part: &Part) -> Submit {
    Submit { category: part.category.clone(), unit: part.unit.clone(), ..child(case, None) }
}

fn occurrence(case: &Case, due: Timestamp) -> Submit {
    Submit { unit: case.unit.clone(), ..child(case, Some(due)) }
}

/// A child carries its parent's words by pointing at the same row.
fn child(case: &Case, until: Option<Timestamp>) -> Submit {
    Submit {
        cell: case.cell.clone(),
        channel: Channel::Api,
        person: case.person,
        parent: Some(case.number),
        accused: case.accused.clone(),
        until,
        ..Submit::plain(case.kind.clone(), case.category.clone(), case.words.clone())
    }
}

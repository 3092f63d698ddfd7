//! What one case tells another: the two sides of a merge, parent and child. These commands come
//! from the engine alone, in the transaction of the event that caused them; one that comes
//! twice leads to nothing.

use super::{accept, archive, entry, resolve};
use crate::{Case, ClockKind, ClockState, Entry, Event, Scene, Stage, Words};
use jiff::civil::Time;
use serde::{Deserialize, Serialize};
use yinuo_kernel::{CaseNumber, UnitId};

/// The news.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "news", rename_all = "snake_case")]
pub enum Related {
    /// A duplicate was merged into this case.
    Absorb {
        from: CaseNumber,
    },
    /// The case this one was merged into has been resolved.
    Follow {
        unit: Option<UnitId>,
        words: Option<Words>,
    },
    /// The case this one was merged into will not be worked.
    Revive,
    /// A part of this case was opened.
    Adopt {
        child: CaseNumber,
    },
    ChildClosed {
        child: CaseNumber,
        stage: Stage,
    },
    ChildReopened {
        child: CaseNumber,
    },
}

pub(super) fn decide(case: &Case, related: &Related, scene: &Scene<'_>) -> Vec<Entry> {
    let one = |event| vec![entry(scene, event, Vec::new())];
    match related {
        Related::Absorb { from } if !case.absorbed.contains(from) => one(Event::Absorbed { from: *from }),
        Related::Follow { unit, words } if case.stage == Stage::Merged => {
            let followed = Event::Followed { unit: unit.clone(), words: words.clone() };
            vec![entry(scene, followed, resolve::windows(case, scene))]
        }
        Related::Revive if case.stage == Stage::Merged => {
            // Its clocks stopped with the merge; whoever reported it has a promise again.
            vec![entry(scene, Event::Revived, accept::clocks(scene, &case.kind, &case.category))]
        }
        Related::Adopt { child } if !case.children.contains_key(child) => one(Event::Adopted { child: *child }),
        Related::ChildClosed { child, stage } if case.children.get(child) == Some(&false) => {
            archive::by_itself(case, one(Event::ChildClosed { child: *child, stage: *stage }), scene)
        }
        Related::ChildReopened { child } if case.children.get(child) == Some(&true) => {
            one(Event::ChildReopened { child: *child })
        }
        _ => Vec::new(),
    }
}

/// The next occurrence of a recurring duty, and the clock of the one after. The period is the one
/// the clock waited for: a timer that comes a month late opens both months, one after the other.
pub(super) fn recur(case: &Case, clock: &ClockState, scene: &Scene<'_>) -> Vec<Entry> {
    let Some(recurrence) = case.recurrence else { return Vec::new() };
    let period = recurrence.period(scene.calendar.local(clock.started.due).date());
    let due = recurrence.due(period, scene.calendar);
    let next = scene.calendar.instant(recurrence.next(period).to_datetime(Time::midnight()));
    let clock = scene.until(ClockKind::Recur, 0, next, next);
    vec![entry(scene, Event::Recurred { period, due }, vec![clock])]
}

//! Laws over the events of one case.

use std::collections::BTreeSet;
use yinuo_casework::event::Event;
use yinuo_casework::{Bearer, Case, ClockKind, Entry, Moved, Point, Stage, Started};
use yinuo_kernel::{CaseNumber, Timestamp};

/// A point of a clock: it speaks once until it lies ahead again.
type Spoken = BTreeSet<(ClockKind, u32, u32, Point)>;

/// Walks a case from its first event; gives how often a timer has spoken.
pub(super) fn holds(number: CaseNumber, entries: &[&Entry]) -> u64 {
    let mut case = Case::open(entries[0]).unwrap_or_else(|| panic!("{number} begins with {:?}", entries[0]));
    let mut spoken = Spoken::new();
    let mut timers = 0;
    for entry in &entries[1..] {
        if let Event::Elapsed { clock, round, point, tag, .. } = &entry.event {
            timers += 1;
            in_time(&case, *clock, *tag, *round, *point, entry.at);
            assert!(spoken.insert((*clock, *tag, *round, *point)), "{number}: {clock:?} {point:?} has spoken twice");
        }
        if case.stage.is_done() {
            assert!(!is_work(&entry.event), "{number} is {:?}, and is worked on: {:?}", case.stage, entry.event);
        }
        ahead_again(&mut spoken, entry);
        case.apply(entry);
        stands(&case);
    }
    timers
}

/// A timer speaks only while its clock runs, and not before its instant.
fn in_time(case: &Case, clock: ClockKind, tag: u32, round: u32, point: Point, at: Timestamp) {
    let number = case.number;
    let running = case
        .clocks
        .iter()
        .rev()
        .find(|c| c.started.clock == clock && c.started.tag == tag && c.round == round && c.is_running())
        .unwrap_or_else(|| panic!("{number}: {clock:?} speaks and does not run"));
    let instant = match point {
        Point::Warn => running.started.warn,
        Point::Due => running.started.due,
        Point::Grade(n) => running.started.grades[usize::from(n) - 1].at,
    };
    assert!(at >= instant, "{number}: {clock:?} {point:?} speaks at {at}, before {instant}");
}

/// A clock that starts anew, and a point that was moved to after now, may speak again.
fn ahead_again(spoken: &mut Spoken, entry: &Entry) {
    for Started { clock, tag, .. } in &entry.starts {
        spoken.retain(|(kind, which, _, _)| (kind, which) != (clock, tag));
    }
    for Moved { clock, tag, warn, due, grades, .. } in moved(&entry.event) {
        spoken.retain(|(kind, which, _, point)| {
            let at = match point {
                Point::Warn => Some(*warn),
                Point::Due => Some(*due),
                Point::Grade(n) => grades.get(usize::from(*n) - 1).map(|grade| grade.at),
            };
            (kind, which) != (clock, tag) || at.is_some_and(|at| at < entry.at)
        });
    }
}

fn moved(event: &Event) -> &[Moved] {
    match event {
        Event::Granted { moved, .. } | Event::Resumed { moved } | Event::Reckoned { moved } => moved,
        _ => &[],
    }
}

/// What a unit or the centre does to a case that is still owed.
fn is_work(event: &Event) -> bool {
    matches!(
        event,
        Event::Accepted { .. }
            | Event::Dispatched { .. }
            | Event::Signed
            | Event::Returned { .. }
            | Event::Asked { .. }
            | Event::Granted { .. }
            | Event::Refused { .. }
            | Event::Reassigned { .. }
            | Event::Assisted { .. }
            | Event::Relieved { .. }
            | Event::Contributed { .. }
            | Event::Resumed { .. }
            | Event::Replied { .. }
            | Event::Resolved { .. }
            | Event::Planned { .. }
            | Event::Met { .. }
            | Event::Chased { .. }
            | Event::Followed { .. }
            | Event::Merged { .. }
            | Event::Split { .. }
    )
}

/// What holds at each moment.
fn stands(case: &Case) {
    let Case { number, stage, .. } = case;
    if stage.is_with_unit() {
        let unit = case.unit.as_ref().unwrap_or_else(|| panic!("{number} is {stage:?} without a unit"));
        assert!(!case.co_units.contains_key(unit), "{number}: {unit} leads and helps");
        assert!(!case.sealed || case.accused.as_ref() != Some(unit), "{number} is with the unit it accuses");
    }
    if matches!(stage, Stage::Submitted | Stage::Accepted) {
        assert_eq!(case.unit, None, "{number} is {stage:?}");
    }
    let running = || case.clocks.iter().filter(|clock| clock.is_running());
    if stage.is_paused() {
        let runs = running().find(|clock| clock.started.pausable);
        assert!(runs.is_none(), "{number} is {stage:?}, and {runs:?} runs");
    }
    if stage.is_done() {
        let owed = running()
            .find(|clock| clock.started.clock.bearer() == Bearer::Unit && clock.started.clock != ClockKind::Follow);
        assert!(owed.is_none(), "{number} is {stage:?}, and {owed:?} runs");
    }
    if matches!(stage, Stage::Archived | Stage::Declined | Stage::Withdrawn | Stage::Merged) {
        let live = case.clocks.iter().find(|clock| clock.is_live());
        assert!(live.is_none(), "{number} is {stage:?}, and {live:?} lives");
    }
}

/// Two entries of one command.
pub(super) fn reassigned_from_a_pause(first: &Entry, second: &Entry) -> bool {
    matches!((&first.event, &second.event), (Event::Resumed { .. }, Event::Reassigned { .. })) && first.by == second.by
}

//! Chasing (督办) by grades: the next one, or the same again; never a jump.

use super::super::Task;
use super::super::event::Event;
use super::written;
use yinuo_casework::Words;
use yinuo_kernel::{Refusal, Rule, Timestamp};

/// Reminder, chase, before the leaders.
const GRADES: u8 = 3;

pub(super) fn decide(task: &Task, grade: u8, words: &Words) -> Result<Event, Refusal> {
    self::grade(task.chased, grade)?;
    Ok(Event::Chased { grade, words: written(words)? })
}

/// Whether a grade may follow the highest one so far.
///
/// # Errors
/// [`Rule::GradeJumps`].
pub(crate) fn grade(chased: Option<(u8, Timestamp)>, grade: u8) -> Result<(), Refusal> {
    let next = chased.map_or(1, |(before, _)| (before + 1).min(GRADES));
    if grade == 0 || grade > next {
        return Err(Refusal::new(Rule::GradeJumps, format!("{grade} > {next}")));
    }
    Ok(())
}

//! What an account says of a promise (对账结论). What speaks against a unit must be right, or it is not
//! said: an expectation that was not reached is 未达预期 and no broken word, a figure that nobody has
//! looked at is 待核 and no failure, a promise whose day has not come is never 未完成.

use crate::named::named;
use crate::task::{Nature, Stage, TaskRow};
use crate::{Colour, Light, Period};
use jiff::civil::Date;

/// The conclusion on one promise, best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verdict {
    /// Signed off with evidence and a second reader.
    Done,
    /// Its day has not come, and nothing is behind.
    OnPace,
    /// Its day has not come, and something is behind.
    Slow,
    /// Goal or day was adjusted with the office's word, and the new day has not come.
    Adjusted,
    /// Nobody has looked yet: the unit says it is there, or the last figure is not in.
    ToCheck,
    /// An expectation (预期性) that was not reached.
    Short,
    /// Due, and not there.
    Undone,
    /// Withdrawn with the office's word.
    Withdrawn,
    /// Not sent out, or the unit disputes that it is its own: nobody answers for it yet.
    NotSent,
}

named!(Verdict {
    Done "done" "已完成" "Done",
    OnPace "on_pace" "序时推进" "On pace",
    Slow "slow" "慢于序时" "Behind pace",
    Adjusted "adjusted" "已调整" "Adjusted",
    ToCheck "to_check" "待核" "To be checked",
    Short "short" "未达预期" "Short of expectation",
    Undone "undone" "未完成" "Not done",
    Withdrawn "withdrawn" "已撤销" "Withdrawn",
    NotSent "not_sent" "未下发" "Not sent out",
});

impl Verdict {
    /// `light` is the task's on the same day. `None` for a proposal that became no task.
    pub fn of(task: &TaskRow, light: &Light, today: Date) -> Option<Verdict> {
        Some(match task.stage {
            Stage::Discarded => return None,
            Stage::Draft | Stage::Disputed => Verdict::NotSent,
            Stage::Closed => Verdict::Done,
            Stage::Withdrawn => Verdict::Withdrawn,
            // The unit has asked; the office reads.
            Stage::Claimed => Verdict::ToCheck,
            // A request waits for the office too.
            Stage::Issued | Stage::Active if task.asked && task.due.is_some_and(|due| due < today) => Verdict::ToCheck,
            Stage::Issued | Stage::Active => match task.due {
                Some(due) if due < today => due_and_open(task, due),
                _ if task.adjusted > 0 && light.colour != Colour::Late => Verdict::Adjusted,
                _ if light.colour == Colour::Late => Verdict::Slow,
                _ => Verdict::OnPace,
            },
        })
    }
}

/// Its day has passed and nobody has signed it off.
fn due_and_open(task: &TaskRow, due: Date) -> Verdict {
    if let Some(goal) = &task.goal {
        let Some((period, value)) = task.attained else { return Verdict::ToCheck };
        // A figure of the month before last says nothing about the year's end.
        let last = Period::of(due, task.every.unwrap_or(yinuo_casework::Every::Month));
        if period < last || goal.is_reached(value) || !task.attained_verified {
            return Verdict::ToCheck;
        }
        return if task.nature == Nature::Expected { Verdict::Short } else { Verdict::Undone };
    }
    let said = !task.nodes.is_empty() && task.nodes.iter().all(|node| node.met.is_some());
    if said { Verdict::ToCheck } else { Verdict::Undone }
}

/// Whether a figure may be printed as a fact: returned, and verified by the office.
pub fn is_proven(task: &TaskRow) -> bool {
    task.attained.is_some() && task.attained_verified
}

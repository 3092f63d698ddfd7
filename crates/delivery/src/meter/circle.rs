//! Circles: a figure that would, by way of others, be counted from itself would wait for itself for ever.

use super::Meter;
use crate::Row;
use std::collections::BTreeSet;
use yinuo_kernel::CaseNumber;

/// What a task leans on, as far as a circle needs it.
#[derive(Clone, Copy, Debug)]
pub struct Link<'a> {
    pub number: CaseNumber,
    pub parent: Option<CaseNumber>,
    pub meter: Option<&'a Meter>,
}

impl<'a> Link<'a> {
    /// Of a task's row; `None` for any other.
    pub fn of(row: &'a Row) -> Option<Link<'a>> {
        let task = row.task()?;
        Some(Link { number: row.number, parent: task.parent, meter: task.meter.as_ref() })
    }
}

/// Every task that this meter on the task `of` would lean on, directly or through others. The task itself
/// is among them where that is a circle.
pub fn reach(of: CaseNumber, meter: &Meter, links: &[Link<'_>]) -> BTreeSet<CaseNumber> {
    let (mut reached, mut waiting) = (BTreeSet::new(), vec![(of, meter)]);
    while let Some((number, meter)) = waiting.pop() {
        let next: Vec<CaseNumber> = match meter {
            Meter::Cases(_) | Meter::Projects(_) => Vec::new(),
            Meter::Same { task } => vec![*task],
            Meter::Shares => links.iter().filter(|it| it.parent == Some(number)).map(|it| it.number).collect(),
        };
        for number in next.into_iter().filter(|next| reached.insert(*next)) {
            let meter = links.iter().find(|link| link.number == number).and_then(|link| link.meter);
            // Its own meter is the one being set: what it has now no longer counts.
            waiting.extend(meter.filter(|_| number != of).map(|meter| (number, meter)));
        }
    }
    reached
}

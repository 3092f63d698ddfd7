//! What a decision may look at besides the case: the time, the actor, the city's rules.

use crate::{ClockKind, Directory, Rules, Started};
use yinuo_calendar::Calendar;
use yinuo_kernel::{Actor, CaseNumber, CategoryId, KindId, Refusal, Rule, Timestamp};

/// Everything `decide` is told.
#[derive(Clone, Copy, Debug)]
pub struct Scene<'a> {
    /// The case's number; for a submission the one it will get.
    pub number: CaseNumber,
    pub now: Timestamp,
    pub by: &'a Actor,
    pub rules: &'a Rules,
    pub directory: &'a Directory,
    pub calendar: &'a Calendar,
}

impl Scene<'_> {
    /// Starts a clock at `now` under the limit that applies to this kind and category today;
    /// `None` where the pack sets no such limit.
    pub fn start(&self, clock: ClockKind, kind: &KindId, category: &CategoryId) -> Option<Started> {
        let today = self.calendar.local(self.now).date();
        let limit = self.rules.limits.find(clock, kind, category, today)?;
        let due = self.calendar.deadline(self.now, limit.budget);
        let warn = self.calendar.deadline(self.now, limit.warn);
        Some(Started {
            clock,
            limit: limit.id.clone(),
            effective: limit.effective,
            due: due.at,
            warn: warn.at.min(due.at),
            provisional: due.provisional,
        })
    }

    /// Refuses a category the pack does not know.
    pub fn known_category(&self, category: &CategoryId) -> Result<(), Refusal> {
        match self.directory.category(category) {
            Some(_) => Ok(()),
            None => Err(Refusal::new(Rule::UnknownCategory, category.as_str())),
        }
    }

    /// Refuses words that are empty or longer than the form allows.
    pub fn fitting(&self, chars: u32, max: u32) -> Result<(), Refusal> {
        if chars == 0 {
            return Err(Rule::WordsMissing.into());
        }
        if chars > max {
            return Err(Refusal::new(Rule::WordsTooLong, format!("{chars} > {max}")));
        }
        Ok(())
    }
}

//! What a decision may look at besides the case: the time, the actor, the city's rules.

use crate::{Case, ClockKind, ClockState, Directory, Grade, Limit, Moved, Rules, Started};
use jiff::civil::Date;
use yinuo_calendar::{Budget, Calendar, Pause};
use yinuo_kernel::{Actor, CaseNumber, CategoryId, KindId, LimitId, Refusal, Rule, Timestamp};

/// Everything `decide` is told.
#[derive(Clone, Copy, Debug)]
pub struct Scene<'a> {
    /// The case's number; for a submission the one it will get.
    pub number: CaseNumber,
    pub now: Timestamp,
    pub by: &'a Actor,
    pub rules: &'a Rules,
    pub directory: &'a Directory,
    /// With the office hours of the unit that leads the case, where it has its own.
    pub calendar: &'a Calendar,
    /// The other case a command speaks of: the one to merge into, the parent of a new part.
    pub other: Option<&'a Case>,
}

impl Scene<'_> {
    pub fn today(&self) -> Date {
        self.calendar.local(self.now).date()
    }

    /// The limit that applies to this kind and category today, if the pack sets one.
    pub fn limit(&self, clock: ClockKind, kind: &KindId, category: &CategoryId) -> Option<&Limit> {
        self.rules.limits.find(clock, kind, category, self.today())
    }

    /// Starts a clock at `now` under the limit that applies to this kind and category today;
    /// `None` where the pack sets no such limit.
    pub fn start(&self, clock: ClockKind, kind: &KindId, category: &CategoryId) -> Option<Started> {
        let limit = self.limit(clock, kind, category)?;
        let due = self.calendar.deadline(self.now, limit.budget);
        let warn = self.calendar.deadline(self.now, limit.warn);
        Some(Started {
            clock,
            limit: limit.id.clone(),
            effective: limit.effective,
            due: due.at,
            warn: warn.at.min(due.at),
            provisional: due.provisional,
            tag: 0,
            budget: Some(limit.budget),
            warn_budget: Some(limit.warn),
            grades: self.grades(due.at, limit.grades.iter().copied()),
            pausable: limit.pausable,
        })
    }

    /// Starts a clock that ends on a given instant: a milestone, the end of a suspension.
    pub fn until(&self, clock: ClockKind, tag: u32, due: Timestamp, warn: Timestamp) -> Started {
        Started {
            clock,
            limit: LimitId::given(),
            effective: self.today(),
            due,
            warn: warn.min(due),
            provisional: false,
            tag,
            budget: None,
            warn_budget: None,
            grades: Vec::new(),
            pausable: false,
        }
    }

    /// A date that was given, after the pause that has just ended.
    pub fn put_off(&self, clock: &ClockState, pause: Pause) -> Moved {
        let started = &clock.started;
        let moved = |at| self.calendar.put_off(at, clock.start, pause);
        let due = moved(started.due);
        Moved {
            clock: started.clock,
            tag: started.tag,
            from: clock.from,
            budget: None,
            warn_budget: None,
            due,
            warn: moved(started.warn).min(due),
            provisional: started.provisional,
            grades: self.grades(due, started.grades.iter().map(|grade| grade.after)),
        }
    }

    /// The instants of grades after a deadline.
    pub fn grades(&self, due: Timestamp, after: impl Iterator<Item = Budget>) -> Vec<Grade> {
        after.map(|after| Grade { after, at: self.calendar.deadline(due, after).at }).collect()
    }

    /// The instants of a clock reckoned from what it rests on, with its pauses. Each extension
    /// counts from where the time before it ends now. `None` for a date that was given: nothing
    /// moves that.
    pub fn reckon(&self, clock: &ClockState, pauses: &[Pause]) -> Option<Moved> {
        let started = &clock.started;
        let budget = started.budget?;
        let (mut from, mut provisional) = (clock.start, false);
        for earlier in &clock.earlier {
            let end = self.calendar.deadline_with(from, *earlier, pauses);
            (from, provisional) = (end.at, provisional || end.provisional);
        }
        let due = self.calendar.deadline_with(from, budget, pauses);
        // The warning of an extended clock is its old deadline.
        let warn = started.warn_budget.map_or(from, |warn| self.calendar.deadline_with(from, warn, pauses).at);
        Some(Moved {
            clock: started.clock,
            tag: started.tag,
            from,
            budget: started.budget,
            warn_budget: started.warn_budget,
            due: due.at,
            warn: warn.min(due.at),
            provisional: provisional || due.provisional,
            grades: self.grades(due.at, started.grades.iter().map(|grade| grade.after)),
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

    /// Refuses more photos than the form allows.
    pub fn few_photos(&self, count: usize) -> Result<(), Refusal> {
        let max = self.rules.form.photos_max;
        if count > max as usize {
            return Err(Refusal::new(Rule::TooManyPhotos, format!("{count} > {max}")));
        }
        Ok(())
    }
}

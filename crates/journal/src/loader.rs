//! Whole lives of cases in one change each: for filling a store with many cases at once.
//!
//! The commands are decided as the engine decides them, so every rule holds; but one case is one
//! change, without receipts and without the steps between. News to other cases is not carried:
//! a life that would send some is refused.

use crate::search::indexed;
use crate::timer::timers;
use crate::{CaseRow, Change, Head, Submission, World};
use yinuo_casework::{Case, Scene, decide, effects};
use yinuo_kernel::{CaseNumber, Refusal, Rule, Timestamp};

/// Makes the changes of a place's chain, one case after the other.
#[derive(Debug)]
pub struct Loader<'a> {
    world: &'a World,
    head: Head,
}

impl<'a> Loader<'a> {
    /// Goes on after `head`.
    pub fn new(world: &'a World, head: Head) -> Loader<'a> {
        Loader { world, head }
    }

    /// A case to which these commands are given at `now`, the first of them its submission.
    ///
    /// # Errors
    /// The first command that a rule forbids.
    pub fn life(&mut self, number: CaseNumber, now: Timestamp, life: Vec<Submission>) -> Result<Change, Refusal> {
        let world = self.world;
        let mut change = Change::empty(number);
        let mut case: Option<Case> = None;
        for submission in life {
            let case_type = case.as_ref().map(|case| case.case_type.clone()).or(submission.case_type);
            let matter = match &case_type {
                Some(id) => world.matter(id).ok_or_else(|| Refusal::new(Rule::UnknownType, id.as_str()))?,
                None => world.main(),
            };
            let scene = Scene {
                number,
                now,
                by: &submission.by,
                rules: &matter.rules,
                directory: &matter.directory,
                calendar: world.calendar_of(case.as_ref().and_then(|case| case.unit.as_ref())),
                other: None,
            };
            for entry in decide(case.as_ref(), &submission.command, &scene)? {
                let n = u32::try_from(change.records.len()).unwrap_or(u32::MAX).saturating_add(1);
                let (head, record) = self.head.push(world.place, number, n, &entry);
                self.head = head;
                change.records.push(record);
                match &mut case {
                    Some(case) => case.apply(&entry),
                    None => case = Case::open(&entry),
                }
                if case.as_ref().is_some_and(|case| !effects(case, &entry).is_empty()) {
                    return Err(Refusal::new(Rule::StageForbids, "a life that reaches other cases"));
                }
            }
            change.words.extend(submission.words);
            change.person = change.person.or(submission.person);
            change.blobs.extend(submission.blobs);
        }
        let Some(case) = case else { return Err(Rule::UnknownCase.into()) };
        let row = CaseRow::of(&case);
        change.index = change.words.first().filter(|_| !row.sealed).map(|words| indexed(&words.text));
        change.helpers_changed = !row.helpers.is_empty();
        change.project(None, row);
        change.put_timers = timers(&case);
        Ok(change)
    }
}

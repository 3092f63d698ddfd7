//! What follows from a decision: apply, chain, project, write; then the news for other cases, in
//! the same transaction.

use super::core::{Ask, Core, Loaded};
use super::news::News;
use super::submission::Submission;
use crate::search::indexed;
use crate::timer::timers;
use crate::{CaseRow, Change, Fault, Letter, Receipt, Store, StoredRecord, Told};
use yinuo_casework::commands::submit::Submit;
use yinuo_casework::{Case, Command, Effect, Entry, Event, effects, notices};
use yinuo_kernel::{Actor, CaseNumber, CaseTypeId, Timestamp};

impl<S: Store> Core<S> {
    /// Carries out entries and everything they cause; `None` when there are none.
    ///
    /// Effects reach a parent, children and duplicates; each such command is idempotent and ends
    /// after one step, so the recursion is as deep as the family.
    pub(super) fn carry(
        &mut self,
        loaded: Option<Loaded>,
        number: CaseNumber,
        entries: &[Entry],
        submission: Option<&Submission>,
        now: Timestamp,
    ) -> Result<Option<Receipt>, Fault> {
        let place = self.world.place;
        let before = loaded.as_ref().map(|l| timers(&l.case)).unwrap_or_default();
        let was = loaded.as_ref().map(|l| CaseRow::of(&l.case));
        let had_helpers = loaded.as_ref().is_some_and(|l| !l.case.co_units.is_empty());
        let fresh = loaded.is_none();
        let concerns = loaded.as_ref().map(|l| News::concerned(&l.case)).unwrap_or_default();
        let mut state = loaded;
        let mut head = match self.head {
            Some(head) => head,
            None => self.store.head(place)?,
        };
        let mut records: Vec<StoredRecord> = Vec::with_capacity(entries.len());
        let mut caused: Vec<Effect> = Vec::new();
        let mut letters: Vec<Letter> = Vec::new();
        for entry in entries {
            let n = state.as_ref().map_or(0, |l| l.n) + 1;
            let (next, record) = head.push(place, number, n, entry);
            head = next;
            records.push(record);
            match &mut state {
                Some(loaded) => {
                    loaded.case.apply(entry);
                    loaded.n = n;
                }
                None => state = Case::open(entry).map(|case| Loaded { case, n }),
            }
            if let Some(loaded) = &state {
                caused.extend(effects(&loaded.case, entry));
                letters.extend(self.letters(
                    notices(&loaded.case, entry).into_iter().map(Told::Case),
                    head.seq,
                    entry.at,
                )?);
            }
        }
        let Some(state) = state else { return Ok(None) };
        if records.is_empty() {
            self.ready(number, state);
            return Ok(None);
        }
        let after = timers(&state.case);
        let receipt = Receipt {
            case: number,
            stage: Some(state.case.stage),
            seq: head.seq,
            at: now,
            asked: submission.map(|s| s.asked.clone()).unwrap_or_default(),
        };
        let row = CaseRow::of(&state.case);
        let mut change = Change {
            records,
            helpers_changed: had_helpers || !row.helpers.is_empty(),
            index: submission.filter(|_| fresh && !row.sealed).and_then(|s| s.words.first()).map(|w| indexed(&w.text)),
            letters,
            erase: entries.iter().any(|entry| entry.event == Event::Forgotten),
            drop_timers: before.iter().filter(|t| !after.contains(t)).copied().collect(),
            put_timers: after.iter().filter(|t| !before.contains(t)).copied().collect(),
            words: submission.map(|s| s.words.clone()).unwrap_or_default(),
            person: submission.and_then(|s| s.person.clone()),
            blobs: submission.map(|s| s.blobs.clone()).unwrap_or_default(),
            receipt: submission.and_then(|s| s.key.clone()).map(|key| (key, receipt.clone())),
            ..Change::empty(number)
        };
        change.project(was.as_ref(), row);
        self.store.write(place, &change)?;
        self.head = Some(head);
        self.untold.push(News::of(head.seq, concerns, &state.case));
        // Only a new case holds the day's highest serial.
        if fresh && self.serial.is_none_or(|(day, last)| (day, last) < (number.day(), number.serial())) {
            self.serial = Some((number.day(), number.serial()));
        }
        let case_type = state.case.case_type.clone();
        self.ready(number, state);
        for effect in caused {
            match effect {
                Effect::Tell { case, command } => self.tell(case, &command, now)?,
                Effect::Open(submit) => self.open(*submit, &case_type, now)?,
            }
        }
        Ok(Some(receipt))
    }

    /// Opens a part or an occurrence. A pack that no longer knows its category opens nothing;
    /// the parent's record of the split shows what was meant.
    fn open(&mut self, submit: Submit, case_type: &CaseTypeId, now: Timestamp) -> Result<(), Fault> {
        let number = self.next_number(now)?;
        let command = Command::Submit(Box::new(submit));
        let ask = Ask { number, case_type, by: &Actor::SYSTEM, command: &command, now };
        match self.decide(None, &ask)? {
            Ok(entries) => self.carry(None, number, &entries, None, now).map(|_| ()),
            Err(refusal) => {
                tracing::warn!(%refusal, "a part could not be opened");
                Ok(())
            }
        }
    }
}

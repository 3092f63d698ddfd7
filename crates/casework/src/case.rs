//! The state of a case: nothing but its events, folded.

use crate::clock::{ClockKind, ClockState};
use crate::event::{Blob, Channel, Choice, Entry, Event, Submitted, Words};
use crate::{Asked, Moved, Recurrence, Request, Stage};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use yinuo_kernel::{
    CaseNumber, CaseTypeId, CategoryId, CellId, EmergencyId, KindId, OutcomeId, PersonId, Timestamp, UnitId,
};

/// What the citizen said of the outcome.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rating {
    /// 1 (very dissatisfied) to 5 (very satisfied).
    pub score: u8,
    pub at: Timestamp,
}

/// One case (办件).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Case {
    pub number: CaseNumber,
    pub case_type: CaseTypeId,
    pub stage: Stage,
    pub kind: KindId,
    pub category: CategoryId,
    pub category_by: Choice,
    pub cell: Option<CellId>,
    pub channel: Channel,
    pub person: Option<PersonId>,
    pub words: Words,
    pub photos: Vec<Blob>,
    pub received: Option<Timestamp>,
    pub submitted_at: Timestamp,
    pub sealed: bool,
    pub accused: Option<UnitId>,
    pub emergency: Option<EmergencyId>,
    pub handed_to: Option<EmergencyId>,

    /// The lead unit: it must act, or acted last.
    pub unit: Option<UnitId>,
    /// The co-units of this round, and whether each has contributed.
    pub co_units: BTreeMap<UnitId, bool>,
    /// The unit that resolved it: a reopening reaches exactly this one.
    pub resolved_by: Option<UnitId>,
    pub resolved_at: Option<Timestamp>,
    /// Whether the citizen has had a reply in this round.
    pub replied: bool,
    /// The last reply, which a duplicate's person reads too.
    pub reply: Option<Words>,
    pub outcome: Option<OutcomeId>,
    /// The demand was set aside as unreasonable, and nobody has objected.
    pub set_aside: bool,
    /// 1, and one more for each reopening.
    pub round: u32,
    /// How often it was opened again; an objection is none.
    pub reopened: u32,
    pub dispatches: u32,
    pub returns: u32,
    /// The centre refused a return of this dispatch.
    pub return_refused: bool,
    pub designated: bool,
    pub extensions: u32,
    pub asked: Option<Asked>,
    /// The highest grade of a chase in this round.
    pub chased: u8,
    /// The highest grade of lateness in this round, and whom it reached.
    pub escalated: u8,
    pub escalated_to: Option<UnitId>,
    pub rating: Option<Rating>,
    /// What the call back heard.
    pub satisfied: Option<bool>,

    pub parent: Option<CaseNumber>,
    /// Its parts, and whether each is closed.
    pub children: BTreeMap<CaseNumber, bool>,
    pub merged_into: Option<CaseNumber>,
    pub absorbed: Vec<CaseNumber>,
    pub recurrence: Option<Recurrence>,
    /// Words, photos and person were erased.
    pub forgotten: bool,

    pub clocks: Vec<ClockState>,
    pub last_at: Timestamp,
}

impl Case {
    /// The case that a first entry opens; `None` when that entry is no submission.
    pub fn open(entry: &Entry) -> Option<Case> {
        let Event::Submitted(submitted) = &entry.event else { return None };
        let mut case = Case::fresh(submitted, entry.at);
        case.start_clocks(entry);
        Some(case)
    }

    fn fresh(submitted: &Submitted, at: Timestamp) -> Case {
        Case {
            number: submitted.number,
            case_type: submitted.case_type.clone(),
            stage: Stage::Submitted,
            kind: submitted.kind.clone(),
            category: submitted.category.clone(),
            category_by: submitted.category_by,
            cell: submitted.cell.clone(),
            channel: submitted.channel,
            person: submitted.person,
            words: submitted.words.clone(),
            photos: submitted.photos.clone(),
            received: submitted.received,
            submitted_at: at,
            sealed: submitted.sealed,
            accused: submitted.accused.clone(),
            emergency: submitted.emergency.clone(),
            handed_to: None,
            unit: None,
            co_units: BTreeMap::new(),
            resolved_by: None,
            resolved_at: None,
            replied: false,
            reply: None,
            outcome: None,
            set_aside: false,
            round: 1,
            reopened: 0,
            dispatches: 0,
            returns: 0,
            return_refused: false,
            designated: false,
            extensions: 0,
            asked: None,
            chased: 0,
            escalated: 0,
            escalated_to: None,
            rating: None,
            satisfied: None,
            parent: submitted.parent,
            children: BTreeMap::new(),
            merged_into: None,
            absorbed: Vec::new(),
            recurrence: submitted.recurrence,
            forgotten: false,
            clocks: Vec::new(),
            last_at: at,
        }
    }

    /// Folds a history; `None` when it is empty or does not begin with a submission.
    pub fn replay<'a>(entries: impl IntoIterator<Item = &'a Entry>) -> Option<Case> {
        let mut entries = entries.into_iter();
        let mut case = Case::open(entries.next()?)?;
        for entry in entries {
            case.apply(entry);
        }
        Some(case)
    }

    /// Takes up one entry. Cannot fail: what was decided has happened.
    pub fn apply(&mut self, entry: &Entry) {
        let at = entry.at;
        match &entry.event {
            Event::Submitted(_) | Event::Disclosed | Event::Split { .. } | Event::Planned { .. } => {}
            Event::Accepted { category } => {
                self.stage = Stage::Accepted;
                self.category = category.clone();
                self.category_by = Choice::Chosen;
                self.stop(at, &[ClockKind::Accept]);
            }
            Event::Declined { .. } => self.leave(Stage::Declined, at),
            Event::Dispatched { unit, designated, .. } => {
                self.hand_to(unit, at);
                self.designated = *designated;
            }
            Event::Reassigned { unit, designated, .. } => {
                self.resume(at);
                self.hand_to(unit, at);
                self.designated = *designated;
            }
            Event::Signed => {
                self.stage = Stage::Signed;
                self.stop(at, &[ClockKind::Sign]);
            }
            Event::Returned { .. } => self.returned(at),
            Event::Asked { request, .. } => {
                let (unit, post) = (entry.by.unit.clone(), entry.by.post.clone());
                self.asked = Some(Asked { request: *request, at, unit, post });
                if *request == Request::Return {
                    self.stop(at, &[ClockKind::Sign]);
                }
            }
            Event::Granted { request, moved, .. } => self.granted(*request, moved, at),
            Event::Refused { request, .. } => {
                self.asked = None;
                self.return_refused |= *request == Request::Return;
                self.stop(at, &[ClockKind::Decide]);
            }
            Event::Assisted { units } => {
                self.co_units.extend(units.iter().map(|unit| (unit.clone(), false)));
                self.stop(at, &[ClockKind::Assist]);
            }
            Event::Relieved { units, .. } => {
                self.co_units.retain(|unit, _| !units.contains(unit));
                self.helped(at);
            }
            Event::Contributed { unit, .. } => {
                self.co_units.insert(unit.clone(), true);
                self.helped(at);
            }
            Event::Resumed { moved } => {
                self.stage = Stage::Signed;
                self.resume(at);
                self.take(moved, at);
                self.stop(at, &[ClockKind::Suspend]);
            }
            Event::Replied { outcome, words } => {
                self.stage = Stage::Replied;
                self.reply = Some(words.clone());
                self.replied = true;
                self.outcome = outcome.clone().or(self.outcome.take());
                self.stop(at, &[ClockKind::Reply, ClockKind::Return, ClockKind::Chase]);
            }
            Event::Resolved { outcome, .. } => {
                self.outcome = outcome.clone().or(self.outcome.take());
                self.resolved(at);
            }
            Event::Met { milestone, .. } => self.stop_tagged(at, ClockKind::Milestone, *milestone),
            Event::Chased { grade, .. } => self.chased = self.chased.max(*grade),
            Event::Verified { .. } => {
                // Whoever was called back or has rated stays heard.
                if self.stage == Stage::Resolved {
                    self.stage = Stage::Verified;
                }
                self.stop(at, &[ClockKind::Verify, ClockKind::Follow]);
            }
            Event::CalledBack { satisfied, .. } => {
                self.stage = Stage::CalledBack;
                self.satisfied = *satisfied;
                self.stop(at, &[ClockKind::CallBack]);
            }
            Event::Rated { score, .. } => {
                self.stage = Stage::Rated;
                self.rating = Some(Rating { score: *score, at });
                self.stop(at, &[ClockKind::CallBack]);
            }
            Event::Reopened { .. } => {
                self.reopened += 1;
                self.again(at);
            }
            Event::Objected { .. } => self.again(at),
            Event::Withdrawn { .. } => self.leave(Stage::Withdrawn, at),
            Event::Merged { into } => {
                self.merged_into = Some(*into);
                self.leave(Stage::Merged, at);
            }
            Event::Absorbed { from } => self.absorbed.push(*from),
            Event::Followed { unit, .. } => {
                if let Some(unit) = unit {
                    self.unit = Some(unit.clone());
                    self.co_units.remove(unit);
                }
                self.resolved(at);
            }
            Event::Revived => {
                self.stage = Stage::Accepted;
                self.merged_into = None;
                self.unit = None;
            }
            Event::Adopted { child } | Event::ChildReopened { child } => {
                self.children.insert(*child, false);
            }
            Event::ChildClosed { child, .. } => {
                self.children.insert(*child, true);
            }
            Event::Amended { category, kind, cell } => {
                if let Some(category) = category {
                    self.category = category.clone();
                    self.category_by = Choice::Chosen;
                }
                self.kind = kind.clone().unwrap_or_else(|| self.kind.clone());
                self.cell = cell.clone().or(self.cell.take());
            }
            Event::HandedOver { to } => self.handed_to = Some(to.clone()),
            Event::Recurred { .. } => self.stop(at, &[ClockKind::Recur]),
            Event::Elapsed { clock, round, point, tag, to } => self.elapse(*clock, *tag, *round, *point, to.as_ref()),
            Event::Reckoned { moved } => self.take(moved, at),
            Event::Forgotten => {
                self.forgotten = true;
                self.person = None;
                self.stop(at, &[ClockKind::Retain]);
            }
            Event::Archived => self.leave(Stage::Archived, at),
        }
        self.start_clocks(entry);
        self.last_at = at;
    }

    fn hand_to(&mut self, unit: &UnitId, at: Timestamp) {
        self.stage = Stage::Dispatched;
        self.unit = Some(unit.clone());
        if self.co_units.remove(unit).is_some() {
            self.helped(at);
        }
        self.dispatches += 1;
        self.return_refused = false;
        self.designated = false;
        self.asked = None;
        self.stop(at, &[ClockKind::Sign, ClockKind::Return, ClockKind::Decide, ClockKind::Suspend, ClockKind::Chase]);
    }

    /// The clock of the co-units stops with the last contribution.
    fn helped(&mut self, at: Timestamp) {
        if self.co_units.values().all(|done| *done) {
            self.stop(at, &[ClockKind::Assist]);
        }
    }

    fn returned(&mut self, at: Timestamp) {
        self.stage = Stage::Accepted;
        self.unit = None;
        self.returns += 1;
        self.asked = None;
        self.stop(at, &[ClockKind::Sign, ClockKind::Return, ClockKind::Decide, ClockKind::Chase]);
    }

    fn granted(&mut self, request: Request, moved: &[Moved], at: Timestamp) {
        self.asked = None;
        self.stop(at, &[ClockKind::Decide]);
        match request {
            Request::Return => self.returned(at),
            Request::Extend { .. } => {
                self.extensions += 1;
                self.each_moved(moved, |clock, one| clock.lengthen(one, at));
            }
            Request::Suspend { .. } => self.pause(Stage::Suspended, at),
            Request::Defer { .. } => self.pause(Stage::Deferred, at),
            Request::SetAside => {
                self.set_aside = true;
                self.resolved(at);
            }
        }
    }

    fn resolved(&mut self, at: Timestamp) {
        self.stage = Stage::Resolved;
        self.resolved_by.clone_from(&self.unit);
        self.resolved_at = Some(at);
        self.asked = None;
        // A recurring duty goes on: that one of its cases is done ends nothing.
        self.stop_all_but(at, &[ClockKind::Recur]);
    }

    fn again(&mut self, at: Timestamp) {
        self.unit.clone_from(&self.resolved_by);
        self.stage = if self.unit.is_some() { Stage::Dispatched } else { Stage::Accepted };
        self.round += 1;
        self.replied = false;
        self.reply = None;
        self.set_aside = false;
        self.outcome = None;
        self.satisfied = None;
        self.chased = 0;
        self.escalated = 0;
        self.escalated_to = None;
        self.extensions = 0;
        for done in self.co_units.values_mut() {
            *done = false;
        }
        self.return_refused = false;
        self.stop_all_but(at, &[ClockKind::Recur]);
    }

    fn leave(&mut self, stage: Stage, at: Timestamp) {
        self.stage = stage;
        self.asked = None;
        self.stop_all_but(at, &[]);
    }

    pub(crate) fn each_moved(&mut self, moved: &[Moved], with: impl Fn(&mut ClockState, &Moved)) {
        for one in moved {
            let same = |c: &&mut ClockState| c.is_live() && c.started.clock == one.clock && c.started.tag == one.tag;
            if let Some(clock) = self.clocks.iter_mut().rev().find(same) {
                with(clock, one);
            }
        }
    }
}

//! Events make the state. Nothing here may fail: an event has happened.

use super::brief::Brief;
use super::event::Event;
use super::request::Ask;
use super::returns::Returned;
use super::stage::Stage;
use super::{Share, Task};
use crate::node;
use yinuo_kernel::{Actor, CaseNumber, Timestamp, UnitId};

impl Task {
    pub(crate) fn open(number: CaseNumber, at: Timestamp, event: &Event) -> Option<Task> {
        let Event::Proposed(brief) = event else { return None };
        Some(Task {
            number,
            stage: Stage::Draft,
            brief: Brief::clone(brief),
            proposed_at: at,
            issued_at: None,
            confirm_by: None,
            plan_words: None,
            nodes: Vec::new(),
            shares: Vec::new(),
            meter: None,
            returns: std::collections::BTreeMap::new(),
            request: None,
            chased: None,
            claimed_by: None,
            closed_at: None,
            relapses: 0,
            adjusted: 0,
            heard: (0, 0),
            links: Vec::new(),
            shown: false,
            last_at: at,
        })
    }

    pub(crate) fn apply(&mut self, at: Timestamp, by: &Actor, event: &Event) {
        self.last_at = at;
        match event {
            // A second proposal cannot happen; if a log has one, the brief in it stands.
            Event::Proposed(brief) | Event::Edited(brief) => self.brief = Brief::clone(brief),
            Event::Discarded => self.stage = Stage::Discarded,
            Event::Planned { nodes, words } => {
                node::plan(&mut self.nodes, nodes);
                self.plan_words = Some(words.clone());
            }
            Event::Shared { shares } => self.shares = shares.iter().map(Share::clone).collect(),
            Event::Metered { meter } => self.meter.clone_from(meter),
            Event::Issued { confirm_by } => {
                self.stage = Stage::Issued;
                self.issued_at = Some(at);
                self.confirm_by = Some(*confirm_by);
            }
            Event::Confirmed { .. } => self.go_on(),
            Event::Disputed { .. } => {
                self.stage = Stage::Disputed;
                self.confirm_by = None;
            }
            Event::Settled { lead, confirm_by, .. } => self.settle(lead.as_ref(), *confirm_by),
            Event::Returned(back) => {
                self.returns.insert(back.period, Returned { at, what: super::Return::clone(back), good: None });
            }
            Event::Checked { period, good, .. } => {
                if let Some(back) = self.returns.get_mut(period) {
                    back.good = Some(*good);
                }
            }
            Event::Met { node: id, evidence } => node::meet(&mut self.nodes, *id, at, by, evidence),
            Event::Verified { node: id, good, .. } => node::verify(&mut self.nodes, *id, *good),
            Event::Asked { ask, .. } => self.request = Some(ask.clone()),
            Event::Granted { ask, .. } => self.grant(ask),
            Event::Refused { .. } => self.request = None,
            Event::Chased { grade, .. } => {
                self.chased = Some((self.chased.map_or(*grade, |(before, _)| before.max(*grade)), at));
            }
            Event::Claimed { .. } => {
                self.stage = Stage::Claimed;
                self.claimed_by = Some(by.clone());
            }
            Event::Closed { .. } => {
                self.stage = Stage::Closed;
                self.closed_at = Some(at);
            }
            Event::SentBack { .. } => self.go_on(),
            Event::Reopened { .. } => {
                self.relapses += 1;
                self.go_on();
            }
            Event::Heard { pleased: true, .. } => self.heard.0 += 1,
            Event::Heard { pleased: false, .. } => self.heard.1 += 1,
            Event::Linked { to } => self.links.push(*to),
            Event::Shown { on } => self.shown = *on,
        }
    }

    /// Work goes on.
    fn go_on(&mut self) {
        self.stage = Stage::Active;
        self.confirm_by = None;
        self.claimed_by = None;
        self.closed_at = None;
    }

    fn settle(&mut self, lead: Option<&UnitId>, confirm_by: Option<Timestamp>) {
        match lead {
            Some(lead) => {
                self.stage = Stage::Issued;
                self.confirm_by = confirm_by;
                self.brief.lead = Some(lead.clone());
                self.brief.lead_by = None;
            }
            None => self.go_on(),
        }
    }

    fn grant(&mut self, ask: &Ask) {
        self.request = None;
        match ask {
            Ask::Withdraw => self.stage = Stage::Withdrawn,
            Ask::Adjust { due, goal } => {
                self.adjusted += 1;
                self.brief.due = due.or(self.brief.due);
                if let Some(goal) = goal {
                    self.brief.goal = Some(goal.clone());
                }
            }
        }
    }
}

//! Events make the state. Nothing here may fail: an event has happened.

use super::event::{Event, Opening};
use super::money::Returned;
use super::permit::Standing;
use super::request::{Ask, Request};
use super::stage::Stage;
use super::visit::{Visit, VisitMark};
use super::{Dropped, Obstacle, Project};
use crate::node;
use crate::scene::day;
use jiff::civil::Date;
use std::collections::BTreeMap;
use yinuo_kernel::{Actor, CaseNumber, Timestamp};

impl Project {
    pub(crate) fn open(number: CaseNumber, at: Timestamp, event: &Event) -> Option<Project> {
        let Event::Entered(opening) = event else { return None };
        let Opening { card, charge, reached, permits } = Opening::clone(opening);
        // An opening without a stage is refused; if a log has one, it is a lead of that day.
        let (stage, moved_on) = reached.last_key_value().map_or((Stage::Lead, day(at)), |(stage, on)| (*stage, *on));
        Some(Project {
            number,
            card,
            charge,
            stage,
            reached,
            moved_on,
            dropped: None,
            counted: None,
            permits,
            plans: BTreeMap::new(),
            returns: BTreeMap::new(),
            plan_words: None,
            nodes: Vec::new(),
            obstacles: Vec::new(),
            visits: (0, None),
            request: None,
            chased: None,
            adjusted: 0,
            links: Vec::new(),
            shown: false,
            entered_at: at,
            last_at: at,
        })
    }

    pub(crate) fn apply(&mut self, at: Timestamp, by: &Actor, event: &Event) {
        self.last_at = at;
        match event {
            // A second entering cannot happen; if a log has one, the card in it stands.
            Event::Entered(opening) => self.card = opening.card.clone(),
            Event::Amended(card) => self.card = super::Card::clone(card),
            Event::Moved { to, on, .. } => {
                self.stage = *to;
                self.moved_on = *on;
                self.reached.insert(*to, *on);
            }
            Event::MovedBack { to, on, .. } => self.move_back(*to, *on),
            Event::Counted { on, .. } => self.counted = Some(*on),
            Event::Uncounted { .. } => self.counted = None,
            Event::Dropped { on, .. } => self.drop(*on),
            Event::Revived { on, .. } => {
                if let Some(dropped) = self.dropped.take() {
                    self.stage = dropped.from;
                    self.moved_on = *on;
                }
            }
            Event::Permitted { permit, standing: Standing::None, .. } => {
                self.permits.remove(permit);
            }
            Event::Permitted { permit, standing, .. } => {
                self.permits.insert(*permit, *standing);
            }
            Event::Budgeted { plan, .. } => {
                self.plans.insert(plan.year, plan.clone());
            }
            Event::Planned { nodes, words } => {
                node::plan(&mut self.nodes, nodes);
                self.plan_words = Some(words.clone());
            }
            Event::Met { node: id, evidence } => node::meet(&mut self.nodes, *id, at, by, evidence),
            Event::Verified { node: id, good, .. } => node::verify(&mut self.nodes, *id, *good),
            Event::Returned(back) => {
                let returned = Returned { at, by: by.clone(), what: super::Return::clone(back), good: None };
                self.returns.insert(back.period, returned);
            }
            Event::Checked { period, good, .. } => {
                if let Some(back) = self.returns.get_mut(period) {
                    back.good = Some(*good);
                }
            }
            Event::Obstructed { case, node } => {
                self.obstacles.push(Obstacle { case: *case, node: *node, since: at, cleared: None });
            }
            Event::Cleared { case } => {
                let open = |obstacle: &&mut Obstacle| obstacle.case == *case && obstacle.cleared.is_none();
                self.obstacles.iter_mut().filter(open).for_each(|obstacle| obstacle.cleared = Some(at));
            }
            Event::Visited(visit) => self.visited(visit),
            Event::Handed { charge, .. } => self.charge = super::Charge::clone(charge),
            Event::Asked { ask, .. } => self.request = Some(Request { at, by: by.clone(), ask: *ask }),
            Event::Granted { ask, .. } => {
                self.request = None;
                match ask {
                    Ask::Drop => self.drop(day(at)),
                    Ask::Adjust(promise) => {
                        self.adjusted += 1;
                        self.card.promise = promise.or(self.card.promise);
                    }
                }
            }
            Event::Refused { .. } => self.request = None,
            Event::Chased { grade, .. } => {
                self.chased = Some((self.chased.map_or(*grade, |(before, _)| before.max(*grade)), at));
            }
            Event::Linked { to } => self.links.push(*to),
            Event::Shown { on } => self.shown = *on,
        }
    }

    /// The days of later stages no longer stand; the events keep them. The day on which it first
    /// reached the stage stands.
    fn move_back(&mut self, to: Stage, on: Date) {
        self.reached.retain(|stage, _| *stage <= to);
        self.reached.entry(to).or_insert(on);
        self.stage = to;
        self.moved_on = on;
        if !to.is_begun() {
            self.counted = None;
        }
        if to.is_discreet() {
            self.shown = false;
        }
    }

    fn drop(&mut self, on: Date) {
        // Dropped twice is dropped once.
        if self.stage != Stage::Dropped {
            self.dropped = Some(Dropped { on, from: self.stage });
        }
        self.stage = Stage::Dropped;
        self.moved_on = on;
        self.request = None;
    }

    fn visited(&mut self, visit: &Visit) {
        let (count, last) = &mut self.visits;
        *count += 1;
        if last.as_ref().is_none_or(|last| last.on <= visit.on) {
            *last = Some(VisitMark::of(visit));
        }
    }
}

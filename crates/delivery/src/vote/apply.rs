//! Events make the state. Nothing here may fail: an event has happened.

use super::{Card, Event, Stage, Vote};
use yinuo_kernel::{Actor, CaseNumber, Timestamp};

impl Vote {
    pub(crate) fn open(number: CaseNumber, at: Timestamp, event: &Event) -> Option<Vote> {
        let Event::Drafted(card) = event else { return None };
        Some(Vote {
            number,
            card: Card::clone(card),
            stage: Stage::Drafting,
            paper: Vec::new(),
            round: 0,
            slips: Vec::new(),
            drafted_at: at,
            opened_at: None,
            opened_by: None,
            closes_at: None,
            failed: Vec::new(),
            counted: None,
            counted_at: None,
            shown: false,
            last_at: at,
        })
    }

    pub(crate) fn apply(&mut self, at: Timestamp, by: &Actor, event: &Event) {
        self.last_at = at;
        match event {
            // A second draft cannot happen; if a log has one, the card in it stands.
            Event::Drafted(card) | Event::Amended(card) => self.card = Card::clone(card),
            Event::Listed { candidates } => self.paper = candidates.clone(),
            Event::Opened { round, slips, closes_at } => {
                self.stage = Stage::Open;
                self.round = *round;
                self.slips = slips.clone();
                self.opened_at = Some(at);
                self.opened_by = Some(by.clone());
                self.closes_at = Some(*closes_at);
            }
            Event::Counted(counted) => {
                self.stage = Stage::Counted;
                self.counted = Some(super::Counted::clone(counted));
                self.counted_at = Some(at);
            }
            Event::Failed(failed) => {
                self.stage = Stage::Failed;
                self.failed.push(super::Failed::clone(failed));
            }
            Event::Discarded => self.stage = Stage::Discarded,
            Event::Shown { on } => self.shown = *on,
        }
    }
}

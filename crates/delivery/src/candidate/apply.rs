//! Events make the state. Nothing here may fail: an event has happened.

use super::{Candidate, Costing, Event, Idea, Outcome, Stage};
use yinuo_kernel::{CaseNumber, Timestamp};

impl Candidate {
    pub(crate) fn open(number: CaseNumber, at: Timestamp, event: &Event) -> Option<Candidate> {
        let Event::Suggested(idea) = event else { return None };
        Some(Candidate {
            number,
            stage: Stage::Suggested,
            idea: Idea::clone(idea),
            costing: None,
            into: None,
            declined: None,
            vote: None,
            outcome: None,
            task: None,
            shown: false,
            suggested_at: at,
            last_at: at,
        })
    }

    pub(crate) fn apply(&mut self, at: Timestamp, event: &Event) {
        self.last_at = at;
        match event {
            // A second suggestion cannot happen; if a log has one, the idea in it stands.
            Event::Suggested(idea) => self.idea = Idea::clone(idea),
            Event::Edited { words, title_chars } => {
                self.idea.words = words.clone();
                self.idea.title_chars = *title_chars;
            }
            Event::Accepted => self.stage = Stage::Reviewed,
            Event::Merged { into } => {
                self.stage = Stage::Merged;
                self.into = Some(*into);
            }
            Event::Declined { words } => {
                self.stage = Stage::Declined;
                self.declined = Some(words.clone());
            }
            Event::Costed(costing) => {
                self.stage = Stage::Costed;
                self.costing = Some(Costing::clone(costing));
            }
            Event::Enlisted { vote } => {
                self.stage = Stage::Listed;
                self.vote = Some(*vote);
                self.outcome = None;
            }
            Event::Delisted { .. } => {
                self.stage = Stage::Costed;
                self.vote = None;
            }
            Event::Decided { outcome, line, .. } => {
                self.stage = match outcome {
                    Outcome::Chosen => Stage::Chosen,
                    Outcome::NotChosen | Outcome::Tied => Stage::NotChosen,
                };
                self.outcome = Some((*outcome, *line));
            }
            Event::Kept { task } => self.task = Some(*task),
            Event::Shown { on } => self.shown = *on,
        }
    }
}

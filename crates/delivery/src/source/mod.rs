//! A source (来源): what tasks come from. A report, a programme, a leader's instruction, a decision of
//! a meeting, a list of rectifications; and what gathers dossiers: a campaign with its finish line,
//! an inspection with its findings.
//!
//! ```text
//! enter → drafting ─issue→ issued ─close→ closed
//! ```

mod decide;
mod event;
mod row;

pub use decide::Command;
pub(crate) use decide::decide;
pub use event::{Card, Event, SourceKind, Stage};
pub use row::SourceRow;

use yinuo_kernel::{CaseNumber, Timestamp};

/// A source as its events have made it.
#[derive(Clone, Debug, PartialEq)]
pub struct Source {
    pub number: CaseNumber,
    pub card: Card,
    pub stage: Stage,
    pub entered_at: Timestamp,
    pub issued_at: Option<Timestamp>,
    pub closed_at: Option<Timestamp>,
    /// What a campaign gathers, what an inspection found.
    pub listed: Vec<CaseNumber>,
    pub last_at: Timestamp,
}

impl Source {
    pub(crate) fn open(number: CaseNumber, at: Timestamp, event: &Event) -> Option<Source> {
        let Event::Entered(card) = event else { return None };
        Some(Source {
            number,
            card: Card::clone(card),
            stage: Stage::Drafting,
            entered_at: at,
            issued_at: None,
            closed_at: None,
            listed: Vec::new(),
            last_at: at,
        })
    }

    pub(crate) fn apply(&mut self, at: Timestamp, event: &Event) {
        self.last_at = at;
        match event {
            Event::Entered(card) | Event::Amended(card) => self.card = Card::clone(card),
            Event::Issued => {
                self.stage = Stage::Issued;
                self.issued_at = Some(at);
            }
            Event::Closed => {
                self.stage = Stage::Closed;
                self.closed_at = Some(at);
            }
            Event::Listed { add, drop } => {
                self.listed.retain(|number| !drop.contains(number));
                for number in add {
                    if !self.listed.contains(number) {
                        self.listed.push(*number);
                    }
                }
            }
        }
    }
}

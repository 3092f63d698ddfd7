//! What happens to a candidate.

use super::costing::Costing;
use super::idea::Idea;
use crate::named::named;
use crate::vote::Line;
use serde::{Deserialize, Serialize};
use yinuo_casework::Words;
use yinuo_kernel::CaseNumber;

/// What a vote says of a candidate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    Chosen,
    NotChosen,
    /// As many votes as another on the last seat: not chosen, and first in line for a vote between them.
    Tied,
}

named!(Outcome {
    Chosen "chosen" "票决产生" "Chosen",
    NotChosen "not_chosen" "未入选" "Not chosen",
    Tied "tied" "得票相同，未能确定" "Tied, not decided",
});

/// One event of a candidate.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "event", rename_all = "snake_case")]
pub enum Event {
    Suggested(Box<Idea>),
    /// The office has made the words fit for a list.
    Edited {
        words: Words,
        title_chars: u32,
    },
    /// 初审通过.
    Accepted,
    Merged {
        into: CaseNumber,
    },
    Declined {
        words: Words,
    },
    Costed(Box<Costing>),
    Enlisted {
        vote: CaseNumber,
    },
    Delisted {
        vote: CaseNumber,
    },
    /// What the vote says of it.
    Decided {
        vote: CaseNumber,
        outcome: Outcome,
        line: Line,
    },
    /// The task that keeps the promise.
    Kept {
        task: CaseNumber,
    },
    Shown {
        on: bool,
    },
}

impl Event {
    pub fn words(&self) -> Option<&Words> {
        match self {
            Event::Suggested(idea) => Some(&idea.words),
            Event::Edited { words, .. } | Event::Declined { words } => Some(words),
            Event::Costed(costing) => Some(&costing.words),
            Event::Accepted
            | Event::Merged { .. }
            | Event::Enlisted { .. }
            | Event::Delisted { .. }
            | Event::Decided { .. }
            | Event::Kept { .. }
            | Event::Shown { .. } => None,
        }
    }
}

//! What changed, told after it is durable: a case's number and where it stands, no words. Pages
//! and other systems follow it live; who was away reads [`crate::tail`] instead.

use std::sync::{Arc, Mutex};
use tokio::sync::broadcast;
use yinuo_casework::{Case, Stage};
use yinuo_kernel::{CaseNumber, CaseTypeId, UnitId};

/// How many changes a slow listener may lag behind before it has to fetch anew.
const BACKLOG: usize = 1_024;

/// How many may listen at once.
const LISTENERS: usize = 8_192;

/// One case after a command.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct News {
    /// The place's record that completed the command.
    pub seq: u64,
    pub number: CaseNumber,
    pub case_type: CaseTypeId,
    pub stage: Stage,
    pub unit: Option<UnitId>,
    pub sealed: bool,
    /// The units that may know: those it is or was with, and those that help.
    pub concerns: Vec<UnitId>,
}

impl News {
    /// The units that may know of a case as it stands.
    pub fn concerned(case: &Case) -> Vec<UnitId> {
        let units = case.unit.iter().chain(case.resolved_by.iter()).chain(case.co_units.keys());
        units.cloned().collect()
    }

    /// The news of a case that is `now`; `before`: whom it [concerned](News::concerned) before.
    pub fn of(seq: u64, before: Vec<UnitId>, now: &Case) -> News {
        let mut concerns = before;
        concerns.extend(News::concerned(now));
        concerns.sort();
        concerns.dedup();
        News {
            seq,
            number: now.number,
            case_type: now.case_type.clone(),
            stage: now.stage,
            unit: now.unit.clone(),
            sealed: now.sealed,
            concerns,
        }
    }
}

/// The engine's end of it.
#[derive(Debug)]
pub(crate) struct Board(Mutex<Option<broadcast::Sender<Arc<News>>>>);

impl Default for Board {
    fn default() -> Self {
        Board(Mutex::new(Some(broadcast::channel(BACKLOG).0)))
    }
}

impl Board {
    /// A fresh listener; `None` when there are enough, and once [`Board::close`] was called.
    pub(crate) fn listen(&self) -> Option<broadcast::Receiver<Arc<News>>> {
        let sender = self.0.lock().ok()?;
        sender.as_ref().filter(|sender| sender.receiver_count() < LISTENERS).map(broadcast::Sender::subscribe)
    }

    pub(crate) fn tell(&self, news: impl Iterator<Item = News>) {
        let Ok(sender) = self.0.lock() else { return };
        let Some(sender) = sender.as_ref() else { return };
        for one in news {
            // Nobody may be listening.
            let _ = sender.send(Arc::new(one));
        }
    }

    /// Ends every listener.
    pub(crate) fn close(&self) {
        if let Ok(mut sender) = self.0.lock() {
            *sender = None;
        }
    }
}

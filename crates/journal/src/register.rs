//! The register of dossiers in memory: read once, then only what has changed.
//!
//! A city has some thousands of tasks and projects, not millions of cases: the whole register is a few
//! megabytes, and every list, board and export is a walk over it in a millisecond. The rows come from
//! the store, which changed them in the transaction of their events. See `docs/adr/0014-register.md`.

use crate::{Engine, Fault, Reader};
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};
use yinuo_delivery::Row;
use yinuo_kernel::{CaseNumber, PlaceCode};

/// The rows by number, as they were at one moment.
pub type Rows = BTreeMap<CaseNumber, Arc<Entry>>;

/// A row with the title and text of its dossier, which lists show and search, and what its nodes are called.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    pub row: Row,
    /// `None`: forgotten.
    pub text: Option<crate::Text>,
    /// The names of its nodes, a line each in the order of its plan.
    pub plan: Option<crate::Text>,
}

impl Entry {
    /// The title; a dash where it was forgotten.
    pub fn title(&self) -> &str {
        self.text.as_ref().map_or("—", |text| text.title.as_str())
    }

    /// Its nodes with their names, in the order of its plan.
    pub fn nodes(&self) -> Vec<(u32, &str)> {
        let names = self.plan.iter().flat_map(|plan| plan.body.lines());
        let ids = self.row.plan().map(|(ids, _)| ids).unwrap_or_default();
        ids.into_iter().zip(names).collect()
    }

    /// What a node is called.
    pub fn node(&self, id: u32) -> Option<&str> {
        self.nodes().into_iter().find(|(node, _)| *node == id).map(|(_, name)| name)
    }
}

#[derive(Debug, Default)]
struct Kept {
    /// [`Engine::delivered`] when it was read.
    changes: Option<u64>,
    /// The last record read.
    seq: u64,
    rows: Arc<Rows>,
}

/// The register of one place.
#[derive(Debug, Default)]
pub struct Register(Mutex<Kept>);

impl Register {
    /// The register as it is now.
    ///
    /// # Errors
    /// When the storage fails.
    pub fn read(&self, engine: &Engine, reader: &dyn Reader, place: PlaceCode) -> Result<Arc<Rows>, Fault> {
        // Before reading: what changes meanwhile is read again the next time.
        let changes = engine.delivered();
        let mut kept = self.0.lock().map_err(|_| Fault::Busy("the register is locked".into()))?;
        if kept.changes == Some(changes) {
            return Ok(kept.rows.clone());
        }
        let fresh = reader.dossiers_after(place, kept.seq)?;
        let plan = |row: &Row| row.plan().map(|(_, words)| words);
        let ids: Vec<_> =
            fresh.iter().flat_map(|fresh| std::iter::once(fresh.row.words.id).chain(plan(&fresh.row))).collect();
        let mut texts = reader.words(place, &ids)?;
        let last = fresh.last().map_or(kept.seq, |fresh| fresh.seq);
        let rows = Arc::make_mut(&mut kept.rows);
        for fresh in fresh {
            let text = texts.remove(&fresh.row.words.id);
            let plan = plan(&fresh.row).and_then(|words| texts.remove(&words));
            rows.insert(fresh.row.number, Arc::new(Entry { row: fresh.row, text, plan }));
        }
        kept.seq = last;
        kept.changes = Some(changes);
        Ok(kept.rows.clone())
    }
}

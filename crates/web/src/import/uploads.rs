//! Sheets between their preview and their import: in memory, for half an hour, few of them, each for the
//! session that sent it. What is dropped is said to whoever comes for it; nothing of it is ever stored.

use super::{Header, Kind, Sheet};
use std::collections::VecDeque;
use std::sync::{Arc, Mutex};
use yinuo_kernel::Timestamp;

/// A sheet that was sent.
#[derive(Debug)]
pub struct Upload {
    /// A random name.
    pub id: String,
    /// The hash of the session that sent it.
    pub session: String,
    pub at: Timestamp,
    pub file: String,
    pub kind: Kind,
    pub sheet: Sheet,
    pub header: Header,
    /// SHA-256 of the file: the same one is not imported twice.
    pub digest: String,
}

/// How long one is kept.
const MINUTES: i64 = 30;
/// How many are kept, and how many cells in all.
const SHEETS_MAX: usize = 16;
const CELLS_MAX: usize = 4_000_000;

/// The sheets that are kept; the oldest goes first.
#[derive(Debug, Default)]
pub struct Uploads(Mutex<VecDeque<Arc<Upload>>>);

fn cells(upload: &Upload) -> usize {
    upload.sheet.rows.iter().map(Vec::len).sum()
}

impl Uploads {
    pub fn put(&self, upload: Upload) -> Arc<Upload> {
        let upload = Arc::new(upload);
        let Ok(mut kept) = self.0.lock() else { return upload };
        let now = upload.at;
        kept.retain(|old| is_fresh(old, now));
        kept.push_back(upload.clone());
        while kept.len() > 1
            && (kept.len() > SHEETS_MAX || kept.iter().map(|one| cells(one)).sum::<usize>() > CELLS_MAX)
        {
            kept.pop_front();
        }
        upload
    }

    /// `None`: it is gone, or another session's.
    pub fn get(&self, id: &str, session: &str, now: Timestamp) -> Option<Arc<Upload>> {
        let kept = self.0.lock().ok()?;
        kept.iter().find(|one| one.id == id && one.session == session && is_fresh(one, now)).cloned()
    }

    pub fn forget(&self, id: &str) {
        if let Ok(mut kept) = self.0.lock() {
            kept.retain(|one| one.id != id);
        }
    }
}

fn is_fresh(upload: &Upload, now: Timestamp) -> bool {
    now.duration_since(upload.at).as_mins() < MINUTES
}

#[cfg(test)]
mod tests {
    use super::*;

    fn upload(id: usize, at: &str) -> Upload {
        let header = Header { at: 0, titles: Vec::new(), map: Vec::new() };
        Upload {
            id: id.to_string(),
            session: "s".into(),
            at: at.parse().unwrap(),
            file: "a.xlsx".into(),
            kind: Kind::Tasks,
            sheet: Sheet::default(),
            header,
            digest: String::new(),
        }
    }

    #[test]
    fn one_is_kept_for_half_an_hour_and_for_its_session() {
        let uploads = Uploads::default();
        uploads.put(upload(1, "2026-09-15T01:00:00Z"));
        let at = |time: &str| format!("2026-09-15T{time}:00Z").parse().unwrap();
        assert!(uploads.get("1", "s", at("01:29")).is_some());
        assert!(uploads.get("1", "other", at("01:01")).is_none());
        assert!(uploads.get("1", "s", at("01:31")).is_none());
        (2..40).for_each(|n| drop(uploads.put(upload(n, "2026-09-15T01:00:00Z"))));
        assert!(uploads.get("1", "s", at("01:01")).is_none() && uploads.get("39", "s", at("01:01")).is_some());
    }
}

//! Ids that a file declares, so that other files may refer to them.

use super::At;
use crate::mistake::Desk;
use std::collections::BTreeSet;
use std::fmt::Display;

/// The ids of one list. When its file is missing or broken, no reference to it is called wrong:
/// one mistake is to be told once.
#[derive(Debug)]
pub(crate) struct Known<T> {
    ids: BTreeSet<T>,
    complete: bool,
}

impl<T: Ord + Clone + Display> Known<T> {
    pub(crate) fn new(desk: &Desk<'_>, ids: impl IntoIterator<Item = T>) -> Self {
        Self { ids: ids.into_iter().collect(), complete: !desk.broken }
    }

    /// The ids of something that was loaded without a mistake.
    pub(crate) fn complete(ids: impl IntoIterator<Item = T>) -> Self {
        Self { ids: ids.into_iter().collect(), complete: true }
    }

    /// Notes a reference to what does not exist; gives whether it does. `zh` and `en` name the thing.
    pub(crate) fn check(&self, desk: &mut Desk<'_>, id: &At<T>, zh: &str, en: &str) -> bool {
        let lost = self.complete && !self.ids.contains(&id.value);
        if lost {
            let id_text = &id.value;
            let zh = format!("没有{zh} {id_text}，请改正编号或先定义它。");
            desk.at(id.offset, "unknown", zh, format!("There is no {en} {id_text}: correct the id or define it."));
        }
        !lost
    }
}

/// Notes ids that occur twice.
pub(crate) fn unique<T: Ord + Clone + Display>(desk: &mut Desk<'_>, ids: &[At<T>]) {
    let mut seen: BTreeSet<&T> = BTreeSet::new();
    for At { offset, value } in ids {
        if !seen.insert(value) {
            let (zh, en) = (format!("编号 {value} 重复，请改一个。"), format!("The id {value} occurs twice."));
            desk.at(*offset, "duplicate", zh, en);
        }
    }
}

//! Cases that were settled within a window: counted for a task whose figure they are, and listed by the
//! same rule, so that the number always equals its list.

use crate::{CaseRow, QueueQuery};
use std::ops::Range;
use yinuo_delivery::meter::Settled;
use yinuo_kernel::{CaseTypeId, CategoryId, PlaceCode, Timestamp, UnitId};

/// From this score on a caller is satisfied: 满意, 非常满意.
pub const PLEASED: u8 = 4;

/// Which cases are meant. What came back after it was settled is not settled; sealed cases are in no count.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SettledQuery {
    pub place: PlaceCode,
    pub case_type: CaseTypeId,
    /// And what lies below it.
    pub category: Option<CategoryId>,
    /// `None`: any unit.
    pub units: Option<Vec<UnitId>>,
    /// When they were resolved; the end is not included.
    pub within: Range<Timestamp>,
}

impl SettledQuery {
    /// The cases themselves, youngest first.
    pub fn list(&self) -> QueueQuery {
        QueueQuery {
            case_type: Some(self.case_type.clone()),
            category: self.category.clone(),
            units: self.units.clone(),
            resolved_since: Some(self.within.start),
            resolved_before: Some(self.within.end),
            order: crate::Order::Newest,
            ..QueueQuery::all(self.place, self.within.end)
        }
    }

    /// By looking at every case: the model store answers with it, the others are held against it.
    pub fn recount<'a>(&self, rows: impl IntoIterator<Item = &'a CaseRow>) -> Settled {
        let list = self.list();
        let mut all = Settled::default();
        for row in rows.into_iter().filter(|row| list.takes(row)) {
            all.settled += 1;
            all.in_time += u64::from(row.in_time == Some(true));
            all.late += u64::from(row.in_time == Some(false));
            all.rated += u64::from(row.score.is_some());
            all.pleased += u64::from(row.score.is_some_and(|score| score >= PLEASED));
        }
        all
    }
}

/// The ids strictly below a category, as a range of their text: `roads.` to `roads/`.
pub fn below(category: &CategoryId) -> Range<String> {
    // A slash comes right after the dot.
    format!("{category}.")..format!("{category}/")
}

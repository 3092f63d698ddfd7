//! Pauses: time that does not count against a limit, such as an expert review (Administrative
//! Licensing Law § 45) or waiting for the applicant's papers.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// Time during which a limit does not run; `to` itself runs again. Pauses may overlap and stand
/// in any order; one that ends before it begins is none.
///
/// ```
/// use yinuo_calendar::{Budget, Calendar, Pause};
/// let calendar = Calendar::china();
/// let at = |day, hour| calendar.instant(jiff::civil::date(2026, 11, day).at(hour, 0, 0, 0));
/// let pause = Pause { from: at(25, 9), to: Some(at(26, 11)) };
/// // Wednesday and Thursday do not count; Friday is the first working day.
/// let deadline = calendar.deadline_with(at(24, 10), Budget::WorkingDays(1), &[pause]);
/// assert_eq!(calendar.local(deadline.at), jiff::civil::date(2026, 11, 27).at(17, 30, 0, 0));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Pause {
    pub from: Timestamp,
    /// `None`: it lasts still.
    pub to: Option<Timestamp>,
}

/// Pauses in order, without overlaps and gaps of nothing between them.
#[derive(Debug)]
pub(crate) struct Pauses {
    spans: Vec<(Timestamp, Timestamp)>,
    /// Since when the limit stands still with no end known.
    open: Option<Timestamp>,
}

impl Pauses {
    /// Nothing before `start` is of interest.
    pub(crate) fn new(pauses: &[Pause], start: Timestamp) -> Pauses {
        let end = |pause: &Pause| pause.to.unwrap_or(Timestamp::MAX);
        let mut sorted: Vec<(Timestamp, Timestamp)> =
            pauses.iter().map(|pause| (pause.from.max(start), end(pause))).filter(|(from, to)| from < to).collect();
        sorted.sort_unstable();
        let mut spans: Vec<(Timestamp, Timestamp)> = Vec::new();
        for (from, to) in sorted {
            match spans.last_mut() {
                Some(last) if last.1 >= from => last.1 = last.1.max(to),
                _ => spans.push((from, to)),
            }
        }
        // A pause that leads into one without an end has none either: that span is the last.
        let endless = pauses.iter().any(|pause| pause.to.is_none());
        let open = spans.last().filter(|_| endless).map(|span| span.0);
        Pauses { spans, open }
    }

    pub(crate) fn spans(&self) -> &[(Timestamp, Timestamp)] {
        &self.spans
    }

    /// The pauses that have a moment in `from..to`.
    pub(crate) fn within(&self, from: Timestamp, to: Timestamp) -> &[(Timestamp, Timestamp)] {
        let begin = self.spans.partition_point(|span| span.1 <= from);
        let end = self.spans.partition_point(|span| span.0 < to);
        self.spans.get(begin..end).unwrap_or(&[])
    }

    pub(crate) fn touch(&self, from: Timestamp, to: Timestamp) -> bool {
        !self.within(from, to).is_empty()
    }

    /// Whether the limit stands still from before `at` with no end known.
    pub(crate) fn stand_still_before(&self, at: Timestamp) -> bool {
        self.open.is_some_and(|open| open < at)
    }
}

//! The few worst of many, kept without sorting the many.

use std::cmp::Ordering;
use yinuo_kernel::CaseNumber;

/// A target behind its pace.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Behind {
    /// Attained over expected.
    pub share: f64,
    pub number: CaseNumber,
}

impl Eq for Behind {}

impl PartialOrd for Behind {
    fn partial_cmp(&self, other: &Behind) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Behind {
    /// The furthest behind is the least; among equals the older.
    fn cmp(&self, other: &Behind) -> Ordering {
        self.share.total_cmp(&other.share).then(self.number.cmp(&other.number))
    }
}

/// How many are named.
const NAMED: usize = 10;

/// The least of all that were offered, least first; and how many there were.
#[derive(Clone, Debug, PartialEq)]
pub struct Worst<T> {
    named: Vec<T>,
    pub count: usize,
}

impl<T> Default for Worst<T> {
    fn default() -> Worst<T> {
        Worst { named: Vec::new(), count: 0 }
    }
}

impl<T: Ord> Worst<T> {
    pub fn offer(&mut self, one: T) {
        self.count += 1;
        let at = self.named.partition_point(|named| named <= &one);
        if at < NAMED {
            self.named.insert(at, one);
            self.named.truncate(NAMED);
        }
    }

    pub fn named(&self) -> &[T] {
        &self.named
    }
}

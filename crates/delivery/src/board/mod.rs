//! The board (驾驶舱): what a leader asks first, counted in one walk over the register.
//!
//! ```text
//! Board::of(rows, &view)      the numbers
//! late_nodes, obstacles, owed the items behind them, by the same rule: a number always equals its list
//! ```
//!
//! Nothing is stored and nothing is sorted: lights, owed returns and ages are functions of the row and
//! the day, and the few items that are named beside the numbers are kept in bounded lists.

mod count;
mod item;
mod worst;

pub use count::{Board, Lights, Money, Obstacles, OwedCount, Waiting};
pub use item::{LateNode, OldObstacle, OwedReturn, late_nodes, obstacles, owed};
pub use worst::{Behind, Worst};

use crate::light::{of_project, of_task};
use crate::{Detail, Light, Row, Rules};
use jiff::civil::Date;
use std::fmt;
use yinuo_calendar::Calendar;
use yinuo_kernel::UnitId;

/// From where the register is looked at.
#[derive(Clone, Copy)]
pub struct View<'a> {
    pub today: Date,
    /// The year whose targets and plans are counted.
    pub year: i16,
    pub rules: &'a Rules,
    pub calendar: &'a Calendar,
    /// `None`: the whole city; else the units that count as one's own.
    pub mine: Option<&'a dyn Fn(&UnitId) -> bool>,
}

impl fmt::Debug for View<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "View({}, {})", self.today, self.year)
    }
}

impl View<'_> {
    /// Whether a row belongs to whoever looks: led or helped with, in charge of or lying there.
    pub fn sees(&self, row: &Row) -> bool {
        let Some(mine) = self.mine else { return true };
        match &row.detail {
            Detail::Task(task) => task.lead.iter().chain(&task.co).any(mine),
            Detail::Project(project) => mine(&project.charge.unit) || project.county.as_ref().is_some_and(mine),
            Detail::Source(_) | Detail::Candidate(_) | Detail::Vote(_) => false,
        }
    }

    /// The light of a task or a project, whose money is that of the running year; `None` for what has none.
    pub fn light(&self, row: &Row) -> Option<Light> {
        match &row.detail {
            Detail::Task(task) => Some(of_task(task, row.year, self.today, self.rules, self.calendar)),
            Detail::Project(project) => {
                Some(of_project(project, self.today.year(), self.today, self.rules, self.calendar))
            }
            Detail::Source(_) | Detail::Candidate(_) | Detail::Vote(_) => None,
        }
    }
}

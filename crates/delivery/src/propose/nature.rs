//! How binding a promise is, and how often its figure can be returned.
//!
//! Binding (约束性) are the figures that a higher government hands down and holds a city to: those of the
//! plan outlines (规划纲要) and of their yearly breakdown. Expectations (预期性) are those that the market
//! mostly makes. All else is work to be done.

use super::words::{BINDING, EXPECTED, QUARTERLY, YEARLY, any};
use crate::task::{Nature, Sort};
use crate::{Basis, Goal};
use yinuo_casework::Every;

/// Of a target with its figure.
pub(super) fn of_target(what: &str, goal: Option<&Goal>) -> Nature {
    if any(BINDING, what) {
        return Nature::Binding;
    }
    // Works that cost or make money are work all the same: 完成道路投资 is, 固定资产投资 is not.
    let works = goal.is_some_and(|goal| goal.basis == Basis::Total) && super::words::is_works(what);
    if any(EXPECTED, what) && !works { Nature::Expected } else { Nature::Task }
}

/// Of a livelihood item: decided by vote where the words around the list say so.
pub(super) fn of_item(voted: bool) -> Nature {
    if voted { Nature::Voted } else { Nature::Task }
}

/// How often the figure moves: statistics come by month, quarter or year.
pub(super) fn rhythm(sort: Sort, what: &str, later: bool) -> Every {
    match sort {
        _ if any(YEARLY, what) => Every::Year,
        _ if later || any(QUARTERLY, what) => Every::Quarter,
        Sort::Work => Every::Quarter,
        Sort::Target | Sort::Project | Sort::Livelihood => Every::Month,
    }
}

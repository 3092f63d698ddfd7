//! From a measure to goals: how much, and how the figure comes about over the year.
//!
//! A measure may give more than one figure (an amount and its growth). What the text puts first is the
//! goal; the others go along as further figures.
//!
//! A promised fall is a ceiling: 下降3% is −3 and at most that. A count that is to shrink by so many is
//! returned as how many have gone, so it stays a positive total.

use super::orders::unnumbered;
use super::words::{FLOWS, LEVELS, TOTALS, any};
use crate::{Basis, Goal};
use yinuo_report::{Cmp, Measure};

/// The goals of a measure, the first one first; `None` basis of nothing: a measure always gives one.
pub(super) fn goals(measure: &Measure, clause: &str, report_year: Option<i32>) -> Vec<Goal> {
    let unit = measure.unit.clone().unwrap_or_default();
    let basis = basis(measure, clause, report_year);
    let amount = match (measure.value, measure.low, measure.high) {
        (Some(value), _, _) => Some(Goal { value, unit, cmp: measure.cmp, basis }),
        // Of a range the nearer end is owed.
        (None, Some(low), _) => Some(Goal { value: low, unit, cmp: Cmp::Ge, basis }),
        (None, None, Some(high)) => Some(Goal { value: high, unit, cmp: Cmp::Le, basis }),
        (None, None, None) => None,
    };
    let cmp = if amount.is_none() { measure.cmp } else { Cmp::Eq };
    let growth = measure.growth.map(|growth| growth_goal(growth, cmp, "%"));
    let cmp = if amount.is_none() && growth.is_none() { measure.cmp } else { Cmp::Eq };
    let delta = measure.delta.as_ref().map(|delta| match delta.unit.as_str() {
        points if points.contains("百分点") => growth_goal(delta.value, cmp, points),
        unit => Goal { value: delta.value.abs(), unit: unit.to_owned(), cmp, basis: Basis::Total },
    });
    amount.into_iter().chain(growth).chain(delta).filter(Goal::is_sound).collect()
}

fn growth_goal(value: f64, cmp: Cmp, unit: &str) -> Goal {
    let cmp = if value < 0.0 { falling(cmp) } else { cmp };
    Goal { value, unit: unit.to_owned(), cmp, basis: Basis::Growth }
}

/// What is said of the size of a fall, said of the signed number.
fn falling(cmp: Cmp) -> Cmp {
    match cmp {
        Cmp::Eq | Cmp::Ge | Cmp::Approx => Cmp::Le,
        Cmp::Gt => Cmp::Lt,
        Cmp::Le => Cmp::Ge,
        Cmp::Lt => Cmp::Gt,
    }
}

fn basis(measure: &Measure, clause: &str, report_year: Option<i32>) -> Basis {
    let unit = measure.unit.as_deref().unwrap_or_default();
    if unit.contains('%') || unit == "‰" || unit.contains('/') || unit == "位" {
        return Basis::Level;
    }
    let (what, quote) = (unnumbered(&measure.what), measure.quote.as_str());
    let later = report_year.is_some_and(|year| last_year(measure.period.as_deref()).is_some_and(|last| last > year));
    // What flows adds up over the year, whatever it "reaches" by its end; of a later year only its end counts.
    if any(FLOWS, what) {
        return if later { Basis::Level } else { Basis::Total };
    }
    let begins = |text: &str| TOTALS.iter().any(|verb| text.starts_with(verb));
    if begins(what) {
        return Basis::Total;
    }
    if any(LEVELS, quote) || any(LEVELS, what) || (clause.contains("控制在") && quote.len() < clause.len()) {
        return Basis::Level;
    }
    if measure.from.is_some() { Basis::Level } else { Basis::Total }
}

/// The last year of `2024`, `2024Q1` or `2021-2025`.
pub(super) fn last_year(period: Option<&str>) -> Option<i32> {
    let period = period?;
    let (first, rest) = period.split_at_checked(4)?;
    rest.strip_prefix('-').filter(|to| to.len() == 4).unwrap_or(first).parse().ok()
}

/// How a goal is said: `3.5万人以上`, `增长6%左右`, `下降3%以上`, `提高4个百分点`.
pub(super) fn said(goal: &Goal) -> String {
    let size = format!("{}{}", yinuo_report::words::number(goal.value.abs()), goal.unit);
    match goal.basis {
        Basis::Total | Basis::Level => goal.cmp.around_zh(&size),
        Basis::Growth => {
            let points = goal.unit.contains("百分点");
            let verb = match (goal.value < 0.0, points) {
                (true, _) => "下降",
                (false, true) => "提高",
                (false, false) => "增长",
            };
            let cmp = match (goal.value < 0.0, goal.cmp) {
                (true, Cmp::Le) => Cmp::Eq,
                (true, Cmp::Ge) => Cmp::Le,
                (true, Cmp::Gt) => Cmp::Lt,
                (true, Cmp::Lt) => Cmp::Gt,
                (_, cmp) => cmp,
            };
            format!("{verb}{}", cmp.around_zh(&size))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fall_is_a_ceiling_and_is_said_as_a_fall() {
        let goal = growth_goal(-3.0, Cmp::Eq, "%");
        assert!(goal.is_ceiling() && goal.is_reached(-3.4) && !goal.is_reached(-2.0));
        assert_eq!(said(&goal), "下降3%");
        assert_eq!(said(&growth_goal(6.0, Cmp::Approx, "%")), "增长6%左右");
        assert_eq!(last_year(Some("2021-2025")), Some(2025));
        assert_eq!(last_year(Some("2024Q1")), Some(2024));
    }
}

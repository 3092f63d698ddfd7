//! Which meters can fill which goal, and amounts of one unit in another.

use super::{CaseCount, Meter, ProjectCount};
use crate::{Basis, Goal};
use yinuo_kernel::{Refusal, Rule};

/// Units in which cases are counted, with how many make one.
const CASES: &[(&str, f64)] = &[
    ("件", 1.0),
    ("宗", 1.0),
    ("起", 1.0),
    ("次", 1.0),
    ("条", 1.0),
    ("项", 1.0),
    ("个", 1.0),
    ("例", 1.0),
    ("万件", 1e4),
    ("万次", 1e4),
];

/// Units in which projects are counted.
const PROJECTS: &[(&str, f64)] =
    &[("个", 1.0), ("项", 1.0), ("家", 1.0), ("处", 1.0), ("座", 1.0), ("所", 1.0), ("条", 1.0)];

/// Money, in 万元.
const MONEY: &[(&str, f64)] = &[("元", 1e-4), ("万元", 1.0), ("亿元", 1e4)];

const PERCENT: &[(&str, f64)] = &[("%", 1.0), ("％", 1.0)];

fn size(units: &[(&str, f64)], unit: &str) -> Option<f64> {
    units.iter().find(|(name, _)| *name == unit.trim()).map(|(_, size)| *size)
}

/// In which units a meter counts; `None`: in whatever unit the tasks it leans on have.
fn units(meter: &Meter) -> Option<&'static [(&'static str, f64)]> {
    match meter {
        Meter::Cases(cases) => Some(match cases.count {
            CaseCount::Settled => CASES,
            CaseCount::InTime | CaseCount::Pleased => PERCENT,
        }),
        Meter::Projects(projects) => Some(match projects.count {
            ProjectCount::Invested => MONEY,
            ProjectCount::Started | ProjectCount::Completed | ProjectCount::Production | ProjectCount::Counted => {
                PROJECTS
            }
        }),
        Meter::Shares | Meter::Same { .. } => None,
    }
}

/// An amount that a meter counted in its smallest unit (a case, a project, 万元, percent), in the goal's.
pub(super) fn counted(amount: f64, meter: &Meter, goal: &Goal) -> Option<f64> {
    Some(short(amount / size(units(meter)?, &goal.unit)?, goal))
}

/// An amount of one unit in another: the same unit, or money.
pub fn converted(amount: f64, from: &str, to: &str) -> Option<f64> {
    if from.trim() == to.trim() {
        return Some(amount);
    }
    Some(amount * size(MONEY, from)? / size(MONEY, to)?)
}

/// No finer than anybody promises: percent to the hundredth, anything else to the ten-thousandth, which
/// of 亿元 is a whole 万元.
pub(super) fn short(value: f64, goal: &Goal) -> f64 {
    let steps = if size(PERCENT, &goal.unit).is_some() { 1e2 } else { 1e4 };
    (value * steps).round() / steps
}

/// Whether a meter can fill a goal; `other` is the goal of the task whose figure it takes.
///
/// # Errors
/// [`Rule::MeterMisfits`] tells the goal's unit.
pub fn check(meter: &Meter, goal: &Goal, other: Option<&Goal>) -> Result<(), Refusal> {
    let misfit = || Refusal::new(Rule::MeterMisfits, goal.unit.as_str());
    let good = match (meter, other) {
        // Rates and levels of the parts do not sum, nor does growth.
        (Meter::Shares, _) => goal.basis != Basis::Growth && size(PERCENT, &goal.unit).is_none(),
        (Meter::Same { .. }, Some(other)) => {
            converted(1.0, &other.unit, &goal.unit).is_some() && other.basis == goal.basis
        }
        (Meter::Same { .. }, None) => false,
        (Meter::Cases(_) | Meter::Projects(_), _) => {
            goal.basis != Basis::Growth && units(meter).is_some_and(|units| size(units, &goal.unit).is_some())
        }
    };
    if good { Ok(()) } else { Err(misfit()) }
}

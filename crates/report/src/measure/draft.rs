//! A measure in the making.

use super::change::Role;
use super::figure::Figure;
use crate::Delta;
use std::ops::Range;

/// A measure in the making; ranges are bytes of the line.
#[derive(Clone, Debug, Default)]
pub(super) struct Draft {
    pub quote: Range<usize>,
    pub what: String,
    pub value: Option<f64>,
    pub unit: Option<String>,
    pub low: Option<f64>,
    pub high: Option<f64>,
    pub growth: Option<f64>,
    pub delta: Option<Delta>,
    pub from: Option<f64>,
    pub cmp: crate::Cmp,
    pub zh: bool,
    /// The figure's own place: what decides on kind and period.
    pub at: usize,
}

impl Draft {
    pub(super) fn of(figure: &Figure<'_>, told: Role) -> Draft {
        let mut draft = Draft { cmp: figure.cmp, at: figure.core.start, zh: figure.zh, ..Draft::default() };
        match told {
            Role::Level => {
                match figure.high {
                    Some(high) => (draft.low, draft.high) = (Some(figure.low), Some(high)),
                    None => draft.value = Some(figure.low),
                }
                let unit = figure.unit.written();
                draft.unit = (!unit.is_empty()).then_some(unit);
            }
            _ => {
                attach(&mut draft, figure, told);
                draft.cmp = figure.cmp;
            }
        }
        draft
    }
}

/// Adds a growth or a change to a measure; false if it has one or the figure is none.
pub(super) fn attach(draft: &mut Draft, figure: &Figure<'_>, told: Role) -> bool {
    match told {
        // 增长5-6%, 提高3-5个百分点: two ends, which the contract keeps for ranges alone.
        Role::Growth(_) | Role::Delta(_) if figure.high.is_some() => {
            if draft.value.is_some() || draft.low.is_some() || draft.growth.is_some() || draft.delta.is_some() {
                return false;
            }
            (draft.low, draft.high, draft.unit) = (Some(figure.low), figure.high, Some(figure.unit.written()));
            true
        }
        Role::Growth(sign) if draft.growth.is_none() => {
            let times = if figure.unit.name == "倍" { 100.0 } else { 1.0 };
            draft.growth = Some(round(sign * figure.low * times));
            true
        }
        Role::Delta(sign) if draft.delta.is_none() => {
            draft.delta = Some(Delta { value: round(sign * figure.low), unit: figure.unit.written() });
            true
        }
        _ => false,
    }
}

/// What the last of a list says holds for the others: 28.6个和21.9个百分点, 2.5%和7.5%以上.
pub(super) fn share(draft: &mut Draft, figure: &Figure<'_>, first: &Figure<'_>, last: &Figure<'_>) {
    if last.is_points() && figure.unit.name == "个" || figure.unit.name.is_empty() {
        draft.unit = Some(last.unit.written());
    }
    // 分别突破3500亿元、7000亿元: said once, before the first.
    if draft.cmp == crate::Cmp::Eq {
        draft.cmp = if first.whole.start < first.core.start { first.cmp } else { last.cmp };
    }
}

fn round(value: f64) -> f64 {
    (value * 1e6).round() / 1e6
}

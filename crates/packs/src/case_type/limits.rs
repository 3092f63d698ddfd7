//! `limits.toml`: every limit with its versions, effective dates and sources.

use super::{contradictions, source};
use crate::mistake::Desk;
use crate::read::{At, Each, Fields, Known, Top, open};
use crate::{Files, Mistake};
use jiff::civil::{Date, date};
use yinuo_calendar::{Budget, Calendar};
use yinuo_casework::{ClockKind, Limit};
use yinuo_kernel::{CategoryId, KindId, LimitId};

/// What limits stand beside.
pub(super) struct Beside<'a> {
    pub(super) kinds: &'a Known<KindId>,
    pub(super) categories: &'a Known<CategoryId>,
    /// `None` when `pack.toml` or `outcomes.toml` has a mistake: what depends on them is not told.
    pub(super) rules: Option<contradictions::Beside<'a>>,
}

pub(super) fn read(files: &Files, beside: &Beside<'_>, mistakes: &mut Vec<Mistake>) -> Vec<Limit> {
    let mut desk = open(files, "limits.toml");
    let mut top = Top::of(&mut desk);
    let entries = top.list(&mut desk, "limit");
    top.end(&mut desk);
    let whole = !desk.broken;
    let mut limits: Vec<At<Limit>> = Vec::new();
    let mut all_read = true;
    for fields in entries {
        let offset = fields.offset;
        match limit(fields, beside, &mut desk) {
            Some(limit) => {
                versions(&mut desk, offset, &limit, &limits);
                limits.push(At { offset, value: limit });
            }
            None => all_read = false,
        }
    }
    if whole && all_read {
        if let Some(rules) = &beside.rules {
            contradictions::check(&mut desk, &limits, rules);
        }
        general(&mut desk, &limits, beside.rules.as_ref());
    }
    mistakes.append(&mut desk.mistakes);
    limits.into_iter().map(|limit| limit.value).collect()
}

fn limit(mut fields: Fields<'_>, beside: &Beside<'_>, desk: &mut Desk<'_>) -> Option<Limit> {
    let id = fields.required::<LimitId>(desk, "id");
    let clock = fields.required::<ClockKind>(desk, "clock");
    let kind = fields.optional::<KindId>(desk, "kind");
    let category = fields.optional::<CategoryId>(desk, "category");
    let budget = fields.required::<Budget>(desk, "budget");
    let warn = fields.required::<Budget>(desk, "warn");
    let grades = fields.optional::<Each<Budget>>(desk, "grades");
    let pausable = fields.optional::<bool>(desk, "pausable");
    let effective = fields.required::<Date>(desk, "effective");
    let source = source::required(&mut fields, desk);
    fields.end(desk);
    if let Ok(Some(kind)) = &kind {
        beside.kinds.check(desk, kind, "诉求类型", "kind");
    }
    if let Ok(Some(category)) = &category {
        beside.categories.check(desk, category, "分类", "category");
    }
    if let (Some(warn), Some(budget)) = (&warn, &budget) {
        warning(desk, warn, budget.value);
    }
    if let Ok(Some(At { value: Each(grades), .. })) = &grades {
        growing(desk, grades);
    }
    if let (Some(clock), Ok(grades), Ok(pausable)) = (&clock, &grades, &pausable) {
        fitting(desk, clock.value, grades.as_ref(), pausable.as_ref());
    }
    Some(Limit {
        id: id?.value,
        clock: clock?.value,
        kind: kind.ok()?.map(|kind| kind.value),
        category: category.ok()?.map(|category| category.value),
        budget: budget?.value,
        warn: warn?.value,
        effective: effective?.value,
        grades: grades.ok()?.map_or_else(Vec::new, |at| at.value.0.into_iter().map(|grade| grade.value).collect()),
        pausable: pausable.ok()?.is_some_and(|pausable| pausable.value),
        source: source?,
    })
}

/// A warning comes no later than the end it warns of.
fn warning(desk: &mut Desk<'_>, warn: &At<Budget>, budget: Budget) {
    match fits(warn.value, budget) {
        Some(true) => {}
        Some(false) => {
            let zh = format!("提醒 {} 晚于时限 {}，请改短。", warn.value.zh(), budget.zh());
            let en = format!("The warning {} comes after the limit {budget}: make it shorter.", warn.value);
            desk.at(warn.offset, "limit", zh, en);
        }
        None => {
            let (zh, en) = ("warn 与 budget 应使用同一种单位。", "warn and budget must be of one unit.");
            desk.at(warn.offset, "limit", zh, en);
        }
    }
}

/// Whether a warning comes no later than its limit; `None` when the units differ.
fn fits(warn: Budget, budget: Budget) -> Option<bool> {
    match (warn, budget) {
        (Budget::WorkingMinutes(w), Budget::WorkingMinutes(b))
        | (Budget::WorkingDays(w), Budget::WorkingDays(b))
        | (Budget::CalendarDays(w), Budget::CalendarDays(b))
        | (Budget::Months(w), Budget::Months(b))
        | (Budget::WallClock { minutes: w }, Budget::WallClock { minutes: b }) => Some(w <= b),
        _ => None,
    }
}

/// Each grade comes after the one before.
fn growing(desk: &mut Desk<'_>, grades: &[At<Budget>]) {
    for (before, grade) in grades.iter().zip(grades.iter().skip(1)) {
        if !longer(grade.value, before.value) {
            let (zh, en) = (grade.value.zh(), grade.value);
            let zh = format!("逾期升级 {zh} 不晚于前一级 {}，各级应越来越长。", before.value.zh());
            let en = format!("The grade {en} comes no later than {} before it: grades must grow.", before.value);
            desk.at(grade.offset, "limit", zh, en);
        }
    }
}

/// Whether a budget ends later than another in weeks without a holiday, from a Monday morning.
pub(super) fn longer(budget: Budget, than: Budget) -> bool {
    let calendar = Calendar::china();
    let monday = calendar.instant(date(2026, 11, 2).at(9, 0, 0, 0));
    calendar.deadline(monday, budget).at > calendar.deadline(monday, than).at
}

/// Grades are for those who owe something; standing still is for clocks that run while a unit works.
fn fitting(desk: &mut Desk<'_>, clock: ClockKind, grades: Option<&At<Each<Budget>>>, pausable: Option<&At<bool>>) {
    if let Some(grades) = grades.filter(|grades| !clock.is_duty() && !grades.value.0.is_empty()) {
        let zh = format!("{}只是期限届满，没有人逾期，不能写 grades。", clock.zh());
        desk.at(
            grades.offset,
            "limit",
            zh,
            format!("Nobody is late when the clock {} ends: drop grades.", clock.as_str()),
        );
    }
    let works = matches!(
        clock,
        ClockKind::Reply | ClockKind::Resolve | ClockKind::Chase | ClockKind::Assist | ClockKind::Milestone
    );
    if let Some(pausable) = pausable.filter(|pausable| pausable.value && !works) {
        let zh = format!("{}不在单位办理期间计时，不会随挂起暂停，请删去 pausable。", clock.zh());
        let en = format!("The clock {} does not run while a unit works, so nothing pauses it.", clock.as_str());
        desk.at(pausable.offset, "limit", zh, en);
    }
}

/// Two limits of one scope need two effective dates; the versions of one limit need one scope.
fn versions(desk: &mut Desk<'_>, offset: usize, limit: &Limit, before: &[At<Limit>]) {
    let scope = |limit: &Limit| (limit.clock, limit.kind.clone(), limit.category.clone());
    for At { value: other, .. } in before {
        let same_scope = scope(other) == scope(limit);
        if same_scope && other.effective == limit.effective {
            let zh = format!("与 {} 的适用范围和生效日期都相同，二者矛盾：请改生效日期或删去一个。", other.id);
            let en = format!("Contradicts {}: same scope, same effective date. Change the date or drop one.", other.id);
            desk.at(offset, "limit", zh, en);
        } else if other.id == limit.id && !same_scope {
            let zh = format!("{} 的各版本适用范围（clock、kind、category）应相同；范围不同请另起编号。", limit.id);
            let en = format!("Versions of {} must have one scope (clock, kind, category): use another id.", limit.id);
            desk.at(offset, "limit", zh, en);
        }
    }
}

/// What every case needs: the day promised to the citizen, until when it may be opened again, and
/// the follow-up of an outcome that promises more.
fn general(desk: &mut Desk<'_>, limits: &[At<Limit>], rules: Option<&contradictions::Beside<'_>>) {
    let needed = [
        (ClockKind::Resolve, true),
        (ClockKind::Reopen, rules.is_none_or(contradictions::Beside::needs_window)),
        (ClockKind::Follow, rules.is_some_and(|rules| rules.follows)),
    ];
    for (clock, _) in needed.into_iter().filter(|(_, needed)| *needed) {
        let covers_all = |At { value: limit, .. }: &At<Limit>| {
            limit.clock == clock && limit.kind.is_none() && limit.category.is_none()
        };
        if !limits.iter().any(covers_all) {
            let zh = format!("缺少适用于全部诉求的{}，请补一个不带 kind、category 的 [[limit]]。", clock.zh());
            let en = format!("No general limit for the clock {}: add one without kind and category.", clock.as_str());
            desk.at(0, "limit", zh, en);
        }
    }
}

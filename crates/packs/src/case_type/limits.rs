//! `limits.toml`: every limit with its versions, effective dates and sources.

use super::source;
use crate::mistake::Desk;
use crate::read::{At, Fields, Known, Top, open};
use crate::{Files, Mistake};
use jiff::civil::Date;
use yinuo_calendar::Budget;
use yinuo_casework::{ClockKind, Limit};
use yinuo_kernel::{CategoryId, KindId, LimitId};

pub(super) fn read(
    files: &Files,
    kinds: &Known<KindId>,
    categories: &Known<CategoryId>,
    mistakes: &mut Vec<Mistake>,
) -> Vec<Limit> {
    let mut desk = open(files, "limits.toml");
    let mut top = Top::of(&mut desk);
    let entries = top.list(&mut desk, "limit");
    top.end(&mut desk);
    let whole = !desk.broken;
    let mut limits: Vec<Limit> = Vec::new();
    let mut all_read = true;
    for fields in entries {
        let offset = fields.offset;
        match limit(fields, kinds, categories, &mut desk) {
            Some(limit) => {
                versions(&mut desk, offset, &limit, &limits);
                limits.push(limit);
            }
            None => all_read = false,
        }
    }
    if whole && all_read {
        general(&mut desk, &limits);
    }
    mistakes.append(&mut desk.mistakes);
    limits
}

fn limit(
    mut fields: Fields<'_>,
    kinds: &Known<KindId>,
    categories: &Known<CategoryId>,
    desk: &mut Desk<'_>,
) -> Option<Limit> {
    let id = fields.required::<LimitId>(desk, "id");
    let clock = fields.required::<ClockKind>(desk, "clock");
    let kind = fields.optional::<KindId>(desk, "kind");
    let category = fields.optional::<CategoryId>(desk, "category");
    let budget = fields.required::<Budget>(desk, "budget");
    let warn = fields.required::<Budget>(desk, "warn");
    let effective = fields.required::<Date>(desk, "effective");
    let source = source::required(&mut fields, desk);
    fields.end(desk);
    if let Ok(Some(kind)) = &kind {
        kinds.check(desk, kind, "诉求类型", "kind");
    }
    if let Ok(Some(category)) = &category {
        categories.check(desk, category, "分类", "category");
    }
    if let (Some(warn), Some(budget)) = (&warn, &budget) {
        warning(desk, warn, budget.value);
    }
    Some(Limit {
        id: id?.value,
        clock: clock?.value,
        kind: kind.ok()?.map(|kind| kind.value),
        category: category.ok()?.map(|category| category.value),
        budget: budget?.value,
        warn: warn?.value,
        effective: effective?.value,
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

/// Two limits of one scope need two effective dates; the versions of one limit need one scope.
fn versions(desk: &mut Desk<'_>, offset: usize, limit: &Limit, before: &[Limit]) {
    let scope = |limit: &Limit| (limit.clock, limit.kind.clone(), limit.category.clone());
    for other in before {
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

/// What every case needs: the day promised to the citizen, and until when it may be opened again.
fn general(desk: &mut Desk<'_>, limits: &[Limit]) {
    for clock in [ClockKind::Resolve, ClockKind::Reopen] {
        let covers_all = |limit: &Limit| limit.clock == clock && limit.kind.is_none() && limit.category.is_none();
        if !limits.iter().any(covers_all) {
            let zh = format!("缺少适用于全部诉求的{}，请补一个不带 kind、category 的 [[limit]]。", clock.zh());
            let en = format!("No general limit for the clock {}: add one without kind and category.", clock.as_str());
            desk.at(0, "limit", zh, en);
        }
    }
}

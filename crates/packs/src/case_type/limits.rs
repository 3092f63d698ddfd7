//! `limits.toml`: every limit with its versions, effective dates and sources.

use crate::read::{At, Top, open};
use crate::{Files, Mistake};
use serde::Deserialize;
use yinuo_calendar::Budget;
use yinuo_casework::{Category, ClockKind, Kind, Limit, Source};
use yinuo_kernel::{CategoryId, KindId, LimitId};

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct RawLimit {
    id: LimitId,
    clock: ClockKind,
    kind: Option<KindId>,
    category: Option<CategoryId>,
    budget: Budget,
    warn: Budget,
    effective: toml::value::Datetime,
    source: Source,
}

pub(super) fn read(
    files: &Files,
    kinds: &[At<Kind>],
    categories: &[At<Category>],
    mistakes: &mut Vec<Mistake>,
) -> Vec<Limit> {
    let mut desk = open(files, "limits.toml");
    let mut top = Top::of(&mut desk);
    let raw: Vec<At<RawLimit>> = top.list(&mut desk, "limit");
    top.end(&mut desk);
    let mut limits: Vec<Limit> = Vec::new();
    for At { offset, value } in raw {
        let date = value.effective.date.and_then(|d| {
            let (year, month, day) =
                (i16::try_from(d.year).ok()?, i8::try_from(d.month).ok()?, i8::try_from(d.day).ok()?);
            jiff::civil::Date::new(year, month, day).ok()
        });
        let Some(effective) = date.filter(|_| value.effective.time.is_none()) else {
            desk.at(offset, "limit", "effective 应为日期，如 2025-01-01。", "effective is a date such as 2025-01-01.");
            continue;
        };
        if let Some(kind) = &value.kind
            && !kinds.iter().any(|k| &k.value.id == kind)
        {
            desk.at(offset, "unknown", format!("没有诉求类型 {kind}。"), format!("There is no kind {kind}."));
        }
        if let Some(category) = &value.category
            && !categories.iter().any(|c| &c.value.id == category)
        {
            desk.at(offset, "unknown", format!("没有分类 {category}。"), format!("There is no category {category}."));
        }
        if let Some(false) = fits(value.warn, value.budget) {
            desk.at(
                offset,
                "limit",
                format!("提醒 {} 晚于时限 {}。", value.warn.zh(), value.budget.zh()),
                format!("The warning {} comes after the limit {}.", value.warn, value.budget),
            );
        } else if fits(value.warn, value.budget).is_none() {
            let (zh, en) = ("warn 与 budget 应使用同一种单位。", "warn and budget must be of one unit.");
            desk.at(offset, "limit", zh, en);
        }
        if value.source.title.trim().is_empty() {
            desk.at(offset, "limit", "时限必须注明依据。", "A limit must name its source.");
        }
        let limit = Limit {
            id: value.id,
            clock: value.clock,
            kind: value.kind,
            category: value.category,
            budget: value.budget,
            warn: value.warn,
            effective,
            source: value.source,
        };
        for before in &limits {
            let same_scope =
                (before.clock, &before.kind, &before.category) == (limit.clock, &limit.kind, &limit.category);
            if same_scope && before.effective == limit.effective {
                let zh = format!("与 {} 的适用范围和生效日期相同，二者矛盾。", before.id);
                let en = format!("Contradicts {}: same scope, same effective date.", before.id);
                desk.at(offset, "limit", zh, en);
            } else if before.id == limit.id && !same_scope {
                let zh = format!("同一时限 {} 的各版本适用范围应相同。", limit.id);
                desk.at(offset, "limit", zh, format!("Versions of {} must have one scope.", limit.id));
            }
        }
        limits.push(limit);
    }
    for clock in [ClockKind::Resolve, ClockKind::Reopen] {
        let general = |limit: &Limit| limit.clock == clock && limit.kind.is_none() && limit.category.is_none();
        if !limits.iter().any(general) && !desk.text.is_empty() {
            let zh = format!("缺少适用于全部诉求的{}。", clock.zh());
            desk.at(0, "limit", zh, format!("There is no general limit for the clock {}.", clock.as_str()));
        }
    }
    mistakes.append(&mut desk.mistakes);
    limits
}

/// Whether a warning comes no later than its limit; `None` when the units differ.
fn fits(warn: Budget, budget: Budget) -> Option<bool> {
    match (warn, budget) {
        (Budget::WorkingMinutes(w), Budget::WorkingMinutes(b))
        | (Budget::WorkingDays(w), Budget::WorkingDays(b))
        | (Budget::CalendarDays(w), Budget::CalendarDays(b))
        | (Budget::WallClock { minutes: w }, Budget::WallClock { minutes: b }) => Some(w <= b),
        _ => None,
    }
}

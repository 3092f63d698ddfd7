//! Clocks and promises, with their source and their days.

use super::time;
use crate::lang::Lang;
use crate::pages::case::{ClockView, Promise};
use yinuo_casework::{Case, ClockKind, ClockState, Light, Limit};
use yinuo_journal::World;
use yinuo_kernel::{LimitId, Timestamp};

/// A light and its words.
pub fn light(light: Option<Light>, lang: Lang) -> (&'static str, &'static str) {
    match light {
        Some(Light::OnTime) => ("on_time", lang.say("正常", "On time")),
        Some(Light::Warn) => ("warn", lang.say("临期", "Soon late")),
        Some(Light::Late) => ("late", lang.say("超期", "Late")),
        None => ("none", lang.say("无时限", "No deadline")),
    }
}

fn limit<'a>(world: &'a World, case: &Case, clock: &ClockState) -> Option<&'a Limit> {
    world.of(&case.case_type).rules.limits.version(&clock.started.limit, clock.started.effective)
}

fn source(id: &LimitId, limit: Option<&Limit>, lang: Lang) -> String {
    let Some(limit) = limit else {
        if *id == LimitId::given() {
            return lang.say("日期由承办单位或中心设定。", "The date was set by the unit or the centre.").into();
        }
        return lang
            .say("该时限的规则版本已不在业务包中。", "This version of the limit is no longer in the pack.")
            .into();
    };
    let clause = limit.source.clause.as_deref().unwrap_or("");
    lang.pick(
        format!("依据：{}{clause}，自{}起施行。", limit.source.title, limit.effective),
        format!("Source: {} {clause}, in force since {}.", limit.source.title, limit.effective),
    )
}

/// One clock of a case, for the desk.
pub fn view(world: &World, case: &Case, clock: &ClockState, now: Timestamp, lang: Lang) -> ClockView {
    let kind = clock.started.clock;
    let limit = limit(world, case, clock);
    // While it stands still there is no deadline to explain.
    let budget = clock.started.budget.or(limit.map(|limit| limit.budget)).filter(|_| !clock.is_paused());
    let calendar = world.calendar_of(case.unit.as_ref());
    let explanation = budget.map(|budget| calendar.explain_with(clock.from, budget, &clock.pauses));
    let (light, light_text) = match (kind.is_duty(), clock.is_running()) {
        _ if clock.is_paused() => ("none", lang.say("停走中", "Standing still")),
        (true, true) => light(Some(clock.light(now)), lang),
        (true, false) if clock.light(now) == Light::Late => ("late", lang.say("超期完成", "Done late")),
        (true, false) => ("on_time", lang.say("按时完成", "Done in time")),
        (false, true) if now <= clock.started.due => ("none", lang.say("可用", "Open")),
        (false, _) => ("none", lang.say("已结束", "Closed")),
    };
    let round = if clock.round > 1 {
        lang.pick(format!("（第{}轮）", clock.round), format!(" (round {})", clock.round))
    } else {
        String::new()
    };
    ClockView {
        name: lang.say(kind.zh(), kind.en()).to_owned() + &round,
        budget: budget.map_or_else(String::new, |budget| lang.pick(budget.zh(), budget.en())),
        due: time::deadline(world.calendar(), clock.started.due, lang),
        light,
        light_text: light_text.into(),
        source: source(&clock.started.limit, limit, lang),
        rule: explanation.as_ref().map_or("", |e| lang.say(e.rule_zh(), e.rule_en())).into(),
        days: explanation.map(|e| time::days(&e, lang)).unwrap_or_default(),
    }
}

/// The date promised to a citizen.
pub fn promise(world: &World, case: &Case, clock: &ClockState, now: Timestamp, lang: Lang) -> Promise {
    let view = view(world, case, clock, now, lang);
    let text = match clock.stopped {
        None if clock.is_paused() => lang
            .say("时限停走，恢复办理后顺延。", "The clock stands still; the date moves when work goes on.")
            .to_owned(),
        None if now > clock.started.due => lang
            .say("已经超过承诺日期，督办员可以看到。", "The promised date has passed; supervision sees it.")
            .to_owned(),
        None => lang.pick(
            format!("承诺{}办结，{}。", view.budget, time::distance(clock.started.due, now, lang)),
            format!("Promised within {}; {}.", view.budget, time::distance(clock.started.due, now, lang)),
        ),
        Some(at) => lang.pick(
            format!("{}办结。", time::short(world.calendar(), at, now, lang)),
            format!("Resolved {}.", time::short(world.calendar(), at, now, lang)),
        ),
    };
    Promise {
        heading: lang.say("承诺办结日期", "Promised date").into(),
        date: view.due,
        text,
        rule: view.rule,
        source: view.source,
        provisional: clock.started.provisional,
        days: view.days,
    }
}

/// What would be promised if a matter of this kind were accepted now.
pub fn estimate(world: &World, kind: &yinuo_kernel::KindId, now: Timestamp, lang: Lang) -> String {
    let today = world.calendar().local(now).date();
    let Some(limit) = world.main().rules.limits.find(ClockKind::Resolve, kind, &world.main().rules.fallback, today)
    else {
        return String::new();
    };
    let due = world.calendar().deadline(now, limit.budget);
    let date = time::deadline(world.calendar(), due.at, lang);
    lang.pick(format!("一般{date}办结",), format!("usually resolved {date}"))
}

//! A year's investment by month against its pace, and the returns beside it.

use super::{money, reckoned};
use crate::lang::Lang;
use crate::pages::delivery::projects::one::{InvestView, MonthView, ReturnRow};
use crate::present::delivery::figures::percent;
use crate::present::delivery::{course, period};
use crate::routes::delivery::Loaded;
use yinuo_delivery::Period;
use yinuo_delivery::project::pace::expected;
use yinuo_delivery::project::{Project, ProjectRow, Wan};

/// The year as a picture; `None` without a plan and without a return.
pub fn view(loaded: &Loaded, project: &Project, year: i16, lang: Lang) -> Option<InvestView> {
    let row = ProjectRow::of(project);
    let plan = row.plan(year).map(|plan| plan.total);
    let counted = project.returns.iter().filter(|(of, back)| of.year == year && back.good != Some(false));
    let returned: Vec<(Period, Wan)> = counted.map(|(of, back)| (*of, back.what.so_far)).collect();
    if plan.is_none() && project.returns.is_empty() {
        return None;
    }
    let most = returned.iter().map(|(_, so_far)| *so_far).chain(plan).max().unwrap_or(Wan(1)).max(Wan(1)).as_f64();
    let height = |value: f64| (value / most * 100.0).clamp(0.0, 100.0);
    let months = (1..=12).map(|month| {
        let of = Period { year, month };
        let pace = expected(&row, year, of.last_day());
        let so_far = returned.iter().find(|(period, _)| *period == of).map(|(_, so_far)| *so_far);
        let left = f64::from(month - 1) * 100.0 / 12.0;
        let bar = height(so_far.unwrap_or_default().as_f64());
        MonthView {
            x: format!("{:.2}%", left + 1.6),
            line_x: format!("{:.2}%", left + 0.6),
            line_to: format!("{:.2}%", left + 100.0 / 12.0 - 0.6),
            middle: format!("{:.2}%", left + 100.0 / 24.0),
            y: format!("{:.2}%", 100.0 - bar),
            h: format!("{bar:.2}%"),
            pace_y: pace.map(|pace| format!("{:.2}%", 100.0 - height(pace))),
            label: lang.pick(format!("{month}月"), month.to_string()),
            told: told(of, so_far, pace, lang),
            behind: so_far.zip(pace).is_some_and(|(so_far, pace)| so_far.as_f64() < pace),
        }
    });
    Some(InvestView {
        months: months.collect(),
        top: money(Wan(most.round() as i64), lang),
        caption: lang
            .say(
                "柱为报送的本年累计投资，横线为月末应到的序时进度。",
                "Bars: returned this year so far. Lines: the pace at the end of each month.",
            )
            .to_owned(),
        returns: returns(loaded, project, &row, lang),
        total: money(row.total(), lang),
        total_rate: row.total_rate().map(percent).unwrap_or_default(),
        year: year.to_string(),
        plan: plan.map(|plan| money(plan, lang)).unwrap_or_default(),
        rate: row.rate(year).map(percent).unwrap_or_default(),
    })
}

fn told(of: Period, so_far: Option<Wan>, pace: Option<f64>, lang: Lang) -> String {
    let mut parts = vec![period(of, lang)];
    parts
        .extend(so_far.map(|so_far| {
            lang.pick(format!("完成{}", money(so_far, lang)), format!("{} so far", money(so_far, lang)))
        }));
    parts.extend(pace.map(|pace| {
        let pace = money(Wan(pace.round() as i64), lang);
        lang.pick(format!("序时{pace}"), format!("{pace} by pace"))
    }));
    parts.join(lang.say("，", ", "))
}

fn returns(loaded: &Loaded, project: &Project, row: &ProjectRow, lang: Lang) -> Vec<ReturnRow> {
    let newest = project.returns.iter().rev();
    newest
        .map(|(of, back)| {
            let (state, told) = match back.good {
                Some(true) => ("good", lang.say("已核实", "Verified")),
                Some(false) => ("back", lang.say("已退回", "Sent back")),
                None => ("", lang.say("待核对", "Not looked at yet")),
            };
            let words = back.what.evidence.words.as_ref().and_then(|words| loaded.text(words));
            ReturnRow {
                period: period(*of, lang),
                so_far: money(back.what.so_far, lang),
                pace: expected(row, of.year, of.last_day())
                    .map(|pace| reckoned(Wan(pace.round() as i64), lang))
                    .unwrap_or_default(),
                words: words.map(|text| text.body.clone()).unwrap_or_default(),
                proof: course::proof(Some(&back.what.evidence)),
                state,
                told: told.to_owned(),
            }
        })
        .collect()
}

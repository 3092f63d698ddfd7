//! `/days`: anybody can check a deadline.

use super::page::page;
use crate::app::App;
use crate::http::access::Visit;
use crate::http::problem::Problem;
use crate::http::query::Ask;
use crate::pages::Chrome;
use crate::pages::case::Promise;
use crate::pages::simple::DaysPage;
use crate::present::time;
use axum::Extension;
use axum::extract::State;
use axum::response::Response;
use jiff::civil::DateTime;
use serde::Deserialize;
use yinuo_calendar::Budget;

#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    #[serde(default)]
    start: String,
    #[serde(default)]
    size: String,
    #[serde(default)]
    unit: String,
}

pub async fn get(
    State(app): State<App>,
    Extension(visit): Extension<Visit>,
    Ask(asked): Ask<Asked>,
) -> Result<Response, Problem> {
    let lang = visit.lang;
    let calendar = &app.world.calendar();
    let units = vec![
        ("working days", lang.say("工作日", "working days")),
        ("calendar days", lang.say("日（自然日）", "calendar days")),
        ("working minutes", lang.say("分钟（工作时间）", "working minutes")),
        ("hours", lang.say("小时（连续）", "hours")),
    ];
    let unit = units.iter().find(|unit| unit.0 == asked.unit).map_or("working days", |unit| unit.0);
    let now = calendar.local(app.clock.now());
    let start = if asked.start.is_empty() { now.strftime("%Y-%m-%dT%H:%M").to_string() } else { asked.start.clone() };
    let size = if asked.size.is_empty() { "5".to_owned() } else { asked.size.chars().take(8).collect() };
    let parsed: Option<DateTime> = start.parse().ok();
    let in_range = |at: &DateTime| (1950..=2150).contains(&at.year());
    let budget = Budget::parse(&format!("{size} {unit}")).ok();
    let mut page_ = DaysPage { c: Chrome::of(&visit), start, size, unit, units, promise: None, error: String::new() };
    match parsed.filter(in_range).zip(budget) {
        Some((at, budget)) => {
            let explained = calendar.explain(calendar.instant(at), budget);
            page_.promise = Some(Promise {
                heading: lang.pick(format!("{}的截止时间", budget.zh()), format!("The end of {}", budget.en())),
                date: time::deadline(calendar, explained.deadline.at, lang),
                text: String::new(),
                rule: lang.say(explained.rule_zh(), explained.rule_en()).into(),
                source: String::new(),
                provisional: explained.deadline.provisional,
                days: time::days(&explained, lang),
            });
        }
        None => {
            page_.error = lang
                .say(
                    "请核对开始时间（1950—2150年）和期限（大于零，不超过十年）。",
                    "Check the start (1950 to 2150) and the size (more than zero, at most ten years).",
                )
                .into();
        }
    }
    page(&visit, &page_)
}

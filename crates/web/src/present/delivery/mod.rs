//! Delivery in words: figures, lights with their reasons, what may be done, what has happened.

pub mod course;
pub mod figures;
pub mod known_page;
pub mod light;
pub mod meter;
pub mod plan_text;
pub mod projects;
pub mod source_page;
pub mod table;
pub mod task_actions;
pub mod task_brief;
pub mod task_events;
pub mod task_page;

use crate::lang::Lang;
use jiff::civil::Date;

/// `9月30日`; with the year when it is another one.
pub fn day(date: Date, this_year: i16, lang: Lang) -> String {
    const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let at = usize::from(date.month().unsigned_abs()).saturating_sub(1);
    let month = MONTHS.get(at).copied().unwrap_or_default();
    match (lang, date.year() == this_year) {
        (Lang::Zh, true) => format!("{}月{}日", date.month(), date.day()),
        (Lang::Zh, false) => format!("{}年{}月{}日", date.year(), date.month(), date.day()),
        (Lang::En, true) => format!("{} {month}", date.day()),
        (Lang::En, false) => format!("{} {month} {}", date.day(), date.year()),
    }
}

/// `2026年9月`.
pub fn period(period: yinuo_delivery::Period, lang: Lang) -> String {
    lang.pick(format!("{}年{}月", period.year, period.month), period.to_string())
}

/// The names of a plan's nodes by their place: a line each.
pub fn node_names(words: Option<&yinuo_journal::Text>) -> Vec<String> {
    words.map(|text| text.body.lines().map(str::to_owned).collect()).unwrap_or_default()
}

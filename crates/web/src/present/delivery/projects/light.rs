//! The reasons of a project's light, in words. Those it shares with a task are said in
//! [`crate::present::delivery::light`].

use super::{money, reckoned};
use crate::lang::Lang;
use crate::present::delivery::figures::percent;
use crate::present::delivery::{day, period};
use yinuo_delivery::Why;

/// A reason that only projects have; empty for any other.
pub fn reason(why: &Why, year: i16, lang: Lang) -> String {
    let at = |due| day(due, year, lang);
    match why {
        Why::Dropped => lang.say("项目已终止", "The project was dropped").into(),
        Why::StartLate { due, days } => lang.pick(
            format!("计划{}开工，已超{days}天", at(*due)),
            format!("construction was to start {}, {days} days ago", at(*due)),
        ),
        Why::StartSoon { due, days } => lang.pick(
            format!("计划{}开工，还有{days}天", at(*due)),
            format!("construction is to start {}, in {days} days", at(*due)),
        ),
        Why::CompletionLate { due, days } => lang.pick(
            format!("计划{}竣工，已超{days}天", at(*due)),
            format!("completion was planned {}, {days} days ago", at(*due)),
        ),
        Why::CompletionSoon { due, days } => lang.pick(
            format!("计划{}竣工，还有{days}天", at(*due)),
            format!("completion is planned {}, in {days} days", at(*due)),
        ),
        Why::PermitGone { permit } => lang.pick(
            format!("在建，但{}已失效", permit.zh()),
            format!("under construction without its {} permit", permit.en().to_lowercase()),
        ),
        Why::InvestBehind(pace) => lang.pick(
            format!(
                "截至{}完成投资{}，序时应为{}，为序时进度的{}",
                period(pace.period, lang),
                money(pace.so_far, lang),
                reckoned(pace.expected, lang),
                percent(pace.share)
            ),
            format!(
                "{} invested by {}, {} by pace: {} of it",
                money(pace.so_far, lang),
                period(pace.period, lang),
                reckoned(pace.expected, lang),
                percent(pace.share)
            ),
        ),
        Why::InvestOnPace(pace) => lang.pick(
            format!(
                "截至{}完成投资{}，达到序时进度（{}）",
                period(pace.period, lang),
                money(pace.so_far, lang),
                reckoned(pace.expected, lang)
            ),
            format!(
                "{} invested by {}, on pace ({})",
                money(pace.so_far, lang),
                period(pace.period, lang),
                reckoned(pace.expected, lang)
            ),
        ),
        Why::ObstacleOld { case, days } => {
            lang.pick(format!("堵点 {case} 已{days}天未解决"), format!("obstacle {case} has stood for {days} days"))
        }
        Why::NoLeader => lang.say("未明确包保领导", "No leader in charge").into(),
        Why::NoSteward => lang.say("未明确项目管家", "No steward").into(),
        _ => String::new(),
    }
}

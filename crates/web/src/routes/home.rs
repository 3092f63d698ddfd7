//! `/`

use super::page::page;
use crate::app::App;
use crate::http::access::Visit;
use crate::http::problem::Problem;
use crate::pages::Chrome;
use crate::pages::simple::{Fact, HomePage};
use axum::Extension;
use axum::extract::State;
use axum::response::Response;
use jiff::SignedDuration;
use yinuo_kernel::Timestamp;

/// Thirty days before `now`, the window of all public figures.
pub fn window(now: Timestamp) -> Timestamp {
    now.checked_sub(SignedDuration::from_hours(30 * 24)).unwrap_or(Timestamp::MIN)
}

pub async fn get(State(app): State<App>, Extension(visit): Extension<Visit>) -> Result<Response, Problem> {
    let lang = visit.lang;
    let now = app.clock.now();
    let board = app
        .read(move |app| app.reader.board(app.world.place, now, window(now)))
        .await
        .map_err(|fault| Problem::failed(&visit, fault))?;
    let resolved: u64 = board.lines.iter().map(|line| line.resolved).sum();
    let in_time: u64 = board.lines.iter().map(|line| line.resolved_in_time).sum();
    let reopened: u64 = board.lines.iter().map(|line| line.reopened).sum();
    let share = (in_time * 100).checked_div(resolved).map_or_else(|| "—".to_owned(), |share| format!("{share}%"));
    let fact =
        |value: String, zh: &str, en: &str| Fact { value, label: lang.say(zh, en).to_owned(), href: String::new() };
    let facts = vec![
        fact(board.received.to_string(), "收到诉求", "received"),
        fact(resolved.to_string(), "已办结", "resolved"),
        fact(share, "按时办结", "in time"),
        fact(reopened.to_string(), "申请重办", "opened again"),
    ];
    let step = |a: (&str, &str), b: (&str, &str)| (lang.say(a.0, a.1).to_owned(), lang.say(b.0, b.1).to_owned());
    let steps = vec![
        step(
            ("您写两句话", "You write two sentences"),
            ("可以附照片，可以不留名。", "With photos if you like, without a name if you like."),
        ),
        step(
            ("半小时内受理", "Accepted within half an hour"),
            ("工作时间内；不受理会说明理由和去处。", "In office hours; if not, we say why and who can help."),
        ),
        step(
            ("派给该管的单位", "Sent to the unit in charge"),
            ("同时给您一个承诺日期，按真实工作日计算。", "With a promised date in real working days."),
        ),
        step(
            ("您来说算不算办好", "You say whether it is done"),
            ("不满意可以申请重办，退回原单位。", "If not, it goes back to the same unit."),
        ),
    ];
    page(&visit, &HomePage { c: Chrome::of(&visit), steps, facts })
}

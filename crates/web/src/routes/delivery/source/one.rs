//! `/desk/sources/{number}`: the page, its file.

use super::plan::{self, Plan};
use super::{Broken, load};
use crate::app::App;
use crate::http::access::Visit;
use crate::http::problem::Problem;
use crate::http::query::Ask;
use crate::present::delivery::source_page::{Tried, view};
use crate::routes::command::number;
use crate::routes::delivery::task::serve;
use crate::routes::page::page;
use axum::Extension;
use axum::extract::{Path, State};
use axum::response::Response;
use serde::Deserialize;
use yinuo_delivery::source::SourceKind;
use yinuo_text::Unreadable;

#[derive(Debug, Default, Deserialize)]
pub struct Done {
    #[serde(default)]
    done: String,
    #[serde(default)]
    n: usize,
}

pub async fn get(
    State(app): State<App>,
    Extension(visit): Extension<Visit>,
    Path(asked): Path<String>,
    Ask(done): Ask<Done>,
) -> Result<Response, Problem> {
    let broken = load(&app, &visit, number(&visit, &asked)?).await?;
    let lang = visit.lang;
    let n = done.n;
    let flash = match done.done.as_str() {
        "enter" => lang.pick(
            format!("已读入，拟定任务 {} 项，请逐项核对后下发。", broken.tasks.len()),
            format!("Read: {} tasks are proposed. Look at each, then send them out.", broken.tasks.len()),
        ),
        "save" => lang.pick(format!("已保存 {n} 项修改。"), format!("{n} changes saved.")),
        "issue" => lang.pick(format!("已下发 {n} 项任务。"), format!("{n} tasks sent out.")),
        "take" => lang.pick(format!("已列入 {n} 项工作任务。"), format!("{n} pieces of work taken.")),
        "split" => lang.say("已拆出一项，请改写标题、补上单位。", "Split: write its title and name a unit.").to_owned(),
        "merge" => lang.say("已合并，指标并入工作要求。", "Merged: the figure stands in the demand.").to_owned(),
        "discard" => lang.say("已剔除，留有记录。", "Discarded; it stays on record.").to_owned(),
        "close" => lang.say("来源已办结。", "The source is closed.").to_owned(),
        _ => String::new(),
    };
    show(&app, &visit, &broken, &Tried { flash, ..Tried::default() }).await
}

/// The page with the plan read anew.
///
/// # Errors
/// When nobody is logged in.
pub async fn show(app: &App, visit: &Visit, broken: &Broken, tried: &Tried) -> Result<Response, Problem> {
    let plan = read(app, broken).await;
    page(visit, &view(app, visit, broken, plan.as_ref(), tried)?)
}

/// What the file of a report plans; `None` where there is none to be read.
pub async fn read(app: &App, broken: &Broken) -> Option<Result<Plan, Unreadable>> {
    let bytes = broken.bytes.clone().filter(|_| broken.source.card.kind == SourceKind::Report)?;
    Some(plan::read(app, bytes).await)
}

/// The file as it was given.
pub async fn file(
    State(app): State<App>,
    Extension(visit): Extension<Visit>,
    Path((asked, id)): Path<(String, String)>,
) -> Result<Response, Problem> {
    let loaded = crate::routes::delivery::load(&app, &visit, number(&visit, &asked)?).await?;
    serve(&app, &visit, &loaded, &asked, &id).await
}

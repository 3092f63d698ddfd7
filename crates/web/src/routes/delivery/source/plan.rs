//! The plan of a source: its file is read anew each time, so that every figure leads to bytes that are
//! there, and no second copy of the text can differ from the first.

use crate::app::App;
use std::sync::LazyLock;
use tokio::sync::Semaphore;
use yinuo_delivery::propose::{Proposal, propose};
use yinuo_report::{Entry, Report, guarded, whole};
use yinuo_text::{Document, Unreadable};

/// A reading takes a core for a moment: no more at once than there are cores, the others wait their turn.
static TURNS: LazyLock<Semaphore> =
    LazyLock::new(|| Semaphore::new(std::thread::available_parallelism().map_or(1, usize::from)));

/// A report with what it promises.
#[derive(Debug)]
pub struct Plan {
    pub document: Document,
    pub report: Report,
    pub proposals: Vec<Proposal>,
}

fn no(code: &'static str, message: &str) -> Unreadable {
    Unreadable { code, message: message.to_owned() }
}

/// Reads a work report and proposes its tasks.
///
/// # Errors
/// [`Unreadable`] says what is wrong with the file and what to do; `R0094` there is no report in it,
/// `R0095` it plans nothing.
pub async fn read(app: &App, bytes: Vec<u8>) -> Result<Plan, Unreadable> {
    let stopping = || no("R0099", "系统正在停止，请稍后再试。");
    let turn = TURNS.acquire().await.map_err(|_| stopping())?;
    let app = app.clone();
    let read = tokio::task::spawn_blocking(move || one(&app, &bytes)).await.map_err(|_| stopping())?;
    drop(turn);
    read
}

/// The first report of a file that promises something.
fn one(app: &App, bytes: &[u8]) -> Result<Plan, Unreadable> {
    if bytes.trim_ascii().is_empty() {
        return Err(no("R0093", "没有收到文件，也没有文字。请选择一个文件，或者把报告全文粘贴进来。"));
    }
    let whole = whole("-", bytes)?;
    let mut is_there = false;
    for (document, entry) in whole.reading.documents.into_iter().zip(whole.entries) {
        let Entry::Report(report) = entry else { continue };
        is_there = true;
        let proposals = guarded(|| Ok(propose(&report, &document, &app.duties)))?;
        if !proposals.is_empty() {
            return Ok(Plan { document, report, proposals });
        }
    }
    Err(match is_there {
        true => no(
            "R0095",
            "这份报告没有读到“工作安排”部分，拆不出任务。请核对是否只粘贴了工作回顾；补全后再试，或者改选其他来源类型，按每行一条任务录入。",
        ),
        false => no(
            "R0094",
            "没有读到政府工作报告：报告一般以“政府工作报告”为题，先回顾工作、再安排来年。如果是行动方案、批示或整改清单，请改选相应的来源类型，按每行一条任务录入。",
        ),
    })
}

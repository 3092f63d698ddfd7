//! `/read`: a report is put in and read at once. Nothing is stored: the bytes live as long as the request.

use super::page::page;
use crate::http::access::Visit;
use crate::http::problem::Problem;
use crate::pages::Chrome;
use crate::pages::read::{ReadPage, Refused};
use crate::present::reading;
use axum::Extension;
use axum::extract::{FromRequest, Multipart, Request};
use axum::response::Response;
use std::sync::LazyLock;
use tokio::sync::Semaphore;
use yinuo_journal::Fault;
use yinuo_kernel::{Refusal, Rule};
use yinuo_report::{Entry, Whole, guarded, whole};
use yinuo_text::Unreadable;

/// The largest file that is read here; the command line takes larger ones.
const FILE_MAX: usize = 20 * 1024 * 1024;
/// So many reports of one file are shown, and so much text: more makes no page but a burden.
const REPORTS_MAX: usize = 12;
const TEXT_MAX: usize = 2 * 1024 * 1024;

/// A reading takes a core for a moment: no more at once than there are cores, the others wait their turn.
static TURNS: LazyLock<Semaphore> =
    LazyLock::new(|| Semaphore::new(std::thread::available_parallelism().map_or(1, usize::from)));

fn empty(visit: &Visit) -> ReadPage {
    ReadPage::empty(Chrome::of(visit), FILE_MAX / 1024 / 1024)
}

pub async fn get(Extension(visit): Extension<Visit>) -> Result<Response, Problem> {
    page(&visit, &empty(&visit))
}

pub async fn post(Extension(visit): Extension<Visit>, request: Request) -> Result<Response, Problem> {
    let sent = sent(&visit, request).await?;
    let name = sent.name.clone().unwrap_or_else(|| visit.lang.say("粘贴的文字", "pasted text").to_owned());
    let turn = TURNS.acquire().await;
    let asked = visit.clone();
    let read = tokio::task::spawn_blocking(move || {
        let name = sent.name.clone().unwrap_or_else(|| "-".to_owned());
        let pasted =
            if sent.name.is_none() { String::from_utf8(sent.bytes.clone()).unwrap_or_default() } else { String::new() };
        let made = if sent.bytes.is_empty() { Err(nothing()) } else { whole(&name, &sent.bytes) };
        (made.and_then(|whole| guarded(|| Ok(shown(&asked, &whole)))), pasted)
    });
    let (read, pasted) =
        read.await.map_err(|_| Problem::failed(&visit, Fault::Busy("the machine is stopping".into())))?;
    drop(turn);
    let made = match read {
        Ok(made) => ReadPage { file: name, ..made },
        Err(no) => {
            let refused = Refused { file: name, code: no.code.to_owned(), message: no.message };
            ReadPage { refused: Some(refused), pasted, ..empty(&visit) }
        }
    };
    page(&visit, &made)
}

fn nothing() -> Unreadable {
    Unreadable {
        code: "R0093",
        message: "没有收到文件，也没有文字。请选择一个文件，或者把报告全文粘贴进来。".to_owned(),
    }
}

fn shown(visit: &Visit, whole: &Whole) -> ReadPage {
    let lang = visit.lang;
    let mut made = empty(visit);
    let (mut room, mut left) = (TEXT_MAX, 0);
    for (document, entry) in whole.reading.documents.iter().zip(&whole.entries) {
        match entry {
            Entry::Other(other) => made.others.push(reading::other(lang, other)),
            Entry::Report(report) => {
                let size = document.text.as_str().len();
                if made.reports.len() >= REPORTS_MAX || (size > room && !made.reports.is_empty()) {
                    left += 1;
                    continue;
                }
                room = room.saturating_sub(size);
                made.reports.push(reading::view(lang, document, report, made.reports.len() + 1));
            }
        }
    }
    let (reports, others) = (made.reports.len() + left, made.others.len());
    made.told = lang.pick(
        format!("读到 {reports} 份报告、{others} 篇其他文章。"),
        format!("{reports} reports and {others} other documents."),
    );
    made.notes = whole.reading.findings.iter().map(|finding| format!("{} {}", finding.code, finding.message)).collect();
    if left > 0 {
        made.notes.push(format!("还有 {left} 份报告没有在这里显示；请用命令行 yinuo read 读全部。"));
    }
    made
}

/// What came with the form: a file, or pasted text.
struct Sent {
    /// `None` for pasted text.
    name: Option<String>,
    bytes: Vec<u8>,
}

async fn sent(visit: &Visit, request: Request) -> Result<Sent, Problem> {
    let bad = |rule: Rule, what: String| Problem::refused(visit, Refusal::new(rule, what));
    let mut parts =
        Multipart::from_request(request, &()).await.map_err(|_| bad(Rule::BadField, "multipart".to_owned()))?;
    let large = || bad(Rule::TooLarge, format!("> {} MB", FILE_MAX / 1024 / 1024));
    let mut sent = Sent { name: None, bytes: Vec::new() };
    loop {
        let part = parts.next_field().await.map_err(|error| match error.status() {
            axum::http::StatusCode::PAYLOAD_TOO_LARGE => large(),
            _ => bad(Rule::BadField, "multipart".to_owned()),
        })?;
        let Some(mut part) = part else { return Ok(sent) };
        let (field, name) = (part.name().unwrap_or_default().to_owned(), part.file_name().map(str::to_owned));
        let mut bytes = Vec::new();
        while let Some(chunk) = part.chunk().await.map_err(|_| large())? {
            if bytes.len() + chunk.len() > FILE_MAX {
                return Err(large());
            }
            bytes.extend_from_slice(&chunk);
        }
        let is_text = field == "text" && !bytes.trim_ascii().is_empty();
        match name {
            Some(name) if field == "file" && !name.is_empty() => sent = Sent { name: Some(short(&name)), bytes },
            // A file that was chosen goes before words that were pasted.
            None if is_text && sent.name.is_none() => sent = Sent { name: None, bytes },
            _ => {}
        }
    }
}

/// A name for people; browsers may send a path.
fn short(name: &str) -> String {
    name.rsplit(['/', '\\']).next().unwrap_or_default().chars().filter(|c| !c.is_control()).take(120).collect()
}

//! `/desk/sources/new`: a source is entered. A work report is read and its tasks are proposed at once;
//! of anything else each line of a list becomes one.

use super::brief;
use super::plan::{self, Plan};
use crate::app::App;
use crate::http::access::Visit;
use crate::http::files::kept;
use crate::http::problem::Problem;
use crate::http::{code, rows};
use crate::pages::Chrome;
use crate::pages::delivery::source::EnterPage;
use crate::pages::read::Refused;
use crate::pages::simple::Choice;
use crate::routes::command::check_key;
use crate::routes::delivery::step::day;
use crate::routes::delivery::upload::{FILE_MAX, Upload};
use crate::routes::page::page;
use axum::Extension;
use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use yinuo_delivery::propose::lead_of;
use yinuo_delivery::source::{Card, Command, SourceKind};
use yinuo_journal::{BlobRow, Deed, Rejection, Target, Text, digest};
use yinuo_kernel::{Actor, CaseNumber, Refusal, Rule};
use yinuo_report::guarded;
use yinuo_text::Unreadable;

/// Lines of a list that become tasks; a longer list is a report or a mistake.
const LINES_MAX: usize = 1_000;
/// Characters of a title; the rest of a line is the demand.
const TITLE_MAX: usize = 120;

pub async fn get(State(app): State<App>, Extension(visit): Extension<Visit>) -> Result<Response, Problem> {
    page(&visit, &form(&app, &visit, &Upload::default(), None)?)
}

/// The form, with what was typed and why it was not taken.
fn form(app: &App, visit: &Visit, sent: &Upload, refused: Option<Refused>) -> Result<EnterPage, Problem> {
    let (lang, who) = (visit.lang, visit.staff()?);
    let now = SourceKind::parse(sent.get("kind")).unwrap_or(SourceKind::Report);
    let kinds = SourceKind::ALL.iter().map(|kind| Choice {
        id: kind.as_str().to_owned(),
        label: lang.say(kind.zh(), kind.en()).to_owned(),
        selected: *kind == now,
        ..Choice::default()
    });
    let year = match sent.get("year") {
        "" => app.today().year().to_string(),
        year => year.to_owned(),
    };
    Ok(EnterPage {
        c: Chrome::of(visit),
        csrf: who.session.csrf.clone(),
        key: code::random(),
        kinds: kinds.collect(),
        year,
        title: sent.get("title").to_owned(),
        issuer: sent.get("issuer").to_owned(),
        finish: sent.get("finish").to_owned(),
        pasted: sent.get("text").to_owned(),
        refused,
        mb_max: FILE_MAX / 1024 / 1024,
    })
}

pub async fn post(State(app): State<App>, sent: Upload) -> Result<Response, Problem> {
    let visit = sent.visit()?;
    let by = visit.staff()?.account.actor.clone();
    match enter(&app, &by, &sent, format!("desk:{}", sent.get("key"))).await {
        Ok(number) => Ok(Redirect::to(&format!("/desk/sources/{}?done=enter", number.bare())).into_response()),
        Err(no) => {
            let file = sent.file.as_ref().map(|(name, _)| name.clone()).unwrap_or_default();
            page(visit, &form(&app, visit, &sent, Some(no.told(visit, file)))?)
        }
    }
}

/// Why a source was not entered.
#[derive(Debug)]
pub enum No {
    /// The file is not what it should be.
    Unread(Unreadable),
    Rejected(Rejection),
}

impl No {
    /// Beside the form, in which what was typed still stands.
    fn told(self, visit: &Visit, file: String) -> Refused {
        match self {
            No::Unread(no) => Refused { file, code: no.code.to_owned(), message: no.message },
            No::Rejected(rejection) => {
                let told = Problem::rejected(visit, rejection).told();
                Refused { file, code: told.rule, message: format!("{} {} {}", told.title, told.detail, told.hint) }
            }
        }
    }

    /// For machines.
    pub fn problem(self, visit: &Visit) -> Problem {
        match self {
            No::Unread(no) => {
                Problem::refused(visit, Refusal::new(Rule::ReportUnread, format!("{} {}", no.code, no.message)))
            }
            No::Rejected(rejection) => Problem::rejected(visit, rejection),
        }
    }
}

/// Enters a source and proposes its tasks.
///
/// # Errors
/// [`No`] says why nothing was entered; the keys of `key` make a second press the same as the first.
pub async fn enter(app: &App, by: &Actor, sent: &Upload, key: String) -> Result<CaseNumber, No> {
    let refuse = |refusal: Refusal| No::Rejected(Rejection::Refused(refusal));
    let unread = No::Unread;
    let kind = SourceKind::parse(sent.get("kind")).ok_or_else(|| refuse(Refusal::new(Rule::BadField, "kind")))?;
    let pasted = sent.get("text").as_bytes();
    // A file that was chosen goes before words that were pasted.
    let bytes = sent.file.as_ref().map_or(pasted, |(_, bytes)| bytes.as_slice()).to_vec();
    let plan = match kind {
        SourceKind::Report => Some(plan::read(app, bytes.clone()).await.map_err(unread)?),
        _ => None,
    };
    let typed: Option<i16> = match sent.get("year") {
        "" => None,
        year => Some(year.parse().map_err(|_| refuse(Refusal::new(Rule::BadField, "year")))?),
    };
    let found = plan.as_ref().and_then(|plan| plan.report.report_year).and_then(|year| i16::try_from(year).ok());
    let year = typed.or(found).unwrap_or_else(|| app.today().year());
    let finish = Some(sent.get("finish")).filter(|day| !day.is_empty());
    let finish = finish.map(|text| day(text, "finish")).transpose().map_err(refuse)?;
    let title = match (sent.get("title"), plan.as_ref().and_then(|plan| plan.report.title.as_deref())) {
        ("", Some(title)) => title.to_owned(),
        (title, _) => title.to_owned(),
    };
    let lines = match (&plan, sent.file.is_some() && pasted.is_empty()) {
        (Some(_), _) => Vec::new(),
        (None, false) => lines(sent.get("text")),
        (None, true) => lines(&text_of(app, bytes.clone()).await.map_err(unread)?),
    };
    let card = Card {
        kind,
        year,
        words: rows::words(app, Text::default()).pointer(),
        title_chars: brief::chars(&title),
        file: None,
        finish,
    };
    let words = Text { title, address: sent.get("issuer").to_owned(), ..Text::default() };
    let file = (!bytes.is_empty()).then(|| kept(app, bytes));
    check_key(&key).map_err(refuse)?;
    let number = store(app, card, words, file, &key, by).await.map_err(No::Rejected)?;
    let deeds = match &plan {
        Some(plan) => proposed(app, number, year, plan, by),
        None => listed(app, number, year, finish, &lines, by),
    };
    let deeds = keyed(deeds, &key);
    app.engine.deliver(deeds).await.map_err(|mut refused| match refused.pop() {
        Some((_, rejection)) => No::Rejected(rejection),
        None => refuse(Rule::BadField.into()),
    })?;
    Ok(number)
}

/// Enters the source itself.
async fn store(
    app: &App,
    card: Card,
    text: Text,
    file: Option<BlobRow>,
    key: &str,
    by: &Actor,
) -> Result<CaseNumber, Rejection> {
    let plain = format!("{}\n{}\n{}", card.year, text.title, text.address);
    let content = file.as_ref().map(|file| file.bytes.clone()).unwrap_or_default();
    let asked = digest::hex(&digest::plain(&[plain.as_bytes(), &content]));
    let row = rows::words(app, text);
    let card = Card { words: row.pointer(), file: file.as_ref().map(BlobRow::pointer), ..card };
    let command = yinuo_delivery::Command::Source(Command::Enter(Box::new(card)));
    let plain = Deed::plain(Target::New, command, by.clone());
    let deed = Deed { key: Some(key.to_owned()), asked, words: vec![row], blobs: file.into_iter().collect(), ..plain };
    let receipts = app.engine.deliver(vec![deed]).await.map_err(|mut refused| match refused.pop() {
        Some((_, rejection)) => rejection,
        None => Rejection::Refused(Rule::BadField.into()),
    })?;
    receipts.first().map(|receipt| receipt.case).ok_or_else(|| Rejection::Refused(Rule::BadField.into()))
}

/// All that a unit can be held to; work without a figure is left to the officer.
pub fn proposed(app: &App, number: CaseNumber, year: i16, plan: &Plan, by: &Actor) -> Vec<Deed> {
    let firm = plan.proposals.iter().filter(|proposal| !proposal.optional);
    firm.map(|proposal| {
        let (made, row) = brief::of(app, number, year, proposal);
        brief::deed(made, row, by)
    })
    .collect()
}

/// A task for each line.
fn listed(
    app: &App,
    number: CaseNumber,
    year: i16,
    finish: Option<jiff::civil::Date>,
    lines: &[String],
    by: &Actor,
) -> Vec<Deed> {
    let one = |line: &String| {
        let title: String = line.chars().take(TITLE_MAX).collect();
        let (bare, row) = brief::bare(app, number, year, &title, line);
        let (lead, co) = lead_of(line, &app.duties);
        let made = yinuo_delivery::task::Brief {
            due: finish,
            lead: lead.as_ref().map(|lead| lead.unit.clone()),
            lead_by: lead.map(|lead| lead.line),
            co: co.into_iter().map(|one| one.unit).collect(),
            ..bare
        };
        brief::deed(made, row, by)
    };
    lines.iter().map(one).collect()
}

/// Keys of a list: either all have one or none has.
pub fn keyed(deeds: Vec<Deed>, key: &str) -> Vec<Deed> {
    let with = |(at, deed): (usize, Deed)| Deed { key: Some(format!("{key}:{at}")), asked: key.to_owned(), ..deed };
    deeds.into_iter().enumerate().map(with).collect()
}

/// The lines of a list without their numbers.
fn lines(text: &str) -> Vec<String> {
    let number = |c: char| c.is_whitespace() || c.is_ascii_digit() || "一二三四五六七八九十（）()、.．·•—-".contains(c);
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let bare = lines.map(|line| {
        // 3年行动 keeps its number: only a number with a stop behind it is one of the list.
        let head: String = line.chars().take_while(|c| number(*c)).collect();
        match head.ends_with(['、', '.', '．', '）', ')', '·', '•', ' ', '　', '-']) {
            true => line.get(head.len()..).unwrap_or(line).to_owned(),
            false => line.to_owned(),
        }
    });
    bare.filter(|line| !line.is_empty()).take(LINES_MAX).collect()
}

/// The words of a document.
async fn text_of(app: &App, bytes: Vec<u8>) -> Result<String, Unreadable> {
    let stopping = || Unreadable { code: "R0099", message: "系统正在停止，请稍后再试。".to_owned() };
    let _ = app;
    let read = tokio::task::spawn_blocking(move || guarded(|| yinuo_text::read(&bytes)));
    let reading = read.await.map_err(|_| stopping())??;
    Ok(reading.documents.iter().map(|document| document.text.as_str()).collect::<Vec<_>>().join("\n"))
}

#[cfg(test)]
mod tests {
    use super::lines;

    #[test]
    fn a_list_loses_its_numbers_and_nothing_else() {
        let text = "1、改造泵站三座\n（二）修复海堤\n\n3年行动方案\n- 清理河道\n　　新建渔港2座";
        assert_eq!(lines(text), ["改造泵站三座", "修复海堤", "3年行动方案", "清理河道", "新建渔港2座"]);
    }
}

//! `/desk/subscribe` and `/calendar/{token}.ics`: the dates of a post's unit in anybody's calendar. The mail on
//! the same page is `subscribe_mail`'s.
//!
//! A calendar cannot log in, so the address is the key. It is a machine's token that opens nothing else
//! (no scope), it ends when the post makes another or ends it, and nothing on the calendar is secret: titles of
//! tasks and projects, days.

use super::list::address;
use super::{bare, subscribe_mail};
use crate::app::{App, Inner};
use crate::http::access::{self, Visit, Who};
use crate::http::code;
use crate::http::form::Form;
use crate::http::machine;
use crate::http::problem::Problem;
use crate::lang::Lang;
use crate::pages::Chrome;
use crate::pages::cockpit::subscribe::SubscribePage;
use crate::present::cockpit::{ics, look};
use crate::present::delivery::{day, period};
use crate::present::fields;
use crate::routes::page::page;
use axum::Extension;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Response};
use jiff::Span;
use yinuo_delivery::board::owed;
use yinuo_delivery::{Detail, project};
use yinuo_journal::{Account, Fault, Keeping, Rows};
use yinuo_kernel::{CaseNumber, Role};

/// The machine of a post's calendar.
fn name(who: &Who) -> String {
    format!("calendar.{}", who.account.login)
}

const MARK: &str = "calendar.";

/// How long an address is good; a post that changes hands in between ends it.
const DAYS: i32 = 400;

async fn known(app: &App, visit: &Visit, who: &Who) -> Result<Option<(Account, String)>, Problem> {
    let login = format!("{}{}", Account::MACHINE, name(who));
    let found = app.read(move |app| {
        let Some(account) = app.reader.account(&login)? else { return Ok(None) };
        let now = app.clock.now();
        let session = app.reader.session(&account.password)?.filter(|session| session.until > now);
        Ok(session.map(|session| (account, session.until)))
    });
    let found = found.await.map_err(|fault| Problem::failed(visit, fault))?;
    let today = app.today();
    let until = |at| day(app.world.calendar().local(at).date(), today.year(), visit.lang);
    Ok(found.map(|(account, at)| (account, until(at))))
}

fn whose(who: &Who, lang: Lang) -> String {
    match who.account.role() {
        Role::Unit => lang.pick(
            format!("{}牵头、配合的任务和负责的项目", who.unit_name.0),
            format!("Tasks and projects of {}", who.unit_name.1),
        ),
        _ => lang.say("全市的任务和项目", "All tasks and projects of the city").to_owned(),
    }
}

/// The page as things stand, with what is shown only once.
pub(super) async fn shown(
    app: &App,
    visit: &Visit,
    who: &Who,
    (address, flash): (String, &str),
) -> Result<SubscribePage, Problem> {
    let known = known(app, visit, who).await?.map(|(_, until)| until);
    Ok(SubscribePage {
        c: Chrome::of(visit),
        csrf: who.session.csrf.clone(),
        key: code::random(),
        whose: whose(who, visit.lang),
        address,
        active: known.is_some(),
        until: known.unwrap_or_default(),
        flash: flash.to_owned(),
        mail: subscribe_mail::form(app, visit, who).await?,
    })
}

pub async fn get(State(app): State<App>, Extension(visit): Extension<Visit>) -> Result<Response, Problem> {
    let who = visit.staff()?;
    page(&visit, &shown(&app, &visit, who, (String::new(), "")).await?)
}

pub async fn post(State(app): State<App>, headers: HeaderMap, sent: Form) -> Result<Response, Problem> {
    let visit = sent.visit()?;
    let who = visit.staff()?;
    let fault = |fault| Problem::failed(visit, fault);
    if let Some((account, _)) = known(&app, visit, who).await? {
        for keeping in machine::revoke(account) {
            app.engine.keep(keeping).await.map_err(fault)?;
        }
    }
    if sent.get("do") != "make" {
        let flash = visit.lang.say("已停止，原来的地址不再有效。", "It has ended; the address opens nothing.");
        return page(visit, &shown(&app, visit, who, (String::new(), flash)).await?);
    }
    let actor = &who.account.actor;
    let unit = actor.unit.clone().ok_or_else(|| Problem::refused(visit, yinuo_kernel::Rule::UnknownUnit))?;
    let until = app.today().saturating_add(Span::new().days(DAYS));
    let until = app.world.calendar().instant(until.at(0, 0, 0, 0));
    let made = machine::issue(&name(who), actor.role, unit, Vec::new(), until);
    let (secret, account, session) = made.map_err(|refusal| Problem::refused(visit, refusal))?;
    app.engine.keep(Keeping::Account(account)).await.map_err(fault)?;
    app.engine.keep(Keeping::Session(session)).await.map_err(fault)?;
    let address = format!("{}/calendar/{secret}.ics", super::papers::base(&app, &headers));
    page(visit, &shown(&app, visit, who, (address, visit.lang.say("已生成。", "Done."))).await?)
}

/// The feed. A token that is no calendar's opens nothing here, and a calendar's opens nothing elsewhere.
pub async fn feed(
    State(app): State<App>,
    Extension(visit): Extension<Visit>,
    Path(asked): Path<String>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let token = asked.strip_suffix(".ics").ok_or_else(|| Problem::not_found(&visit))?;
    let who = access::find(&app, token.to_owned()).await.map_err(|fault| Problem::failed(&visit, fault))?;
    let who = who.filter(|who| who.account.name.starts_with(MARK) && who.account.is_machine());
    let who = who.ok_or_else(|| Problem::not_found(&visit))?;
    let base = super::papers::base(&app, &headers);
    let made = app.read(move |app| {
        let rows = app.rows()?;
        feed_of(app, &rows, &who, &base)
    });
    let text = made.await.map_err(|fault| Problem::failed(&visit, fault))?;
    let headers = [
        (header::CONTENT_TYPE, "text/calendar; charset=utf-8"),
        (header::CONTENT_DISPOSITION, "inline; filename=\"yinuo.ics\""),
    ];
    Ok((headers, text).into_response())
}

/// Days from so long ago on; what is further back is on the board, not in a calendar.
const PAST_DAYS: i32 = 60;

fn feed_of(app: &Inner, rows: &Rows, who: &Who, base: &str) -> Result<String, Fault> {
    let (world, today) = (&app.world, app.today());
    let since = today.saturating_sub(Span::new().days(PAST_DAYS));
    let place = world.place;
    let mut dues: Vec<ics::Due> = Vec::new();
    let title = |number: CaseNumber| rows.get(&number).map_or_else(|| "—".to_owned(), |entry| entry.title().to_owned());
    look(world, (today, today.year()), &who.account.actor, None, |view| {
        for row in bare(rows).filter(|row| view.sees(row)) {
            let url = format!("{base}{}", address(row.kind(), row.number));
            let mut due = |part: String, on, what: &str, text: String| {
                let uid = format!("{}-{part}@{place}.yinuo", row.number.bare());
                dues.push(ics::Due {
                    uid,
                    on,
                    title: format!("{what}：{}", title(row.number)),
                    text,
                    url: url.clone(),
                });
            };
            match &row.detail {
                Detail::Task(task) if task.stage.is_open() => {
                    let open = task.nodes.iter().filter(|node| node.met.is_none() && node.due >= since);
                    open.for_each(|node| due(format!("n{}", node.id), node.due, "节点", format!("n{}", node.id)));
                    if let Some(on) = task.due.filter(|on| *on >= since) {
                        due("due".into(), on, "完成时限", String::new());
                    }
                }
                Detail::Project(project) if project.stage.is_open() => {
                    let open = project.nodes.iter().filter(|node| node.met.is_none() && node.due >= since);
                    open.for_each(|node| due(format!("n{}", node.id), node.due, "节点", format!("n{}", node.id)));
                    if let Some(on) = project.promise.start.filter(|on| !project.stage.is_begun() && *on >= since) {
                        due("start".into(), on, "计划开工", String::new());
                    }
                    let ahead = project.stage < project::Stage::Completed;
                    if let Some(on) = project.promise.complete.filter(|on| ahead && *on >= since) {
                        due("complete".into(), on, "计划竣工", String::new());
                    }
                }
                _ => {}
            }
        }
        for one in owed(bare(rows), view).into_iter().filter(|one| one.due >= since) {
            dues.push(ics::Due {
                uid: format!("{}-r{}@{place}.yinuo", one.number.bare(), one.period),
                on: one.due,
                title: format!("报送{}进展：{}", period(one.period, Lang::Zh), title(one.number)),
                text: fields::unit_name(&world.main().directory, Some(&one.unit), Lang::Zh),
                url: format!("{base}/desk/returns"),
            });
        }
    });
    dues.sort_by(|a, b| (a.on, &a.uid).cmp(&(b.on, &b.uid)));
    named(rows, &mut dues);
    let name = match who.account.role() {
        Role::Unit => format!("{} · {}", world.name, who.unit_name.0),
        _ => format!("{}重点任务", world.name),
    };
    Ok(ics::calendar(&name, &dues, app.clock.now()))
}

/// Nodes by their names.
fn named(rows: &Rows, dues: &mut [ics::Due]) {
    let of = |due: &ics::Due| {
        let number = CaseNumber::parse(due.uid.split('-').next()?)?;
        Some((number, due.text.strip_prefix('n')?.parse::<u32>().ok()?))
    };
    for due in dues {
        let Some((number, node)) = of(due) else { continue };
        let entry = rows.get(&number);
        let title = entry.map_or("—", |entry| entry.title());
        match entry.and_then(|entry| entry.node(node)) {
            Some(name) => {
                due.title = format!("{name}（{title}）");
                due.text = title.to_owned();
            }
            None => due.text = String::new(),
        }
    }
}

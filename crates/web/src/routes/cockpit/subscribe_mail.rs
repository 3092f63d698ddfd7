//! `/desk/subscribe/mail` and the links in mails, `/mail/{purpose}/{login}/{token}`: news of tasks and projects by
//! mail, asked for at the desk, begun by whoever reads the mailbox, ended by either.
//!
//! A link asks first and acts on the button, because mailboxes open links by themselves to look at them. A mail
//! program that ends a list with one click sends the same post (RFC 8058).

use super::subscribe::shown;
use crate::app::App;
use crate::http::access::{Visit, Who};
use crate::http::form::Form;
use crate::http::problem::Problem;
use crate::lang::Lang;
use crate::mail::link::{self, Purpose};
use crate::mail::rhythm as told;
use crate::pages::Chrome;
use crate::pages::cockpit::subscribe::{MailForm, MailPage};
use crate::pages::simple::Choice;
use crate::present::time;
use crate::routes::page::page;
use axum::Extension;
use axum::extract::{Path, State};
use axum::response::Response;
use yinuo_journal::{Keeping, Rhythm, Subscriber};
use yinuo_kernel::Rule;

/// What a form says for no mail at all.
const NONE: &str = "none";

/// Confirmations to one post in a quarter of an hour: an address is somebody's, perhaps somebody else's.
const ASKED_MAX: u32 = 3;

async fn known(app: &App, visit: &Visit, login: &str) -> Result<Option<Subscriber>, Problem> {
    let login = login.to_owned();
    let read = app.read(move |app| app.reader.subscribers(app.world.place));
    let all = read.await.map_err(|fault| Problem::failed(visit, fault))?;
    Ok(all.into_iter().find(|one| one.login == login))
}

/// What the page shows of it.
pub(super) async fn form(app: &App, visit: &Visit, who: &Who) -> Result<MailForm, Problem> {
    let known = known(app, visit, &who.account.login).await?;
    let (lang, calendar) = (visit.lang, app.world.calendar());
    let chosen = known.as_ref().map(|post| post.rhythm);
    let choice = |rhythm: Rhythm| Choice {
        id: rhythm.as_str().to_owned(),
        label: told(rhythm, lang).to_owned(),
        selected: chosen.unwrap_or(Rhythm::Daily) == rhythm,
        ..Choice::default()
    };
    let none = Choice { id: NONE.into(), label: lang.say("不发邮件", "no mail").to_owned(), ..Choice::default() };
    let state = match &known {
        None => lang.say("现在不发邮件。", "No mail is sent now.").to_owned(),
        Some(post) if post.confirmed_at.is_none() => lang.pick(
            format!("确认邮件发往 {}，等待确认。", post.address),
            format!("{} is asked to confirm.", post.address),
        ),
        Some(post) => match post.next_at {
            Some(next) => {
                let next = time::deadline(calendar, next, lang);
                lang.pick(format!("已确认，下一封：{next}。"), format!("Confirmed; the next one: {next}."))
            }
            None => lang.say("已确认，有消息即发。", "Confirmed; each piece of news is sent at once.").to_owned(),
        },
    };
    Ok(MailForm {
        off: app.mail_site.is_none(),
        address: known.map(|post| post.address).unwrap_or_default(),
        rhythms: Rhythm::ALL.into_iter().map(choice).chain([none]).collect(),
        state,
        error: String::new(),
    })
}

/// Somebody's address as they write it: enough to be sent to, the confirmation proves the rest.
fn is_address(text: &str) -> bool {
    let odd =
        |c: char| c.is_whitespace() || c.is_control() || matches!(c, '<' | '>' | ',' | ';' | ':' | '"' | '(' | ')');
    let parts = text.split_once('@').filter(|(_, host)| !host.contains('@'));
    let right = |(name, host): (&str, &str)| !name.is_empty() && host.split('.').all(|part| !part.is_empty());
    text.len() <= 254 && !text.contains(odd) && parts.is_some_and(right)
}

pub async fn post(State(app): State<App>, sent: Form) -> Result<Response, Problem> {
    let visit = sent.visit()?;
    let (who, lang) = (visit.staff()?, visit.lang);
    let (place, now) = (app.world.place, app.clock.now());
    if app.mail_site.is_none() {
        return Err(Problem::not_found(visit));
    }
    let login = &who.account.login;
    let before = known(&app, visit, login).await?;
    let keep = |keeping| async { app.engine.keep(keeping).await.map_err(|fault| Problem::failed(visit, fault)) };
    if sent.get("rhythm") == NONE {
        keep(Keeping::Unsubscribed { place, login: login.clone() }).await?;
        let flash = lang.say("已停止，邮箱地址已删除。", "It has ended, and the address is deleted.");
        return page(visit, &shown(&app, visit, who, (String::new(), flash)).await?);
    }
    let refused = |field: &str| Problem::refused(visit, yinuo_kernel::Refusal::new(Rule::BadField, field));
    let rhythm = Rhythm::parse(sent.get("rhythm")).ok_or_else(|| refused("rhythm"))?;
    let address = sent.get("address").trim().to_owned();
    if !is_address(&address) {
        return Err(refused("address"));
    }
    let actor = &who.account.actor;
    let unit = actor.unit.clone().ok_or_else(|| Problem::refused(visit, Rule::UnknownUnit))?;
    let fresh = Subscriber {
        login: login.clone(),
        role: actor.role,
        unit,
        address,
        rhythm,
        asked_at: now,
        confirmed_at: None,
        since: now,
        next_at: Some(now),
        due: now,
        tries: 0,
    };
    let confirmed = before.filter(|post| post.address == fresh.address && post.confirmed_at.is_some());
    let flash = match confirmed {
        // The mailbox is known to be theirs: only the rhythm changes, and no news is lost over it.
        Some(post) => {
            // What was told at once is not new in the first digest.
            let since = if post.rhythm == Rhythm::AtOnce { now } else { post.since };
            let changed =
                Subscriber { rhythm, role: fresh.role, unit: fresh.unit, ..post }.sent(now, app.world.calendar());
            keep(Keeping::Subscribed { place, subscriber: Box::new(Subscriber { since, ..changed }) }).await?;
            lang.say("已保存。", "Saved.")
        }
        None if !app.limiter.takes(&format!("mail:{login}"), ASKED_MAX, now) => {
            return Err(Problem::refused(visit, Rule::TooManyTries));
        }
        None => {
            keep(Keeping::Subscribed { place, subscriber: Box::new(fresh) }).await?;
            lang.say("确认邮件已发出，请到邮箱里确认。", "A mail asks you to confirm.")
        }
    };
    page(visit, &shown(&app, visit, who, (String::new(), flash)).await?)
}

/// The row a link is of. Whether there is none, or the token does not fit, the answer is the same.
async fn opened(app: &App, visit: &Visit, path: (String, String, String)) -> Result<(Purpose, Subscriber), Problem> {
    let (purpose, login, token) = path;
    let gone = || Problem::not_found(visit);
    let purpose = Purpose::parse(&purpose).ok_or_else(gone)?;
    let post = known(app, visit, &login).await?.ok_or_else(gone)?;
    match link::fits(app, purpose, &post, &token) {
        true => Ok((purpose, post)),
        false => Err(gone()),
    }
}

fn title(purpose: Purpose, lang: Lang) -> String {
    match purpose {
        Purpose::Confirm => lang.say("确认邮件订阅", "Confirm the subscription"),
        Purpose::Stop => lang.say("退订邮件", "Unsubscribe"),
    }
    .to_owned()
}

pub async fn ask(
    State(app): State<App>,
    Extension(visit): Extension<Visit>,
    Path(path): Path<(String, String, String)>,
) -> Result<Response, Problem> {
    let (purpose, post) = opened(&app, &visit, path).await?;
    let lang = visit.lang;
    let (says, button) = match purpose {
        Purpose::Confirm => (
            lang.pick(
                format!("把任务和项目的消息发到 {}（{}）？", post.address, told(post.rhythm, lang)),
                format!("Send news of tasks and projects to {} ({})?", post.address, told(post.rhythm, lang)),
            ),
            lang.say("确认", "Confirm"),
        ),
        Purpose::Stop => (
            lang.pick(
                format!("不再向 {} 发送任务和项目的消息，并删除这个地址？", post.address),
                format!("Send no more to {} and delete the address?", post.address),
            ),
            lang.say("退订", "Unsubscribe"),
        ),
    };
    let made = MailPage {
        c: Chrome::of(&visit),
        title: title(purpose, lang),
        says,
        action: link::path(&app, purpose, &post),
        button: button.to_owned(),
    };
    page(&visit, &made)
}

pub async fn act(
    State(app): State<App>,
    Extension(visit): Extension<Visit>,
    Path(path): Path<(String, String, String)>,
) -> Result<Response, Problem> {
    let (purpose, post) = opened(&app, &visit, path).await?;
    let (lang, place, now) = (visit.lang, app.world.place, app.clock.now());
    let (keeping, says) = match purpose {
        // Confirmed twice is confirmed once.
        Purpose::Confirm if post.confirmed_at.is_some() => (None, lang.say("已确认。", "Confirmed.")),
        Purpose::Confirm => {
            let now = Box::new(post.confirmed(now, app.world.calendar()));
            (Some(Keeping::Posted { place, was: Box::new(post), now }), lang.say("已确认。", "Confirmed."))
        }
        Purpose::Stop => (
            Some(Keeping::Unsubscribed { place, login: post.login }),
            lang.say("已退订，地址已删除。", "It has ended, and the address is deleted."),
        ),
    };
    if let Some(keeping) = keeping {
        app.engine.keep(keeping).await.map_err(|fault| Problem::failed(&visit, fault))?;
    }
    let made = MailPage {
        c: Chrome::of(&visit),
        title: title(purpose, lang),
        says: says.to_owned(),
        action: String::new(),
        button: String::new(),
    };
    page(&visit, &made)
}

//! `/login`, `/logout`: staff.

use super::page::page;
use crate::app::App;
use crate::http::access::Visit;
use crate::http::form::Form;
use crate::http::problem::Problem;
use crate::http::{code, cookie, password};
use crate::pages::Chrome;
use crate::pages::simple::LoginPage;
use axum::Extension;
use axum::extract::State;
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Redirect, Response};
use jiff::SignedDuration;
use yinuo_journal::{Keeping, Session};
use yinuo_kernel::{Rule, Timestamp};

/// How long a session lives: a long working day.
const HOURS: i64 = 12;

/// A fresh session for a login with the right password: its token, and when it ends.
///
/// # Errors
/// [`Rule::WrongPassword`], [`Rule::TooManyTries`], or a fault.
pub async fn open(app: &App, visit: &Visit, login: &str, given: &str) -> Result<(String, Timestamp), Problem> {
    let now = app.clock.now();
    let login: String = login.trim().chars().take(64).collect();
    let what = format!("login {login}");
    if !app.limiter.allows(&what, now) {
        return Err(Problem::refused(visit, Rule::TooManyTries));
    }
    let given: String = given.chars().take(256).collect();
    let wanted = login.clone();
    let fits = app
        .read(move |app| {
            let account = app.reader.account(&wanted)?;
            let person = account.as_ref().filter(|account| !account.is_machine());
            Ok(password::fits(&given, person.map(|account| account.password.as_str())))
        })
        .await
        .map_err(|fault| Problem::failed(visit, fault))?;
    if !fits {
        app.limiter.wrong(&what, now);
        return Err(Problem::refused(visit, Rule::WrongPassword));
    }
    app.limiter.right(&what);
    let token = code::random();
    let until = now.checked_add(SignedDuration::from_hours(HOURS)).unwrap_or(now);
    let session = Session { token: code::token_hash(&token), login, csrf: code::random(), until };
    for keeping in [Keeping::Sweep { before: now }, Keeping::Session(session)] {
        app.engine.keep(keeping).await.map_err(|fault| Problem::failed(visit, fault))?;
    }
    Ok((token, until))
}

pub async fn get(Extension(visit): Extension<Visit>) -> Result<Response, Problem> {
    page(&visit, &LoginPage { c: Chrome::of(&visit), login: String::new(), error: String::new() })
}

pub async fn post(State(app): State<App>, sent: Form) -> Result<Response, Problem> {
    let visit = sent.visit()?;
    match open(&app, visit, sent.get("login"), sent.get("password")).await {
        Ok((token, _)) => {
            let seconds = u32::try_from(HOURS * 3600).unwrap_or(0);
            let cookie = cookie::set("session", &token, "/", seconds, app.secure_cookies);
            Ok(([(header::SET_COOKIE, cookie)], Redirect::to("/desk")).into_response())
        }
        Err(problem) => match problem.refusal() {
            Some(refusal) => {
                let (rule, lang) = (refusal.rule, visit.lang);
                let error = format!("{}{}", lang.say(rule.zh(), rule.en()), lang.say(rule.hint_zh(), rule.hint_en()));
                let shown = LoginPage { c: Chrome::of(visit), login: sent.get("login").to_owned(), error };
                Ok((crate::http::problem::status(rule), page(visit, &shown)?).into_response())
            }
            None => Err(problem),
        },
    }
}

pub async fn logout(State(app): State<App>, headers: HeaderMap, sent: Form) -> Result<Response, Problem> {
    let visit = sent.visit()?;
    if let Some(token) = cookie::get(&headers, "session") {
        let end = Keeping::EndSession { token: code::token_hash(&token) };
        app.engine.keep(end).await.map_err(|fault| Problem::failed(visit, fault))?;
    }
    let cookie = cookie::set("session", "", "/", 0, app.secure_cookies);
    Ok(([(header::SET_COOKIE, cookie)], Redirect::to("/login")).into_response())
}

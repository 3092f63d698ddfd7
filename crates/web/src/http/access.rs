//! Every route has a class; a guard in front of it asks the question. A route cannot be added
//! without one, see [`super::site::Site`].

use super::cookie;
use super::problem::Problem;
use crate::app::App;
use crate::lang::Lang;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, Method, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use std::sync::Arc;
use yinuo_journal::{Account, Scope, Session};
use yinuo_kernel::{Role, Rule};

/// Who may use a route.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    /// Anybody.
    Public,
    /// Whoever holds the number and code of the case; the handler checks them.
    Holder,
    /// Any staff with a session in a browser.
    Staff,
    /// Staff of these roles with a session in a browser.
    Roles(&'static [Role]),
    /// Staff of these roles with a bearer token, a machine only with this scope. Cookies do not
    /// count, so no other site can use them.
    Token(&'static [Role], Scope),
    /// Anybody, or staff with a bearer token (a machine with this scope): the handler decides by
    /// who asks. A token that is sent must be good.
    OpenToken(Scope),
    /// Anybody; a token may come as bearer or as the parameter `api_key` (Open311), and what it
    /// opens beyond that the handler asks: a form's body is not the guard's to read.
    Keyed(Scope),
}

/// Everybody who works.
pub const EVERYBODY: &[Role] = &[Role::Operator, Role::Dispatcher, Role::Unit, Role::Supervisor, Role::Admin];

/// Staff, as the guard found them.
#[derive(Clone, Debug)]
pub struct Who {
    pub account: Account,
    pub session: Session,
    /// The unit's short name, and its English one.
    pub unit_name: (String, String),
}

/// What the guard knows of a request, for handlers.
#[derive(Clone, Debug)]
pub struct Visit {
    pub lang: Lang,
    pub who: Option<Arc<Who>>,
    pub path: String,
    /// The city's name in both languages.
    pub city: (String, String),
    pub hotline: String,
    /// Today in a sample city whose clock is not the real one.
    pub apart: Option<jiff::civil::Date>,
    /// The route acts for a session: its forms must carry the session's token.
    pub acts_for_session: bool,
    /// An answer as JSON is wanted (the API), not as a page.
    pub api: bool,
}

impl Visit {
    /// What a request says of itself, before anybody is recognised.
    pub fn of(app: &App, path: &str, headers: &HeaderMap) -> Visit {
        let lang = Lang::choose(
            cookie::get(headers, "lang").as_deref(),
            headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()),
        );
        let city = (app.world.name.clone(), app.world.name_en.clone());
        let api = path.starts_with("/api/") || path.starts_with("/open311/");
        Visit {
            lang,
            who: None,
            path: path.to_owned(),
            city,
            hotline: app.hotline.clone(),
            apart: app.clock_apart.then(|| app.today()),
            acts_for_session: false,
            api,
        }
    }

    /// The visit of a request that met no guard; only a mistake in the table of routes leads here.
    pub fn nowhere() -> Visit {
        let city = (String::new(), String::new());
        Visit {
            lang: Lang::Zh,
            who: None,
            path: String::new(),
            city,
            hotline: String::new(),
            apart: None,
            acts_for_session: false,
            api: false,
        }
    }

    /// The staff member, where the route's class guarantees one.
    pub fn staff(&self) -> Result<&Who, Problem> {
        self.who.as_deref().ok_or_else(|| Problem::refused(self, Rule::NotLoggedIn))
    }
}

/// The guard of one route.
pub async fn guard(State((app, access)): State<(App, Access)>, mut request: Request, next: Next) -> Response {
    let headers = request.headers();
    let mut visit = Visit::of(&app, request.uri().path(), headers);
    visit.acts_for_session = matches!(access, Access::Staff | Access::Roles(_));
    let by_token = matches!(access, Access::Token(..) | Access::OpenToken(_) | Access::Keyed(_));
    let token = if by_token { bearer(headers) } else { cookie::get(headers, "session") };
    if !visit.api && !same_site(request.method(), headers) {
        return Problem::refused(&visit, Rule::ForgedForm).into_response();
    }
    let sent = token.is_some();
    if let Some(token) = token {
        match find(&app, token).await {
            // A machine's secret opens no pages.
            Ok(who) => visit.who = who.filter(|who| by_token || !who.account.is_machine()),
            Err(fault) => return Problem::failed(&visit, fault).into_response(),
        }
    }
    let refused = refusal(access, visit.who.as_ref().map(|who| &who.account), sent);
    if let Some(rule) = refused {
        return Problem::refused(&visit, rule).into_response();
    }
    let (method, known) = (request.method().clone(), request.headers().get(header::IF_NONE_MATCH).cloned());
    request.extensions_mut().insert(visit);
    super::etag::unless_known(&method, known.as_ref(), next.run(request).await)
}

/// Why this caller stays outside; `sent`: a token came along.
fn refusal(access: Access, account: Option<&Account>, sent: bool) -> Option<Rule> {
    let (roles, scope) = match access {
        Access::Public | Access::Holder => return None,
        Access::OpenToken(_) | Access::Keyed(_) if account.is_none() && !sent => return None,
        Access::OpenToken(scope) | Access::Keyed(scope) => (EVERYBODY, Some(scope)),
        Access::Staff => (EVERYBODY, None),
        Access::Roles(roles) => (roles, None),
        Access::Token(roles, scope) => (roles, Some(scope)),
    };
    match account {
        None => Some(Rule::NotLoggedIn),
        Some(account) if !roles.contains(&account.role()) => Some(Rule::RoleForbids),
        Some(account) if scope.is_some_and(|scope| !account.opens(scope)) => Some(Rule::ScopeMissing),
        Some(_) => None,
    }
}

/// Whose token this is, while it is good.
///
/// # Errors
/// When the storage fails.
pub async fn find(app: &App, token: String) -> Result<Option<Arc<Who>>, yinuo_journal::Fault> {
    let hash = super::code::token_hash(&token);
    let now = app.clock.now();
    let changes = app.engine.kept();
    if let Some(who) = app.known.recall(changes, &hash) {
        return Ok(Some(who).filter(|who| who.session.until > now));
    }
    let who = app.read(move |app| {
        let Some(session) = app.reader.session(&hash)?.filter(|session| session.until > now) else { return Ok(None) };
        let account = app.reader.account(&session.login)?;
        Ok(account.map(|account| {
            let unit = account.actor.unit.as_ref().and_then(|unit| app.world.main().directory.unit(unit));
            let unit_name = unit.map(|unit| (unit.short.clone(), unit.en.clone())).unwrap_or_default();
            Arc::new(Who { account, session, unit_name })
        }))
    });
    let who = who.await?;
    if let Some(who) = &who {
        app.known.remember(changes, who);
    }
    Ok(who)
}

fn bearer(headers: &HeaderMap) -> Option<String> {
    let value = headers.get(header::AUTHORIZATION)?.to_str().ok()?;
    Some(value.strip_prefix("Bearer ")?.trim().to_owned())
}

/// A form that changes something must come from our own pages (Fetch Metadata; for browsers
/// without it, the Origin). Staff forms carry a token of their session besides.
fn same_site(method: &Method, headers: &HeaderMap) -> bool {
    if method.is_safe() {
        return true;
    }
    let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    match (text("sec-fetch-site"), text("origin"), text("host")) {
        (Some(site), _, _) => matches!(site, "same-origin" | "none"),
        (None, Some(origin), Some(host)) => origin.split_once("://").is_some_and(|(_, from)| from == host),
        (None, None, _) => true,
        (None, Some(_), None) => false,
    }
}

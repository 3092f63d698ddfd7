//! `/follow`: the citizen's side of a case, behind its number and code.

use super::command::{self, Taking};
use super::page::{Done, page};
use super::small;
use super::step::Step;
use crate::app::{App, Inner};
use crate::http::access::Visit;
use crate::http::form::Form;
use crate::http::problem::Problem;
use crate::http::query::Ask;
use crate::http::{code, cookie};
use crate::pages::Chrome;
use crate::pages::case::CasePublicPage;
use crate::pages::simple::FollowPage;
use crate::present::timeline::{self, Eye, Posts};
use crate::present::{actions, clocks, fields, progress, row};
use axum::Extension;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Redirect, Response};
use std::collections::BTreeMap;
use yinuo_casework::{Case, Entry};
use yinuo_journal::{Account, Fault, Text};
use yinuo_kernel::{Actor, BlobId, CaseNumber, Rule, WordsId};

pub async fn get(Extension(visit): Extension<Visit>) -> Result<Response, Problem> {
    page(&visit, &FollowPage { c: Chrome::of(&visit), number: String::new(), error: String::new() })
}

pub async fn post(State(app): State<App>, sent: Form) -> Result<Response, Problem> {
    let visit = sent.visit()?;
    let now = app.clock.now();
    let number = CaseNumber::parse(sent.get("number"));
    let what = number.map_or_else(|| "?".to_owned(), |number| number.bare());
    let right = number.filter(|number| code::fits(&app.secret, *number, sent.get("code")));
    let rule = match right {
        _ if !app.limiter.allows(&what, now) => Rule::TooManyTries,
        Some(number) => {
            app.limiter.right(&what);
            let bare = number.bare();
            let grant = cookie::set(
                &format!("case{bare}"),
                &code::of_case(&app.secret, number),
                "/",
                2 * 3600,
                app.secure_cookies,
            );
            return Ok(([(header::SET_COOKIE, grant)], Redirect::to(&format!("/follow/{bare}"))).into_response());
        }
        None => {
            // A number that cannot exist is a slip of the finger, not a guess.
            if number.is_some() {
                app.limiter.wrong(&what, now);
            }
            Rule::WrongCode
        }
    };
    let lang = visit.lang;
    let error = format!("{}{}", lang.say(rule.zh(), rule.en()), lang.say(rule.hint_zh(), rule.hint_en()));
    page(visit, &FollowPage { c: Chrome::of(visit), number: sent.get("number").to_owned(), error })
}

/// The case in a path, if this browser holds its code.
///
/// # Errors
/// [`Rule::WrongCode`] otherwise, whether or not the case exists.
pub fn held(app: &App, visit: &Visit, headers: &HeaderMap, number: &str) -> Result<CaseNumber, Problem> {
    let refused = || Problem::refused(visit, Rule::WrongCode);
    let number = CaseNumber::parse(number).ok_or_else(refused)?;
    let (bare, now) = (number.bare(), app.clock.now());
    let code = cookie::get(headers, &format!("case{bare}")).ok_or_else(refused)?;
    // A cookie is only another way to type a code: guesses count here too.
    if !app.limiter.allows(&bare, now) {
        return Err(Problem::refused(visit, Rule::TooManyTries));
    }
    if code::fits(&app.secret, number, &code) {
        return Ok(number);
    }
    app.limiter.wrong(&bare, now);
    Err(refused())
}

/// A case with its history and what is left of its words.
#[derive(Debug)]
pub struct LoadedCase {
    pub case: Case,
    pub history: Vec<Entry>,
    pub texts: BTreeMap<WordsId, Text>,
    /// The posts that acted, by their names in both languages.
    pub posts: Posts,
}

/// Loads a case for showing.
///
/// # Errors
/// [`Rule::UnknownCase`], or a fault.
pub async fn load(app: &App, visit: &Visit, number: CaseNumber) -> Result<LoadedCase, Problem> {
    let loaded = app
        .read(move |app| {
            let history = app.reader.history(app.world.place, number)?;
            let ids: Vec<WordsId> =
                history.iter().filter_map(|entry| entry.event.words()).map(|words| words.id).collect();
            let texts = app.reader.words(app.world.place, &ids)?;
            let posts = posts(app, &history)?;
            Ok(Case::replay(&history).map(|case| LoadedCase { case, history, texts, posts }))
        })
        .await
        .map_err(|fault| Problem::failed(visit, fault))?;
    loaded.ok_or_else(|| Problem::refused(visit, Rule::UnknownCase))
}

/// An event names a post by its id; who is shown it sees what the post is called today.
fn posts(app: &Inner, history: &[Entry]) -> Result<Posts, Fault> {
    let mut posts = Posts::new();
    for post in history.iter().filter_map(|entry| entry.by.post.as_ref()) {
        if !posts.contains_key(post)
            && let Some(account) = app.reader.account(&Account::login_of(post))?
        {
            posts.insert(post.clone(), (account.post, account.post_en));
        }
    }
    Ok(posts)
}

pub async fn case(
    State(app): State<App>,
    Extension(visit): Extension<Visit>,
    Path(number): Path<String>,
    Ask(done): Ask<Done>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let number = held(&app, &visit, &headers, &number)?;
    show(&app, &visit, number, &done.done, String::new()).await
}

async fn show(app: &App, visit: &Visit, number: CaseNumber, done: &str, error: String) -> Result<Response, Problem> {
    let LoadedCase { case, history, texts, posts } = load(app, visit, number).await?;
    let (world, lang, now) = (&app.world, visit.lang, app.clock.now());
    let bare = number.bare();
    let photo = |id: BlobId| format!("/follow/{bare}/photo/{id}");
    let flash = match done {
        "rate" => lang.say("感谢评价。", "Thank you for rating it."),
        "reopen" => {
            lang.say("已退回承办单位重新办理，新的日期见下方。", "It is back with the unit; see the new date below.")
        }
        "withdraw" => lang.say("已撤回。", "Withdrawn."),
        _ => "",
    };
    let scores = [
        lang.say("非常不满意", "Very dissatisfied"),
        lang.say("不满意", "Dissatisfied"),
        lang.say("基本满意", "Fair"),
        lang.say("满意", "Satisfied"),
        lang.say("非常满意", "Very satisfied"),
    ];
    page(
        visit,
        &CasePublicPage {
            c: Chrome::of(visit),
            number: number.to_string(),
            title: row::title(texts.get(&case.words.id), lang),
            kind: world
                .of(&case.case_type)
                .directory
                .kind(&case.kind)
                .map_or("", |kind| lang.say(&kind.name, &kind.en))
                .to_owned(),
            category: fields::category_leaf(&world.of(&case.case_type).directory, &case.category, lang),
            state: progress::state(world, &case, lang),
            flash: flash.to_owned(),
            error,
            progress: progress::progress(&case, lang),
            promise: case.promise().map(|clock| clocks::promise(world, &case, clock, now, lang)),
            actions: actions::forms(world, &case, &Actor::CITIZEN, now, lang),
            // Best grade first, as people expect it.
            scores: (1..=5).zip(scores).rev().collect(),
            timeline: timeline::view(world, &history, &texts, &posts, &photo, Eye::Citizen, now, lang),
            bare,
        },
    )
}

pub async fn act(
    State(app): State<App>,
    Path((number, verb)): Path<(String, String)>,
    headers: HeaderMap,
    sent: Form,
) -> Result<Response, Problem> {
    let visit = sent.visit()?;
    let number = held(&app, visit, &headers, &number)?;
    let verb = command::verb(visit, &verb)?;
    let step = Step { words: sent.get("words").to_owned(), score: sent.parse("score").ok(), ..Step::default() };
    let key = format!("web:{}", sent.get("key"));
    let taking = Taking { case: number, verb, step, photos: Vec::new(), by: Actor::CITIZEN, key, seen: None };
    match command::step(&app, visit, taking).await {
        Ok(_) => Ok(Redirect::to(&format!("/follow/{}?done={}", number.bare(), verb.as_str())).into_response()),
        Err(problem) => match problem.refusal() {
            Some(refusal) => {
                let (rule, lang) = (refusal.rule, visit.lang);
                let error = format!("{}{}", lang.say(rule.zh(), rule.en()), lang.say(rule.hint_zh(), rule.hint_en()));
                show(&app, visit, number, "", error).await
            }
            None => Err(problem),
        },
    }
}

pub async fn photo(
    State(app): State<App>,
    Extension(visit): Extension<Visit>,
    Path((number, id)): Path<(String, String)>,
    Ask(size): Ask<small::Size>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let number = held(&app, &visit, &headers, &number)?;
    small::photo(&app, &visit, number, &id, &size).await
}

//! `/report`: a citizen reports; `/desk/new`: an operator writes down a call. One form.

use super::command::{self, NewCase};
use super::page::page;
use crate::app::App;
use crate::http::access::Visit;
use crate::http::form::Form;
use crate::http::problem::Problem;
use crate::http::{code, cookie};
use crate::pages::Chrome;
use crate::pages::simple::{FieldError, ReportPage, SentPage};
use crate::present::{clocks, fields};
use axum::Extension;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Redirect, Response};
use std::collections::BTreeMap;
use yinuo_casework::event::Channel;
use yinuo_kernel::{Refusal, Rule};

pub async fn get(State(app): State<App>, Extension(visit): Extension<Visit>) -> Result<Response, Problem> {
    page(&visit, &form(&app, &visit, false, BTreeMap::new(), Vec::new()))
}

pub async fn desk_get(State(app): State<App>, Extension(visit): Extension<Visit>) -> Result<Response, Problem> {
    page(&visit, &form(&app, &visit, true, BTreeMap::new(), Vec::new()))
}

pub async fn post(State(app): State<App>, sent: Form) -> Result<Response, Problem> {
    handle(app, sent, false).await
}

pub async fn desk_post(State(app): State<App>, sent: Form) -> Result<Response, Problem> {
    handle(app, sent, true).await
}

async fn handle(app: App, mut sent: Form, desk: bool) -> Result<Response, Problem> {
    let photos = std::mem::take(&mut sent.photos);
    let visit = sent.visit()?;
    let errors = check(&app, visit, &sent);
    if !errors.is_empty() {
        return page(visit, &form(&app, visit, desk, sent.fields().clone(), errors));
    }
    let text = |name: &str| sent.get(name).to_owned();
    let new = NewCase {
        kind: text("kind"),
        category: Some(text("category")),
        cell: Some(text("cell")),
        point: point(sent.get("point")),
        title: text("title"),
        body: text("body"),
        address: text("address"),
        name: text("name"),
        phone: text("phone"),
        ..NewCase::default()
    };
    // The page made the key; two citizens never share one, so it needs no scope but its channel.
    let key = format!("{}:{}", if desk { "desk" } else { "web" }, sent.get("key"));
    let channel = if desk { Channel::Phone } else { Channel::Web };
    let receipt = match command::submit(&app, visit, new, photos, channel, key).await {
        Ok(receipt) => receipt,
        Err(problem) => match problem.field() {
            // What a person can mend is shown beside the field, with everything they wrote.
            Some((field, text)) => {
                let errors = vec![FieldError { field, text }];
                return page(visit, &form(&app, visit, desk, sent.fields().clone(), errors));
            }
            None => return Err(problem),
        },
    };
    let bare = receipt.case.bare();
    if desk {
        return Ok(Redirect::to(&format!("/desk/cases/{bare}?done=submit")).into_response());
    }
    let grant = cookie::set(
        &format!("case{bare}"),
        &code::of_case(&app.secret, receipt.case),
        "/",
        2 * 3600,
        app.secure_cookies,
    );
    Ok(([(header::SET_COOKIE, grant)], Redirect::to(&format!("/report/sent/{bare}"))).into_response())
}

pub async fn sent(
    State(app): State<App>,
    Extension(visit): Extension<Visit>,
    Path(number): Path<String>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let number = super::follow::held(&app, &visit, &headers, &number)?;
    let case = super::follow::load(&app, &visit, number).await?.case;
    let now = app.clock.now();
    let promise = case.promise().map(|clock| clocks::promise(&app.world, &case, clock, now, visit.lang));
    page(
        &visit,
        &SentPage {
            c: Chrome::of(&visit),
            number: number.to_string(),
            bare: number.bare(),
            code: code::spaced(&code::of_case(&app.secret, number)),
            draft: "/report".into(),
            alarm: case.emergency.as_ref().and_then(|id| {
                let rule = app.advice.emergency(&case.case_type, id)?;
                Some((rule.service.clone(), visit.lang.say(&rule.name, &rule.en).to_owned()))
            }),
            promise: promise.or_else(|| Some(expected(&app, &visit, &case))),
        },
    )
}

/// Before acceptance there is no promise yet, only the date it would be.
fn expected(app: &App, visit: &Visit, case: &yinuo_casework::Case) -> crate::pages::case::Promise {
    use crate::present::time;
    use yinuo_casework::ClockKind;
    let (world, lang) = (&app.world, visit.lang);
    let today = world.calendar().local(case.submitted_at).date();
    let rules = &world.of(&case.case_type).rules;
    let limit = rules.limits.find(ClockKind::Resolve, &case.kind, &case.category, today);
    let explained = limit.map(|limit| world.calendar().explain(case.submitted_at, limit.budget));
    crate::pages::case::Promise {
        heading: lang.say("预计办结日期", "Expected date").into(),
        date: explained.as_ref().map_or_else(String::new, |e| time::deadline(world.calendar(), e.deadline.at, lang)),
        text: lang
            .say(
                "热线中心受理后，就以受理时间为准向您承诺日期。",
                "The promise is made when the hotline centre accepts it, counted from then.",
            )
            .into(),
        rule: explained.as_ref().map_or("", |e| lang.say(e.rule_zh(), e.rule_en())).into(),
        source: String::new(),
        provisional: explained.as_ref().is_some_and(|e| e.deadline.provisional),
        days: explained.map(|e| time::days(&e, lang)).unwrap_or_default(),
    }
}

/// `121.5,40.08`
fn point(text: &str) -> Option<[f64; 2]> {
    let (lng, lat) = text.split_once(',')?;
    let (lng, lat): (f64, f64) = (lng.parse().ok()?, lat.parse().ok()?);
    (lng.is_finite() && lat.is_finite()).then_some([lng, lat])
}

/// What can be told at once, for every field together.
fn check(app: &App, visit: &Visit, sent: &Form) -> Vec<FieldError> {
    let limits = &app.world.main().rules.form;
    let lang = visit.lang;
    let mut errors = Vec::new();
    let mut wrong = |field: &'static str, text: String| errors.push(FieldError { field, text });
    if sent.get("kind").is_empty() {
        wrong("kind", lang.say("请选择诉求类型", "Choose what you want").to_owned());
    }
    let body = sent.get("body").chars().count() as u64;
    if body < u64::from(limits.body_min) {
        wrong(
            "body",
            lang.pick(
                format!("请写明情况，至少 {} 个字", limits.body_min),
                format!("Say what is the matter, at least {} characters", limits.body_min),
            ),
        );
    }
    if body > u64::from(limits.body_max) {
        wrong(
            "body",
            lang.pick(
                format!("内容有 {body} 个字，最多 {} 个字", limits.body_max),
                format!("{body} characters; at most {}", limits.body_max),
            ),
        );
    }
    if sent.get("title").chars().count() as u64 > u64::from(limits.title_max) {
        wrong(
            "title",
            lang.pick(
                format!("标题最多 {} 个字", limits.title_max),
                format!("At most {} characters", limits.title_max),
            ),
        );
    }
    errors
}

fn form(app: &App, visit: &Visit, desk: bool, values: BTreeMap<String, String>, errors: Vec<FieldError>) -> ReportPage {
    let (world, lang) = (&app.world, visit.lang);
    let limits = &world.main().rules.form;
    // The same key as long as the same form is being mended.
    let key = values.get("key").filter(|key| command::check_key(key).is_ok()).cloned().unwrap_or_else(code::random);
    ReportPage {
        c: Chrome::of(visit),
        title: if desk {
            lang.say("来电登记", "New case from a call")
        } else {
            lang.say("我要反映", "Report something")
        }
        .to_owned(),
        action: if desk { "/desk/new" } else { "/report" },
        desk,
        key,
        kinds: fields::kinds(world, app.clock.now(), lang),
        categories: fields::categories(&world.main().directory, None, lang),
        cells: fields::cells(&world.main().directory, lang),
        values,
        errors,
        title_max: limits.title_max,
        body_max: limits.body_max,
        photos_max: limits.photos_max,
        photo_mb: limits.photo_mb_max,
        photo_hint: lang.pick(
            format!(
                "最多 {} 张，每张不超过 {} MB。照片里的拍摄位置等信息会自动去除。",
                limits.photos_max, limits.photo_mb_max
            ),
            format!(
                "At most {}, {} MB each. Where and with what they were taken is removed.",
                limits.photos_max, limits.photo_mb_max
            ),
        ),
    }
}

impl Problem {
    /// The field of the report form a refusal is about, and what to say there.
    fn field(&self) -> Option<(&'static str, String)> {
        let Refusal { rule, .. } = self.refusal()?;
        let field = match rule {
            Rule::UnknownKind => "kind",
            Rule::UnknownCategory => "category",
            Rule::UnknownCell | Rule::OutsideCity => "cell",
            Rule::WordsMissing | Rule::WordsTooLong => "body",
            Rule::BadPhoto | Rule::TooManyPhotos | Rule::PhotoMissing => "photos",
            _ => return None,
        };
        let lang = self.lang();
        Some((field, format!("{}{}", lang.say(rule.zh(), rule.en()), lang.say(rule.hint_zh(), rule.hint_en()))))
    }
}

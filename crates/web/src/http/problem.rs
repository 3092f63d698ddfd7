//! How a no is told: a page for people, `application/problem+json` (RFC 9457) for machines.
//! A refusal names its rule; a fault says that nothing was changed.

use super::access::Visit;
use crate::lang::Lang;
use crate::pages::problem::ProblemPage;
use askama::Template;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{Html, IntoResponse, Response};
use serde::Serialize;
use yinuo_journal::{Fault, Rejection};
use yinuo_kernel::{Refusal, Rule};

/// RFC 9457 with our extensions.
#[derive(Debug, Serialize, utoipa::ToSchema, schemars::JsonSchema)]
pub struct ProblemJson {
    /// `/help/rules/CODE`: the rule and what to do, in both languages.
    #[serde(rename = "type")]
    pub kind: String,
    pub title: String,
    pub status: u16,
    /// What exactly was met, in machine words; often empty.
    pub detail: String,
    /// The rule's code, or `storage`, `full`, `busy` for a fault.
    pub rule: String,
    /// What to do.
    pub hint: String,
}

/// An answer that says no.
#[derive(Debug)]
pub struct Problem(Box<Told>);

// Boxed: handlers return it by value on the path where nothing is wrong.
#[derive(Debug)]
struct Told {
    visit: Visit,
    cause: Cause,
}

#[derive(Debug)]
enum Cause {
    Refused(Refusal),
    Failed(Fault),
    NotFound,
}

impl Problem {
    fn new(visit: &Visit, cause: Cause) -> Problem {
        Problem(Box::new(Told { visit: visit.clone(), cause }))
    }

    pub fn refused(visit: &Visit, refusal: impl Into<Refusal>) -> Problem {
        Problem::new(visit, Cause::Refused(refusal.into()))
    }

    pub fn failed(visit: &Visit, fault: Fault) -> Problem {
        tracing::error!(%fault, path = visit.path, "a request failed");
        Problem::new(visit, Cause::Failed(fault))
    }

    pub fn rejected(visit: &Visit, rejection: Rejection) -> Problem {
        match rejection {
            Rejection::Refused(refusal) => Problem::refused(visit, refusal),
            Rejection::Failed(fault) => Problem::failed(visit, fault),
        }
    }

    pub fn not_found(visit: &Visit) -> Problem {
        Problem::new(visit, Cause::NotFound)
    }

    /// The refusal, if it is one.
    pub fn refusal(&self) -> Option<&Refusal> {
        match &self.0.cause {
            Cause::Refused(refusal) => Some(refusal),
            Cause::Failed(_) | Cause::NotFound => None,
        }
    }

    pub fn lang(&self) -> Lang {
        self.0.visit.lang
    }

    pub fn status(&self) -> StatusCode {
        match &self.0.cause {
            Cause::Refused(refusal) => status(refusal.rule),
            Cause::Failed(Fault::Full(_)) => StatusCode::INSUFFICIENT_STORAGE,
            Cause::Failed(_) => StatusCode::SERVICE_UNAVAILABLE,
            Cause::NotFound => StatusCode::NOT_FOUND,
        }
    }

    pub fn told(&self) -> ProblemJson {
        let lang = self.0.visit.lang;
        let status = self.status().as_u16();
        match &self.0.cause {
            Cause::Refused(Refusal { rule, detail }) => ProblemJson {
                kind: format!("/help/rules/{}", rule.code()),
                title: lang.say(rule.zh(), rule.en()).to_owned(),
                status,
                detail: detail.clone(),
                rule: rule.code().to_owned(),
                hint: lang.say(rule.hint_zh(), rule.hint_en()).to_owned(),
            },
            Cause::Failed(fault) => failed(fault, lang, status),
            Cause::NotFound => ProblemJson {
                kind: "about:blank".into(),
                title: lang.say("没有找到这个页面。", "There is no such page.").into(),
                status,
                detail: String::new(),
                rule: "not-found".into(),
                hint: lang.say("请核对网址，或回到首页。", "Check the address, or go to the start page.").into(),
            },
        }
    }
}

/// A person is told that nothing was lost and what to do; the log has the rest.
fn failed(fault: &Fault, lang: Lang, status: u16) -> ProblemJson {
    let (rule, zh, en) = match fault {
        Fault::Full(_) => ("full", "系统存储空间已满，这次提交没有保存。", "The disk is full; this was not saved."),
        Fault::Busy(_) => ("busy", "系统正忙，这次提交没有保存。", "The system is busy; this was not saved."),
        Fault::Newer { .. } | Fault::Damaged(_) | Fault::Storage(_) => {
            ("storage", "系统存储出现故障，这次提交没有保存。", "The storage failed; this was not saved.")
        }
    };
    let hint = lang.say(
        "请稍候片刻，用同一页面重新提交；不会重复登记。急事请拨打12345。",
        "Wait a little and send the same form again; it will not be registered twice.",
    );
    ProblemJson {
        kind: "/health".into(),
        title: lang.say(zh, en).into(),
        status,
        detail: String::new(),
        rule: rule.into(),
        hint: hint.into(),
    }
}

/// HTTP's word for a rule.
pub fn status(rule: Rule) -> StatusCode {
    match rule {
        Rule::NotLoggedIn | Rule::WrongPassword => StatusCode::UNAUTHORIZED,
        Rule::RoleForbids | Rule::ScopeMissing | Rule::NotYourUnit | Rule::ForgedForm | Rule::WrongCode => {
            StatusCode::FORBIDDEN
        }
        Rule::UnknownCase | Rule::NoPersonGiven => StatusCode::NOT_FOUND,
        Rule::StageForbids | Rule::ReplyFirst | Rule::ReturnTooLate | Rule::ReopenTooLate | Rule::ReopenedEnough => {
            StatusCode::CONFLICT
        }
        Rule::ChangedMeanwhile => StatusCode::PRECONDITION_FAILED,
        Rule::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
        Rule::TooManyTries | Rule::TooMuchAtOnce => StatusCode::TOO_MANY_REQUESTS,
        Rule::KeyMissing | Rule::BadText | Rule::BadField => StatusCode::BAD_REQUEST,
        Rule::BadPhoto => StatusCode::UNSUPPORTED_MEDIA_TYPE,
        _ => StatusCode::UNPROCESSABLE_ENTITY,
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let status = self.status();
        let told = self.told();
        if self.0.visit.api {
            let body = serde_json::to_vec(&told).unwrap_or_default();
            let mut response = (status, body).into_response();
            let kind = HeaderValue::from_static("application/problem+json");
            response.headers_mut().insert(header::CONTENT_TYPE, kind);
            if matches!(status, StatusCode::SERVICE_UNAVAILABLE | StatusCode::INSUFFICIENT_STORAGE) {
                response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from_static("5"));
            }
            return response;
        }
        let login = matches!(&self.0.cause, Cause::Refused(r) if r.rule == Rule::NotLoggedIn);
        let page = ProblemPage::new(&self.0.visit, told, login);
        match page.render() {
            Ok(html) => (status, Html(html)).into_response(),
            Err(_) => status.into_response(),
        }
    }
}

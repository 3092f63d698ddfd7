//! `/help/rules`: every rule by which the system says no.

use super::page::page;
use crate::http::access::Visit;
use crate::http::problem::Problem;
use crate::pages::Chrome;
use crate::pages::simple::{RuleView, RulesPage};
use axum::Extension;
use axum::extract::Path;
use axum::response::Response;
use yinuo_kernel::Rule;

fn view(visit: &Visit, rule: Rule) -> RuleView {
    let lang = visit.lang;
    RuleView {
        code: rule.code(),
        sentence: lang.say(rule.zh(), rule.en()),
        hint: lang.say(rule.hint_zh(), rule.hint_en()),
        source: rule.source(),
    }
}

pub async fn all(Extension(visit): Extension<Visit>) -> Result<Response, Problem> {
    let rules = Rule::ALL.iter().map(|rule| view(&visit, *rule)).collect();
    page(&visit, &RulesPage { c: Chrome::of(&visit), rules })
}

pub async fn one(Extension(visit): Extension<Visit>, Path(code): Path<String>) -> Result<Response, Problem> {
    let rule = Rule::ALL.iter().find(|rule| rule.code() == code).ok_or_else(|| Problem::not_found(&visit))?;
    page(&visit, &RulesPage { c: Chrome::of(&visit), rules: vec![view(&visit, *rule)] })
}

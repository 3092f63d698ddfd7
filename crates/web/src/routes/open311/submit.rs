//! `POST requests`: a new case from another system.

use super::answer::{Answer, Format, Told};
use super::requests::bad;
use super::{key, services};
use crate::app::App;
use crate::http::access::Visit;
use crate::http::code;
use crate::http::form::Form;
use crate::http::problem::Problem;
use crate::routes::command::{self, NewCase};
use axum::Extension;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, Uri};
use serde_json::json;
use yinuo_casework::event::Channel;
use yinuo_journal::Scope;

/// Chinese names stand family first and without a space.
fn name(first: &str, last: &str) -> String {
    let chinese = |text: &str| !text.is_ascii();
    if chinese(first) || chinese(last) { format!("{last}{first}") } else { format!("{first} {last}").trim().to_owned() }
}

fn point(format: Format, sent: &Form) -> Result<Option<[f64; 2]>, Answer> {
    let degrees = |field: &str, most: f64| {
        let number = sent.get(field).parse::<f64>().ok().filter(|number| number.abs() <= most);
        number.ok_or_else(|| bad(format, &format!("{field}: not a number of degrees (WGS 84)")))
    };
    match (sent.get("lat"), sent.get("long")) {
        ("", "") => Ok(None),
        _ => Ok(Some([degrees("long", 180.0)?, degrees("lat", 90.0)?])),
    }
}

/// The case that a form asks for.
fn case(app: &App, format: Format, sent: &Form) -> Result<NewCase, Answer> {
    let directory = &app.world.main().directory;
    let service = sent.get("service_code");
    if service.is_empty() {
        return Err(bad(format, "service_code: not given"));
    }
    services::known(directory, format, service)?;
    let kind = sent.get("attribute[kind]");
    if !services::kinds(directory).any(|one| one.id.as_str() == kind) {
        let known: Vec<&str> = services::kinds(directory).map(|one| one.id.as_str()).collect();
        return Err(bad(format, &format!("attribute[kind]: one of {}", known.join(", "))));
    }
    let point = point(format, sent)?;
    let (address, cell) = (sent.get("address_string"), sent.get("address_id"));
    if point.is_none() && address.is_empty() && cell.is_empty() {
        return Err(bad(format, "lat and long, address_string or address_id: none was given"));
    }
    Ok(NewCase {
        kind: kind.to_owned(),
        category: Some(service.to_owned()),
        cell: Some(cell.to_owned()).filter(|cell| !cell.is_empty()),
        point,
        title: sent.get("attribute[title]").to_owned(),
        body: sent.get("description").to_owned(),
        address: address.to_owned(),
        name: name(sent.get("first_name"), sent.get("last_name")),
        phone: sent.get("phone").to_owned(),
        ..NewCase::default()
    })
}

/// `requests.{json,xml}`
pub async fn post(
    State(app): State<App>,
    Extension(visit): Extension<Visit>,
    uri: Uri,
    headers: HeaderMap,
    sent: Result<Form, Problem>,
) -> Told {
    let format = Format::of(uri.path());
    let told = |problem: Problem| Answer::problem(format, &problem);
    let sent = sent.map_err(told)?;
    let query: Vec<(String, String)> = serde_urlencoded::from_str(uri.query().unwrap_or("")).unwrap_or_default();
    let in_query = query.iter().find(|(name, _)| name == "api_key").map_or("", |(_, value)| value.as_str());
    let given = if sent.get("api_key").is_empty() { in_query } else { sent.get("api_key") };
    let who = key::holder(&app, &visit, format, given, Scope::Submit).await?;
    let who = who.ok_or_else(|| Answer::no(format, StatusCode::FORBIDDEN, "api_key: missing or not valid"))?;
    let new = case(&app, format, &sent)?;
    // The spec has no idempotency key; the sender's own number for the request is one.
    let header = headers.get("idempotency-key").and_then(|key| key.to_str().ok()).unwrap_or("");
    let own = [header, sent.get("attribute[fixmystreet_id]"), sent.get("attribute[external_id]")];
    let own = own.into_iter().find(|own| !own.is_empty());
    let own = own.map_or_else(code::random, str::to_owned);
    let key = format!("open311:{}:{own}", who.account.login);
    // The machine passes on what a person reports, as the hotline does.
    let by = Visit { who: Some(who), ..visit.clone() };
    let receipt = command::submit(&app, &by, new, Vec::new(), Channel::Api, key).await.map_err(told)?;
    let spaced = code::spaced(&code::of_case(&app.secret, receipt.case));
    let mut notice = visit.lang.pick(
        format!("查询码 {spaced}，可在本市网站凭编号和查询码查看进展。"),
        format!("Code {spaced}: follow it on the city's site with the number and this code."),
    );
    if !sent.get("media_url").is_empty() || !sent.photos.is_empty() {
        notice.push_str(
            visit.lang.say("未收取照片（media_url、media）。", " Photos (media_url, media) are not taken over."),
        );
    }
    let body = json!([{
        "service_request_id": receipt.case.to_string(),
        "service_notice": notice,
        "account_id": serde_json::Value::Null,
    }]);
    Ok(Answer::created(format, "service_requests", body))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_stand_as_their_language_has_them() {
        assert_eq!(name("小明", "王"), "王小明");
        assert_eq!(name("Zach", "Williams"), "Zach Williams");
        assert_eq!(name("", ""), "");
        assert_eq!(name("Zach", ""), "Zach");
    }
}

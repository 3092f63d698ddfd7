//! What has not changed is not sent again, and nobody overwrites what they have not seen.

use crate::city::{Answer, City, city};
use axum::body::Body;
use axum::http::{Request, StatusCode};

async fn get(city: &City, path: &str, headers: &[(&str, &str)]) -> Answer {
    let mut request = Request::get(path);
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    city.send(request.body(Body::empty()).unwrap()).await
}

#[tokio::test]
async fn what_is_known_is_not_sent_again() {
    let city = city();
    let (number, code) = city.case("k").await;
    let token = city.bearer("op").await;
    let case = format!("/api/cases/{number}");
    for path in ["/api/types", "/api/kinds", "/api/categories", "/api/units", "/api/cells", "/api/cases", &case] {
        let who = [("authorization", token.as_str())];
        let first = get(&city, path, if path.contains("cases") { &who } else { &[] }).await;
        let tag = first.header("etag").to_owned();
        assert!(first.status == StatusCode::OK && tag.starts_with('"') && tag.len() > 10, "{path}: {tag}");
        let known = [("authorization", token.as_str()), ("if-none-match", tag.as_str())];
        let again = get(&city, path, if path.contains("cases") { &known } else { &known[1..] }).await;
        assert_eq!((again.status, again.text.as_str()), (StatusCode::NOT_MODIFIED, ""), "{path}");
        assert_eq!(again.header("etag"), tag, "{path}");
        let list = format!("W/\"x\", {tag}");
        let other = [("authorization", token.as_str()), ("if-none-match", list.as_str())];
        let again = get(&city, path, if path.contains("cases") { &other } else { &other[1..] }).await;
        assert_eq!(again.status, StatusCode::NOT_MODIFIED, "{path}: one of several");
    }
    // The citizen's view is another answer, and no way in.
    let citizen = get(&city, &case, &[("case-code", &code)]).await;
    let staff = get(&city, &case, &[("authorization", &token)]).await;
    assert_ne!(citizen.header("etag"), staff.header("etag"));
    let stranger = get(&city, &case, &[("if-none-match", staff.header("etag"))]).await;
    assert_eq!(stranger.status, StatusCode::UNAUTHORIZED);
}

#[tokio::test]
async fn two_people_do_not_overwrite_each_other() {
    let city = city();
    let (number, _) = city.case("k").await;
    let token = city.bearer("op").await;
    let path = format!("/api/cases/{number}");
    let seen = get(&city, &path, &[("authorization", &token)]).await.header("etag").to_owned();
    let amend = async |key: &str, tag: &str| {
        let headers = [("authorization", token.as_str()), ("idempotency-key", key), ("if-match", tag)];
        city.api(&format!("{path}/amend"), &headers, r#"{"cell":"g2"}"#).await
    };
    assert_eq!(amend("a", &seen).await.status, StatusCode::OK);
    assert_eq!(amend("a", &seen).await.status, StatusCode::OK, "the same again is the same answer");
    let late = amend("b", &seen).await;
    assert_eq!(late.status, StatusCode::PRECONDITION_FAILED);
    assert_eq!(late.header("content-type"), "application/problem+json");
    assert_eq!(late.json()["rule"], "changed-meanwhile");
    assert_eq!(amend("c", "\"no-such\"").await.status, StatusCode::BAD_REQUEST);
    let now = get(&city, &path, &[("authorization", &token)]).await;
    assert_eq!(now.json()["cell"], "g2");
    // A look at the person's data in between is no change.
    let bare: String = number.chars().filter(char::is_ascii_digit).collect();
    let (cookie, csrf) = city.login("op").await;
    let page = city.get(&format!("/desk/cases/{bare}"), &cookie).await.text;
    let seen = page.split("name=\"seen\" value=\"").nth(1).unwrap().split('"').next().unwrap();
    city.form(&format!("/desk/cases/{bare}/disclose"), &cookie, &[("csrf", &csrf)]).await;
    let accept = async |key: &str| {
        let fields = [("csrf", csrf.as_str()), ("key", key), ("seen", seen)];
        city.form(&format!("/desk/cases/{bare}/accept"), &cookie, &fields).await
    };
    assert_eq!(accept("d").await.status, StatusCode::SEE_OTHER);
    let late = accept("e").await;
    assert_eq!(late.status, StatusCode::PRECONDITION_FAILED);
    assert!(late.text.contains("在您查看之后"), "a page for people");
}

//! Every route as everybody: the class says who gets in, and the answer must agree.

use crate::city::{City, PEOPLE, city};
use axum::body::Body;
use axum::http::{Method, Request, StatusCode, header};
use yinuo_kernel::Role;
use yinuo_web::Access;

/// Whether the guard lets a caller with this role in; `token`: it came as a bearer token.
fn gets_in(access: Access, role: Option<Role>, token: bool) -> bool {
    match access {
        Access::Public | Access::Holder | Access::OpenToken => true,
        Access::Staff => role.is_some() && !token,
        Access::Roles(roles) => role.is_some_and(|role| roles.contains(&role)) && !token,
        Access::Token(roles) => role.is_some_and(|role| roles.contains(&role)) && token,
    }
}

/// A role, whether by token, and the header that says so.
type Caller = (Option<Role>, bool, Option<(String, String)>);

async fn knock(city: &City, method: Method, path: &str, header: Option<(&str, &str)>) -> StatusCode {
    let mut request = Request::builder().method(method).uri(path).header("sec-fetch-site", "same-origin");
    if let Some((name, value)) = header {
        request = request.header(name, value);
    }
    city.send(request.body(Body::empty()).unwrap()).await.status
}

#[tokio::test]
async fn every_route_lets_in_exactly_its_class() {
    let city = city();
    assert!(city.routes.len() > 35);
    let mut callers: Vec<Caller> = vec![(None, false, None)];
    for (login, role, _) in PEOPLE {
        let (cookie, _) = city.login(login).await;
        callers.push((Some(*role), false, Some(("cookie".into(), cookie))));
        callers.push((Some(*role), true, Some(("authorization".into(), city.bearer(login).await))));
    }
    for route in &city.routes {
        let path = route
            .path
            .replace("{number}", "261124000019")
            .replace("{verb}", "sign")
            .replace("{id}", "00000000-0000-0000-0000-000000000000")
            .replace("{code}", "stage-forbids")
            .replace("{lang}", "zh")
            .replace("{name}", "app.css")
            .replace("/api/deadline", "/api/deadline?start=2026-11-24T10:00:00%2B08:00&budget=5%20working%20days");
        for (role, token, header) in &callers {
            let header = header.as_ref().map(|(name, value)| (name.as_str(), value.as_str()));
            for method in [Method::GET, Method::POST] {
                let status = knock(&city, method.clone(), &path, header).await;
                if status == StatusCode::METHOD_NOT_ALLOWED {
                    continue;
                }
                let expected = gets_in(route.access, *role, *token);
                // A role that is let in may still be refused by what the handler finds: no such
                // case, no code, no form token. The guard's own words are 401, or 403 role-forbids.
                let stopped = match (expected, role) {
                    (false, None) => status == StatusCode::UNAUTHORIZED,
                    (false, Some(_)) if *token && !matches!(route.access, Access::Token(_)) => {
                        status == StatusCode::UNAUTHORIZED
                    }
                    (false, Some(_)) if !*token && matches!(route.access, Access::Token(_)) => {
                        status == StatusCode::UNAUTHORIZED
                    }
                    (false, Some(_)) => status == StatusCode::FORBIDDEN,
                    (true, _) => true,
                };
                assert!(stopped, "{method} {path} as {role:?} token {token}: {status}");
                if expected && route.access == Access::Public && method == Method::GET {
                    assert!(status.is_success() || status.is_redirection(), "{path}: {status}");
                }
            }
        }
    }
}

#[tokio::test]
async fn a_unit_sees_its_own_cases_only() {
    let city = city();
    let (number, _) = city.case("k").await;
    let bare: String = number.chars().filter(char::is_ascii_digit).collect();
    let (op, op_csrf) = city.login("op").await;
    let (send, send_csrf) = city.login("send").await;
    let act = async |cookie: &str, csrf: &str, verb: &str| {
        let answer = city.form(&format!("/desk/cases/{bare}/{verb}"), cookie, &[("csrf", csrf), ("key", verb)]).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
    };
    act(&op, &op_csrf, "accept").await;
    act(&send, &send_csrf, "dispatch").await;
    let (lamp, _) = city.login("lamp").await;
    let (road, _) = city.login("road").await;
    assert_eq!(city.get(&format!("/desk/cases/{bare}"), &lamp).await.status, StatusCode::OK);
    let other = city.get(&format!("/desk/cases/{bare}"), &road).await;
    assert_eq!(other.status, StatusCode::FORBIDDEN);
    assert!(!other.text.contains("路灯不亮三天了"));
    assert!(!city.get("/desk/all", &road).await.text.contains(&number));
    assert!(city.get("/desk/all", &lamp).await.text.contains(&number));
    let token = city.bearer("road").await;
    let request = Request::get(format!("/api/cases/{number}")).header(header::AUTHORIZATION, token);
    assert_eq!(city.send(request.body(Body::empty()).unwrap()).await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn a_persons_data_is_masked_and_every_look_is_recorded() {
    let city = city();
    let (number, _) = city.case("k").await;
    let bare: String = number.chars().filter(char::is_ascii_digit).collect();
    let (op, csrf) = city.login("op").await;
    let page = city.get(&format!("/desk/cases/{bare}"), &op).await.text;
    assert!(page.contains("王**") && page.contains("199****1234") && !page.contains("19900001234"));
    let shown = city.form(&format!("/desk/cases/{bare}/disclose"), &op, &[("csrf", &csrf)]).await;
    assert!(shown.text.contains("王小明") && shown.text.contains("19900001234"));
    assert!(city.get(&format!("/desk/cases/{bare}"), &op).await.text.contains("查阅来件人信息"));
    let (chase, csrf) = city.login("chase").await;
    let refused = city.form(&format!("/desk/cases/{bare}/disclose"), &chase, &[("csrf", &csrf)]).await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN, "who only looks on has no need of it");
}

#[tokio::test]
async fn a_form_from_elsewhere_does_nothing() {
    let city = city();
    let (number, _) = city.case("k").await;
    let bare: String = number.chars().filter(char::is_ascii_digit).collect();
    let (op, csrf) = city.login("op").await;
    let path = format!("/desk/cases/{bare}/accept");
    let without = city.form(&path, &op, &[("key", "a"), ("csrf", "guess")]).await;
    assert_eq!(without.status, StatusCode::FORBIDDEN);
    for (name, value) in [("sec-fetch-site", "cross-site"), ("origin", "https://elsewhere.example")] {
        let request = Request::post(&path)
            .header("host", "city.example")
            .header(header::COOKIE, &op)
            .header(name, value)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body(format!("key=a&csrf={csrf}").into())
            .unwrap();
        assert_eq!(city.send(request).await.status, StatusCode::FORBIDDEN, "{name}");
    }
    let right = city.form(&path, &op, &[("key", "a"), ("csrf", &csrf)]).await;
    assert_eq!(right.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn guessing_is_slowed() {
    let city = city();
    let (number, code) = city.case("k").await;
    for _ in 0..5 {
        let page = city.form("/follow", "", &[("number", &number), ("code", "00000001")]).await;
        assert!(page.text.contains("查询码不正确"));
    }
    let now = city.form("/follow", "", &[("number", &number), ("code", &code)]).await;
    assert!(now.text.contains("15分钟"), "also the right code must wait now");
    // A cookie is no way round it.
    let bare: String = number.chars().filter(char::is_ascii_digit).collect();
    for guess in ["00000001", code.as_str()] {
        let status = city.get(&format!("/follow/{bare}"), &format!("case{bare}={guess}")).await.status;
        assert_eq!(status, StatusCode::TOO_MANY_REQUESTS);
    }
    city.clock.set(city.app.world.calendar().instant(jiff::civil::date(2026, 11, 24).at(10, 16, 0, 0)));
    let later = city.form("/follow", "", &[("number", &number), ("code", &code)]).await;
    assert_eq!(later.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn staff_may_be_citizens_too() {
    let city = city();
    let (number, code) = city.case("k").await;
    let (op, _) = city.login("op").await;
    let found = city.form("/follow", &op, &[("number", &number), ("code", &code)]).await;
    assert_eq!(found.status, StatusCode::SEE_OTHER, "a public form needs no token of a session");
}

//! Every route as everybody: the class says who gets in, and the answer must agree.

use crate::city::{Answer, City, PEOPLE, city};
use axum::body::Body;
use axum::http::{Method, Request, StatusCode, header};
use yinuo_journal::Scope;
use yinuo_kernel::Role;
use yinuo_web::Access;
use yinuo_web::http::access::EVERYBODY;

/// Who knocks: a role, whether by token, the scopes of a machine, and the header that says so.
struct Caller {
    role: Option<Role>,
    token: bool,
    scopes: Option<Vec<Scope>>,
    header: Option<(&'static str, String)>,
}

impl Caller {
    /// What the class of a route says to this caller: `None` is come in.
    fn expected(&self, access: Access) -> Option<StatusCode> {
        let by_token = matches!(access, Access::Token(..) | Access::OpenToken(_) | Access::Keyed(_));
        // What travels the wrong way is not there: a cookie for the API, a token for a page.
        let role = self.role.filter(|_| self.token == by_token);
        let opens = |scope| self.scopes.as_ref().is_none_or(|scopes| scopes.contains(&scope));
        let (roles, scope) = match access {
            Access::Public | Access::Holder => return None,
            Access::OpenToken(_) | Access::Keyed(_) if role.is_none() => return None,
            Access::OpenToken(scope) | Access::Keyed(scope) => (EVERYBODY, Some(scope)),
            Access::Staff => (EVERYBODY, None),
            Access::Roles(roles) => (roles, None),
            Access::Token(roles, scope) => (roles, Some(scope)),
        };
        match role {
            None => Some(StatusCode::UNAUTHORIZED),
            Some(role) if !roles.contains(&role) || !scope.is_none_or(opens) => Some(StatusCode::FORBIDDEN),
            Some(_) => None,
        }
    }
}

async fn knock(city: &City, method: Method, path: &str, header: Option<&(&str, String)>) -> Answer {
    let mut request = Request::builder().method(method).uri(path).header("sec-fetch-site", "same-origin");
    if let Some((name, value)) = header {
        request = request.header(*name, value);
    }
    city.send(request.body(Body::empty()).unwrap()).await
}

/// A path of a route that leads somewhere.
fn address(path: &str) -> String {
    path.replace("{number}", "261124000019")
        .replace("{verb}", "sign")
        .replace("{id}", "00000000-0000-0000-0000-000000000000")
        .replace("{code}", "stage-forbids")
        .replace("{lang}", "zh")
        .replace("{name}", "app.css")
        .replace("{service}", "city.lamp.json")
        .replace("{request}", "261124000019.xml")
        .replace("{period}", "2026-11")
        .replace("{purpose}/{login}", "stop/lamp")
        .replace("{token}", "261124000019.json")
        .replace("/api/deadline", "/api/deadline?start=2026-11-24T10:00:00%2B08:00&budget=5%20working%20days")
}

async fn everybody_knocks(city: &City, callers: &[Caller]) {
    for route in &city.routes {
        let path = address(route.path);
        for caller in callers {
            let mut answered = false;
            for method in [Method::GET, Method::POST] {
                if route.method.as_ref().is_some_and(|only| *only != method) {
                    continue;
                }
                let answer = knock(city, method.clone(), &path, caller.header.as_ref()).await;
                if answer.status == StatusCode::METHOD_NOT_ALLOWED {
                    continue;
                }
                answered = true;
                let said = format!(
                    "{method} {path} as {:?} token {} {:?}: {}",
                    caller.role, caller.token, caller.scopes, answer.text
                );
                // A role that is let in may still be refused by what the handler finds: no such
                // case, no code, no form token. The guard's own words are these.
                let guards = answer.status == StatusCode::FORBIDDEN
                    && ["role-forbids", "scope-missing"].iter().any(|rule| answer.text.contains(rule));
                match caller.expected(route.access) {
                    Some(status) => assert_eq!(answer.status, status, "{said}"),
                    None => assert!(!guards, "{said}"),
                }
                if caller.expected(route.access).is_none() && route.access == Access::Public && method == Method::GET {
                    // What is public of a dossier is there once it was reviewed; of others nobody is told.
                    let named = route.path.contains("{number}") || route.path.contains("{token}");
                    let hidden = named && answer.status == StatusCode::NOT_FOUND;
                    assert!(answer.status.is_success() || answer.status.is_redirection() || hidden, "{said}");
                }
            }
            // A HEAD or a 405 behind the guard of another method says nothing.
            assert!(answered || caller.expected(route.access).is_some(), "{path} has no method");
        }
    }
}

#[tokio::test]
async fn every_route_lets_in_exactly_its_class() {
    let city = city();
    assert!(city.routes.len() > 35);
    let mut callers = vec![Caller { role: None, token: false, scopes: None, header: None }];
    for (login, role, _) in PEOPLE {
        let (cookie, bearer) = (city.login(login).await.0, city.bearer(login).await);
        let caller = |token, header| Caller { role: Some(*role), token, scopes: None, header: Some(header) };
        callers.push(caller(false, ("cookie", cookie)));
        callers.push(caller(true, ("authorization", bearer)));
    }
    everybody_knocks(&city, &callers).await;
}

#[tokio::test]
async fn a_machine_opens_its_scopes_and_nothing_else() {
    let city = city();
    let mut callers = Vec::new();
    for role in EVERYBODY {
        let sets = Scope::ALL.iter().map(|scope| vec![*scope]).chain([Vec::new(), Scope::ALL.to_vec()]);
        for scopes in sets {
            let secret = city.machine(*role, &scopes).await;
            callers.push(Caller {
                role: Some(*role),
                token: true,
                scopes: Some(scopes),
                header: Some(("authorization", format!("Bearer {secret}"))),
            });
        }
    }
    everybody_knocks(&city, &callers).await;
}

#[tokio::test]
async fn a_machines_secret_is_no_login_and_ends() {
    let city = city();
    let secret = city.machine(Role::Unit, &Scope::ALL).await;
    let list = async |secret: &str| {
        let header = ("authorization", format!("Bearer {secret}"));
        knock(&city, Method::GET, "/api/cases", Some(&header)).await.status
    };
    assert_eq!(list(&secret).await, StatusCode::OK);
    let cookie = ("cookie", format!("session={secret}"));
    assert_eq!(knock(&city, Method::GET, "/desk", Some(&cookie)).await.status, StatusCode::UNAUTHORIZED);
    let account = city.app.reader.accounts().unwrap().into_iter().find(yinuo_journal::Account::is_machine).unwrap();
    for password in [secret.as_str(), account.password.as_str(), ""] {
        let body = format!(r#"{{"login":"{}","password":"{password}"}}"#, account.login);
        assert_eq!(city.api("/api/session", &[], &body).await.status, StatusCode::UNAUTHORIZED);
    }
    // A token that is not good is not passed over as if nobody had sent it.
    let header = ("authorization", "Bearer yt_guess".to_owned());
    let answer = knock(&city, Method::POST, "/api/cases", Some(&header)).await;
    assert_eq!(answer.status, StatusCode::UNAUTHORIZED);
    city.clock.set(city.app.world.calendar().instant(jiff::civil::date(2028, 1, 2).at(0, 0, 0, 0)));
    assert_eq!(list(&secret).await, StatusCode::UNAUTHORIZED, "its day is over");
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

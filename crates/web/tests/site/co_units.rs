//! Helping and being let go, at the desk.

use crate::city::city;
use axum::http::StatusCode;

#[tokio::test]
async fn a_co_unit_is_released_at_the_desk_by_the_lead() {
    let city = city();
    let (number, code) = city.case("k1").await;
    let (op, send, lamp) = (city.bearer("op").await, city.bearer("send").await, city.bearer("lamp").await);
    for (verb, bearer, body) in [
        ("accept", &op, "{}"),
        ("dispatch", &send, "{}"),
        ("sign", &lamp, "{}"),
        ("assist", &lamp, r#"{"units":["roads"]}"#),
    ] {
        let headers = [("authorization", bearer.as_str()), ("idempotency-key", verb)];
        let answer = city.api(&format!("/api/cases/{number}/{verb}"), &headers, body).await;
        assert_eq!(answer.status, StatusCode::OK, "{verb}: {}", answer.text);
    }
    let bare: String = number.chars().filter(char::is_ascii_digit).collect();
    let (cookie, csrf) = city.login("lamp").await;
    let path = format!("/desk/cases/{bare}");
    let page = city.get(&path, &cookie).await.text;
    assert!(page.contains("撤销协办") && page.contains("撤销理由"), "{page}");
    let fields = [("csrf", csrf.as_str()), ("key", "k9"), ("unit", "roads"), ("words", "路面由本单位一并修复")];
    let answer = city.form(&format!("{path}/relieve"), &cookie, &fields).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
    let page = city.get(&path, &cookie).await.text;
    assert!(page.contains("roads不再协办") && page.contains("一并修复") && !page.contains("撤销理由"), "{page}");

    let request = axum::http::Request::get(format!("/api/cases/{number}")).header("case-code", code);
    let seen = city.send(request.body(axum::body::Body::empty()).unwrap()).await.text;
    assert!(!seen.contains("一并修复"), "what units say to each other is not told: {seen}");
}

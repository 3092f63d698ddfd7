//! Photos over the API, where a pack wants them: of how it was found, and of the result.

use crate::city::{city_with_a_grid, picture};
use axum::http::StatusCode;

const REPORT: &str = r#"{"type":"grid","kind":"help","category":"things.lamp","body":"灯杆被撞歪了"}"#;

#[tokio::test]
async fn a_grid_report_needs_its_photo_and_so_does_the_result() {
    let city = city_with_a_grid();
    let key = [("idempotency-key", "k1")];
    let refused = city.api("/api/cases", &key, REPORT).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", refused.text);
    let problem = refused.json();
    assert_eq!(problem["rule"], "photo-missing", "{problem}");
    assert!(problem["hint"].as_str().unwrap().contains("照片"), "{problem}");
    let junk = city.api_with_photos("/api/cases", &key, REPORT, &[b"no picture"]).await;
    assert_eq!(junk.json()["rule"], "bad-photo");

    let taken = city.api_with_photos("/api/cases", &key, REPORT, &[&picture()]).await;
    assert_eq!(taken.status, StatusCode::CREATED, "{}", taken.text);
    let again = city.api_with_photos("/api/cases", &key, REPORT, &[&picture()]).await;
    assert_eq!(again.json()["number"], taken.json()["number"], "sent again under its key");
    let other = city.api("/api/cases", &key, REPORT).await;
    assert_eq!(other.json()["rule"], "key-reused", "{}", other.text);

    let number = taken.json()["number"].as_str().unwrap().to_owned();
    let (op, send, lamp) = (city.bearer("op").await, city.bearer("send").await, city.bearer("lamp").await);
    for (verb, bearer) in [("accept", &op), ("dispatch", &send), ("sign", &lamp)] {
        let headers = [("authorization", bearer.as_str()), ("idempotency-key", verb)];
        let answer = city.api(&format!("/api/cases/{number}/{verb}"), &headers, "{}").await;
        assert_eq!(answer.status, StatusCode::OK, "{verb}: {}", answer.text);
    }
    let headers = [("authorization", lamp.as_str()), ("idempotency-key", "done")];
    let path = format!("/api/cases/{number}/resolve");
    let said = r#"{"words":"灯杆已扶正并加固"}"#;
    assert_eq!(city.api(&path, &headers, said).await.json()["rule"], "evidence-missing");
    let done = city.api_with_photos(&path, &headers, said, &[&picture()]).await;
    assert_eq!((done.status, &done.json()["stage"]), (StatusCode::OK, &"resolved".into()), "{}", done.text);
}

#[tokio::test]
async fn what_was_put_right_is_called_as_the_cases_own_type_calls_it() {
    let city = city_with_a_grid();
    let taken = city.api_with_photos("/api/cases", &[("idempotency-key", "k1")], REPORT, &[&picture()]).await.json();
    let number = taken["number"].as_str().unwrap();
    let op = city.bearer("op").await;
    let headers = [("authorization", op.as_str()), ("idempotency-key", "a")];
    let path = format!("/api/cases/{number}/amend");
    let amended = city.api(&path, &headers, r#"{"category":"things.rail","cell":"g2"}"#).await;
    assert_eq!(amended.status, StatusCode::OK, "{}", amended.text);
    let bare: String = number.chars().filter(char::is_ascii_digit).collect();
    let (cookie, _) = city.login("op").await;
    let page = city.get(&format!("/desk/cases/{bare}"), &cookie).await.text;
    assert!(page.contains("更正为：部件 › 护栏，d · g2"), "{page}");
}

#[tokio::test]
async fn what_is_no_json_is_refused_beside_photos_too() {
    let city = city_with_a_grid();
    let key = [("idempotency-key", "k1")];
    for json in ["{", r#"{"kind":"help","body":"灯杆被撞歪了","colour":"red"}"#] {
        let answer = city.api_with_photos("/api/cases", &key, json, &[&picture()]).await;
        assert_eq!((answer.status, &answer.json()["rule"]), (StatusCode::BAD_REQUEST, &"bad-field".into()));
    }
    assert!(city.app.reader.places().unwrap().is_empty());
}

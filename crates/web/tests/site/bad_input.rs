//! What nobody planned for: a refusal that names its rule, and nothing is changed.

use crate::city::{City, city};
use axum::body::Body;
use axum::http::{Request, StatusCode, header};

async fn refused(city: &City, path: &str, headers: &[(&str, &str)], body: &str, status: u16, rule: &str) {
    let answer = city.api(path, headers, body).await;
    assert_eq!(
        (answer.status.as_u16(), answer.header("content-type")),
        (status, "application/problem+json"),
        "{rule}: {}",
        answer.text
    );
    let json = answer.json();
    assert_eq!(json["rule"], rule, "{json}");
    for field in ["type", "title", "hint"] {
        assert!(!json[field].as_str().unwrap().is_empty(), "{field}: {json}");
    }
}

#[tokio::test]
async fn the_api_refuses_by_rule() {
    let city = city();
    let key = [("idempotency-key", "k")];
    let good = r#"{"kind":"help","category":"city.lamp","body":"路灯不亮了"}"#;
    for (body, status, rule) in [
        (r#"{"kind":"help","category":"city.moon","body":"路灯不亮了"}"#, 422, "unknown-category"),
        (r#"{"kind":"help","category":"路灯","body":"路灯不亮了"}"#, 422, "unknown-category"),
        (r#"{"kind":"prayer","body":"路灯不亮了"}"#, 422, "unknown-kind"),
        (r#"{"kind":"help","cell":"g99","body":"路灯不亮了"}"#, 422, "unknown-cell"),
        (r#"{"kind":"help","point":[2.35,48.85],"body":"路灯不亮了"}"#, 422, "outside-city"),
        (r#"{"kind":"help","body":""}"#, 422, "words-missing"),
        (r#"{"kind":"help"}"#, 400, "bad-field"),
        (r#"{"kind":"help","body":"路灯不亮了","colour":"red"}"#, 400, "bad-field"),
        ("{", 400, "bad-field"),
        ("[]", 400, "bad-field"),
    ] {
        refused(&city, "/api/cases", &key, body, status, rule).await;
    }
    let long = format!(r#"{{"kind":"help","body":"{}"}}"#, "长".repeat(2_001));
    refused(&city, "/api/cases", &key, &long, 422, "words-too-long").await;
    let megabyte = format!(r#"{{"kind":"help","body":"{}"}}"#, "x".repeat(1_000_000));
    refused(&city, "/api/cases", &key, &megabyte, 413, "too-large").await;
    refused(&city, "/api/cases", &[], good, 400, "key-missing").await;
    refused(&city, "/api/cases", &[("idempotency-key", &"k".repeat(129))], good, 400, "key-missing").await;
    assert!(city.app.reader.places().unwrap().is_empty(), "none of it was stored");

    // The key is still free, and then it is not.
    assert_eq!(city.api("/api/cases", &key, good).await.status, StatusCode::CREATED);
    assert_eq!(city.api("/api/cases", &key, good).await.status, StatusCode::CREATED, "the same again");
    refused(&city, "/api/cases", &key, r#"{"kind":"help","body":"另一件事情"}"#, 422, "key-reused").await;
    assert_eq!(
        city.app
            .reader
            .list(&yinuo_journal::QueueQuery::all(city.app.world.place, city.app.clock.now()))
            .unwrap()
            .rows
            .len(),
        1
    );
}

#[tokio::test]
async fn a_bad_query_is_a_problem_too() {
    let city = city();
    for path in [
        "/api/deadline",
        "/api/deadline?start=x&budget=5%20working%20days",
        "/api/deadline?start=2026-11-24T10:00:00Z&budget=99999%20hours",
    ] {
        let answer = city.get(path, "").await;
        assert_eq!(
            (answer.status, answer.json()["rule"].as_str().unwrap()),
            (StatusCode::BAD_REQUEST, "bad-field"),
            "{path}"
        );
    }
}

#[tokio::test]
async fn a_command_on_the_wrong_stage_says_so() {
    let city = city();
    let (number, code) = city.case("k").await;
    let token = city.bearer("lamp").await;
    let path = format!("/api/cases/{number}/rate");
    refused(&city, &path, &[("case-code", &code), ("idempotency-key", "a")], r#"{"score":5}"#, 409, "stage-forbids")
        .await;
    let path = format!("/api/cases/{number}/sign");
    refused(&city, &path, &[("authorization", &token), ("idempotency-key", "a")], "{}", 409, "stage-forbids").await;
    refused(&city, &path, &[("case-code", "12345678"), ("idempotency-key", "a")], "{}", 403, "wrong-code").await;
    refused(
        &city,
        "/api/cases/261124000037/sign",
        &[("authorization", &token), ("idempotency-key", "a")],
        "{}",
        404,
        "unknown-case",
    )
    .await;
}

#[tokio::test]
async fn bytes_that_are_no_text_are_refused() {
    let city = city();
    let json = Request::post("/api/cases")
        .header("idempotency-key", "k")
        .body(Body::from(&b"{\"kind\":\"help\",\"body\":\"\xff\xfe\xd0\"}"[..]))
        .unwrap();
    let answer = city.send(json).await;
    assert_eq!((answer.status, answer.json()["rule"].as_str().unwrap()), (StatusCode::BAD_REQUEST, "bad-text"));
    let form = Request::post("/report")
        .header("sec-fetch-site", "same-origin")
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .body(Body::from("kind=help&key=k&body=%C2%B7%D5%C6%B5%C6%FF"))
        .unwrap();
    let answer = city.send(form).await;
    assert_eq!(answer.status, StatusCode::BAD_REQUEST);
    assert!(answer.text.contains("UTF-8"));
}

fn multipart(parts: &[(&str, Option<&str>, &[u8])]) -> Request<Body> {
    let mut body = Vec::new();
    for (name, file, bytes) in parts {
        body.extend_from_slice(b"--edge\r\n");
        let file = file.map_or_else(String::new, |file| format!("; filename=\"{file}\""));
        body.extend_from_slice(format!("Content-Disposition: form-data; name=\"{name}\"{file}\r\n\r\n").as_bytes());
        body.extend_from_slice(bytes);
        body.extend_from_slice(b"\r\n");
    }
    body.extend_from_slice(b"--edge--\r\n");
    Request::post("/report")
        .header("sec-fetch-site", "same-origin")
        .header(header::CONTENT_TYPE, "multipart/form-data; boundary=edge")
        .body(body.into())
        .unwrap()
}

#[tokio::test]
async fn a_photo_that_is_none_keeps_what_was_written() {
    let city = city();
    let text = |photo: &'static [u8]| {
        multipart(&[
            ("kind", None, b"help"),
            ("key", None, b"k1"),
            ("body", None, "我写了很久的一段话".as_bytes()),
            ("photos", Some("a.jpg"), photo),
        ])
    };
    for junk in [&b"%PDF-1.7 not a photo"[..], b"GIF89a......", b"<svg/>"] {
        let answer = city.send(text(junk)).await;
        assert_eq!(answer.status, StatusCode::OK);
        assert!(answer.text.contains("不是可以识别的照片") && answer.text.contains("我写了很久的一段话"));
        assert!(answer.text.contains(r#"value="k1""#), "and the key of the form");
    }
    let huge = vec![0u8; 11 * 1024 * 1024];
    let answer = city.send(multipart(&[("kind", None, b"help"), ("photos", Some("a.jpg"), &huge)])).await;
    assert_eq!(answer.status, StatusCode::PAYLOAD_TOO_LARGE);
    let forty = vec![0u8; 40 * 1024 * 1024];
    let answer = city.send(multipart(&[("kind", None, b"help"), ("photos", Some("a.jpg"), &forty)])).await;
    assert_eq!(answer.status, StatusCode::PAYLOAD_TOO_LARGE);
    assert!(city.app.reader.places().unwrap().is_empty());
    let empty = text(b"");
    assert_eq!(city.send(empty).await.status, StatusCode::SEE_OTHER, "no file chosen is no photo");
}

#[tokio::test]
async fn what_people_write_is_shown_as_text() {
    let city = city();
    let evil = r#"<script>alert(1)</script>"><img src=x onerror=alert(1)> 路灯"#;
    let body = serde_json::json!({"kind": "help", "title": evil, "body": evil}).to_string();
    let answer = city.api("/api/cases", &[("idempotency-key", "k")], &body).await.json();
    let bare: String = answer["number"].as_str().unwrap().chars().filter(char::is_ascii_digit).collect();
    let (op, _) = city.login("op").await;
    for path in [format!("/desk/cases/{bare}"), "/desk/intake".into(), "/desk/all".into()] {
        let page = city.get(&path, &op).await.text;
        assert!(!page.contains("<script>alert") && !page.contains("<img src=x"), "{path}");
        assert!(page.contains("&#60;script&#62;") || page.contains("&lt;script&gt;"), "{path}");
    }
    let away = city.get("/lang/en?back=//elsewhere.example", "").await;
    assert_eq!(away.header("location"), "/", "no open redirect");
}

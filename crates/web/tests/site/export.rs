//! Every case as a line, without names; words only for who may read them.

use crate::city::{Answer, City, city};
use axum::body::Body;
use axum::http::{Request, StatusCode};
use serde_json::Value;
use yinuo_journal::Scope;
use yinuo_kernel::Role;

async fn export(city: &City, path: &str, secret: &str) -> Answer {
    let request = Request::get(format!("/api/export/{path}")).header("authorization", format!("Bearer {secret}"));
    city.send(request.body(Body::empty()).unwrap()).await
}

fn lines(answer: &Answer) -> Vec<Value> {
    answer.text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[tokio::test]
async fn every_open_case_is_a_line_and_no_person_is_in_it() {
    let city = city();
    // More than one page of the store.
    let mut numbers = Vec::new();
    for n in 0..205 {
        numbers.push(city.case(&n.to_string()).await.0);
    }
    let sealed = r#"{"kind":"report","category":"city.lamp","body":"有人收了钱"}"#;
    assert_eq!(city.api("/api/cases", &[("idempotency-key", "s")], sealed).await.status, StatusCode::CREATED);
    let secret = city.machine(Role::Supervisor, &[Scope::Export]).await;
    let answer = export(&city, "cases.jsonl", &secret).await;
    assert_eq!(answer.header("content-type"), "application/jsonl");
    let told: Vec<String> = lines(&answer).iter().map(|line| line["number"].as_str().unwrap().into()).collect();
    numbers.reverse();
    assert_eq!(told, numbers, "each once, youngest first");
    let first = &lines(&answer)[0];
    assert_eq!(
        (first["stage"].as_str(), first["category_path"].as_str()),
        (Some("submitted"), Some("city › city.lamp"))
    );
    let table = export(&city, "cases.csv", &secret).await;
    assert_eq!(table.text.matches("\r\n").count(), 206);
    assert!(table.text.starts_with("\u{feff}number,type,stage,"));
    assert!(table.text.lines().all(|line| line.split(',').count() == 20), "one cell for each column");
    for answer in [&answer, &table] {
        for secret in ["不亮", "王小明", "1990000", "收了钱"] {
            assert!(!answer.text.contains(secret), "{secret}");
        }
    }
}

#[tokio::test]
async fn words_are_for_who_may_read_them() {
    let city = city();
    city.case("k").await;
    let narrow = city.machine(Role::Supervisor, &[Scope::Export]).await;
    assert_eq!(export(&city, "cases.jsonl?words=true", &narrow).await.json()["rule"], "scope-missing");
    let admin = city.machine(Role::Admin, &Scope::ALL).await;
    assert_eq!(export(&city, "cases.jsonl?words=true", &admin).await.json()["rule"], "role-forbids");
    let wide = city.machine(Role::Supervisor, &[Scope::Export, Scope::Read]).await;
    let answer = export(&city, "cases.jsonl?words=true", &wide).await;
    assert_eq!(lines(&answer)[0]["body"], "路灯不亮三天了");
    assert!(!answer.text.contains("王小明"));
    assert!(export(&city, "cases.csv?words=true", &wide).await.text.contains(",路灯,路灯不亮三天了,"));
    let unit = city.machine(Role::Unit, &[Scope::Export]).await;
    assert_eq!(export(&city, "cases.jsonl", &unit).await.text, "", "not with this unit yet");
    assert_eq!(export(&city, "cases.jsonl?type=argued", &wide).await.text, "");
    assert_eq!(export(&city, "cases.jsonl?type=!", &wide).await.json()["rule"], "unknown-type");
}

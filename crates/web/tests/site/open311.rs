//! GeoReport v2: what other cities' clients see and send.

use crate::city::{Answer, City, city};
use axum::body::Body;
use axum::http::{Request, StatusCode};
use serde_json::Value;
use yinuo_journal::Scope;
use yinuo_kernel::Role;

async fn post(city: &City, ending: &str, fields: &[(&str, &str)]) -> Answer {
    let request = Request::post(format!("/open311/v2/requests.{ending}"))
        .header("content-type", "application/x-www-form-urlencoded")
        .header("origin", "https://elsewhere.example")
        .body(Body::from(serde_urlencoded::to_string(fields).unwrap()))
        .unwrap();
    city.send(request).await
}

async fn get(city: &City, path: &str) -> Answer {
    city.get(&format!("/open311/v2/{path}"), "").await
}

fn good(key: &str) -> Vec<(&str, &str)> {
    vec![
        ("api_key", key),
        ("service_code", "city.lamp"),
        ("attribute[kind]", "help"),
        ("lat", "0.25"),
        ("long", "0.5"),
        ("address_string", "海月路12号门口"),
        ("description", "路灯不亮三天了"),
        ("first_name", "小明"),
        ("last_name", "王"),
        ("phone", "19900001234"),
        ("email", "nobody@example.com"),
    ]
}

/// An error as the spec has it: its one code and description.
fn no(answer: &Answer) -> (u64, String) {
    let json = answer.json();
    assert_eq!(json.as_array().unwrap().len(), 1, "{json}");
    assert_eq!(json[0]["code"], answer.status.as_u16());
    (json[0]["code"].as_u64().unwrap(), json[0]["description"].as_str().unwrap().to_owned())
}

#[tokio::test]
async fn a_request_comes_in_and_is_seen_coarsely_by_all_and_wholly_by_a_key() {
    let city = city();
    let key = city.machine(Role::Operator, &[Scope::Submit]).await;
    let sent = post(&city, "json", &good(&key)).await;
    assert_eq!(sent.status, StatusCode::CREATED, "{}", sent.text);
    let number = sent.json()[0]["service_request_id"].as_str().unwrap().to_owned();
    assert!(sent.json()[0]["service_notice"].as_str().unwrap().contains("查询码"));
    let public = get(&city, &format!("requests/{number}.json")).await.json();
    let one = &public[0];
    assert_eq!((one["status"].as_str(), one["service_code"].as_str()), (Some("open"), Some("city.lamp")));
    assert_eq!(one["requested_datetime"], "2026-11-24T10:00:00+08:00");
    assert_eq!((one["lat"].as_f64(), one["long"].as_f64()), (Some(0.5), Some(0.5)), "the middle of its cell");
    assert_eq!((&one["description"], &one["address"]), (&Value::Null, &Value::Null));
    for ending in ["json", "xml"] {
        for path in [format!("requests/{number}.{ending}"), format!("requests.{ending}")] {
            let text = get(&city, &path).await.text;
            assert!(text.contains(&number), "{path}: {text}");
            for secret in ["不亮", "海月路", "王", "小明", "1990000", "nobody@"] {
                assert!(!text.contains(secret), "{path}: {secret}: {text}");
            }
        }
    }
    // The scope `submit` reads nothing; `read` does, a person's data it does not.
    assert_eq!(get(&city, &format!("requests.json?api_key={key}")).await.status, StatusCode::FORBIDDEN);
    let reader = city.machine(Role::Supervisor, &[Scope::Read]).await;
    let whole = get(&city, &format!("requests.json?service_request_id={number},x&api_key={reader}")).await;
    assert_eq!(whole.json()[0]["description"], "路灯不亮三天了");
    assert_eq!(
        (whole.json()[0]["lat"].as_f64(), whole.json()[0]["address"].as_str()),
        (Some(0.25), Some("海月路12号门口"))
    );
    assert!(!whole.text.contains("1990000") && !whole.text.contains("王"));
    let token = get(&city, &format!("tokens/{number}.json")).await.json();
    assert_eq!(token[0]["service_request_id"], number.as_str());
    let (cookie, csrf) = city.login("op").await;
    let bare: String = number.chars().filter(char::is_ascii_digit).collect();
    city.form(&format!("/desk/cases/{bare}/disclose"), &cookie, &[("csrf", &csrf)]).await;
    let shown = city.form(&format!("/desk/cases/{bare}/disclose"), &cookie, &[("csrf", &csrf)]).await.text;
    assert!(shown.contains("王小明") && shown.contains("19900001234"), "kept for the desk");
}

#[tokio::test]
async fn a_no_is_the_specs() {
    let city = city();
    let key = city.machine(Role::Operator, &[Scope::Submit]).await;
    let reader = city.machine(Role::Operator, &[Scope::Read]).await;
    let changed = |field: &'static str, value: &'static str| {
        let mut fields: Vec<(&str, &str)> = good(&key).into_iter().filter(|(name, _)| *name != field).collect();
        if !value.is_empty() {
            fields.push((field, value));
        }
        fields
    };
    for (field, value, status, told) in [
        ("api_key", "", 403, "api_key"),
        ("api_key", "yt_guess", 403, "api_key"),
        ("service_code", "", 400, "service_code"),
        ("service_code", "city", 404, "service_code"),
        ("attribute[kind]", "", 400, "help"),
        ("attribute[kind]", "report", 400, "help"),
        ("lat", "north", 400, "lat"),
        ("long", "", 400, "long"),
        ("lat", "48.8", 400, "outside-city"),
        ("description", "", 400, "words-missing"),
    ] {
        let (code, description) = no(&post(&city, "json", &changed(field, value)).await);
        assert_eq!(code, status, "{field}={value}: {description}");
        assert!(description.contains(told), "{field}={value}: {description}");
    }
    assert_eq!(no(&post(&city, "json", &good(&reader)).await).0, 403, "reading is not submitting");
    let nowhere: Vec<_> =
        good(&key).into_iter().filter(|(name, _)| !["lat", "long", "address_string"].contains(name)).collect();
    assert_eq!(no(&post(&city, "json", &nowhere).await).0, 400);
    assert!(city.app.reader.places().unwrap().is_empty(), "none of it was stored");
    for (path, status) in [
        ("services/nothing.json", 404),
        ("services/city.json", 404),
        ("requests/261124000019.json", 404),
        ("requests/nothing.json", 404),
        ("requests.json?status=perhaps", 400),
        ("requests.json?service_code=nothing", 404),
        ("requests.json?start_date=yesterday", 400),
        ("requests.json?start_date=2026-01-01T00:00:00Z&end_date=2026-11-01T00:00:00Z", 400),
        ("requests.json?page=0", 400),
        ("requests.json?api_key=guess", 403),
        ("tokens/261124000019.json", 404),
    ] {
        assert_eq!(no(&get(&city, path).await).0, status, "{path}");
    }
    let xml = get(&city, "services/nothing.xml").await;
    assert!(xml.text.starts_with("<?xml") && xml.text.contains("<errors><error><code>404</code>"), "{}", xml.text);
    assert_eq!(xml.header("content-type"), "text/xml; charset=utf-8");
}

#[tokio::test]
async fn lists_and_updates_follow_the_case() {
    let city = city();
    let key = city.machine(Role::Operator, &[Scope::Submit]).await;
    let mut numbers = Vec::new();
    for n in 0..5 {
        let id = n.to_string();
        let mut fields = good(&key);
        fields.push(("attribute[fixmystreet_id]", &id));
        let first = post(&city, "json", &fields).await.json();
        let again = post(&city, "json", &fields).await.json();
        assert_eq!(first, again, "the sender's own number makes it one request");
        numbers.push(first[0]["service_request_id"].as_str().unwrap().to_owned());
    }
    let sealed = r#"{"kind":"report","category":"city.lamp","cell":"g1","body":"有人收了钱"}"#;
    let sealed = city.api("/api/cases", &[("idempotency-key", "s")], sealed).await.json();
    let sealed = sealed["number"].as_str().unwrap().to_owned();
    let list = async |query: &str| {
        let json = get(&city, &format!("requests.json?{query}")).await.json();
        let ids = json.as_array().unwrap().iter().map(|one| one["service_request_id"].as_str().unwrap().to_owned());
        ids.collect::<Vec<_>>()
    };
    let newest: Vec<String> = numbers.iter().rev().cloned().collect();
    assert_eq!(list("").await, newest, "sealed ones are not there");
    assert_eq!(get(&city, &format!("requests/{sealed}.json")).await.status, StatusCode::NOT_FOUND);
    assert_eq!(list(&format!("service_request_id={sealed},{}", numbers[2])).await, numbers[2..3]);
    assert_eq!(list("page_size=2&page=2").await, newest[2..4]);
    assert_eq!(list("status=closed").await, [] as [String; 0]);
    assert_eq!(list("status=open,closed&service_code=city.lamp,city.road").await.len(), 5);
    assert_eq!(list("service_code=city.road").await.len(), 0);
    assert_eq!(list("start_date=2026-11-24T02:00:00Z&end_date=2026-11-24T02:00:00Z").await.len(), 5);
    assert_eq!(list("start_date=2026-11-01T00:00:00Z&end_date=2026-11-23T15:59:59Z").await.len(), 0);
    // A day later one of them is declined.
    city.clock.set(city.app.world.calendar().instant(jiff::civil::date(2026, 11, 25).at(9, 30, 0, 0)));
    let bearer = city.bearer("op").await;
    let headers = [("authorization", bearer.as_str()), ("idempotency-key", "d")];
    let path = format!("/api/cases/{}/decline", numbers[0]);
    let declined = city.api(&path, &headers, r#"{"words":"私人物业的灯"}"#).await;
    assert_eq!(declined.status, StatusCode::OK, "{}", declined.text);
    assert_eq!(list("status=closed").await, numbers[..1]);
    let updates = get(&city, "servicerequestupdates.json?start_date=2026-11-25T00:00:00Z").await.json();
    assert_eq!(updates.as_array().unwrap().len(), 1, "{updates}");
    assert_eq!(
        (updates[0]["service_request_id"].as_str(), updates[0]["status"].as_str()),
        (Some(&*numbers[0]), Some("closed"))
    );
    assert_eq!(updates[0]["description"], "不予受理", "no words for everybody");
    assert_eq!(updates[0]["updated_datetime"], "2026-11-25T09:00:00+08:00");
    let reader = city.machine(Role::Supervisor, &[Scope::Read]).await;
    let path = format!("servicerequestupdates.xml?service_request_id={}&api_key={reader}", numbers[0]);
    let whole = get(&city, &path).await.text;
    assert!(whole.contains("<service_request_updates><request_update><") && whole.contains("私人物业的灯"), "{whole}");
    assert_eq!(
        get(&city, "servicerequestupdates.json?start_date=2026-11-26T00:00:00Z&end_date=2026-11-27T00:00:00Z")
            .await
            .text,
        "[]"
    );
}

#[tokio::test]
async fn services_say_what_to_send() {
    let city = city();
    let services = get(&city, "services.json").await;
    assert_eq!(services.header("access-control-allow-origin"), "*");
    let codes: Vec<String> =
        services.json().as_array().unwrap().iter().map(|s| s["service_code"].as_str().unwrap().into()).collect();
    assert_eq!(codes, ["city.lamp", "city.road", "city.other"], "the leaves");
    assert_eq!(services.json()[0]["metadata"], true);
    let definition = get(&city, "services/city.lamp.json").await.json();
    let attribute = &definition["attributes"][0];
    assert_eq!((attribute["code"].as_str(), attribute["required"].as_bool()), (Some("kind"), Some(true)));
    assert_eq!(attribute["values"].as_array().unwrap().len(), 1, "sealed kinds are not offered");
    let xml = get(&city, "services/city.lamp.xml").await.text;
    assert!(xml.contains("<values><value><key>help</key>"), "{xml}");
    let discovery = city.get("/open311/discovery.json", "").await.json();
    assert!(discovery["endpoints"][0]["url"].as_str().unwrap().ends_with("/open311/v2"));
}

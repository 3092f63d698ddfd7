//! Candidates, votes and items as JSON: everything but the ballot, which is the booth's alone.

use crate::city::{Answer, City, city};
use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use serde_json::{Value, json};
use std::cell::Cell;
use yinuo_delivery::vote::{Protocol, protocol};
use yinuo_journal::Scope;
use yinuo_kernel::Role;
use yinuo_web::Access;

struct Client<'a> {
    city: &'a City,
    bearer: String,
    sent: Cell<u32>,
}

impl<'a> Client<'a> {
    async fn of(city: &'a City, login: &str) -> Client<'a> {
        Client { city, bearer: city.bearer(login).await, sent: Cell::new(0) }
    }

    async fn send(&self, path: &str, key: &str, body: &Value) -> Answer {
        let headers = [("authorization", self.bearer.as_str()), ("idempotency-key", key)];
        self.city.api(path, &headers, &body.to_string()).await
    }

    /// What must work, under a key of its own.
    async fn done(&self, path: &str, body: Value) -> Value {
        self.sent.set(self.sent.get() + 1);
        let answer = self.send(path, &format!("k{}", self.sent.get()), &body).await;
        assert!(answer.status.is_success(), "{path} {body}: {}", answer.text);
        answer.json()
    }

    async fn get(&self, path: &str) -> Value {
        let request = Request::get(path).header(header::AUTHORIZATION, &self.bearer).body(Body::empty()).unwrap();
        let answer = self.city.send(request).await;
        assert_eq!(answer.status, StatusCode::OK, "{path}: {}", answer.text);
        answer.json()
    }

    async fn candidate(&self, title: &str) -> String {
        let new = json!({"voice": "deputy", "year": 2027, "title": title, "body": "居民反映较多"});
        let number = self.done("/api/delivery/candidates", new).await["number"].as_str().unwrap().to_owned();
        self.done(&format!("/api/delivery/candidates/{number}/accept"), json!({})).await;
        let cost = json!({"lead": "lamps", "due": "2027-10-31", "words": "三万人受益", "people": 30000,
            "pays": [{"fund": "city", "wan": 120.5}, {"fund": "county", "wan": 60.0}]});
        self.done(&format!("/api/delivery/candidates/{number}/cost"), cost).await;
        number
    }
}

fn bare(number: &str) -> String {
    number.replace('-', "")
}

#[tokio::test]
async fn a_candidate_is_suggested_reviewed_costed_and_merged() {
    let city = city();
    let office = Client::of(&city, "chase").await;
    let first = office.candidate("老旧小区补装路灯").await;
    let one = office.get(&format!("/api/delivery/candidates/{first}")).await;
    assert_eq!(
        (one["stage"].as_str(), one["wan"].as_f64(), one["voice"].as_str()),
        (Some("costed"), Some(180.5), Some("deputy"))
    );
    assert_eq!((one["pays"][0]["fund"].as_str(), one["gain"].as_str()), (Some("city"), Some("三万人受益")));

    // Asked again under the same key it is one candidate; with another body it is refused.
    let new = json!({"voice": "deputy", "year": 2027, "title": "补装路灯", "body": "同一件事"});
    let made = office.send("/api/delivery/candidates", "same", &new).await;
    let again = office.send("/api/delivery/candidates", "same", &new).await;
    assert_eq!((made.status, &made.text), (StatusCode::CREATED, &again.text));
    let other = json!({"voice": "deputy", "year": 2027, "title": "另一件事", "body": "同一把钥匙"});
    let refused = office.send("/api/delivery/candidates", "same", &other).await;
    assert!(refused.text.contains("key-reused"), "{}", refused.text);
    let second = made.json()["number"].as_str().unwrap().to_owned();
    office.done(&format!("/api/delivery/candidates/{second}/accept"), json!({})).await;
    office.done(&format!("/api/delivery/candidates/{second}/merge"), json!({"into": first})).await;
    let list = office.get("/api/delivery/candidates?stage=merged").await;
    assert_eq!((list["count"].as_u64(), list["candidates"][0]["into"].as_str()), (Some(1), Some(first.as_str())));

    // What cannot be read is named, and what follows from a vote is no step.
    let step = |verb: &str| format!("/api/delivery/candidates/{first}/{verb}");
    for (verb, body, rule) in [
        (
            "cost",
            json!({"lead": "lamps", "due": "2027-10-31", "words": "好", "pays": [{"fund": "moon", "wan": 1.0}]}),
            "bad-field",
        ),
        (
            "cost",
            json!({"lead": "lamps", "due": "2027-10-31", "words": "好",
            "pays": [{"fund": "city", "wan": 1.0}, {"fund": "city", "wan": 2.0}]}),
            "bad-field",
        ),
        ("merge", json!({}), "bad-field"),
        ("decline", json!({}), "words-missing"),
        ("decide", json!({}), "stage-forbids"),
        ("enlist", json!({}), "stage-forbids"),
    ] {
        let answer = office.send(&step(verb), "odd", &body).await;
        assert!(answer.text.contains(rule), "{verb}: {}", answer.text);
    }
    // A unit reckons its own work alone.
    let roads = Client::of(&city, "road").await;
    let cost = json!({"lead": "lamps", "due": "2027-10-31", "words": "好", "pays": []});
    assert_eq!(roads.send(&step("cost"), "r", &cost).await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn a_vote_runs_by_machine_except_for_the_slips_and_the_ballots() {
    let city = city();
    let office = Client::of(&city, "chase").await;
    let mut paper = Vec::new();
    for title in ["老旧小区补装路灯", "新建社区食堂", "校门口接送等候区"] {
        paper.push(office.candidate(title).await);
    }
    let card = json!({"title": "二〇二七年票决", "year": 2027, "roll": 6, "seats": 2});
    let vote = office.done("/api/delivery/votes", card).await["number"].as_str().unwrap().to_owned();
    let path = |verb: &str| format!("/api/delivery/votes/{vote}/{verb}");
    let listed = office.done(&path("list"), json!({"candidates": paper})).await;
    assert_eq!(listed["candidates"].as_array().unwrap().len(), 3);

    // A machine of the office may do all of it, but slips are not for machines.
    let machine = city.machine(Role::Supervisor, &Scope::ALL).await;
    let machine = Client { city: &city, bearer: format!("Bearer {machine}"), sent: Cell::new(0) };
    let open = json!({"day": "2026-11-24", "time": "17:30"});
    let refused = machine.send(&path("open"), "m", &open).await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN, "{}", refused.text);
    let opened = office.done(&path("open"), open).await;
    let slips: Vec<String> =
        opened["slips"].as_array().unwrap().iter().map(|one| one.as_str().unwrap().to_owned()).collect();
    assert_eq!((slips.len(), opened["round"].as_u64()), (6, Some(1)));
    let now = machine.get(&format!("/api/delivery/votes/{vote}")).await;
    assert_eq!(now["stage"].as_str(), Some("open"));
    assert!(!now.to_string().contains(&slips[0]), "the slips are told once");

    // No route of the API takes a ballot.
    for verb in ["cast", "ballot", "vote"] {
        let body = json!({});
        assert_eq!(office.send(&path(verb), "c", &body).await.status, StatusCode::NOT_FOUND, "{verb}");
        let body = json!({"code": slips[0], "choices": {}});
        assert_eq!(office.send(&path(verb), "c", &body).await.status, StatusCode::BAD_REQUEST, "{verb}");
    }
    let names: Vec<String> = paper.iter().map(|number| format!("c-{}", bare(number))).collect();
    for code in &slips[..4] {
        let choice = |at: usize| if at < 2 { "for" } else { "against" };
        let mut fields = vec![("code", code.as_str()), ("step", "cast")];
        fields.extend(names.iter().enumerate().map(|(at, name)| (name.as_str(), choice(at))));
        let answer = city.form("/vote", "", &fields).await;
        assert!(answer.status.is_success(), "{}", answer.text);
    }
    // While slips are out it is not counted before its time, and nobody sees a protocol.
    let count = json!({"spare": slips[4..]});
    let second = Client::of(&city, "chase2").await;
    assert!(!second.send(&path("count"), "early", &json!({})).await.status.is_success());
    let public = format!("/api/votes/{vote}/protocol");
    assert_eq!(city.get(&public, "").await.status, StatusCode::NOT_FOUND);
    city.clock.set(city.app.world.calendar().instant(jiff::civil::date(2026, 11, 24).at(17, 31, 0, 0)));
    let counted = second.done(&path("count"), count).await;
    assert_eq!(counted["chosen"].as_array().unwrap().len(), 2, "{counted}");
    assert_eq!(city.get(&public, "").await.status, StatusCode::NOT_FOUND, "not before it was reviewed");
    second.done(&path("show"), json!({"yes": true})).await;
    let told: Protocol = serde_json::from_str(&city.get(&public, "").await.text).unwrap();
    assert_eq!(protocol::verify(&told), [], "anybody counts it again");

    // What follows: outcomes, tasks, once.
    second.done(&path("follow"), json!({})).await;
    second.done(&path("follow"), json!({})).await;
    let chosen = office.get("/api/delivery/candidates?stage=chosen").await;
    assert_eq!(chosen["count"].as_u64(), Some(2));
    let task = chosen["candidates"][0]["task"].as_str().unwrap().to_owned();
    assert_eq!(city.get("/api/items", "").await.json()["items"].as_array().unwrap().len(), 0, "not reviewed yet");
    office.done(&format!("/api/delivery/tasks/{task}/issue"), json!({})).await;
    office.done(&format!("/api/delivery/tasks/{task}/show"), json!({"yes": true})).await;
    let items = city.get("/api/items?year=2027", "").await.json();
    assert_eq!(items["items"][0]["number"].as_str(), Some(task.as_str()), "{items}");
    let item = city.get(&format!("/api/items/{task}"), "").await.json();
    assert!(item["demand"].as_str().unwrap().contains("三万人受益"), "{item}");
}

#[tokio::test]
async fn the_booth_is_the_only_way_to_cast() {
    let city = city();
    let casts = |path: &str| path == "/vote" || path.contains("cast") || path.contains("ballot");
    let all: Vec<_> = city.routes.iter().filter(|route| casts(route.path)).collect();
    assert_eq!(all.iter().map(|route| route.path).collect::<Vec<_>>(), ["/vote"]);
    assert_eq!(all[0].access, Access::Public, "it knows no caller");
}

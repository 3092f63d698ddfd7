//! Nothing is filled in twice: what the system counts stands in the form, leads to its items, is confirmed
//! with one button and corrected with words; and nobody can say for the system what it counted.

use crate::city::{Answer, City, city};
use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use jiff::civil::date;
use serde_json::{Value, json};
use std::cell::Cell;

/// A desk that acts over the API and looks at pages.
struct Desk<'a> {
    city: &'a City,
    bearer: String,
    cookie: String,
    csrf: String,
    keys: Cell<u32>,
}

impl<'a> Desk<'a> {
    async fn of(city: &'a City, login: &str) -> Desk<'a> {
        let (cookie, csrf) = city.login(login).await;
        Desk { city, bearer: city.bearer(login).await, cookie, csrf, keys: Cell::new(0) }
    }

    fn key(&self) -> String {
        self.keys.set(self.keys.get() + 1);
        format!("{}-{}", &self.csrf[..8], self.keys.get())
    }

    async fn step(&self, task: &str, verb: &str, body: Value) -> Answer {
        let (path, key) = (format!("/api/delivery/tasks/{task}/{verb}"), self.key());
        let headers = [("authorization", self.bearer.as_str()), ("idempotency-key", key.as_str())];
        self.city.api(&path, &headers, &body.to_string()).await
    }

    async fn done(&self, task: &str, verb: &str, body: Value) {
        let answer = self.step(task, verb, body).await;
        assert_eq!(answer.status, StatusCode::OK, "{verb}: {}", answer.text);
    }

    async fn no(&self, task: &str, verb: &str, body: Value, rule: &str) {
        let answer = self.step(task, verb, body).await;
        assert!(answer.status.is_client_error() && answer.text.contains(rule), "{verb}: {}", answer.text);
    }

    async fn form(&self, path: &str, more: &[(&str, &str)]) -> Answer {
        let key = self.key();
        let mut fields = vec![("csrf", self.csrf.as_str()), ("key", key.as_str())];
        fields.extend_from_slice(more);
        self.city.form(path, &self.cookie, &fields).await
    }

    async fn page(&self, path: &str) -> String {
        let answer = self.city.get(path, &self.cookie).await;
        assert_eq!(answer.status, StatusCode::OK, "{path}: {}", answer.text);
        answer.text
    }

    /// What a task's JSON says.
    async fn task(&self, task: &str) -> Value {
        let request = Request::get(format!("/api/delivery/tasks/{task}")).header(header::AUTHORIZATION, &self.bearer);
        self.city.send(request.body(Body::empty()).unwrap()).await.json()
    }

    /// A task sent out by the office and confirmed by the unit: its bare number.
    async fn promise(
        &self,
        unit: &Desk<'_>,
        lead: &str,
        title: &str,
        goal: (f64, &str),
        parent: Option<&str>,
    ) -> String {
        let brief = json!({ "year": 2026, "title": title, "goal": { "value": goal.0, "unit": goal.1 },
            "due": "2026-12-31", "lead": lead, "every": "month", "sort": "target", "parent": parent });
        let key = self.key();
        let headers = [("authorization", self.bearer.as_str()), ("idempotency-key", key.as_str())];
        let answer = self.city.api("/api/delivery/tasks", &headers, &json!({ "brief": brief }).to_string()).await;
        assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.text);
        let number = answer.json()["number"].as_str().unwrap().replace('-', "");
        self.done(&number, "issue", json!({})).await;
        unit.done(&number, "confirm", json!({})).await;
        number
    }
}

fn december(city: &City) {
    city.clock.set(city.app.world.calendar().instant(date(2026, 12, 8).at(9, 0, 0, 0)));
}

const NOVEMBER: &str = "2026-11";

/// A city's 100 km over two units; the whole counts what its parts return. It is December.
async fn shared(city: &City) -> (Desk<'_>, Desk<'_>, Desk<'_>, [String; 3]) {
    let office = Desk::of(city, "chase").await;
    let (lamp, road) = (Desk::of(city, "lamp").await, Desk::of(city, "road").await);
    let whole = office.promise(&lamp, "lamps", "全市改造道路照明100公里", (100.0, "公里"), None).await;
    let east = office.promise(&lamp, "lamps", "东区改造60公里", (60.0, "公里"), Some(&whole)).await;
    let west = office.promise(&road, "roads", "西区改造40公里", (40.0, "公里"), Some(&whole)).await;
    office.done(&whole, "meter", json!({ "meter": { "by": "shares" } })).await;
    december(city);
    let (office, lamp, road) =
        (Desk::of(city, "chase").await, Desk::of(city, "lamp").await, Desk::of(city, "road").await);
    (office, lamp, road, [whole, east, west])
}

/// The value that the field of a page is filled with.
fn prefilled(page: &str, id: &str) -> String {
    let tag = page.split('<').find(|tag| tag.starts_with("input") && tag.contains(&format!("id=\"{id}\"")));
    let tag = tag.unwrap_or_else(|| panic!("no field {id}: {page}"));
    tag.split("value=\"").nth(1).unwrap_or("\"").split('"').next().unwrap().to_owned()
}

fn items(page: &str) -> Vec<String> {
    let tags = page.split("name=\"item\" value=\"").skip(1);
    let mut all: Vec<String> = tags.map(|rest| rest.split('"').next().unwrap().to_owned()).collect();
    all.sort();
    all.dedup();
    all
}

#[tokio::test]
async fn the_form_comes_filled_and_leads_to_the_items() {
    let city = city();
    let (_, lamp, road, [whole, east, west]) = shared(&city).await;
    let known = format!("/desk/tasks/{whole}/known/{NOVEMBER}");
    let page = lamp.page("/desk/returns").await;
    assert!(page.contains("等2项任务报送本期后自动得出") && page.contains(&known), "{page}");
    assert!(items(&page).is_empty(), "nothing to confirm yet");
    assert!(lamp.page(&known).await.contains("西区改造40公里"), "whom it waits for");

    lamp.done(&east, "return", json!({ "period": NOVEMBER, "value": 30.5 })).await;
    road.done(&west, "return", json!({ "period": NOVEMBER, "value": 20 })).await;
    let page = lamp.page("/desk/returns").await;
    assert_eq!(prefilled(&page, "v1"), "50.5");
    assert!(page.contains("来自2项任务的报送") && page.contains("各分任务报送数之和"), "{page}");
    assert_eq!(items(&page), [format!("{whole} {NOVEMBER} 50.5")]);
    let page = lamp.page(&known).await;
    for part in [&east, &west] {
        assert!(page.contains(&format!("/desk/go/{part}")), "{page}");
    }
    assert!(page.contains("50.5公里") && page.contains("30.5公里") && page.contains("20公里"), "{page}");
    let page = lamp.page(&format!("/desk/tasks/{whole}")).await;
    assert_eq!(prefilled(&page, "return-value"), "50.5");
    assert!(page.contains("按系统数报送") && page.contains(&known), "{page}");
    // Where the office looks at what is owed, the period leads to what the system knows of it.
    let office = Desk::of(&city, "chase").await;
    assert!(office.page("/desk/owed").await.contains(&known));
}

#[tokio::test]
async fn another_figure_needs_words_and_both_stand_on_the_page() {
    let city = city();
    let (_, lamp, road, [whole, east, west]) = shared(&city).await;
    lamp.done(&east, "return", json!({ "period": NOVEMBER, "value": 30 })).await;
    road.done(&west, "return", json!({ "period": NOVEMBER, "value": 20 })).await;
    let path = format!("/desk/tasks/{whole}/return");
    let fields = [("period", NOVEMBER), ("value", "57")];
    let bare = lamp.form(&path, &fields).await;
    assert!(bare.status.is_client_error() && bare.text.contains("填报的数与系统数不一致"), "{}", bare.text);
    let told = lamp.form(&path, &[fields[0], fields[1], ("words", "市管道路7公里未分到区")]).await;
    assert_eq!(told.status, StatusCode::SEE_OTHER, "{}", told.text);
    let page = lamp.page(&format!("/desk/tasks/{whole}")).await;
    for shown in ["57公里", "系统数50公里", "市管道路7公里未分到区"] {
        assert!(page.contains(shown), "{shown}: {page}");
    }
    let back = &lamp.task(&whole).await["returns"][0];
    assert_eq!((back["value"].as_f64(), back["known"].as_f64()), (Some(57.0), Some(50.0)));
    // The board and the lights go by what the unit says.
    let csv = lamp.page("/desk/tasks.csv").await;
    assert!(csv.contains(",57,") && csv.contains("各分任务报送数之和"), "{csv}");
}

#[tokio::test]
async fn nobody_says_for_the_system_what_it_counted() {
    let city = city();
    let (_, lamp, road, [whole, east, west]) = shared(&city).await;
    lamp.done(&east, "return", json!({ "period": NOVEMBER, "value": 30 })).await;
    road.done(&west, "return", json!({ "period": NOVEMBER, "value": 20 })).await;
    let forged = json!({ "period": NOVEMBER, "value": 57, "known": 57 });
    assert!(lamp.step(&whole, "return", forged).await.status.is_client_error());
    let path = format!("/desk/tasks/{whole}/return");
    let forged = lamp.form(&path, &[("period", NOVEMBER), ("value", "57"), ("known", "57")]).await;
    assert!(forged.status.is_client_error() && forged.text.contains("填报的数与系统数不一致"), "{}", forged.text);
    let item = format!("{whole} {NOVEMBER} 57");
    let forged = lamp.form("/desk/returns", &[("item", &item)]).await;
    assert_eq!(forged.status, StatusCode::PRECONDITION_FAILED, "{}", forged.text);
    assert_eq!(lamp.task(&whole).await["returns"], json!([]));
    // A figure that is left out is the system's.
    lamp.done(&whole, "return", json!({ "period": NOVEMBER })).await;
    let back = &lamp.task(&whole).await["returns"][0];
    assert_eq!((back["value"].as_f64(), back["known"].as_f64()), (Some(50.0), Some(50.0)));
}

#[tokio::test]
async fn one_button_confirms_all_that_is_known_or_nothing() {
    let city = city();
    let (office, lamp, _, [whole, east, west]) = shared(&city).await;
    let again = office.promise(&lamp, "lamps", "五年规划道路照明100公里", (100.0, "公里"), None).await;
    office.done(&again, "meter", json!({ "meter": { "by": "same", "task": &east } })).await;
    city.clock.set(city.app.world.calendar().instant(date(2027, 1, 8).at(9, 0, 0, 0)));
    let (lamp, road) = (Desk::of(&city, "lamp").await, Desk::of(&city, "road").await);
    for (month, figures) in [("2026-11", (30, 20)), ("2026-12", (40, 25))] {
        lamp.done(&east, "return", json!({ "period": month, "value": figures.0 })).await;
        road.done(&west, "return", json!({ "period": month, "value": figures.1 })).await;
    }
    let all = items(&lamp.page("/desk/returns").await);
    let wanted = [format!("{whole} 2026-11 50"), format!("{whole} 2026-12 65"), format!("{again} 2026-12 40")];
    assert_eq!(all, wanted, "the task of December owes December alone");

    // The office speaks for no unit, and one item that is not so stops them all.
    let office = Desk::of(&city, "chase").await;
    let fields: Vec<(&str, &str)> = all.iter().map(|item| ("item", item.as_str())).collect();
    assert!(office.form("/desk/returns", &fields).await.status.is_client_error());
    let stale = format!("{again} 2026-12 41");
    let mixed = [fields[0], fields[1], ("item", stale.as_str())];
    assert_eq!(lamp.form("/desk/returns", &mixed).await.status, StatusCode::PRECONDITION_FAILED);
    assert_eq!(lamp.task(&whole).await["returns"], json!([]), "nothing half done");

    let done = lamp.form("/desk/returns", &fields).await;
    assert_eq!(done.header("location"), "/desk/returns?done=known", "{}", done.text);
    let page = lamp.page("/desk/returns?done=known").await;
    assert!(items(&page).is_empty() && page.contains("已按系统数报送"), "{page}");
    let back = &lamp.task(&again).await["returns"][0];
    assert_eq!((back["value"].as_f64(), back["known"].as_f64()), (Some(40.0), Some(40.0)));
    assert!(lamp.page(&format!("/desk/tasks/{whole}")).await.contains("同系统数"));
    let proof = yinuo_journal::verify(city.app.reader.as_ref(), city.app.world.place).unwrap();
    assert_eq!(proof.problems, []);
}

#[tokio::test]
async fn the_office_sets_how_cases_count_and_takes_it_away() {
    let city = city();
    let (office, lamp) = (Desk::of(&city, "chase").await, Desk::of(&city, "lamp").await);
    let settled = office.promise(&lamp, "lamps", "办结照明诉求300件", (300.0, "件"), None).await;
    let path = format!("/desk/tasks/{settled}/meter");
    let fields = [("meter", "cases:settled"), ("cases", "hotline/city.lamp"), ("unit", "lamps"), ("county", "roads")];
    assert!(lamp.form(&path, &fields).await.status.is_client_error(), "a unit does not say how it is counted");
    let wrong = office.form(&path, &[("meter", "cases:in_time"), ("cases", "hotline")]).await;
    assert!(wrong.status.is_client_error() && wrong.text.contains("数不出这个单位的目标"), "{}", wrong.text);
    for (meter, rule) in [
        (json!({ "by": "cases", "count": "settled", "case_type": "nothing" }), "unknown-type"),
        (
            json!({ "by": "cases", "count": "settled", "case_type": "hotline", "category": "city.moon" }),
            "unknown-category",
        ),
        (json!({ "by": "cases", "count": "settled", "case_type": "hotline", "unit": "moon" }), "unknown-unit"),
        (json!({ "by": "projects", "count": "opened" }), "bad-field"),
        (json!({ "by": "same", "task": &settled }), "meter-circle"),
        (json!({ "by": "guess" }), "bad-field"),
    ] {
        office.no(&settled, "meter", json!({ "meter": meter }), rule).await;
    }
    assert_eq!(office.form(&path, &fields).await.status, StatusCode::SEE_OTHER);
    let meter = &office.task(&settled).await["meter"];
    let wanted =
        json!({ "by": "cases", "count": "settled", "case_type": "hotline", "category": "city.lamp", "unit": "lamps" });
    assert_eq!(*meter, wanted);

    // One case is settled in November.
    let (number, _) = city.case("settle-1").await;
    let bare = number.replace('-', "");
    for (login, verb, more) in [
        ("op", "accept", vec![]),
        ("send", "dispatch", vec![("choice", "lamps")]),
        ("lamp", "sign", vec![]),
        ("lamp", "reply", vec![("words", "今晚更换灯头。")]),
        ("lamp", "resolve", vec![("words", "灯头已换。")]),
    ] {
        let desk = Desk::of(&city, login).await;
        let done = desk.form(&format!("/desk/cases/{bare}/{verb}"), &more).await;
        assert_eq!(done.status, StatusCode::SEE_OTHER, "{verb}: {}", done.text);
    }
    december(&city);
    let (office, lamp) = (Desk::of(&city, "chase").await, Desk::of(&city, "lamp").await);
    let page = lamp.page("/desk/returns").await;
    assert_eq!(prefilled(&page, "v1"), "1");
    assert!(page.contains("来自1件办结，按期1"), "{page}");
    let page = lamp.page(&format!("/desk/tasks/{settled}/known/{NOVEMBER}")).await;
    assert!(page.contains(&format!("/desk/cases/{bare}")) && page.contains(&number), "{page}");
    assert!(!page.contains("路灯不亮三天了"), "what the caller wrote is no item of a figure");
    let october = lamp.page(&format!("/desk/tasks/{settled}/known/2026-10")).await;
    assert!(!october.contains(&bare), "what was settled later does not count");

    assert_eq!(office.form(&path, &[("meter", "")]).await.status, StatusCode::SEE_OTHER);
    assert_eq!(office.task(&settled).await["meter"], Value::Null);
    assert!(office.page(&format!("/desk/tasks/{settled}")).await.contains("取消取数口径"));
    assert_eq!(prefilled(&lamp.page("/desk/returns").await, "v1"), "");
    let gone = office.city.get(&format!("/desk/tasks/{settled}/known/{NOVEMBER}"), &office.cookie).await;
    assert!(gone.status.is_client_error());
}

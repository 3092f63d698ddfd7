//! Key projects through the pages: from a lead to production with an obstacle, and what is refused.

use crate::city::{Answer, City, city_of, picture};
use axum::http::{Request, StatusCode, header};
use std::sync::Arc;
use yinuo_casework::Rules as CaseRules;
use yinuo_delivery::{Leader, Rules};
use yinuo_journal::Matter;
use yinuo_journal::conformance::small_city;

/// The small city with the obstacle pack and a leader in charge.
fn city() -> City {
    let world = Arc::into_inner(small_city().world).unwrap();
    let main = world.main();
    let rules = CaseRules {
        case_type: "obstacle".parse().unwrap(),
        accept_automatic: true,
        reply_first: false,
        ..main.rules.clone()
    };
    let obstacle = Matter { rules, directory: main.directory.clone() };
    let leader = Leader { id: "vice".parse().unwrap(), name: "分管副市长".into(), en: "Vice-mayor".into() };
    city_of(Arc::new(world.with(obstacle).with_delivery(Rules { leaders: vec![leader], ..Rules::default() })))
}

struct Desk<'a> {
    city: &'a City,
    bare: String,
}

impl Desk<'_> {
    async fn step(&self, login: &str, verb: &str, fields: &[(&str, &str)], photo: bool) -> Answer {
        let (cookie, csrf) = self.city.login(login).await;
        let key = format!("{verb}{}", self.city.app.ids.uuid().as_u128());
        let path = format!("/desk/projects/{}/{verb}", self.bare);
        let mut all = vec![("csrf", csrf.as_str()), ("key", key.as_str())];
        all.extend_from_slice(fields);
        if photo { parts(self.city, &path, &cookie, &all).await } else { self.city.form(&path, &cookie, &all).await }
    }

    async fn does(&self, login: &str, verb: &str, fields: &[(&str, &str)]) {
        let answer = self.step(login, verb, fields, false).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{verb}: {}", answer.text);
    }

    async fn page(&self, login: &str) -> String {
        let (cookie, _) = self.city.login(login).await;
        self.city.get(&format!("/desk/projects/{}", self.bare), &cookie).await.text
    }
}

/// A form with a photo.
async fn parts(city: &City, path: &str, cookie: &str, fields: &[(&str, &str)]) -> Answer {
    let mut body = Vec::new();
    for (name, value) in fields {
        body.extend_from_slice(
            format!("--edge\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n").as_bytes(),
        );
    }
    body.extend_from_slice(b"--edge\r\nContent-Disposition: form-data; name=\"files\"; filename=\"a.png\"\r\n\r\n");
    body.extend_from_slice(&picture());
    body.extend_from_slice(b"\r\n--edge--\r\n");
    let request = Request::post(path)
        .header(header::COOKIE, cookie)
        .header(header::CONTENT_TYPE, "multipart/form-data; boundary=edge")
        .header("sec-fetch-site", "same-origin")
        .body(body.into())
        .unwrap();
    city.send(request).await
}

async fn lead<'a>(city: &'a City, title: &str) -> Desk<'a> {
    let (cookie, csrf) = city.login("chase").await;
    let form = [
        ("csrf", csrf.as_str()),
        ("key", "lead1"),
        ("title", title),
        ("body", "建设厂房两万平方米"),
        ("sector", "industry"),
        ("level", "city"),
        ("invest", "12,000"),
        ("unit", "lamps"),
        ("leader", "vice"),
        ("steward", "lamp"),
        ("stage", "lead"),
        ("on", "2026-11-02"),
    ];
    let answer = city.form("/desk/leads/new", &cookie, &form).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
    let again = city.form("/desk/leads/new", &cookie, &form).await;
    assert_eq!(again.header("location"), answer.header("location"), "pressed twice, entered once");
    let bare = answer.header("location").rsplit('/').next().unwrap().split('?').next().unwrap().to_owned();
    Desk { city, bare }
}

async fn to_preparation(desk: &Desk<'_>) {
    for (to, on) in
        [("talks", "2026-11-05"), ("signed", "2026-11-10"), ("approval", "2026-11-12"), ("preparation", "2026-11-16")]
    {
        desk.does("chase", "advance", &[("to", to), ("on", on)]).await;
    }
}

/// A month of a project is owed on the same page as those of tasks, and goes from it when it is returned.
#[tokio::test]
async fn a_month_of_building_is_returned_where_all_returns_are() {
    let city = city();
    let desk = lead(&city, "海洋装备产业园").await;
    to_preparation(&desk).await;
    let granted = [("permit", "construction"), ("standing", "granted"), ("on", "2026-11-20")];
    assert_eq!(desk.step("lamp", "permit", &granted, true).await.status, StatusCode::SEE_OTHER);
    desk.does("chase", "advance", &[("to", "started"), ("on", "2026-11-23")]).await;
    desk.does("chase", "budget", &[("year", "2026"), ("total", "5000")]).await;
    city.clock.set("2026-12-02T02:00:00Z".parse().unwrap());
    let page = async |login: &str| city.get("/desk/returns", &city.login(login).await.0).await.text;
    let owed = page("lamp").await;
    let form = format!("action=\"/desk/projects/{}/return\"", desk.bare);
    assert!(owed.contains(&form) && owed.contains("name=\"so_far\"") && owed.contains("计划5000万元"), "{owed}");
    assert!(!page("road").await.contains(&form), "another unit's");
    let back = [("period", "2026-11"), ("so_far", "300"), ("back", "/desk/returns")];
    let done = desk.step("lamp", "return", &back, false).await;
    assert_eq!(done.header("location"), "/desk/returns?done=return", "{}", done.text);
    assert!(!page("lamp").await.contains(&form), "each month once");
}

#[tokio::test]
async fn from_a_lead_to_production_with_an_obstacle() {
    let city = city();
    let desk = lead(&city, "海洋装备产业园").await;
    let (road, _) = city.login("road").await;
    let hidden = city.get(&format!("/desk/projects/{}", desk.bare), &road).await;
    assert_eq!(hidden.status, StatusCode::UNPROCESSABLE_ENTITY, "what is talked about is not for other units");
    assert!(!city.get("/desk/leads", &road).await.text.contains("海洋装备产业园"));
    to_preparation(&desk).await;

    desk.does("lamp", "permit", &[("permit", "construction"), ("standing", "applied"), ("on", "2026-11-17")]).await;
    let early = desk.step("chase", "advance", &[("to", "started"), ("on", "2026-11-23")], false).await;
    assert_eq!(early.status, StatusCode::UNPROCESSABLE_ENTITY, "not built without a permit");
    assert!(early.text.contains("缺少开工所需的许可"), "{}", early.text);
    assert!(desk.page("chase").await.contains("开工须先取得施工许可，现在：已申请"));
    let granted = [("permit", "construction"), ("standing", "granted"), ("on", "2026-11-20")];
    let bare = desk.step("lamp", "permit", &granted, false).await;
    assert_eq!(bare.status, StatusCode::UNPROCESSABLE_ENTITY, "a permit comes with its document");
    assert_eq!(desk.step("lamp", "permit", &granted, true).await.status, StatusCode::SEE_OTHER);
    desk.does("chase", "advance", &[("to", "started"), ("on", "2026-11-23")]).await;

    desk.does("chase", "budget", &[("year", "2026"), ("total", "5000")]).await;
    let nodes = "2026-11-20 2026-12-10 基础施工\n2026-12-10 2027-03-31 主体施工 < 1";
    desk.does("lamp", "plan", &[("nodes", nodes)]).await;
    desk.does("lamp", "return", &[("period", "2026-11"), ("so_far", "300")]).await;
    desk.does("chase", "check", &[("period", "2026-11"), ("good", "true")]).await;
    let page = desk.page("lamp").await;
    for told in ["主体施工", "前置：1", "关键", "300万元", "已核实"] {
        assert!(page.contains(told), "{told}");
    }

    obstacle(&city, &desk).await;
    for to in ["building", "completed", "production"] {
        desk.does("chase", "advance", &[("to", to), ("on", "2026-11-24")]).await;
    }
    let (chase, _) = city.login("chase").await;
    let list = city.get("/desk/projects?stage=production", &chase).await.text;
    assert!(list.contains("海洋装备产业园") && list.contains("开复工率"));
    assert!(city.get("/desk/projects/counties", &chase).await.text.contains("市本级"));
    let public = city.get("/projects", "").await.text;
    assert!(!public.contains("海洋装备产业园"), "shown only after review");
    desk.does("chase", "show", &[("yes", "true")]).await;
    let public = city.get("/projects", "").await.text;
    assert!(public.contains("海洋装备产业园") && !public.contains("class=\"light"), "no lights in public");
    let proof = yinuo_journal::verify(city.app.reader.as_ref(), city.app.world.place).unwrap();
    assert_eq!(proof.problems, []);
}

async fn obstacle(city: &City, desk: &Desk<'_>) {
    let (cookie, csrf) = city.login("lamp").await;
    let path = format!("/desk/projects/{}/obstacle", desk.bare);
    let form = [
        ("csrf", csrf.as_str()),
        ("key", "o1"),
        ("category", "city.road"),
        ("words", "进场道路没有修通"),
        ("node", "2"),
    ];
    for _ in 0..2 {
        let answer = city.form(&path, &cookie, &form).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
    }
    let token = city.bearer("chase").await;
    let request = Request::get("/api/cases?type=obstacle").header(header::AUTHORIZATION, token);
    let cases = city.send(request.body(axum::body::Body::empty()).unwrap()).await.json();
    assert_eq!(cases["cases"].as_array().unwrap().len(), 1, "pressed twice, one case: {cases}");
    let number = cases["cases"][0]["number"].as_str().unwrap().to_owned();
    let case: String = number.chars().filter(char::is_ascii_digit).collect();
    assert_eq!(cases["cases"][0]["unit"], "roads", "sent by the duty directory");
    let page = desk.page("lamp").await;
    assert!(page.contains("进场道路没有修通") && page.contains("影响节点：主体施工"), "{page}");

    let (road, csrf) = city.login("road").await;
    for (verb, words) in [("sign", ""), ("resolve", "道路已通车。")] {
        let fields = [("csrf", csrf.as_str()), ("key", verb), ("words", words)];
        let answer = city.form(&format!("/desk/cases/{case}/{verb}"), &road, &fields).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{verb}: {}", answer.text);
    }
    assert!(desk.page("lamp").await.contains("办件已办结，待清除"));
    desk.does("lamp", "clear", &[("case", &number)]).await;
    assert!(desk.page("lamp").await.contains("天后清除"));
}

#[tokio::test]
async fn somebody_who_looked_at_an_older_state_is_told() {
    let city = city();
    let desk = lead(&city, "滨海冷链物流园").await;
    to_preparation(&desk).await;
    let old = desk.step("chase", "chase", &[("grade", "1"), ("words", "请加快手续"), ("seen", "1")], false).await;
    assert_eq!(old.status, StatusCode::PRECONDITION_FAILED, "{}", old.text);
    desk.does("chase", "chase", &[("grade", "1"), ("words", "请加快手续"), ("seen", "5")]).await;
}

#[tokio::test]
async fn a_photo_from_another_place_warns_and_leaves_no_position() {
    let city = city();
    let desk = lead(&city, "青石数据中心").await;
    to_preparation(&desk).await;
    let card = [
        ("title", "青石数据中心"),
        ("years", "2026"),
        ("owner", "enterprise"),
        ("level", "city"),
        ("sector", "industry"),
        ("invest", "12000"),
        ("point", "121.5,40.08"),
    ];
    desk.does("chase", "amend", &card).await;
    // 0.027 degrees of longitude at 40° N are about 2.3 km.
    let fields = [("on", "2026-11-24"), ("words", "塔吊已进场"), ("photo_point", "121.52712,40.08"), ("back", "visit")];
    let sent = desk.step("lamp", "visit", &fields, true).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.text);
    let (cookie, _) = city.login("lamp").await;
    let page = city.get(sent.header("location"), &cookie).await.text;
    assert!(page.contains("照片拍摄位置距项目约2.3公里"), "{page}");
    let mut kept = String::new();
    city.app
        .reader
        .records(city.app.world.place, &mut |record| {
            kept.push_str(&format!("{record:?}"));
            Ok(())
        })
        .unwrap();
    assert!(kept.contains("away_m") && !kept.contains("121.52712"), "the distance is kept, the position is not");
}

#[tokio::test]
async fn a_list_as_a_file_runs_nothing() {
    let city = city();
    lead(&city, "=HYPERLINK(\"x\")").await;
    let (chase, _) = city.login("chase").await;
    let csv = city.get("/desk/projects.csv?year=all", &chase).await;
    assert!(csv.text.contains("\"'=HYPERLINK("), "{}", csv.text);
    let xlsx = city.get("/desk/projects.xlsx?year=all", &chase).await;
    assert_eq!(xlsx.status, StatusCode::OK);
    assert!(xlsx.text.starts_with("PK"));
}

#[tokio::test]
async fn the_api_takes_the_same_steps() {
    let city = city();
    let token = city.bearer("chase").await;
    let headers = [("authorization", token.as_str()), ("idempotency-key", "p1")];
    let body = r#"{"card":{"title":"市立医院新院区","years":[2026],"owner":"government","level":"province","sector":"livelihood",
        "promise":{"start":"2027-03-01","complete":"2029-06-30","invest":86000}},
        "charge":{"unit":"lamps"},"reached":[{"stage":"approval","on":"2026-10-12"}]}"#;
    let entered = city.api("/api/delivery/projects", &headers, body).await;
    assert_eq!(entered.status, StatusCode::CREATED, "{}", entered.text);
    let number = entered.json()["number"].as_str().unwrap().to_owned();
    let path = format!("/api/delivery/projects/{number}");
    let headers = [("authorization", token.as_str()), ("idempotency-key", "p2")];
    let moved = city.api(&format!("{path}/advance"), &headers, r#"{"to":"preparation","on":"2026-11-02"}"#).await;
    assert_eq!(moved.status, StatusCode::OK, "{}", moved.text);
    let request = Request::get(&path).header(header::AUTHORIZATION, &token).body(axum::body::Body::empty()).unwrap();
    let project = city.send(request).await.json();
    assert_eq!((project["stage"].as_str(), project["version"].as_u64()), (Some("preparation"), Some(2)), "{project}");
    assert_eq!(project["promise"]["invest"], 86000);
    let lead = city
        .api(
            &format!("{path}/go-back"),
            &[headers[0], ("idempotency-key", "p3")],
            r#"{"to":"lead","on":"2026-11-03","words":"x"}"#,
        )
        .await;
    assert_eq!(lead.status, StatusCode::UNPROCESSABLE_ENTITY, "a government project is nobody's lead");
}

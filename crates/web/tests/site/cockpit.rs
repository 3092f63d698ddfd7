//! The board: every number is the length of the list it leads to; the calendar; the exports.

use crate::city::{City, city};
use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use jiff::civil::date;
use serde_json::Value;
use std::collections::BTreeMap;
use yinuo_casework::Every;
use yinuo_delivery::task::{Brief, Command, NodePlan, Return, Sort};
use yinuo_delivery::{Basis, Evidence, Goal, Period, project};
use yinuo_journal::{Deed, Scope, Target, Text};
use yinuo_kernel::{Actor, CaseNumber, Role};
use yinuo_report::Cmp;
use yinuo_web::http::rows;

pub fn office() -> Actor {
    Actor::staff(Role::Supervisor, "works".parse().unwrap(), "chase".parse().unwrap())
}

fn lamps() -> Actor {
    Actor::staff(Role::Unit, "lamps".parse().unwrap(), "lamp".parse().unwrap())
}

/// A command to a task.
pub fn t(command: Command) -> yinuo_delivery::Command {
    yinuo_delivery::Command::Task(command)
}

/// Carries out one command that brings a text along.
pub async fn act(
    city: &City,
    target: Target,
    by: &Actor,
    text: &str,
    command: impl Fn(yinuo_casework::Words) -> yinuo_delivery::Command,
) -> CaseNumber {
    let (title, body) = text.split_once('|').unwrap_or((text, ""));
    let row = rows::words(&city.app, Text { title: title.into(), body: body.into(), ..Text::default() });
    let deed = Deed { words: vec![row.clone()], ..Deed::plain(target, command(row.pointer()), by.clone()) };
    city.app.engine.deliver(vec![deed]).await.unwrap()[0].case
}

/// A target of 120 公里 of the lamps, sent out and confirmed in November 2026.
pub async fn target(city: &City, title: &str, sort: Sort) -> CaseNumber {
    let brief = |words| Brief {
        source: None,
        parent: None,
        year: 2026,
        words,
        title_chars: title.chars().count() as u32,
        origin: None,
        sort,
        nature: yinuo_delivery::task::Nature::Expected,
        goal: Some(Goal { value: 120.0, unit: "公里".into(), cmp: Cmp::Ge, basis: Basis::Total }),
        due: Some(date(2026, 12, 31)),
        lead: Some("lamps".parse().unwrap()),
        lead_by: None,
        co: vec![],
        leader: None,
        every: Some(Every::Month),
    };
    let number = act(city, Target::New, &office(), title, |words| t(Command::Propose(Box::new(brief(words))))).await;
    let to = Target::Case(number);
    let plan = |words| Command::Plan { nodes: vec![NodePlan { id: 1, due: date(2026, 11, 20), value: None }], words };
    act(city, to, &office(), "|完成施工图审查", |words| t(plan(words))).await;
    act(city, to, &office(), "", |_| t(Command::Issue)).await;
    act(city, to, &lamps(), "", |_| t(Command::Confirm)).await;
    number
}

pub async fn returned(city: &City, number: CaseNumber, value: f64, verified: bool) {
    returned_of(city, number, 11, value, verified).await;
}

pub async fn returned_of(city: &City, number: CaseNumber, month: i8, value: f64, verified: bool) {
    let period = Period { year: 2026, month };
    let back = Return { period, value: Some(value), known: None, evidence: Evidence::default() };
    act(city, Target::Case(number), &lamps(), "", |_| t(Command::Return(Box::new(back.clone())))).await;
    if verified {
        act(city, Target::Case(number), &office(), "", |_| t(Command::Check { period, good: true, words: None })).await;
    }
}

async fn held(city: &City) -> CaseNumber {
    let opening = |words| project::Opening {
        card: project::Card {
            words,
            title_chars: 4,
            years: vec![2026],
            county: None,
            field: None,
            sector: project::Sector::Industry,
            owner: project::Owner::Enterprise,
            level: project::Level::City,
            promise: project::Promise { start: Some(date(2026, 12, 20)), ..project::Promise::default() },
            invested_before: project::Wan(0),
            source: None,
            origin: None,
        },
        charge: project::Charge { unit: "roads".parse().unwrap(), leader: None, steward: None, team: vec![] },
        reached: BTreeMap::from([(project::Stage::Signed, date(2026, 9, 1))]),
        permits: BTreeMap::new(),
    };
    let plan = project::YearPlan { year: 2026, total: project::Wan(9_000), marks: vec![] };
    let enter = |words| project::Command::EnterPlanned { opening: Box::new(opening(words)), plans: vec![plan.clone()] };
    let number =
        act(city, Target::New, &office(), "海缆基地", |words| yinuo_delivery::Command::Project(enter(words))).await;
    let (case, _) = city.case("obstacle").await;
    let case = CaseNumber::parse(&case).unwrap();
    let obstruct = project::Command::Obstruct { case, node: None };
    act(city, Target::Case(number), &office(), "", |_| yinuo_delivery::Command::Project(obstruct.clone())).await;
    number
}

/// The addresses of a page, and the number each shows.
fn numbers(html: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for part in html.split("<a ").skip(1) {
        let Some(href) = part.split("href=\"").nth(1).and_then(|rest| rest.split('"').next()) else { continue };
        let text = part.split_once('>').map_or("", |(_, rest)| rest);
        let text = text.strip_prefix("<b>").unwrap_or(text);
        let digits: String = text.chars().take_while(char::is_ascii_digit).collect();
        if !digits.is_empty() && !href.contains("/tasks/2") {
            found.push((href.replace("&amp;", "&").replace("&#38;", "&"), digits));
        }
    }
    found
}

#[tokio::test]
async fn every_number_is_as_long_as_its_list() {
    let city = city();
    let (slow, good) =
        (target(&city, "新建供水管网", Sort::Target).await, target(&city, "新增托位", Sort::Livelihood).await);
    returned(&city, slow, 40.0, true).await;
    returned(&city, good, 118.0, true).await;
    held(&city).await;
    city.clock.set(city.app.world.calendar().instant(date(2026, 12, 2).at(10, 0, 0, 0)));
    let (cookie, _) = city.login("chase").await;
    let page = city.get("/desk/cockpit", &cookie).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.text);
    let mut seen = 0;
    for (href, number) in numbers(&page.text) {
        // The project list is another page's to prove.
        if href.starts_with("/desk/projects") || !href.contains('?') {
            continue;
        }
        let list = city.get(&href, &cookie).await;
        assert_eq!(list.status, StatusCode::OK, "{href}");
        let lines = list.text.matches("<td class=\"main\">").count();
        assert_eq!(lines.to_string(), number, "{href}");
        seen += 1;
    }
    assert!(seen >= 15, "{seen} numbers were followed");
    assert!(page.text.contains("新建供水管网") && page.text.contains("序时"));
    let bearer = city.bearer("chase").await;
    let request = Request::get("/api/delivery/board").header("authorization", bearer).body(Body::empty()).unwrap();
    let board: Value = city.send(request).await.json();
    assert_eq!(board["sorts"]["target"]["late"], 1);
    assert_eq!((board["late_task_nodes"].as_u64(), board["plan_wan"].as_i64()), (Some(2), Some(9_000)));
    assert_eq!((board["obstacles"].as_u64(), board["old_obstacles"].as_u64()), (Some(1), Some(0)));
}

#[tokio::test]
async fn a_unit_sees_its_own_and_others_nothing() {
    let city = city();
    target(&city, "新建供水管网", Sort::Target).await;
    let (lamp, _) = city.login("lamp").await;
    let (road, _) = city.login("road").await;
    assert!(city.get("/desk/late", &lamp).await.text.contains("新建供水管网"));
    assert!(!city.get("/desk/late", &road).await.text.contains("新建供水管网"));
    assert!(city.get("/desk/late?unit=lamps", &road).await.text.contains("没有超期"), "a filter opens nothing");
    let (op, _) = city.login("op").await;
    assert_eq!(city.get("/desk/cockpit", &op).await.status, StatusCode::FORBIDDEN);
    for bad in [
        "/desk/late?unit=%00&page=99999999999999",
        "/desk/late?page=-1",
        "/desk/cockpit?year=abc",
        "/desk/owed?tab=%F0",
    ] {
        let status = city.get(bad, &lamp).await.status;
        assert!(status == StatusCode::OK || status == StatusCode::BAD_REQUEST, "{bad}: {status}");
    }
}

#[tokio::test]
async fn lists_leave_as_workbooks_and_lines() {
    let city = city();
    target(&city, "=HYPERLINK(\"x\")", Sort::Target).await;
    let (cookie, _) = city.login("chase").await;
    for path in ["/desk/late.xlsx", "/desk/nodes.xlsx"] {
        let request = Request::get(path).header(header::COOKIE, &cookie).body(Body::empty()).unwrap();
        let response = tower::ServiceExt::oneshot(city.router.clone(), request).await.unwrap();
        let bytes = axum::body::to_bytes(response.into_body(), 1 << 20).await.unwrap();
        let sheets = yinuo_web::import::sheet::read(&bytes).unwrap();
        let row = &sheets[0].rows[2];
        assert_eq!((row[2].text(), row[4].text()), ("=HYPERLINK(\"x\")".into(), "完成施工图审查".into()), "{path}");
    }
    let export = async |secret: &str| {
        let request =
            Request::get("/api/delivery/export/dossiers.jsonl").header("authorization", format!("Bearer {secret}"));
        city.send(request.body(Body::empty()).unwrap()).await
    };
    let answer = export(&city.machine(Role::Supervisor, &[Scope::Export]).await).await;
    let line: Value = serde_json::from_str(answer.text.lines().next().unwrap()).unwrap();
    assert_eq!((line["kind"].as_str(), line["unit"].as_str()), (Some("task"), Some("lamps")));
    assert_eq!(export(&city.machine(Role::Supervisor, &[Scope::Read]).await).await.json()["rule"], "scope-missing");
}

/// Unfolds and splits by RFC 5545, strictly.
fn read(ics: &str) -> Vec<BTreeMap<String, String>> {
    assert!(ics.ends_with("\r\n") && !ics.replace("\r\n", "").contains(['\r', '\n']), "lines end in CRLF");
    for line in ics.split("\r\n") {
        assert!(line.len() <= 75, "{line}");
    }
    let whole = ics.replace("\r\n ", "");
    let lines: Vec<&str> = whole.split("\r\n").filter(|line| !line.is_empty()).collect();
    assert_eq!((lines[0], *lines.last().unwrap()), ("BEGIN:VCALENDAR", "END:VCALENDAR"));
    let mut events = Vec::new();
    let mut open: Option<BTreeMap<String, String>> = None;
    for line in &lines[1..lines.len() - 1] {
        let (name, value) = line.split_once(':').unwrap();
        match (*line, &mut open) {
            ("BEGIN:VEVENT", open @ None) => *open = Some(BTreeMap::new()),
            ("END:VEVENT", event @ Some(_)) => events.extend(event.take()),
            (_, Some(event)) => assert!(event.insert(name.into(), value.into()).is_none(), "{name} twice"),
            (_, None) => assert!(events.is_empty(), "{line} stands after the events"),
        }
    }
    assert!(open.is_none());
    events
}

#[tokio::test]
async fn a_calendar_is_subscribed_and_ended() {
    let city = city();
    target(&city, "新建供水管网，城区段；含\\泵站", Sort::Target).await;
    let (cookie, csrf) = city.login("lamp").await;
    let made = city.form("/desk/subscribe", &cookie, &[("csrf", &csrf), ("do", "make")]).await;
    let address = |text: &str| {
        let at = text.find("/calendar/").unwrap_or_else(|| panic!("{text}"));
        text[at..].split('"').next().unwrap().to_owned()
    };
    let first = address(&made.text);
    let feed = city.get(&first, "").await;
    assert_eq!(feed.header("content-type"), "text/calendar; charset=utf-8");
    let events = read(&feed.text);
    let starts: Vec<&str> = events.iter().map(|event| event["DTSTART;VALUE=DATE"].as_str()).collect();
    assert_eq!(starts, ["20261120", "20261231"], "the node, the last day");
    assert!(
        events[0]["SUMMARY"].starts_with("完成施工图审查（新建供水管网，城区段；含\\\\泵站）"),
        "{}",
        events[0]["SUMMARY"]
    );
    assert_eq!(events[1]["DTEND;VALUE=DATE"], "20270101");
    let again = read(&city.get(&first, "").await.text);
    assert!(again.iter().zip(&events).all(|(a, b)| a["UID"] == b["UID"]), "ids are stable");
    // It opens nothing else.
    let token = first.trim_start_matches("/calendar/").trim_end_matches(".ics").to_owned();
    let request = Request::get("/api/delivery/board").header("authorization", format!("Bearer {token}"));
    assert_eq!(city.send(request.body(Body::empty()).unwrap()).await.status, StatusCode::FORBIDDEN);
    assert_eq!(city.get("/desk/cockpit", &format!("session={token}")).await.status, StatusCode::UNAUTHORIZED);
    // Another one ends it; so does the end.
    let second = address(&city.form("/desk/subscribe", &cookie, &[("csrf", &csrf), ("do", "make")]).await.text);
    assert_eq!(city.get(&first, "").await.status, StatusCode::NOT_FOUND);
    assert_eq!(city.get(&second, "").await.status, StatusCode::OK);
    city.form("/desk/subscribe", &cookie, &[("csrf", &csrf), ("do", "end")]).await;
    assert_eq!(city.get(&second, "").await.status, StatusCode::NOT_FOUND);
    // A machine that is no calendar opens none.
    let other = city.machine(Role::Unit, &Scope::ALL).await;
    assert_eq!(city.get(&format!("/calendar/{other}.ics"), "").await.status, StatusCode::NOT_FOUND);
}

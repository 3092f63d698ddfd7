//! Livelihood items through pages alone: suggestion, review, costing, vote, protocol, task, residents' word.

use crate::city::{Answer, City, city};
use axum::http::StatusCode;
use yinuo_delivery::vote::{Protocol, protocol};
use yinuo_kernel::CaseNumber;

/// Posts of the office: one opens a round, another counts it.
struct Office<'a> {
    city: &'a City,
    cookie: String,
    csrf: String,
}

impl<'a> Office<'a> {
    async fn of(city: &'a City, login: &str) -> Office<'a> {
        let (cookie, csrf) = city.login(login).await;
        Office { city, cookie, csrf }
    }

    async fn send(&self, path: &str, more: &[(&str, &str)]) -> Answer {
        let key = format!("k{}", self.city.app.ids.uuid().as_u128());
        let mut fields = vec![("csrf", self.csrf.as_str()), ("key", key.as_str())];
        fields.extend_from_slice(more);
        self.city.form(path, &self.cookie, &fields).await
    }

    /// What must work; where it leads.
    async fn done(&self, path: &str, more: &[(&str, &str)]) -> String {
        let answer = self.send(path, more).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{path}: {}", answer.text);
        answer.header("location").to_owned()
    }

    async fn get(&self, path: &str) -> String {
        let answer = self.city.get(path, &self.cookie).await;
        assert_eq!(answer.status, StatusCode::OK, "{path}: {}", answer.text);
        answer.text
    }

    /// A candidate that is costed: its bare number.
    async fn candidate(&self, title: &str) -> String {
        let fields = [("voice", "deputy"), ("year", "2027"), ("title", title), ("body", "居民反映较多")];
        let at = self.done("/desk/candidates", &fields).await;
        let bare = at.rsplit('/').next().unwrap().split('?').next().unwrap().to_owned();
        self.done(&format!("/desk/candidates/{bare}/accept"), &[]).await;
        let cost = [
            ("lead", "lamps"),
            ("due", "2027-10-31"),
            ("fund-city", "120"),
            ("fund-county", "60"),
            ("words", "三万人受益"),
        ];
        self.done(&format!("/desk/candidates/{bare}/cost"), &cost).await;
        bare
    }

    /// An open round: the vote's bare number and the codes of its slips.
    async fn open(&self, vote: &str) -> Vec<String> {
        let path = format!("/desk/votes/{vote}/open");
        let page = self.send(&path, &[("day", "2026-11-24"), ("time", "17：30")]).await;
        assert_eq!(page.status, StatusCode::OK, "{}", page.text);
        let codes = page.text.split("<p class=\"code\">").skip(1).map(|rest| {
            let code = rest.split("</p>").next().unwrap();
            code.split("<span>").skip(1).map(|group| group.split('<').next().unwrap()).collect::<Vec<_>>().join(" ")
        });
        codes.collect()
    }
}

async fn cast(city: &City, code: &str, paper: &[String], yes: &[usize], step: &str) -> Answer {
    let names: Vec<String> = paper.iter().map(|bare| format!("c-{bare}")).collect();
    let mut fields = vec![("code", code), ("step", step)];
    for (at, name) in names.iter().enumerate() {
        fields.push((name, if yes.contains(&at) { "for" } else { "against" }));
    }
    city.form("/vote", "", &fields).await
}

/// Three candidates for two seats, six deputies, the first round open.
async fn sitting<'a>(office: &Office<'a>) -> (String, Vec<String>, Vec<String>) {
    let mut paper = Vec::new();
    for title in ["老旧小区补装路灯", "新建社区食堂", "校门口接送等候区"] {
        paper.push(office.candidate(title).await);
    }
    let fields = [("title", "二〇二七年票决"), ("year", "2027"), ("roll", "6"), ("seats", "2")];
    let at = office.done("/desk/votes/new", &fields).await;
    let vote = at.rsplit('/').next().unwrap().split('?').next().unwrap().to_owned();
    let listed: Vec<(&str, &str)> = paper.iter().map(|bare| ("candidate", bare.as_str())).collect();
    office.done(&format!("/desk/votes/{vote}/list"), &listed).await;
    let codes = office.open(&vote).await;
    assert_eq!(codes.len(), 6);
    (vote, paper, codes)
}

fn after_closing(city: &City) {
    city.clock.set(city.app.world.calendar().instant(jiff::civil::date(2026, 11, 24).at(17, 31, 0, 0)));
}

#[tokio::test]
async fn from_a_suggestion_to_the_residents_word() {
    let city = city();
    let form = [("title", "滨海路装路灯"), ("body", "晚上太黑，老人不敢出门"), ("address", "滨海路"), ("key", "i1")];
    let sent = city.form("/ideas", "", &form).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.text);
    assert_eq!(city.form("/ideas", "", &form).await.header("location"), sent.header("location"), "once");
    let idea = sent.header("location").split('=').nth(1).unwrap().to_owned();
    let office = Office::of(&city, "chase").await;
    assert!(office.get("/desk/candidates").await.contains("滨海路装路灯"));
    assert!(!city.get("/ideas", "").await.text.contains("滨海路装路灯"), "not before it was read");
    let early = office.send(&format!("/desk/candidates/{idea}/show"), &[("yes", "true")]).await;
    assert_eq!(early.status, StatusCode::CONFLICT);
    office.done(&format!("/desk/candidates/{idea}/decline"), &[("words", "已列入道路改造，年内亮灯。")]).await;
    office.done(&format!("/desk/candidates/{idea}/show"), &[("yes", "true")]).await;
    let page = city.get("/ideas", "").await.text;
    assert!(page.contains("滨海路装路灯") && page.contains("已列入道路改造，年内亮灯。"), "declined with words");

    let (vote, paper, codes) = sitting(&office).await;
    assert_eq!(city.get(&format!("/votes/{vote}"), "").await.status, StatusCode::NOT_FOUND, "not public yet");
    office.done(&format!("/desk/votes/{vote}/show"), &[("yes", "true")]).await;
    for (n, code) in codes.iter().enumerate() {
        let yes: &[usize] = if n == 5 { &[1, 2] } else { &[0, 1] };
        let check = cast(&city, &code.to_lowercase(), &paper, yes, "check").await;
        assert!(check.text.contains("您赞成2项"), "{}", check.text);
        let done = cast(&city, code, &paper, yes, "cast").await;
        assert!(done.text.contains("选票已投出"), "{}", done.text);
        assert_eq!(done.header("set-cookie"), "", "the booth sets no cookie");
    }
    // Everybody has voted: the count need not wait, but whoever opened the round does not count it.
    let own = office.send(&format!("/desk/votes/{vote}/count"), &[]).await;
    assert!(own.text.contains("second-reader-needed") || own.status == StatusCode::UNPROCESSABLE_ENTITY);
    let second = Office::of(&city, "chase2").await;
    second.done(&format!("/desk/votes/{vote}/count"), &[]).await;

    let page = city.get(&format!("/votes/{vote}"), "").await.text;
    assert!(page.contains("应选2项，产生2项") && page.contains("结果一致，校验值相符"), "{page}");
    let json = city.get(&format!("/votes/{vote}/protocol.json"), "").await;
    let protocol: Protocol = serde_json::from_str(&json.text).unwrap();
    assert_eq!(protocol::verify(&protocol), []);
    let shape: yinuo_web::routes::votes::schema::ProtocolJson = serde_json::from_str(&json.text).unwrap();
    assert_eq!(serde_json::to_value(shape).unwrap(), json.json(), "the schema is the file's");
    assert_eq!((protocol.ballots.len(), protocol.tally.lines[0].yes), (6, 5));
    let text = city.get(&format!("/votes/{vote}/protocol.txt"), "").await.text;
    assert_eq!(text, protocol::text(&protocol));
    let mine = city.form(&format!("/votes/{vote}/own"), "", &[("code", &codes[5])]).await;
    assert!(mine.text.contains("密封完好"), "{}", mine.text);
    let nobody = city.form(&format!("/votes/{vote}/own"), "", &[("code", "0000000000000000")]).await;
    assert!(nobody.text.contains("本轮没有这个票签"));

    let follow = format!("/desk/votes/{vote}/follow");
    second.done(&follow, &[]).await;
    second.done(&follow, &[]).await;
    let rows = city.app.rows().unwrap();
    let tasks: Vec<_> = rows.values().filter(|entry| entry.row.task().is_some()).collect();
    assert_eq!(tasks.len(), 2, "pressed twice, proposed once");
    let kept = rows[&CaseNumber::parse(&paper[0]).unwrap()].row.candidate().unwrap();
    assert_eq!(kept.task, Some(tasks[0].row.number));
    let item = tasks[0].row.number.bare();
    residents_speak(&city, &office, &item).await;
    let proof = yinuo_journal::verify(city.app.reader.as_ref(), city.app.world.place).unwrap();
    assert_eq!(proof.problems, []);
}

/// The task of an item goes its way, and at its end residents say what they think.
async fn residents_speak(city: &City, office: &Office<'_>, item: &str) {
    let desk = async |who: &Office<'_>, verb: &str, more: &[(&str, &str)]| {
        who.done(&format!("/desk/tasks/{item}/{verb}"), more).await;
    };
    desk(office, "issue", &[]).await;
    assert_eq!(city.get(&format!("/items/{item}"), "").await.status, StatusCode::NOT_FOUND);
    desk(office, "show", &[("yes", "true")]).await;
    assert!(city.get("/items?year=2027", "").await.text.contains("老旧小区补装路灯"));
    let lamps = Office::of(city, "lamp").await;
    desk(&lamps, "confirm", &[]).await;
    assert!(!city.get(&format!("/items/{item}"), "").await.text.contains("name=\"pleased\""), "not before its end");
    desk(&lamps, "claim", &[("words", "全部亮灯"), ("links", &item_link(city).await)]).await;
    let page = city.get(&format!("/items/{item}"), "").await.text;
    assert!(page.contains("name=\"pleased\"") && page.contains("正在核实"), "{page}");
    let say = async |n: usize, pleased: &str| {
        let key = format!("v{n}");
        let fields = [("key", key.as_str()), ("pleased", pleased), ("words", "晚上亮堂了")];
        let answer = city.form(&format!("/items/{item}/voice"), "", &fields).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
    };
    for n in 0..4 {
        say(n, "true").await;
        say(n, "true").await;
    }
    assert!(!city.get(&format!("/items/{item}"), "").await.text.contains("留下意见"), "four could be told apart");
    say(4, "false").await;
    let page = city.get(&format!("/items/{item}"), "").await.text;
    assert!(page.contains("5位居民留下意见，其中4位满意"), "{page}");
    assert!(!page.contains("晚上亮堂了"), "their words are the office's to read");
    assert!(office.get(&format!("/desk/tasks/{item}")).await.contains("晚上亮堂了"));
}

async fn item_link(city: &City) -> String {
    city.case("proof").await.0
}

#[tokio::test]
async fn a_slip_votes_once_and_a_wrong_code_opens_nothing() {
    let city = city();
    let office = Office::of(&city, "chase").await;
    let (vote, paper, codes) = sitting(&office).await;
    let wrong = city.form("/vote", "", &[("code", "0000-0000-0000-0000")]).await;
    assert!(wrong.text.contains("票签码不正确") && !wrong.text.contains("补装路灯"), "{}", wrong.text);
    let page = city.form("/vote", &office.cookie, &[("code", &codes[0])]).await;
    assert!(page.text.contains("补装路灯") && page.text.contains("180万元") && page.text.contains("三万人受益"));
    assert!(!page.text.contains("<body class=\"desk\">"), "the booth does not know who is logged in");
    let many = cast(&city, &codes[0], &paper, &[0, 1, 2], "check").await;
    assert!(many.text.contains("您赞成了3项，最多只能赞成2项"), "{}", many.text);
    assert!(cast(&city, &codes[0], &paper, &[0], "cast").await.text.contains("选票已投出"));
    assert!(cast(&city, &codes[0], &paper, &[0], "cast").await.text.contains("选票已投出"), "the same again");
    let other = cast(&city, &codes[0], &paper, &[1], "cast").await;
    assert!(other.text.contains("该票签已投票"), "{}", other.text);
    let desk = office.get(&format!("/desk/votes/{vote}")).await;
    assert!(!desk.contains(&codes[1].replace(' ', "-")), "the codes were shown once");
    after_closing(&city);
    let late = cast(&city, &codes[1], &paper, &[0], "cast").await;
    assert!(late.text.contains("投票已截止"), "{}", late.text);
}

#[tokio::test]
async fn without_a_quorum_a_round_counts_for_nothing_and_is_held_again() {
    let city = city();
    let (office, second) = (Office::of(&city, "chase").await, Office::of(&city, "chase2").await);
    let (vote, paper, codes) = sitting(&office).await;
    office.done(&format!("/desk/votes/{vote}/show"), &[("yes", "true")]).await;
    cast(&city, &codes[0], &paper, &[0], "cast").await;
    let early = second.send(&format!("/desk/votes/{vote}/count"), &[]).await;
    assert!(early.text.contains("投票尚未截止"), "{}", early.text);
    after_closing(&city);
    let typed = second.send(&format!("/desk/votes/{vote}/count"), &[("spare", "not a code")]).await;
    assert!(typed.text.contains("票签码不正确") && !typed.text.contains("not a code"));
    let spare = codes[1..].join("\n");
    second.done(&format!("/desk/votes/{vote}/count"), &[("spare", &spare)]).await;
    let page = city.get(&format!("/votes/{vote}"), "").await.text;
    assert!(page.contains("投票人数不足法定人数") && !page.contains("产生"), "{page}");
    assert_eq!(city.get(&format!("/votes/{vote}/protocol.json"), "").await.status, StatusCode::NOT_FOUND);
    city.clock.set(city.app.world.calendar().instant(jiff::civil::date(2026, 11, 24).at(9, 0, 0, 0)));
    let fresh = office.open(&vote).await;
    let old = city.form("/vote", "", &[("code", &codes[0])]).await;
    assert!(old.text.contains("票签码不正确"), "old slips are paper now");
    assert!(city.form("/vote", "", &[("code", &fresh[0])]).await.text.contains("补装路灯"));
}

#[tokio::test]
async fn a_changed_ballot_is_found() {
    let city = city();
    let (office, second) = (Office::of(&city, "chase").await, Office::of(&city, "chase2").await);
    let (vote, paper, codes) = sitting(&office).await;
    office.done(&format!("/desk/votes/{vote}/show"), &[("yes", "true")]).await;
    for code in &codes {
        cast(&city, code, &paper, &[0], "cast").await;
    }
    second.done(&format!("/desk/votes/{vote}/count"), &[]).await;
    let json = city.get(&format!("/votes/{vote}/protocol.json"), "").await.text;
    let protocol: Protocol = serde_json::from_str(&json).unwrap();
    let mut changed = protocol.clone();
    for choice in changed.ballots[2].choices.values_mut() {
        *choice = yinuo_delivery::vote::Choice::For;
    }
    assert_ne!(protocol::verify(&changed), [], "the recount finds it");
    let sealed = codes.iter().filter(|code| {
        let code = yinuo_delivery::vote::Code::parse(code).unwrap();
        matches!(protocol::own(&changed, &code), protocol::Found::Ballot { sealed: true, .. })
    });
    assert_eq!(sealed.count(), 5, "and its deputy sees it, whatever a recount says");
}

#[tokio::test]
async fn an_open_door_is_slowed_for_all_and_what_was_written_is_kept() {
    let city = city();
    let short = city.form("/ideas", "", &[("title", "灯"), ("body", "<b>太黑了</b>"), ("key", "x")]).await;
    assert!(short.text.contains("至少4个字") && short.text.contains("太黑了") && !short.text.contains("<b>太黑"));
    let mut last = StatusCode::OK;
    for n in 0..=120 {
        let key = format!("k{n}");
        let form = [("title", "给路口装红绿灯"), ("body", "上学的孩子过马路不安全"), ("key", key.as_str())];
        last = city.form("/ideas", "", &form).await.status;
    }
    assert_eq!(last, StatusCode::TOO_MANY_REQUESTS);
}

//! From a work report to a sign-off, through pages alone, without JavaScript: read, mended, sent out,
//! disputed, settled, confirmed, returned, chased, proven, verified, closed; with what must be refused.

use crate::city::{Answer, City, city, picture};
use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use jiff::civil::date;

const REPORT: &str = "青屿市政府工作报告\n各位代表：\n现在，我代表市人民政府向大会报告工作，请予审议。\n\
    一、2026年工作回顾\n改造道路20公里。\n二、2027年工作安排\n（一）点亮城市\n新装路灯1200盏。改造道路50公里。\
    加强夜间巡查，提升照明管理水平。\n";

struct Post<'a> {
    city: &'a City,
    cookie: String,
    csrf: String,
    keys: std::cell::Cell<u32>,
}

impl<'a> Post<'a> {
    async fn of(city: &'a City, login: &str) -> Post<'a> {
        let (cookie, csrf) = city.login(login).await;
        Post { city, cookie, csrf, keys: std::cell::Cell::new(0) }
    }

    fn key(&self) -> String {
        self.keys.set(self.keys.get() + 1);
        format!("{}-{}", &self.csrf[..8], self.keys.get())
    }

    async fn form(&self, path: &str, more: &[(&str, &str)]) -> Answer {
        let key = self.key();
        let mut fields = vec![("csrf", self.csrf.as_str()), ("key", key.as_str())];
        fields.extend_from_slice(more);
        self.city.form(path, &self.cookie, &fields).await
    }

    async fn done(&self, path: &str, more: &[(&str, &str)]) -> String {
        let answer = self.form(path, more).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{path}: {}", answer.text);
        answer.header("location").to_owned()
    }

    async fn page(&self, path: &str) -> String {
        let answer = self.city.get(path, &self.cookie).await;
        assert_eq!(answer.status, StatusCode::OK, "{path}: {}", answer.text);
        answer.text
    }

    /// A form in parts, with one file.
    async fn upload(&self, path: &str, fields: &[(&str, &str)], file: Option<(&str, &str, &[u8])>) -> Answer {
        let key = self.key();
        let mut body = Vec::new();
        for (name, value) in [("csrf", self.csrf.as_str()), ("key", key.as_str())].iter().chain(fields) {
            body.extend_from_slice(
                format!("--edge\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n").as_bytes(),
            );
        }
        if let Some((field, name, bytes)) = file {
            let head =
                format!("--edge\r\nContent-Disposition: form-data; name=\"{field}\"; filename=\"{name}\"\r\n\r\n");
            body.extend_from_slice(head.as_bytes());
            body.extend_from_slice(bytes);
            body.extend_from_slice(b"\r\n");
        }
        body.extend_from_slice(b"--edge--\r\n");
        let request = Request::post(path)
            .header(header::COOKIE, &self.cookie)
            .header(header::CONTENT_TYPE, "multipart/form-data; boundary=edge")
            .header("sec-fetch-site", "same-origin");
        self.city.send(request.body(Body::from(body)).unwrap()).await
    }
}

/// The bare numbers of the drafts of a page, in their order.
fn drafts(page: &str) -> Vec<String> {
    page.split("<li id=\"t").skip(1).map(|rest| rest.split('"').next().unwrap().to_owned()).collect()
}

/// What stands in a field of the page.
fn value(page: &str, name: &str) -> String {
    let tag = page.split('<').find(|tag| tag.starts_with("input") && tag.contains(&format!("name=\"{name}\"")));
    let tag = tag.unwrap_or_else(|| panic!("no field {name}"));
    tag.split("value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned()
}

/// The rows of the form as the page shows them.
fn rows(page: &str) -> Vec<(String, String)> {
    let fields = ["lead", "due", "value", "title", "co", "was", "seen"];
    let names = drafts(page).into_iter().flat_map(|bare| fields.map(|field| format!("{field}-{bare}")));
    names.map(|name| (name.clone(), value(page, &name))).collect()
}

fn with<'f>(rows: &'f [(String, String)], changes: &[(&'f str, &'f str)]) -> Vec<(&'f str, &'f str)> {
    let kept = rows.iter().map(|(name, value)| (name.as_str(), value.as_str()));
    let kept = kept.filter(|(name, _)| changes.iter().all(|(changed, _)| changed != name));
    kept.chain(changes.iter().copied()).collect()
}

async fn entered<'a>(office: &Post<'a>) -> String {
    let sent = office.upload("/desk/sources/new", &[("kind", "report"), ("text", REPORT)], None).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.text);
    sent.header("location").split('?').next().unwrap().to_owned()
}

#[tokio::test]
async fn a_report_becomes_drafts_that_lead_back_to_its_bytes() {
    let city = city();
    let office = Post::of(&city, "chase").await;
    let source = entered(&office).await;
    let page = office.page(&source).await;
    let numbers = drafts(&page);
    assert_eq!(numbers.len(), 2, "two figures are promised: {page}");
    assert!(page.contains("新装路灯1200盏") && page.contains("「路灯」→"), "{page}");
    assert!(!page.contains("改造道路20公里"), "what was done is no promise");
    // Each side leads to the other.
    for bare in &numbers {
        assert!(page.contains(&format!("href=\"#t{bare}\"")), "a mark leads to {bare}");
    }
    assert!(page.contains("id=\"x1\"") && page.contains("href=\"#x1\""));
    // Work without a figure waits for a tick.
    assert!(page.contains("name=\"take\""), "{page}");
    let taken = office.done(&source, &[("do", "take"), ("take", &value(&page, "take"))]).await;
    assert!(taken.ends_with("done=take&n=1"), "{taken}");
    assert_eq!(drafts(&office.page(&source).await).len(), 3);
    // The bytes are kept as they were.
    let file = page.split("/file/").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let kept = city.get(&format!("{source}/file/{file}"), &office.cookie).await;
    assert_eq!(kept.text, REPORT.trim());
    for (path, magic) in [("breakdown.docx", "PK"), ("breakdown.xlsx", "PK")] {
        let got = city.get(&format!("{source}/{path}"), &office.cookie).await;
        assert!(got.status == StatusCode::OK && got.text.starts_with(magic), "{path}");
    }
    let csv = city.get("/desk/tasks.csv", &office.cookie).await.text;
    assert!(csv.contains("新装路灯1200盏"), "{csv}");
    assert!(office.page("/desk/sources").await.contains("青屿市政府工作报告"));
    let number = source.rsplit('/').next().unwrap();
    let go = city.get(&format!("/desk/go/{number}"), &office.cookie).await;
    assert_eq!(go.header("location"), source);
}

#[tokio::test]
async fn what_is_no_report_is_refused_and_the_text_stays() {
    let city = city();
    let office = Post::of(&city, "chase").await;
    let post = async |fields: &[(&str, &str)]| office.upload("/desk/sources/new", fields, None).await.text;
    let page = post(&[("kind", "report"), ("text", "关于开展路灯巡查的通知，请各单位遵照执行。")]).await;
    assert!(page.contains("R0094") && page.contains("关于开展路灯巡查的通知"), "{page}");
    let page = post(&[("kind", "report")]).await;
    assert!(page.contains("R0093"));
    let page = post(&[("kind", "meeting"), ("text", "改造泵站三座")]).await;
    assert!(page.contains("title-missing") && page.contains("改造泵站三座"), "{page}");
    assert!(office.page("/desk/sources").await.contains("还没有来源"), "nothing half done");
    // A list: each line becomes a task.
    let fields = [
        ("kind", "meeting"),
        ("title", "第12次常务会"),
        ("finish", "2027-03-31"),
        ("text", "1、检修路灯80盏\n2、修补道路"),
    ];
    let sent = office.upload("/desk/sources/new", &fields, None).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.text);
    let page = office.page(sent.header("location")).await;
    assert_eq!(drafts(&page).len(), 2);
    assert!(page.contains("检修路灯80盏") && page.contains("2027-03-31"));
}

#[tokio::test]
async fn two_people_on_one_row_lose_nothing() {
    let city = city();
    let office = Post::of(&city, "chase").await;
    let source = entered(&office).await;
    let page = office.page(&source).await;
    let (first, rows) = (drafts(&page)[0].clone(), rows(&page));
    let due = format!("due-{first}");
    office.done(&source, &with(&rows, &[(due.as_str(), "2027-10-31"), ("do", "save")])).await;
    // The other still sees the old page.
    let late = office.form(&source, &with(&rows, &[(due.as_str(), "2027-09-30"), ("do", "save")])).await;
    assert_eq!(late.status, StatusCode::OK);
    assert!(late.text.contains("role=\"alert\"") && value(&late.text, &due) == "2027-09-30", "{}", late.text);
    assert_eq!(value(&office.page(&source).await, &due), "2027-10-31");
    // Rows that nobody touched here are not in anybody's way.
    let second = format!("value-{}", drafts(&page)[1]);
    office.done(&source, &with(&rows, &[(second.as_str(), "60"), ("do", "save")])).await;
    let page = office.page(&source).await;
    assert_eq!((value(&page, &due), value(&page, &second)), ("2027-10-31".into(), "60".into()));
    // A unit that does not exist: nothing of the press is done.
    let lead = format!("lead-{first}");
    let rows = self::rows(&page);
    let wrong = office
        .form(&source, &with(&rows, &[(lead.as_str(), "灯塔局"), (second.as_str(), "70"), ("do", "issue")]))
        .await;
    assert!(wrong.text.contains("灯塔局") && value(&wrong.text, &second) == "70");
    assert_eq!(value(&office.page(&source).await, &second), "60");
}

#[tokio::test]
async fn split_merge_and_discard() {
    let city = city();
    let office = Post::of(&city, "chase").await;
    let source = entered(&office).await;
    let page = office.page(&source).await;
    let [lamps, roads] = <[String; 2]>::try_from(drafts(&page)).unwrap();
    office.done(&source, &with(&rows(&page), &[("do", &format!("split:{lamps}"))])).await;
    let page = office.page(&source).await;
    assert!(drafts(&page).len() == 3 && page.contains("（拆分）新装路灯1200盏"));
    let into = format!("into-{roads}");
    office.done(&source, &with(&rows(&page), &[("do", &format!("merge:{roads}")), (into.as_str(), "1")])).await;
    let page = office.page(&source).await;
    assert_eq!(drafts(&page).len(), 2);
    let kept = office.page(&format!("/desk/tasks/{}", drafts(&page)[0])).await;
    assert!(kept.contains("并入：改造道路50公里"), "the figure stands in the demand");
    let last = drafts(&page)[1].clone();
    office.done(&source, &with(&rows(&page), &[("do", &format!("discard:{last}"))])).await;
    assert_eq!(drafts(&office.page(&source).await).len(), 1);
}

#[tokio::test]
async fn from_the_report_to_the_sign_off() {
    let city = city();
    let office = Post::of(&city, "chase").await;
    let source = entered(&office).await;
    let page = office.page(&source).await;
    let [lamps, roads] = <[String; 2]>::try_from(drafts(&page)).unwrap();
    let path = |bare: &str, verb: &str| format!("/desk/tasks/{bare}/{verb}");
    // Shares that do not sum.
    let shares = [("share-lamps", "700"), ("share-roads", "400")];
    let wrong = office.form(&path(&lamps, "share"), &shares).await;
    assert!(wrong.status.is_client_error() && wrong.text.contains("1100"), "{}", wrong.text);
    office.done(&path(&lamps, "share"), &[("share-lamps", "700"), ("share-roads", "500")]).await;
    let page = office.page(&source).await;
    let sent = office.done(&source, &with(&rows(&page), &[("do", "issue")])).await;
    assert!(sent.contains("done=issue&n=2"), "{sent}");
    assert!(office.page(&source).await.contains("待确认"));

    // The unit disputes, the office settles, the other confirms.
    let (lamp, road) = (Post::of(&city, "lamp").await, Post::of(&city, "road").await);
    lamp.done(&path(&lamps, "dispute"), &[("words", "道路照明由道路单位承担"), ("unit", "roads")]).await;
    assert!(office.page("/desk/tasks?tab=disputed").await.contains("新装路灯1200盏"));
    office.done(&path(&lamps, "settle"), &[("words", "按职责由道路单位牵头"), ("unit", "roads")]).await;
    assert!(lamp.form(&path(&lamps, "confirm"), &[]).await.status.is_client_error(), "no longer theirs");
    road.done(&path(&lamps, "confirm"), &[]).await;
    road.done(&path(&roads, "confirm"), &[]).await;
    road.done(&path(&lamps, "plan"), &[("nodes", "2027-06-30 完成招标 = 400")]).await;

    // A month later the return is owed, once.
    city.clock.set(city.app.world.calendar().instant(date(2027, 1, 12).at(9, 0, 0, 0)));
    let (office, road) = (Post::of(&city, "chase").await, Post::of(&city, "road").await);
    assert!(road.page("/desk/returns").await.contains("新装路灯1200盏"));
    road.done(&path(&lamps, "return"), &[("period", "2026-12"), ("value", "60"), ("words", "已选址")]).await;
    let twice = road.form(&path(&lamps, "return"), &[("period", "2026-12"), ("value", "90")]).await;
    assert!(twice.status.is_client_error(), "asked for once");
    office.done(&path(&lamps, "check"), &[("period", "2026-12"), ("good", "true")]).await;

    // The node is late: chased, met with proof, verified by another.
    city.clock.set(city.app.world.calendar().instant(date(2027, 7, 5).at(9, 0, 0, 0)));
    let (office, road) = (Post::of(&city, "chase").await, Post::of(&city, "road").await);
    assert!(
        office.page("/desk/tasks?light=late").await.contains("完成招标")
            || office.page(&path(&lamps, "")[..path(&lamps, "").len() - 1]).await.contains("超")
    );
    let jump = office.form(&path(&lamps, "chase"), &[("grade", "3"), ("words", "通报")]).await;
    assert!(jump.status.is_client_error(), "grades do not jump");
    office.done(&path(&lamps, "chase"), &[("grade", "1"), ("words", "请本周内完成招标")]).await;
    let bare = road.form(&path(&lamps, "meet"), &[("node", "1"), ("words", "招标完成")]).await;
    assert!(bare.status.is_client_error(), "a word alone proves nothing");
    let met = road
        .upload(&path(&lamps, "meet"), &[("node", "1"), ("words", "招标完成")], Some(("files", "a.png", &picture())))
        .await;
    assert_eq!(met.status, StatusCode::SEE_OTHER, "{}", met.text);
    office.done(&path(&lamps, "verify"), &[("node", "1"), ("good", "true")]).await;
    let own = office.form(&path(&lamps, "verify"), &[("node", "9"), ("good", "true")]).await;
    assert!(own.status.is_client_error());

    let claimed = road.upload(&path(&lamps, "claim"), &[], Some(("files", "b.png", &picture()))).await;
    assert_eq!(claimed.status, StatusCode::SEE_OTHER, "{}", claimed.text);
    assert!(road.form(&path(&lamps, "close"), &[]).await.status.is_client_error(), "a second reader signs");
    office.done(&path(&lamps, "close"), &[("words", "现场核实，准予销号")]).await;
    assert!(office.page(&format!("/desk/tasks/{lamps}")).await.contains("已销号"));
    let proof = yinuo_journal::verify(city.app.reader.as_ref(), city.app.world.place).unwrap();
    assert_eq!(proof.problems, []);
}

//! Papers: what they say, and that they open.

use crate::city::city;
use crate::cockpit::{act, office, returned, returned_of, t, target};
use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use jiff::civil::date;
use yinuo_delivery::task::{Command, Sort};
use yinuo_journal::Target;

#[tokio::test]
async fn an_account_says_what_is_right_line_by_line() {
    let city = city();
    let slow = target(&city, "新建供水管网", Sort::Target).await;
    let unread = target(&city, "改造燃气管网", Sort::Target).await;
    let silent = target(&city, "改造<b>不退</b>热力管网", Sort::Work).await;
    returned(&city, slow, 40.0, true).await;
    returned(&city, unread, 119.0, false).await;
    act(&city, Target::Case(silent), &office(), "|请报送", |words| t(Command::Chase { grade: 1, words })).await;
    act(&city, Target::Case(silent), &office(), "|请说明", |words| t(Command::Chase { grade: 2, words })).await;
    let (cookie, _) = city.login("chase").await;
    let account = city.get("/desk/papers/account.html?year=2026", &cookie).await;
    assert_eq!(account.status, StatusCode::OK, "{}", account.text);
    assert!(account.text.contains("慢于序时") && !account.text.contains("未完成"), "its day has not come");
    assert!(!account.text.contains("<b>不退"), "escaped");
    assert!(account.text.contains(&format!("/desk/tasks/{}", slow.bare())));
    // The figure that nobody has verified stands apart.
    let next = city.get("/desk/papers/next.html", &cookie).await.text;
    let (proven, open) = next.split_once("待核事项").unwrap();
    assert!(proven.contains("40公里") && !proven.contains("119公里") && open.contains("119公里"));
    let brief = city.get("/desk/papers/weekly.html", &cookie).await.text;
    assert!(brief.contains("督办") && brief.contains("热力管网"));
    // As it stood on a day before: nothing was there.
    let before = city.get("/desk/papers/account.html?on=2026-11-01", &cookie).await.text;
    assert!(before.contains("共对账0项"), "{before}");
    // After the year, an expectation whose last figure is not in is to be checked.
    city.clock.set(city.app.world.calendar().instant(date(2027, 1, 20).at(10, 0, 0, 0)));
    let (cookie, _) = city.login("chase").await;
    let account = city.get("/desk/papers/account.html?year=2026", &cookie).await.text;
    assert!(account.contains("待核") && !account.contains(">未完成<") && !account.contains(">未达预期<"));
}

/// June's figures come in July; what came later is not of the first half. And a register of a past day
/// is that day's.
#[tokio::test]
async fn a_paper_of_a_past_time_knows_nothing_later() {
    let city = city();
    let at = |on: jiff::civil::Date| city.clock.set(city.app.world.calendar().instant(on.at(10, 0, 0, 0)));
    at(date(2026, 4, 8));
    let pipes = target(&city, "新建供水管网", Sort::Target).await;
    at(date(2026, 7, 3));
    returned_of(&city, pipes, 6, 61.0, true).await;
    at(date(2026, 12, 4));
    returned_of(&city, pipes, 11, 117.0, true).await;
    let (cookie, _) = city.login("chase").await;
    let half = city.get("/desk/papers/midyear.html", &cookie).await.text;
    assert!(half.contains("截至2026年6月30日") && half.contains("61公里") && !half.contains("117公里"), "{half}");
    let account = city.get("/desk/papers/account.html", &cookie).await.text;
    assert!(account.contains("117公里"));
    let then = city.get("/desk/papers/weekly.html?on=2026-05-20", &cookie).await.text;
    assert!(then.contains("2026年5月14日至2026年5月20日"), "seven days: {then}");
    // On 2 July those of April, May and June were owed; June's has come since.
    let july = city.get("/desk/papers/weekly.html?on=2026-07-02", &cookie).await.text;
    assert!(july.contains("/desk/owed?unit=lamps\">3<"), "{july}");
}

#[tokio::test]
async fn word_opens_and_a_pdf_without_a_font_says_what_to_do() {
    let city = city();
    target(&city, "新建供水管网", Sort::Target).await;
    let (cookie, _) = city.login("chase").await;
    for kind in ["weekly", "monthly", "midyear", "account", "next"] {
        let request = Request::get(format!("/desk/papers/{kind}.docx"))
            .header(header::COOKIE, &cookie)
            .header(header::HOST, "qingyu.example");
        let response =
            tower::ServiceExt::oneshot(city.router.clone(), request.body(Body::empty()).unwrap()).await.unwrap();
        assert_eq!(response.status(), StatusCode::OK, "{kind}");
        let bytes = axum::body::to_bytes(response.into_body(), 1 << 22).await.unwrap();
        let read = yinuo_text::read(&bytes).unwrap_or_else(|no| panic!("{kind}: {}", no.message));
        let text = read.documents[0].text.as_str();
        assert!(text.contains("青屿") || text.contains("2026年"), "{kind}: {text}");
    }
    let pdf = city.get("/desk/papers/account.pdf", &cookie).await;
    assert_eq!(pdf.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(pdf.text.contains("fonts-noto-cjk"));
    for bad in ["account", "account.exe", "x.docx", ".pdf"] {
        assert_eq!(city.get(&format!("/desk/papers/{bad}"), &cookie).await.status, StatusCode::NOT_FOUND, "{bad}");
    }
    assert!(city.get("/desk/papers", &cookie).await.text.contains("没有中文字体"));
}

//! News by mail: asked for at the desk, confirmed by whoever reads the mailbox, ended by either; what a digest says.

use crate::city::{City, city};
use crate::cockpit::{act, office, t, target};
use axum::http::StatusCode;
use jiff::civil::date;
use yinuo_delivery::task::{Command, Sort};
use yinuo_journal::{Next, Subscriber, Target};
use yinuo_kernel::Clock;
use yinuo_web::mail::link::{self, Purpose};
use yinuo_web::mail::{Mail, confirmation, digest};

const SITE: &str = "https://qingyu.example";

fn row(city: &City) -> Option<Subscriber> {
    city.app.reader.subscribers(city.app.world.place).unwrap().pop()
}

async fn save(city: &City, address: &str, rhythm: &str) -> (StatusCode, String) {
    let (cookie, csrf) = city.login("lamp").await;
    let fields = [("csrf", csrf.as_str()), ("address", address), ("rhythm", rhythm)];
    let answer = city.form("/desk/subscribe/mail", &cookie, &fields).await;
    (answer.status, answer.text)
}

/// The link in a mail, without the site.
fn path_in(mail: &Mail, purpose: &str) -> String {
    let at = mail.text.find(&format!("{SITE}/mail/{purpose}/")).unwrap_or_else(|| panic!("{}", mail.text));
    mail.text[at + SITE.len()..].split_whitespace().next().unwrap().to_owned()
}

#[tokio::test]
async fn nothing_is_sent_before_the_mailbox_has_said_yes_and_no_address_stays_after_it_said_no() {
    let city = city();
    let (status, page) = save(&city, "desk@example.test", "daily").await;
    assert!(status.is_success() && page.contains("等待确认"), "{page}");
    let asked = row(&city).unwrap();
    assert_eq!(asked.next(city.clock.now()), Some(Next::Confirmation));
    let confirm = path_in(&confirmation(&city.app, SITE, &asked), "confirm");

    // Mailboxes look at links: looking changes nothing. Another token opens nothing.
    let looked = city.get(&confirm, "").await;
    assert!(looked.status.is_success() && looked.text.contains("desk@example.test"), "{}", looked.text);
    assert_eq!(row(&city).unwrap(), asked);
    let stop = link::path(&city.app, Purpose::Stop, &asked);
    let others = [
        confirm.replace("confirm", "stop"),
        stop.replace("stop", "confirm"),
        confirm.replace("lamp", "road"),
        format!("{confirm}0"),
    ];
    for other in others {
        assert_eq!(city.form(&other, "", &[]).await.status, StatusCode::NOT_FOUND, "{other}");
    }
    assert_eq!(city.form(&confirm, "", &[]).await.status, StatusCode::OK);
    let confirmed = row(&city).unwrap();
    assert!(confirmed.confirmed_at.is_some());
    let next = city.app.world.calendar().local(confirmed.next_at.unwrap());
    assert_eq!(next.date(), date(2026, 11, 25), "when the office opens next");

    // Another rhythm needs no second yes, another address does.
    save(&city, "desk@example.test", "weekly").await;
    let weekly = row(&city).unwrap();
    assert_eq!(
        (weekly.confirmed_at, weekly.since),
        (confirmed.confirmed_at, confirmed.since),
        "no news is lost over it"
    );
    assert_eq!(city.app.world.calendar().local(weekly.next_at.unwrap()).date(), date(2026, 11, 30));
    save(&city, "other@example.test", "weekly").await;
    assert_eq!(row(&city).unwrap().confirmed_at, None);
    assert_eq!(city.form(&confirm, "", &[]).await.status, StatusCode::NOT_FOUND, "the old address cannot confirm it");

    // A mail program ends it with one click: no cookie, no token of a form.
    let stop = link::path(&city.app, Purpose::Stop, &row(&city).unwrap());
    let click = city.form(&stop, "", &[("List-Unsubscribe", "One-Click")]).await;
    assert_eq!(click.status, StatusCode::OK, "{}", click.text);
    assert_eq!(row(&city), None, "the address is gone");
    assert_eq!(city.form(&stop, "", &[]).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn what_is_no_address_is_refused_and_a_stranger_is_not_asked_over_and_over() {
    let city = city();
    for odd in [
        "",
        "desk",
        "desk@",
        "@example.test",
        "a b@example.test",
        "a@b@example.test",
        "<a@example.test>",
        "a@example..test",
        "a@example.test,b@example.test",
    ] {
        assert_eq!(save(&city, odd, "daily").await.0, StatusCode::BAD_REQUEST, "{odd}");
    }
    assert_eq!(save(&city, "desk@example.test", "hourly").await.0, StatusCode::BAD_REQUEST);
    assert_eq!(row(&city), None);
    let mut taken = 0;
    while save(&city, &format!("s{taken}@example.test"), "daily").await.0.is_success() {
        taken += 1;
        assert!(taken < 10, "nobody stops it");
    }
    assert_eq!(save(&city, "x@example.test", "none").await.0, StatusCode::OK, "the end is always taken");
    assert_eq!(row(&city), None);
}

/// A post whose digest is due, asked for now.
async fn subscribed(city: &City) -> Subscriber {
    save(city, "desk@example.test", "daily").await;
    let asked = row(city).unwrap();
    city.form(&link::path(&city.app, Purpose::Confirm, &asked), "", &[]).await;
    row(city).unwrap()
}

#[tokio::test]
async fn a_digest_says_what_is_owed_what_comes_what_is_late_what_waits_and_what_is_new() {
    let city = city();
    let late = target(&city, "新建供水管网", Sort::Target).await;
    let post = subscribed(&city).await;
    let account = city.app.reader.account("lamp").unwrap().unwrap();
    let made = |post: &Subscriber| digest(&city.app, SITE, post, &account).unwrap();
    let mail = made(&post).expect("the node of 20 November is late");
    assert!(mail.text.contains("【逾期节点】1项") && mail.text.contains("完成施工图审查"), "{}", mail.text);
    assert!(!mail.text.contains("【新进展】"), "nothing is new since it was asked for: {}", mail.text);

    // The first of December: November is owed; the office has chased.
    city.clock.set(city.app.world.calendar().instant(date(2026, 12, 1).at(8, 30, 0, 0)));
    act(&city, Target::Case(late), &office(), "|请加快进度", |words| t(Command::Chase { grade: 1, words })).await;
    let mail = made(&post).unwrap();
    for says in ["【应报未报】1项", "报送2026年11月进展", "【逾期节点】1项", "【新进展】1项", "提醒", "新建供水管网"]
    {
        assert!(mail.text.contains(says), "{says}: {}", mail.text);
    }
    assert!(mail.text.contains(&format!("{SITE}/desk/go/{}", late.bare())), "each with its link: {}", mail.text);
    assert!(!mail.text.contains("请加快进度"), "nobody's words: {}", mail.text);
    let stop = mail.stop.as_ref().unwrap();
    assert!(mail.text.contains(stop.as_str()) && stop.starts_with(&format!("{SITE}/mail/stop/lamp/")), "{stop}");

    // Once sent, the same is not new again.
    let sent = post.sent(city.clock.now(), city.app.world.calendar());
    assert!(!made(&sent).unwrap().text.contains("【新进展】"));
    assert_ne!(sent.key(city.app.world.place), post.key(city.app.world.place), "another day, another key");
    // Another unit hears nothing of it, and has nothing to be told.
    let roads = city.app.reader.account("road").unwrap().unwrap();
    assert_eq!(digest(&city.app, SITE, &post, &roads).unwrap(), None);
}

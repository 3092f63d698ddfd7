//! A post's own mail, over a real relay: the question, news at once, digests after a crash, the end.

use crate::relay::{Begin, Met, Relay, relay};
use crate::yinuo::{Server, init};
use jiff::Timestamp;
use serde_json::{Value, json};
use std::path::Path;
use std::time::Duration;

const PATIENCE: Duration = Duration::from_secs(60);
const SITE: &str = "https://yinuo.qingyu.example";

/// From here on the city lives at that instant.
#[allow(clippy::disallowed_methods)] // the note says how far it lies from the machine's clock
fn live_at(dir: &Path, instant: &str) {
    let at: Timestamp = instant.parse().unwrap();
    let ahead = at.duration_since(Timestamp::now()).as_secs();
    std::fs::write(dir.join("clock.toml"), format!("ahead_seconds = {ahead}\n")).unwrap();
}

fn base64(text: &str) -> Vec<u8> {
    const LETTERS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let six = text.bytes().filter_map(|byte| LETTERS.iter().position(|letter| *letter == byte));
    let (mut bytes, mut bits, mut held) = (Vec::new(), 0u32, 0);
    for value in six {
        bits = bits << 6 | value as u32;
        held += 6;
        if held >= 8 {
            held -= 8;
            bytes.push((bits >> held) as u8);
            bits &= (1 << held) - 1;
        }
    }
    bytes
}

/// The next letter: its head, and what it says.
fn letter(relay: &Relay) -> (String, String) {
    loop {
        if let Met::Letter(letter) = relay.met.recv_timeout(PATIENCE).expect("a letter comes") {
            let (head, body) = letter.split_once("\r\n\r\n").unwrap();
            let text = if head.to_lowercase().contains("transfer-encoding: base64") {
                String::from_utf8(base64(body.trim_end_matches(".\r\n"))).unwrap()
            } else {
                body.to_owned()
            };
            return (head.to_owned(), text);
        }
    }
}

fn link(text: &str, purpose: &str) -> String {
    let at = text.find(&format!("{SITE}/mail/{purpose}/")).unwrap_or_else(|| panic!("{text}"));
    text[at + SITE.len()..].split_whitespace().next().unwrap().to_owned()
}

/// A browser at the desk of a login.
struct Desk {
    cookie: String,
}

fn agent() -> ureq::Agent {
    ureq::Agent::config_builder().http_status_as_error(false).max_redirects(0).build().into()
}

fn form(server: &Server, path: &str, cookie: &str, fields: &[(&str, &str)]) -> ureq::http::Response<ureq::Body> {
    let request = agent().post(format!("{}{path}", server.address)).header("cookie", cookie);
    request.send_form(fields.iter().copied()).unwrap()
}

fn password(dir: &Path, login: &str) -> String {
    let logins: Value = serde_json::from_slice(&std::fs::read(dir.join("logins.json")).unwrap()).unwrap();
    let entry = logins.as_array().unwrap().iter().find(|entry| entry["login"] == login).unwrap();
    entry["password"].as_str().unwrap().to_owned()
}

impl Desk {
    fn of(server: &Server, dir: &Path, login: &str) -> Desk {
        let fields = [("login", login), ("password", &password(dir, login))];
        let answer = form(server, "/login", "", &fields);
        let cookie = answer.headers()["set-cookie"].to_str().unwrap();
        Desk { cookie: cookie.split(';').next().unwrap().to_owned() }
    }

    fn subscribes(&self, server: &Server, address: &str, rhythm: &str) {
        let page = agent().get(format!("{}/desk/subscribe", server.address)).header("cookie", &self.cookie).call();
        let page = page.unwrap().body_mut().read_to_string().unwrap();
        let at = page.find("name=\"csrf\" value=\"").unwrap() + 19;
        let csrf = page[at..].split('"').next().unwrap();
        let fields = [("csrf", csrf), ("address", address), ("rhythm", rhythm)];
        let mut answer = form(server, "/desk/subscribe/mail", &self.cookie, &fields);
        assert_eq!(answer.status().as_u16(), 200, "{}", answer.body_mut().read_to_string().unwrap());
    }
}

/// A task of the lighting office is proposed and sent out.
fn issue(server: &Server, bearer: &str, title: &str) -> String {
    let brief = json!({ "year": 2026, "title": title, "demand": "按期完成", "sort": "work", "nature": "task",
        "due": "2026-12-31", "lead": "lighting", "every": "month" });
    let send = |path: &str, key: &str, body: Value| {
        let request = agent().post(format!("{}{path}", server.address)).header("authorization", bearer);
        let mut answer = request.header("idempotency-key", key).send_json(body).unwrap();
        let text = answer.body_mut().read_to_string().unwrap();
        assert!(answer.status().is_success(), "{text}");
        serde_json::from_str::<Value>(&text).unwrap()
    };
    let made = send("/api/delivery/tasks", &format!("{}-p", title.len()), json!({ "brief": brief }));
    let number = made["number"].as_str().unwrap().to_owned();
    send(&format!("/api/delivery/tasks/{number}/issue"), &format!("{number}-i"), json!({}));
    number
}

/// The postman has noted that the digest is sent: the next one is due on that day (+08:00, so UTC's too in the morning).
fn noted(data: &Path, day: &str) {
    let next: Timestamp = format!("{day}T00:30:00Z").parse().unwrap();
    let store = rusqlite::Connection::open(data.join("yinuo.db")).unwrap();
    let begun = std::time::Instant::now();
    let due = || store.query_row("SELECT body FROM subscribers", [], |row| row.get::<_, String>(0)).unwrap();
    while serde_json::from_str::<Value>(&due()).unwrap()["next_at"] != json!(next) {
        assert!(begun.elapsed() < PATIENCE, "{}", due());
        std::thread::yield_now();
    }
}

/// The postman has noted that every letter has arrived.
fn taken(data: &Path) {
    let store = rusqlite::Connection::open(data.join("yinuo.db")).unwrap();
    let begun = std::time::Instant::now();
    let left = || {
        store.query_row("SELECT count(*) || ' ' || coalesce(max(tries), 0) FROM outbox", [], |row| {
            row.get::<_, String>(0)
        })
    };
    while left().unwrap() != "0 0" {
        assert!(begun.elapsed() < PATIENCE, "{:?}", left());
        std::thread::yield_now();
    }
}

#[test]
fn a_post_has_its_mail_over_a_real_relay_and_a_crash_sends_no_digest_twice_under_two_keys() {
    let relay = relay("localhost", Begin::Never);
    let dir = init("packs/hotline");
    let (data, port) = (dir.path(), relay.port);
    let ways =
        format!("[smtp]\nhost = \"127.0.0.1\"\nport = {port}\nfrom = \"12345@qingyu.example\"\nsite = \"{SITE}/\"\n");
    std::fs::write(data.join("notify.toml"), ways).unwrap();
    // A Tuesday morning.
    live_at(data, "2026-11-24T02:00:00Z");
    let mut server = Server::start(data, &[]);
    let body = json!({ "login": "chase1", "password": password(data, "chase1") });
    let mut answer = agent().post(format!("{}/api/session", server.address)).send_json(body).unwrap();
    let session: Value = serde_json::from_str(&answer.body_mut().read_to_string().unwrap()).unwrap();
    let bearer = format!("Bearer {}", session["token"].as_str().unwrap());

    let desk = Desk::of(&server, data, "lamp1");
    desk.subscribes(&server, "lamp@example.test", "at_once");
    let (head, asks) = letter(&relay);
    assert!(head.contains("To: lamp@example.test") && !head.contains("List-Unsubscribe"), "{head}");
    // Before the mailbox has said yes nothing is told it.
    issue(&server, &bearer, "更换老旧路灯");
    let confirm = link(&asks, "confirm");
    assert_eq!(form(&server, &confirm, "", &[]).status().as_u16(), 200);
    let second = issue(&server, &bearer, "新建智慧灯杆一批");
    let (head, says) = letter(&relay);
    assert!(says.contains("新建智慧灯杆一批") && says.contains(&second), "{says}");
    let stop = link(&says, "stop");
    assert!(head.contains(&format!("List-Unsubscribe: <{SITE}{stop}>")), "{head}");
    assert!(head.contains("List-Unsubscribe-Post: List-Unsubscribe=One-Click"), "{head}");

    // From now on a digest a day, and the server dies in the night.
    taken(data);
    desk.subscribes(&server, "lamp@example.test", "daily");
    issue(&server, &bearer, "背街小巷亮化三期工程");
    server.kill();
    live_at(data, "2026-11-25T00:31:00Z");
    let mut server = Server::start(data, &[]);
    let (first, says) = letter(&relay);
    for wanted in ["【待处理】3项", "【新进展】", "背街小巷亮化三期工程", "更换老旧路灯"] {
        assert!(says.contains(wanted), "{wanted}: {says}");
    }
    noted(data, "2026-11-26");
    let key = |head: &str| head.lines().find(|line| line.starts_with("Message-ID")).unwrap().to_owned();
    server.kill();
    // The same morning brings no second one; the next day's comes under a key of its own, and nothing is new in it.
    live_at(data, "2026-11-25T01:00:00Z");
    let mut again = Server::start(data, &[]);
    assert_eq!(again.get("/api/health").0, 200);
    again.kill();
    live_at(data, "2026-11-26T00:30:30Z");
    let server = Server::start(data, &[]);
    let (next, says) = letter(&relay);
    assert_ne!(key(&first), key(&next));
    assert!(says.contains("【待处理】3项") && !says.contains("【新进展】"), "{says}");

    // One click ends it, and the address is nowhere.
    assert_eq!(form(&server, &stop, "", &[("List-Unsubscribe", "One-Click")]).status().as_u16(), 200);
    drop(server);
    let store = rusqlite::Connection::open(data.join("yinuo.db")).unwrap();
    let left: u32 = store.query_row("SELECT count(*) FROM subscribers", [], |row| row.get(0)).unwrap();
    assert_eq!(left, 0);
    let told: u32 = store
        .query_row("SELECT count(*) FROM records WHERE body LIKE '%lamp@example.test%'", [], |row| row.get(0))
        .unwrap();
    assert_eq!(told, 0, "no event ever held it");
}

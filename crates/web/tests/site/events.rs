//! What changes, as it happens, over a real connection.

use crate::city::{City, city};
use axum::http::StatusCode;
use std::time::Duration;
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::TcpStream;
use yinuo_journal::{Keeping, Scope};
use yinuo_kernel::Role;

/// An open stream of events.
struct Stream {
    lines: BufReader<TcpStream>,
    status: u16,
}

#[derive(Debug, Default, PartialEq)]
struct Told {
    event: String,
    id: String,
    data: serde_json::Value,
}

async fn serve(city: &City) -> String {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap().to_string();
    let router = city.router.clone();
    tokio::spawn(async move { axum::serve(listener, router).await.unwrap() });
    address
}

async fn open(address: &str, path: &str, header: &str) -> Stream {
    let mut socket = TcpStream::connect(address).await.unwrap();
    socket.write_all(format!("GET {path} HTTP/1.1\r\nHost: {address}\r\n{header}\r\n\r\n").as_bytes()).await.unwrap();
    let mut lines = BufReader::new(socket);
    let mut first = String::new();
    lines.read_line(&mut first).await.unwrap();
    let status = first.split(' ').nth(1).unwrap().parse().unwrap();
    Stream { lines, status }
}

impl Stream {
    /// The next event; `None` when the server ended the stream.
    async fn next(&mut self) -> Option<Told> {
        let mut told = Told::default();
        loop {
            let mut line = String::new();
            let read = tokio::time::timeout(Duration::from_secs(20), self.lines.read_line(&mut line));
            read.await.expect("an event comes").unwrap();
            match line.trim_end().split_once(": ") {
                Some(("event", name)) => told.event = name.into(),
                Some(("id", id)) => told.id = id.into(),
                Some(("data", data)) => told.data = serde_json::from_str(data).unwrap(),
                // An empty line ends an event; headers, chunk sizes and comments are none.
                _ if line == "\n" && !told.event.is_empty() => return Some(told),
                _ if line.is_empty() || line == "0\r\n" => return None,
                _ => {}
            }
        }
    }
}

async fn accept_and_dispatch(city: &City, number: &str) {
    for (login, verb) in [("op", "accept"), ("send", "dispatch")] {
        let bearer = city.bearer(login).await;
        let headers = [("authorization", bearer.as_str()), ("idempotency-key", verb)];
        let answer = city.api(&format!("/api/cases/{number}/{verb}"), &headers, "{}").await;
        assert_eq!(answer.status, StatusCode::OK, "{}", answer.text);
    }
}

#[tokio::test]
async fn a_desk_hears_what_happens_and_what_it_missed() {
    let city = city();
    let address = serve(&city).await;
    let (cookie, _) = city.login("op").await;
    let cookie = format!("Cookie: {cookie}");
    let mut stream = open(&address, "/desk/events", &cookie).await;
    assert_eq!(stream.status, 200);
    assert_eq!(stream.next().await.unwrap().event, "ready");
    let (number, _) = city.case("k").await;
    let told = stream.next().await.unwrap();
    assert_eq!((told.event.as_str(), told.data["number"].as_str().unwrap()), ("case", number.as_str()));
    assert_eq!((told.data["stage"].as_str(), told.data["type"].as_str()), (Some("submitted"), Some("hotline")));
    assert_eq!(told.id, told.data["seq"].to_string());
    assert_eq!(told.data.as_object().unwrap().len(), 5, "no words: {}", told.data);
    drop(stream);
    accept_and_dispatch(&city, &number).await;
    // Back again: one line for the case, as it stands now.
    let mut again = open(&address, "/desk/events", &format!("{cookie}\r\nLast-Event-ID: {}", told.id)).await;
    let missed = again.next().await.unwrap();
    assert_eq!((missed.event.as_str(), missed.data["stage"].as_str().unwrap()), ("case", "dispatched"));
    assert_eq!(missed.data["unit"], "lamps");
    let ready = again.next().await.unwrap();
    assert_eq!((ready.event.as_str(), &ready.id), ("ready", &missed.id));
    for unknown in ["99999999", "x"] {
        let mut lost = open(&address, "/desk/events", &format!("{cookie}\r\nLast-Event-ID: {unknown}")).await;
        assert_eq!(lost.next().await.unwrap().event, "refetch", "{unknown}");
    }
    // The city closes: nothing holds it open.
    city.app.engine.hush();
    assert_eq!(again.next().await, None);
    assert_eq!(open(&address, "/desk/events", &cookie).await.status, 503);
}

#[tokio::test]
async fn a_unit_hears_of_its_own_cases_and_nobody_of_sealed_ones() {
    let city = city();
    let address = serve(&city).await;
    let listen = async |login: &str| {
        let header = format!("Authorization: {}", city.bearer(login).await);
        let mut stream = open(&address, "/api/events", &header).await;
        assert_eq!(stream.next().await.unwrap().event, "ready");
        stream
    };
    let (mut lamp, mut road, mut op) = (listen("lamp").await, listen("road").await, listen("op").await);
    let sealed = r#"{"kind":"report","category":"city.lamp","body":"有人收了钱","accused":"roads"}"#;
    let answer = city.api("/api/cases", &[("idempotency-key", "s")], sealed).await;
    assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.text);
    let (number, _) = city.case("k").await;
    accept_and_dispatch(&city, &number).await;
    for stage in ["submitted", "accepted", "dispatched"] {
        let told = op.next().await.unwrap();
        assert_eq!((told.data["number"].as_str().unwrap(), told.data["stage"].as_str().unwrap()), (&*number, stage));
    }
    let told = lamp.next().await.unwrap();
    assert_eq!((told.data["stage"].as_str(), told.data["unit"].as_str()), (Some("dispatched"), Some("lamps")));
    // Sent on to the roads: both hear that it moved, the lamps not where to.
    let (send, body) = (city.bearer("send").await, r#"{"unit":"roads","words":"是道路的事"}"#);
    let headers = [("authorization", send.as_str()), ("idempotency-key", "r")];
    let answer = city.api(&format!("/api/cases/{number}/reassign"), &headers, body).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text);
    assert_eq!(lamp.next().await.unwrap().data["unit"], serde_json::Value::Null);
    assert_eq!(road.next().await.unwrap().data["unit"], "roads");
}

#[tokio::test]
async fn a_token_that_ends_ends_its_stream() {
    let city = city();
    let address = serve(&city).await;
    let secret = city.machine(Role::Supervisor, &[Scope::Events]).await;
    let mut stream = open(&address, "/api/events", &format!("Authorization: Bearer {secret}")).await;
    assert_eq!(stream.next().await.unwrap().event, "ready");
    let account = city.app.reader.accounts().unwrap().into_iter().find(yinuo_journal::Account::is_machine).unwrap();
    for keeping in yinuo_web::http::machine::revoke(account) {
        city.app.engine.keep(keeping).await.unwrap();
    }
    assert_eq!(stream.next().await, None, "within a beat");
    assert_eq!(open(&address, "/api/events", &format!("Authorization: Bearer {secret}")).await.status, 401);
    city.app.engine.keep(Keeping::Sweep { before: city.app.clock.now() }).await.unwrap();
}

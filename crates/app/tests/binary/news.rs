//! News reaches the city's platform, its mail relay and its SMS gateway, also after they were away
//! and after a crash.

use crate::yinuo::{Server, init};
use serde_json::{Value, json};
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpListener;
use std::process::{Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

const PATIENCE: Duration = Duration::from_secs(20);

/// Answers each request with the next status (then 200) and hands over its path, key and body.
fn sink(mut statuses: Vec<u16>) -> (String, Receiver<(String, String, Value)>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let (tell, hear) = channel();
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            let mut stream = stream.unwrap();
            let mut lines = BufReader::new(stream.try_clone().unwrap());
            let (mut path, mut key, mut length) = (String::new(), String::new(), 0);
            loop {
                let mut line = String::new();
                lines.read_line(&mut line).unwrap();
                let lower = line.trim().to_ascii_lowercase();
                match (lower.split_once(": "), lower.as_str()) {
                    (_, "") => break,
                    (Some(("idempotency-key", value)), _) => key = value.to_owned(),
                    (Some(("content-length", value)), _) => length = value.parse().unwrap(),
                    (None, start) => path = start.split(' ').nth(1).unwrap().to_owned(),
                    _ => {}
                }
            }
            let mut body = vec![0; length];
            lines.read_exact(&mut body).unwrap();
            let status = if statuses.is_empty() { 200 } else { statuses.remove(0) };
            write!(stream, "HTTP/1.1 {status} x\r\ncontent-length: 0\r\nconnection: close\r\n\r\n").unwrap();
            if tell.send((path, key, serde_json::from_slice(&body).unwrap())).is_err() {
                return;
            }
        }
    });
    (url, hear)
}

pub fn report(server: &Server, body: &str) -> Value {
    let new = json!({"kind": "help", "title": "着火", "body": body, "phone": "19900000007"});
    let request = ureq::post(format!("{}/api/cases", server.address)).header("Idempotency-Key", "fire");
    serde_json::from_str(&request.send_json(new).unwrap().body_mut().read_to_string().unwrap()).unwrap()
}

#[test]
fn a_letter_is_brought_until_it_arrives_and_a_crash_loses_none() {
    let dir = init("packs/hotline");
    // The platform is down for the first try.
    let (url, hear) = sink(vec![500]);
    let ways = format!(
        "[[webhook]]\nname = \"platform\"\nurl = \"{url}/hook\"\ntopics = [\"emergency\"]\n\
         [[sms]]\nname = \"sms\"\nurl = \"{url}/sms\"\n[[file]]\nname = \"log\"\npath = \"news.jsonl\"\n"
    );
    std::fs::write(dir.path().join("notify.toml"), ways).unwrap();
    let mut server = Server::start(dir.path(), &[]);
    let case = report(&server, "三楼窗户往外冒浓烟，有人在喊");
    let first = hear.recv_timeout(PATIENCE).unwrap();
    server.kill();
    let server = Server::start(dir.path(), &[]);
    let mut got = vec![first];
    // Two emergencies for the platform (the service and the centre), one message to the person.
    let arrived = |got: &[(String, String, Value)]| {
        let mut keys: Vec<&str> = got.iter().map(|(_, key, _)| key.as_str()).collect();
        keys.sort_unstable();
        keys.dedup();
        keys.len()
    };
    let begun = Instant::now();
    while arrived(&got) < 3 || got.len() < 4 {
        assert!(begun.elapsed() < PATIENCE, "{got:?}");
        if let Ok(next) = hear.recv_timeout(Duration::from_secs(1)) {
            got.push(next);
        }
    }
    let log = || std::fs::read_to_string(dir.path().join("news.jsonl")).unwrap_or_default();
    while log().lines().count() < 2 {
        assert!(begun.elapsed() < PATIENCE, "{}", log());
        std::thread::yield_now();
    }
    drop(server);
    let (_, key, sms) = got.iter().find(|(path, ..)| path == "/sms").unwrap();
    assert_eq!((sms["phone"].as_str(), sms["key"].as_str()), (Some("19900000007"), Some(key.as_str())));
    assert!(sms["text"].as_str().unwrap().contains(case["number"].as_str().unwrap()));
    for (_, key, event) in got.iter().filter(|(path, ..)| path == "/hook") {
        assert_eq!(
            (event["specversion"].as_str(), event["type"].as_str()),
            (Some("1.0"), Some("cn.yinuo.case.emergency"))
        );
        assert_eq!((event["id"].as_str(), &event["subject"]), (Some(key.as_str()), &case["number"]));
        assert!(!event.to_string().contains("浓烟") && !event.to_string().contains("1990000"), "{event}");
    }
}

#[test]
fn a_real_relay_takes_the_mail() {
    let python = Command::new("python3").args(["-W", "ignore", "-c", "import smtpd"]).stderr(Stdio::null()).status();
    if !python.is_ok_and(|status| status.success()) {
        println!("NOT RUN: mail: python3 with the module smtpd (3.11 or older) is not there");
        return;
    }
    let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let relay = format!("127.0.0.1:{port}");
    let args = ["-W", "ignore", "-u", "-m", "smtpd", "-n", "-c", "DebuggingServer", &relay];
    let mut relay = Command::new("python3").args(args).stdout(Stdio::piped()).spawn().unwrap();
    let dir = init("packs/hotline");
    let ways = format!(
        "[smtp]\nhost = \"127.0.0.1\"\nport = {port}\nfrom = \"12345@qingyu.example\"\n\
         [[mail]]\nname = \"centre\"\nto = \"duty@qingyu.example\"\ntopics = [\"emergency\"]\n"
    );
    std::fs::write(dir.path().join("notify.toml"), ways).unwrap();
    let server = Server::start(dir.path(), &[]);
    report(&server, "三楼窗户往外冒浓烟，有人在喊");
    let (tell, hear) = channel();
    let lines = BufReader::new(relay.stdout.take().unwrap()).lines();
    std::thread::spawn(move || lines.map_while(Result::ok).for_each(|line| drop(tell.send(line))));
    let mut seen = String::new();
    while !seen.contains("END MESSAGE") {
        seen += &hear.recv_timeout(PATIENCE).unwrap_or_else(|_| panic!("{seen}"));
        seen.push('\n');
    }
    relay.kill().unwrap();
    relay.wait().unwrap();
    for wanted in ["To: duty@qingyu.example", "Message-ID: <219900-", "charset=utf-8"] {
        assert!(seen.contains(wanted), "{wanted}: {seen}");
    }
}

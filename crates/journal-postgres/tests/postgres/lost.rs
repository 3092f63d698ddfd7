//! Connections break, servers crash, and another may write meanwhile.

use crate::rules::{count, place, record};
use crate::server::{own, shared};
use std::io::{Read, Write};
use std::os::unix::net::{UnixListener, UnixStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use yinuo_casework::Command;
use yinuo_casework::commands::submit::Submit;
use yinuo_journal::conformance::small_city;
use yinuo_journal::{Engine, Reader, Rejection, Store, Submission, Target as Of, Text, WordsRow, verify};
use yinuo_journal_postgres::testing::Syncing;
use yinuo_journal_postgres::{Target, open};
use yinuo_kernel::{Actor, ManualClock, Timestamp, WordsId};

const CUT: &str = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity \
     WHERE datname = current_database() AND application_name = 'yinuo writer'";

fn submission(key: &str) -> Submission {
    let id = key.bytes().fold(7u128, |id, byte| id * 257 + u128::from(byte));
    let text = Text { body: "路灯不亮三天了".into(), ..Text::default() };
    let words = WordsRow { id: WordsId(uuid::Uuid::from_u128(id)), key: [5; 32], text };
    let submit = Submit::plain("help".parse().unwrap(), "city.lamp".parse().unwrap(), words.pointer());
    let command = Command::Submit(Box::new(submit));
    Submission { key: Some(key.into()), words: vec![words], ..Submission::plain(Of::New, command, Actor::CITIZEN) }
}

fn engine(url: &str) -> (Engine, Arc<dyn Reader>) {
    let (store, reader) = open(&Target::parse(url).unwrap()).unwrap();
    let clock = Arc::new(ManualClock::at("2026-11-24T02:00:00Z".parse::<Timestamp>().unwrap()));
    (Engine::start(store, small_city().world, clock).unwrap(), Arc::new(reader))
}

/// Until it works: clients send again under the same key.
fn insist(engine: &Engine, key: &str) -> u32 {
    let end = std::time::Instant::now() + std::time::Duration::from_secs(30);
    loop {
        match engine.submit_blocking(submission(key)) {
            Ok(receipt) => return receipt.case.serial(),
            Err(Rejection::Failed(_)) if std::time::Instant::now() < end => std::thread::yield_now(),
            Err(other) => panic!("{other}"),
        }
    }
}

#[test]
fn a_cut_connection_is_made_again_and_nothing_old_is_trusted() {
    let Some(server) = shared() else { return };
    let url = server.database().unwrap();
    let (first, reader) = engine(&url);
    assert_eq!(insist(&first, "a"), 1);
    for round in 0..2u32 {
        // Cut until another has the lock: the first engine looks for its timers and may be quicker.
        let (mut other, _) = loop {
            server.sql(&url, CUT).unwrap();
            match open(&Target::parse(&url).unwrap()) {
                Ok(opened) => break opened,
                Err(fault) => assert!(fault.to_string().contains("another yinuo"), "{fault}"),
            }
        };
        other.begin().unwrap();
        other.commit().unwrap();
        let busy = first.submit_blocking(submission(&format!("busy{round}"))).unwrap_err();
        assert!(matches!(&busy, Rejection::Failed(_)), "not while another writes: {busy}");
        assert!(first.health().pause().is_some());
        drop(other);
        let (second, _) = engine(&url);
        assert_eq!(insist(&second, &format!("b{round}")), round * 2 + 2);
        drop(second);
        assert_eq!(insist(&first, &format!("c{round}")), round * 2 + 3, "the other's number is not given again");
        first.tick_blocking().unwrap();
        assert!(first.health().pause().is_none(), "the pause is over");
    }
    assert_eq!(verify(reader.as_ref(), small_city().world.place).unwrap().problems, []);
}

#[test]
fn a_crash_of_the_server_loses_nothing_acknowledged() {
    let Some(server) = own() else { return };
    let url = server.database().unwrap();
    let (engine, reader) = engine(&url);
    assert_eq!(insist(&engine, "a"), 1);
    server.crash().unwrap();
    assert!(matches!(engine.submit_blocking(submission("b")), Err(Rejection::Failed(_))));
    assert!(reader.ping().is_err());
    server.boot(Syncing::Off).unwrap();
    assert_eq!(insist(&engine, "b"), 2, "goes on by itself");
    assert_eq!(insist(&engine, "a"), 1, "and remembers");
    reader.ping().unwrap();
    assert_eq!(verify(reader.as_ref(), small_city().world.place).unwrap().problems, []);
}

/// Between the store and the server: passes everything on, until it is told to cut at the answer
/// to a commit.
fn between(socket: &str, listen: &std::path::Path) -> Arc<AtomicBool> {
    let cut = Arc::new(AtomicBool::new(false));
    let (listener, told, socket) = (UnixListener::bind(listen).unwrap(), cut.clone(), socket.to_owned());
    std::thread::spawn(move || {
        for client in listener.incoming() {
            let (Ok(client), Ok(server)) = (client, UnixStream::connect(&socket)) else { return };
            let (mut up, mut down) = (client.try_clone().unwrap(), server.try_clone().unwrap());
            std::thread::spawn(move || std::io::copy(&mut up, &mut down));
            let told = told.clone();
            std::thread::spawn(move || pump(server, client, &told));
        }
    });
    cut
}

fn pump(mut server: UnixStream, mut client: UnixStream, cut: &AtomicBool) {
    let mut bytes = vec![0; 1 << 16];
    while let Ok(read @ 1..) = server.read(&mut bytes) {
        let committed = bytes[..read].windows(7).any(|part| part == b"COMMIT\0");
        if committed && cut.swap(false, Ordering::SeqCst) {
            break;
        }
        if client.write_all(&bytes[..read]).is_err() {
            break;
        }
    }
    let _ = client.shutdown(std::net::Shutdown::Both);
    let _ = server.shutdown(std::net::Shutdown::Both);
}

#[test]
fn a_commit_whose_answer_is_lost_is_found_to_have_arrived() {
    let Some(server) = shared() else { return };
    let url = server.database().unwrap();
    let at = url.split('@').nth(1).unwrap().split('/').next().unwrap().replace("%2F", "/");
    let dir = tempfile::tempdir().unwrap();
    let cut = between(&format!("{at}/.s.PGSQL.5432"), &dir.path().join(".s.PGSQL.5432"));
    let through = url.replace(&at.replace('/', "%2F"), &dir.path().display().to_string().replace('/', "%2F"));
    let (mut store, reader) = open(&Target::parse(&through).unwrap()).unwrap();
    store.begin().unwrap();
    store.write(place(), &record(1)).unwrap();
    cut.store(true, Ordering::SeqCst);
    store.commit().expect("it had arrived");
    assert!(!cut.load(Ordering::SeqCst), "the answer was cut");
    assert_eq!(count(&reader), 1);
    store.begin().expect_err("what is remembered may be old by now: the engine is made to forget");
    store.rollback();
    store.begin().unwrap();
    assert_eq!(store.head(place()).unwrap().seq, 1);
    store.write(place(), &record(2)).unwrap();
    store.commit().unwrap();
    assert_eq!(count(&reader), 2);
}

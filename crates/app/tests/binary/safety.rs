//! verify, backup, restore; a database from tomorrow; two servers on one city.

use crate::yinuo::{Server, init, json, path, run, text};
use rusqlite::Connection;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

#[test]
fn verify_finds_what_was_changed_behind_its_back() {
    for (tamper, what) in [
        ("UPDATE records SET body = replace(body, 'web', 'app') WHERE seq = 1", "hash"),
        ("UPDATE records SET body = replace(body, '\"api\"', '\"web\"') WHERE seq = 1", "hash"),
        ("DELETE FROM records WHERE seq = 2", "gap"),
        ("UPDATE cases SET stage = 6", "row"),
        ("UPDATE cases SET due = due + 86400000", "row"),
        ("DELETE FROM timers", "timer"),
        ("UPDATE words SET text = replace(text, '灯', '树')", "words"),
    ] {
        let dir = init("packs/hotline");
        let server = Server::start(dir.path(), &[]);
        for key in ["a", "b", "c"] {
            assert_eq!(server.submit(key, "路灯不亮三天了").unwrap().0, 201);
        }
        drop(server);
        let args = ["verify", "--data", path(dir.path())];
        assert_eq!(json(&run(&args))["ok"], true);
        let db = Connection::open(dir.path().join("yinuo.db")).unwrap();
        let changed = db.execute(tamper, []).unwrap();
        drop(db);
        if changed == 0 {
            continue;
        }
        let out = run(&args);
        let report = json(&out);
        let found: Vec<&str> =
            report["places"][0]["problems"].as_array().unwrap().iter().map(|p| p["what"].as_str().unwrap()).collect();
        // A replacement that hits nothing changes nothing.
        let same = tamper.contains("'web', 'app'");
        assert!(same || found.contains(&what), "{tamper}: {report}");
        assert_eq!(out.status.code(), Some(i32::from(!same)), "{tamper}");
    }
}

#[test]
fn a_load_of_many_cases_proves_itself_and_goes_on() {
    let dir = init("packs/bench");
    for _ in 0..2 {
        let out = run(&["case", "fill", "--records", "300", "--data", path(dir.path())]);
        assert!(out.status.success(), "{}", text(&out.stderr));
    }
    let report = json(&run(&["verify", "--data", path(dir.path())]));
    assert_eq!((report["ok"].as_bool(), report["places"][0]["cases"].as_u64()), (Some(true), Some(600)), "{report}");
    let server = Server::start(dir.path(), &[]);
    assert_eq!(server.submit("a", "路灯不亮三天了").unwrap().0, 201);
    drop(server);
    assert_eq!(json(&run(&["verify", "--data", path(dir.path())]))["ok"], true);
}

#[test]
fn erased_words_leave_the_chain_whole() {
    let dir = init("packs/hotline");
    let server = Server::start(dir.path(), &[]);
    assert_eq!(server.submit("a", "路灯不亮三天了").unwrap().0, 201);
    drop(server);
    let db = Connection::open(dir.path().join("yinuo.db")).unwrap();
    db.execute("DELETE FROM words", []).unwrap();
    drop(db);
    let report = json(&run(&["verify", "--data", path(dir.path())]));
    assert_eq!((report["ok"].as_bool(), report["places"][0]["forgotten"].as_u64()), (Some(true), Some(1)), "{report}");
}

#[test]
fn a_backup_of_a_running_city_is_restored_and_proves_itself() {
    let dir = init("packs/hotline");
    let server = Server::start(dir.path(), &[]);
    for n in 0..20 {
        assert_eq!(server.submit(&format!("k{n}"), "路灯不亮三天了").unwrap().0, 201);
    }
    let file = dir.path().join("backup.db");
    let made = run(&["backup", "--data", path(dir.path()), path(&file)]);
    assert!(made.status.success(), "{}", text(&made.stderr));
    let report = json(&made);
    assert_eq!(
        (report["places"][0]["cases"].as_u64(), &report["places"][0]["problems"]),
        (Some(20), &serde_json::json!([]))
    );
    assert_eq!(
        run(&["backup", "--data", path(dir.path()), path(&file)]).status.code(),
        Some(2),
        "never over an older one"
    );
    assert_eq!(server.submit("later", "路灯不亮三天了").unwrap().0, 201, "the server went on");

    let taken = run(&["restore", "--data", path(dir.path()), path(&file)]);
    assert!(text(&taken.stderr).contains("holds a database already"));
    let fresh = tempfile::tempdir().unwrap();
    let restored = run(&["restore", "--data", path(fresh.path()), path(&file)]);
    assert!(restored.status.success(), "{}", text(&restored.stderr));
    assert_eq!(json(&restored)["places"][0]["head"], report["places"][0]["head"], "the same history");

    let mut bytes = std::fs::read(&file).unwrap();
    let event = br#""event":"submitted""#;
    let at = bytes.windows(event.len()).position(|window| window == event).unwrap();
    bytes[at + 9] = b'S';
    let broken = dir.path().join("broken.db");
    std::fs::write(&broken, bytes).unwrap();
    let empty = tempfile::tempdir().unwrap();
    let refused = run(&["restore", "--data", path(empty.path()), path(&broken)]);
    assert!(text(&refused.stderr).contains("does not verify"), "{}", text(&refused.stderr));
    assert!(!empty.path().join("yinuo.db").exists());
}

#[test]
fn a_working_city_can_be_verified() {
    let dir = init("packs/bench");
    let server = Server::start(dir.path(), &[]);
    let (done, sent) = (AtomicBool::new(false), AtomicUsize::new(0));
    std::thread::scope(|scope| {
        let writing = scope.spawn(|| {
            while !done.load(Ordering::SeqCst) {
                let key = format!("k{}", sent.fetch_add(1, Ordering::SeqCst));
                assert_eq!(server.submit(&key, "路灯不亮三天了").unwrap().0, 201);
            }
        });
        // Gathered first and judged after: a report that is wrong must not leave the writer at work.
        let mut reports = Vec::new();
        while reports.len() < 6 || (sent.load(Ordering::SeqCst) < 20 && !writing.is_finished()) {
            reports.push(json(&run(&["verify", "--data", path(dir.path())])));
        }
        done.store(true, Ordering::SeqCst);
        writing.join().unwrap();
        for report in reports {
            assert_eq!(report["ok"], true, "{report}");
        }
    });
}

#[test]
fn a_database_from_a_newer_release_is_left_alone() {
    let dir = init("packs/hotline");
    let db = Connection::open(dir.path().join("yinuo.db")).unwrap();
    db.pragma_update(None, "user_version", 99).unwrap();
    drop(db);
    let before = std::fs::read(dir.path().join("yinuo.db")).unwrap();
    let out = run(&["serve", "--data", path(dir.path()), "--listen", "127.0.0.1:0"]);
    assert_eq!(out.status.code(), Some(2));
    assert!(text(&out.stderr).contains("install the newer release"), "{}", text(&out.stderr));
    assert_eq!(before, std::fs::read(dir.path().join("yinuo.db")).unwrap());
}

#[test]
fn one_city_has_one_writer() {
    let dir = init("packs/hotline");
    let _server = Server::start(dir.path(), &[]);
    let second = run(&["serve", "--data", path(dir.path()), "--listen", "127.0.0.1:0"]);
    assert_eq!(second.status.code(), Some(2));
    assert!(text(&second.stderr).contains("another yinuo works on"), "{}", text(&second.stderr));
}

#[test]
fn the_schema_is_the_committed_one() {
    let dir = init("packs/hotline");
    let db = Connection::open(dir.path().join("yinuo.db")).unwrap();
    let mut statement = db.prepare("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY name").unwrap();
    let made: Vec<String> = statement.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
    let squeeze = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let committed = std::fs::read_to_string(crate::yinuo::root().join("crates/journal-sqlite/schema.sql")).unwrap();
    assert_eq!(
        squeeze(&(made.join(";\n\n") + ";\n")),
        squeeze(&committed),
        "write what the migrations give into schema.sql"
    );
}

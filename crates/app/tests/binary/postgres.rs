//! A city in PostgreSQL, as an operator runs it: init, serve, kill, verify.

use crate::yinuo::{Server, json, path, run, text};
use yinuo_journal_postgres::testing::{MISSING, Server as Postgres, Syncing};

fn postgres() -> Option<Postgres> {
    let server = Postgres::start(Syncing::Off).unwrap();
    if server.is_none() {
        println!("NOT RUN: PostgreSQL: {MISSING}");
    }
    server
}

fn init(dir: &std::path::Path, url: &str, more: &[&str]) -> std::process::Output {
    let logins = dir.join("logins.json");
    let args = ["init", "--data", path(dir), "--store", url, "--logins", path(&logins)];
    run(&[&args, more].concat())
}

#[test]
fn a_city_lives_in_postgres() {
    let Some(postgres) = postgres() else { return };
    let url = postgres.database().unwrap();
    let dir = tempfile::tempdir().unwrap();
    let made = init(dir.path(), &url, &["--sample"]);
    assert!(made.status.success(), "{}", text(&made.stderr));
    let again = init(dir.path(), &url, &[]);
    assert_eq!(again.status.code(), Some(2));
    assert!(text(&again.stderr).contains("holds a city already: choose another --store"), "{}", text(&again.stderr));
    assert!(!dir.path().join("yinuo.db").exists(), "nothing goes to SQLite");

    // From here on the data directory knows where its database is.
    let verify = ["verify", "--data", path(dir.path())];
    let before = json(&run(&verify));
    assert_eq!(before["ok"], true, "{before}");
    let sample = before["places"][0]["cases"].as_u64().unwrap();
    let mut server = Server::start(dir.path(), &[]);
    let number = server.submit("a", "路灯不亮三天了").unwrap().1["number"].clone();
    let second = run(&["serve", "--data", path(dir.path()), "--listen", "127.0.0.1:0"]);
    assert_eq!(second.status.code(), Some(2));
    assert!(text(&second.stderr).contains("another yinuo writes to"), "{}", text(&second.stderr));
    server.kill();
    let server = Server::start(dir.path(), &[]);
    assert_eq!(server.submit("a", "路灯不亮三天了").unwrap().1["number"], number, "sent again, answered the same");
    assert_eq!(server.get("/api/health").1["status"], "ok");
    let after = json(&run(&verify));
    assert_eq!((after["ok"].as_bool(), after["places"][0]["cases"].as_u64()), (Some(true), Some(sample + 1)));

    let backup = run(&["backup", "--data", path(dir.path()), "backup.db"]);
    assert!(text(&backup.stderr).contains("pg_dump"), "{}", text(&backup.stderr));
    let limited = run(&["serve", "--data", path(dir.path()), "--max-mb", "1"]);
    assert!(text(&limited.stderr).contains("--max-mb is for SQLite"), "{}", text(&limited.stderr));
}

#[test]
fn verify_finds_what_was_changed_in_postgres_behind_its_back() {
    let Some(postgres) = postgres() else { return };
    let url = postgres.database().unwrap();
    let dir = tempfile::tempdir().unwrap();
    assert!(init(dir.path(), &url, &[]).status.success());
    let server = Server::start(dir.path(), &[]);
    for key in ["a", "b", "c"] {
        assert_eq!(server.submit(key, "路灯不亮三天了").unwrap().0, 201);
    }
    drop(server);
    for (tamper, what) in [
        ("UPDATE words SET text = replace(text, '灯', '树')", "words"),
        ("DELETE FROM timers", "timer"),
        ("UPDATE cases SET due = due + 86400000", "row"),
        ("UPDATE records SET body = replace(body, '\"api\"', '\"web\"') WHERE seq = 1", "hash"),
        ("DELETE FROM records WHERE seq = 2", "gap"),
    ] {
        postgres.sql(&url, tamper).unwrap();
        let out = run(&["verify", "--data", path(dir.path())]);
        let report = json(&out);
        let problems = report["places"][0]["problems"].as_array().unwrap();
        assert!(problems.iter().any(|problem| problem["what"] == what), "{tamper}: {report}");
        assert_eq!(out.status.code(), Some(1), "{tamper}");
    }
}

#[test]
fn a_password_on_the_command_line_is_refused_and_not_repeated() {
    let dir = tempfile::tempdir().unwrap();
    let out = init(dir.path(), "postgres://yinuo:geheim@localhost/city", &[]);
    let said = text(&out.stderr);
    assert_eq!(out.status.code(), Some(2));
    assert!(said.contains("PGPASSWORD") && !said.contains("geheim"), "{said}");
    assert!(!dir.path().join("store").exists());
}

//! Other systems: tokens from the command line, a client of Open311 that others wrote, a stop that
//! waits for nobody who listens.

use crate::yinuo::{Server, init, path, root, run, text};
use std::io::{Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::Command;

fn token(data: &Path, name: &str, role: &str, scopes: &[&str]) -> String {
    let mut args = vec!["token", "add", name, "--data", path(data), "--role", role, "--unit", "centre"];
    args.extend(scopes.iter().flat_map(|scope| ["--scope", scope]));
    args.extend(["--until", "2199-12-31"]);
    let out = run(&args);
    assert!(out.status.success(), "{}", text(&out.stderr));
    text(&out.stdout).trim().to_owned()
}

#[test]
fn a_token_is_issued_listed_used_and_ended() {
    let dir = init("packs/hotline");
    let data = path(dir.path());
    let secret = token(dir.path(), "old-platform", "supervisor", &["read", "export"]);
    assert!(secret.starts_with("yt_") && secret.len() > 60);
    let list = text(&run(&["token", "list", "--data", data]).stdout);
    assert!(
        list.contains("old-platform")
            && list.contains("read,export")
            && list.contains("2199")
            && !list.contains(&secret)
    );
    for wrong in [
        ["--role", "king", "--unit", "centre", "--scope", "read", "--until", "2199-12-31"],
        ["--role", "unit", "--unit", "nowhere", "--scope", "read", "--until", "2199-12-31"],
        ["--role", "unit", "--unit", "centre", "--scope", "all", "--until", "2199-12-31"],
        ["--role", "unit", "--unit", "centre", "--scope", "read", "--until", "2001-12-31"],
    ] {
        let args = [&["token", "add", "wrong", "--data", data][..], &wrong].concat();
        assert_eq!(run(&args).status.code(), Some(2), "{wrong:?}");
    }
    let again = [
        "token",
        "add",
        "old-platform",
        "--data",
        data,
        "--role",
        "admin",
        "--unit",
        "centre",
        "--scope",
        "read",
        "--until",
        "2199-12-31",
    ];
    assert_eq!(run(&again).status.code(), Some(2), "a name is one token's");
    let bearer = format!("Bearer {secret}");
    {
        let server = Server::start(dir.path(), &[]);
        assert_eq!(server.get_as("/api/cases", &bearer).0, 200);
        assert_eq!(server.get_as("/api/events", &bearer).1["rule"], "scope-missing");
    }
    assert!(run(&["token", "revoke", "old-platform", "--data", data]).status.success());
    assert!(text(&run(&["token", "list", "--data", data]).stdout).contains("ended"));
    let server = Server::start(dir.path(), &[]);
    assert_eq!(server.get_as("/api/cases", &bearer).0, 401);
}

#[cfg(unix)]
#[test]
fn a_stop_does_not_wait_for_who_listens() {
    let dir = init("packs/hotline");
    let secret = token(dir.path(), "wall", "supervisor", &["events"]);
    let mut server = Server::start(dir.path(), &[]);
    let address = server.address.trim_start_matches("http://").to_owned();
    let mut stream = TcpStream::connect(&address).unwrap();
    write!(stream, "GET /api/events HTTP/1.1\r\nHost: {address}\r\nAuthorization: Bearer {secret}\r\n\r\n").unwrap();
    let mut seen = Vec::new();
    let mut bytes = [0u8; 1024];
    while !String::from_utf8_lossy(&seen).contains("ready") {
        let read = stream.read(&mut bytes).unwrap();
        assert!(read > 0, "{}", String::from_utf8_lossy(&seen));
        seen.extend_from_slice(&bytes[..read]);
    }
    let stopped = Command::new("kill").args(["-TERM", &server.child.id().to_string()]).status().unwrap();
    assert!(stopped.success());
    assert!(server.child.wait().unwrap().success(), "it ends by itself, in order");
}

/// A Python with the client in an environment of its own, or why there is none.
fn python(dir: &Path) -> Result<std::path::PathBuf, String> {
    let venv = dir.join("venv");
    let run = |program: &Path, args: &[&str]| match Command::new(program).args(args).output() {
        Ok(out) if out.status.success() => Ok(()),
        Ok(out) => Err(text(&out.stderr).lines().last().unwrap_or("").to_owned()),
        Err(error) => Err(format!("{}: {error}", program.display())),
    };
    run(Path::new("python3"), &["-m", "venv", path(&venv)])?;
    let python = venv.join("bin/python");
    run(&python, &["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "georeport==0.3.1"])?;
    Ok(python)
}

#[test]
fn a_client_of_other_cities_works_with_this_one() {
    let dir = init("packs/hotline");
    let tools = tempfile::tempdir().unwrap();
    let python = match python(tools.path()) {
        Ok(python) => python,
        Err(why) => {
            assert!(std::env::var_os("YINUO_TEST_ALL").is_none(), "Open311 client: {why}");
            println!("NOT RUN: Open311 client: {why}");
            return;
        }
    };
    let secret = token(dir.path(), "fixmystreet", "operator", &["submit", "read"]);
    let server = Server::start(dir.path(), &[]);
    let script = root().join("xtask/clients/open311_client.py");
    let out = Command::new(python).args([path(&script), &server.address, &secret]).output().unwrap();
    assert!(out.status.success(), "{}{}", text(&out.stdout), text(&out.stderr));
}

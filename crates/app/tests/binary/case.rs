//! `yinuo case …` against a running server: what an operator sees, and how a no is told.

use crate::yinuo::{Server, init, root, text};
use serde_json::Value;
use std::path::Path;
use std::process::{Command, Output};

struct Office {
    server: Server,
    logins: Value,
}

impl Office {
    fn open(dir: &Path) -> Office {
        let logins = serde_json::from_slice(&std::fs::read(dir.join("logins.json")).unwrap()).unwrap();
        Office { server: Server::start(dir, &[]), logins }
    }

    /// `yinuo case ARGS` at somebody's desk; nobody's when the login is empty.
    fn at(&self, login: &str, args: &[&str]) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_yinuo"));
        command.arg("case").args(args).args(["--server", &self.server.address]);
        if !login.is_empty() {
            let entry = self.logins.as_array().unwrap().iter().find(|entry| entry["login"] == login).unwrap();
            command.args(["--login", login]).env("YINUO_PASSWORD", entry["password"].as_str().unwrap());
        }
        command.env("LANG", "en_GB.UTF-8").env_remove("LC_ALL").env_remove("YINUO_TOKEN").current_dir(root());
        command.output().unwrap()
    }

    fn does(&self, login: &str, args: &[&str]) -> String {
        let out = self.at(login, args);
        assert!(out.status.success(), "{args:?}: {}", text(&out.stderr));
        text(&out.stdout)
    }
}

#[test]
fn a_case_goes_its_way_from_the_terminal() {
    let dir = init("packs/hotline");
    let office = Office::open(dir.path());
    let body = ["--kind", "help", "--body", "楼前的路灯不亮已经三天了", "--cell", "g03"];
    let sent = office.does("", &[&["submit", "--category", "urban.lighting.streetlamp"], &body[..]].concat());
    let number = sent.split_whitespace().next().unwrap().to_owned();
    let code = sent.split("code ").nth(1).unwrap()[..8].to_owned();
    let step = |login: &str, verb: &str, more: &[&str]| office.does(login, &[&["do", &number, verb], more].concat());
    assert!(step("op1", "accept", &[]).ends_with("accepted\n"));
    step("dispatch1", "dispatch", &[]);
    step("lamp1", "sign", &[]);

    let early = office.at("lamp1", &["do", &number, "resolve"]);
    let told = text(&early.stderr);
    assert_eq!(early.status.code(), Some(2));
    let lines: Vec<&str> = told.trim_end().lines().collect();
    assert_eq!((lines.len(), *lines.last().unwrap()), (3, "  rule: reply-first"), "{told}");

    step("lamp1", "reply", &["--words", "已安排维修人员，今晚修复"]);
    step("lamp1", "resolve", &["--words", "灯已修好，请留意是否再次熄灭"]);
    assert!(step("", "rate", &["--code", &code, "--score", "5"]).ends_with("rated\n"));

    let shown = office.does("dispatch1", &["show", &number]);
    for part in [&number, "rated", "CLOCKS", "resolve 5 working days", "HISTORY", "已安排维修人员"] {
        assert!(shown.contains(part), "{part}: {shown}");
    }
    let why = office.does("dispatch1", &["explain", &number]);
    let days = why.lines().filter(|line| line.starts_with("    ")).count();
    assert!(days > 5, "a line for each day: {why}");
    assert!(office.does("", &["explain", &number, "--code", &code]).contains("working day"));
    assert!(office.does("dispatch1", &["search", "路灯", "三天"]).contains(&number));
}

#[test]
fn lists_are_plain_in_a_pipe_and_whole_as_json() {
    let dir = init("packs/hotline");
    let office = Office::open(dir.path());
    for n in 0..3 {
        office.server.submit(&format!("k{n}"), "门口的路灯三天没亮了").unwrap();
    }
    let list = office.does("op1", &["list", "--stage", "submitted", "--limit", "2"]);
    let lines: Vec<&str> = list.lines().collect();
    assert!(lines[0].starts_with("NUMBER") && !list.contains('\u{1b}'), "{list}");
    let next = lines[3].strip_prefix("More: --after ").expect("a page has a next one");
    let rest: Value =
        serde_json::from_str(&office.does("op1", &["list", "--stage", "submitted", "--after", next, "--json"]))
            .unwrap();
    assert_eq!(rest["cases"].as_array().unwrap().len(), 1);
    assert_eq!(office.does("op1", &["list", "--light", "late"]), "No cases.\n");
}

#[test]
fn a_no_says_what_to_do() {
    let dir = init("packs/hotline");
    let mut office = Office::open(dir.path());
    let refused = office.at("", &["list"]);
    assert_eq!(refused.status.code(), Some(2));
    assert!(text(&refused.stderr).contains("rule: not-logged-in"), "{}", text(&refused.stderr));
    let typo = office.at("op1", &["show", "261124-00073-4"]);
    assert!(text(&typo.stderr).contains("no case number"), "{}", text(&typo.stderr));

    let submit = ["submit", "--kind", "help", "--body", "楼前的路灯不亮已经三天了", "--key", "mine"];
    let first = office.does("", &submit);
    assert_eq!(office.does("", &submit), first, "a key gives the same answer again");
    office.server.kill();
    let lost = office.at("", &submit);
    assert_eq!(lost.status.code(), Some(2));
    let told = text(&lost.stderr);
    assert!(told.contains("does not answer") && told.contains("--key mine"), "{told}");
}

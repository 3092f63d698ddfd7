//! `cargo xtask demo`: a small city at work, from nothing.

use crate::client::Client;
use crate::server::{self, Server};
use crate::shell;
use anyhow::{Context, ensure};
use serde_json::{Value, json};
use std::path::PathBuf;

/// The moment the demo lives in: a Wednesday in September, with most of a year behind it and the fourth
/// quarter to come.
const AS_OF: &str = "2026-09-16T09:30";

pub fn run(check: bool, port: u16) -> anyhow::Result<()> {
    let binary = shell::release()?;
    if check {
        let dir = tempfile::tempdir()?;
        let logins = server::init_as_of(&binary, dir.path(), AS_OF)?;
        let server = Server::start(&binary, dir.path(), "127.0.0.1:0", &[])?;
        first_case(&server.address, &logins)?;
        pages(&server.address)?;
        println!("demo --check: the first case went its way, the pages answer. All is well.");
        return Ok(());
    }
    let data = PathBuf::from("target/demo-data");
    let _ = std::fs::remove_dir_all(&data);
    let logins = server::init_as_of(&binary, &data, AS_OF)?;
    let server = Server::start(&binary, &data, &format!("127.0.0.1:{port}"), &[])?;
    print(&server.address, &logins);
    server.wait()
}

fn print(address: &str, logins: &Value) {
    println!("\n青屿市 12345 is at work:  {address}\n");
    println!("  市民 citizens      {address}/            no login");
    println!("  工作人员 staff      {address}/login\n");
    println!("  {:<11} {:<12} {:<11} unit, post", "login", "password", "role");
    let text = |entry: &Value, key: &str| entry.get(key).and_then(Value::as_str).unwrap_or("").to_owned();
    for login in logins.as_array().into_iter().flatten() {
        let (unit, post) = (text(login, "unit"), text(login, "post"));
        println!(
            "  {:<11} {:<12} {:<11} {unit}, {post}",
            text(login, "login"),
            text(login, "password"),
            text(login, "role")
        );
    }
    println!("\nCtrl-C stops it. Its data is in target/demo-data and is made anew next time.");
}

/// The case of the README, through the API, each person with their own login.
fn first_case(address: &str, logins: &Value) -> anyhow::Result<()> {
    let client = Client::new(address);
    let staff = |login: &str| -> anyhow::Result<(String, String)> {
        Ok(("Authorization".into(), client.login(login, server::password(logins, login)?)?))
    };
    let new = json!({"kind": "help", "title": "路灯不亮", "body": "楼前的路灯不亮已经三天了，晚上看不清台阶。", "cell": "g03"});
    let sent = client.post("/api/cases", &[("Idempotency-Key", "demo-1")], &new)?;
    ensure!(sent.status == 201, "submit: {sent:?}");
    let again = client.post("/api/cases", &[("Idempotency-Key", "demo-1")], &new)?;
    ensure!(again.body == sent.body, "the same key must give the same answer: {again:?}");
    let text = |value: &Value, key: &str| value.get(key).and_then(Value::as_str).unwrap_or("").to_owned();
    let (number, code) = (text(&sent.body, "number"), text(&sent.body, "code"));
    let citizen = ("Case-Code".to_owned(), code.clone());
    let path = format!("/api/cases/{number}");
    ensure!(client.get(&path, &[])?.status == 401, "a case is not open to anybody");
    ensure!(client.get(&path, &[("Case-Code", "00000000")])?.status == 403, "nor to a wrong code");

    let (operator, dispatcher, lamp) = (staff("op1")?, staff("dispatch1")?, staff("lamp1")?);
    client.act(&number, "accept", &operator, "demo-2", &json!({}))?;
    client.act(&number, "dispatch", &dispatcher, "demo-3", &json!({}))?;
    let case = client.get(&path, &[("Case-Code", &code)])?.body;
    ensure!(text(&case, "unit") == "lighting" && !text(&case, "promised").is_empty(), "routed with a date: {case}");
    client.act(&number, "sign", &lamp, "demo-4", &json!({}))?;
    client.act(&number, "reply", &lamp, "demo-5", &json!({"words": "已到现场查看，灯头损坏，今天更换。"}))?;
    client.act(&number, "resolve", &lamp, "demo-6", &json!({"words": "灯头已更换，当晚亮灯。"}))?;
    client.act(&number, "reopen", &citizen, "demo-7", &json!({"words": "又灭了一盏。"}))?;
    let case = client.get(&path, &[("Case-Code", &code)])?.body;
    ensure!(text(&case, "unit") == "lighting" && text(&case, "stage") == "dispatched", "back with that unit: {case}");
    client.act(&number, "sign", &lamp, "demo-8", &json!({}))?;
    client.act(&number, "reply", &lamp, "demo-9", &json!({"words": "更换整段线路，今晚复查。"}))?;
    client.act(&number, "resolve", &lamp, "demo-10", &json!({}))?;
    client.act(&number, "rate", &citizen, "demo-11", &json!({"score": 5, "words": "修好了。"}))?;
    let supervisor = staff("chase1")?;
    let board = client.get("/api/board", &[(&supervisor.0, &supervisor.1)])?;
    let units = board.body.get("units").and_then(Value::as_array).context("board")?;
    let lighting = units.iter().find(|unit| text(unit, "unit") == "lighting").context("lighting on the board")?;
    let count = |key: &str| lighting.get(key).and_then(Value::as_u64).unwrap_or(0);
    ensure!(count("resolved") > 0 && count("reopened") > 0, "the board knows: {lighting}");
    Ok(())
}

fn pages(address: &str) -> anyhow::Result<()> {
    let client = Client::new(address);
    for (path, holds) in [
        ("/", "我要反映"),
        // The footer says that this city lives in a time of its own.
        ("/help/rules", "演示城市"),
        ("/report", "什么情况"),
        ("/follow", "查询码"),
        ("/days", "工作日"),
        ("/help/rules", "stage-forbids"),
        ("/login", "密码"),
        ("/health", "正常"),
        ("/map/cells.geojson", "FeatureCollection"),
        ("/assets/app.css", "--sea"),
        ("/api/openapi.json", "openapi"),
    ] {
        let text = client.page(path)?;
        ensure!(text.contains(holds), "{path} does not hold {holds:?}");
    }
    Ok(())
}

//! One client's lifecycles.

use crate::client::Client;
use anyhow::{Context, bail};
use serde_json::{Value, json};
use std::time::Instant;

/// Who dispatches and resolves.
#[derive(Clone)]
pub struct Tokens {
    pub dispatcher: String,
    pub unit: String,
}

impl Tokens {
    pub fn of(client: &Client, logins: &Value) -> anyhow::Result<Tokens> {
        let token = |login: &str| client.login(login, crate::server::password(logins, login)?);
        Ok(Tokens { dispatcher: token("dispatch1")?, unit: token("lamp1")? })
    }
}

/// Times of calls in milliseconds.
pub type Times = Vec<f64>;

pub fn create(client: &Client, key: &str, times: &mut Times) -> anyhow::Result<String> {
    let body = json!({"kind": "help", "category": "urban.lighting.streetlamp", "cell": "g01",
        "title": key, "body": "路口的路灯不亮，请派人修理，谢谢。"});
    let started = Instant::now();
    let answer = client.post("/api/cases", &[("Idempotency-Key", key)], &body)?;
    times.push(started.elapsed().as_secs_f64() * 1e3);
    if answer.status != 201 {
        bail!("create: {answer:?}");
    }
    Ok(answer.body.get("number").and_then(Value::as_str).context("number")?.to_owned())
}

pub fn step(
    client: &Client,
    number: &str,
    verb: &str,
    token: &str,
    key: &str,
    times: &mut Times,
) -> anyhow::Result<()> {
    let headers = [("Authorization", token), ("Idempotency-Key", key)];
    let started = Instant::now();
    let answer = client.post(&format!("/api/cases/{number}/{verb}"), &headers, &json!({}))?;
    times.push(started.elapsed().as_secs_f64() * 1e3);
    if answer.status != 200 {
        bail!("{verb}: {answer:?}");
    }
    Ok(())
}

pub fn fetch(client: &Client, number: &str, token: &str, times: &mut Times) -> anyhow::Result<Value> {
    let started = Instant::now();
    let answer = client.get(&format!("/api/cases/{number}"), &[("Authorization", token)])?;
    times.push(started.elapsed().as_secs_f64() * 1e3);
    if answer.status != 200 {
        bail!("fetch: {answer:?}");
    }
    Ok(answer.body)
}

/// create → dispatch → resolve → fetch; the number of the case.
pub fn lifecycle(client: &Client, tokens: &Tokens, key: &str, times: &mut Times) -> anyhow::Result<String> {
    let number = create(client, key, times)?;
    step(client, &number, "dispatch", &tokens.dispatcher, &format!("{key}-d"), times)?;
    step(client, &number, "resolve", &tokens.unit, &format!("{key}-r"), times)?;
    let case = fetch(client, &number, &tokens.unit, times)?;
    if case.get("stage").and_then(Value::as_str) != Some("resolved") {
        bail!("fetched another stage: {case}");
    }
    Ok(number)
}

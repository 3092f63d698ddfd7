//! A client of the API, as a script would write it.

use anyhow::{Context, bail};
use serde_json::{Value, json};
use std::time::Duration;
use ureq::Agent;

#[derive(Clone)]
pub struct Client {
    agent: Agent,
    pub base: String,
}

/// An answer: status and JSON (null where there is none).
#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    pub body: Value,
}

impl Client {
    pub fn new(base: &str) -> Client {
        let config = Agent::config_builder()
            .http_status_as_error(false)
            .timeout_global(Some(Duration::from_secs(30)))
            .max_idle_connections_per_host(64)
            // Calls here are small; the buffers are cleared for each of them.
            .input_buffer_size(16 * 1024)
            .output_buffer_size(8 * 1024)
            .build();
        Client { agent: config.into(), base: base.to_owned() }
    }

    pub fn get(&self, path: &str, headers: &[(&str, &str)]) -> anyhow::Result<Answer> {
        let mut request = self.agent.get(format!("{}{path}", self.base));
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        read(request.call()?)
    }

    pub fn post(&self, path: &str, headers: &[(&str, &str)], body: &Value) -> anyhow::Result<Answer> {
        let mut request = self.agent.post(format!("{}{path}", self.base));
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        read(request.send_json(body)?)
    }

    /// A page's text; fails unless it is there.
    pub fn page(&self, path: &str) -> anyhow::Result<String> {
        let mut response = self.agent.get(format!("{}{path}", self.base)).call()?;
        let text = response.body_mut().read_to_string()?;
        if response.status().as_u16() != 200 {
            bail!("{path}: {}", response.status());
        }
        Ok(text)
    }

    /// A token for a login.
    pub fn login(&self, login: &str, password: &str) -> anyhow::Result<String> {
        let answer = self.post("/api/session", &[], &json!({"login": login, "password": password}))?;
        let token = answer.body.get("token").and_then(Value::as_str);
        Ok(format!("Bearer {}", token.with_context(|| format!("login {login}: {answer:?}"))?))
    }

    /// A command that must succeed.
    pub fn act(
        &self,
        number: &str,
        verb: &str,
        who: &(String, String),
        key: &str,
        body: &Value,
    ) -> anyhow::Result<Value> {
        let headers = [(who.0.as_str(), who.1.as_str()), ("Idempotency-Key", key)];
        let answer = self.post(&format!("/api/cases/{number}/{verb}"), &headers, body)?;
        if answer.status != 200 {
            bail!("{verb}: {} {}", answer.status, answer.body);
        }
        Ok(answer.body)
    }
}

fn read(mut response: ureq::http::Response<ureq::Body>) -> anyhow::Result<Answer> {
    let status = response.status().as_u16();
    let text = response.body_mut().read_to_string()?;
    Ok(Answer { status, body: serde_json::from_str(&text).unwrap_or(Value::Null) })
}

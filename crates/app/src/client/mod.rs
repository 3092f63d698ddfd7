//! The public API, as any other client uses it: nothing here opens a database.
//!
//! A command carries an idempotency key, so when the connection breaks before the answer came it is
//! sent again under the same key, and happens once.

mod answer;
mod no;

pub use answer::{Case, Line, List, Receipt, Ticking};
pub use no::No;

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use std::time::Duration;
use ureq::Agent;

/// How often a request is sent at most when connections break.
const TRIES: usize = 3;

/// A caller of one server.
#[derive(Clone)]
pub struct Client {
    agent: Agent,
    base: String,
    /// Header and value by which the server knows the caller.
    who: Option<(&'static str, String)>,
    lang: &'static str,
}

impl std::fmt::Debug for Client {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        // The token stays out of logs.
        write!(f, "Client({})", self.base)
    }
}

impl Client {
    pub fn new(base: &str, lang: &'static str) -> Client {
        let config = Agent::config_builder()
            .http_status_as_error(false)
            .timeout_global(Some(Duration::from_secs(30)))
            .max_idle_connections_per_host(16)
            .build();
        Client { agent: config.into(), base: base.trim_end_matches('/').to_owned(), who: None, lang }
    }

    /// The same server, asked by a staff member.
    #[must_use]
    pub fn with_token(&self, token: &str) -> Client {
        Client { who: Some(("authorization", format!("Bearer {token}"))), ..self.clone() }
    }

    /// The same server, asked by whoever holds a case's code.
    #[must_use]
    pub fn with_code(&self, code: &str) -> Client {
        Client { who: Some(("case-code", code.to_owned())), ..self.clone() }
    }

    /// Opens a session.
    ///
    /// # Errors
    /// When the password is wrong or the server cannot be reached.
    pub fn log_in(&self, login: &str, password: &str) -> Result<Client, No> {
        let answer = self.post("/api/session", None, &json!({"login": login, "password": password}))?;
        let token = answer.get("token").and_then(Value::as_str).ok_or_else(|| No::odd("/api/session"))?;
        Ok(self.with_token(token))
    }

    /// # Errors
    /// What the server said, or that it cannot be reached.
    pub fn get(&self, path: &str, query: &[(&str, String)]) -> Result<Value, No> {
        let url = format!("{}{path}", self.base);
        self.sent(path, || {
            let mut request = self.agent.get(&url).header("accept-language", self.lang);
            for (name, value) in query {
                request = request.query(*name, value);
            }
            if let Some((name, value)) = &self.who {
                request = request.header(*name, value);
            }
            request.call()
        })
    }

    /// Sends a command; with a key it is carried out once however often it is sent.
    ///
    /// # Errors
    /// What the server said, or that it cannot be reached.
    pub fn post(&self, path: &str, key: Option<&str>, body: &impl Serialize) -> Result<Value, No> {
        let url = format!("{}{path}", self.base);
        self.sent(path, || {
            let mut request = self.agent.post(&url).header("accept-language", self.lang);
            if let Some(key) = key {
                request = request.header("idempotency-key", key);
            }
            if let Some((name, value)) = &self.who {
                request = request.header(*name, value);
            }
            request.send_json(body)
        })
    }

    fn sent(
        &self,
        path: &str,
        send: impl Fn() -> Result<ureq::http::Response<ureq::Body>, ureq::Error>,
    ) -> Result<Value, No> {
        let mut lost = String::new();
        for _ in 0..TRIES {
            let read = send().and_then(|mut response| {
                let status = response.status().as_u16();
                Ok((status, response.body_mut().read_to_string()?))
            });
            match read {
                Ok((status, text)) => return No::unless_well(path, status, &text),
                Err(error) => lost = error.to_string(),
            }
        }
        Err(No::Unreachable { server: self.base.clone(), why: lost })
    }
}

/// Reads an answer as what it must be.
///
/// # Errors
/// When it is something else: the server is of another release.
pub fn read<T: DeserializeOwned>(path: &str, value: &Value) -> Result<T, No> {
    T::deserialize(value).map_err(|_| No::odd(path))
}

//! A clock that is set from outside, for simulations: days pass in seconds, and every timer fires
//! by its time.
//!
//! `yinuo serve --simulated-clock INSTANT` adds one route, `POST /simulated-clock`. Its class is
//! *private*: it exists only with that flag, the flag is refused unless the server listens on the
//! loopback interface, and the caller must know a token of 128 random bits that is printed once.

use crate::client::{Client, No};
use anyhow::{Context, bail};
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::routing::post;
use axum::{Json, Router};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use std::net::SocketAddr;
use std::sync::Arc;
use yinuo_kernel::ManualClock;
use yinuo_web::App;

/// What stands before the token in the line that tells it.
pub const TOLD: &str = "simulated clock, token ";
const PATH: &str = "/simulated-clock";

/// The server's side.
#[derive(Clone)]
pub struct Hand {
    pub clock: Arc<ManualClock>,
    token: String,
}

#[derive(Debug, Serialize, Deserialize)]
struct Set {
    now: Timestamp,
}

impl Hand {
    /// # Errors
    /// When the server would be reachable from elsewhere, or the instant does not read.
    pub fn new(instant: &str, listen: SocketAddr) -> anyhow::Result<Hand> {
        if !listen.ip().is_loopback() {
            bail!("--simulated-clock is for a server on the loopback interface alone, not for {listen}");
        }
        let at: Timestamp = instant.parse().with_context(|| format!("{instant} is no instant (RFC 3339)"))?;
        let mut bytes = [0u8; 16];
        getrandom::fill(&mut bytes).ok().context("the machine gives no randomness")?;
        let token = format!("{:032x}", u128::from_be_bytes(bytes));
        Ok(Hand { clock: Arc::new(ManualClock::at(at)), token })
    }

    /// The site with the clock's route.
    pub fn over(self, router: Router, app: App) -> Router {
        println!("{TOLD}{}", self.token);
        router.merge(Router::new().route(PATH, post(set)).with_state((self, app)))
    }
}

/// Sets the clock, never back, and answers when every timer due by then has spoken.
async fn set(State((hand, app)): State<(Hand, App)>, headers: HeaderMap, Json(to): Json<Set>) -> StatusCode {
    let bearer = format!("Bearer {}", hand.token);
    if headers.get("authorization").is_none_or(|given| given.as_bytes() != bearer.as_bytes()) {
        return StatusCode::NOT_FOUND;
    }
    if to.now < yinuo_kernel::Clock::now(hand.clock.as_ref()) {
        return StatusCode::CONFLICT;
    }
    hand.clock.set(to.now);
    match tokio::task::spawn_blocking(move || app.engine.tick_blocking()).await {
        Ok(Ok(())) => StatusCode::NO_CONTENT,
        _ => StatusCode::SERVICE_UNAVAILABLE,
    }
}

/// The simulation's side.
#[derive(Debug)]
pub struct Clock(Client);

impl Clock {
    pub fn new(server: &str, token: &str) -> Clock {
        Clock(Client::new(server, "en").with_token(token))
    }

    /// # Errors
    /// When the server does not take it.
    pub fn set(&self, now: Timestamp) -> Result<(), No> {
        self.0.post(PATH, None, &Set { now }).map(|_| ())
    }
}

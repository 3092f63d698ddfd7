//! A small pool of reading connections. They cannot write, and never wait for the writer.

use crate::link::Link;
use crate::{Target, migrate};
use std::sync::{Arc, Condvar, Mutex, MutexGuard};
use std::time::Duration;
use yinuo_journal::Fault;

/// Connections at most; PostgreSQL takes 100 from all programs unless told otherwise.
const MOST: usize = 12;
/// How long a reader waits for one.
const PATIENCE: Duration = Duration::from_secs(10);
const SETTINGS: &str = "SET search_path = yinuo; SET default_transaction_read_only = on; \
    SET client_min_messages = warning; SET idle_in_transaction_session_timeout = '60s'";

#[derive(Debug, Default)]
struct State {
    idle: Vec<Link>,
    /// In use.
    out: usize,
}

#[derive(Debug)]
pub(crate) struct Pool {
    target: Target,
    most: usize,
    state: Mutex<State>,
    freed: Condvar,
}

/// A connection on loan.
pub(crate) struct Lease {
    pool: Arc<Pool>,
    link: Option<Link>,
}

impl Pool {
    pub(crate) fn new(target: Target) -> Pool {
        Pool { target, most: MOST, state: Mutex::default(), freed: Condvar::new() }
    }

    /// Only this one connection, whatever happens: it is in a transaction that sees one moment.
    pub(crate) fn snapshot(target: &Target) -> Result<Pool, Fault> {
        let mut link = connect(target, "0")?;
        if migrate::version(&mut link)? == 0 {
            return Err(Fault::Storage(format!("{target} holds no city: make one with `yinuo init --store`")));
        }
        link.batch("SET idle_in_transaction_session_timeout = 0; BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")?;
        let state = State { idle: vec![link], out: 0 };
        Ok(Pool { target: target.clone(), most: 0, state: Mutex::new(state), freed: Condvar::new() })
    }

    fn state(&self) -> MutexGuard<'_, State> {
        // The counts are whole after a panic: nothing in here can stop halfway.
        self.state.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
    }

    pub(crate) fn with<T>(self: &Arc<Self>, work: impl FnOnce(&mut Link) -> Result<T, Fault>) -> Result<T, Fault> {
        let mut lease = Lease { pool: self.clone(), link: self.take()? };
        let link = match &mut lease.link {
            Some(link) => link,
            none => none.insert(connect(&self.target, "60s")?),
        };
        work(link)
    }

    /// A live idle connection, or `None`: the right to make one.
    fn take(&self) -> Result<Option<Link>, Fault> {
        let mut state = self.state();
        loop {
            while let Some(link) = state.idle.pop() {
                if link.is_alive() {
                    state.out += 1;
                    return Ok(Some(link));
                }
            }
            if state.out < self.most {
                state.out += 1;
                return Ok(None);
            }
            if state.out == 0 {
                return Err(crate::fault::lost());
            }
            let (next, waited) = self
                .freed
                .wait_timeout(state, PATIENCE)
                .map_err(|_| Fault::Busy("a reader's thread broke down".into()))?;
            state = next;
            if waited.timed_out() && state.idle.is_empty() {
                return Err(Fault::Busy(format!("all {} connections for reading are in use", self.most.max(1))));
            }
        }
    }
}

impl Drop for Lease {
    fn drop(&mut self) {
        let mut state = self.pool.state();
        state.out = state.out.saturating_sub(1);
        state.idle.extend(self.link.take().filter(Link::is_alive));
        drop(state);
        self.pool.freed.notify_one();
    }
}

fn connect(target: &Target, longest: &str) -> Result<Link, Fault> {
    let settings = format!("{SETTINGS}; SET statement_timeout = '{longest}'");
    let mut link = Link::connect(target, "yinuo reader", &settings)?;
    migrate::readable(&mut link)?;
    Ok(link)
}

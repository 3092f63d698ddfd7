//! One writer: a session-level advisory lock, held by the very connection that writes. There is
//! no moment in which a writer has lost its lock and can still write, because both end together;
//! and whoever takes the lock knows that everything the one before had sent is decided.

use crate::Target;
use crate::encode::get;
use crate::link::Link;
use yinuo_journal::Fault;

/// "yinuo" and a version, so that other programs' locks are not met.
const KEY: i64 = 0x0079_696e_756f_0001;

/// The writer goes by keys only: whatever the statistics of a young table say, a plan that reads
/// the whole of it would be wrong.
const SETTINGS: &str = "SET search_path = yinuo; SET client_min_messages = warning; SET statement_timeout = 0; \
    SET lock_timeout = '3s'; SET idle_in_transaction_session_timeout = '60s'; SET tcp_keepalives_idle = 10; \
    SET tcp_keepalives_interval = 5; SET tcp_keepalives_count = 3; SET plan_cache_mode = force_generic_plan; \
    SET enable_seqscan = off; SET jit = off";

/// Who a session is at the server: process id and start, which together name it for ever.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Session {
    pid: i32,
    since: String,
}

/// Connects for writing and takes the lock. `former` is this process's own session of before:
/// if the server has not noticed its end yet, it is ended.
pub(crate) fn writer(target: &Target, former: Option<&Session>) -> Result<(Link, Session), Fault> {
    let mut link = Link::connect(target, "yinuo writer", SETTINGS)?;
    if !take(&mut link)? {
        let holder = link.first(include_str!("../queries/lock_holder.sql"), &[&KEY])?;
        let Some(holder) = holder else { return Err(taken(target, "whose session cannot be seen")) };
        let session = Session { pid: get(&holder, "pid")?, since: get(&holder, "since")? };
        let client: &str = get(&holder, "client")?;
        if former != Some(&session) {
            return Err(taken(target, &format!("from {client}, session {} since {}", session.pid, session.since)));
        }
        link.query("SELECT pg_terminate_backend($1)", &[&session.pid])?;
        if !take(&mut link)? {
            return Err(taken(target, "a session of this server that does not end"));
        }
    }
    // Only ever made stronger: a city that waits for its standbys goes on doing so.
    link.batch(
        "SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') = 'off'; \
         SET lock_timeout = '30s'",
    )?;
    let own = "SELECT pid, backend_start::text AS since FROM pg_stat_activity WHERE pid = pg_backend_pid()";
    let row = link.first(own, &[])?.ok_or_else(crate::fault::lost)?;
    let session = Session { pid: get(&row, "pid")?, since: get(&row, "since")? };
    Ok((link, session))
}

/// Waits a little: a server that was killed a moment ago still holds it.
fn take(link: &mut Link) -> Result<bool, Fault> {
    let sql = "DO $$ BEGIN PERFORM pg_advisory_lock(KEY); EXCEPTION WHEN lock_not_available THEN NULL; END $$";
    link.batch(&sql.replace("KEY", &KEY.to_string()))?;
    let held = "SELECT EXISTS (SELECT FROM pg_locks WHERE locktype = 'advisory' AND granted AND objsubid = 1 \
         AND pid = pg_backend_pid() AND (classid::bigint << 32 | objid::bigint) = $1) AS held";
    link.first(held, &[&KEY])?.map_or(Ok(false), |row| get(&row, "held"))
}

fn taken(target: &Target, by: &str) -> Fault {
    Fault::Busy(format!("another yinuo writes to {target} ({by}): stop it first, or name another database"))
}

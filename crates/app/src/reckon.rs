//! When a holiday notice has come out: every deadline that was provisional is reckoned anew, each
//! as an event of its case. Done at the start of the server, which is when packs are read.

use anyhow::Context;
use yinuo_casework::Command;
use yinuo_journal::{Order, QueueQuery, Rejection, Submission, Target};
use yinuo_kernel::Actor;
use yinuo_web::App;

/// Reckons; says how many cases have new deadlines.
///
/// # Errors
/// When the storage fails.
pub fn anew(app: &App) -> anyhow::Result<usize> {
    let all = QueueQuery::all(app.world.place, app.clock.now());
    let mut query = QueueQuery { provisional: true, sealed: true, order: Order::Newest, limit: 200, ..all };
    let mut moved = 0;
    loop {
        let page = app.reader.list(&query)?;
        for row in &page.rows {
            let submission = Submission::plain(Target::Case(row.number), Command::Reckon, Actor::SYSTEM);
            match app.engine.submit_blocking(submission) {
                Ok(_) => moved += 1,
                // Nothing is known yet that was not known before.
                Err(Rejection::Refused(_)) => {}
                Err(Rejection::Failed(fault)) => {
                    return Err(fault).with_context(|| format!("case {}", row.number));
                }
            }
        }
        match page.next {
            Some(next) => query.after = Some(next),
            None => return Ok(moved),
        }
    }
}

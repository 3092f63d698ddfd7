//! Delivers what lies in the outbox: a thread of its own, at least once, each letter under its key,
//! again and again with longer waits until it has arrived.

mod config;
mod means;
mod posts;
mod smtp;
mod words;

pub use config::Ways;

use config::{Means, Posts};
use std::collections::BTreeMap;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, TryRecvError, channel};
use std::thread::JoinHandle;
use std::time::Duration;
use yinuo_journal::{Fault, Keeping, Letter, Subscriber};
use yinuo_kernel::Timestamp;
use yinuo_web::App;

/// How often the outbox is looked at.
const NAP: Duration = Duration::from_millis(500);
/// Letters taken up at once.
const BATCH: usize = 100;
/// The longest wait between two tries, in seconds.
const WAIT_MAX: i64 = 3_600;

/// The delivering thread; dropping it stops it after the letter in hand.
#[derive(Debug)]
pub struct Postman {
    /// Dropped to stop it: the thread hears that nobody is there any more.
    stop: Option<Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

/// Starts delivering; `None` where there is no way out.
///
/// # Errors
/// When the system gives no thread.
pub fn start(app: &App, ways: Ways) -> anyhow::Result<Option<Postman>> {
    if ways.ways.is_empty() && ways.posts.is_none() {
        return Ok(None);
    }
    let Ways { ways, posts } = ways;
    let bag = Bag { means: ways.into_iter().map(|(channel, means)| (channel.name, means)).collect(), posts };
    let (stop, stopped) = channel();
    let thread = std::thread::Builder::new().name("postman".into()).spawn({
        let app = app.clone();
        move || {
            let mut wait = Duration::ZERO;
            while matches!(stopped.recv_timeout(wait), Err(RecvTimeoutError::Timeout)) {
                wait = match round(&app, &bag, &stopped) {
                    Ok(0) => NAP,
                    Ok(_) => Duration::ZERO,
                    Err(fault) => {
                        tracing::error!(%fault, "the outbox cannot be read or written");
                        NAP * 10
                    }
                };
            }
        }
    })?;
    Ok(Some(Postman { stop: Some(stop), thread: Some(thread) }))
}

impl Drop for Postman {
    fn drop(&mut self) {
        drop(self.stop.take());
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

/// Where everything goes.
struct Bag {
    means: BTreeMap<String, Means>,
    posts: Option<Posts>,
}

impl Bag {
    fn deliver(&self, app: &App, letter: &Letter) -> Result<(), String> {
        match (Subscriber::of_channel(&letter.channel), &self.posts, self.means.get(&letter.channel)) {
            (Some(login), Some(posts), _) => posts::at_once(app, posts, login, letter),
            (None, _, Some(means)) => means::deliver(app, means, letter),
            // The way was taken out of the file: nobody waits for this any more.
            (Some(_), None, _) | (None, _, None) => Ok(()),
        }
    }
}

/// One look at the outbox and at what is due for posts; how many letters were taken up.
fn round(app: &App, bag: &Bag, stopped: &Receiver<()>) -> Result<usize, Fault> {
    let place = app.world.place;
    let letters = app.reader.outbox(place, app.clock.now(), BATCH)?;
    let taken = letters.len();
    for letter in letters {
        if matches!(stopped.try_recv(), Err(TryRecvError::Disconnected)) {
            break;
        }
        let (seq, n) = (letter.seq, letter.n);
        let keeping = match bag.deliver(app, &letter) {
            Ok(()) => Keeping::Delivered { place, seq, n },
            Err(why) => {
                let until = later(app.clock.now(), letter.tries);
                tracing::warn!(channel = letter.channel, key = letter.key(place), %why, %until, "not delivered");
                Keeping::Delayed { place, seq, n, until }
            }
        };
        app.engine.keep_blocking(keeping)?;
    }
    match &bag.posts {
        Some(posts) => Ok(taken + posts::due(app, posts, stopped)?),
        None => Ok(taken),
    }
}

/// 5 s, 10 s, 20 s … at most an hour.
fn later(now: Timestamp, tries: u32) -> Timestamp {
    let wait = 5i64.saturating_mul(1 << tries.min(12)).min(WAIT_MAX);
    now.checked_add(jiff::SignedDuration::from_secs(wait)).unwrap_or(now)
}

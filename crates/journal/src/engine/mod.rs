//! The engine: one thread that writes, many clients that ask.
//!
//! Commands queue up while a group is being committed; the next group is whatever has queued,
//! up to [`GROUP`]. So one client waits for one fsync, and five hundred share one.
//!
//! A storage fault undoes the whole group; then each command of it is tried alone, so that one
//! that cannot be stored does not take its neighbours down. While nothing can be stored,
//! nothing is acknowledged, [`Health`] says so, and the next commit that works ends the pause.

mod carry;
mod cast;
mod core;
mod deed;
mod deliver;
mod health;
mod letters;
mod news;
mod submission;
mod work;

pub use deed::Deed;
pub use health::{Health, Pause};
pub use news::News;
pub use submission::{Keeping, Rejection, Submission, Target};

use crate::{Fault, Receipt, Store, World};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{SyncSender, TrySendError, sync_channel};
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;
use tokio::sync::{broadcast, oneshot};
use yinuo_delivery::vote::{Ballot, Choices, Code};
use yinuo_kernel::{CaseNumber, Clock};

/// How many commands one commit carries at most.
pub const GROUP: usize = 256;

/// How many commands may wait; beyond that clients are told to come again.
pub const QUEUE: usize = 4_096;

type Answer = Result<Receipt, Rejection>;

/// A receipt for each deed; or what speaks against which of them, and nothing was done.
type Delivered = Result<Vec<Receipt>, Vec<(usize, Rejection)>>;

/// The ballot as it lies in the urn.
type Casted = Result<Ballot, Rejection>;

pub(crate) enum Job {
    Case(Box<Submission>, oneshot::Sender<Answer>),
    /// All of them or none.
    Deliver(Vec<Deed>, oneshot::Sender<Delivered>),
    /// A ballot, which leaves no record.
    Cast(Box<cast::Casting>, oneshot::Sender<Casted>),
    Keep(Box<Keeping>, oneshot::Sender<Result<(), Fault>>),
    /// Work off what is due and answer when done.
    Tick(oneshot::Sender<Result<(), Fault>>),
    Stop,
}

/// A handle to the running engine; dropping the last one stops it after its queue.
#[derive(Debug)]
pub struct Engine {
    jobs: SyncSender<Job>,
    health: Arc<Health>,
    news: Arc<news::Board>,
    kept: Arc<AtomicU64>,
    delivered: Arc<AtomicU64>,
    thread: Mutex<Option<JoinHandle<()>>>,
}

impl Engine {
    /// Starts the writing thread.
    ///
    /// # Errors
    /// When the system gives no thread.
    pub fn start<S: Store + 'static>(store: S, world: Arc<World>, clock: Arc<dyn Clock>) -> Result<Engine, Fault> {
        let (jobs, queue) = sync_channel(QUEUE);
        let health = Arc::new(Health::default());
        let news = Arc::new(news::Board::default());
        let core = core::Core::new(store, world, clock.clone(), news.clone());
        let (kept, delivered) = (core.kept.clone(), core.delivered.clone());
        let thread = std::thread::Builder::new()
            .name("journal".into())
            .spawn({
                let health = health.clone();
                move || work::run(core, &queue, &health, clock.as_ref())
            })
            .map_err(|e| Fault::Busy(e.to_string()))?;
        Ok(Engine { jobs, health, news, kept, delivered, thread: Mutex::new(Some(thread)) })
    }

    /// Decides a command and answers when it is durable.
    ///
    /// # Errors
    /// [`Rejection::Refused`] names the rule; [`Rejection::Failed`] means nothing was changed.
    pub async fn submit(&self, submission: Submission) -> Answer {
        let (tell, hear) = oneshot::channel();
        self.send(Job::Case(Box::new(submission), tell)).map_err(Rejection::Failed)?;
        hear.await.unwrap_or_else(|_| Err(Rejection::Failed(stopped())))
    }

    /// The same for callers without a runtime.
    ///
    /// # Errors
    /// As [`Engine::submit`].
    pub fn submit_blocking(&self, submission: Submission) -> Answer {
        let (tell, hear) = oneshot::channel();
        self.send(Job::Case(Box::new(submission), tell)).map_err(Rejection::Failed)?;
        hear.blocking_recv().unwrap_or_else(|_| Err(Rejection::Failed(stopped())))
    }

    /// Decides commands to dossiers, all of them or none, and answers when they are durable.
    ///
    /// # Errors
    /// Which of them a rule forbids, or that nothing could be stored; nothing was changed then.
    pub async fn deliver(&self, deeds: Vec<Deed>) -> Delivered {
        let (tell, hear) = oneshot::channel();
        self.send(Job::Deliver(deeds, tell)).map_err(deed::failed)?;
        hear.await.unwrap_or_else(|_| Err(deed::failed(stopped())))
    }

    /// [`Engine::deliver`] for callers without a runtime.
    ///
    /// # Errors
    /// As [`Engine::deliver`].
    pub fn deliver_blocking(&self, deeds: Vec<Deed>) -> Delivered {
        let (tell, hear) = oneshot::channel();
        self.send(Job::Deliver(deeds, tell)).map_err(deed::failed)?;
        hear.blocking_recv().unwrap_or_else(|_| Err(deed::failed(stopped())))
    }

    /// Casts the ballot of a slip, and answers when it is durable. The same ballot again is taken as said.
    ///
    /// # Errors
    /// Those of [`yinuo_delivery::vote::ballot::cast`]; a [`Rejection::Failed`] means that it may be cast again.
    pub async fn cast(&self, vote: CaseNumber, code: Code, choices: Choices) -> Casted {
        let (tell, hear) = oneshot::channel();
        self.send(Job::Cast(Box::new(cast::Casting { vote, code, choices }), tell)).map_err(Rejection::Failed)?;
        hear.await.unwrap_or_else(|_| Err(Rejection::Failed(stopped())))
    }

    /// [`Engine::cast`] for callers without a runtime.
    ///
    /// # Errors
    /// As [`Engine::cast`].
    pub fn cast_blocking(&self, vote: CaseNumber, code: Code, choices: Choices) -> Casted {
        let (tell, hear) = oneshot::channel();
        self.send(Job::Cast(Box::new(cast::Casting { vote, code, choices }), tell)).map_err(Rejection::Failed)?;
        hear.blocking_recv().unwrap_or_else(|_| Err(Rejection::Failed(stopped())))
    }

    /// How often dossiers have changed since the start: a register read before is to be refreshed.
    /// Counted before the change is acknowledged.
    pub fn delivered(&self) -> u64 {
        self.delivered.load(Ordering::Acquire)
    }

    /// Stores what lies beside the journal: accounts and sessions.
    ///
    /// # Errors
    /// When it could not be made durable.
    pub async fn keep(&self, keeping: Keeping) -> Result<(), Fault> {
        let (tell, hear) = oneshot::channel();
        self.send(Job::Keep(Box::new(keeping), tell))?;
        hear.await.unwrap_or_else(|_| Err(stopped()))
    }

    /// How often accounts or sessions have changed since the start: what was read before the last
    /// change may be out of date. Counted before the change is acknowledged.
    pub fn kept(&self) -> u64 {
        self.kept.load(Ordering::Acquire)
    }

    /// [`Engine::keep`] for callers without a runtime.
    ///
    /// # Errors
    /// As [`Engine::keep`].
    pub fn keep_blocking(&self, keeping: Keeping) -> Result<(), Fault> {
        let (tell, hear) = oneshot::channel();
        self.send(Job::Keep(Box::new(keeping), tell))?;
        hear.blocking_recv().unwrap_or_else(|_| Err(stopped()))
    }

    /// Fires every timer that is due at the engine's clock, and waits for it.
    ///
    /// # Errors
    /// When the storage fails.
    pub fn tick_blocking(&self) -> Result<(), Fault> {
        let (tell, hear) = oneshot::channel();
        self.send(Job::Tick(tell))?;
        hear.blocking_recv().unwrap_or_else(|_| Err(stopped()))
    }

    /// What changes from now on, after it is durable; `None` when too many listen already,
    /// or the city is closing. A listener that lags behind is told so and has to fetch anew.
    pub fn listen(&self) -> Option<broadcast::Receiver<Arc<News>>> {
        self.news.listen()
    }

    /// Ends every listener, so that a server that waits for its connections can stop. Commands
    /// are still taken.
    pub fn hush(&self) {
        self.news.close();
    }

    pub fn health(&self) -> &Health {
        &self.health
    }

    /// Finishes what is queued and stops.
    pub fn stop(&self) {
        // A full queue still drains; if the thread is gone there is nothing to stop.
        let _ = self.jobs.send(Job::Stop);
        let thread = self.thread.lock().map(|mut thread| thread.take()).unwrap_or_default();
        if let Some(thread) = thread {
            let _ = thread.join();
        }
    }

    fn send(&self, job: Job) -> Result<(), Fault> {
        self.jobs.try_send(job).map_err(|error| match error {
            TrySendError::Full(_) => Fault::Busy(format!("{QUEUE} commands are waiting already")),
            TrySendError::Disconnected(_) => stopped(),
        })
    }
}

impl Drop for Engine {
    fn drop(&mut self) {
        self.stop();
    }
}

fn stopped() -> Fault {
    Fault::Busy("the engine has stopped".into())
}

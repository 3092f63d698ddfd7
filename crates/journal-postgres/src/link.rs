//! One connection, used synchronously: it is driven only while a call waits for its answer.

use crate::Target;
use crate::fault::{fault, lost};
use futures_util::{StreamExt as _, pin_mut};
use std::collections::HashMap;
use std::future::{Future, poll_fn};
use std::pin::Pin;
use std::task::Poll;
use tokio::runtime::{Builder, Runtime};
use tokio_postgres::types::ToSql;
use tokio_postgres::{Client, Error, NoTls, Row, Statement};
use yinuo_journal::Fault;

/// Prepared statements kept; a list's filters make a few dozen at most.
const STATEMENTS: usize = 96;

pub(crate) type Param<'a> = &'a (dyn ToSql + Sync);

/// One statement of a transaction, with the values it takes along.
pub(crate) struct Write {
    pub(crate) sql: String,
    pub(crate) params: Vec<Box<dyn ToSql + Sync>>,
}

pub(crate) struct Link {
    client: Client,
    statements: HashMap<String, Statement>,
    /// `None` only while it is dropped.
    runtime: Option<Runtime>,
}

impl std::fmt::Debug for Link {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Link")
    }
}

impl Link {
    /// Connects and runs `settings` in the new session.
    pub(crate) fn connect(target: &Target, program: &str, settings: &str) -> Result<Link, Fault> {
        let runtime = Builder::new_current_thread().enable_all().build().map_err(|e| Fault::Busy(e.to_string()))?;
        let config = target.config(program);
        let client = runtime.block_on(async {
            let (client, connection) = config.connect(NoTls).await?;
            tokio::spawn(async move {
                // How it ended is told by the call that was waiting.
                let _ = connection.await;
            });
            client.batch_execute(settings).await?;
            Ok(client)
        });
        let client = client.map_err(|error: Error| match fault(error) {
            Fault::Storage(why) => Fault::Storage(format!("{target}: {why}")),
            other => other,
        })?;
        Ok(Link { client, statements: HashMap::new(), runtime: Some(runtime) })
    }

    fn runtime(&self) -> Result<&Runtime, Fault> {
        self.runtime.as_ref().ok_or_else(lost)
    }

    /// Whether the other end is there, as far as this end has been told: no round trip.
    pub(crate) fn is_alive(&self) -> bool {
        if let Some(runtime) = &self.runtime {
            // A few turns let the connection read an end that has already arrived.
            runtime.block_on(async {
                for _ in 0..3 {
                    tokio::task::yield_now().await;
                }
            });
        }
        !self.client.is_closed()
    }

    async fn statement(&mut self, sql: &str) -> Result<Statement, Error> {
        if let Some(known) = self.statements.get(sql) {
            return Ok(known.clone());
        }
        let new = self.client.prepare(sql).await?;
        if self.statements.len() >= STATEMENTS {
            self.statements.clear();
        }
        self.statements.insert(sql.to_owned(), new.clone());
        Ok(new)
    }

    fn drive<T>(&mut self, work: impl AsyncFnOnce(&mut Self) -> Result<T, Error>) -> Result<T, Fault> {
        let Some(runtime) = self.runtime.take() else { return Err(lost()) };
        let done = runtime.block_on(work(self));
        self.runtime = Some(runtime);
        done.map_err(fault)
    }

    /// Statements without parameters, one after the other.
    pub(crate) fn batch(&mut self, sql: &str) -> Result<(), Fault> {
        self.runtime()?.block_on(self.client.batch_execute(sql)).map_err(fault)
    }

    pub(crate) fn query(&mut self, sql: &str, params: &[Param<'_>]) -> Result<Vec<Row>, Fault> {
        self.drive(async |link| {
            let statement = link.statement(sql).await?;
            link.client.query(&statement, params).await
        })
    }

    pub(crate) fn first(&mut self, sql: &str, params: &[Param<'_>]) -> Result<Option<Row>, Fault> {
        Ok(self.query(sql, params)?.into_iter().next())
    }

    /// Rows one by one: a large answer is never held as a whole.
    pub(crate) fn stream(
        &mut self,
        sql: &str,
        params: &[Param<'_>],
        each: &mut dyn FnMut(Row) -> Result<(), Fault>,
    ) -> Result<(), Fault> {
        let mut stopped = Ok(());
        self.drive(async |link| {
            let statement = link.statement(sql).await?;
            let rows = link.client.query_raw(&statement, params.iter().copied()).await?;
            pin_mut!(rows);
            while let Some(row) = rows.next().await {
                stopped = each(row?);
                if stopped.is_err() {
                    break;
                }
            }
            Ok(())
        })?;
        stopped
    }

    /// One transaction in one round trip: begin, every statement, commit are sent without
    /// waiting for each other. When one fails, PostgreSQL passes over the rest and the commit
    /// undoes everything; the first failure is told.
    pub(crate) fn transaction(&mut self, writes: &[Write]) -> Result<(), Fault> {
        self.drive(async |link| {
            let mut statements = Vec::with_capacity(writes.len());
            for write in writes {
                statements.push(link.statement(&write.sql).await?);
            }
            let client = &link.client;
            let mut pipeline = Pipeline::default();
            pipeline.add(client.batch_execute("BEGIN")).await;
            for (statement, write) in statements.iter().zip(writes) {
                let send = async move {
                    let params: Vec<Param<'_>> = write.params.iter().map(AsRef::as_ref).collect();
                    client.execute(statement, &params).await.map(drop)
                };
                pipeline.add(send).await;
            }
            // A statement that could not even be sent must not leave the others to be committed.
            let end = if pipeline.first.is_ok() { "COMMIT" } else { "ROLLBACK" };
            pipeline.add(client.batch_execute(end)).await;
            pipeline.finish().await
        })
    }
}

type Step<'a> = Pin<Box<dyn Future<Output = Result<(), Error>> + 'a>>;

/// Messages under way, in the order in which they were added: a step sends its message when it
/// is first polled.
struct Pipeline<'a> {
    steps: Vec<Step<'a>>,
    /// The first failure.
    first: Result<(), Error>,
}

impl Default for Pipeline<'_> {
    fn default() -> Self {
        Self { steps: Vec::new(), first: Ok(()) }
    }
}

impl<'a> Pipeline<'a> {
    /// Sends, and does not wait.
    async fn add(&mut self, step: impl Future<Output = Result<(), Error>> + 'a) {
        let mut step: Step<'a> = Box::pin(step);
        match poll_fn(|context| Poll::Ready(step.as_mut().poll(context))).await {
            Poll::Ready(done) => self.note(done),
            Poll::Pending => self.steps.push(step),
        }
    }

    /// Waits for every answer.
    async fn finish(mut self) -> Result<(), Error> {
        poll_fn(|context| {
            let mut left = Vec::with_capacity(self.steps.len());
            for mut step in std::mem::take(&mut self.steps) {
                match step.as_mut().poll(context) {
                    Poll::Ready(done) => self.note(done),
                    Poll::Pending => left.push(step),
                }
            }
            self.steps = left;
            if self.steps.is_empty() { Poll::Ready(()) } else { Poll::Pending }
        })
        .await;
        self.first
    }

    fn note(&mut self, done: Result<(), Error>) {
        if self.first.is_ok() {
            self.first = done;
        }
    }
}

impl Drop for Link {
    fn drop(&mut self) {
        if let Some(runtime) = self.runtime.take() {
            // Unlike a plain drop this is allowed on any thread.
            runtime.shutdown_background();
        }
    }
}

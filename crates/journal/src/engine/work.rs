//! The loop of the writing thread: gather a group, carry it out in one transaction, answer.

use super::core::Core;
use super::{Answer, Casted, Delivered, GROUP, Health, Job, Rejection, deed};
use crate::{Fault, Store};
use std::sync::atomic::Ordering;
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::time::Duration;
use yinuo_kernel::Clock;

/// The longest the thread sleeps before it looks at the timers and, in a pause, at the disk.
const NAP: Duration = Duration::from_millis(500);

/// How many groups of timers speak before waiting commands have their turn: at a midnight with
/// everybody's deadlines nobody waits for all of them.
const TURN: usize = 2;

pub(super) fn run<S: Store>(mut core: Core<S>, queue: &Receiver<Job>, health: &Health, clock: &dyn Clock) {
    let mut more = false;
    loop {
        let first = match queue.recv_timeout(if more { Duration::ZERO } else { NAP }) {
            Ok(job) => Some(job),
            Err(RecvTimeoutError::Timeout) => None,
            Err(RecvTimeoutError::Disconnected) => return,
        };
        let mut group: Vec<Job> = first.into_iter().collect();
        while group.len() < GROUP && !group.is_empty() {
            match queue.try_recv() {
                Ok(job) => group.push(job),
                Err(_) => break,
            }
        }
        let stop = group.iter().any(|job| matches!(job, Job::Stop));
        group.retain(|job| !matches!(job, Job::Stop));
        let report = |result: &Result<(), Fault>| match result {
            Ok(()) => health.worked(),
            Err(fault) => {
                tracing::error!(%fault, "nothing is acknowledged");
                health.failed(clock.now(), fault.to_string());
            }
        };
        let all = group.iter().any(|job| matches!(job, Job::Tick(_)));
        // In a pause only a write that succeeded is good news: a look at the timers may write nothing.
        let probed = match health.pause() {
            Some(_) if group.is_empty() => transaction(&mut core, |core| core.store.probe()),
            _ => Ok(()),
        };
        let ticks = probed.and_then(|()| fire_due(&mut core, if all { usize::MAX } else { TURN }));
        more = ticks.as_ref().is_ok_and(|more| *more);
        let ticks = ticks.map(|_| ());
        if group.is_empty() || ticks.is_err() {
            report(&ticks);
        }
        if !group.is_empty() {
            report(&carry_out(&mut core, group, &ticks));
        }
        if stop {
            return;
        }
    }
}

/// Fires what is due, at most so many groups; whether more is due.
fn fire_due<S: Store>(core: &mut Core<S>, groups: usize) -> Result<bool, Fault> {
    for _ in 0..groups {
        if !transaction(core, fire_group)? {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Fires one group; whether more is due. A timer that comes late may set the next one at an hour
/// that is past as well: it speaks now, not at the next look.
fn fire_group<S: Store>(core: &mut Core<S>) -> Result<bool, Fault> {
    let mut left = GROUP;
    while left > 0 {
        let due = core.due(left)?;
        if due.is_empty() {
            return Ok(false);
        }
        due.iter().try_for_each(|timer| core.fire(timer))?;
        left -= due.len().min(left);
    }
    Ok(true)
}

fn transaction<S: Store, T>(
    core: &mut Core<S>,
    work: impl FnOnce(&mut Core<S>) -> Result<T, Fault>,
) -> Result<T, Fault> {
    let done = core.store.begin().and_then(|()| {
        let done = work(core)?;
        core.store.commit()?;
        Ok(done)
    });
    match &done {
        Ok(_) => core.tell_news(),
        Err(_) => {
            core.store.rollback();
            core.forget();
        }
    }
    done
}

enum Done {
    Case(tokio::sync::oneshot::Sender<Answer>, Answer),
    Deliver(tokio::sync::oneshot::Sender<Delivered>, Delivered),
    Cast(tokio::sync::oneshot::Sender<Casted>, Casted),
    Keep(tokio::sync::oneshot::Sender<Result<(), Fault>>, Result<(), Fault>),
}

fn carry_out<S: Store>(core: &mut Core<S>, group: Vec<Job>, ticks: &Result<(), Fault>) -> Result<(), Fault> {
    let mut done = Vec::with_capacity(group.len());
    let together = transaction(core, |core| group.iter().map(|job| attempt(core, job)).collect::<Result<Vec<_>, _>>());
    let mut health = Ok(());
    let admits = group.iter().filter(|job| matches!(job, Job::Keep(keeping, _) if keeping.admits())).count();
    match together {
        Ok(outcomes) => {
            for (job, outcome) in group.into_iter().zip(outcomes) {
                done.extend(answer(job, Ok(outcome), ticks));
            }
        }
        Err(_) => {
            for job in group {
                let alone = transaction(core, |core| attempt(core, &job));
                if let Err(fault) = &alone {
                    health = Err(fault.clone());
                }
                done.extend(answer(job, alone, ticks));
            }
        }
    }
    core.kept.fetch_add(admits as u64, Ordering::Release);
    for one in done {
        // A client that has gone away needs no answer.
        match one {
            Done::Case(tell, answer) => drop(tell.send(answer)),
            Done::Deliver(tell, answer) => drop(tell.send(answer)),
            Done::Cast(tell, answer) => drop(tell.send(answer)),
            Done::Keep(tell, answer) => drop(tell.send(answer)),
        }
    }
    health
}

/// What a job came to before its transaction was durable.
enum Outcome {
    Case(Result<crate::Receipt, yinuo_kernel::Refusal>),
    Deliver(Result<Vec<crate::Receipt>, Vec<(usize, yinuo_kernel::Refusal)>>),
    Cast(Result<yinuo_delivery::vote::Ballot, yinuo_kernel::Refusal>),
    Done,
}

fn attempt<S: Store>(core: &mut Core<S>, job: &Job) -> Result<Outcome, Fault> {
    match job {
        Job::Case(submission, _) => core.step(submission).map(Outcome::Case),
        Job::Deliver(deeds, _) => core.deliver(deeds).map(Outcome::Deliver),
        Job::Cast(casting, _) => core.cast(casting).map(Outcome::Cast),
        Job::Keep(keeping, _) => {
            if keeping.subscribes() {
                core.subscribers = None;
            }
            core.store.keep(keeping).map(|()| Outcome::Done)
        }
        Job::Tick(_) | Job::Stop => Ok(Outcome::Done),
    }
}

fn answer(job: Job, outcome: Result<Outcome, Fault>, ticks: &Result<(), Fault>) -> Option<Done> {
    match job {
        Job::Case(_, tell) => Some(Done::Case(
            tell,
            match outcome {
                Ok(Outcome::Case(decided)) => decided.map_err(Rejection::Refused),
                Ok(Outcome::Deliver(_) | Outcome::Cast(_) | Outcome::Done) => Err(Rejection::Failed(deed::undone())),
                Err(fault) => Err(Rejection::Failed(fault)),
            },
        )),
        Job::Deliver(_, tell) => Some(Done::Deliver(
            tell,
            match outcome {
                Ok(Outcome::Deliver(decided)) => decided.map_err(deed::refused),
                Ok(Outcome::Case(_) | Outcome::Cast(_) | Outcome::Done) => Err(deed::failed(deed::undone())),
                Err(fault) => Err(deed::failed(fault)),
            },
        )),
        Job::Cast(_, tell) => Some(Done::Cast(
            tell,
            match outcome {
                Ok(Outcome::Cast(decided)) => decided.map_err(Rejection::Refused),
                Ok(Outcome::Case(_) | Outcome::Deliver(_) | Outcome::Done) => Err(Rejection::Failed(deed::undone())),
                Err(fault) => Err(Rejection::Failed(fault)),
            },
        )),
        Job::Keep(_, tell) => Some(Done::Keep(tell, outcome.map(|_| ()))),
        Job::Tick(tell) => Some(Done::Keep(tell, ticks.clone())),
        Job::Stop => None,
    }
}

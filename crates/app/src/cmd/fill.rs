//! `yinuo case fill`: made-up cases through the real engine, for measuring. Three of ten stay
//! with their unit, seven are resolved.

use crate::ports::SystemClock;
use crate::{cli, data};
use anyhow::Context;
use std::process::ExitCode;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use yinuo_casework::Verb;
use yinuo_casework::event::Channel;
use yinuo_journal::{Rejection, Submission, Target};
use yinuo_journal_sqlite::Options;
use yinuo_kernel::{Actor, CaseNumber, Role};
use yinuo_web::App;
use yinuo_web::routes::command::{self, NewCase};
use yinuo_web::routes::step::{self, Step};

/// Commands under way at once: enough for full groups.
const CLIENTS: usize = 192;

pub fn run(at: &cli::Data, records: usize) -> anyhow::Result<ExitCode> {
    let packs = data::packs_of(&at.data)?;
    let app = data::open(at, &packs, &Options::default(), Arc::new(SystemClock), false)?;
    let next = Arc::new(AtomicUsize::new(0));
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
    runtime.block_on(async {
        let mut clients = tokio::task::JoinSet::new();
        for _ in 0..CLIENTS {
            let (app, next) = (app.clone(), next.clone());
            clients.spawn(async move {
                loop {
                    let n = next.fetch_add(1, Ordering::Relaxed);
                    if n >= records {
                        return anyhow::Ok(());
                    }
                    one(&app, n).await.with_context(|| format!("case {n}"))?;
                }
            });
        }
        while let Some(done) = clients.join_next().await {
            done??;
        }
        anyhow::Ok(())
    })?;
    app.engine.stop();
    eprintln!("{records} cases");
    Ok(ExitCode::SUCCESS)
}

async fn one(app: &App, n: usize) -> anyhow::Result<()> {
    let (category, unit) =
        if n.is_multiple_of(2) { ("urban.lighting.streetlamp", "lighting") } else { ("urban.roads.pothole", "roads") };
    let new = NewCase {
        kind: "help".into(),
        category: Some(category.into()),
        cell: Some((if (n / 2).is_multiple_of(2) { "g01" } else { "g02" }).into()),
        title: format!("第{n}件"),
        body: format!("第{n}件测试诉求，用于测量系统的速度。"),
        ..NewCase::default()
    };
    let draft = command::draft(app, new, &[], Channel::Api).map_err(Rejection::Refused)?;
    let case =
        app.engine.submit(Submission { key: Some(format!("fill:{n}")), asked: n.to_string(), ..draft }).await?.case;
    step(app, case, Verb::Dispatch, Actor::staff(Role::Dispatcher, "centre".parse()?, "dispatch1".parse()?)).await?;
    if n % 10 >= 3 {
        step(app, case, Verb::Resolve, Actor::staff(Role::Unit, unit.parse()?, "fill".parse()?)).await?;
    }
    Ok(())
}

async fn step(app: &App, case: CaseNumber, verb: Verb, by: Actor) -> anyhow::Result<()> {
    let command = step::command(verb, &Step::default(), None, Vec::new(), app.world.calendar());
    let submission = Submission::plain(Target::Case(case), command.map_err(Rejection::Refused)?, by);
    app.engine.submit(submission).await?;
    Ok(())
}

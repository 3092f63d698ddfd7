//! `yinuo case fill`: made-up cases, decided by the real rules and loaded at once, for measuring.
//! Three of ten stay with their unit, seven are resolved.

use crate::ports::{SystemClock, Uuids};
use crate::store::Place;
use crate::{cli, data};
use anyhow::Context;
use std::process::ExitCode;
use std::sync::mpsc::{Receiver, sync_channel};
use yinuo_casework::Command;
use yinuo_casework::commands::dispatch::Dispatch;
use yinuo_casework::commands::resolve::Resolve;
use yinuo_casework::commands::submit::Submit;
use yinuo_casework::event::Channel;
use yinuo_journal::loader::Loader;
use yinuo_journal::{Change, Store, Submission, Target, Text, WordsRow, World};
use yinuo_kernel::{Actor, CaseNumber, Clock, Role, WordsId};

/// Changes that may wait for the disk.
const AHEAD: usize = 4_096;

/// Cases in one transaction.
const TOGETHER: usize = 4_000;

pub fn run(at: &cli::Data, records: usize) -> anyhow::Result<ExitCode> {
    let world = data::world(&data::packs_of(&at.data)?)?;
    match Place::of(at)? {
        Place::Sqlite(dir) => {
            let (mut store, _) = yinuo_journal_sqlite::open_for_load(&dir)?;
            load(&mut store, &world, records)?;
            store.loaded()?;
        }
        Place::Postgres(target) => load(&mut yinuo_journal_postgres::open(&target)?.0, &world, records)?,
    }
    eprintln!("{records} cases");
    Ok(ExitCode::SUCCESS)
}

/// One thread decides, one writes.
fn load(store: &mut impl Store, world: &World, records: usize) -> anyhow::Result<()> {
    let head = store.head(world.place)?;
    let today = world.calendar().local(SystemClock.now()).date();
    let first = store.last_serial(world.place, CaseNumber::new(today, 1).day())? as usize + 1;
    let (give, take) = sync_channel(AHEAD);
    std::thread::scope(|scope| {
        let decider = scope.spawn(move || -> anyhow::Result<()> {
            let mut loader = Loader::new(world, head);
            for n in first..first + records {
                let number = CaseNumber::new(today, u32::try_from(n)?);
                let change = loader.life(number, SystemClock.now(), life(n)?).with_context(|| format!("case {n}"))?;
                // The writer has stopped; it says why.
                if give.send(change).is_err() {
                    break;
                }
            }
            Ok(())
        });
        let written = write(store, world, take);
        let decided = decider.join().map_err(|_| anyhow::anyhow!("deciding stopped"))?;
        written.and(decided)
    })
}

fn write(store: &mut impl Store, world: &World, changes: Receiver<Change>) -> anyhow::Result<()> {
    let mut changes = changes.into_iter().peekable();
    while changes.peek().is_some() {
        store.begin()?;
        changes.by_ref().take(TOGETHER).try_for_each(|change| store.write(world.place, &change))?;
        store.commit()?;
    }
    Ok(())
}

/// What happens to case number `n`.
fn life(n: usize) -> anyhow::Result<Vec<Submission>> {
    let (category, unit) =
        if n.is_multiple_of(2) { ("urban.lighting.streetlamp", "lighting") } else { ("urban.roads.pothole", "roads") };
    let text =
        Text {
            title: format!("第{n}件"), body: format!("第{n}件测试诉求，用于测量系统的速度。"), ..Text::default()
        };
    let mut key = [0u8; 32];
    getrandom::fill(&mut key).map_err(|error| anyhow::anyhow!("no randomness: {error}"))?;
    let words = WordsRow { id: WordsId::fresh(&Uuids(SystemClock)), key, text };
    let submit = Submit {
        cell: Some((if (n / 2).is_multiple_of(2) { "g01" } else { "g02" }).parse()?),
        channel: Channel::Api,
        title_chars: u32::try_from(words.text.title.chars().count())?,
        ..Submit::plain("help".parse()?, category.parse()?, words.pointer())
    };
    let plain = |command, by| Submission::plain(Target::New, command, by);
    let submitted = Submission { words: vec![words], ..plain(Command::Submit(Box::new(submit)), Actor::CITIZEN) };
    let dispatcher = Actor::staff(Role::Dispatcher, "centre".parse()?, "dispatch1".parse()?);
    let mut life = vec![submitted, plain(Command::Dispatch(Dispatch { unit: None }), dispatcher)];
    if n % 10 >= 3 {
        let resolve = Resolve { words: None, photos: Vec::new(), outcome: None };
        life.push(plain(Command::Resolve(resolve), Actor::staff(Role::Unit, unit.parse()?, "fill".parse()?)));
    }
    Ok(life)
}

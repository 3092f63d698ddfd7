//! `yinuo case fill-delivery`: made-up tasks and projects that live through their years on a clock of
//! their own, through the engine and under the real rules, for measuring.

use crate::ports::{SystemClock, Uuids};
use crate::{cli, data};
use anyhow::{Context, bail};
use jiff::civil::{Date, date};
use jiff::{Span, ToSpan};
use std::collections::BTreeMap;
use std::process::ExitCode;
use std::sync::Arc;
use yinuo_casework::Every;
use yinuo_delivery::project::{
    Card, Charge, Command as Project, Level, NodePlan, Opening, Owner, Permits, Promise, Sector, Stage, Wan, YearPlan,
};
use yinuo_delivery::task::{Brief, Command as Task, Nature, Return, Sort};
use yinuo_delivery::{Basis, Command, Evidence, Goal, Period};
use yinuo_journal::{Deed, Target, Text, WordsRow};
use yinuo_journal_sqlite::Options;
use yinuo_kernel::{Actor, CaseNumber, Clock, ManualClock, Role, UnitId, WordsId};
use yinuo_report::Cmp;
use yinuo_web::App;

/// Deeds in one list.
const TOGETHER: usize = 1_000;

/// How much is made up.
#[derive(Clone, Copy, Debug)]
pub struct Size {
    pub projects: usize,
    pub nodes: u32,
    pub tasks: usize,
    /// Years of monthly returns of each task.
    pub years: i16,
}

struct Filling {
    app: App,
    clock: Arc<ManualClock>,
    units: Vec<UnitId>,
}

pub fn run(at: &cli::Data, size: Size) -> anyhow::Result<ExitCode> {
    let packs = data::packs_of(&at.data)?;
    let now = SystemClock.now();
    let clock = Arc::new(ManualClock::at(now));
    let app = data::open(at, &packs, &Options::default(), clock.clone(), false)?;
    let units: Vec<UnitId> = app.world.main().directory.units().iter().map(|unit| unit.id.clone()).collect();
    if units.is_empty() {
        bail!("the city has no units");
    }
    let today = app.world.calendar().local(now).date();
    let filling = Filling { app, clock, units };
    let started = date(today.year() - size.years + 1, 1, 8);
    filling.set(started);
    let tasks = filling.tasks(size, started)?;
    filling.returns(size, &tasks, started, today)?;
    filling.set(date(today.year(), 1, 8));
    let projects = filling.projects(size, today)?;
    filling.invested(&projects, today)?;
    filling.clock.set(now);
    filling.app.engine.stop();
    eprintln!("{} tasks, {} projects", tasks.len(), projects.len());
    Ok(ExitCode::SUCCESS)
}

fn office() -> anyhow::Result<Actor> {
    Ok(Actor::staff(Role::Supervisor, "centre".parse()?, "fill1".parse()?))
}

fn words(title: String, body: String) -> anyhow::Result<WordsRow> {
    let mut key = [0u8; 32];
    getrandom::fill(&mut key).map_err(|error| anyhow::anyhow!("no randomness: {error}"))?;
    let text = Text { title, body, ..Text::default() };
    Ok(WordsRow { id: WordsId::fresh(&Uuids(SystemClock)), key, text })
}

fn characters(text: &str) -> anyhow::Result<u32> {
    Ok(u32::try_from(text.chars().count())?)
}

impl Filling {
    /// It is half past nine of a day.
    fn set(&self, day: Date) {
        self.clock.set(self.app.world.calendar().instant(day.at(9, 30, 0, 0)));
    }

    fn unit(&self, n: usize) -> anyhow::Result<&UnitId> {
        self.units.get(n % self.units.len()).context("a unit")
    }

    fn actor(&self, n: usize) -> anyhow::Result<Actor> {
        Ok(Actor::staff(Role::Unit, self.unit(n)?.clone(), "fill2".parse()?))
    }

    fn deliver(&self, deeds: Vec<Deed>) -> anyhow::Result<Vec<CaseNumber>> {
        let mut numbers = Vec::with_capacity(deeds.len());
        for list in deeds.chunks(TOGETHER) {
            let done = self.app.engine.deliver_blocking(list.to_vec());
            let receipts = done.map_err(|refused| anyhow::anyhow!("{:?}", refused.first()))?;
            numbers.extend(receipts.iter().map(|receipt| receipt.case));
        }
        Ok(numbers)
    }

    fn tasks(&self, size: Size, started: Date) -> anyhow::Result<Vec<CaseNumber>> {
        let due = date(started.year() + size.years - 1, 12, 31);
        let propose = |n: usize| -> anyhow::Result<Deed> {
            let row = words(format!("第{n}项任务：改造管网{}公里", 60 + n % 90), "按年度计划推进，逐月报送。".into())?;
            let brief = Brief {
                source: None,
                parent: None,
                year: started.year() + size.years - 1,
                words: row.pointer(),
                title_chars: characters(&row.text.title)?,
                origin: None,
                sort: if n.is_multiple_of(5) { Sort::Livelihood } else { Sort::Target },
                nature: if n.is_multiple_of(3) { Nature::Expected } else { Nature::Task },
                goal: Some(Goal { value: 600.0, unit: "公里".into(), cmp: Cmp::Ge, basis: Basis::Total }),
                due: Some(due),
                lead: Some(self.unit(n)?.clone()),
                lead_by: None,
                co: Vec::new(),
                leader: None,
                every: Some(Every::Month),
            };
            let command = Command::Task(Task::Propose(Box::new(brief)));
            Ok(Deed { words: vec![row], ..Deed::plain(Target::New, command, office()?) })
        };
        let numbers = self.deliver((0..size.tasks).map(propose).collect::<anyhow::Result<_>>()?)?;
        let step = |command: Task| {
            let deed = |(n, number): (usize, &CaseNumber)| {
                let by = if command == Task::Issue { office()? } else { self.actor(n)? };
                Ok(Deed::plain(Target::Case(*number), Command::Task(command.clone()), by))
            };
            self.deliver(numbers.iter().enumerate().map(deed).collect::<anyhow::Result<_>>()?)
        };
        step(Task::Issue)?;
        step(Task::Confirm)?;
        Ok(numbers)
    }

    /// Month after month; one task in ten leaves a month out, one in seven is behind.
    fn returns(&self, size: Size, tasks: &[CaseNumber], started: Date, today: Date) -> anyhow::Result<()> {
        let months = i32::from(size.years) * 12;
        for (month, so_far) in (0..months).zip(1..) {
            let first = date(started.year(), started.month(), 1).checked_add(Span::new().months(month))?;
            let (period, on) = (Period::of(first, Every::Month), first.last_of_month());
            if on >= today {
                break;
            }
            self.set(on.checked_add(3.days())?);
            let mut deeds = Vec::with_capacity(tasks.len());
            for (n, number) in tasks.iter().enumerate() {
                if n.is_multiple_of(10) && usize::try_from(month)? % 11 == n % 11 {
                    continue;
                }
                let slow = if n.is_multiple_of(7) { 0.8 } else { 1.01 };
                let value = 600.0 * f64::from(so_far) / f64::from(months) * slow;
                let back = Return { period, value: Some(value.round()), known: None, evidence: Evidence::default() };
                let command = Command::Task(Task::Return(Box::new(back)));
                deeds.push(Deed::plain(Target::Case(*number), command, self.actor(n)?));
            }
            self.deliver(deeds)?;
        }
        Ok(())
    }

    fn projects(&self, size: Size, today: Date) -> anyhow::Result<Vec<CaseNumber>> {
        let begun = date(today.year() - 1, 3, 20);
        let enter = |n: usize| -> anyhow::Result<Deed> {
            let row = words(format!("第{n}号产业园项目"), "新建厂房及配套设施。".into())?;
            let card = Card {
                words: row.pointer(),
                title_chars: characters(&row.text.title)?,
                years: vec![today.year()],
                county: Some(self.unit(n + 1)?.clone()),
                field: None,
                sector: *Sector::ALL.get(n % Sector::ALL.len()).context("a sector")?,
                owner: Owner::Enterprise,
                level: Level::City,
                promise: Promise {
                    start: Some(begun),
                    complete: Some(date(today.year() + 1, 6, 30)),
                    invest: Some(Wan(20_000)),
                },
                invested_before: Wan(4_000),
                source: None,
                origin: None,
            };
            let charge = Charge { unit: self.unit(n)?.clone(), leader: None, steward: None, team: Vec::new() };
            let reached = BTreeMap::from([(Stage::Signed, date(today.year() - 2, 5, 8))]);
            let opening = Opening { card, charge, reached, permits: Permits::default() };
            let command = Command::Project(Project::Enter(Box::new(opening)));
            Ok(Deed { words: vec![row], ..Deed::plain(Target::New, command, office()?) })
        };
        let numbers = self.deliver((0..size.projects).map(enter).collect::<anyhow::Result<_>>()?)?;
        let from = date(today.year(), 1, 10);
        let plan = |number: &CaseNumber| -> anyhow::Result<Deed> {
            let names: Vec<String> = (1..=size.nodes).map(|n| format!("第{n}个节点")).collect();
            let row = words(String::new(), names.join("\n"))?;
            let mut nodes = Vec::new();
            for id in 1..=size.nodes {
                let due = from.checked_add(Span::new().days(i64::from(id) * 5))?;
                // Every fourth waits for none: several chains side by side.
                let after = if id % 4 == 1 { Vec::new() } else { vec![id - 1] };
                nodes.push(NodePlan { id, start: None, due, after });
            }
            let command = Command::Project(Project::Plan { nodes, words: row.pointer() });
            Ok(Deed { words: vec![row], ..Deed::plain(Target::Case(*number), command, office()?) })
        };
        self.deliver(numbers.iter().map(plan).collect::<anyhow::Result<_>>()?)?;
        Ok(numbers)
    }

    /// A plan of the year, and half of what is due has been met.
    fn invested(&self, projects: &[CaseNumber], today: Date) -> anyhow::Result<()> {
        let budget = |number: &CaseNumber| -> anyhow::Result<Deed> {
            let plan = YearPlan { year: today.year(), total: Wan(6_000), marks: Vec::new() };
            let command = Command::Project(Project::Budget { plan, words: None });
            Ok(Deed::plain(Target::Case(*number), command, office()?))
        };
        self.deliver(projects.iter().map(budget).collect::<anyhow::Result<_>>()?)?;
        let met = |(n, number): (usize, &CaseNumber)| -> anyhow::Result<Deed> {
            let evidence = Evidence { links: vec![*projects.first().context("a project")?], ..Evidence::default() };
            let command = Command::Project(Project::Meet { node: 1, evidence });
            Ok(Deed::plain(Target::Case(*number), command, self.actor(n)?))
        };
        self.set(date(today.year(), 1, 14));
        let half = projects.iter().enumerate().filter(|(n, _)| n.is_multiple_of(2));
        self.deliver(half.map(met).collect::<anyhow::Result<_>>()?)?;
        Ok(())
    }
}

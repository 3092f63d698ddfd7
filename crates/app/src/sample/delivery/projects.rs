//! Key projects: entered with what they had reached, then permits, stages, money, nodes and visits.

use super::Known;
use super::days::{Slot, day, seed};
use super::plan::{self, Met, Node};
use super::report::{REPORT, chars};
use super::script::{Carried, Script, number};
use super::story;
use super::written::{Project, Written};
use anyhow::{Context, bail};
use jiff::civil::{Date, time};
use std::collections::BTreeMap;
use yinuo_casework::Every;
use yinuo_delivery::project::{
    Card, Charge, Command as Do, Level, Mark, Opening, Owner, Permit, Permits, Promise, Return, Sector, Stage,
    Standing, Wan, YearPlan,
};
use yinuo_delivery::task::Origin;
use yinuo_delivery::{Command, Evidence, Period};
use yinuo_journal::Text;

pub(super) fn write(script: &mut Script<'_>, written: &Written, report: &str) -> anyhow::Result<()> {
    written.projects.iter().try_for_each(|it| one(script, it, report).with_context(|| it.id.clone()))
}

/// A stage or a permit with its day.
struct Reached {
    stages: Vec<(Date, Stage)>,
    permits: Vec<(Date, Permit, Standing)>,
}

impl Reached {
    fn of(it: &Project, entered: Date) -> anyhow::Result<Reached> {
        let stages = it.stages.iter().map(|line| {
            let (on, stage) = line.split_once(' ').with_context(|| line.clone())?;
            Ok((day(on)?, Stage::parse(stage).with_context(|| format!("there is no stage {stage}"))?))
        });
        let permits = it.permits.iter().map(|line| {
            let (on, name) = line.split_once(' ').unwrap_or(("", line));
            let permit = Permit::parse(name).with_context(|| format!("there is no permit {name}"))?;
            Ok(match on.strip_suffix('?') {
                Some(on) => (day(on)?, permit, Standing::Applied { on: day(on)? }),
                None if on.is_empty() => (entered, permit, Standing::NotNeeded),
                None => (day(on)?, permit, Standing::Granted { on: day(on)? }),
            })
        });
        Ok(Reached { stages: stages.collect::<anyhow::Result<_>>()?, permits: permits.collect::<anyhow::Result<_>>()? })
    }

    fn begun(&self) -> Option<Date> {
        self.stages.iter().find(|(_, stage)| stage.is_begun()).map(|(on, _)| *on)
    }
}

fn one(script: &mut Script<'_>, it: &Project, report: &str) -> anyhow::Result<()> {
    let entered = day(&it.entered)?;
    let reached = Reached::of(it, entered)?;
    enter(script, it, report, entered, &reached)?;
    let (first, unit) = (script.first.clone(), script.desk(&it.unit)?);
    let scene = it.scene.clone().unwrap_or_else(|| "site".to_owned());
    for (on, permit, standing) in reached.permits.iter().filter(|(on, ..)| *on > entered) {
        let (on, permit, standing) = (*on, *permit, *standing);
        let mut carried = Carried::default();
        let evidence = match standing {
            Standing::Granted { .. } => script.proof(&mut carried, "paper", &format!("{}{permit:?}", it.id), None)?,
            _ => Evidence::default(),
        };
        let make = move |_: &Known| Ok(Command::Project(Do::Permit { permit, standing, evidence: evidence.clone() }));
        let on = script.days.working(on);
        script.add(on, Slot::At(time(10, 40, 0, 0)), (&it.id, "permit"), &unit, carried, make);
    }
    for (on, to) in reached.stages.iter().filter(|(on, _)| *on > entered) {
        let (on, to) = (*on, *to);
        let mut carried = Carried::default();
        let evidence = match to.is_begun() {
            true => script.proof(&mut carried, &scene, &format!("{}{to:?}", it.id), None)?,
            false => Evidence::default(),
        };
        let make = move |_: &Known| Ok(Command::Project(Do::Advance { to, on, evidence: evidence.clone() }));
        let said = script.days.working(on);
        script.add(said, Slot::At(time(15, 50, 0, 0)), (&it.id, "advance"), &unit, carried, make);
    }
    if let Some(on) = it.counted.as_deref().map(day).transpose()? {
        let mut carried = Carried::default();
        let evidence = script.proof(&mut carried, "paper", &it.id, None)?;
        let make = move |_: &Known| Ok(Command::Project(Do::Count { on, evidence: evidence.clone() }));
        let said = script.days.later(on.max(entered), 1);
        script.add(said, Slot::At(time(16, 10, 0, 0)), (&it.id, "count"), &unit, carried, make);
    }
    if it.shown {
        let make = |_: &Known| Ok(Command::Project(Do::Show { on: true }));
        let on = script.days.later(entered, 6);
        script.add(on, Slot::At(time(11, 5, 0, 0)), (&it.id, "show"), &first, Carried::default(), make);
    }
    money(script, it, &reached, entered)?;
    nodes(script, it, entered, &scene)?;
    let of = story::Of { key: &it.id, lead: it.unit.clone(), scene };
    it.story.iter().zip(0..).try_for_each(|(told, nth)| {
        story::project(script, &of, told, nth).with_context(|| format!("{} {}", told.on, told.verb))
    })
}

fn enter(script: &mut Script<'_>, it: &Project, report: &str, entered: Date, reached: &Reached) -> anyhow::Result<()> {
    let mut carried = Carried::default();
    let text =
        Text { title: it.name.clone(), body: it.scale.trim().to_owned(), address: it.place.clone(), point: it.point };
    let words = script.text(&mut carried, text);
    let (start, complete) = it.promise.split_once(' ').context("promise: START COMPLETE")?;
    let date = |text: &str| if text == "-" { Ok(None) } else { day(text).map(Some) };
    let origin = match &it.quote {
        Some(quote) => {
            let start = report.find(quote.as_str()).with_context(|| format!("the report does not say {quote:?}"))?;
            Some(Origin { part: None, start, end: start + quote.len() })
        }
        None => None,
    };
    let named = it.quote.is_some();
    let card = Card {
        words,
        title_chars: chars(&it.name),
        years: if it.years.is_empty() { vec![2026] } else { it.years.clone() },
        county: it.county.as_deref().map(str::parse).transpose()?,
        field: it.field.as_deref().map(str::parse).transpose()?,
        sector: Sector::parse(&it.sector).with_context(|| format!("there is no sector {}", it.sector))?,
        owner: Owner::parse(&it.owner).with_context(|| format!("there is no owner {}", it.owner))?,
        level: Level::parse(&it.level).with_context(|| format!("there is no level {}", it.level))?,
        promise: Promise { start: date(start)?, complete: date(complete)?, invest: it.invest.map(Wan) },
        invested_before: Wan(it.before),
        source: None,
        origin,
    };
    let charge = Charge {
        unit: it.unit.parse()?,
        leader: it.leader.as_deref().map(str::parse).transpose()?,
        steward: it.steward.as_deref().map(str::parse).transpose()?,
        team: it.team.iter().map(|post| post.parse()).collect::<Result<_, _>>()?,
    };
    let stages: BTreeMap<Stage, Date> =
        reached.stages.iter().filter(|(on, _)| *on <= entered).map(|(on, stage)| (*stage, *on)).collect();
    let permits: Permits =
        reached.permits.iter().filter(|(on, ..)| *on <= entered).map(|(_, permit, is)| (*permit, *is)).collect();
    let opening = Opening { card, charge, reached: stages, permits };
    let make = move |known: &Known| {
        let mut opening = opening.clone();
        opening.card.source = if named { Some(number(known, REPORT)?) } else { None };
        Ok(Command::Project(Do::Enter(Box::new(opening))))
    };
    let first = script.first.clone();
    script.open(entered, Slot::At(time(9, 40, 0, 0)), (&it.id, "enter"), &first, carried, make);
    Ok(())
}

/// The year's plan, and what each month had.
fn money(script: &mut Script<'_>, it: &Project, reached: &Reached, entered: Date) -> anyhow::Result<()> {
    let (first, second, unit) = (script.first.clone(), script.second.clone(), script.desk(&it.unit)?);
    if let Some(total) = it.plan {
        let marks = it.marks.as_deref().unwrap_or_default().split_whitespace().map(|mark| {
            let (month, so_far) = mark.split_once('=').with_context(|| mark.to_owned())?;
            let period = Period::parse(&format!("2026-{month}")).context("month")?;
            Ok(Mark { period, so_far: Wan(so_far.parse()?) })
        });
        let plan = YearPlan { year: 2026, total: Wan(total), marks: marks.collect::<anyhow::Result<_>>()? };
        let make = move |_: &Known| Ok(Command::Project(Do::Budget { plan: plan.clone(), words: None }));
        let on = script.days.later(entered, 1);
        script.add(on, Slot::At(time(9, 20, 0, 0)), (&it.id, "budget"), &first, Carried::default(), make);
    }
    let Some(begun) = reached.begun() else {
        if it.invested.is_some() {
            bail!("what has not begun returns no money");
        }
        return Ok(());
    };
    let mut period = Period::of(begun.max(day("2026-01-01")?), Every::Month);
    for token in it.invested.as_deref().unwrap_or_default().split_whitespace() {
        let seed = seed(&it.id).wrapping_add(u32::from(period.month.unsigned_abs()));
        let on = script.days.later(period.last_day(), 2 + i32::try_from(seed % 3).unwrap_or(0));
        let on = on.max(script.days.later(entered, 2));
        if token != "-" {
            let so_far = Wan(token.parse().with_context(|| format!("the amount {token}"))?);
            let back = Return { period, so_far, known: None, evidence: Evidence::default() };
            let make = move |_: &Known| Ok(Command::Project(Do::Return(Box::new(back.clone()))));
            script.add(on, Slot::Returns(seed), (&it.id, "return"), &unit, Carried::default(), make);
            let month = format!("{:02}", period.month);
            let special = |told: &super::written::Told| told.verb == "check" && told.period.as_ref() == Some(&month);
            if !it.story.iter().any(special) {
                let make = move |_: &Known| Ok(Command::Project(Do::Check { period, good: true, words: None }));
                let on = script.days.later(on, 3 + i32::try_from(seed % 6).unwrap_or(0));
                script.add(on, Slot::Reads, (&it.id, "check"), &second, Carried::default(), make);
            }
        }
        period = period.next(Every::Month);
    }
    Ok(())
}

fn nodes(script: &mut Script<'_>, it: &Project, entered: Date, scene: &str) -> anyhow::Result<()> {
    if it.nodes.is_empty() {
        return Ok(());
    }
    let (second, unit) = (script.second.clone(), script.desk(&it.unit)?);
    let planned = it.planned.as_deref().map_or_else(|| Ok(script.days.later(entered, 3)), day)?;
    let nodes = plan::of_project(&it.nodes)?;
    let mut carried = Carried::default();
    let words = script.words(&mut carried, &plan::names(&nodes));
    let plans: Vec<_> = nodes.iter().map(Node::of_project).collect();
    let make = move |_: &Known| Ok(Command::Project(Do::Plan { nodes: plans.clone(), words: words.clone() }));
    script.add(planned, Slot::At(time(10, 15, 0, 0)), (&it.id, "plan"), &unit, carried, make);
    for Met { node, on, read } in plan::met(script, &nodes, it.met.as_deref(), &it.id, planned)? {
        let mut carried = Carried::default();
        let evidence = script.proof(&mut carried, scene, &format!("{}{node}", it.id), None)?;
        let make = move |_: &Known| Ok(Command::Project(Do::Meet { node, evidence: evidence.clone() }));
        script.add(on, Slot::Meets, (&it.id, "meet"), &unit, carried, make);
        if read {
            let make = move |_: &Known| Ok(Command::Project(Do::Verify { node, good: true, words: None }));
            let on = script.days.later(on, 3);
            script.add(on, Slot::Verifies, (&it.id, "verify"), &second, Carried::default(), make);
        }
    }
    Ok(())
}

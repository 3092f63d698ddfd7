//! What was special, as it is told: disputes, chases, adjustments, sign-offs; visits, drops, obstacles.

use super::Known;
use super::days::{Slot, day};
use super::plan;
use super::script::{Carried, Script, number};
use super::tasks::hour;
use super::written::{Task, Told};
use anyhow::{Context, bail};
use jiff::civil::Date;
use yinuo_delivery::project::{self, Promise, Purpose, Stage, Visit};
use yinuo_delivery::task::{self, Return};
use yinuo_delivery::{Command, Evidence, Period};
use yinuo_kernel::Actor;

/// Of which task or project it is told.
pub(super) struct Of<'a> {
    pub(super) key: &'a str,
    pub(super) lead: String,
    pub(super) scene: String,
}

/// What most steps need: the words as a pointer, the evidence.
struct Said {
    carried: Carried,
    words: Option<yinuo_casework::Words>,
    evidence: Evidence,
}

impl Said {
    fn of(script: &mut Script<'_>, of: &Of<'_>, told: &Told, proves: bool) -> anyhow::Result<Said> {
        let mut carried = Carried::default();
        let scene = told.scene.clone().or_else(|| proves.then(|| of.scene.clone()));
        let evidence = match scene {
            Some(scene) => script.proof(&mut carried, &scene, &told.on, told.words.as_deref())?,
            None => Evidence {
                words: told.words.as_deref().map(|words| script.words(&mut carried, words)),
                ..Evidence::default()
            },
        };
        let evidence = Evidence { away_m: told.away_m, ..evidence };
        Ok(Said { carried, words: evidence.words.clone(), evidence })
    }

    fn words(&self) -> anyhow::Result<yinuo_casework::Words> {
        self.words.clone().context("words")
    }
}

fn period(told: &Told) -> anyhow::Result<Period> {
    let month = told.period.as_deref().context("period")?;
    Period::parse(&format!("2026-{month}")).with_context(|| format!("there is no month {month}"))
}

/// Whoever takes a step: as it is told, or who usually does.
fn by(script: &Script<'_>, of: &Of<'_>, told: &Told, usual: &str) -> anyhow::Result<Actor> {
    match told.by.as_deref().unwrap_or(usual) {
        "first" => Ok(script.first.clone()),
        "second" => Ok(script.second.clone()),
        "citizen" => Ok(Actor::CITIZEN),
        "lead" => script.desk(&of.lead),
        unit => script.desk(unit),
    }
}

pub(super) fn task(script: &mut Script<'_>, of: &Of<'_>, told: &Told, nth: i8) -> anyhow::Result<()> {
    use task::{Ask, Command as Do};
    let proves = matches!(told.verb.as_str(), "meet" | "claim");
    let said = Said::of(script, of, told, proves)?;
    let due = told.due.as_deref().map(day).transpose()?;
    let (verb, usual, command): (&'static str, &str, Do) = match told.verb.as_str() {
        "confirm" => ("confirm", "lead", Do::Confirm),
        "dispute" => {
            let suggests = told.unit.as_deref().map(str::parse).transpose()?;
            ("dispute", "lead", Do::Dispute { words: said.words()?, suggests })
        }
        "settle" => {
            let lead = told.unit.as_deref().map(str::parse).transpose()?;
            ("settle", "first", Do::Settle { lead, words: said.words()? })
        }
        "return" => {
            let back =
                Return { period: period(told)?, value: told.value, known: None, evidence: said.evidence.clone() };
            ("return", "lead", Do::Return(Box::new(back)))
        }
        "check" => {
            let good = told.good.unwrap_or(true);
            ("check", "second", Do::Check { period: period(told)?, good, words: said.words.clone() })
        }
        "meet" => ("meet", "lead", Do::Meet { node: told.node.context("node")?, evidence: said.evidence.clone() }),
        "verify" => {
            let (node, good) = (told.node.context("node")?, told.good.unwrap_or(true));
            ("verify", "second", Do::Verify { node, good, words: said.words.clone() })
        }
        "adjust" => {
            let goal = told.goal.as_ref().map(plan::goal).transpose()?;
            ("ask", "lead", Do::Ask { ask: Ask::Adjust { due, goal }, words: said.words()? })
        }
        "withdraw" => ("ask", "lead", Do::Ask { ask: Ask::Withdraw, words: said.words()? }),
        "grant" => ("grant", "second", Do::Grant { words: said.words.clone() }),
        "refuse" => ("refuse", "second", Do::Refuse { words: said.words()? }),
        "chase" => ("chase", "first", Do::Chase { grade: told.grade.context("grade")?, words: said.words()? }),
        "claim" => ("claim", "lead", Do::Claim { evidence: said.evidence.clone() }),
        "close" => ("close", "second", Do::Close { words: said.words.clone() }),
        "send-back" => ("send-back", "second", Do::SendBack { words: said.words()? }),
        "reopen" => ("reopen", "first", Do::Reopen { words: said.words()? }),
        "hear" => ("hear", "citizen", Do::Hear { pleased: told.good.unwrap_or(true), words: said.words.clone() }),
        "plan" => {
            let nodes = plan::of_task(&told.nodes)?;
            let mut carried = Carried::default();
            let words = script.words(&mut carried, &plan::names(&nodes));
            let nodes: Vec<task::NodePlan> = nodes.iter().map(plan::Node::of_task).collect();
            let make = move |_: &Known| Ok(Command::Task(Do::Plan { nodes: nodes.clone(), words: words.clone() }));
            let (by, slot) = (by(script, of, told, "first")?, Slot::At(hour(told.at.as_deref(), nth)?));
            script.add(day(&told.on)?, slot, (of.key, "plan"), &by, carried, make);
            return Ok(());
        }
        "link" => {
            let to = told.to.clone().context("to")?;
            let make = move |known: &Known| Ok(Command::Task(Do::Link { to: number(known, &to)? }));
            let (by, slot) = (by(script, of, told, "first")?, Slot::At(hour(told.at.as_deref(), nth)?));
            script.add(day(&told.on)?, slot, (of.key, "link"), &by, said.carried, make);
            return Ok(());
        }
        other => bail!("a task knows no {other}"),
    };
    let (by, slot) = (by(script, of, told, usual)?, Slot::At(hour(told.at.as_deref(), nth)?));
    let make = move |_: &Known| Ok(Command::Task(command.clone()));
    script.add(day(&told.on)?, slot, (of.key, verb), &by, said.carried, make);
    Ok(())
}

pub(super) fn project(script: &mut Script<'_>, of: &Of<'_>, told: &Told, nth: i8) -> anyhow::Result<()> {
    use project::{Ask, Command as Do};
    let proves = matches!(told.verb.as_str(), "meet" | "visit");
    let said = Said::of(script, of, told, proves)?;
    let on = day(&told.on)?;
    let (verb, usual, command): (&'static str, &str, Do) = match told.verb.as_str() {
        "visit" => {
            let purpose = told.purpose.as_deref().unwrap_or("site");
            let purpose = Purpose::parse(purpose).with_context(|| format!("there is no purpose {purpose}"))?;
            let post = told.post.as_deref().context("post")?.parse()?;
            let visit = Visit { purpose, on, post, evidence: said.evidence.clone() };
            ("visit", "first", Do::Visit(Box::new(visit)))
        }
        "meet" => ("meet", "lead", Do::Meet { node: told.node.context("node")?, evidence: said.evidence.clone() }),
        "verify" => {
            let (node, good) = (told.node.context("node")?, told.good.unwrap_or(true));
            ("verify", "second", Do::Verify { node, good, words: said.words.clone() })
        }
        "check" => {
            let good = told.good.unwrap_or(true);
            ("check", "second", Do::Check { period: period(told)?, good, words: said.words.clone() })
        }
        "return" => {
            let so_far = project::Wan(told.value.context("value")? as i64);
            let back = project::Return { period: period(told)?, so_far, known: None, evidence: said.evidence.clone() };
            ("return", "lead", Do::Return(Box::new(back)))
        }
        "drop" => ("drop", "first", Do::Drop { on, words: said.words()? }),
        "back" => {
            let to = told.to.as_deref().context("to")?;
            let to = Stage::parse(to).with_context(|| format!("there is no stage {to}"))?;
            ("go-back", "first", Do::GoBack { to, on, words: said.words()? })
        }
        "adjust" => {
            let complete = told.due.as_deref().map(day).transpose()?;
            let ask = Ask::Adjust(Promise { complete, ..Promise::default() });
            ("ask", "lead", Do::Ask { ask, words: said.words()? })
        }
        "grant" => ("grant", "second", Do::Grant { words: said.words.clone() }),
        "refuse" => ("refuse", "second", Do::Refuse { words: said.words()? }),
        "chase" => ("chase", "first", Do::Chase { grade: told.grade.context("grade")?, words: said.words()? }),
        other => bail!("a project knows no {other}"),
    };
    let (by, slot) = (by(script, of, told, usual)?, Slot::At(hour(told.at.as_deref(), nth)?));
    let make = move |_: &Known| Ok(Command::Project(command.clone()));
    script.add(on, slot, (of.key, verb), &by, said.carried, make);
    Ok(())
}

/// From when to when a task is not worked on: the sign-off is asked for, or it was withdrawn. Returns
/// and nodes of that time do not happen; what is still to be read is read before.
pub(super) struct Rests(Vec<(Date, Option<Date>)>);

impl Rests {
    pub(super) fn of(task: &Task) -> anyhow::Result<Rests> {
        let mut rests: Vec<(Date, Option<Date>)> = Vec::new();
        let mut asked = false;
        for told in &task.story {
            match told.verb.as_str() {
                "withdraw" => asked = true,
                "claim" => rests.push((day(&told.on)?, None)),
                "grant" if asked => rests.push((day(&told.on)?, None)),
                "reopen" | "send-back" => {
                    if let Some((_, until)) = rests.last_mut() {
                        *until = Some(day(&told.on)?);
                    }
                }
                _ => {}
            }
        }
        Ok(Rests(rests))
    }

    /// The first day of the rest that a day lies in.
    pub(super) fn on(&self, day: Date) -> Option<Date> {
        let within = |(from, until): &&(Date, Option<Date>)| *from <= day && until.is_none_or(|until| day < until);
        self.0.iter().find(within).map(|(from, _)| *from)
    }
}

//! The course of the days: what happens next, in the order of time.

use super::life::{self, Life, Move, Next, Sight};
use super::machine::Machine;
use super::town::Town;
use super::{Report, rhythm, words};
use crate::client::{Client, Line, No, Receipt, read};
use anyhow::Context;
use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};
use serde_json::{Value, json};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BinaryHeap};
use yinuo_calendar::Budget;
use yinuo_journal::simulation::Dice;
use yinuo_kernel::{CaseTypeId, CategoryId, Role};
use yinuo_web::routes::command::NewCase;
use yinuo_web::routes::step::Step;

/// So often may a case be refused something before its people give up.
const REFUSALS: u32 = 6;
/// At most so many late cases are chased a morning.
const CHASES: usize = 4;

/// What comes up.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Event {
    Report(Box<Thought>),
    /// Somebody opens this case.
    Look(usize),
    /// The supervisor's morning.
    Morning,
}

/// A person's report, thought of beforehand.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Thought {
    case_type: CaseTypeId,
    kind: String,
    category: CategoryId,
    /// The first of the alike reports, by the number of its burst.
    burst: Option<usize>,
    cell: String,
    sealed: bool,
}

pub struct Course {
    town: Town,
    dice: Dice,
    machine: Option<Machine>,
    queue: BinaryHeap<Reverse<(Timestamp, u64, Event)>>,
    queued: u64,
    lives: Vec<Life>,
    types: Vec<CaseTypeId>,
    /// The first case of each burst.
    bursts: BTreeMap<usize, usize>,
    keys: u64,
    now: Timestamp,
    pub report: Report,
}

impl Course {
    pub fn new(town: Town, machine: Option<Machine>, seed: u64) -> Course {
        let types = town.types();
        Course {
            town,
            dice: Dice::new(seed),
            machine,
            queue: BinaryHeap::new(),
            queued: 0,
            lives: Vec::new(),
            types,
            bursts: BTreeMap::new(),
            keys: 0,
            now: Timestamp::MIN,
            report: Report { seed, ..Report::default() },
        }
    }

    /// Lets the days pass.
    ///
    /// # Errors
    /// When the server fails; a refusal by a rule is counted.
    pub fn run(&mut self, from: Date, days: u32, rate: u32) -> anyhow::Result<()> {
        let day_after = |days: u32| from.saturating_add(jiff::Span::new().days(i64::from(days)));
        for n in 0..days {
            self.think_of(day_after(n), rate, n as usize)?;
        }
        let end = self.town.world.calendar().instant(day_after(days).at(0, 0, 0, 0));
        while let Some(Reverse((at, _, event))) = self.queue.pop() {
            if at >= end {
                break;
            }
            self.pass(at)?;
            match event {
                Event::Report(report) => self.send(*report)?,
                Event::Look(case) => self.look(case)?,
                Event::Morning => self.morning()?,
            }
        }
        self.pass(end)?;
        Ok(())
    }

    fn pass(&mut self, to: Timestamp) -> anyhow::Result<()> {
        if to > self.now {
            self.now = to;
            if let Some(machine) = &self.machine {
                machine.clock.set(to)?;
            }
        }
        Ok(())
    }

    fn push(&mut self, at: Timestamp, event: Event) {
        self.queued += 1;
        self.queue.push(Reverse((at, self.queued, event)));
    }

    /// What people will report on a day.
    fn think_of(&mut self, day: Date, rate: u32, nth: usize) -> anyhow::Result<()> {
        let calendar = self.town.world.calendar().clone();
        for at in rhythm::reports(day, rate, &calendar, &mut self.dice) {
            let report = self.matter(None)?;
            self.push(at, Event::Report(Box::new(report)));
        }
        if let Some(moments) = rhythm::burst(day, rate, &calendar, &mut self.dice) {
            let same = Thought { sealed: false, ..self.matter(Some(nth))? };
            for at in moments {
                self.push(at, Event::Report(Box::new(same.clone())));
            }
        }
        if calendar.is_working_day(day) {
            self.push(calendar.instant(day.at(9, 30, 0, 0)), Event::Morning);
        }
        Ok(())
    }

    fn matter(&mut self, burst: Option<usize>) -> anyhow::Result<Thought> {
        let main = self.types.first().context("every case type of this city asks for photos")?.clone();
        let other = self.dice.percent(3) && burst.is_none();
        let case_type = if other { self.dice.pick(&self.types).cloned().unwrap_or(main) } else { main };
        let (cell, _) = self.town.place(&mut self.dice).context("the city has no cells")?;
        let cell = cell.id.to_string();
        // What breaks for many is nothing to be sealed.
        loop {
            let (kind, category) =
                self.town.matter(&case_type, &mut self.dice).context("the pack has no categories")?;
            if burst.is_none() || !kind.sealed {
                let (kind, sealed, category) = (kind.id.to_string(), kind.sealed, category.id.clone());
                return Ok(Thought { case_type, kind, category, burst, cell, sealed });
            }
        }
    }

    fn send(&mut self, thought: Thought) -> anyhow::Result<()> {
        let Thought { case_type, kind, category, burst, cell, sealed } = thought;
        let matter = self.town.world.matter(&case_type).context("a case type")?;
        let found = matter.directory.category(&category).context("a category")?;
        let place = cell.parse().ok().and_then(|id| matter.directory.cell(&id)).context("a cell")?;
        let body = words::report(found, &place.name, matter.rules.form.body_min, &mut self.dice);
        let title: String = found.name.chars().take(matter.rules.form.title_max as usize).collect();
        let new = NewCase {
            case_type: Some(case_type.to_string()),
            kind,
            // Half of the people choose a category; for the others the city proposes one.
            category: self.dice.percent(50).then(|| category.to_string()),
            point: self.town.point(&place.id, &mut self.dice),
            cell: Some(cell.clone()),
            title,
            body,
            ..NewCase::default()
        };
        let key = self.key();
        let sent = self.town.anybody().post("/api/cases", Some(&key), &new);
        let Some(value) = self.heard(sent)? else { return Ok(()) };
        let receipt: Receipt = read("/api/cases", &value)?;
        let case = self.lives.len();
        let first = burst.map(|burst| *self.bursts.entry(burst).or_insert(case)).filter(|first| *first != case);
        self.lives.push(Life {
            number: receipt.number,
            code: receipt.code.unwrap_or_default(),
            category: category.to_string(),
            sealed,
            alike: first,
            unhappy: false,
            heard: false,
            returned: false,
            extended: false,
            suspended: false,
            assisted: false,
            refusals: 0,
        });
        self.report.cases += 1;
        self.later(case, None);
        Ok(())
    }

    /// When somebody opens the case again.
    fn later(&mut self, case: usize, line: Option<&Line>) {
        let unit = line.and_then(|line| line.unit.as_deref()).unwrap_or("");
        // Each unit has a pace of its own, the same all through.
        let own = unit.bytes().fold(self.report.seed, |sum, byte| sum.wrapping_mul(31).wrapping_add(u64::from(byte)));
        let sloth = 55 + Dice::new(own).below(115);
        let minutes = life::minutes(line, sloth, &mut self.dice);
        let done = line
            .is_some_and(|line| !matches!(line.stage.as_str(), "submitted" | "accepted") && line.resolved_at.is_some());
        let budget = Budget::parse(&format!("{} working minutes", minutes.max(1)));
        let at = match budget {
            // Citizens keep no office hours.
            Ok(budget) if !done => self.town.world.calendar().deadline(self.now, budget).at,
            _ => self.now + SignedDuration::from_mins(i64::try_from(minutes).unwrap_or(60)),
        };
        self.push(at, Event::Look(case));
    }

    fn look(&mut self, case: usize) -> anyhow::Result<()> {
        let Some(life) = self.lives.get(case).cloned() else { return Ok(()) };
        let path = format!("/api/cases/{}", life.number);
        let Some(reader) = self.desk(Role::Dispatcher, None, life.sealed)? else { return Ok(()) };
        let value = reader.get(&path, &[])?;
        let line: Line = read(&path, &value)?;
        let world = &self.town.world;
        let matter = world.of(&line.case_type.parse()?);
        let category: CategoryId = line.category.parse()?;
        let units = matter.directory.units();
        let answers: Vec<String> = units
            .iter()
            .filter(|unit| {
                line.unit.as_deref() != Some(unit.id.as_str()) && matter.directory.answers_for(&unit.id, &category)
            })
            .map(|unit| unit.id.to_string())
            .collect();
        let any: Vec<String> = units.iter().map(|unit| unit.id.to_string()).collect();
        let other = self.dice.pick(&answers).or(self.dice.pick(&any)).cloned();
        let first = life.alike.and_then(|first| self.lives.get(first)).map(|first| first.number.clone());
        let today = world.calendar().local(self.now).date();
        let sight = Sight { line: &line, rules: &matter.rules, today, first, other };
        let mut life = life;
        let next = life.next(&sight, &mut self.dice);
        let sealed = life.sealed;
        let code = life.code.clone();
        if let Some(slot) = self.lives.get_mut(case) {
            *slot = life;
        }
        match next {
            Next::Rest => {}
            Next::Wait => self.later(case, Some(&line)),
            Next::Do(step) => self.act(case, *step, &line, &path, (sealed, &code))?,
        }
        Ok(())
    }

    fn act(
        &mut self,
        case: usize,
        step: Move,
        line: &Line,
        path: &str,
        (sealed, code): (bool, &str),
    ) -> anyhow::Result<()> {
        let Move { verb, by, unit, step } = step;
        let client = match by {
            Role::Citizen => Some(self.town.anybody().with_code(code)),
            role => self.desk(role, unit.as_deref(), sealed)?,
        };
        // Nobody sits there: the case waits.
        let Some(client) = client else { return Ok(()) };
        let verb = verb.as_str();
        match self.command(&client, &format!("{path}/{verb}"), &step)? {
            None => {
                let Some(life) = self.lives.get_mut(case) else { return Ok(()) };
                life.refusals += 1;
                if life.refusals <= REFUSALS {
                    self.later(case, Some(line));
                }
            }
            Some(receipt) => {
                self.report.reopened += u64::from(verb == "reopen");
                let value = match self.desk(Role::Dispatcher, None, sealed)? {
                    Some(reader) => reader.get(path, &[])?,
                    None => Value::Null,
                };
                let line: Line = read(path, &value)?;
                if receipt.stage == "resolved" {
                    self.report.resolved += 1;
                    let late = matches!((&line.resolved_at, &line.promised), (Some(at), Some(due)) if at > due);
                    self.report.late += u64::from(late);
                }
                self.later(case, Some(&line));
            }
        }
        Ok(())
    }

    /// The supervisor looks at what is late, and chases some of it.
    fn morning(&mut self) -> anyhow::Result<()> {
        let Some(client) = self.desk(Role::Supervisor, None, false)? else { return Ok(()) };
        let query = [("light", "late".to_owned()), ("limit", "50".to_owned())];
        let value = client.get("/api/cases", &query)?;
        let late: crate::client::List = read("/api/cases", &value)?;
        let with_unit = |line: &&Line| line.unit.is_some() && line.resolved_at.is_none() && line.chased == 0;
        for line in late.cases.iter().filter(with_unit).take(CHASES) {
            let step = Step {
                words: words::answer(12, &mut self.dice),
                grade: Some(if self.dice.percent(70) { 1 } else { 2 }),
                ..Step::default()
            };
            self.command(&client, &format!("/api/cases/{}/chase", line.number), &step)?;
        }
        Ok(())
    }

    fn command(&mut self, client: &Client, path: &str, step: &Step) -> anyhow::Result<Option<Receipt>> {
        let key = self.key();
        let sent = client.post(path, Some(&key), step);
        let Some(value) = self.heard(sent)? else { return Ok(None) };
        self.report.steps += 1;
        Ok(Some(read(path, &value)?))
    }

    /// A refusal is counted under its rule; what failed ends the simulation.
    fn heard(&mut self, sent: Result<Value, No>) -> anyhow::Result<Option<Value>> {
        match sent {
            Ok(value) => Ok(Some(value)),
            Err(no) => match no.rule() {
                Some(rule) => {
                    *self.report.refused.entry(rule.to_owned()).or_default() += 1;
                    Ok(None)
                }
                None => Err(no.into()),
            },
        }
    }

    fn desk(&mut self, role: Role, unit: Option<&str>, sealed: bool) -> anyhow::Result<Option<Client>> {
        Ok(self.town.desk(role, unit, sealed, self.now, &mut self.dice)?)
    }

    fn key(&mut self) -> String {
        self.keys += 1;
        format!("sim-{}-{}", self.report.seed, self.keys)
    }

    /// Where the cases stand in the end.
    ///
    /// # Errors
    /// When the server does not answer.
    pub fn board(&mut self) -> anyhow::Result<Value> {
        match self.desk(Role::Supervisor, None, false)? {
            Some(client) => Ok(client.get("/api/board", &[])?),
            None => Ok(json!({})),
        }
    }
}

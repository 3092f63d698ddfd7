//! Tasks: proposed from the report, edited, sent out, confirmed; nodes met and verified, returns filed
//! and checked; and what was special.

use super::days::{Slot, day, month_end, seed};
use super::plan::{self, Met, Node};
use super::report::{REPORT, chars, path};
use super::script::{Carried, Script, number};
use super::story::{self, Rests};
use super::written::{Task, Written};
use anyhow::{Context, bail};
use jiff::ToSpan;
use jiff::civil::{Date, Time, time};
use std::path::Path;
use yinuo_casework::Every;
use yinuo_delivery::propose::{Proposal, propose};
use yinuo_delivery::task::{self, Brief, Nature, NodePlan, Origin, Return, Share, Sort};
use yinuo_delivery::{Command, Evidence, Period};
use yinuo_journal::Text;
use yinuo_kernel::Actor;
use yinuo_report::Entry;
use yinuo_web::routes::delivery::meter::MeterJson;

/// The report as the office has it before itself on the day of the breakdown.
struct Breakdown<'a> {
    written: &'a Written,
    proposals: Vec<Proposal>,
    /// The text of the report, for what a person finds in it.
    text: String,
    proposed: Date,
    edited: Date,
    issued: Date,
}

/// A task that is being written down.
struct Draft<'a> {
    task: &'a Task,
    brief: Brief,
    title: String,
    demand: String,
    nodes: Vec<Node>,
}

pub(super) fn write(script: &mut Script<'_>, written: &Written, dir: &Path) -> anyhow::Result<()> {
    let report = &written.report;
    let bytes = std::fs::read(path(report, dir))?;
    let whole = yinuo_report::whole(&report.file, &bytes).map_err(|no| anyhow::anyhow!("{}: {no:?}", report.file))?;
    let found = whole.reading.documents.iter().zip(&whole.entries).find_map(|(document, entry)| match entry {
        Entry::Report(read) => Some(propose(read, document, &script.app.duties)),
        Entry::Other(_) => None,
    });
    let breakdown = Breakdown {
        written,
        proposals: found.with_context(|| format!("{} is no report", report.file))?,
        text: String::from_utf8(bytes)?,
        proposed: day(&report.proposed)?,
        edited: day(&report.edited)?,
        issued: day(&report.issued)?,
    };
    let each = written.tasks.iter().zip(0..);
    each.into_iter().try_for_each(|(task, nth)| one(script, &breakdown, task, nth).with_context(|| task.id.clone()))
}

fn one(script: &mut Script<'_>, breakdown: &Breakdown<'_>, task: &Task, nth: u32) -> anyhow::Result<()> {
    let draft = draft(script, breakdown, task)?;
    let first = script.first.clone();
    // The office proposes the whole report at once, and goes through it task by task in the week after.
    let minute = |hour: i8, nth: u32| time(hour, i8::try_from(nth % 60).unwrap_or(0), 0, 0);
    let slot = Slot::At(time(9, 30 + i8::from(task.parent.is_some()) * 20, 0, 0));
    proposed(script, breakdown, &draft, slot)?;
    let edited = script.days.later(breakdown.edited, i32::try_from(nth / 24).unwrap_or(0));
    let at = |step: i8| Slot::At(minute(if nth.is_multiple_of(2) { 9 } else { 14 } + step, nth));
    if task.discard {
        let make = |_: &super::Known| Ok(Command::Task(task::Command::Discard));
        script.add(edited, at(0), (&task.id, "discard"), &first, Carried::default(), make);
        return Ok(());
    }
    edit(script, &draft, edited, at(0));
    if !draft.nodes.is_empty() {
        let mut carried = Carried::default();
        let words = script.words(&mut carried, &plan::names(&draft.nodes));
        let nodes: Vec<NodePlan> = draft.nodes.iter().map(Node::of_task).collect();
        let make = move |_: &super::Known| {
            Ok(Command::Task(task::Command::Plan { nodes: nodes.clone(), words: words.clone() }))
        };
        script.add(edited, at(1), (&task.id, "plan"), &first, carried, make);
    }
    share(script, breakdown, task, edited, at(2));
    metered(script, task, edited)?;
    let make = |_: &super::Known| Ok(Command::Task(task::Command::Issue));
    script.add(breakdown.issued, Slot::At(time(10, 10, 0, 0)), (&task.id, "issue"), &first, Carried::default(), make);
    confirmed(script, breakdown, task, &draft)?;
    met(script, breakdown, &draft)?;
    returned(script, &draft)?;
    if task.shown {
        let make = |_: &super::Known| Ok(Command::Task(task::Command::Show { on: true }));
        let (day, slot) = (script.days.later(breakdown.issued, 4), Slot::At(time(11, 0, 0, 0)));
        script.add(day, slot, (&task.id, "show"), &first, Carried::default(), make);
    }
    let lead = draft.brief.lead.as_ref().map(ToString::to_string).unwrap_or_default();
    let told = story::Of { key: &task.id, lead, scene: scene(&draft) };
    task.story.iter().zip(0..).try_for_each(|(step, nth)| {
        story::task(script, &told, step, nth).with_context(|| format!("{} {}", step.on, step.verb))
    })
}

/// What the office decides: the proposal, and where the file says otherwise that.
fn draft<'t>(script: &Script<'_>, breakdown: &Breakdown<'_>, task: &'t Task) -> anyhow::Result<Draft<'t>> {
    let proposal = task.find.as_deref().map(|words| find(&breakdown.proposals, words)).transpose()?;
    let title = task.title.clone().or_else(|| proposal.map(|it| it.title.clone())).context("title")?;
    let demand = task.demand.clone().or_else(|| proposal.map(|it| it.demand.clone())).unwrap_or_default();
    let origin = match (&task.quote, proposal) {
        (Some(quote), _) => Some(quoted(&breakdown.text, quote)?),
        (None, Some(proposal)) => Some(proposal.origin.clone()),
        (None, None) => None,
    };
    let sort = match &task.sort {
        Some(text) => Sort::parse(text).with_context(|| format!("there is no sort {text}"))?,
        None => proposal.map_or(Sort::Target, |it| it.sort),
    };
    let nature = match &task.nature {
        Some(text) => Nature::parse(text).with_context(|| format!("there is no nature {text}"))?,
        None => proposal.map_or(Nature::Task, |it| it.nature),
    };
    let goal = match &task.goal {
        Some(written) => Some(plan::goal(written)?),
        None => proposal.and_then(|it| it.goal.clone()),
    };
    let every = match task.every.as_deref() {
        Some("none") => None,
        Some("month") => Some(Every::Month),
        Some("quarter") => Some(Every::Quarter),
        Some("year") => Some(Every::Year),
        Some(other) => bail!("there is no rhythm {other}"),
        None => proposal.map_or(Some(Every::Month), |it| it.every),
    };
    let due = match &task.due {
        Some(text) => Some(day(text)?),
        None => proposal.and_then(|it| it.due).or(Some(month_end(12))),
    };
    let proposed = proposal.and_then(|it| it.lead.as_ref());
    let lead = match &task.lead {
        Some(unit) => Some(unit.parse()?),
        None => proposed.map(|lead| lead.unit.clone()),
    };
    let lead_by = proposed.filter(|it| lead.as_ref() == Some(&it.unit)).map(|it| it.line.clone());
    let mut nodes = plan::of_task(&task.nodes)?;
    if let (Some(text), Some(goal)) = (&task.quarters, &goal) {
        nodes = plan::of_quarters(text, goal, due.unwrap_or(script.today()))?;
    }
    let brief = Brief {
        source: None,
        parent: None,
        year: breakdown.written.report.year,
        // The row is made with the step that carries it.
        words: yinuo_casework::Words {
            id: yinuo_kernel::WordsId::fresh(script.app.ids.as_ref()),
            digest: String::new(),
            chars: 0,
        },
        title_chars: chars(&title),
        origin,
        sort,
        nature,
        goal,
        due,
        lead,
        lead_by,
        co: task.co.iter().map(|unit| unit.parse()).collect::<Result<_, _>>()?,
        leader: task.leader.as_deref().map(str::parse).transpose()?,
        every,
    };
    Ok(Draft { task, brief, title, demand, nodes })
}

/// The proposal whose title holds these words.
fn find<'p>(proposals: &'p [Proposal], words: &str) -> anyhow::Result<&'p Proposal> {
    if let Some(whole) = proposals.iter().find(|it| it.title == words) {
        return Ok(whole);
    }
    let mut found = proposals.iter().filter(|it| it.title.contains(words));
    match (found.next(), found.next()) {
        (Some(one), None) => Ok(one),
        (None, _) => bail!("the report promises nothing with {words:?}"),
        (Some(one), Some(other)) => bail!("{words:?} stands in {:?} and in {:?}", one.title, other.title),
    }
}

fn quoted(text: &str, quote: &str) -> anyhow::Result<Origin> {
    let start = text.find(quote).with_context(|| format!("the report does not say {quote:?}"))?;
    Ok(Origin { part: None, start, end: start + quote.len() })
}

/// As the machine proposed it: the office's word comes with the edit.
fn proposed(script: &mut Script<'_>, breakdown: &Breakdown<'_>, draft: &Draft<'_>, slot: Slot) -> anyhow::Result<()> {
    let found = draft.task.find.as_deref().map(|words| find(&breakdown.proposals, words)).transpose()?;
    let (title, demand) = found.map_or((&draft.title, &draft.demand), |it| (&it.title, &it.demand));
    let mut carried = Carried::default();
    let words = script.text(&mut carried, Text { title: title.clone(), body: demand.clone(), ..Text::default() });
    let mut brief = Brief { words, title_chars: chars(title), leader: None, co: Vec::new(), ..draft.brief.clone() };
    if let Some(found) = found {
        (brief.sort, brief.nature, brief.goal) = (found.sort, found.nature, found.goal.clone());
        (brief.due, brief.every) = (found.due, found.every);
        brief.lead = found.lead.as_ref().map(|lead| lead.unit.clone());
        brief.lead_by = found.lead.as_ref().map(|lead| lead.line.clone());
        brief.co = found.co.iter().map(|other| other.unit.clone()).collect();
    }
    let parent = draft.task.parent.clone();
    let make = move |known: &super::Known| {
        let source = Some(number(known, REPORT)?);
        let parent = parent.as_deref().map(|parent| number(known, parent)).transpose()?;
        Ok(Command::Task(task::Command::Propose(Box::new(Brief { source, parent, ..brief.clone() }))))
    };
    let first = script.first.clone();
    script.open(breakdown.proposed, slot, (&draft.task.id, "propose"), &first, carried, make);
    Ok(())
}

fn edit(script: &mut Script<'_>, draft: &Draft<'_>, on: Date, slot: Slot) {
    let mut carried = Carried::default();
    let text = Text { title: draft.title.clone(), body: draft.demand.clone(), ..Text::default() };
    let words = script.text(&mut carried, text);
    let brief = Brief { words, ..draft.brief.clone() };
    let make = move |_: &super::Known| Ok(Command::Task(task::Command::Edit(Box::new(brief.clone()))));
    let first = script.first.clone();
    script.add(on, slot, (&draft.task.id, "edit"), &first, carried, make);
}

/// A city's figure over its counties, as their own tasks say.
fn share(script: &mut Script<'_>, breakdown: &Breakdown<'_>, task: &Task, on: Date, slot: Slot) {
    let parts = breakdown.written.tasks.iter().filter(|part| part.parent.as_deref() == Some(task.id.as_str()));
    let shares: Vec<Share> = parts
        .filter_map(|part| {
            let unit = part.lead.as_deref()?.parse().ok()?;
            Some(Share { unit, value: part.goal.as_ref()?.value })
        })
        .collect();
    if !shares.is_empty() {
        let make = move |_: &super::Known| Ok(Command::Task(task::Command::Share { shares: shares.clone() }));
        let first = script.first.clone();
        script.add(on, slot, (&task.id, "share"), &first, Carried::default(), make);
    }
}

/// In the afternoon of its day, when every task and project has its number.
fn metered(script: &mut Script<'_>, task: &Task, on: Date) -> anyhow::Result<()> {
    let Some(written) = &task.meter else { return Ok(()) };
    let (project, other) = (written.project.clone(), written.task.clone());
    let counts = written.counts.clone();
    let app = script.app.clone();
    let make = move |known: &super::Known| {
        let number = |name: &Option<String>| name.as_deref().map(|name| number(known, name)).transpose();
        let (project, task) = (number(&project)?, number(&other)?);
        let (project, task) = (project.map(|it| it.to_string()), task.map(|it| it.to_string()));
        let meter = MeterJson { project, task, ..counts.clone() }.read(&app);
        let meter = Some(meter.map_err(|refusal| anyhow::anyhow!("meter: {refusal}"))?);
        Ok(Command::Task(task::Command::Meter { meter }))
    };
    let first = script.first.clone();
    let slot = Slot::At(time(16, 50, 0, 0));
    script.add(on, slot, (&task.id, "meter"), &first, Carried::default(), make);
    Ok(())
}

fn confirmed(script: &mut Script<'_>, breakdown: &Breakdown<'_>, task: &Task, draft: &Draft<'_>) -> anyhow::Result<()> {
    let disputed = task.story.iter().any(|step| step.verb == "dispute");
    let on = match task.confirm.as_deref() {
        Some("silence") => return Ok(()),
        Some(on) => day(on)?,
        None => script.days.later(breakdown.issued, 1 + i32::from(seed(&task.id).is_multiple_of(2))),
    };
    if disputed {
        return Ok(());
    }
    let by = lead(script, draft)?;
    let make = |_: &super::Known| Ok(Command::Task(task::Command::Confirm));
    script.add(on, Slot::Returns(seed(&task.id)), (&task.id, "confirm"), &by, Carried::default(), make);
    Ok(())
}

/// Whose task it is at the end, where a dispute moved it.
fn lead(script: &Script<'_>, draft: &Draft<'_>) -> anyhow::Result<Actor> {
    let settled = draft.task.story.iter().rev().find(|step| step.verb == "settle").and_then(|step| step.unit.clone());
    let unit = settled.or_else(|| draft.brief.lead.as_ref().map(ToString::to_string));
    script.desk(&unit.context("no unit leads it")?)
}

fn scene(draft: &Draft<'_>) -> String {
    draft.task.scene.clone().unwrap_or_else(|| "paper".to_owned())
}

fn met(script: &mut Script<'_>, breakdown: &Breakdown<'_>, draft: &Draft<'_>) -> anyhow::Result<()> {
    let key = draft.task.id.as_str();
    // A task that is not confirmed yet cannot be worked on.
    let begun = script.days.later(breakdown.issued, 4);
    let by = lead(script, draft)?;
    let rests = Rests::of(draft.task)?;
    for Met { node, on, read } in plan::met(script, &draft.nodes, draft.task.met.as_deref(), key, begun)? {
        if rests.on(on).is_some() {
            continue;
        }
        let mut carried = Carried::default();
        let evidence = script.proof(&mut carried, &scene(draft), &format!("{key}{node}"), None)?;
        let make = move |_: &super::Known| Ok(Command::Task(task::Command::Meet { node, evidence: evidence.clone() }));
        script.add(on, Slot::Meets, (key, "meet"), &by, carried, make);
        if read {
            let make =
                move |_: &super::Known| Ok(Command::Task(task::Command::Verify { node, good: true, words: None }));
            let second = script.second.clone();
            let on = read_by(script, &rests, script.days.later(on, 3));
            script.add(on, Slot::Verifies, (key, "verify"), &second, Carried::default(), make);
        }
    }
    Ok(())
}

fn returned(script: &mut Script<'_>, draft: &Draft<'_>) -> anyhow::Result<()> {
    let Some(every) = draft.brief.every else { return Ok(()) };
    let task = draft.task;
    let mut values = task.values.as_deref().unwrap_or_default().split_whitespace();
    let by = lead(script, draft)?;
    let rests = Rests::of(task)?;
    // Who counts on others returns after them: two days later, and not before the morning's returns.
    let waits = if task.meter.is_some() { 2 } else { 0 };
    let mut period = Period::of(month_end(2), every);
    while period.last_day() < script.today() {
        let month = format!("{:02}", period.month);
        let token = values.next();
        let value: Option<f64> = match token {
            // What the system counted, see `Year::deed`.
            Some("-" | "=") | None => None,
            Some(text) => Some(text.parse().with_context(|| format!("the value {text} of {month}"))?),
        };
        let says = task.says.get(&month);
        let seed = seed(&task.id).wrapping_add(u32::from(period.month.unsigned_abs()));
        let usual = || script.days.later(period.last_day(), 2 + waits + i32::try_from(seed % 3).unwrap_or(0));
        let on = task.filed.get(&month).map_or_else(|| Ok(usual()), |text| day(text))?;
        if (value.is_some() || says.is_some() || token == Some("=")) && rests.on(on).is_none() {
            let mut carried = Carried::default();
            let words = says.map(|says| script.words(&mut carried, says));
            let evidence = Evidence { words, ..Evidence::default() };
            let back = Return { period, value, known: None, evidence };
            let make = move |_: &super::Known| Ok(Command::Task(task::Command::Return(Box::new(back.clone()))));
            let slot = if task.meter.is_some() { Slot::At(time(11, 20, 0, 0)) } else { Slot::Returns(seed) };
            script.add(on, slot, (&task.id, "return"), &by, carried, make);
            let special = |told: &super::written::Told| told.verb == "check" && told.period.as_ref() == Some(&month);
            if !task.story.iter().any(special) {
                let make =
                    move |_: &super::Known| Ok(Command::Task(task::Command::Check { period, good: true, words: None }));
                let second = script.second.clone();
                let on = read_by(script, &rests, script.days.later(on, 3 + i32::try_from(seed % 9).unwrap_or(0)));
                script.add(on, Slot::Reads, (&task.id, "check"), &second, Carried::default(), make);
            }
        }
        period = period.next(every);
    }
    Ok(())
}

/// The office reads what is there before it signs off.
fn read_by(script: &Script<'_>, rests: &Rests, on: Date) -> Date {
    match rests.on(on) {
        Some(from) => script.days.working_before(from.saturating_sub(1.days())),
        None => on,
    }
}

/// `HH:MM`, or the nth hour of a working day.
pub(super) fn hour(at: Option<&str>, nth: i8) -> anyhow::Result<Time> {
    match at {
        Some(text) => Ok(text.parse().with_context(|| format!("{text} is no time"))?),
        None => Ok(time(10 + nth % 2, 30 + nth % 30, 0, 0)),
    }
}

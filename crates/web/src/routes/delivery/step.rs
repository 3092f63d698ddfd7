//! A step on a task, page or API: what it carries, and the command it becomes.

use crate::app::App;
use crate::http::rows;
use crate::routes::command::parse;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use yinuo_casework::Every;
use yinuo_delivery::task::{Ask, Brief, Command, Nature, NodePlan, Return, Share, Sort, Verb};
use yinuo_delivery::{Basis, Goal, Period};
use yinuo_journal::{BlobRow, Text, WordsRow};
use yinuo_kernel::{CaseNumber, Refusal, Rule};
use yinuo_report::Cmp;

use super::evidence;
use super::meter::MeterJson;

/// What a step carries besides its verb. Each verb reads its own fields and leaves the others.
#[derive(Clone, Debug, Default, Serialize, Deserialize, utoipa::ToSchema, schemars::JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct TaskStep {
    /// Reason, remark or finding, as the verb asks.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub words: String,
    /// propose, edit: what is to be done and by whom.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub brief: Option<BriefJson>,
    /// plan: the nodes in order.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub nodes: Vec<NodeJson>,
    /// share: each county's part.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub shares: Vec<ShareJson>,
    /// meter: how the system counts the figure; without it the unit fills it in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub meter: Option<MeterJson>,
    /// dispute: whose task it is; settle: the new lead unit.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// return, check: the month, `2026-09`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub period: Option<String>,
    /// return: the figure so far, in the goal's unit; without it what the system counted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<f64>,
    /// check, verify: whether it holds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub good: Option<bool>,
    /// meet, verify: the node's id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub node: Option<u32>,
    /// return, meet, claim: cases and dossiers that speak for it; link: the one.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub links: Vec<String>,
    /// ask: `adjust` or `withdraw`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ask: Option<String>,
    /// ask adjust: another last day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub due: Option<String>,
    /// ask adjust: another goal.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub goal: Option<GoalJson>,
    /// chase: 1 a reminder, 2 a chase, 3 before the leaders.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub grade: Option<u8>,
    /// hear: what the resident says; show: whether the public sees it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub yes: Option<bool>,
}

/// A task's brief.
#[derive(Clone, Debug, Default, Serialize, Deserialize, utoipa::ToSchema, schemars::JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct BriefJson {
    /// The number of the source.
    pub source: Option<String>,
    /// The number of the task it is a part of.
    pub parent: Option<String>,
    pub year: i16,
    pub title: String,
    /// What exactly is asked.
    pub demand: String,
    /// `target`, `project`, `livelihood`, `work`.
    pub sort: String,
    /// `expected`, `binding`, `task`, `voted`.
    pub nature: String,
    pub goal: Option<GoalJson>,
    /// The last day, such as `2026-12-31`.
    pub due: Option<String>,
    /// The lead unit, an id of `/api/units`.
    pub lead: Option<String>,
    /// Co-units.
    pub co: Vec<String>,
    /// The leader in charge, a post.
    pub leader: Option<String>,
    /// `month`, `quarter`, `year`: how often the unit returns.
    pub every: Option<String>,
}

/// A quantity that is promised.
#[derive(Clone, Debug, Default, Serialize, Deserialize, utoipa::ToSchema, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct GoalJson {
    pub value: f64,
    pub unit: String,
    /// `ge` at least (the default), `le` at most, `eq`, `gt`, `lt`, `approx`.
    #[serde(default)]
    pub cmp: Option<String>,
    /// `total` (the default), `level` or `growth`.
    #[serde(default)]
    pub basis: Option<String>,
}

/// A node of a plan.
#[derive(Clone, Debug, Default, Serialize, Deserialize, utoipa::ToSchema, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NodeJson {
    /// Kept for a node that stays; a new node has none.
    #[serde(default)]
    pub id: Option<u32>,
    pub name: String,
    pub due: String,
    /// What the figure should have reached by then.
    #[serde(default)]
    pub value: Option<f64>,
}

/// A county's part.
#[derive(Clone, Debug, Default, Serialize, Deserialize, utoipa::ToSchema, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ShareJson {
    pub unit: String,
    pub value: f64,
}

/// A command with the rows its pointers lead to.
#[derive(Debug)]
pub struct Made {
    pub command: Command,
    pub words: Vec<WordsRow>,
    pub blobs: Vec<BlobRow>,
}

fn bad(field: &str) -> Refusal {
    Refusal::new(Rule::BadField, field)
}

/// A day that must be one.
///
/// # Errors
/// [`Rule::BadField`] names the field.
pub fn day(text: &str, field: &str) -> Result<Date, Refusal> {
    text.trim().parse().map_err(|_| bad(field))
}

pub fn every(text: &str) -> Option<Every> {
    match text {
        "month" => Some(Every::Month),
        "quarter" => Some(Every::Quarter),
        "year" => Some(Every::Year),
        _ => None,
    }
}

fn cmp(text: &str) -> Option<Cmp> {
    match text {
        "ge" | "" => Some(Cmp::Ge),
        "eq" => Some(Cmp::Eq),
        "gt" => Some(Cmp::Gt),
        "le" => Some(Cmp::Le),
        "lt" => Some(Cmp::Lt),
        "approx" => Some(Cmp::Approx),
        _ => None,
    }
}

impl GoalJson {
    /// # Errors
    /// [`Rule::BadField`] names what cannot be read.
    pub fn read(&self) -> Result<Goal, Refusal> {
        Ok(Goal {
            value: self.value,
            unit: self.unit.trim().to_owned(),
            cmp: cmp(self.cmp.as_deref().unwrap_or("")).ok_or_else(|| bad("goal.cmp"))?,
            basis: match self.basis.as_deref() {
                None | Some("") => Basis::Total,
                Some(text) => Basis::parse(text).ok_or_else(|| bad("goal.basis"))?,
            },
        })
    }
}

fn number(text: Option<&String>) -> Result<Option<CaseNumber>, Refusal> {
    match text.map(|text| text.trim()).filter(|text| !text.is_empty()) {
        None => Ok(None),
        Some(text) => CaseNumber::parse(text).map(Some).ok_or_else(|| bad("number")),
    }
}

impl BriefJson {
    /// The brief, and the row its words lie in.
    ///
    /// # Errors
    /// [`Rule::BadField`] names what cannot be read.
    pub fn read(&self, app: &App) -> Result<(Brief, WordsRow), Refusal> {
        let title = self.title.trim();
        let text = Text { title: title.to_owned(), body: self.demand.trim().to_owned(), ..Text::default() };
        let row = rows::words(app, text);
        let units = self.co.iter().filter(|unit| !unit.trim().is_empty());
        let brief = Brief {
            source: number(self.source.as_ref())?,
            parent: number(self.parent.as_ref())?,
            year: self.year,
            words: row.pointer(),
            title_chars: u32::try_from(title.chars().count()).unwrap_or(u32::MAX),
            origin: None,
            sort: if self.sort.is_empty() { Sort::Work } else { Sort::parse(&self.sort).ok_or_else(|| bad("sort"))? },
            nature: match self.nature.as_str() {
                "" => Nature::Task,
                text => Nature::parse(text).ok_or_else(|| bad("nature"))?,
            },
            goal: self.goal.as_ref().map(GoalJson::read).transpose()?,
            due: match self.due.as_deref().map(str::trim).filter(|due| !due.is_empty()) {
                None => None,
                Some(due) => Some(day(due, "due")?),
            },
            lead: parse(self.lead.as_ref(), Rule::UnknownUnit)?,
            lead_by: None,
            co: units
                .map(|unit| unit.trim().parse().map_err(|_| Refusal::new(Rule::UnknownUnit, unit.as_str())))
                .collect::<Result<_, _>>()?,
            leader: parse(self.leader.as_ref(), Rule::UnknownLeader)?,
            every: match self.every.as_deref() {
                None | Some("") => None,
                Some(text) => Some(every(text).ok_or_else(|| bad("every"))?),
            },
        };
        Ok((brief, row))
    }
}

/// The command a step becomes.
///
/// # Errors
/// [`Rule::BadField`] or another rule names what cannot be read.
pub fn make(app: &App, verb: Verb, step: &TaskStep, blobs: Vec<BlobRow>) -> Result<Made, Refusal> {
    let row = evidence::words(app, &step.words);
    let pointer = row.as_ref().map(WordsRow::pointer);
    let said = || pointer.clone().ok_or_else(|| Refusal::from(Rule::WordsMissing));
    let proof = || evidence::evidence(row.as_ref(), &blobs, &step.links);
    let period = || step.period.as_deref().and_then(Period::parse).ok_or_else(|| bad("period"));
    let unit = || parse(step.unit.as_ref(), Rule::UnknownUnit);
    let node = || step.node.ok_or_else(|| bad("node"));
    let brief = || step.brief.as_ref().ok_or_else(|| bad("brief"))?.read(app);
    let command = match verb {
        Verb::Propose | Verb::Edit => {
            let (brief, row) = brief()?;
            let brief = Box::new(brief);
            let command = if verb == Verb::Edit { Command::Edit(brief) } else { Command::Propose(brief) };
            return Ok(Made { command, words: vec![row], blobs: Vec::new() });
        }
        Verb::Plan => return plan(app, step),
        Verb::Discard => Command::Discard,
        Verb::Share => Command::Share { shares: step.shares.iter().map(share).collect::<Result<_, _>>()? },
        Verb::Meter => Command::Meter { meter: step.meter.as_ref().map(|meter| meter.read(app)).transpose()? },
        Verb::Issue => Command::Issue,
        Verb::Confirm => Command::Confirm,
        Verb::Dispute => Command::Dispute { words: said()?, suggests: unit()? },
        Verb::Settle => Command::Settle { lead: unit()?, words: said()? },
        // What the system knows is not asked of whoever returns, see `known::fill`.
        Verb::Return => {
            Command::Return(Box::new(Return { period: period()?, value: step.value, known: None, evidence: proof()? }))
        }
        Verb::Check => {
            Command::Check { period: period()?, good: step.good.ok_or_else(|| bad("good"))?, words: pointer }
        }
        Verb::Meet => Command::Meet { node: node()?, evidence: proof()? },
        Verb::Verify => Command::Verify { node: node()?, good: step.good.ok_or_else(|| bad("good"))?, words: pointer },
        Verb::Ask => Command::Ask { ask: ask(step)?, words: said()? },
        Verb::Grant => Command::Grant { words: pointer },
        Verb::Refuse => Command::Refuse { words: said()? },
        Verb::Chase => Command::Chase { grade: step.grade.ok_or_else(|| bad("grade"))?, words: said()? },
        Verb::Claim => Command::Claim { evidence: proof()? },
        Verb::Close => Command::Close { words: pointer },
        Verb::SendBack => Command::SendBack { words: said()? },
        Verb::Reopen => Command::Reopen { words: said()? },
        Verb::Hear => Command::Hear { pleased: step.yes.ok_or_else(|| bad("yes"))?, words: pointer },
        Verb::Link => Command::Link { to: number(step.links.first())?.ok_or_else(|| bad("links"))? },
        Verb::Show => Command::Show { on: step.yes.ok_or_else(|| bad("yes"))? },
    };
    Ok(Made { command, words: row.into_iter().collect(), blobs })
}

fn share(share: &ShareJson) -> Result<Share, Refusal> {
    let unit = share.unit.trim().parse().map_err(|_| Refusal::new(Rule::UnknownUnit, share.unit.as_str()))?;
    Ok(Share { unit, value: share.value })
}

fn ask(step: &TaskStep) -> Result<Ask, Refusal> {
    match step.ask.as_deref() {
        Some("withdraw") => Ok(Ask::Withdraw),
        Some("adjust") => {
            let due = step.due.as_deref().map(str::trim).filter(|due| !due.is_empty());
            let due = due.map(|due| day(due, "due")).transpose()?;
            Ok(Ask::Adjust { due, goal: step.goal.as_ref().map(GoalJson::read).transpose()? })
        }
        _ => Err(bad("ask")),
    }
}

/// The names of the nodes are the lines of one row of words.
fn plan(app: &App, step: &TaskStep) -> Result<Made, Refusal> {
    let names: Vec<&str> = step.nodes.iter().map(|node| node.name.trim()).collect();
    if names.iter().any(|name| name.is_empty() || name.chars().count() > 120 || name.contains(['\n', '\r'])) {
        return Err(bad("nodes.name"));
    }
    let row = rows::words(app, Text { body: names.join("\n"), ..Text::default() });
    // Fresh ids lie above all that were ever given in this plan.
    let mut last = step.nodes.iter().filter_map(|node| node.id).max().unwrap_or(0);
    let nodes = step.nodes.iter().map(|node| {
        let id = node.id.unwrap_or_else(|| {
            last += 1;
            last
        });
        Ok(NodePlan { id, due: day(&node.due, "nodes.due")?, value: node.value })
    });
    let nodes = nodes.collect::<Result<_, Refusal>>()?;
    Ok(Made { command: Command::Plan { nodes, words: row.pointer() }, words: vec![row], blobs: Vec::new() })
}

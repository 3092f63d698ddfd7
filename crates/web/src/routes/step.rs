//! A step on a case, page or API: what it carries, and the command it becomes.

use super::command::parse;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use yinuo_calendar::{Budget, Calendar};
use yinuo_casework::commands::{
    accept::Accept, amend::Amend, ask::Ask, assist::Assist, call_back::CallBack, chase::Chase, contribute::Contribute,
    decline::Decline, dispatch::Dispatch, grant::Grant, hand_over::HandOver, merge::Merge, object::Object, plan::Meet,
    plan::Plan, rate::Rate, reassign::Reassign, refuse::Refuse, relieve::Relieve, reopen::Reopen, reply::Reply,
    resolve::Resolve, return_case::Return, split::Split, verify::Verify, withdraw::Withdraw,
};
use yinuo_casework::event::Part;
use yinuo_casework::{Blob, Command, Request, Verb, Words};
use yinuo_kernel::{CaseNumber, Refusal, Rule, Timestamp, UnitId};

/// What a step carries besides its verb. Each verb reads its own fields and leaves the others.
#[derive(Clone, Debug, Default, Serialize, Deserialize, utoipa::ToSchema, schemars::JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Step {
    /// Reason, reply or result, as the verb asks. For plan: a line for each milestone.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub words: String,
    /// accept, amend: another category.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub category: Option<String>,
    /// amend: another kind.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind: Option<String>,
    /// amend: another cell.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cell: Option<String>,
    /// dispatch, reassign: another unit than the duty directory proposes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// assist: the units that are to help; relieve: those that need not any more.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub units: Vec<String>,
    /// rate: 1 to 5.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub score: Option<u8>,
    /// chase: 1 a reminder, 2 a chase, 3 on the leaders' list.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub grade: Option<u8>,
    /// extend: so much more time, such as `3 working days`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub budget: Option<String>,
    /// suspend, defer: the last day, such as `2026-12-31`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until: Option<String>,
    /// plan: the day of each milestone.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub dates: Vec<String>,
    /// meet: the milestone's number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub milestone: Option<u32>,
    /// merge: the number of the case that goes on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub into: Option<String>,
    /// split: the category, and if wanted the unit, of each part.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub parts: Vec<PartJson>,
    /// decline: the right address, an id of the pack's guides.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub guide: Option<String>,
    /// hand_over: the emergency service.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to: Option<String>,
    /// reply, resolve: how it came out, an id of the pack's outcomes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub outcome: Option<String>,
    /// call_back: what the person said; nothing when nobody answered.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub satisfied: Option<bool>,
}

/// A part to split off.
#[derive(Clone, Debug, Serialize, Deserialize, utoipa::ToSchema, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PartJson {
    pub category: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
}

fn units(step: &Step) -> Result<Vec<UnitId>, Refusal> {
    let unit = |text: &String| text.trim().parse().map_err(|_| Refusal::new(Rule::UnknownUnit, cut(text)));
    step.units.iter().map(unit).collect()
}

/// The command of a verb.
///
/// # Errors
/// When required words are missing, or an id, a date or a budget is none.
pub fn command(
    verb: Verb,
    step: &Step,
    words: Option<Words>,
    photos: Vec<Blob>,
    calendar: &Calendar,
) -> Result<Command, Refusal> {
    let required = || words.clone().ok_or_else(|| Refusal::from(Rule::WordsMissing));
    let ask = |request| Ok(Command::Ask(Ask { request, words: required()? }));
    Ok(match verb {
        Verb::Submit => return Err(Refusal::new(Rule::StageForbids, "submit")),
        Verb::Accept => Command::Accept(Accept { category: parse(step.category.as_ref(), Rule::UnknownCategory)? }),
        Verb::Decline => {
            Command::Decline(Decline { words: required()?, guide: parse(step.guide.as_ref(), Rule::UnknownGuide)? })
        }
        Verb::Dispatch => Command::Dispatch(Dispatch { unit: parse(step.unit.as_ref(), Rule::UnknownUnit)? }),
        Verb::Sign => Command::Sign,
        Verb::Return => Command::Return(Return { words: required()? }),
        Verb::Extend => {
            let budget = step.budget.as_deref().and_then(|text| Budget::parse(text).ok());
            return ask(Request::Extend { budget: budget.ok_or_else(|| bad("budget"))? });
        }
        Verb::Suspend => return ask(Request::Suspend { until: end_of(step.until.as_deref(), "until", calendar)? }),
        Verb::Defer => return ask(Request::Defer { until: end_of(step.until.as_deref(), "until", calendar)? }),
        Verb::SetAside => return ask(Request::SetAside),
        Verb::Grant => Command::Grant(Grant { words }),
        Verb::Refuse => Command::Refuse(Refuse { words: required()? }),
        Verb::Reassign => {
            let unit = parse(step.unit.as_ref(), Rule::UnknownUnit)?;
            Command::Reassign(Reassign { unit, words: required()? })
        }
        Verb::Assist => Command::Assist(Assist { units: units(step)? }),
        Verb::Relieve => Command::Relieve(Relieve { units: units(step)?, words: required()? }),
        Verb::Contribute => Command::Contribute(Contribute { words: required()? }),
        Verb::Resume => Command::Resume,
        Verb::Reply => {
            let outcome = parse(step.outcome.as_ref(), Rule::OutcomeMissing)?;
            Command::Reply(Reply { words: required()?, outcome })
        }
        Verb::Resolve => {
            let outcome = parse(step.outcome.as_ref(), Rule::OutcomeMissing)?;
            Command::Resolve(Resolve { words, photos, outcome })
        }
        Verb::Plan => {
            let date = |text: &String| end_of(Some(text), "dates", calendar);
            Command::Plan(Plan { words: required()?, dates: step.dates.iter().map(date).collect::<Result<_, _>>()? })
        }
        Verb::Meet => Command::Meet(Meet { milestone: step.milestone.unwrap_or(0), words, photos }),
        Verb::Chase => Command::Chase(Chase { grade: step.grade.unwrap_or(1), words: required()? }),
        Verb::Object => Command::Object(Object { words: required()? }),
        Verb::Verify => Command::Verify(Verify { words }),
        Verb::CallBack => Command::CallBack(CallBack { satisfied: step.satisfied, words }),
        Verb::Rate => Command::Rate(Rate { score: step.score.unwrap_or(0), words }),
        Verb::Reopen => Command::Reopen(Reopen { words: required()? }),
        Verb::Merge => {
            let into = step.into.as_deref().and_then(CaseNumber::parse);
            Command::Merge(Merge { into: into.ok_or_else(|| bad("into"))? })
        }
        Verb::Split => Command::Split(Split { parts: step.parts.iter().map(part).collect::<Result<_, _>>()? }),
        Verb::Amend => Command::Amend(Amend {
            category: parse(step.category.as_ref(), Rule::UnknownCategory)?,
            kind: parse(step.kind.as_ref(), Rule::UnknownKind)?,
            cell: parse(step.cell.as_ref(), Rule::UnknownCell)?,
        }),
        Verb::HandOver => {
            let to = parse(step.to.as_ref(), Rule::UnknownEmergency)?;
            Command::HandOver(HandOver { to: to.ok_or(Rule::UnknownEmergency)? })
        }
        Verb::Withdraw => Command::Withdraw(Withdraw { words }),
        Verb::Archive => Command::Archive,
    })
}

fn bad(field: &str) -> Refusal {
    Refusal::new(Rule::BadField, field)
}

fn cut(text: &str) -> String {
    text.chars().take(64).collect()
}

fn part(part: &PartJson) -> Result<Part, Refusal> {
    let category = parse(Some(&part.category), Rule::UnknownCategory)?.ok_or(Rule::UnknownCategory)?;
    Ok(Part { category, unit: parse(part.unit.as_ref(), Rule::UnknownUnit)? })
}

/// The 24:00 that ends a day.
fn end_of(text: Option<&str>, field: &str, calendar: &Calendar) -> Result<Timestamp, Refusal> {
    let day: Date = text.and_then(|text| text.trim().parse().ok()).ok_or_else(|| bad(field))?;
    let next = day.tomorrow().map_err(|_| bad(field))?;
    Ok(calendar.instant(next.to_datetime(jiff::civil::Time::midnight())))
}

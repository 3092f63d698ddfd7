//! From the fields of a form to a step.

use super::json::{CardJson, ChargeJson, LedgerNodeJson, MarkJson, PermitJson, ProjectStep, PromiseJson, YearPlanJson};
use crate::http::form::Form;
use crate::present::delivery::node_names;
use crate::routes::delivery::Loaded;
use yinuo_delivery::project::{Project, Verb};
use yinuo_kernel::{Refusal, Rule};

/// A figure as people type it: `12,000`, `12，000`, `12000`.
fn whole(sent: &Form, name: &str) -> Result<Option<i64>, Refusal> {
    let text: String = sent.get(name).chars().filter(|c| !matches!(c, ',' | '，' | ' ')).collect();
    if text.is_empty() {
        return Ok(None);
    }
    text.parse().map(Some).map_err(|_| Refusal::new(Rule::BadField, name))
}

fn field(sent: &Form, name: &str) -> Option<String> {
    Some(sent.get(name).to_owned()).filter(|value| !value.is_empty())
}

/// `121.50321,40.08417`; a point that cannot be read is told, not lost.
fn point(sent: &Form, name: &str) -> Result<Option<[f64; 2]>, Refusal> {
    let text = sent.get(name);
    if text.is_empty() {
        return Ok(None);
    }
    let bad = || Refusal::new(Rule::BadField, name);
    let (lng, lat) = text.split_once([',', '，', ' ']).ok_or_else(bad)?;
    Ok(Some([lng.trim().parse().map_err(|_| bad())?, lat.trim().parse().map_err(|_| bad())?]))
}

/// The promise in a form.
///
/// # Errors
/// [`Rule::BadField`] names the field.
pub fn promise(sent: &Form) -> Result<PromiseJson, Refusal> {
    Ok(PromiseJson { start: field(sent, "start"), complete: field(sent, "complete"), invest: whole(sent, "invest")? })
}

/// The card in a form.
///
/// # Errors
/// [`Rule::BadField`] names the field.
pub fn card(sent: &Form) -> Result<CardJson, Refusal> {
    let years = sent.get("years").split([' ', ',', '，', '、']).filter(|year| !year.is_empty());
    Ok(CardJson {
        title: sent.get("title").to_owned(),
        body: sent.get("body").to_owned(),
        address: sent.get("address").to_owned(),
        point: point(sent, "point")?,
        years: years
            .map(|year| year.parse().map_err(|_| Refusal::new(Rule::BadField, "years")))
            .collect::<Result<_, _>>()?,
        county: field(sent, "county"),
        field: field(sent, "field"),
        sector: sent.get("sector").to_owned(),
        owner: sent.get("owner").to_owned(),
        level: sent.get("level").to_owned(),
        promise: promise(sent)?,
        invested_before: whole(sent, "invested_before")?.unwrap_or(0),
        source: field(sent, "source"),
    })
}

/// Who has charge, in a form.
pub fn charge(sent: &Form) -> ChargeJson {
    ChargeJson {
        unit: sent.get("unit").to_owned(),
        leader: field(sent, "leader"),
        steward: field(sent, "steward"),
        team: sent.all("team"),
    }
}

/// The step a form of the desk asks for.
///
/// # Errors
/// [`Rule::BadField`] names the field.
pub fn step(sent: &Form, verb: Verb, loaded: &Loaded) -> Result<ProjectStep, Refusal> {
    let links = sent.get("links").split([' ', '，', ',', '、', '　']).filter(|link| !link.is_empty());
    let mut step = ProjectStep {
        words: sent.get("words").to_owned(),
        to: field(sent, "to"),
        on: field(sent, "on"),
        node: sent.parse("node").ok(),
        good: sent.parse("good").ok(),
        period: field(sent, "period"),
        links: links.map(str::to_owned).collect(),
        case: field(sent, "case"),
        purpose: field(sent, "purpose"),
        post: field(sent, "post"),
        // A position that is not there or cannot be read is none: the photo still counts.
        photo_point: point(sent, "photo_point").ok().flatten(),
        ask: field(sent, "ask"),
        grade: sent.parse("grade").ok(),
        yes: sent.parse("yes").ok(),
        ..ProjectStep::default()
    };
    match verb {
        Verb::Amend => step.card = Some(card(sent)?),
        Verb::Hand => step.charge = Some(charge(sent)),
        Verb::Ask => step.promise = Some(promise(sent)?),
        Verb::Return => step.so_far = whole(sent, "so_far")?,
        Verb::Permit => {
            let permit = sent.get("permit").to_owned();
            step.permit = Some(PermitJson { permit, standing: sent.get("standing").to_owned(), on: field(sent, "on") });
        }
        Verb::Budget => {
            let year = sent.parse("year")?;
            let total = whole(sent, "total")?.ok_or_else(|| Refusal::new(Rule::BadField, "total"))?;
            step.plan = Some(YearPlanJson { year, total, marks: marks(sent.get("marks"))? });
        }
        Verb::Plan => step.nodes = nodes(sent.get("nodes"), loaded.dossier.project(), loaded)?,
        _ => {}
    }
    Ok(step)
}

/// Lines `2026-06 4000`.
fn marks(text: &str) -> Result<Vec<MarkJson>, Refusal> {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    lines
        .map(|line| {
            let bad = || Refusal::new(Rule::BadField, "marks");
            let (period, so_far) = line.split_once(char::is_whitespace).ok_or_else(bad)?;
            Ok(MarkJson { period: period.to_owned(), so_far: so_far.trim().parse().map_err(|_| bad())? })
        })
        .collect()
}

/// Lines `2026-03-01 2026-06-30 name < 1 2`: the start may be left out, what it waits for stands behind
/// `<` as places of lines. A node that keeps its name keeps its id, and with it what was met.
fn nodes(text: &str, project: Option<&Project>, loaded: &Loaded) -> Result<Vec<LedgerNodeJson>, Refusal> {
    let words = project.and_then(|project| project.plan_words.as_ref()).and_then(|words| loaded.text(words));
    let names = node_names(words);
    let known: Vec<(u32, &String)> =
        project.map(|project| project.nodes.iter().map(|node| node.plan.id).zip(&names).collect()).unwrap_or_default();
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    lines
        .enumerate()
        .map(|(at, line)| {
            let bad = || Refusal::new(Rule::BadLedger, format!("line {}", at + 1));
            let is_day = |text: &str| text.parse::<jiff::civil::Date>().is_ok();
            let (first, rest) = line.split_once(char::is_whitespace).ok_or_else(bad)?;
            if !is_day(first) {
                return Err(bad());
            }
            let second = rest.trim_start().split_once(char::is_whitespace).filter(|(second, _)| is_day(second));
            let (start, due, rest) = match second {
                Some((due, rest)) => (Some(first.to_owned()), due, rest),
                None => (None, first, rest),
            };
            let (name, after) = match rest.rsplit_once(['<', '＜']) {
                Some((name, after)) => (name.trim(), after),
                None => (rest.trim(), ""),
            };
            let after = after.split([' ', ',', '，', '、']).filter(|place| !place.is_empty());
            Ok(LedgerNodeJson {
                id: known.iter().find(|(_, known)| known.as_str() == name).map(|(id, _)| *id),
                name: name.to_owned(),
                start,
                due: due.to_owned(),
                after: after.map(|place| place.parse().map_err(|_| bad())).collect::<Result<_, _>>()?,
            })
        })
        .collect()
}

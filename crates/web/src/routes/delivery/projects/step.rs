//! From a step to the command it becomes, with the rows its pointers lead to.

use super::json::{CardJson, ChargeJson, LedgerNodeJson, PermitJson, ProjectStep, PromiseJson, YearPlanJson};
use crate::app::App;
use crate::http::rows;
use crate::routes::command::parse;
use crate::routes::delivery::evidence;
use crate::routes::delivery::step::day;
use jiff::civil::Date;
use yinuo_delivery::project::money::Mark;
use yinuo_delivery::project::{
    Ask, Card, Charge, Command, Level, NodePlan, Opening, Owner, Permit, Promise, Purpose, Return, Sector, Stage,
    Standing, Verb, Visit, Wan, YearPlan,
};
use yinuo_delivery::{Evidence, Period};
use yinuo_journal::{BlobRow, Text, WordsRow};
use yinuo_kernel::{Actor, CaseNumber, Refusal, Rule};

/// A command with its rows.
#[derive(Debug)]
pub struct Made {
    pub command: Command,
    pub words: Vec<WordsRow>,
    pub blobs: Vec<BlobRow>,
}

fn bad(field: &str) -> Refusal {
    Refusal::new(Rule::BadField, field)
}

fn maybe_day(text: Option<&String>, field: &str) -> Result<Option<Date>, Refusal> {
    text.map(|text| text.trim()).filter(|text| !text.is_empty()).map(|text| day(text, field)).transpose()
}

fn number(text: Option<&String>, field: &str) -> Result<Option<CaseNumber>, Refusal> {
    match text.map(|text| text.trim()).filter(|text| !text.is_empty()) {
        None => Ok(None),
        Some(text) => CaseNumber::parse(text).map(Some).ok_or_else(|| bad(field)),
    }
}

impl PromiseJson {
    /// # Errors
    /// [`Rule::BadField`] names what cannot be read.
    pub fn read(&self) -> Result<Promise, Refusal> {
        Ok(Promise {
            start: maybe_day(self.start.as_ref(), "start")?,
            complete: maybe_day(self.complete.as_ref(), "complete")?,
            invest: self.invest.map(Wan),
        })
    }
}

impl CardJson {
    /// The card, and the row its words lie in.
    ///
    /// # Errors
    /// [`Rule::BadField`] names what cannot be read.
    pub fn read(&self, app: &App) -> Result<(Card, WordsRow), Refusal> {
        let title = self.title.trim();
        if self.address.chars().count() > 200 {
            return Err(Refusal::new(Rule::WordsTooLong, "address 200"));
        }
        let outside =
            |[lng, lat]: [f64; 2]| !(lng.is_finite() && lat.is_finite() && lng.abs() <= 180.0 && lat.abs() <= 90.0);
        if self.point.is_some_and(outside) {
            return Err(bad("point"));
        }
        let row = rows::words(
            app,
            Text {
                title: title.to_owned(),
                body: self.body.trim().to_owned(),
                address: self.address.trim().to_owned(),
                point: self.point,
            },
        );
        let card = Card {
            words: row.pointer(),
            title_chars: u32::try_from(title.chars().count()).unwrap_or(u32::MAX),
            years: self.years.clone(),
            county: parse(self.county.as_ref(), Rule::UnknownUnit)?,
            field: match self.field.as_deref().map(str::trim).filter(|field| !field.is_empty()) {
                None => None,
                Some(field) => Some(field.parse().map_err(|_| bad("field"))?),
            },
            sector: match self.sector.as_str() {
                "" => Sector::default(),
                text => Sector::parse(text).ok_or_else(|| bad("sector"))?,
            },
            owner: Owner::parse(&self.owner).ok_or_else(|| bad("owner"))?,
            level: Level::parse(&self.level).ok_or_else(|| bad("level"))?,
            promise: self.promise.read()?,
            invested_before: Wan(self.invested_before),
            source: number(self.source.as_ref(), "source")?,
            origin: None,
        };
        Ok((card, row))
    }
}

impl ChargeJson {
    /// # Errors
    /// [`Rule::UnknownUnit`], [`Rule::UnknownLeader`] or [`Rule::BadField`] for what cannot be read.
    pub fn read(&self) -> Result<Charge, Refusal> {
        let team = self.team.iter().map(|post| post.trim()).filter(|post| !post.is_empty());
        Ok(Charge {
            unit: self.unit.trim().parse().map_err(|_| Refusal::new(Rule::UnknownUnit, ""))?,
            leader: parse(self.leader.as_ref(), Rule::UnknownLeader)?,
            steward: parse(self.steward.as_ref(), Rule::BadField)?,
            team: team.map(|post| post.parse().map_err(|_| bad("team"))).collect::<Result<_, _>>()?,
        })
    }
}

impl PermitJson {
    /// # Errors
    /// [`Rule::BadField`] names what cannot be read.
    pub fn read(&self) -> Result<(Permit, Standing), Refusal> {
        let permit = Permit::parse(&self.permit).ok_or_else(|| bad("permit"))?;
        let on = || day(self.on.as_deref().unwrap_or(""), "on");
        let standing = match self.standing.as_str() {
            "none" => Standing::None,
            "applied" => Standing::Applied { on: on()? },
            "granted" => Standing::Granted { on: on()? },
            "not-needed" => Standing::NotNeeded,
            _ => return Err(bad("standing")),
        };
        Ok((permit, standing))
    }
}

impl YearPlanJson {
    /// # Errors
    /// [`Rule::BadField`] names what cannot be read.
    pub fn read(&self) -> Result<YearPlan, Refusal> {
        let marks = self.marks.iter().map(|mark| {
            let period = Period::parse(&mark.period).ok_or_else(|| bad("marks"))?;
            Ok(Mark { period, so_far: Wan(mark.so_far) })
        });
        Ok(YearPlan { year: self.year, total: Wan(self.total), marks: marks.collect::<Result<_, Refusal>>()? })
    }
}

/// What is known beside the step: who takes it, and how far from its place the photo was taken.
#[derive(Clone, Copy, Debug)]
pub struct Beside<'a> {
    pub by: &'a Actor,
    pub away_m: Option<u32>,
}

/// The command a step becomes.
///
/// # Errors
/// [`Rule::BadField`] or another rule names what cannot be read.
pub fn make(
    app: &App,
    verb: Verb,
    step: &ProjectStep,
    blobs: Vec<BlobRow>,
    beside: Beside<'_>,
) -> Result<Made, Refusal> {
    let row = evidence::words(app, &step.words);
    let pointer = row.as_ref().map(WordsRow::pointer);
    let said = || pointer.clone().ok_or_else(|| Refusal::from(Rule::WordsMissing));
    let proof = || -> Result<Evidence, Refusal> {
        let evidence = evidence::evidence(row.as_ref(), &blobs, &step.links)?;
        // A distance without a photo says nothing.
        Ok(Evidence { away_m: beside.away_m.filter(|_| !blobs.is_empty()), ..evidence })
    };
    let on = || day(step.on.as_deref().unwrap_or(""), "on");
    let to = || step.to.as_deref().and_then(Stage::parse).ok_or_else(|| bad("to"));
    let period = || step.period.as_deref().and_then(Period::parse).ok_or_else(|| bad("period"));
    let node = || step.node.ok_or_else(|| bad("node"));
    let good = || step.good.ok_or_else(|| bad("good"));
    let case = || number(step.case.as_ref(), "case")?.ok_or_else(|| bad("case"));
    let command = match verb {
        Verb::Enter | Verb::Amend => return card(app, verb, step),
        Verb::Plan => return ledger(app, &step.nodes),
        Verb::Advance => Command::Advance { to: to()?, on: on()?, evidence: proof()? },
        Verb::GoBack => Command::GoBack { to: to()?, on: on()?, words: said()? },
        Verb::Count => Command::Count { on: on()?, evidence: proof()? },
        Verb::Uncount => Command::Uncount { words: said()? },
        Verb::Drop => Command::Drop { on: on()?, words: said()? },
        Verb::Revive => Command::Revive { on: on()?, words: said()? },
        Verb::Permit => {
            let (permit, standing) = step.permit.as_ref().ok_or_else(|| bad("permit"))?.read()?;
            Command::Permit { permit, standing, evidence: proof()? }
        }
        Verb::Budget => {
            Command::Budget { plan: step.plan.as_ref().ok_or_else(|| bad("plan"))?.read()?, words: pointer }
        }
        Verb::Meet => Command::Meet { node: node()?, evidence: proof()? },
        Verb::Verify => Command::Verify { node: node()?, good: good()?, words: pointer },
        Verb::Return => {
            let so_far = Wan(step.so_far.ok_or_else(|| bad("so_far"))?);
            Command::Return(Box::new(Return { period: period()?, so_far, known: None, evidence: proof()? }))
        }
        Verb::Check => Command::Check { period: period()?, good: good()?, words: pointer },
        Verb::Obstruct => Command::Obstruct { case: case()?, node: step.node },
        Verb::Clear => Command::Clear { case: case()? },
        Verb::Visit => Command::Visit(Box::new(visit(step, beside.by, on()?, proof()?)?)),
        Verb::Hand => {
            let charge = step.charge.as_ref().ok_or_else(|| bad("charge"))?.read()?;
            Command::Hand { charge: Box::new(charge), words: pointer }
        }
        Verb::Ask => Command::Ask { ask: ask(step)?, words: said()? },
        Verb::Grant => Command::Grant { words: pointer },
        Verb::Refuse => Command::Refuse { words: said()? },
        Verb::Chase => Command::Chase { grade: step.grade.ok_or_else(|| bad("grade"))?, words: said()? },
        Verb::Link => Command::Link { to: number(step.links.first(), "links")?.ok_or_else(|| bad("links"))? },
        Verb::Show => Command::Show { on: step.yes.ok_or_else(|| bad("yes"))? },
    };
    Ok(Made { command, words: row.into_iter().collect(), blobs })
}

fn card(app: &App, verb: Verb, step: &ProjectStep) -> Result<Made, Refusal> {
    let (card, row) = step.card.as_ref().ok_or_else(|| bad("card"))?.read(app)?;
    let command = if verb == Verb::Amend {
        Command::Amend(Box::new(card))
    } else {
        let reached = step.reached.iter().map(|one| {
            let stage = Stage::parse(&one.stage).ok_or_else(|| bad("reached"))?;
            Ok((stage, day(&one.on, "reached")?))
        });
        Command::Enter(Box::new(Opening {
            card,
            charge: step.charge.as_ref().ok_or_else(|| bad("charge"))?.read()?,
            reached: reached.collect::<Result<_, Refusal>>()?,
            permits: step.permits.iter().map(PermitJson::read).collect::<Result<_, _>>()?,
        }))
    };
    Ok(Made { command, words: vec![row], blobs: Vec::new() })
}

fn visit(step: &ProjectStep, by: &Actor, on: Date, evidence: Evidence) -> Result<Visit, Refusal> {
    let named = parse(step.post.as_ref(), Rule::BadField)?;
    let post = named.or_else(|| by.post.clone()).ok_or_else(|| bad("post"))?;
    let purpose = match step.purpose.as_deref() {
        None | Some("") => Purpose::Site,
        Some(text) => Purpose::parse(text).ok_or_else(|| bad("purpose"))?,
    };
    Ok(Visit { purpose, on, post, evidence })
}

fn ask(step: &ProjectStep) -> Result<Ask, Refusal> {
    match step.ask.as_deref() {
        Some("drop") => Ok(Ask::Drop),
        Some("adjust") => Ok(Ask::Adjust(step.promise.clone().unwrap_or_default().read()?)),
        _ => Err(bad("ask")),
    }
}

/// The names of the nodes are the lines of one row of words. `after` counts places of the list, which a
/// person can see; the events keep ids.
fn ledger(app: &App, nodes: &[LedgerNodeJson]) -> Result<Made, Refusal> {
    let names: Vec<&str> = nodes.iter().map(|node| node.name.trim()).collect();
    if names.iter().any(|name| name.is_empty() || name.chars().count() > 120 || name.contains(['\n', '\r'])) {
        return Err(bad("nodes.name"));
    }
    let row = rows::words(app, Text { body: names.join("\n"), ..Text::default() });
    // Fresh ids lie above all that were ever given in this ledger.
    let mut last = nodes.iter().filter_map(|node| node.id).max().unwrap_or(0);
    let ids: Vec<u32> = nodes
        .iter()
        .map(|node| {
            node.id.unwrap_or_else(|| {
                last += 1;
                last
            })
        })
        .collect();
    let plans = nodes.iter().zip(&ids).enumerate().map(|(at, (node, id))| {
        let place = |place: &u32| {
            let found = usize::try_from(*place).ok().and_then(|place| place.checked_sub(1)).and_then(|at| ids.get(at));
            found.copied().ok_or_else(|| Refusal::new(Rule::BadLedger, format!("line {} after {place}", at + 1)))
        };
        Ok(NodePlan {
            id: *id,
            start: maybe_day(node.start.as_ref(), "nodes.start")?,
            due: day(&node.due, "nodes.due")?,
            after: node.after.iter().map(place).collect::<Result<_, _>>()?,
        })
    });
    let nodes = plans.collect::<Result<_, Refusal>>()?;
    Ok(Made { command: Command::Plan { nodes, words: row.pointer() }, words: vec![row], blobs: Vec::new() })
}

//! The script: every step of the year with its instant, who takes it, and what it carries.

use super::Known;
use super::days::{Days, Slot};
use super::proof::Proofs;
use super::written::Office;
use jiff::civil::Date;
use std::collections::{BTreeMap, VecDeque};
use yinuo_casework::Words;
use yinuo_delivery::vote::{Choices, Code};
use yinuo_delivery::{Command, Evidence};
use yinuo_journal::{BlobRow, Submission, Text, WordsRow};
use yinuo_kernel::{Actor, CaseNumber, Role, Timestamp, UnitId};
use yinuo_web::App;
use yinuo_web::http::rows;

/// A step that waits for its time.
pub(super) struct Step {
    pub(super) at: Timestamp,
    /// The name of what it is done to.
    pub(super) key: String,
    /// For a refusal.
    pub(super) what: &'static str,
    /// It makes what has that name.
    pub(super) new: bool,
    pub(super) by: Actor,
    pub(super) words: Vec<WordsRow>,
    pub(super) blobs: Vec<BlobRow>,
    pub(super) make: Make,
}

/// The command, once the numbers it speaks of are known.
#[allow(clippy::type_complexity, reason = "each is what its line of the story will do")]
pub(super) enum Make {
    Deed(Box<dyn Fn(&Known) -> anyhow::Result<Command>>),
    /// A step of a case, given its number once it has one.
    Case(Box<dyn FnOnce(&App, Option<CaseNumber>) -> anyhow::Result<Submission>>),
    /// Deputies vote: each casts with a slip's code, and nobody's name.
    Cast(Box<dyn Fn(&Known) -> anyhow::Result<Vec<(Code, Choices)>>>),
}

impl Step {
    /// Whether it may stand in one list with steps of this instant.
    pub(super) fn goes_with(&self, at: Timestamp, new: bool) -> bool {
        self.at == at && self.new == new && matches!(self.make, Make::Deed(_))
    }
}

/// What a step carries: words, and pictures that prove.
#[derive(Default)]
pub(super) struct Carried {
    words: Vec<WordsRow>,
    blobs: Vec<BlobRow>,
}

/// Collects the steps.
pub(super) struct Script<'a> {
    pub(super) app: &'a App,
    pub(super) days: Days<'a>,
    /// The office's two posts: what the first says, the second reads.
    pub(super) first: Actor,
    pub(super) second: Actor,
    desks: BTreeMap<String, Actor>,
    now: Timestamp,
    proofs: Proofs,
    steps: Vec<Step>,
}

impl<'a> Script<'a> {
    pub(super) fn new(app: &'a App, office: &Office, now: Timestamp) -> anyhow::Result<Script<'a>> {
        let post = |login: &str| -> anyhow::Result<Actor> {
            Ok(Actor::staff(Role::Supervisor, office.unit.parse()?, login.parse()?))
        };
        let (first, second) = (post(&office.first)?, post(&office.second)?);
        let staff = app.reader.accounts()?.into_iter().filter(|account| account.role() == Role::Unit);
        let desks =
            staff.filter_map(|account| Some((account.actor.unit.as_ref()?.to_string(), account.actor))).collect();
        let days = Days::new(app.world.calendar(), now);
        Ok(Script { app, days, first, second, desks, now, proofs: Proofs::default(), steps: Vec::new() })
    }

    /// The day of the sample's moment.
    pub(super) fn today(&self) -> Date {
        self.days.today()
    }

    /// Who speaks for a unit: the person with its login, else its desk.
    pub(super) fn desk(&self, unit: &str) -> anyhow::Result<Actor> {
        if let Some(actor) = self.desks.get(unit) {
            return Ok(actor.clone());
        }
        let id: UnitId = unit.parse()?;
        Ok(Actor::staff(Role::Unit, id, format!("{unit}-desk").parse()?))
    }

    /// Words for the step that comes next.
    pub(super) fn words(&self, carried: &mut Carried, body: &str) -> Words {
        self.text(carried, Text { body: body.trim().to_owned(), ..Text::default() })
    }

    pub(super) fn text(&self, carried: &mut Carried, text: Text) -> Words {
        let row = rows::words(self.app, text);
        let pointer = row.pointer();
        carried.words.push(row);
        pointer
    }

    pub(super) fn file(&self, carried: &mut Carried, row: BlobRow) -> yinuo_casework::Blob {
        let pointer = row.pointer();
        carried.blobs.push(row);
        pointer
    }

    /// A drawn picture as evidence, with a remark.
    ///
    /// # Errors
    /// When there is no such scene.
    pub(super) fn proof(
        &mut self,
        carried: &mut Carried,
        scene: &str,
        of: &str,
        remark: Option<&str>,
    ) -> anyhow::Result<Evidence> {
        let row = self.proofs.row(self.app, scene, of)?;
        let blobs = vec![self.file(carried, row)];
        let words = remark.map(|remark| self.words(carried, remark));
        Ok(Evidence { words, blobs, ..Evidence::default() })
    }

    /// Adds a step, unless it lies after the sample's moment.
    pub(super) fn add(
        &mut self,
        day: Date,
        slot: Slot,
        (key, what): (&str, &'static str),
        by: &Actor,
        carried: Carried,
        make: impl Fn(&Known) -> anyhow::Result<Command> + 'static,
    ) {
        let at = self.days.at(day, slot);
        self.push(at, key, what, false, by, carried, Make::Deed(Box::new(make)));
    }

    /// Adds the step that makes what has this name.
    pub(super) fn open(
        &mut self,
        day: Date,
        slot: Slot,
        (key, what): (&str, &'static str),
        by: &Actor,
        carried: Carried,
        make: impl Fn(&Known) -> anyhow::Result<Command> + 'static,
    ) {
        let at = self.days.at(day, slot);
        self.push(at, key, what, true, by, carried, Make::Deed(Box::new(make)));
    }

    /// Adds a step of a case.
    pub(super) fn case(
        &mut self,
        day: Date,
        slot: Slot,
        (key, what): (&str, &'static str),
        make: impl FnOnce(&App, Option<CaseNumber>) -> anyhow::Result<Submission> + 'static,
    ) {
        let (at, by) = (self.days.at(day, slot), self.first.clone());
        self.push(at, key, what, false, &by, Carried::default(), Make::Case(Box::new(make)));
    }

    /// Adds the ballots of a vote.
    pub(super) fn cast(
        &mut self,
        day: Date,
        slot: Slot,
        key: &str,
        make: impl Fn(&Known) -> anyhow::Result<Vec<(Code, Choices)>> + 'static,
    ) {
        let (at, by) = (self.days.at(day, slot), Actor::CITIZEN);
        self.push(at, key, "cast", false, &by, Carried::default(), Make::Cast(Box::new(make)));
    }

    #[expect(clippy::too_many_arguments, reason = "a step is all of it")]
    fn push(
        &mut self,
        at: Timestamp,
        key: &str,
        what: &'static str,
        new: bool,
        by: &Actor,
        carried: Carried,
        make: Make,
    ) {
        if at <= self.now {
            let (key, by, Carried { words, blobs }) = (key.to_owned(), by.clone(), carried);
            self.steps.push(Step { at, key, what, new, by, words, blobs, make });
        }
    }

    /// All steps by time; those of one instant as they were added, what is new first.
    pub(super) fn sorted(self) -> VecDeque<Step> {
        let mut steps = self.steps;
        steps.sort_by_key(|step| (step.at, !step.new));
        steps.into()
    }
}

/// The number of what the files call so.
///
/// # Errors
/// When it has not been made yet.
pub(super) fn number(known: &Known, key: &str) -> anyhow::Result<CaseNumber> {
    known.get(key).copied().ok_or_else(|| anyhow::anyhow!("{key} is not there yet"))
}

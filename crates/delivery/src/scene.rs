//! What a decision may look at besides the dossier.

use crate::{Dossier, Rules};
use jiff::civil::Date;
use std::collections::BTreeMap;
use yinuo_calendar::Calendar;
use yinuo_casework::Directory;
use yinuo_kernel::{Actor, CaseNumber, Refusal, Role, Rule, Timestamp, UnitId};

/// Everything `decide` is told.
#[derive(Clone, Copy, Debug)]
pub struct Scene<'a> {
    /// The dossier's number; for a new one the number it will get.
    pub number: CaseNumber,
    pub now: Timestamp,
    pub by: &'a Actor,
    pub rules: &'a Rules,
    /// For its units.
    pub directory: &'a Directory,
    pub calendar: &'a Calendar,
    /// The other dossiers the command speaks of, see [`crate::Command::others`].
    pub others: &'a BTreeMap<CaseNumber, Dossier>,
}

impl Scene<'_> {
    pub fn today(&self) -> Date {
        self.calendar.local(self.now).date()
    }

    /// The offices that run delivery: supervision, projects, the administrator.
    ///
    /// # Errors
    /// [`Rule::RoleForbids`] for any other post.
    pub fn office(&self, verb: &str) -> Result<(), Refusal> {
        match self.by.role {
            Role::Supervisor | Role::System => Ok(()),
            role => Err(Refusal::new(Rule::RoleForbids, format!("{} × {verb}", role.as_str()))),
        }
    }

    /// A post of one of these units or of a unit over them; the offices may not speak for a unit.
    ///
    /// # Errors
    /// [`Rule::NotYourUnit`], or [`Rule::RoleForbids`] for whoever is no unit.
    pub fn of_unit<'u>(&self, units: impl IntoIterator<Item = &'u UnitId>, verb: &str) -> Result<(), Refusal> {
        let mine = match (self.by.role, &self.by.unit) {
            (Role::System, _) => return Ok(()),
            (Role::Unit, Some(mine)) => mine,
            (role, _) => return Err(Refusal::new(Rule::RoleForbids, format!("{} × {verb}", role.as_str()))),
        };
        if units.into_iter().any(|unit| self.directory.is_over(mine, unit)) {
            Ok(())
        } else {
            Err(Refusal::new(Rule::NotYourUnit, self.number.to_string()))
        }
    }

    /// What a post has said another post must look at.
    ///
    /// # Errors
    /// [`Rule::SecondReaderNeeded`].
    pub fn second_reader(&self, first: &Actor) -> Result<(), Refusal> {
        match first.post.is_some() && first.post == self.by.post {
            true => Err(Rule::SecondReaderNeeded.into()),
            false => Ok(()),
        }
    }

    /// # Errors
    /// [`Rule::UnknownUnit`].
    pub fn known_unit(&self, unit: &UnitId) -> Result<(), Refusal> {
        match self.directory.unit(unit) {
            Some(_) => Ok(()),
            None => Err(Refusal::new(Rule::UnknownUnit, unit.as_str())),
        }
    }
}

/// The day of an instant in China (+08:00, all the year).
pub(crate) fn day(at: Timestamp) -> Date {
    jiff::tz::Offset::constant(8).to_datetime(at).date()
}

/// Calendar days from one date to another; negative when it lies before.
pub(crate) fn days(from: Date, to: Date) -> i32 {
    // A span would be reckoned in units nobody asks for: this stands in the loop over every node of a city.
    i32::try_from(to.duration_since(from).as_hours() / 24).unwrap_or_default()
}

//! The city an engine works for: its case types, its calendars. Replaced as a whole when a pack
//! changes.

use crate::Channel;
use std::collections::BTreeMap;
use yinuo_calendar::{Calendar, Calendars};
use yinuo_casework::{Directory, Rules};
use yinuo_kernel::{CaseTypeId, PlaceCode, UnitId};

/// A case type at work in a city: its rules, and its kinds, categories and duties.
#[derive(Debug)]
pub struct Matter {
    pub rules: Rules,
    pub directory: Directory,
}

/// One place with everything decisions look at.
#[derive(Debug)]
pub struct World {
    pub place: PlaceCode,
    pub name: String,
    pub name_en: String,
    main: Matter,
    others: BTreeMap<CaseTypeId, Matter>,
    calendars: Calendars,
    channels: Vec<Channel>,
    delivery: yinuo_delivery::Rules,
}

impl World {
    /// A city whose doors open on `main`: what a citizen reports without saying more.
    pub fn new(place: PlaceCode, name: (String, String), main: Matter, calendars: Calendars) -> World {
        World {
            place,
            name: name.0,
            name_en: name.1,
            main,
            others: BTreeMap::new(),
            calendars,
            channels: Vec::new(),
            delivery: yinuo_delivery::Rules::default(),
        }
    }

    /// Adds another case type; one that is there already is replaced.
    #[must_use]
    pub fn with(mut self, matter: Matter) -> World {
        self.others.insert(matter.rules.case_type.clone(), matter);
        self
    }

    /// The ways out for news; without one nothing is written for delivery.
    #[must_use]
    pub fn with_channels(mut self, channels: Vec<Channel>) -> World {
        self.channels = channels;
        self
    }

    /// The rules of delivery, in place of what most offices use.
    #[must_use]
    pub fn with_delivery(mut self, rules: yinuo_delivery::Rules) -> World {
        self.delivery = rules;
        self
    }

    pub fn delivery(&self) -> &yinuo_delivery::Rules {
        &self.delivery
    }

    pub fn channels(&self) -> &[Channel] {
        &self.channels
    }

    /// What the city's front door takes.
    pub fn main(&self) -> &Matter {
        &self.main
    }

    /// All case types, the main one first.
    pub fn matters(&self) -> impl Iterator<Item = &Matter> {
        std::iter::once(&self.main).chain(self.others.values())
    }

    pub fn matter(&self, id: &CaseTypeId) -> Option<&Matter> {
        if &self.main.rules.case_type == id { Some(&self.main) } else { self.others.get(id) }
    }

    /// For showing: where the pack of an old case is gone, its names show as ids.
    pub fn of(&self, id: &CaseTypeId) -> &Matter {
        self.matter(id).unwrap_or(&self.main)
    }

    /// The city's calendar.
    pub fn calendar(&self) -> &Calendar {
        self.calendars.city()
    }

    /// The calendar of a unit, with its own office hours or those of a unit above it.
    pub fn calendar_of(&self, unit: Option<&UnitId>) -> &Calendar {
        let directory = &self.main.directory;
        let up = |unit: &&UnitId| directory.unit(unit).and_then(|unit| unit.parent.as_ref());
        // A loop of parents is refused by packs; a chain longer than this is one all the same.
        let chain = std::iter::successors(unit, up).take(32);
        self.calendars.for_unit(chain.map(UnitId::as_str))
    }
}

//! One city, several office hours: a counter that opens on other hours than the city's offices.

use crate::day::Calendar;
use crate::hours::OfficeHours;
use std::collections::BTreeMap;

/// A city's calendar and those of its units that keep hours of their own. The days are the same.
///
/// ```
/// use yinuo_calendar::{Calendar, Calendars};
/// let calendars = Calendars::new(Calendar::china()).with_hours("hall", "09:00-17:00".parse().unwrap());
/// // A window of the hall has no hours of its own, so the hall's hold; the water office has the city's.
/// assert_eq!(calendars.for_unit(["hall.window", "hall", "city"]).hours().to_string(), "09:00-17:00");
/// assert_eq!(calendars.for_unit(["water", "city"]).hours().to_string(), "08:30-12:00,13:30-17:30");
/// ```
#[derive(Clone, Debug)]
pub struct Calendars {
    city: Calendar,
    own: BTreeMap<String, Calendar>,
}

impl Calendars {
    pub fn new(city: Calendar) -> Calendars {
        Calendars { city, own: BTreeMap::new() }
    }

    /// Gives a unit hours of its own.
    #[must_use]
    pub fn with_hours(mut self, unit: impl Into<String>, hours: OfficeHours) -> Calendars {
        self.own.insert(unit.into(), self.city.clone().with_hours(hours));
        self
    }

    pub fn city(&self) -> &Calendar {
        &self.city
    }

    /// The calendar of a unit: `chain` is the unit, its parent, and so on; the first that has its
    /// own hours decides, otherwise the city's hold.
    pub fn for_unit<'a>(&self, chain: impl IntoIterator<Item = &'a str>) -> &Calendar {
        chain.into_iter().find_map(|unit| self.own.get(unit)).unwrap_or(&self.city)
    }
}

//! A case type and a city together: what the engine works with.

use crate::{CaseType, City};
use yinuo_calendar::Calendar;
use yinuo_casework::Directory;

/// The directory of a city that runs a case type.
pub fn directory(case_type: &CaseType, city: &City) -> Directory {
    Directory::new(
        case_type.kinds.clone(),
        case_type.categories.clone(),
        city.units.clone(),
        city.cells.clone(),
        city.duties.clone(),
    )
}

/// The city's calendar: the national notices with its office hours.
pub fn calendar(city: &City) -> Calendar {
    Calendar::china().with_hours(city.hours.clone())
}

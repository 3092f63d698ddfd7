//! A case type and a city together: what the engine works with.

use crate::{CaseType, City};
use yinuo_calendar::{Calendar, Calendars};
use yinuo_casework::{Directory, Guidance};

/// The directory of one case type in a city that runs it: its own kinds, categories, duties and
/// guidance, with all units and cells.
pub fn directory(case_type: &CaseType, city: &City) -> Directory {
    Directory::new(
        case_type.kinds.clone(),
        case_type.categories.clone(),
        city.units.clone(),
        city.cells.clone(),
        city.duties.get(&case_type.rules.case_type).cloned().unwrap_or_default(),
    )
    .with_guidance(Guidance {
        guides: case_type.guides.clone(),
        emergencies: case_type.emergencies.iter().map(|rule| rule.id.clone()).collect(),
        sealed_posts: city.sealed_posts.clone(),
    })
}

/// The city's calendar: the national notices, the days of its region, then its own, and its office
/// hours.
pub fn calendar(city: &City) -> Calendar {
    let mut calendar = city.national.clone().with_hours(city.hours.clone());
    if let Some(region) = city.region {
        calendar = calendar.with_region(region);
    }
    city.overlays.iter().cloned().fold(calendar, Calendar::with_overlay)
}

/// The city's calendar and those of the units with hours of their own, by the unit's id.
pub fn calendars(city: &City) -> Calendars {
    let own = city.unit_hours.iter();
    own.fold(Calendars::new(calendar(city)), |all, (unit, hours)| all.with_hours(unit.as_str(), hours.clone()))
}

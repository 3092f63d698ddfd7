//! A city: `city.toml`, `units.toml`, `cells.geojson`, `duty.toml`, `people.toml`.

mod cells;
mod duty;
mod people;
mod units;

use crate::mistake::Loaded;
use crate::read::{At, Top, open};
use crate::{CaseType, Files, Mistake};
use serde::Deserialize;
use yinuo_calendar::OfficeHours;
use yinuo_casework::{Cell, Duty, Unit};
use yinuo_kernel::{PlaceCode, UnitId};

pub use people::Staff;

/// What the files of a city say.
#[derive(Clone, Debug)]
pub struct City {
    pub code: PlaceCode,
    pub name: String,
    pub en: String,
    pub hours: OfficeHours,
    /// The hotline's number, 12345 for example.
    pub hotline: String,
    /// The unit that accepts and dispatches.
    pub centre: UnitId,
    /// Where the map opens: longitude, latitude, zoom.
    pub map: ([f64; 2], u8),
    pub units: Vec<Unit>,
    pub cells: Vec<Cell>,
    /// The text of `cells.geojson`, as it was checked, for the map.
    pub geojson: String,
    pub duties: Vec<Duty>,
    pub people: Vec<Staff>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct RawCity {
    code: PlaceCode,
    name: String,
    en: String,
    hours: OfficeHours,
    hotline: String,
    centre: UnitId,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct RawMap {
    centre: [f64; 2],
    zoom: u8,
}

/// Loads and checks a city against the case type it runs.
pub fn load_city(files: &Files, case_type: &CaseType) -> Loaded<City> {
    let mut mistakes: Vec<Mistake> = Vec::new();
    let units = units::read(files, &mut mistakes);
    let (cells, geojson) = cells::read(files, &mut mistakes);
    let duties = duty::read(files, case_type, &units, &cells, &mut mistakes);
    let people = people::read(files, &units, &mut mistakes);

    let mut desk = open(files, "city.toml");
    let mut top = Top::of(&mut desk);
    let city: Option<At<RawCity>> = top.one(&mut desk, "city");
    let map: Option<At<RawMap>> = top.one(&mut desk, "map");
    top.end(&mut desk);
    if let Some(city) = &city
        && !units.iter().any(|unit| unit.id == city.value.centre)
    {
        let centre = &city.value.centre;
        desk.at(city.offset, "unknown", format!("没有单位 {centre}。"), format!("There is no unit {centre}."));
    }
    mistakes.append(&mut desk.mistakes);

    let value = match (city, map, mistakes.is_empty()) {
        (Some(At { value: city, .. }), Some(At { value: map, .. }), true) => Some(City {
            code: city.code,
            name: city.name,
            en: city.en,
            hours: city.hours,
            hotline: city.hotline,
            centre: city.centre,
            map: (map.centre, map.zoom),
            units,
            cells,
            geojson,
            duties,
            people,
        }),
        _ => None,
    };
    Loaded { value, mistakes }
}

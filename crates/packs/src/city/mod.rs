//! A city: `city.toml`, `units.toml`, `cells.geojson`, `duty.toml`, `people.toml`; where it has days
//! of its own, `calendar.toml` and `notice-YEAR.txt`.

mod cells;
mod duty;
mod notices;
mod overlays;
mod people;
mod sealed;
mod units;

use crate::mistake::Loaded;
use crate::read::{Each, Known, Text, Top, open, strangers};
use crate::{CaseType, Files, Mistake};
use std::collections::BTreeMap;
use yinuo_calendar::{Calendar, OfficeHours, Overlay, Region};
use yinuo_casework::{Cell, Duty, Unit};
use yinuo_kernel::{CaseTypeId, PlaceCode, PostId, UnitId};

pub use people::Staff;

/// What the files of a city say.
#[derive(Clone, Debug)]
pub struct City {
    pub code: PlaceCode,
    pub name: String,
    pub en: String,
    pub hours: OfficeHours,
    /// The region whose own holidays it keeps.
    pub region: Option<Region>,
    /// The hotline's number, 12345 for example.
    pub hotline: String,
    /// The unit that accepts and dispatches.
    pub centre: UnitId,
    /// Where the map opens: longitude, latitude, zoom.
    pub map: ([f64; 2], u8),
    pub units: Vec<Unit>,
    /// Hours of the units that keep their own; those below such a unit keep its hours too.
    pub unit_hours: BTreeMap<UnitId, OfficeHours>,
    /// The national calendar, with the notices that lie in the city's folder.
    pub national: Calendar,
    /// Days that the city rules by itself.
    pub overlays: Vec<Overlay>,
    pub cells: Vec<Cell>,
    /// The text of `cells.geojson`, as it was checked, for the map.
    pub geojson: String,
    /// The duty directory of each case type.
    pub duties: BTreeMap<CaseTypeId, Vec<Duty>>,
    pub people: Vec<Staff>,
    /// The posts that see sealed cases.
    pub sealed_posts: Vec<PostId>,
}

/// What may stand in the folder.
const FILES: [&str; 8] = [
    "city.toml",
    "units.toml",
    "cells.geojson",
    "duty.toml",
    "people.toml",
    "calendar.toml",
    "examples.toml",
    // Read with the delivery pack, see [`crate::load_city_delivery`].
    "delivery.toml",
];

/// Loads and checks a city against the case types it runs. The first is the one of duty lines
/// without a type, the hotline as a rule.
pub fn load_city(files: &Files, case_types: &[&CaseType]) -> Loaded<City> {
    let mut mistakes: Vec<Mistake> = Vec::new();
    strangers(files, &FILES, &mut mistakes);
    let units::Read { units, known: known_units, hours: unit_hours } = units::read(files, &mut mistakes);
    let (cells, known_cells, geojson) = cells::read(files, &mut mistakes);
    let names = duty::Names { case_types, units: &known_units, cells: &known_cells };
    let duties = duty::read(files, &names, &mut mistakes);
    let (people, posts) = people::read(files, &known_units, &mut mistakes);
    let seals = sealed::Seals { case_types, people: &people, posts: &posts };
    let overlays = overlays::read(files, &mut mistakes);
    let national = notices::read(files, &mut mistakes);
    let head = head(files, &known_units, &seals, &mut mistakes);
    mistakes.sort();

    let value = match (head, mistakes.is_empty()) {
        (Some(head), true) => Some(City {
            code: head.code,
            name: head.name,
            en: head.en,
            hours: head.hours,
            region: head.region,
            hotline: head.hotline,
            centre: head.centre,
            map: head.map,
            units,
            unit_hours,
            national,
            overlays,
            cells,
            geojson,
            duties,
            people,
            sealed_posts: head.sealed_posts,
        }),
        _ => None,
    };
    Loaded { value, mistakes }
}

/// What `city.toml` says.
struct Head {
    code: PlaceCode,
    name: String,
    en: String,
    hours: OfficeHours,
    region: Option<Region>,
    hotline: String,
    centre: UnitId,
    map: ([f64; 2], u8),
    sealed_posts: Vec<PostId>,
}

fn head(files: &Files, units: &Known<UnitId>, seals: &sealed::Seals<'_>, mistakes: &mut Vec<Mistake>) -> Option<Head> {
    let mut desk = open(files, "city.toml");
    let mut top = Top::of(&mut desk);
    let city = top.one(&mut desk, "city").and_then(|mut fields| {
        let code = fields.required::<PlaceCode>(&mut desk, "code");
        let name = fields.required::<Text>(&mut desk, "name");
        let en = fields.required::<Text>(&mut desk, "en");
        let hours = fields.required::<OfficeHours>(&mut desk, "hours");
        let region = fields.optional::<Region>(&mut desk, "region");
        let hotline = fields.required::<Text>(&mut desk, "hotline");
        let centre = fields.required::<UnitId>(&mut desk, "centre");
        let sealed_posts = fields.optional::<Each<PostId>>(&mut desk, "sealed_posts");
        let begin = fields.offset;
        fields.end(&mut desk);
        if let Some(centre) = &centre {
            units.check(&mut desk, centre, "单位", "unit");
        }
        let region = region.ok()?.map(|region| region.value);
        let sealed_posts = seals.posts(sealed_posts.ok()?, begin, &mut desk);
        let names = (code?.value, name?.value.0, en?.value.0);
        Some((names, hours?.value, region, hotline?.value.0, centre?.value, sealed_posts))
    });
    let map = top.one(&mut desk, "map").and_then(|mut fields| {
        let centre = fields.required::<[f64; 2]>(&mut desk, "centre");
        let zoom = fields.required::<u32>(&mut desk, "zoom");
        fields.end(&mut desk);
        let zoom = zoom?;
        if zoom.value > ZOOM_MAX {
            let zh = format!("zoom 应在 0 至 {ZOOM_MAX} 之间。");
            desk.at(zoom.offset, "wrong-value", zh, format!("zoom must be 0 to {ZOOM_MAX}."));
        }
        Some((centre?.value, u8::try_from(zoom.value).ok()?))
    });
    top.end(&mut desk);
    mistakes.append(&mut desk.mistakes);
    let (((code, name, en), hours, region, hotline, centre, sealed_posts), map) = (city?, map?);
    Some(Head { code, name, en, hours, region, hotline, centre, map, sealed_posts })
}

/// The closest a web map goes.
const ZOOM_MAX: u32 = 22;

/// Whether longitude and latitude are a place, and not China's the wrong way round.
pub(crate) fn on_earth(lng: f64, lat: f64) -> bool {
    let china = |lng: f64, lat: f64| (73.0..=136.0).contains(&lng) && (3.0..=54.0).contains(&lat);
    let valid = (-180.0..=180.0).contains(&lng) && (-90.0..=90.0).contains(&lat);
    valid && (china(lng, lat) || !china(lat, lng))
}

//! Delivery: how a city breaks its report down and watches what becomes of it. A pack of its own with
//! `rules.toml` and `duties.toml`; what only the city can say stands in its `delivery.toml`.
//!
//! The national pack names *kinds* of units; a city says which of its units is of which kind, and may
//! add duty lines of its own.

mod city;
mod duties;
mod fields;
mod rules;

use crate::mistake::Loaded;
use crate::read::strangers;
use crate::{City, Files, Mistake};
use yinuo_casework::Source;
use yinuo_delivery::Rules;
use yinuo_delivery::propose::{Duties, DutyLine};

/// What the files of a delivery pack say.
#[derive(Clone, Debug)]
pub struct DeliveryPack {
    pub name: String,
    pub en: String,
    pub version: String,
    /// Without leaders: those are the city's.
    pub rules: Rules,
    /// What each rule follows, by its section.
    pub sources: Vec<(&'static str, Source)>,
    /// Lines of kinds of units.
    pub lines: Vec<DutyLine>,
}

/// Delivery in one city.
#[derive(Clone, Debug, Default)]
pub struct Delivery {
    pub rules: Rules,
    pub duties: Duties,
}

/// What may stand in the folder.
const FILES: [&str; 2] = ["rules.toml", "duties.toml"];

/// Whether a folder holds a delivery pack rather than a case type.
pub fn is_delivery(files: &Files) -> bool {
    files.get("pack.toml").is_none() && FILES.iter().any(|name| files.get(name).is_some())
}

/// Loads and checks a delivery pack.
pub fn load_delivery(files: &Files) -> Loaded<DeliveryPack> {
    let mut mistakes: Vec<Mistake> = Vec::new();
    strangers(files, &FILES, &mut mistakes);
    let rules = rules::read(files, &mut mistakes);
    let lines = duties::pack(files, &mut mistakes);
    mistakes.sort();
    let value = match (rules, mistakes.is_empty()) {
        (Some(read), true) => Some(DeliveryPack {
            name: read.name,
            en: read.en,
            version: read.version,
            rules: read.rules,
            sources: read.sources,
            lines,
        }),
        _ => None,
    };
    Loaded { value, mistakes }
}

/// Loads what a city says about delivery, against its units and the pack it runs.
pub fn load_city_delivery(files: &Files, pack: &DeliveryPack, city: &City) -> Loaded<Delivery> {
    let mut mistakes: Vec<Mistake> = Vec::new();
    let delivery = city::read(files, pack, city, &mut mistakes);
    mistakes.sort();
    let value = delivery.filter(|_| mistakes.is_empty());
    Loaded { value, mistakes }
}

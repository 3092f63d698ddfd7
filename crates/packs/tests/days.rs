//! What a city's files make of its calendar: region, own days, a dropped-in notice, hours of units.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use jiff::civil::{Date, date};
use std::path::Path;
use yinuo_packs::{City, Files, calendar, calendars, load_case_type, load_city};

fn base(side: &str) -> Files {
    let mut files = Files::default();
    for entry in std::fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/bad/base").join(side)).unwrap() {
        let path = entry.unwrap().path();
        files.insert(path.file_name().unwrap().to_string_lossy(), std::fs::read_to_string(&path).unwrap());
    }
    files
}

/// The sound city with one text replaced in each named file.
fn city(edits: &[(&str, &str, &str)]) -> City {
    let mut files = base("city");
    for (file, old, new) in edits {
        let text = files.get(file).unwrap();
        assert!(text.contains(old), "{file}");
        let text = text.replacen(old, new, 1);
        files.insert(*file, text);
    }
    let loaded = load_city(&files, &[&load_case_type(&base("pack")).value.unwrap()]);
    assert_eq!(loaded.mistakes, []);
    loaded.value.unwrap()
}

#[test]
fn its_own_days_and_the_notice_in_its_folder_rule() {
    let calendar = calendar(&city(&[]));
    let works = |day: Date| calendar.is_working_day(day);
    assert_eq!([date(2026, 8, 30), date(2026, 9, 1), date(2026, 9, 2)].map(works), [true, false, false]);
    assert_eq!([date(2027, 1, 1), date(2027, 1, 9)].map(works), [false, true]);
    assert!(calendar.day(date(2027, 6, 1)).known && !calendar.day(date(2028, 6, 1)).known);
}

#[test]
fn the_region_comes_before_the_citys_own_days() {
    let region = ("city.toml", "hotline", "region = \"guangxi\"\nhotline");
    let city_ = city(&[region]);
    let guangxi = calendar(&city_);
    assert!(!guangxi.is_working_day(date(2024, 4, 11)), "三月三");
    assert!(!guangxi.day(date(2026, 4, 20)).known, "the region's notice of 2026 is not recorded");
    let own = ("calendar.toml", "work = [2026-08-30]", "work = [2026-08-30, 2024-04-11]");
    let guangxi = calendar(&city(&[region, own]));
    assert!(guangxi.is_working_day(date(2024, 4, 11)), "the city rules it anew");
}

#[test]
fn a_unit_with_hours_of_its_own_gives_them_to_those_below() {
    let calendars =
        calendars(&city(&[("units.toml", "level = \"city\"", "level = \"city\"\nhours = \"09:00-17:00\"")]));
    let hours = |chain: &[&str]| calendars.for_unit(chain.iter().copied()).hours().to_string();
    assert_eq!(hours(&["centre"]), "09:00-17:00");
    assert_eq!(hours(&["lighting", "centre"]), "09:00-17:00");
    assert_eq!(hours(&["lighting"]), "08:30-12:00,13:30-17:30");
    assert!(!calendars.for_unit(["centre"]).is_working_day(date(2026, 9, 1)), "the days are the city's");
}

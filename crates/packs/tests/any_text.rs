//! Whatever stands in the files: mistakes are told at places that exist, and nothing panics.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use proptest::prelude::*;
use std::path::Path;
use yinuo_calendar::Calendar;
use yinuo_casework::Directory;
use yinuo_packs::{CaseType, Files, Mistake, load_case_type, load_city, run_examples};

const PACK: [&str; 9] = [
    "pack.toml",
    "kinds.toml",
    "categories.toml",
    "limits.toml",
    "forms.toml",
    "outcomes.toml",
    "guides.toml",
    "emergencies.toml",
    "examples.toml",
];
const CITY: [&str; 8] = [
    "city.toml",
    "units.toml",
    "cells.geojson",
    "duty.toml",
    "people.toml",
    "calendar.toml",
    "notice-2027.txt",
    "examples.toml",
];

fn sound(side: &str, names: &[&str]) -> Files {
    let mut files = Files::default();
    for name in names {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/bad/base").join(side).join(name);
        files.insert(*name, std::fs::read_to_string(path).unwrap());
    }
    files
}

fn case_type() -> CaseType {
    load_case_type(&sound("pack", &PACK)).value.unwrap()
}

fn examples(files: &Files, case_type: &CaseType) -> Vec<Mistake> {
    let (kinds, categories) = (case_type.kinds.clone(), case_type.categories.clone());
    let directory = Directory::new(kinds, categories, vec![], vec![], vec![]);
    run_examples(files, &[(case_type, &directory)], &Calendar::china()).1
}

/// Loads what it can, as both sides would.
fn check(pack: &Files, city: &Files, case_type: &CaseType) {
    let (loaded, town) = (load_case_type(pack), load_city(city, &[case_type]));
    assert_eq!(loaded.value.is_some(), loaded.mistakes.is_empty(), "a value and no mistakes, or none and some");
    assert_eq!(town.value.is_some(), town.mistakes.is_empty());
    for (files, mistakes) in [
        (pack, loaded.mistakes),
        (city, town.mistakes),
        (pack, examples(pack, case_type)),
        (city, examples(city, case_type)),
    ] {
        for mistake in mistakes {
            let text = files.get(&mistake.file).unwrap_or("");
            let line = text.split('\n').nth(mistake.line as usize - 1);
            let line = line.unwrap_or_else(|| panic!("{mistake:?} is beyond the file"));
            assert!(mistake.column as usize <= line.chars().count() + 1, "{mistake:?} is beyond its line");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    /// A file replaced by any text.
    #[test]
    fn any_text(which in 0usize..72, text in "(?s).{0,200}") {
        let (mut pack, mut city) = (sound("pack", &PACK), sound("city", &CITY));
        pack.insert(PACK[which % PACK.len()], text.clone());
        city.insert(CITY[which % CITY.len()], text);
        check(&pack, &city, &case_type());
    }

    /// A sound file with one run of it cut out, doubled, or overwritten: near misses reach deeper.
    #[test]
    fn near_misses(which in 0usize..72, at in 0.0..1.0f64, length in 0usize..60, with in "[\\[\\]{}=\"'.,:\\n0-9eE+\\- a-z“，路灯]{0,12}") {
        let (mut pack, mut city) = (sound("pack", &PACK), sound("city", &CITY));
        for (files, name) in [(&mut pack, PACK[which % PACK.len()]), (&mut city, CITY[which % CITY.len()])] {
            let text: Vec<char> = files.get(name).unwrap().chars().collect();
            let from = (at * text.len() as f64) as usize;
            let to = (from + length).min(text.len());
            let changed: String = text[..from].iter().copied().chain(with.chars()).chain(text[to..].iter().copied()).collect();
            files.insert(name, changed);
        }
        check(&pack, &city, &case_type());
    }
}

#[test]
fn deep_nesting_is_a_mistake_and_no_overflow() {
    for text in ["[".repeat(100_000), format!("a = {}", "[".repeat(100_000)), format!("a = {}", "{a=".repeat(100_000))]
    {
        let (mut pack, mut city) = (sound("pack", &PACK), sound("city", &CITY));
        pack.insert("limits.toml", text.clone());
        city.insert("cells.geojson", text);
        assert!(load_case_type(&pack).value.is_none());
        assert!(load_city(&city, &[&case_type()]).value.is_none());
    }
}

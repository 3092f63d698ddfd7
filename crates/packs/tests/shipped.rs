//! The packs that ship load without a mistake, and their examples hold.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::path::Path;
use yinuo_calendar::Calendar;
use yinuo_casework::{Directory, Level};
use yinuo_kernel::Role;
use yinuo_packs::{CaseType, City, Files, calendar, directory, load_case_type, load_city, run_examples};

fn folder(path: &str) -> Files {
    let mut files = Files::default();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(path);
    for entry in std::fs::read_dir(&root).unwrap().flatten().filter(|entry| entry.path().is_file()) {
        files.insert(entry.file_name().to_string_lossy(), std::fs::read_to_string(entry.path()).unwrap());
    }
    files
}

fn case_type(path: &str) -> CaseType {
    let loaded = load_case_type(&folder(path));
    assert_eq!(loaded.mistakes, []);
    loaded.value.unwrap()
}

fn city(path: &str, case_types: &[&CaseType]) -> City {
    let loaded = load_city(&folder(path), case_types);
    assert_eq!(loaded.mistakes, []);
    loaded.value.unwrap()
}

/// The packs a city runs; the hotline is the first.
const PACKS: [&str; 6] =
    ["packs/hotline", "packs/grid", "packs/hazard", "packs/proposal", "packs/obstacle", "packs/inspection"];

#[test]
fn the_packs_load_and_keep_their_examples_alone() {
    for path in PACKS {
        let pack = case_type(path);
        let alone = Directory::new(pack.kinds.clone(), pack.categories.clone(), vec![], vec![], vec![]);
        let (run, mistakes) = run_examples(&folder(path), &[(&pack, &alone)], &Calendar::china());
        assert_eq!(mistakes, [], "{path}");
        assert!(run >= 20, "{path} runs {run} examples");
    }
}

#[test]
fn the_sample_city_runs_them_all_and_keeps_its_examples() {
    let packs = PACKS.map(case_type);
    let all: Vec<&CaseType> = packs.iter().collect();
    let city = city("samples/qingyu", &all);
    let directories: Vec<Directory> = packs.iter().map(|pack| directory(pack, &city)).collect();
    let worlds: Vec<(&CaseType, &Directory)> = packs.iter().zip(&directories).collect();
    for path in PACKS.iter().take(1).chain(["samples/qingyu"].iter()) {
        let (run, mistakes) = run_examples(&folder(path), &worlds, &calendar(&city));
        assert_eq!(mistakes, [], "{path}");
        assert!(run >= 7, "{path} runs {run} examples");
    }
    assert_eq!((city.cells.len(), city.people.len()), (12, 38));
    // What is sent to the township somebody there can sign for.
    let town = directories[0].units().iter().find(|unit| unit.level == Level::Township).unwrap();
    assert!(city.people.iter().any(|one| one.role == Role::Unit && one.unit == town.id), "{}", town.name);
    let sealed = directories[0].sees_sealed(city.sealed_posts.first());
    assert!(sealed && directories.iter().skip(1).all(|one| one.guidance().guides.is_empty()));
}

/// Work of a department is not pushed down: the town answers for its villages, not for heating.
#[test]
fn the_town_answers_for_what_the_directory_gives_it() {
    let packs = PACKS.map(case_type);
    let all: Vec<&CaseType> = packs.iter().collect();
    let city = city("samples/qingyu", &all);
    let hotline = directory(&packs[0], &city);
    let town = "qingshi".parse().unwrap();
    assert_eq!(hotline.unit(&town).unwrap().level, Level::Township);
    assert!(hotline.answers_for(&town, &"rural.village.relief".parse().unwrap()));
    assert!(!hotline.answers_for(&town, &"heating.temperature.low".parse().unwrap()));
}

#[test]
fn the_bench_pack_and_its_city_load() {
    let bench = case_type("packs/bench");
    assert!(bench.rules.accept_automatic && bench.rules.sign_automatic);
    city("samples/bench", &[&bench]);
}

/// An editor who spoils a branch's words must hear of it: each first level has a text of its own.
#[test]
fn every_first_level_has_a_text_that_leads_into_it() {
    for path in PACKS {
        let examples = folder(path).get("examples.toml").unwrap().to_owned();
        for top in case_type(path).categories.iter().filter(|category| category.id.depth() == 1) {
            let id = &top.id;
            // Nothing leads to 其他: it is where texts without a word end.
            let told = id.as_str() == "other" || examples.contains(&format!("category = \"{id}."));
            assert!(told, "{path}: no example for {id}");
        }
    }
}

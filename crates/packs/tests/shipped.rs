//! The packs that ship load without a mistake, and their examples hold.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::path::Path;
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

fn city(path: &str, case_type: &CaseType) -> City {
    let loaded = load_city(&folder(path), &[case_type]);
    assert_eq!(loaded.mistakes, []);
    loaded.value.unwrap()
}

#[test]
fn the_hotline_and_the_sample_city_load_and_keep_their_examples() {
    let hotline = case_type("packs/hotline");
    let city = city("samples/qingyu", &hotline);
    let (directory, calendar) = (directory(&hotline, &city), calendar(&city));
    for path in ["packs/hotline", "samples/qingyu"] {
        let (run, mistakes) = run_examples(&folder(path), &[(&hotline, &directory)], &calendar);
        assert_eq!(mistakes, [], "{path}");
        assert!(run >= 7, "{path} runs {run} examples");
    }
    assert_eq!((city.cells.len(), city.people.len()), (12, 20));
}

#[test]
fn the_bench_pack_and_its_city_load() {
    let bench = case_type("packs/bench");
    assert!(bench.rules.accept_automatic && bench.rules.sign_automatic);
    city("samples/bench", &bench);
}

/// An editor who spoils a branch's words must hear of it: each first level has a text of its own.
#[test]
fn every_first_level_has_a_text_that_leads_into_it() {
    let examples = folder("packs/hotline").get("examples.toml").unwrap().to_owned();
    for top in case_type("packs/hotline").categories.iter().filter(|category| category.id.depth() == 1) {
        let id = &top.id;
        // Nothing leads to 其他: it is where texts without a word end.
        assert!(id.as_str() == "other" || examples.contains(&format!("category = \"{id}.")), "no example for {id}");
    }
}

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

fn city(case_type: &CaseType) -> City {
    let loaded = load_city(&folder("samples/qingyu"), case_type);
    assert_eq!(loaded.mistakes, []);
    loaded.value.unwrap()
}

#[test]
fn the_hotline_and_the_sample_city_load_and_keep_their_examples() {
    let hotline = case_type("packs/hotline");
    let city = city(&hotline);
    let (directory, calendar) = (directory(&hotline, &city), calendar(&city));
    for path in ["packs/hotline", "samples/qingyu"] {
        let (run, mistakes) = run_examples(&folder(path), &hotline, &directory, &calendar);
        assert_eq!(mistakes, [], "{path}");
        assert!(run >= 7, "{path} runs {run} examples");
    }
    assert_eq!((city.cells.len(), city.people.len()), (12, 20));
}

#[test]
fn the_bench_pack_loads() {
    let bench = case_type("packs/bench");
    assert!(bench.rules.accept_automatic && bench.rules.sign_automatic);
}

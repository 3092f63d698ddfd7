//! The frame over real data, where it stands (`../shared` or `$YINUO_SHARED`); none of it is kept here.

use std::path::PathBuf;
use yinuo_report::frame::place;
use yinuo_report::{Entry, Level};

fn shared(what: &str) -> Option<PathBuf> {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../..");
    let shared = std::env::var("YINUO_SHARED").map_or_else(|_| root.join("../shared"), PathBuf::from);
    if shared.exists() {
        return Some(shared);
    }
    println!("NOT RUN: {what}: {} is not there (or set YINUO_SHARED)", shared.display());
    None
}

/// The names in a table of divisions.
fn names(table: &str) -> Vec<String> {
    let cells = table.lines().skip(1).filter_map(|line| line.split(',').nth(1));
    cells.map(|cell| cell.trim_matches('"').to_owned()).collect()
}

#[test]
fn every_division_has_its_level() {
    let Some(shared) = shared("levels of divisions") else { return };
    let no_place = |name: &str| {
        name.contains("市辖区") || name.contains("直辖县级") || name == "县" || name == "城区" || name == "郊区"
    };
    for (table, want) in [("provinces", Level::Province), ("cities", Level::Prefecture), ("areas", Level::County)] {
        let text = std::fs::read_to_string(shared.join(format!("data/divisions/{table}.csv"))).unwrap();
        let all: Vec<String> = names(&text).into_iter().filter(|name| !no_place(name)).collect();
        let right = |name: &&String| place::of_name(name).is_some_and(|(read, level)| level == want && read == **name);
        let wrong: Vec<&String> = all.iter().filter(|name| !right(name)).collect();
        // towns that are cities without counties and the like
        assert!(wrong.len() * 100 < all.len(), "{table}: {wrong:?}");
    }
}

#[test]
fn every_report_is_one_and_is_divided() {
    let Some(shared) = shared("reports") else { return };
    let mut read = 0;
    for file in std::fs::read_dir(shared.join("data/reports")).unwrap() {
        let path = file.unwrap().path();
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        let reading = yinuo_text::read(&std::fs::read(&path).unwrap()).unwrap();
        let entries = yinuo_report::entries(&name, &reading);
        let [Entry::Report(report)] = entries.as_slice() else { panic!("{name}: not one report") };
        let year: i32 = name.split('_').next().unwrap().parse().unwrap();
        assert_eq!(report.report_year, Some(year), "{name}");
        assert!(report.projects.len() > 20, "{name}: {} projects", report.projects.len());
        read += 1;
    }
    println!("{read} reports");
}

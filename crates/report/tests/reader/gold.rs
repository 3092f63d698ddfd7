//! Whole reports against readings made by hand: those of the sample city, and those of ../shared where it stands.

use crate::scoring::{Gold, Score, score, unproven};
use std::path::{Path, PathBuf};
use yinuo_report::{Entry, Report};

/// What a reading must reach at least.
struct Floor {
    found: f64,
    full: f64,
    period: f64,
    outline: f64,
    projects: f64,
    stage: f64,
}

/// What the sample reports reach today, and a little less.
const SAMPLES: Floor = Floor { found: 0.97, full: 0.91, period: 0.93, outline: 1.0, projects: 0.80, stage: 0.80 };
/// What the issue asks of clean real reports.
const CLEAN: Floor = Floor { found: 0.98, full: 0.93, period: 0.93, outline: 0.95, projects: 0.80, stage: 0.80 };
/// And of a mangled one.
const MANGLED: Floor = Floor { found: 0.96, full: 0.88, ..CLEAN };

#[test]
fn the_reports_of_the_sample_city() {
    let samples = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../samples/qingyu/reports");
    for (file, name) in [("2024", "2024"), ("2025", "2025"), ("2026", "2026"), ("2025-mangled", "2025")] {
        check(&samples.join(format!("{file}.txt")), &samples.join("gold"), name, &SAMPLES);
    }
}

#[test]
fn real_reports() {
    let shared = shared();
    let gold = shared.join("gold");
    if !gold.is_dir() {
        println!("skipped: {} is not there (or set YINUO_SHARED)", gold.display());
        return;
    }
    let seeds = shared.join("seeds");
    check(&seeds.join("huludao-2024.txt"), &gold, "huludao-2024", &CLEAN);
    check(&seeds.join("fuxin-2023-mangled.txt"), &gold, "fuxin-2023", &MANGLED);
    check(&seeds.join("yingkou-feed.txt"), &gold, "yingkou-2017", &CLEAN);
    check(&seeds.join("yingkou-feed.txt"), &gold, "yingkou-2018", &CLEAN);
}

/// $YINUO_SHARED, else ../shared beside the checkout; `cargo test` runs two folders below it.
pub fn shared() -> PathBuf {
    let beside = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared");
    std::env::var_os("YINUO_SHARED").map_or_else(beside, |path| {
        let path = PathBuf::from(path);
        if path.is_absolute() { path } else { Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(path) }
    })
}

/// Reads a file, takes the report that agrees best with the gold, and holds it to the floor.
fn check(file: &Path, folder: &Path, name: &str, floor: &Floor) {
    let raw = std::fs::read(file).expect("a report");
    let gold = Gold::read(folder, name);
    let reading = yinuo_text::read(&raw).expect("readable");
    let reports = yinuo_report::entries(name, &reading).into_iter().filter_map(|entry| match entry {
        Entry::Report(report) => Some(report),
        Entry::Other(_) => None,
    });
    let scored = reports.map(|report| (score(&gold, &report), report));
    let (score, report) = scored.max_by(|(a, _), (b, _)| a.found.total_cmp(&b.found)).expect("a report is found");
    reaches(&score, floor, name);
    assert_eq!(facts(&report, &gold), gold.meta.facts, "{name}: what it says about itself");
    let unproven = unproven(&report.measures, &raw);
    assert!(unproven.is_empty(), "{name}: these spans do not hold their quote: {unproven:#?}");
}

fn reaches(score: &Score, floor: &Floor, name: &str) {
    let rows = [
        ("found", score.found, floor.found),
        ("full", score.full, floor.full),
        ("period", score.period, floor.period),
        ("outline", score.outline, floor.outline),
        ("projects", score.projects, floor.projects),
        ("stage", score.stage, floor.stage),
        ("livelihood", score.livelihood.unwrap_or(1.0), 1.0),
    ];
    println!("{name} {rows:.3?}");
    let wrong = score.wrong.join("\n");
    for (what, got, least) in rows {
        assert!(got >= least - 1e-9, "{name}: {what} is {got:.3}, at least {least} is wanted\n{wrong}");
    }
}

/// What the report says about itself, in those of the gold's keys that are scored.
fn facts(report: &Report, gold: &Gold) -> serde_json::Value {
    let mut said = serde_json::to_value(report).expect("JSON");
    let mut facts = gold.meta.facts.clone();
    for key in ["place", "report_year", "delivered", "speaker"] {
        if !facts[key].is_null() {
            facts[key] = said[key].take();
        }
    }
    facts
}

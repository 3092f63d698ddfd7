//! The sample reports of `samples/qingyu/reports`: their gold quotes them, their other shapes are what
//! `cargo xtask mangle` makes of them, and no sentence of theirs was taken from a real report.

#![allow(clippy::unwrap_used, reason = "a test without its files has failed")]

use serde_json::Value;
use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::process::Command;

const YEARS: [&str; 3] = ["2024", "2025", "2026"];

/// A run of so many Chinese characters that stands elsewhere too was copied, or is a phrase so worn that
/// it should be put in other words.
const RUN: usize = 13;

#[test]
fn every_gold_quote_stands_in_its_report_in_order() {
    for year in YEARS {
        let text = report(year);
        for kind in ["measures", "projects"] {
            let mut from = 0;
            for line in gold(&format!("{year}.{kind}.jsonl")).lines() {
                let entry: Value = serde_json::from_str(line).unwrap();
                let quote = entry["quote"].as_str().unwrap();
                // Quotes may start alike, so what moves on is where they end.
                let end = ends(&text, quote).find(|end| *end >= from);
                from = end.unwrap_or_else(|| panic!("{year} {kind}: not in the text, or out of order: {quote}"));
            }
        }
    }
}

#[test]
fn every_figure_of_a_measure_stands_in_its_quote() {
    for year in YEARS {
        for line in gold(&format!("{year}.measures.jsonl")).lines() {
            let measure: Value = serde_json::from_str(line).unwrap();
            let quote = measure["quote"].as_str().unwrap();
            // Chinese numerals, and a growth told in times (增长1.4倍), are not written as they are meant.
            if measure["zh"] == true || quote.contains('倍') {
                continue;
            }
            let figures = ["value", "low", "high", "growth", "from"].map(|field| measure[field].as_f64());
            for figure in figures.into_iter().chain([measure["delta"]["value"].as_f64()]).flatten() {
                assert!(quote.contains(&figure.abs().to_string()), "{year}: {figure} is not in {quote}");
            }
        }
    }
}

#[test]
fn every_number_of_a_report_is_a_measure_or_a_date_or_counts_a_list() {
    for year in YEARS {
        let text = report(year);
        let mut measured = vec![false; text.len()];
        for line in gold(&format!("{year}.measures.jsonl")).lines() {
            let measure: Value = serde_json::from_str(line).unwrap();
            let quote = measure["quote"].as_str().unwrap();
            for end in ends(&text, quote) {
                measured[end - quote.len()..end].fill(true);
            }
        }
        let digit = |at: usize| text.as_bytes().get(at).is_some_and(u8::is_ascii_digit);
        for at in (0..text.len()).filter(|at| digit(*at) && !measured[*at] && (*at == 0 || !digit(at - 1))) {
            let after = text[at..].trim_start_matches(|char: char| char.is_ascii_digit());
            let near: String = text[at..].chars().take(20).collect();
            assert!(after.starts_with(['年', '月', '日', '.', '、']), "{year}: no measure for {near}");
        }
    }
}

#[test]
fn livelihood_items_and_headings_stand_in_their_report() {
    for year in YEARS {
        let text = report(year);
        let meta: Value = serde_json::from_str(&gold(&format!("{year}.meta.json"))).unwrap();
        let texts = |list: &str, field: &str| -> Vec<String> {
            let list = meta[list].as_array().unwrap();
            list.iter().map(|entry| entry[field].as_str().unwrap().to_owned()).collect()
        };
        assert_eq!(texts("livelihood", "text").len(), 10);
        for part in texts("livelihood", "text").into_iter().chain(texts("outline", "title")) {
            assert!(text.contains(&part), "{year}: {part}");
        }
    }
}

#[test]
fn promises_and_what_came_of_them_are_quoted() {
    for pair in YEARS.windows(2) {
        let (before, after) = (report(pair[0]), report(pair[1]));
        let name = pair.join("-");
        for line in gold(&format!("{name}.links.jsonl")).lines() {
            let link: Value = serde_json::from_str(line).unwrap();
            assert!(before.contains(link["target_quote"].as_str().unwrap()), "{name}: {line}");
            // Nothing is claimed without a sentence, and silence has none.
            let told = link["result_quote"].as_str();
            assert_eq!(told.is_none(), link["verdict"] == "unmentioned", "{name}: {line}");
            assert!(told.is_none_or(|quote| after.contains(quote)), "{name}: {line}");
        }
        for line in gold(&format!("{name}.checks.jsonl")).lines() {
            let check: Value = serde_json::from_str(line).unwrap();
            for side in ["earlier", "later"] {
                let text = report(check[format!("{side}_report")].as_str().unwrap());
                let quote = check[format!("{side}_quote")].as_str();
                assert!(quote.is_none_or(|quote| text.contains(quote)), "{name}: {line}");
            }
        }
    }
}

#[test]
fn the_other_shapes_are_what_their_reports_give() {
    let made = Command::new(env!("CARGO_BIN_EXE_xtask")).args(["mangle", "--check"]).output().unwrap();
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
}

/// Needs the real reports, which are other people's text and no part of this project.
#[test]
fn no_sentence_comes_from_a_real_report() {
    let shared = std::env::var("YINUO_SHARED").map_or_else(|_| root().join("../shared"), PathBuf::from);
    if !shared.join("data/reports").is_dir() {
        println!("NOT RUN: own words: {} is not there (or set YINUO_SHARED)", shared.display());
        return;
    }
    let mut ours = HashSet::new();
    for year in YEARS {
        // The occasion is a name: 第八届人民代表大会第三次会议.
        for line in report(year).lines().filter(|line| !line.contains("人民代表大会第")) {
            ours.extend(runs(line));
        }
    }
    let mut copied = Vec::new();
    for folder in ["seeds", "data/reports", "gold"] {
        for file in std::fs::read_dir(shared.join(folder)).unwrap().flatten() {
            let Ok(bytes) = std::fs::read(file.path()) else { continue };
            let theirs = runs(&String::from_utf8_lossy(&bytes));
            copied.extend(ours.intersection(&theirs).map(|run| format!("{run} ({})", file.path().display())));
        }
    }
    assert!(copied.is_empty(), "{copied:#?}");
}

/// Every stretch of [`RUN`] Chinese characters with nothing between them.
fn runs(text: &str) -> HashSet<String> {
    let han = |char: char| ('\u{3400}'..='\u{9FFF}').contains(&char);
    let mut runs = HashSet::new();
    for stretch in text.split(|char: char| !han(char)) {
        let chars: Vec<char> = stretch.chars().collect();
        runs.extend(chars.windows(RUN).map(|run| run.iter().collect::<String>()));
    }
    runs
}

fn ends<'a>(text: &'a str, quote: &'a str) -> impl Iterator<Item = usize> + 'a {
    text.match_indices(quote).map(|(at, quote)| at + quote.len())
}

fn report(year: &str) -> String {
    std::fs::read_to_string(folder().join(format!("{year}.txt"))).unwrap()
}

fn gold(name: &str) -> String {
    std::fs::read_to_string(folder().join("gold").join(name)).unwrap()
}

fn folder() -> PathBuf {
    root().join("samples/qingyu/reports")
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

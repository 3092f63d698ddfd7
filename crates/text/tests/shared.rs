//! Real texts, read where they stand: $YINUO_SHARED, or `../shared` beside the checkout. Nothing of them is in this repo.

#![allow(clippy::print_stderr, reason = "a test that is skipped says so")]

use std::path::PathBuf;
use yinuo_text::{NoiseKind, Reading, read};

fn shared(name: &str) -> Option<Reading> {
    let root = std::env::var_os("YINUO_SHARED")
        .map_or_else(|| PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared")), PathBuf::from);
    let Ok(bytes) = std::fs::read(root.join(name)) else {
        eprintln!("skipped: {name} is not there; set YINUO_SHARED");
        return None;
    };
    read(&bytes).ok()
}

#[test]
fn the_mangled_report_is_clean() {
    let Some(reading) = shared("seeds/fuxin-2023-mangled.txt") else { return };
    let [document] = reading.documents.as_slice() else { panic!("{} documents", reading.documents.len()) };
    let text = document.text.as_str();
    let wrong: Vec<char> =
        text.chars().filter(|c| matches!(c, '?' | '\u{fffd}' | 'ㄅ'..='ㄩ' | '─'..='▟' | 'ā'..='ǜ')).collect();
    assert_eq!(wrong, []);
    assert!(text.matches('□').count() <= 8, "{}", text.matches('□').count());
    assert!(document.noise.iter().filter(|noise| noise.kind == NoiseKind::Gloss).count() > 2150);
    let heads = text.lines().filter(|line| line.starts_with('（') || line.starts_with('(')).count();
    assert_eq!(heads, 18, "two parts of nine sections each");
}

#[test]
fn the_feed_has_ten_documents() {
    let Some(reading) = shared("seeds/yingkou-feed.txt") else { return };
    assert_eq!(reading.documents.len(), 10);
    assert!(reading.documents.iter().all(|document| document.label.is_some() && document.published.is_some()));
}

#[test]
fn clean_reports_keep_their_words() {
    for name in ["data/reports/2024_杭州.txt", "data/reports/2024_承德.txt", "data/reports/2025_云南省.txt"] {
        let Some(reading) = shared(name) else { return };
        let [document] = reading.documents.as_slice() else { panic!("{} documents", reading.documents.len()) };
        let taken: usize = document.noise.iter().map(|noise| noise.span.end - noise.span.start).sum();
        assert!(taken * 50 < reading.bytes, "{name}: {taken} bytes taken out");
        assert_eq!(document.findings, [], "{name}");
    }
}

//! Files: length, module docs, nameless names, leftovers.

use super::tracked;

/// A file longer than this has more than one idea in it.
const LINES: usize = 430;
const BANNED: &[&str] = &["utils", "util", "helpers", "helper", "common", "misc", "manager"];

pub fn check(found: &mut Vec<String>) -> anyhow::Result<()> {
    for name in tracked(".")? {
        let stem = std::path::Path::new(&name).file_stem().and_then(|stem| stem.to_str()).unwrap_or("");
        if BANNED.contains(&stem) {
            found.push(format!("{name}: name the idea, not the drawer"));
        }
        let Ok(text) = std::fs::read_to_string(&name) else { continue };
        if name.ends_with(".rs") {
            rust(&name, &text, found);
        }
        if text.lines().any(|line| line.starts_with("<<<<<<< ")) {
            found.push(format!("{name}: a merge is not finished"));
        }
    }
    Ok(())
}

fn rust(name: &str, text: &str, found: &mut Vec<String>) {
    let lines = text.lines().count();
    if lines > LINES {
        found.push(format!("{name}: {lines} lines; split it at its second idea"));
    }
    if !text.starts_with("//!") && !text.starts_with("#![") {
        found.push(format!("{name}: begin with why this module exists (//!)"));
    }
    for (at, line) in text.lines().enumerate() {
        // Split so that this file does not find itself.
        let marks = [concat!("TO", "DO"), concat!("FIX", "ME"), concat!("XX", "X:")];
        if marks.iter().any(|mark| line.contains(mark)) {
            found.push(format!("{name}:{}: finish it or write an issue", at + 1));
        }
        if line.contains(concat!("thread::sl", "eep")) && !name.starts_with("xtask/") {
            found.push(format!("{name}:{}: nothing here may wait by sleeping", at + 1));
        }
    }
}

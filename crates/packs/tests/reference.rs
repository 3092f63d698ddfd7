//! `docs/packs.md` names every key that is read and every code that is told. The keys come from
//! the loader itself: asked about a key that is none, it lists those it knows.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::collections::BTreeSet;
use std::path::Path;
use yinuo_packs::{CaseType, Files, Mistake, load_case_type, load_city};

fn base(side: &str) -> Files {
    let mut files = Files::default();
    for entry in std::fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/bad/base").join(side)).unwrap() {
        let path = entry.unwrap().path();
        files.insert(path.file_name().unwrap().to_string_lossy(), std::fs::read_to_string(&path).unwrap());
    }
    files
}

/// Loads with a stranger key in every table of `file`, inner tables too.
fn asked(files: &Files, file: &str, load: impl Fn(&Files) -> Vec<Mistake>) -> BTreeSet<String> {
    let mut files = files.clone();
    let text = files.get(file).unwrap();
    let text = text.lines().map(|line| match line {
        header if header.starts_with('[') => format!("{header}\nstranger = 1\n"),
        row => row.replacen("{ ", "{ stranger = 1, ", 1) + "\n",
    });
    let text: String = text.collect();
    files.insert(file, "top_stranger = 1\n".to_owned() + &text);
    let known = load(&files).into_iter().filter(|mistake| mistake.file == file && mistake.code == "unknown-key");
    known
        .flat_map(|mistake| {
            let (_, keys) = mistake.en.split_once("known here are ").unwrap();
            keys.trim_end_matches('.').split(", ").map(str::to_owned).collect::<Vec<_>>()
        })
        .collect()
}

#[test]
fn every_key_and_every_code_stands_in_the_reference() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let reference = std::fs::read_to_string(root.join("docs/packs.md")).unwrap();
    let (pack, city) = (base("pack"), base("city"));
    let case_type: CaseType = load_case_type(&pack).value.unwrap();
    let mut keys = 0;
    for file in [
        "pack.toml",
        "kinds.toml",
        "categories.toml",
        "limits.toml",
        "forms.toml",
        "outcomes.toml",
        "guides.toml",
        "emergencies.toml",
    ] {
        let asked = asked(&pack, file, |files| load_case_type(files).mistakes);
        assert!(asked.len() >= 5, "{file}: {asked:?}");
        keys += check(&reference, file, &asked);
    }
    for file in ["city.toml", "units.toml", "duty.toml", "people.toml", "calendar.toml"] {
        let asked = asked(&city, file, |files| load_city(files, &[&case_type]).mistakes);
        assert!(asked.len() >= 5, "{file}: {asked:?}");
        keys += check(&reference, file, &asked);
    }
    assert!(keys >= 50, "only {keys} keys were found");

    let source = std::fs::read_to_string(root.join("crates/packs/src/mistake.rs")).unwrap();
    let codes = source.split("Stable: ").nth(1).unwrap().split("pub code").next().unwrap();
    for code in codes.split('`').skip(1).step_by(2) {
        assert!(reference.contains(&format!("`{code}`")), "docs/packs.md does not explain the code {code}");
    }
}

fn check(reference: &str, file: &str, keys: &BTreeSet<String>) -> usize {
    let section = reference.split(&format!("\n### {file}\n")).nth(1).unwrap().split("\n### ").next().unwrap();
    for key in keys.iter().filter(|key| !["title", "clause", "url"].contains(&key.as_str())) {
        let told = [format!("`{key}`"), format!("`{key} ="), format!("{} = [", key.trim_matches(['[', ']']))];
        assert!(told.iter().any(|told| section.contains(told)), "docs/packs.md, {file}: no word of {key}");
    }
    keys.len()
}

//! The words of the hotline pack against real messages, where they stand (`../shared` or
//! `$YINUO_SHARED`); none of their sentences is in the project. Each message carries the branch
//! under which its city filed it.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::path::{Path, PathBuf};
use yinuo_casework::{Directory, Proposer};
use yinuo_packs::{Files, load_case_type};

/// Branches of that city → our first levels that answer for the same.
const BRANCHES: [(&str, &[&str]); 7] = [
    ("城乡建设", &["urban", "construction", "property", "heating", "water", "energy", "land"]),
    ("劳动和社会保障", &["labour"]),
    ("教育文体", &["education"]),
    ("卫生计生", &["health"]),
    ("商贸旅游", &["market"]),
    ("环境保护", &["ecology"]),
    ("交通运输", &["transport"]),
];

#[test]
fn seven_of_ten_real_messages_find_their_branch() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let shared = std::env::var("YINUO_SHARED").map_or_else(|_| root.join("../shared"), PathBuf::from);
    let Ok(messages) = std::fs::read_to_string(shared.join("data/complaints/teddy8_train.jsonl")) else {
        println!("NOT RUN: real messages: {} is not there (or set YINUO_SHARED)", shared.display());
        return;
    };
    let mut files = Files::default();
    for name in ["pack.toml", "kinds.toml", "categories.toml", "limits.toml", "forms.toml"] {
        files.insert(name, std::fs::read_to_string(root.join("packs/hotline").join(name)).unwrap());
    }
    let pack = load_case_type(&files).value.unwrap();
    let proposer = Proposer::new(&Directory::new(pack.kinds, pack.categories, vec![], vec![], vec![])).unwrap();
    let (mut all, mut right, mut silent) = (0u32, 0u32, 0u32);
    for line in messages.lines() {
        let message: serde_json::Value = serde_json::from_str(line).unwrap();
        let text = |key: &str| message[key].as_str().unwrap();
        let (_, ours) = BRANCHES.iter().find(|(branch, _)| *branch == text("label")).unwrap();
        all += 1;
        match proposer.propose(text("title"), text("body"), 1).first() {
            None => silent += 1,
            Some(best) if ours.contains(&best.category.as_str().split('.').next().unwrap()) => right += 1,
            Some(_) => {}
        }
    }
    println!("{right} of {all} in their branch, {silent} without a proposal");
    assert!(right * 10 >= all * 7 && silent * 100 <= all, "{right} of {all}, {silent} silent");
}

//! Lists of words that speak for something.

use crate::mistake::Desk;
use crate::read::{At, Each, Text};
use std::collections::BTreeSet;

pub(super) fn texts(words: Option<At<Each<Text>>>) -> Vec<String> {
    words.into_iter().flat_map(|words| words.value.0).map(|word| word.value.0).collect()
}

/// Notes words that stand in a list twice.
pub(super) fn repeated(desk: &mut Desk<'_>, words: &Each<Text>) {
    let mut seen: BTreeSet<&str> = BTreeSet::new();
    for At { offset, value: Text(word) } in &words.0 {
        if !seen.insert(word) {
            let (zh, en) = (format!("词语“{word}”重复，请删去一个。"), format!("The word {word:?} occurs twice."));
            desk.at(*offset, "duplicate", zh, en);
        }
    }
}

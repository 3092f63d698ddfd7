//! What a text suggests to whoever accepts it, each line with its reason.

use super::fields::category_name;
use crate::app::Inner;
use crate::lang::Lang;
use std::collections::BTreeSet;
use yinuo_casework::{Case, Stage};
use yinuo_journal::Text;
use yinuo_kernel::CategoryId;

/// Suggestions of one kind that are shown at most.
const SHOWN: usize = 2;
/// Less sure than this says nothing.
const LEAST: f64 = 0.15;

/// Lines of what and why, while the case waits to be accepted.
pub fn lines(app: &Inner, case: &Case, text: Option<&Text>, lang: Lang) -> Vec<(String, String)> {
    let Some(text) = text.filter(|_| case.stage == Stage::Submitted) else { return Vec::new() };
    let (title, body) = (text.title.as_str(), text.body.as_str());
    let directory = &app.world.of(&case.case_type).directory;
    let mut lines = Vec::new();
    let mut told: BTreeSet<CategoryId> = BTreeSet::new();
    for one in app.advice.learned(title, body, SHOWN).into_iter().filter(|one| one.probability >= LEAST) {
        let Some(category) = one.label.parse::<CategoryId>().ok().filter(|id| directory.category(id).is_some()) else {
            continue;
        };
        let percent = (one.probability * 100.0).round();
        let words = quoted(&one.words);
        lines.push((
            category_name(directory, &category, lang),
            lang.pick(
                format!("从已办结的件学到：把握 {percent}%，依据{words}"),
                format!("learned from settled cases: {percent}% sure, by {words}"),
            ),
        ));
        told.insert(category);
    }
    for one in app.advice.propose(&case.case_type, title, body, SHOWN) {
        if told.insert(one.category.clone()) {
            let words = quoted(&one.words);
            lines.push((
                category_name(directory, &one.category, lang),
                lang.pick(format!("分类表的词语：{words}"), format!("words of the category tree: {words}")),
            ));
        }
    }
    for (guide, words) in app.advice.elsewhere(&app.world, &case.case_type, title, body).into_iter().take(SHOWN) {
        let words = quoted(&words);
        lines.push((
            lang.pick(format!("可能不归热线：{}", guide.name), format!("Maybe not ours: {}", guide.en)),
            lang.pick(
                format!("提到{words}。确实如此的，不予受理并选择这个指引去处。"),
                format!("it says {words}; if so, decline and choose this address."),
            ),
        ));
    }
    lines
}

fn quoted(words: &[impl AsRef<str>]) -> String {
    words.iter().map(|word| format!("“{}”", word.as_ref())).collect()
}

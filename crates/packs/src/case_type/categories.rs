//! `categories.toml`: a tree of three levels, named by dots.

use super::{List, words};
use crate::mistake::Desk;
use crate::read::{At, Each, Known, Text, Top, open, unique};
use crate::{Files, Mistake};
use std::collections::{BTreeMap, BTreeSet};
use yinuo_casework::Category;
use yinuo_kernel::CategoryId;

/// How deep a matter is classified: 一级, 二级, 三级.
pub(super) const LEVELS: usize = 3;

/// The tree, and the line of `categories.toml` on which each category stands.
pub(super) fn read(
    files: &Files,
    mistakes: &mut Vec<Mistake>,
) -> (List<Category, CategoryId>, BTreeMap<CategoryId, u32>) {
    let mut desk = open(files, "categories.toml");
    let mut top = Top::of(&mut desk);
    let mut items: Vec<Category> = Vec::new();
    let mut ids: Vec<At<CategoryId>> = Vec::new();
    for mut fields in top.list(&mut desk, "category") {
        let id = fields.required::<CategoryId>(&mut desk, "id");
        let name = fields.required::<Text>(&mut desk, "name");
        let en = fields.required::<Text>(&mut desk, "en");
        let words = fields.optional::<Each<Text>>(&mut desk, "words");
        let weight = fields.optional::<f64>(&mut desk, "weight");
        fields.end(&mut desk);
        if let Ok(Some(words)) = &words {
            words::repeated(&mut desk, &words.value);
        }
        if let Ok(Some(weight)) = &weight
            && weight.value <= 0.0
        {
            desk.at(weight.offset, "wrong-value", "weight 应大于零。", "weight must be more than zero.");
        }
        ids.extend(id.clone());
        if let (Some(id), Some(name), Some(en), Ok(words), Ok(weight)) = (id, name, en, words, weight) {
            items.push(Category {
                id: id.value,
                name: name.value.0,
                en: en.value.0,
                words: words::texts(words),
                weight: weight.map_or(1.0, |weight| weight.value),
            });
        }
    }
    top.end(&mut desk);
    unique(&mut desk, &ids);
    if !desk.broken {
        tree(&mut desk, &ids);
    }
    let lines = ids.iter().map(|id| (id.value.clone(), desk.line(id.offset))).collect();
    let known = Known::new(&desk, ids.into_iter().map(|id| id.value));
    mistakes.append(&mut desk.mistakes);
    (List { items, known }, lines)
}

/// Every category has its parent, every branch goes down to the third level and no further.
fn tree(desk: &mut Desk<'_>, ids: &[At<CategoryId>]) {
    let known: BTreeSet<&CategoryId> = ids.iter().map(|id| &id.value).collect();
    let parents: BTreeSet<CategoryId> = known.iter().filter_map(|id| id.parent()).collect();
    for At { offset, value: id } in ids {
        if id.as_str().split('.').any(str::is_empty) {
            let zh = format!("编号 {id} 中有空的一级，请检查点号。");
            desk.at(*offset, "tree", zh, format!("The id {id} has an empty level: check its dots."));
            continue;
        }
        if let Some(parent) = id.parent()
            && !known.contains(&parent)
        {
            let zh = format!("{id} 的上级分类 {parent} 不存在，请先定义它。");
            desk.at(*offset, "tree", zh, format!("{id} has no parent {parent}: define it."));
        }
        if id.depth() > LEVELS {
            let zh = format!("{id} 是第{}级；分类最多三级。", id.depth());
            desk.at(*offset, "tree", zh, format!("{id} is at level {}; there are three at most.", id.depth()));
        } else if id.depth() < LEVELS && !parents.contains(id) {
            let zh = format!("{id} 是第{}级，下面没有分类；诉求归到第三级，请补上下级。", id.depth());
            let en = format!("{id} is at level {} with nothing below it; cases need the third level.", id.depth());
            desk.at(*offset, "tree", zh, en);
        }
    }
    if ids.is_empty() && desk.mistakes.is_empty() {
        let zh = "没有任何分类，请至少写出三级各一个。";
        desk.at(0, "tree", zh, "There is no category: write at least one of each level.");
        desk.broken = true;
    }
}

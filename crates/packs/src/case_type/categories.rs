//! `categories.toml`: a tree of three levels, named by dots.

use crate::read::{At, Top, open, unique};
use crate::{Files, Mistake};
use std::collections::BTreeSet;
use yinuo_casework::Category;
use yinuo_kernel::CategoryId;

/// How deep a matter is classified: 一级, 二级, 三级.
pub(crate) const LEVELS: usize = 3;

pub(super) fn read(files: &Files, mistakes: &mut Vec<Mistake>) -> Vec<At<Category>> {
    let mut desk = open(files, "categories.toml");
    let mut top = Top::of(&mut desk);
    let categories: Vec<At<Category>> = top.list(&mut desk, "category");
    top.end(&mut desk);
    unique(&mut desk, &categories, |category| category.id.clone());
    let ids: BTreeSet<CategoryId> = categories.iter().map(|category| category.value.id.clone()).collect();
    let parents: BTreeSet<CategoryId> = ids.iter().filter_map(CategoryId::parent).collect();
    for At { offset, value } in &categories {
        let id = &value.id;
        if let Some(parent) = id.parent()
            && !ids.contains(&parent)
        {
            let (zh, en) = (format!("{id} 的上级分类 {parent} 不存在。"), format!("{id} has no parent {parent}."));
            desk.at(*offset, "tree", zh, en);
        }
        let leaf = !parents.contains(id);
        if (leaf && id.depth() != LEVELS) || id.depth() > LEVELS {
            let zh = format!("{id} 是第{}级；分类应有三级。", id.depth());
            desk.at(*offset, "tree", zh, format!("{id} is at level {}; a matter has three.", id.depth()));
        }
        if !(value.weight.is_finite() && value.weight > 0.0) {
            desk.at(*offset, "wrong-value", "weight 应大于零。", "weight must be more than zero.");
        }
    }
    if categories.is_empty() && !desk.text.is_empty() && desk.mistakes.is_empty() {
        desk.at(0, "tree", "没有任何分类。", "There is no category.");
    }
    mistakes.append(&mut desk.mistakes);
    categories
}

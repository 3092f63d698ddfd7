//! Lists to choose from: kinds, categories, cells, units.

use super::clocks;
use crate::lang::Lang;
use crate::pages::simple::{Choice, Group, KindView};
use yinuo_casework::{Category, Directory};
use yinuo_journal::World;
use yinuo_kernel::{CategoryId, CellId, KindId, Timestamp, UnitId};

pub fn kinds(world: &World, now: Timestamp, lang: Lang) -> Vec<KindView> {
    let view = |kind: &yinuo_casework::Kind| KindView {
        id: kind.id.to_string(),
        name: lang.say(&kind.name, &kind.en).to_owned(),
        hint: lang.say(&kind.hint, &kind.hint_en).to_owned(),
        promise: clocks::estimate(world, &kind.id, now, lang),
    };
    world.main().directory.kinds().iter().map(view).collect()
}

/// The leaves of the tree, under 一级 › 二级.
pub fn categories(directory: &Directory, selected: Option<&CategoryId>, lang: Lang) -> Vec<Group> {
    let name = |c: &Category| lang.say(&c.name, &c.en).to_owned();
    let mut groups: Vec<(CategoryId, Group)> = Vec::new();
    for category in directory.leaves() {
        let Some(parent) = category.id.parent() else { continue };
        let option = Choice {
            id: category.id.to_string(),
            label: name(category),
            words: category.words.join(" "),
            selected: selected == Some(&category.id),
        };
        match groups.last_mut() {
            Some((id, group)) if *id == parent => group.options.push(option),
            _ => {
                let label = directory.category_path(&parent).iter().map(|c| name(c)).collect::<Vec<_>>().join(" › ");
                groups.push((parent, Group { label, options: vec![option] }));
            }
        }
    }
    groups.into_iter().map(|(_, group)| group).collect()
}

/// The same as one list, for the desk.
pub fn category_options(directory: &Directory, selected: &CategoryId, lang: Lang) -> Vec<Choice> {
    categories(directory, Some(selected), lang)
        .into_iter()
        .flat_map(|group| {
            let label = group.label;
            group.options.into_iter().map(move |o| Choice { label: format!("{label} › {}", o.label), ..o })
        })
        .collect()
}

/// Cells by district.
pub fn cells(directory: &Directory, lang: Lang) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for cell in directory.cells() {
        let label = lang.say(&cell.name, &cell.en).to_owned();
        let option = Choice { id: cell.id.to_string(), label, ..Choice::default() };
        match groups.iter_mut().find(|group| group.label == cell.district) {
            Some(group) => group.options.push(option),
            None => groups.push(Group { label: cell.district.clone(), options: vec![option] }),
        }
    }
    groups
}

/// Units in the order of the directory, those below indented.
pub fn units(directory: &Directory, selected: Option<&UnitId>, lang: Lang) -> Vec<Choice> {
    let view = |unit: &yinuo_casework::Unit| Choice {
        id: unit.id.to_string(),
        label: format!("{}{}", if unit.parent.is_some() { "　" } else { "" }, lang.say(&unit.name, &unit.en)),
        words: String::new(),
        selected: selected == Some(&unit.id),
    };
    directory.units().iter().map(view).collect()
}

pub fn unit_name(directory: &Directory, unit: Option<&UnitId>, lang: Lang) -> String {
    let found = unit.and_then(|id| directory.unit(id));
    found.map_or_else(|| lang.say("尚未派单", "Not dispatched yet").to_owned(), |u| lang.say(&u.name, &u.en).to_owned())
}

pub fn kind_name(directory: &Directory, id: &KindId, lang: Lang) -> String {
    directory.kind(id).map_or_else(|| id.to_string(), |kind| lang.say(&kind.name, &kind.en).to_owned())
}

pub fn cell_name(directory: &Directory, cell: Option<&CellId>, lang: Lang) -> String {
    let found = cell.and_then(|id| directory.cell(id));
    found.map_or_else(
        || lang.say("位置不详", "Place unknown").to_owned(),
        |cell| lang.pick(format!("{} · {}", cell.district, cell.name), cell.en.clone()),
    )
}

/// 城市管理 › 道路照明 › 路灯不亮
pub fn category_name(directory: &Directory, id: &CategoryId, lang: Lang) -> String {
    let path = directory.category_path(id);
    path.iter().map(|c| lang.say(&c.name, &c.en)).collect::<Vec<_>>().join(" › ")
}

/// The last level only.
pub fn category_leaf(directory: &Directory, id: &CategoryId, lang: Lang) -> String {
    directory.category(id).map_or_else(|| id.to_string(), |c| lang.say(&c.name, &c.en).to_owned())
}

//! `kinds.toml`: the kinds of request (诉求类型).

use super::List;
use crate::read::{At, Known, Text, Top, open, unique};
use crate::{Files, Mistake};
use yinuo_casework::Kind;
use yinuo_kernel::KindId;

pub(super) fn read(files: &Files, mistakes: &mut Vec<Mistake>) -> List<Kind, KindId> {
    let mut desk = open(files, "kinds.toml");
    let mut top = Top::of(&mut desk);
    let mut items: Vec<Kind> = Vec::new();
    let mut ids: Vec<At<KindId>> = Vec::new();
    for mut fields in top.list(&mut desk, "kind") {
        let id = fields.required::<KindId>(&mut desk, "id");
        let name = fields.required::<Text>(&mut desk, "name");
        let en = fields.required::<Text>(&mut desk, "en");
        let hint = fields.optional::<String>(&mut desk, "hint");
        let hint_en = fields.optional::<String>(&mut desk, "hint_en");
        let sealed = fields.optional::<bool>(&mut desk, "sealed");
        fields.end(&mut desk);
        ids.extend(id.clone());
        if let (Some(id), Some(name), Some(en), Ok(hint), Ok(hint_en), Ok(sealed)) =
            (id, name, en, hint, hint_en, sealed)
        {
            let or_empty = |text: Option<At<String>>| text.map(|text| text.value).unwrap_or_default();
            let (hint, hint_en) = (or_empty(hint), or_empty(hint_en));
            let sealed = sealed.is_some_and(|sealed| sealed.value);
            items.push(Kind { id: id.value, name: name.value.0, en: en.value.0, hint, hint_en, sealed });
        }
    }
    top.end(&mut desk);
    unique(&mut desk, &ids);
    if ids.is_empty() && !desk.broken && desk.mistakes.is_empty() {
        let zh = "没有任何诉求类型，请至少写一个 [[kind]]。";
        desk.at(0, "missing-key", zh, "There is no kind: write at least one [[kind]].");
        desk.broken = true;
    }
    let known = Known::new(&desk, ids.into_iter().map(|id| id.value));
    mistakes.append(&mut desk.mistakes);
    List { items, known }
}

//! `outcomes.toml`: how a matter can come out, where the field grades it (a proposal's A, B, C).

use crate::read::{At, Text, Top, open_if_there, unique};
use crate::{Files, Mistake};
use yinuo_casework::Outcome;
use yinuo_kernel::OutcomeId;

/// The outcomes, none where the file is left out; `None` when it has a mistake.
pub(super) fn read(files: &Files, mistakes: &mut Vec<Mistake>) -> Option<Vec<Outcome>> {
    let Some(mut desk) = open_if_there(files, "outcomes.toml") else { return Some(Vec::new()) };
    let mut top = Top::of(&mut desk);
    let mut outcomes: Vec<Outcome> = Vec::new();
    let mut ids: Vec<At<OutcomeId>> = Vec::new();
    for mut fields in top.list(&mut desk, "outcome") {
        let id = fields.required::<OutcomeId>(&mut desk, "id");
        let name = fields.required::<Text>(&mut desk, "name");
        let en = fields.required::<Text>(&mut desk, "en");
        let follow = fields.optional::<bool>(&mut desk, "follow");
        fields.end(&mut desk);
        ids.extend(id.clone());
        if let (Some(id), Some(name), Some(en), Ok(follow)) = (id, name, en, follow) {
            let follow = follow.is_some_and(|follow| follow.value);
            outcomes.push(Outcome { id: id.value, name: name.value.0, en: en.value.0, follow });
        }
    }
    top.end(&mut desk);
    unique(&mut desk, &ids);
    if ids.is_empty() && !desk.broken && desk.mistakes.is_empty() {
        let zh = "没有任何办理结果，请至少写一个 [[outcome]]，或删去这个文件。";
        desk.at(0, "missing-key", zh, "There is no outcome: write at least one [[outcome]], or drop the file.");
    }
    let sound = desk.mistakes.is_empty();
    mistakes.append(&mut desk.mistakes);
    sound.then_some(outcomes)
}

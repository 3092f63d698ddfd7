//! `emergencies.toml`: words that mean danger now, and the number to call.

use super::words;
use crate::read::{At, Each, Text, Top, open_if_there, unique};
use crate::{Files, Mistake};
use yinuo_casework::suggest::Emergency;
use yinuo_kernel::EmergencyId;

/// One rule: whom to hand a case over to, and by which words it is found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EmergencyRule {
    pub id: EmergencyId,
    pub rule: Emergency,
}

pub(super) fn read(files: &Files, mistakes: &mut Vec<Mistake>) -> Vec<EmergencyRule> {
    let Some(mut desk) = open_if_there(files, "emergencies.toml") else { return Vec::new() };
    let mut top = Top::of(&mut desk);
    let mut rules: Vec<EmergencyRule> = Vec::new();
    let mut ids: Vec<At<EmergencyId>> = Vec::new();
    for mut fields in top.list(&mut desk, "emergency") {
        let id = fields.required::<EmergencyId>(&mut desk, "id");
        let service = fields.required::<Text>(&mut desk, "service");
        let name = fields.required::<Text>(&mut desk, "name");
        let en = fields.required::<Text>(&mut desk, "en");
        let said = fields.required::<Each<Text>>(&mut desk, "words");
        let not = fields.optional::<Each<Text>>(&mut desk, "not");
        fields.end(&mut desk);
        let back = not.as_ref().ok().and_then(Option::as_ref);
        for list in [said.as_ref(), back].into_iter().flatten() {
            words::repeated(&mut desk, &list.value);
        }
        if let Some(said) = &said {
            if said.value.0.is_empty() {
                let zh = "words 中没有词语，这条规则永远不会提示。";
                desk.at(said.offset, "wrong-value", zh, "words is empty: the rule can never speak.");
            }
            for At { offset, value: Text(not) } in back.into_iter().flat_map(|back| &back.value.0) {
                if said.value.0.iter().any(|word| &word.value.0 == not) {
                    let zh = format!("“{not}”同时在 words 和 not 中，永远不会提示，请删去一处。");
                    let en = format!("{not:?} stands in words and in not, so it never speaks: drop one.");
                    desk.at(*offset, "duplicate", zh, en);
                }
            }
        }
        ids.extend(id.clone());
        if let (Some(id), Some(service), Some(name), Some(en), Ok(not)) = (id, service, name, en, not) {
            let rule = Emergency {
                service: service.value.0,
                name: name.value.0,
                en: en.value.0,
                words: words::texts(said),
                not: words::texts(not),
            };
            rules.push(EmergencyRule { id: id.value, rule });
        }
    }
    top.end(&mut desk);
    unique(&mut desk, &ids);
    mistakes.append(&mut desk.mistakes);
    rules
}

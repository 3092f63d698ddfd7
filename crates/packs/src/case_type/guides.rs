//! `guides.toml`: where belongs what the city does not take on, told with a decline (不予受理).

use super::words;
use crate::read::{At, Each, Text, Top, open_if_there, unique};
use crate::{Files, Mistake};
use yinuo_casework::Guide;
use yinuo_kernel::GuideId;

pub(super) fn read(files: &Files, mistakes: &mut Vec<Mistake>) -> Vec<Guide> {
    let Some(mut desk) = open_if_there(files, "guides.toml") else { return Vec::new() };
    let mut top = Top::of(&mut desk);
    let mut guides: Vec<Guide> = Vec::new();
    let mut ids: Vec<At<GuideId>> = Vec::new();
    for mut fields in top.list(&mut desk, "guide") {
        let id = fields.required::<GuideId>(&mut desk, "id");
        let name = fields.required::<Text>(&mut desk, "name");
        let en = fields.required::<Text>(&mut desk, "en");
        let address = fields.required::<Text>(&mut desk, "address");
        let address_en = fields.required::<Text>(&mut desk, "address_en");
        let said = fields.optional::<Each<Text>>(&mut desk, "words");
        fields.end(&mut desk);
        if let Ok(Some(said)) = &said {
            words::repeated(&mut desk, &said.value);
        }
        ids.extend(id.clone());
        if let (Some(id), Some(name), Some(en), Some(address), Some(address_en), Ok(said)) =
            (id, name, en, address, address_en, said)
        {
            guides.push(Guide {
                id: id.value,
                name: name.value.0,
                en: en.value.0,
                address: address.value.0,
                address_en: address_en.value.0,
                words: words::texts(said),
            });
        }
    }
    top.end(&mut desk);
    unique(&mut desk, &ids);
    mistakes.append(&mut desk.mistakes);
    guides
}

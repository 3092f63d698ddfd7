//! `[[field]]` of a pack and of a city: what the fields of projects (产业链) are called.

use crate::mistake::Desk;
use crate::read::{At, Text, Top, unique};
use yinuo_delivery::FieldName;
use yinuo_kernel::FieldId;

pub(super) fn read<'a>(top: &mut Top<'a>, desk: &mut Desk<'a>) -> Vec<FieldName> {
    let mut ids: Vec<At<FieldId>> = Vec::new();
    let mut found = Vec::new();
    for mut fields in top.list(desk, "field") {
        let id = fields.required::<FieldId>(desk, "id");
        let name = fields.required::<Text>(desk, "name");
        let en = fields.required::<Text>(desk, "en");
        fields.end(desk);
        ids.extend(id.clone());
        if let (Some(id), Some(name), Some(en)) = (id, name, en) {
            found.push(FieldName { id: id.value, name: name.value.0, en: en.value.0 });
        }
    }
    unique(desk, &ids);
    found
}

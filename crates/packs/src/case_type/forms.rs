//! `forms.toml`: how long texts may be, how many photos a request may have and a resolution needs.

use crate::mistake::Desk;
use crate::read::{At, Fields, Known, Top, open};
use crate::{Files, Mistake};
use yinuo_casework::{Evidence, Form};
use yinuo_kernel::CategoryId;

pub(super) fn read(
    files: &Files,
    categories: &Known<CategoryId>,
    mistakes: &mut Vec<Mistake>,
) -> Option<(Form, Photos)> {
    let mut desk = open(files, "forms.toml");
    let mut top = Top::of(&mut desk);
    let sizes = top.one(&mut desk, "form").and_then(|fields| form(fields, &mut desk));
    let photos_max = sizes.as_ref().map(|sizes| sizes.photos_max);
    let mut of = |key| photos(&mut top, key, categories, photos_max, &mut desk);
    let photos = Photos { before: of("before"), after: of("evidence") };
    top.end(&mut desk);
    mistakes.append(&mut desk.mistakes);
    Some((sizes?, photos))
}

/// The photos each category needs.
pub(super) struct Photos {
    /// With a report.
    pub(super) before: Vec<Evidence>,
    /// With a resolution.
    pub(super) after: Vec<Evidence>,
}

fn photos(
    top: &mut Top<'_>,
    key: &'static str,
    categories: &Known<CategoryId>,
    photos_max: Option<u32>,
    desk: &mut Desk<'_>,
) -> Vec<Evidence> {
    let mut rules: Vec<Evidence> = Vec::new();
    for fields in top.list(desk, key) {
        let offset = fields.offset;
        let Some(rule) = evidence(fields, categories, photos_max, desk) else { continue };
        if rules.iter().any(|other| other.category == rule.category) {
            let zh = format!("同一分类的 [[{key}]] 已经有了，请删去一个。");
            desk.at(offset, "duplicate", zh, format!("There is a [[{key}]] of this category already: drop one."));
        }
        rules.push(rule);
    }
    rules
}

fn form(mut fields: Fields<'_>, desk: &mut Desk<'_>) -> Option<Form> {
    let mut size = |key| fields.required::<u32>(desk, key);
    let (title_max, photos_max, photo_mb_max) = (size("title_max"), size("photos_max"), size("photo_mb_max"));
    let (body_min, body_max) = (size("body_min"), size("body_max"));
    let (reply_min, reply_max) = (size("reply_min"), size("reply_max"));
    fields.end(desk);
    for (text, min, max) in [("body", &body_min, &body_max), ("reply", &reply_min, &reply_max)] {
        if let (Some(min), Some(max)) = (min, max)
            && min.value > max.value
        {
            let zh = format!("{text}_min 大于 {text}_max，没有人能填。");
            desk.at(min.offset, "wrong-value", zh, format!("{text}_min is larger than {text}_max."));
        }
    }
    for (key, max) in [("title_max", &title_max), ("body_max", &body_max), ("reply_max", &reply_max)] {
        if let Some(At { offset, value: 0 }) = max {
            desk.at(*offset, "wrong-value", format!("{key} 应大于零。"), format!("{key} must be more than zero."));
        }
    }
    Some(Form {
        title_max: title_max?.value,
        body_min: body_min?.value,
        body_max: body_max?.value,
        reply_min: reply_min?.value,
        reply_max: reply_max?.value,
        photos_max: photos_max?.value,
        photo_mb_max: photo_mb_max?.value,
    })
}

fn evidence(
    mut fields: Fields<'_>,
    categories: &Known<CategoryId>,
    photos_max: Option<u32>,
    desk: &mut Desk<'_>,
) -> Option<Evidence> {
    let category = fields.optional::<CategoryId>(desk, "category");
    let photos_min = fields.required::<u32>(desk, "photos_min");
    fields.end(desk);
    if let Ok(Some(category)) = &category {
        categories.check(desk, category, "分类", "category");
    }
    if let (Some(min), Some(max)) = (&photos_min, photos_max)
        && min.value > max
    {
        let zh = format!("photos_min 大于 photos_max（{max}），没有人能满足，请改小。");
        desk.at(min.offset, "wrong-value", zh, format!("photos_min is larger than photos_max ({max})."));
    }
    Some(Evidence { category: category.ok()?.map(|category| category.value), photos_min: photos_min?.value })
}

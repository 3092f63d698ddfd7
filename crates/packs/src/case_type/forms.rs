//! `forms.toml`: how long texts may be, how many photos a request may have.

use crate::read::{Top, open};
use crate::{Files, Mistake};
use yinuo_casework::Form;

pub(super) fn read(files: &Files, mistakes: &mut Vec<Mistake>) -> Option<Form> {
    let mut desk = open(files, "forms.toml");
    let mut top = Top::of(&mut desk);
    let form = top.one(&mut desk, "form").and_then(|mut fields| {
        let mut size = |key| fields.required::<u32>(&mut desk, key);
        let (title_max, photos_max, photo_mb_max) = (size("title_max"), size("photos_max"), size("photo_mb_max"));
        let (body_min, body_max) = (size("body_min"), size("body_max"));
        let (reply_min, reply_max) = (size("reply_min"), size("reply_max"));
        fields.end(&mut desk);
        for (text, min, max) in [("body", &body_min, &body_max), ("reply", &reply_min, &reply_max)] {
            if let (Some(min), Some(max)) = (min, max)
                && min.value > max.value
            {
                let zh = format!("{text}_min 大于 {text}_max，没有人能填。");
                desk.at(min.offset, "wrong-value", zh, format!("{text}_min is larger than {text}_max."));
            }
        }
        for (key, max) in [("title_max", &title_max), ("body_max", &body_max), ("reply_max", &reply_max)] {
            if let Some(max) = max
                && max.value == 0
            {
                desk.at(
                    max.offset,
                    "wrong-value",
                    format!("{key} 应大于零。"),
                    format!("{key} must be more than zero."),
                );
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
    });
    top.end(&mut desk);
    mistakes.append(&mut desk.mistakes);
    form
}

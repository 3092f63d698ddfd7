//! `pack.toml`: what the pack is, what is automatic, how often a case may be opened again.

use super::source;
use crate::read::{At, Known, Text, Top, open};
use crate::{Files, Mistake};
use jiff::civil::Date;
use yinuo_casework::Source;
use yinuo_kernel::{CaseTypeId, CategoryId};

pub(super) struct Pack {
    pub(super) id: CaseTypeId,
    pub(super) name: String,
    pub(super) en: String,
    pub(super) version: String,
    pub(super) effective: Option<Date>,
    pub(super) source: Option<Source>,
    pub(super) accept: bool,
    pub(super) sign: bool,
    pub(super) reply_first: bool,
    pub(super) reopen_max: u32,
    pub(super) fallback: CategoryId,
}

pub(super) fn read(files: &Files, categories: &Known<CategoryId>, mistakes: &mut Vec<Mistake>) -> Option<Pack> {
    let mut desk = open(files, "pack.toml");
    let mut top = Top::of(&mut desk);
    let head = top.one(&mut desk, "pack").map(|mut fields| {
        let id = fields.required::<CaseTypeId>(&mut desk, "id");
        let name = fields.required::<Text>(&mut desk, "name");
        let en = fields.required::<Text>(&mut desk, "en");
        let version = fields.required::<Text>(&mut desk, "version");
        let effective = fields.optional::<Date>(&mut desk, "effective");
        let source = source::optional(&mut fields, &mut desk);
        fields.end(&mut desk);
        (id, name, en, version, effective, source)
    });
    let automatic = top.one(&mut desk, "automatic").map(|mut fields| {
        let accept = fields.required::<bool>(&mut desk, "accept");
        let sign = fields.required::<bool>(&mut desk, "sign");
        fields.end(&mut desk);
        (accept, sign)
    });
    let rules = top.one(&mut desk, "rules").map(|mut fields| {
        let reply_first = fields.required::<bool>(&mut desk, "reply_first");
        let reopen_max = fields.required::<u32>(&mut desk, "reopen_max");
        let fallback = fields.required::<CategoryId>(&mut desk, "category_fallback");
        fields.end(&mut desk);
        (reply_first, reopen_max, fallback)
    });
    top.end(&mut desk);
    if let Some((_, _, Some(fallback))) = &rules {
        categories.check(&mut desk, fallback, "分类", "category");
        if fallback.value.depth() != super::categories::LEVELS {
            let zh = "category_fallback 应为第三级分类，如 other.other.other。";
            let en = "category_fallback must be of the third level, such as other.other.other.";
            desk.at(fallback.offset, "tree", zh, en);
        }
    }
    mistakes.append(&mut desk.mistakes);

    let (id, name, en, version, effective, source) = head?;
    let ((accept, sign), (reply_first, reopen_max, fallback)) = (automatic?, rules?);
    Some(Pack {
        id: id?.value,
        name: name?.value.0,
        en: en?.value.0,
        version: version?.value.0,
        effective: effective.ok()?.map(|At { value, .. }| value),
        source: source.ok()?,
        accept: accept?.value,
        sign: sign?.value,
        reply_first: reply_first?.value,
        reopen_max: reopen_max?.value,
        fallback: fallback?.value,
    })
}

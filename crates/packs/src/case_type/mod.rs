//! A case type: `pack.toml`, `kinds.toml`, `categories.toml`, `limits.toml`, `forms.toml`.

mod categories;
mod limits;

use crate::mistake::Loaded;
use crate::read::{At, Top, open, unique};
use crate::{Files, Mistake};
use serde::Deserialize;
use yinuo_casework::{Category, Form, Kind, Limits, Rules};
use yinuo_kernel::{CaseTypeId, CategoryId};

/// What the files of a case type say.
#[derive(Clone, Debug)]
pub struct CaseType {
    pub rules: Rules,
    pub kinds: Vec<Kind>,
    pub categories: Vec<Category>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct RawPack {
    id: CaseTypeId,
    name: String,
    en: String,
    version: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct RawAutomatic {
    accept: bool,
    sign: bool,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct RawRules {
    reply_first: bool,
    reopen_max: u32,
    category_fallback: CategoryId,
}

/// Loads and checks a case type.
pub fn load_case_type(files: &Files) -> Loaded<CaseType> {
    let mut mistakes: Vec<Mistake> = Vec::new();

    let mut desk = open(files, "kinds.toml");
    let mut top = Top::of(&mut desk);
    let kinds: Vec<At<Kind>> = top.list(&mut desk, "kind");
    top.end(&mut desk);
    unique(&mut desk, &kinds, |kind| kind.id.clone());
    mistakes.append(&mut desk.mistakes);

    let categories = categories::read(files, &mut mistakes);
    let limits = limits::read(files, &kinds, &categories, &mut mistakes);

    let mut desk = open(files, "forms.toml");
    let mut top = Top::of(&mut desk);
    let form: Option<At<Form>> = top.one(&mut desk, "form");
    top.end(&mut desk);
    if let Some(form) = &form
        && form.value.body_min > form.value.body_max
    {
        desk.at(form.offset, "limit", "body_min 大于 body_max。", "body_min is larger than body_max.");
    }
    mistakes.append(&mut desk.mistakes);

    let mut desk = open(files, "pack.toml");
    let mut top = Top::of(&mut desk);
    let pack: Option<At<RawPack>> = top.one(&mut desk, "pack");
    let automatic: Option<At<RawAutomatic>> = top.one(&mut desk, "automatic");
    let rules: Option<At<RawRules>> = top.one(&mut desk, "rules");
    top.end(&mut desk);
    if let Some(rules) = &rules
        && !categories.iter().any(|c| c.value.id == rules.value.category_fallback)
    {
        let id = &rules.value.category_fallback;
        desk.at(rules.offset, "unknown", format!("没有分类 {id}。"), format!("There is no category {id}."));
    }
    mistakes.append(&mut desk.mistakes);

    let value = match (pack, automatic, rules, form, mistakes.is_empty()) {
        (Some(pack), Some(automatic), Some(rules), Some(form), true) => Some(CaseType {
            rules: Rules {
                case_type: pack.value.id,
                name: pack.value.name,
                name_en: pack.value.en,
                version: pack.value.version,
                accept_automatic: automatic.value.accept,
                sign_automatic: automatic.value.sign,
                reply_first: rules.value.reply_first,
                reopen_max: rules.value.reopen_max,
                fallback: rules.value.category_fallback,
                limits: Limits::new(limits),
                form: form.value,
            },
            kinds: kinds.into_iter().map(|kind| kind.value).collect(),
            categories: categories.into_iter().map(|category| category.value).collect(),
        }),
        _ => None,
    };
    Loaded { value, mistakes }
}

//! `pack.toml`: what the pack is, what is automatic, which steps it does without, how often and
//! how long things may be put off.

use super::{source, way};
use crate::mistake::Desk;
use crate::read::{At, Each, Fields, Known, Text, Top, open};
use crate::{Files, Mistake};
use jiff::civil::Date;
use yinuo_calendar::Budget;
use yinuo_casework::{Source, Verb};
use yinuo_kernel::{CaseTypeId, CategoryId};

pub(super) struct Pack {
    pub(super) id: CaseTypeId,
    pub(super) name: String,
    pub(super) en: String,
    pub(super) version: String,
    pub(super) effective: Option<Date>,
    pub(super) source: Option<Source>,
    pub(super) automatic: Automatic,
    pub(super) steps: Steps,
    pub(super) fallback: CategoryId,
}

/// What needs no person.
#[derive(Clone, Copy)]
pub(super) struct Automatic {
    pub(super) accept: bool,
    pub(super) sign: bool,
    pub(super) archive: bool,
}

/// The rules about steps. What is left out is not allowed: no extension, no suspension, no deferral.
#[derive(Clone)]
pub(super) struct Steps {
    /// As the file lists them.
    pub(super) off: Vec<At<Verb>>,
    pub(super) reply_first: bool,
    pub(super) joint: bool,
    pub(super) reopen_max: u32,
    pub(super) designate_after: Option<u32>,
    pub(super) extensions_max: u32,
    pub(super) extend_max: Option<Budget>,
    pub(super) suspend_days_max: Option<u32>,
    pub(super) defer_days_max: Option<u32>,
    pub(super) defer_categories: Vec<CategoryId>,
}

impl Steps {
    /// Whether cases of this pack can take a step: it is not off, and its rule gives it room.
    pub(super) fn on(&self, verb: Verb) -> bool {
        let room = match verb {
            Verb::Extend => self.extensions_max > 0,
            Verb::Suspend => self.suspend_days_max.is_some(),
            Verb::Defer => self.defer_days_max.is_some(),
            Verb::Reopen => self.reopen_max > 0,
            _ => true,
        };
        room && !self.off.iter().any(|off| off.value == verb)
    }
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
    let automatic = top.one(&mut desk, "automatic").and_then(|mut fields| {
        let accept = fields.required::<bool>(&mut desk, "accept");
        let sign = fields.required::<bool>(&mut desk, "sign");
        let archive = fields.optional::<bool>(&mut desk, "archive");
        fields.end(&mut desk);
        let archive = archive.ok()?.is_some_and(|archive| archive.value);
        Some(Automatic { accept: accept?.value, sign: sign?.value, archive })
    });
    let rules = top.one(&mut desk, "rules");
    let off = top.maybe(&mut desk, "steps").map_or(Some(Vec::new()), |fields| off(fields, &mut desk));
    let rules = rules.and_then(|fields| rules_of(fields, off?, categories, &mut desk));
    top.end(&mut desk);
    if let (Some(automatic), Some((steps, _)), false) = (&automatic, &rules, desk.broken) {
        way::check(*automatic, steps, &mut desk);
    }
    mistakes.append(&mut desk.mistakes);

    let (id, name, en, version, effective, source) = head?;
    let (steps, fallback) = rules?;
    Some(Pack {
        id: id?.value,
        name: name?.value.0,
        en: en?.value.0,
        version: version?.value.0,
        effective: effective.ok()?.map(|At { value, .. }| value),
        source: source.ok()?,
        automatic: automatic?,
        steps,
        fallback,
    })
}

fn off(mut fields: Fields<'_>, desk: &mut Desk<'_>) -> Option<Vec<At<Verb>>> {
    let off = fields.required::<Each<Verb>>(desk, "off");
    fields.end(desk);
    let off = off?.value.0;
    for (nth, At { offset, value }) in off.iter().enumerate() {
        if off.iter().take(nth).any(|before| before.value == *value) {
            let (zh, en) = (format!("步骤 {} 重复，请删去一个。", value.as_str()), "The step is listed twice.");
            desk.at(*offset, "duplicate", zh, en);
        }
    }
    Some(off)
}

/// `[rules]`: the steps' own rules, and the fallback category.
fn rules_of(
    mut fields: Fields<'_>,
    off: Vec<At<Verb>>,
    categories: &Known<CategoryId>,
    desk: &mut Desk<'_>,
) -> Option<(Steps, CategoryId)> {
    let reply_first = fields.required::<bool>(desk, "reply_first");
    let reopen_max = fields.required::<u32>(desk, "reopen_max");
    let fallback = fields.required::<CategoryId>(desk, "category_fallback");
    let joint = fields.optional::<bool>(desk, "joint");
    let designate_after = fields.optional::<u32>(desk, "designate_after");
    let extensions_max = fields.optional::<u32>(desk, "extensions_max");
    let extend_max = fields.optional::<Budget>(desk, "extend_max");
    let suspend_days_max = fields.optional::<u32>(desk, "suspend_days_max");
    let defer_days_max = fields.optional::<u32>(desk, "defer_days_max");
    let defer_categories = fields.optional::<Each<CategoryId>>(desk, "defer_categories");
    fields.end(desk);
    if let Some(fallback) = &fallback {
        categories.check(desk, fallback, "分类", "category");
        if fallback.value.depth() != super::categories::LEVELS {
            let zh = "category_fallback 应为第三级分类，如 other.other.other。";
            let en = "category_fallback must be of the third level, such as other.other.other.";
            desk.at(fallback.offset, "tree", zh, en);
        }
    }
    let (joint, designate_after, extensions_max) = (joint.ok()?, designate_after.ok()?, extensions_max.ok()?);
    let (extend_max, suspend_days_max) = (extend_max.ok()?, suspend_days_max.ok()?);
    let (defer_days_max, defer_categories) = (defer_days_max.ok()?, defer_categories.ok()?);
    for category in defer_categories.iter().flat_map(|list| &list.value.0) {
        categories.check(desk, category, "分类", "category");
    }
    let days = [("suspend_days_max", &suspend_days_max), ("defer_days_max", &defer_days_max)];
    for (key, number) in days.into_iter().chain([("designate_after", &designate_after)]) {
        if let Some(At { offset, value: 0 }) = number {
            let zh = format!("{key} 应大于零；不允许时请整行不写。");
            desk.at(*offset, "wrong-value", zh, format!("{key} must be more than zero; leave it out to forbid it."));
        }
    }
    // What only makes sense beside something else.
    let no_extension = extensions_max.as_ref().is_none_or(|max| max.value == 0);
    let alone = [
        ("extend_max", extend_max.as_ref().filter(|_| no_extension).map(|at| at.offset), "extensions_max"),
        (
            "defer_categories",
            defer_categories.as_ref().filter(|_| defer_days_max.is_none()).map(|at| at.offset),
            "defer_days_max",
        ),
    ];
    for (key, offset, wants) in alone {
        if let Some(offset) = offset {
            let zh = format!("只写了 {key}，没有写 {wants}，不起作用：请补上 {wants} 或删去这一行。");
            desk.at(offset, "step", zh, format!("{key} does nothing without {wants}: add it or drop this line."));
        }
    }
    // A rule about a step that is off.
    let about = [
        ("designate_after", offset_of(&designate_after), Verb::Return),
        ("extensions_max", extensions_max.as_ref().filter(|max| max.value > 0).map(|max| max.offset), Verb::Extend),
        ("suspend_days_max", offset_of(&suspend_days_max), Verb::Suspend),
        ("defer_days_max", offset_of(&defer_days_max), Verb::Defer),
        ("joint", joint.as_ref().filter(|joint| joint.value).map(|joint| joint.offset), Verb::Assist),
        ("reply_first", reply_first.as_ref().filter(|first| first.value).map(|first| first.offset), Verb::Reply),
        ("reopen_max", reopen_max.as_ref().filter(|max| max.value > 0).map(|max| max.offset), Verb::Reopen),
    ];
    for (key, offset, verb) in about {
        if let Some(offset) = offset.filter(|_| off.iter().any(|off| off.value == verb)) {
            let (name, id) = (verb.zh(), verb.as_str());
            let zh = format!("{key} 规定了“{name}”（{id}），但 [steps] off 关掉了它：请去掉其中一处。");
            desk.at(
                offset,
                "step",
                zh,
                format!("{key} rules the step {id}, which [steps] turns off: drop one of them."),
            );
        }
    }
    let steps = Steps {
        off,
        reply_first: reply_first?.value,
        joint: joint.is_some_and(|joint| joint.value),
        reopen_max: reopen_max?.value,
        designate_after: designate_after.map(|after| after.value),
        extensions_max: extensions_max.map_or(0, |max| max.value),
        extend_max: extend_max.map(|max| max.value),
        suspend_days_max: suspend_days_max.map(|max| max.value),
        defer_days_max: defer_days_max.map(|max| max.value),
        defer_categories: defer_categories
            .map(|list| list.value.0.into_iter().map(|category| category.value).collect())
            .unwrap_or_default(),
    };
    Some((steps, fallback?.value))
}

fn offset_of<T>(at: &Option<At<T>>) -> Option<usize> {
    at.as_ref().map(|at| at.offset)
}

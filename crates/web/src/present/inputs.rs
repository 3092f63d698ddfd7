//! The fields of a step besides its words: choices, dates, photos.

use super::{fields, time};
use crate::lang::Lang;
use crate::pages::case::{Input, InputKind};
use crate::pages::simple::Choice;
use yinuo_calendar::Budget;
use yinuo_casework::{Case, ClockKind, Directory, Rules};
use yinuo_journal::World;
use yinuo_kernel::{Actor, Role, UnitId};

/// A field.
pub fn input(name: &str, kind: InputKind, label: &str) -> Input {
    Input { name: name.to_owned(), kind, label: label.to_owned(), ..Input::default() }
}

/// An option, and whether it is the one that stands.
pub fn option(id: impl ToString, label: impl ToString, selected: bool) -> Choice {
    Choice { selected, ..choice(id, label) }
}

/// A question that is answered with yes or no.
pub fn yes_no(name: &str, label: &str, yes: &str, no: &str) -> Input {
    let options = vec![option("true", yes, true), option("false", no, false)];
    Input { options, ..input(name, InputKind::Select, label) }
}

/// What proves something: files, and numbers of what speaks for it.
pub fn proof(lang: Lang, numbers: &str, required: bool) -> Vec<Input> {
    let files = lang.say("佐证材料（照片、PDF、Word、Excel）", "Evidence (photos, PDF, Word, Excel)");
    let hint = lang.say("多个编号用空格分开", "Several numbers, apart by spaces").to_owned();
    vec![
        Input { required, ..input("files", InputKind::Files, files) },
        Input { hint, ..input("links", InputKind::Text, numbers) },
    ]
}

fn choice(id: impl ToString, label: impl ToString) -> Choice {
    Choice { id: id.to_string(), label: label.to_string(), ..Choice::default() }
}

fn nothing(lang: Lang) -> Choice {
    choice("", lang.say("不选", "None"))
}

pub fn unit(directory: &Directory, selected: Option<&UnitId>, lang: Lang) -> Input {
    let mut options = fields::units(directory, selected, lang);
    options.insert(0, choice("", lang.say("按派单目录", "As the duty directory says")));
    Input { options, ..input("unit", InputKind::Select, lang.say("单位", "Unit")) }
}

/// The co-units that still owe their part.
pub fn co_unit(case: &Case, directory: &Directory, lang: Lang) -> Input {
    let open = case.co_units.iter().filter(|(_, done)| !**done).map(|(unit, _)| unit);
    let options = open.map(|unit| choice(unit, fields::unit_name(directory, Some(unit), lang))).collect();
    Input { options, ..input("unit", InputKind::Select, lang.say("协办单位", "Co-unit")) }
}

pub fn category(directory: &Directory, case: &Case, lang: Lang) -> Input {
    let options = fields::category_options(directory, &case.category, lang);
    Input { options, ..input("category", InputKind::Select, lang.say("分类", "Category")) }
}

pub fn cell(directory: &Directory, case: &Case, lang: Lang) -> Input {
    let mut options = vec![choice("", lang.say("不改", "As it is"))];
    for cell in directory.cells() {
        let selected = case.cell.as_ref() == Some(&cell.id);
        options.push(Choice { selected, ..choice(&cell.id, fields::cell_name(directory, Some(&cell.id), lang)) });
    }
    Input { options, ..input("cell", InputKind::Select, lang.say("片区", "Place")) }
}

pub fn guides(directory: &Directory, lang: Lang) -> Vec<Input> {
    let guides = &directory.guidance().guides;
    if guides.is_empty() {
        return Vec::new();
    }
    let known = guides.iter().map(|guide| choice(&guide.id, lang.say(&guide.name, &guide.en)));
    let options = std::iter::once(nothing(lang)).chain(known).collect();
    vec![Input { options, ..input("guide", InputKind::Select, lang.say("指引去处", "The right address")) }]
}

pub fn outcomes(rules: &Rules, case: &Case, lang: Lang) -> Vec<Input> {
    if rules.outcomes.is_empty() {
        return Vec::new();
    }
    let options = rules.outcomes.iter().map(|outcome| Choice {
        selected: case.outcome.as_ref() == Some(&outcome.id),
        ..choice(&outcome.id, lang.say(&outcome.name, &outcome.en))
    });
    vec![Input {
        options: options.collect(), ..input("outcome", InputKind::Select, lang.say("办理结果", "Outcome"))
    }]
}

/// So much more time, up to what the pack allows.
pub fn budget(rules: &Rules, lang: Lang) -> Input {
    let max = match rules.extend_max {
        Some(Budget::WorkingDays(days)) => days.min(30),
        _ => 5,
    };
    let options = (1..=max).map(|days| {
        let budget = Budget::WorkingDays(days);
        choice(budget, lang.pick(budget.zh(), budget.en()))
    });
    Input { options: options.collect(), ..input("budget", InputKind::Select, lang.say("延长", "More time")) }
}

pub fn until(lang: Lang) -> Input {
    Input { required: true, ..input("until", InputKind::Date, lang.say("到哪一天为止", "Until")) }
}

pub fn photos(min: u32, lang: Lang) -> Input {
    let label = match min {
        0 => lang.say("处置后照片（选填）", "Photos after (optional)").to_owned(),
        min => lang.pick(format!("处置后照片（至少{min}张）"), format!("Photos after (at least {min})")),
    };
    Input { required: min > 0, ..input("photos", InputKind::Photos, &label) }
}

pub fn milestones(world: &World, case: &Case, lang: Lang) -> Input {
    let live = case.clocks.iter().filter(|clock| clock.started.clock == ClockKind::Milestone && clock.is_live());
    let options = live.map(|clock| {
        let date = time::deadline(world.calendar(), clock.started.due, lang);
        let tag = clock.started.tag;
        choice(tag, lang.pick(format!("第{tag}个节点，{date}"), format!("Milestone {tag}, {date}")))
    });
    Input { options: options.collect(), ..input("milestone", InputKind::Select, lang.say("节点", "Milestone")) }
}

/// The centre reminds, the supervision office chases.
pub fn grades(by: &Actor, lang: Lang) -> Vec<Input> {
    let all = [
        (1, lang.say("催办", "Reminder")),
        (2, lang.say("督办", "Chase")),
        (3, lang.say("挂牌督办", "On the leaders' list")),
    ];
    let count = if by.role == Role::Supervisor { 3 } else { 1 };
    let options = all.into_iter().take(count).map(|(grade, label)| choice(grade, label)).collect();
    vec![Input { options, ..input("grade", InputKind::Select, lang.say("级别", "Grade")) }]
}

pub fn satisfied(lang: Lang) -> Input {
    let options = vec![
        choice("true", lang.say("问题已解决，满意", "Done, satisfied")),
        choice("false", lang.say("没有解决或不满意", "Not done or dissatisfied")),
        choice("", lang.say("无人接听", "Nobody answered")),
    ];
    Input { options, ..input("satisfied", InputKind::Select, lang.say("回访结果", "What the person said")) }
}

pub fn into(lang: Lang) -> Input {
    Input {
        required: true,
        ..input("into", InputKind::Text, lang.say("并入的办件编号", "Number of the case that goes on"))
    }
}

pub fn emergencies(directory: &Directory, lang: Lang) -> Input {
    let options = directory.guidance().emergencies.iter().map(|id| choice(id, id)).collect();
    Input { options, ..input("to", InputKind::Select, lang.say("移交给", "To")) }
}

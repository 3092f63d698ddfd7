//! One line of a list.

use super::{clocks, fields, time};
use crate::lang::Lang;
use crate::pages::queue::RowView;
use yinuo_casework::{Light, Stage};
use yinuo_journal::{CaseRow, Text, World};
use yinuo_kernel::Timestamp;

/// What a case is called: its title, or the beginning of its words.
pub fn title(text: Option<&Text>, lang: Lang) -> String {
    match text {
        None => lang.say("（内容已删除）", "(erased)").to_owned(),
        Some(text) if !text.title.is_empty() => text.title.clone(),
        Some(text) => {
            let line: String = text.body.split_whitespace().collect::<Vec<_>>().join(" ");
            let mut short: String = line.chars().take(32).collect();
            if line.chars().count() > 32 {
                short.push('…');
            }
            short
        }
    }
}

/// What a unit asks for, in two words.
fn asked_tag(asked: &str, lang: Lang) -> String {
    let (zh, en) = match asked {
        "return" => ("申请退单", "asks to return"),
        "extend" => ("申请延期", "asks for more time"),
        "suspend" => ("申请挂起", "asks to suspend"),
        "defer" => ("申请挂账", "asks to defer"),
        _ => ("申请认定", "asks to set aside"),
    };
    lang.say(zh, en).to_owned()
}

/// A case as a list shows it.
pub fn view(world: &World, row: &CaseRow, text: Option<&Text>, now: Timestamp, lang: Lang) -> RowView {
    let light = row.light(now);
    let (class, words) = clocks::light(light, lang);
    let directory = &world.of(&row.case_type).directory;
    let mut tags = Vec::new();
    if row.returns > 0 && row.stage == Stage::Accepted {
        tags.push((lang.say("退单", "Returned").to_owned(), true));
    }
    if let Some(service) = &row.emergency {
        tags.push((lang.pick(format!("紧急 {service}"), format!("emergency {service}")), true));
    }
    if row.sealed {
        tags.push((lang.say("保密", "Sealed").to_owned(), true));
    }
    if let Some(asked) = &row.asked {
        tags.push((asked_tag(asked, lang), false));
    }
    if row.chased > 0 {
        tags.push((lang.say("督办", "Chased").to_owned(), true));
    }
    if row.round > 1 {
        tags.push((lang.say("重办", "Reopened").to_owned(), true));
    }
    if row.photos > 0 {
        tags.push((lang.say("有照片", "Photo").to_owned(), false));
    }
    if let Some(score) = row.score {
        tags.push((lang.pick(format!("评价 {score} 分"), format!("rated {score}")), score < 3));
    }
    let light_text = match (light, row.due) {
        // "late by …" says it all; a warning needs both the word and the rest.
        (Some(Light::Late), Some(due)) => time::distance(due, now, lang),
        (Some(Light::Warn), Some(due)) => format!("{words} · {}", time::distance(due, now, lang)),
        _ => words.to_owned(),
    };
    let done = !row.stage.is_open();
    RowView {
        number: row.number.to_string(),
        bare: row.number.bare(),
        title: title(text, lang),
        category: fields::category_leaf(directory, &row.category, lang),
        cell: fields::cell_name(directory, row.cell.as_ref(), lang),
        stage: lang.say(row.stage.zh(), row.stage.en()).to_owned(),
        unit: fields::unit_name(directory, row.unit.as_ref(), lang),
        light: match row.in_time {
            Some(true) if done => "on_time",
            Some(false) if done => "late",
            _ => class,
        },
        light_text: match row.in_time {
            Some(true) if done => lang.say("按时办结", "Resolved in time").to_owned(),
            Some(false) if done => lang.say("超期办结", "Resolved late").to_owned(),
            _ => light_text,
        },
        due: row.due.or(row.resolved_at).map_or_else(String::new, |at| time::short(world.calendar(), at, now, lang)),
        tags,
        ..RowView::default()
    }
}

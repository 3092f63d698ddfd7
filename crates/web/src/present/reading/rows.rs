//! Rows of the tables below the text, out of which the cards beside it are made.

use super::Ids;
use super::marks::Marks;
use super::typeset::typeset;
use crate::lang::Lang;
use crate::pages::reading::{HeadlineView, ItemView, ProjectView, RowView, Told};
use yinuo_report::{Kind, Measure, Report, Stage, headlines, words};
use yinuo_text::Span;

/// A span as people say it: `1,204–1,236`, of a container with its part.
pub fn bytes(span: &Span) -> String {
    let range = format!("{}–{}", span.start, span.end);
    match &span.part {
        Some(part) => format!("{part} {range}"),
        None => range,
    }
}

/// A period in the language of the page.
pub fn period(lang: Lang, code: Option<&str>) -> String {
    code.map(|code| lang.pick(words::period(code), code.to_owned())).unwrap_or_default()
}

/// A link to a mark, or to a row whose figure has no place in the text.
fn place(mark: &str, row: &str) -> String {
    format!("#{}", if mark.is_empty() { row } else { mark })
}

pub fn measures(lang: Lang, report: &Report, marks: &Marks, ids: &Ids) -> Vec<RowView> {
    let row = |(at, m): (usize, &Measure)| {
        let id = ids.row(at);
        RowView {
            href: place(marks.measures.get(at).map_or("", String::as_str), &id),
            id,
            class: m.kind.code(),
            kind: lang.say(m.kind.zh(), m.kind.en()),
            what: typeset(&m.what),
            cmp: lang.say(m.cmp.zh(), m.cmp.en()),
            amount: m.amount().unwrap_or_default(),
            rise: m.rise().unwrap_or_default(),
            step: m.step().unwrap_or_default(),
            from: m.from.map(words::number).unwrap_or_default(),
            period: period(lang, m.period.as_deref()),
            rank: m.rank.clone().unwrap_or_default(),
            zh: m.zh,
            quote: typeset(&m.quote),
            bytes: bytes(&m.span),
        }
    };
    report.measures.iter().enumerate().map(row).collect()
}

pub fn projects(lang: Lang, report: &Report, marks: &Marks, ids: &Ids) -> Vec<ProjectView> {
    let all = report.projects.iter().enumerate();
    let row = |(at, p): (usize, &yinuo_report::Project)| {
        let id = ids.project(at);
        ProjectView {
            href: place(marks.projects.get(at).map_or("", String::as_str), &id),
            id,
            class: p.kind.code(),
            kind: lang.say(p.kind.zh(), p.kind.en()),
            name: typeset(&p.name),
            stage: lang.say(p.stage.zh(), p.stage.en()),
            step: step(p.stage),
            period: period(lang, p.period.as_deref()),
            investment: p.investment.as_ref().map(yinuo_report::Delta::amount).unwrap_or_default(),
            quote: typeset(&p.quote),
            bytes: bytes(&p.span),
        }
    };
    all.map(row).collect()
}

fn step(stage: Stage) -> u8 {
    match stage {
        Stage::Other => 0,
        Stage::Planned => 1,
        Stage::Signed => 2,
        Stage::Started => 3,
        Stage::Building => 4,
        Stage::Completed => 5,
        Stage::Operating => 6,
    }
}

pub fn headline_views(lang: Lang, report: &Report, marks: &Marks, ids: &Ids) -> Vec<HeadlineView> {
    let told = |(at, m): (usize, &Measure)| {
        let (amount, rise) = m.figure();
        let amount = lang.pick(m.cmp.around_zh(&amount), m.cmp.around_en(&amount));
        Told {
            href: place(marks.measures.get(at).map_or("", String::as_str), &ids.row(at)),
            when: period(lang, m.period.as_deref()),
            amount,
            rise,
            expected: m.kind == Kind::Expected,
        }
    };
    let all = headlines(report).into_iter();
    all.map(|found| HeadlineView { name: found.name, done: found.done.map(told), promised: found.promised.map(told) })
        .collect()
}

pub fn livelihood(report: &Report, at: impl Fn(&Span, &str) -> String) -> Vec<ItemView> {
    let all = report.livelihood.iter();
    all.map(|item| ItemView { no: item.no, text: typeset(&item.text), href: at(&item.span, &item.text) }).collect()
}

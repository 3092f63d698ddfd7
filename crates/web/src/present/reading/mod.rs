//! A report for people: the clean text with its figures marked, and everything that was understood of it.
//!
//! It needs no more than a document and the report that was read out of it: whatever the contract says has
//! a span, and [`places`] finds the span in the text.

mod blocks;
mod marks;
mod noise;
pub(crate) mod places;
mod rows;
pub(crate) mod typeset;

use crate::lang::Lang;
use crate::pages::read::IndexRow;
use crate::pages::reading::{Count, FindingView, OtherView, OutlineView, ReportView};
use blocks::Layout;
use places::Places;
use std::ops::Range;
use yinuo_report::{Kind, Other, Report};
use yinuo_text::{Document, Span};

/// A finding that is about more of the text than this many bytes gets no mark in it.
const NOTE_MAX: usize = 3_000;

/// Ids of a report's pieces; several reports may stand on one page.
#[derive(Debug)]
struct Ids(String);

impl Ids {
    fn row(&self, at: usize) -> String {
        format!("{}m{}", self.0, at + 1)
    }

    fn project(&self, at: usize) -> String {
        format!("{}p{}", self.0, at + 1)
    }

    fn mark(&self, at: usize) -> String {
        format!("{}a{}", self.0, at + 1)
    }

    fn heading(&self, at: usize) -> String {
        format!("{}h{}", self.0, at + 1)
    }

    fn block(&self, at: usize) -> String {
        format!("{}b{}", self.0, at + 1)
    }

    fn note(&self, no: usize) -> String {
        format!("{}n{no}", self.0)
    }

    fn finding(&self, no: usize) -> String {
        format!("{}f{no}", self.0)
    }
}

/// The view of a report; `no` counts the reports of a page from 1.
pub fn view(lang: Lang, document: &Document, report: &Report, no: usize) -> ReportView {
    let prefix = if no == 1 { String::new() } else { format!("r{no}-") };
    let ids = Ids(prefix.clone());
    let text = document.text.as_str();
    let places = Places::of(&document.text);
    let marks = marks::marks(lang, report, text, &places, &ids);
    let heads: Vec<Option<Range<usize>>> =
        report.outline.iter().map(|heading| places.words(&heading.span, &heading.title)).collect();
    let notes: Vec<Option<usize>> = report.findings.iter().map(|finding| note(&places, &finding.span)).collect();
    let layout = Layout {
        lang,
        text,
        title: report.title.as_deref().unwrap_or_default(),
        report,
        places: &places,
        marks: &marks,
        heads: &heads,
        notes: &notes,
        ids: &ids,
    };
    let blocks = blocks::blocks(&layout);
    let findings = findings(report, &notes, &ids);
    let rows = rows::measures(lang, report, &marks, &ids);
    let href = |span: &Span, words: &str| {
        let at = places.words(span, words).map_or(0, |range| range.start);
        let block = blocks.starts.partition_point(|(start, _)| *start <= at);
        blocks.starts.get(block.saturating_sub(1)).map_or(String::new(), |(_, id)| format!("#{id}"))
    };
    ReportView {
        lang,
        title: title(lang, report),
        eyebrow: eyebrow(lang, report),
        facts: facts(lang, report),
        headlines: rows::headline_views(lang, report, &marks, &ids),
        counts: counts(lang, report),
        outline: outline(lang, report, &marks, &heads, &ids),
        projects: rows::projects(lang, report, &marks, &ids),
        livelihood: rows::livelihood(report, href),
        rows,
        findings,
        noise: noise::at_the_end(lang, &report.noise),
        noise_all: report.noise.len(),
        blocks: blocks.blocks,
        prefix,
    }
}

/// Another document of the same file.
pub fn other(lang: Lang, other: &Other) -> OtherView {
    OtherView {
        title: other.title.clone().unwrap_or_else(|| lang.say("（无标题）", "(no title)").to_owned()),
        date: other.date.clone().unwrap_or_default(),
        bytes: rows::bytes(&other.span),
    }
}

/// The row of a report in the list of a folder; its link is for whoever writes the file.
pub fn index_row(lang: Lang, report: &Report) -> IndexRow {
    IndexRow {
        href: String::new(),
        title: title(lang, report),
        file: report.source.file.clone(),
        place: report.place.clone().unwrap_or_default(),
        year: report.report_year.map(|year| year.to_string()).unwrap_or_default(),
        measures: report.measures.len(),
        projects: report.projects.len(),
        livelihood: report.livelihood.len(),
    }
}

fn note(places: &Places<'_>, span: &Span) -> Option<usize> {
    let range = places.range(span).unwrap_or_else(|| {
        let at = places.after(span);
        at..at
    });
    (range.len() <= NOTE_MAX).then_some(range.start)
}

fn findings(report: &Report, notes: &[Option<usize>], ids: &Ids) -> Vec<FindingView> {
    let all = report.findings.iter().zip(notes).enumerate();
    all.map(|(at, (finding, note))| FindingView {
        no: at + 1,
        id: ids.finding(at + 1),
        code: finding.code.clone(),
        message: finding.message.clone(),
        href: note.map(|_| format!("#{}", ids.note(at + 1))).unwrap_or_default(),
        bytes: rows::bytes(&finding.span),
    })
    .collect()
}

/// What the report calls itself; else what it is.
pub fn title(lang: Lang, report: &Report) -> String {
    if let Some(title) = &report.title {
        return title.clone();
    }
    let year = report.report_year.map(|year| format!("{year}年")).unwrap_or_default();
    let place = report.place.as_deref().unwrap_or_default();
    if place.is_empty() && year.is_empty() {
        return lang.say("政府工作报告（原文无标题）", "Government work report (untitled)").to_owned();
    }
    format!("{place}{year}政府工作报告")
}

fn eyebrow(lang: Lang, report: &Report) -> Vec<String> {
    let year = report.report_year.map(|year| lang.pick(format!("{year}年度"), year.to_string()));
    let level = report.level.map(|level| lang.say(level.zh(), level.en()).to_owned());
    [report.place.clone(), level, year].into_iter().flatten().collect()
}

fn facts(lang: Lang, report: &Report) -> Vec<(&'static str, String)> {
    let source = &report.source;
    let size = lang.pick(
        format!("{}（{}，{} 字节）", source.file, source.encoding, source.bytes),
        format!("{} ({}, {} bytes)", source.file, source.encoding, source.bytes),
    );
    let delivered = report.delivered.as_deref().map(|day| date(lang, day));
    let told = [
        (lang.say("报告日期", "Delivered"), delivered),
        (lang.say("报告人", "Speaker"), report.speaker.clone()),
        (lang.say("来源", "Source"), Some(size)),
    ];
    told.into_iter().filter_map(|(label, words)| Some((label, words?))).collect()
}

/// `2025-01-09` in words.
fn date(lang: Lang, iso: &str) -> String {
    let parts: Vec<u32> = iso.split('-').filter_map(|part| part.parse().ok()).collect();
    match (lang, parts.as_slice()) {
        (Lang::Zh, [year, month, day]) => format!("{year}年{month}月{day}日"),
        _ => iso.to_owned(),
    }
}

fn counts(lang: Lang, report: &Report) -> Vec<Count> {
    let count = |kind: Kind| Count {
        class: kind.code(),
        label: lang.say(kind.zh(), kind.en()),
        count: report.measures.iter().filter(|measure| measure.kind == kind).count(),
    };
    Kind::ALL.map(count).into()
}

fn outline(
    lang: Lang,
    report: &Report,
    marks: &marks::Marks,
    heads: &[Option<Range<usize>>],
    ids: &Ids,
) -> Vec<OutlineView> {
    let figures = |from: usize, to: usize| {
        let before = |at: usize| marks.marks.partition_point(|(range, _)| range.start < at);
        marks.marks.get(before(from)..before(to)).into_iter().flatten().filter(|(_, mark)| mark.class != "name").count()
    };
    let all = report.outline.iter().zip(heads).enumerate();
    all.map(|(at, (heading, range))| {
        let below = report.outline.iter().zip(heads).skip(at + 1);
        let next = below.filter(|(next, _)| next.level <= heading.level).find_map(|(_, range)| range.as_ref());
        let to = next.map_or(usize::MAX, |range| range.start);
        OutlineView {
            href: range.as_ref().map_or(format!("#{}text", ids.0), |_| format!("#{}", ids.heading(at))),
            level: heading.level,
            title: typeset::typeset(&heading.title),
            part: lang.say(heading.kind.zh(), heading.kind.en()),
            part_class: heading.kind.code(),
            figures: range.as_ref().map_or(0, |range| figures(range.start, to)),
        }
    })
    .collect()
}

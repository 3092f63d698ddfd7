//! Named projects and how far they are: what the text says of a plant, a road, a park, a programme.
//!
//! A clause states a stage by its verbs, before the names or behind them ([`clause`]); what stands between is
//! a list of names ([`names`]); a name must be one ([`proper`]): "200 projects were started" is a measure.

mod clause;
mod common;
mod investment;
mod names;
mod proper;
mod stage;
mod words;

use crate::frame::{Frame, Stretch};
use crate::{Kind, Part, Project, Stage};
use clause::Clause;
use names::{Class, Names};
use proper::{Look, look, possible, properness};
use std::ops::Range;
use yinuo_text::{Document, Text};

/// Reads the named projects of a report, in the order of the text.
pub fn read(document: &Document, frame: &Frame) -> Vec<Project> {
    let text = document.text.as_str();
    let mut found = Vec::new();
    let mut heads = frame.heads.iter().peekable();
    for stretch in frame.stretches.iter().filter(|s| s.part != Part::Other) {
        let mut last = None;
        for range in clause::clauses(text, stretch.range.clone()) {
            while heads.next_if(|head| head.whole.end <= range.start).is_some() {}
            if heads.peek().is_some_and(|head| head.whole.start < range.end && range.start < head.whole.end) {
                continue;
            }
            let mut reader = Reader { text: &document.text, stretch, year: frame.report_year, last, found: &mut found };
            reader.clause(range);
            last = reader.last;
        }
    }
    found
}

/// Reads one clause.
struct Reader<'a> {
    text: &'a Text,
    stretch: &'a Stretch,
    year: Option<i32>,
    /// The name of the clause before.
    last: Option<Range<usize>>,
    found: &'a mut Vec<Project>,
}

impl Reader<'_> {
    fn clause(&mut self, range: Range<usize>) {
        let before = self.last.take();
        let Some(words) = self.text.as_str().get(range.clone()) else { return };
        let Some(clause) = clause::parse(words) else { return };
        let Some(between) = words.get(clause.names.clone()) else { return };
        let (cost, skipped) = investment::before(between).unwrap_or((None, 0));
        let skipped = skipped + ordinal(between.get(skipped..).unwrap_or_default());
        let Some(list) = between.get(skipped..) else { return };
        let start = range.start + clause.names.start + skipped;
        if let Some((name, from)) = phase(list, before.as_ref(), self.text.as_str()) {
            self.add(&clause, &range, from..range.start + clause.to, &name, Look::Works, None);
            self.last = before;
            return;
        }
        let names = names::split(list);
        let single = names.items.len() == 1 && !names.counted;
        for item in accepted(list, &names, &clause, self.stretch.part) {
            let name = list.get(item.clone()).unwrap_or_default();
            let at = start + item.start;
            let from = if clause.before.any() { range.start + clause.from } else { at };
            let cost = cost.clone().filter(|_| single);
            self.add(&clause, &range, from..range.start + clause.to, name, look(name), cost);
            self.last = Some(at..start + item.end);
        }
    }

    fn add(
        &mut self,
        clause: &Clause,
        _range: &Range<usize>,
        quote: Range<usize>,
        name: &str,
        look: Look,
        cost: Option<crate::Delta>,
    ) {
        let Some(stage) = stage::of(clause, look, self.stretch.part) else { return };
        let soon = clause.behind.soon && self.stretch.part == Part::Review;
        let target = soon || matches!(self.stretch.part, Part::Plan | Part::Own);
        let period = if soon { self.year.map(|y| y.to_string()) } else { period(self.stretch) };
        self.found.push(Project {
            quote: self.text.as_str().get(quote.clone()).unwrap_or_default().to_owned(),
            name: name.to_owned(),
            stage,
            kind: if target { Kind::Target } else { Kind::Actual },
            period,
            investment: cost,
            span: self.text.source(quote),
        });
    }
}

fn period(stretch: &Stretch) -> Option<String> {
    let (from, to) = stretch.from.zip(stretch.to)?;
    Some(if from == to { from.to_string() } else { format!("{from}-{to}") })
}

/// 二期 alone: the second phase of the project before.
fn phase(list: &str, before: Option<&Range<usize>>, text: &str) -> Option<(String, usize)> {
    let bare = list.trim_end_matches("项目").trim_end_matches("工程");
    let number = bare.strip_suffix('期')?;
    let range = before?;
    if number.chars().count() != 1 {
        return None;
    }
    let name = text.get(range.clone())?;
    let stem = name
        .char_indices()
        .find(|(at, _)| name.get(at + 3..).is_some_and(|r| r.starts_with('期')))
        .map_or(name, |(at, _)| name.get(..at).unwrap_or(name));
    Some((format!("{stem}{bare}"), range.start))
}

/// The bytes of 全省首个, 东北地区第二个 before a name.
fn ordinal(list: &str) -> usize {
    let mut seen = false;
    for (at, c) in list.char_indices().take(14) {
        let rest = list.get(at..).unwrap_or_default();
        seen |= ["首", "唯一", "最大", "第二", "第一", "第三"].iter().any(|w| rest.starts_with(w));
        if seen && matches!(c, '个' | '家' | '条' | '座' | '片' | '批' | '例' | '支') {
            return at + c.len_utf8();
        }
    }
    0
}

/// The names that are names.
fn accepted(list: &str, names: &Names, clause: &Clause, part: Part) -> Vec<Range<usize>> {
    let fits = |range: &Range<usize>| {
        let name = list.get(range.clone()).unwrap_or_default();
        possible(name) && is_project(name, names, clause, part)
    };
    let trimmed = |range: &Range<usize>| trim(list, range.clone());
    let items: Vec<Range<usize>> = names.items.iter().map(trimmed).collect();
    if items.len() > 1 && !names.examples && items.iter().any(|range| !fits(range)) {
        // a list that is no list: 交通、城管指挥中心
        let whole = trim(list, items.first().map_or(0, |r| r.start)..items.last().map_or(0, |r| r.end));
        let name = list.get(whole.clone()).unwrap_or_default();
        let proper = items.iter().filter(|range| fits(range)).count();
        if proper == 0 {
            let fine = possible(&name.replace('、', "")) && is_project(name, names, clause, part);
            return if fine { vec![whole] } else { Vec::new() };
        }
    }
    items.into_iter().filter(fits).collect()
}

/// A name without a count behind it: 滨海路150公里.
fn trim(list: &str, range: Range<usize>) -> Range<usize> {
    let name = list.get(range.clone()).unwrap_or_default();
    let digits = name.char_indices().find(|(at, c)| {
        c.is_ascii_digit()
            && *at > 6
            && name.get(*at..).is_some_and(|rest| {
                let rest = rest.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
                [
                    "公里",
                    "亩",
                    "座",
                    "条",
                    "个",
                    "万亩",
                    "处",
                    "所",
                    "万平方米",
                    "平方米",
                    "平方公里",
                    "家",
                    "项",
                    "千米",
                ]
                .iter()
                .any(|unit| rest.starts_with(unit))
            })
    });
    let end = digits.map_or(name.len(), |(at, _)| at);
    let name = name.get(..end).unwrap_or(name);
    let end =
        ["主体", "主体工程", "工作", "资源", "建设"].iter().find_map(|w| name.strip_suffix(w)).map_or(end, str::len);
    range.start..range.start + end
}

fn is_project(name: &str, names: &Names, clause: &Clause, part: Part) -> bool {
    let proper = properness(name);
    let look = look(name);
    let long = name.chars().count();
    let behind = clause.behind.at.is_some() || clause.behind.goes.is_some();
    let strong =
        clause.behind.at.is_some_and(|s| s != Stage::Building) || clause.before.at.is_some_and(|s| s != Stage::Other);
    let _ = part;
    match (names.class, look) {
        (Class::Else, _) => false,
        (Class::Firms, _) => proper > 0 && clause.behind.at == Some(Stage::Signed),
        (_, Look::Quoted) => names.class == Class::Works,
        (_, Look::Programme) => name.contains(['“', '《']) || proper > 1,
        (Class::Works, _) if names.examples => proper > 0,
        (Class::Works, _) => proper > 0 && long >= 4,
        (Class::None, Look::Entity) => proper > 0 || strong && behind && long >= 5,
        (Class::None, Look::Works) => proper > 0 && long >= 4,
        (Class::None, Look::Bare) => proper > 1 && strong && behind && !clause.before.at.is_some(),
    }
}

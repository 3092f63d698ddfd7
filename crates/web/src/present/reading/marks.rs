//! Which words of the text are marked: the figure of each measure, the name of each project.
//!
//! A quote runs from its subject to the end of its value, and quotes overlap ("甲、乙分别增长3%、5%"). So the
//! mark is the figure alone; figures that still overlap share one mark that leads to all their rows. The
//! quote is lit while its card is open.

use super::Ids;
use super::places::Places;
use crate::lang::Lang;
use crate::pages::reading::MarkView;
use std::ops::Range;
use yinuo_report::{Measure, Report};

/// What is marked in the text, in order, without overlaps; and the quotes, by their beginning.
#[derive(Debug, Default)]
pub struct Marks {
    pub marks: Vec<(Range<usize>, MarkView)>,
    /// Range and id of the row.
    pub quotes: Vec<(Range<usize>, String)>,
    /// For each measure and each project the id of its mark; empty where it has no place in the text.
    pub measures: Vec<String>,
    pub projects: Vec<String>,
}

#[derive(Clone, Copy, Debug)]
enum Of {
    Measure(usize),
    Project(usize),
}

pub fn marks(lang: Lang, report: &Report, text: &str, places: &Places<'_>, ids: &Ids) -> Marks {
    let mut made = Marks {
        measures: vec![String::new(); report.measures.len()],
        projects: vec![String::new(); report.projects.len()],
        ..Marks::default()
    };
    let mut found: Vec<(Range<usize>, Of)> = Vec::new();
    for (at, measure) in report.measures.iter().enumerate() {
        let Some(quote) = places.words(&measure.span, &measure.quote) else { continue };
        let words = text.get(quote.clone()).unwrap_or_default();
        found.push((quote.start + figure(words, measure)..quote.end, Of::Measure(at)));
        made.quotes.push((quote, ids.row(at)));
    }
    for (at, project) in report.projects.iter().enumerate() {
        let Some(quote) = places.words(&project.span, &project.quote) else { continue };
        let words = text.get(quote.clone()).unwrap_or_default();
        let name = words.find(&project.name).map(|at| quote.start + at);
        let range = name.map_or(quote.clone(), |start| start..start + project.name.len());
        found.push((range, Of::Project(at)));
        made.quotes.push((quote, ids.project(at)));
    }
    for (range, _) in &mut found {
        // A mark stays in its paragraph.
        let line = text.get(range.clone()).and_then(|words| words.find('\n'));
        range.end = line.map_or(range.end, |at| range.start + at);
    }
    found.retain(|(range, _)| !range.is_empty());
    found.sort_by_key(|(range, _)| (range.start, range.end));
    made.quotes.sort_by_key(|(range, _)| range.start);
    let mut group: Vec<Of> = Vec::new();
    let mut whole = 0..0;
    for (range, of) in found {
        if !group.is_empty() && range.start >= whole.end {
            made.close(lang, report, text, whole.clone(), &group, ids);
            group.clear();
        }
        whole = if group.is_empty() { range } else { whole.start..whole.end.max(range.end) };
        group.push(of);
    }
    if !group.is_empty() {
        made.close(lang, report, text, whole, &group, ids);
    }
    made
}

impl Marks {
    fn close(&mut self, lang: Lang, report: &Report, text: &str, range: Range<usize>, group: &[Of], ids: &Ids) {
        let id = ids.mark(self.marks.len());
        let mut rows = Vec::new();
        let mut label = vec![text.get(range.clone()).unwrap_or_default().to_owned()];
        let mut class = "name";
        // The figures come first: a mark that holds one is a figure.
        for of in group.iter().filter(|of| matches!(of, Of::Measure(_))).chain(group) {
            let (row, of_what, told) = match *of {
                Of::Measure(at) => (
                    ids.row(at),
                    self.measures.get_mut(at),
                    report.measures.get(at).map(|m| {
                        class = m.kind.code();
                        format!("{} {}", m.what, lang.say(m.kind.zh(), m.kind.en()))
                    }),
                ),
                Of::Project(at) => (
                    ids.project(at),
                    self.projects.get_mut(at),
                    report
                        .projects
                        .get(at)
                        .map(|p| format!("{} {}", lang.say("项目", "project"), lang.say(p.stage.zh(), p.stage.en()))),
                ),
            };
            if rows.contains(&row) {
                continue;
            }
            rows.push(row);
            label.extend(told);
            if let Some(own) = of_what {
                id.clone_into(own);
            }
        }
        let href = format!("#{}", rows.first().map(String::as_str).unwrap_or_default());
        let view = MarkView { id, href, rows: rows.join(" "), class, label: label.join("，") };
        self.marks.push((range, view));
    }
}

/// Where in a quote the figure begins: at the number that is the value, else the change; for a number in
/// Chinese numerals the whole quote is marked.
fn figure(quote: &str, measure: &Measure) -> usize {
    let wanted = [measure.low, measure.value, measure.growth, measure.delta.as_ref().map(|delta| delta.value)];
    let numbers = numbers(quote);
    let place = |wanted: f64| numbers.iter().find(|(_, number)| (number - wanted.abs()).abs() < 1e-9);
    wanted.into_iter().flatten().find_map(place).map_or(0, |(at, _)| *at)
}

/// The numbers of a text in digits, with their places.
fn numbers(text: &str) -> Vec<(usize, f64)> {
    let mut found = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        match (c.is_ascii_digit() || matches!(c, '.' | ','), start) {
            (true, None) if c.is_ascii_digit() => start = Some(at),
            (false, Some(from)) => {
                let digits: String =
                    text.get(from..at).unwrap_or_default().trim_end_matches(['.', ',']).replace(',', "");
                found.extend(digits.parse().ok().map(|number| (from, number)));
                start = None;
            }
            _ => {}
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::numbers;

    #[test]
    fn numbers_know_their_places() {
        assert_eq!(numbers("5G基站1,200个,增长6.5%。"), [(0, 5.0), (8, 1200.0), (23, 6.5)]);
        assert_eq!(numbers("没有"), []);
    }
}

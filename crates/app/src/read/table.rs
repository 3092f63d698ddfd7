//! A calm summary: what the report is, its outline, the figures everybody looks for, what to know.
//!
//! A few files are told in full; of many each has a line.

use super::{Form, out::Out};
use crate::cli::Labels;
use crate::terminal::{self, Column, Screen, cut, table};
use yinuo_report::{Entry, Headline, Kind, Measure, Other, Report, Whole, figures_below, headlines, words};
use yinuo_web::lang::Lang;
use yinuo_web::present::reading;

/// Up to so many files are told in full.
const FULL_MAX: usize = 3;
/// Findings that are told; the JSON has the rest.
const FINDINGS_MAX: usize = 12;

/// How it is told.
#[derive(Clone, Copy, Debug)]
pub struct By {
    screen: Screen,
    lang: Lang,
    full: bool,
}

/// Summaries that are being written.
pub struct Table {
    out: Out,
    by: By,
    rows: Vec<Vec<String>>,
    first: bool,
}

/// What one file gives: text, or rows of the list.
pub enum Told {
    Text(String),
    Rows(Vec<Vec<String>>),
}

impl Table {
    pub fn new(out: Out, screen: Screen, lang: Option<Labels>, files: usize) -> Table {
        let zh = lang.map_or(terminal::lang() == "zh", |lang| lang == Labels::Zh);
        let lang = if zh { Lang::Zh } else { Lang::En };
        Table { out, by: By { screen, lang, full: files <= FULL_MAX }, rows: Vec::new(), first: true }
    }
}

impl Form for Table {
    type Piece = Told;
    type By = By;

    fn by(&self) -> By {
        self.by
    }

    fn make(by: &By, whole: &Whole) -> Told {
        if !by.full {
            return Told::Rows(whole.entries.iter().filter_map(|entry| by.row(entry)).collect());
        }
        let told = whole.entries.iter().map(|entry| match entry {
            Entry::Report(report) => by.report(report),
            Entry::Other(other) => by.other(other),
        });
        Told::Text(told.collect::<Vec<_>>().join("\n"))
    }

    fn put(&mut self, piece: Told) -> anyhow::Result<()> {
        match piece {
            Told::Rows(rows) => self.rows.extend(rows),
            Told::Text(text) => {
                if !self.first {
                    self.out.put(b"\n")?;
                }
                self.first = false;
                self.out.put(text.as_bytes())?;
            }
        }
        Ok(())
    }

    fn finish(mut self) -> anyhow::Result<()> {
        if !self.rows.is_empty() {
            for line in table(self.by.screen, self.by.list(), &self.rows) {
                self.out.put(format!("{line}\n").as_bytes())?;
            }
        }
        self.out.finish()
    }
}

impl By {
    fn say(self, zh: &'static str, en: &'static str) -> &'static str {
        self.lang.say(zh, en)
    }

    fn list(self) -> &'static [Column] {
        const fn column(head: &'static str, gives_way: bool) -> Column {
            Column { head, gives_way }
        }
        const ZH: [Column; 8] = [
            column("文件", true),
            column("地方", true),
            column("年度", false),
            column("标题", true),
            column("数据", false),
            column("项目", false),
            column("实事", false),
            column("提示", false),
        ];
        const EN: [Column; 8] = [
            column("FILE", true),
            column("PLACE", true),
            column("YEAR", false),
            column("TITLE", true),
            column("FIGURES", false),
            column("PROJECTS", false),
            column("ITEMS", false),
            column("NOTES", false),
        ];
        if self.lang == Lang::Zh { &ZH } else { &EN }
    }

    fn row(self, entry: &Entry) -> Option<Vec<String>> {
        let Entry::Report(report) = entry else { return None };
        Some(vec![
            report.source.file.clone(),
            report.place.clone().unwrap_or_default(),
            report.report_year.map(|year| year.to_string()).unwrap_or_default(),
            reading::title(self.lang, report),
            report.measures.len().to_string(),
            report.projects.len().to_string(),
            report.livelihood.len().to_string(),
            report.findings.len().to_string(),
        ])
    }

    fn other(self, other: &Other) -> String {
        let title = other.title.as_deref().unwrap_or_else(|| self.say("（无标题）", "(no title)"));
        let line = format!("{}: {title}", self.say("不是工作报告", "no report"));
        format!("{}\n", self.screen.faint(&self.fit(&line)))
    }

    fn report(self, report: &Report) -> String {
        let mut lines = self.head(report);
        lines.extend(self.outline(report));
        lines.extend(self.headlines(report));
        lines.extend(self.counts(report));
        lines.extend(self.findings(report));
        lines.push(String::new());
        lines.join("\n")
    }

    /// A line that the screen has room for.
    fn fit(self, line: &str) -> String {
        self.screen.width.map_or_else(|| line.to_owned(), |room| cut(line, room))
    }

    fn head(self, report: &Report) -> Vec<String> {
        let source = &report.source;
        let level = report.level.map(|level| self.say(level.zh(), level.en()).to_owned());
        let year = report.report_year.map(|year| year.to_string());
        let parts = [report.place.clone(), level, year, report.delivered.clone(), report.speaker.clone()];
        let about: Vec<String> = parts.into_iter().flatten().collect();
        let file = format!("{} · {} · {} {}", source.file, source.encoding, source.bytes, self.say("字节", "bytes"));
        let mut lines = vec![self.screen.strong(&self.fit(&reading::title(self.lang, report)))];
        if !about.is_empty() {
            lines.push(self.fit(&about.join(" · ")));
        }
        lines.push(self.screen.faint(&self.fit(&file)));
        lines
    }

    fn outline(self, report: &Report) -> Vec<String> {
        if report.outline.is_empty() {
            return Vec::new();
        }
        let below = figures_below(report);
        let rows = report.outline.iter().zip(below).map(|(heading, figures)| {
            let indent = if heading.level > 1 { "  " } else { "" };
            let part = if heading.level > 1 { "" } else { self.say(heading.kind.zh(), heading.kind.en()) };
            vec![format!("{indent}{}", heading.title), part.to_owned(), figures.to_string()]
        });
        let columns = [
            Column { head: self.say("提纲", "OUTLINE"), gives_way: true },
            Column { head: self.say("部分", "PART"), gives_way: false },
            Column { head: self.say("数据", "FIGURES"), gives_way: false },
        ];
        self.block(&columns, rows.collect())
    }

    fn headlines(self, report: &Report) -> Vec<String> {
        let told = |found: Option<(usize, &Measure)>| {
            let Some((_, measure)) = found else { return String::new() };
            let (figure, change) = measure.figure();
            let figure = self.lang.pick(measure.cmp.around_zh(&figure), measure.cmp.around_en(&figure));
            let period = measure.period.as_deref().map(words::period).unwrap_or_default();
            let guess = if measure.kind == Kind::Expected { self.say("预计", "exp.") } else { "" };
            [period.as_str(), guess, &figure, &change]
                .into_iter()
                .filter(|s| !s.is_empty())
                .collect::<Vec<_>>()
                .join(" ")
        };
        let row = |found: Headline<'_>| vec![found.name.to_owned(), told(found.done), told(found.promised)];
        let rows: Vec<Vec<String>> = headlines(report).into_iter().map(row).collect();
        if rows.is_empty() {
            return Vec::new();
        }
        let columns = [
            Column { head: self.say("主要数据", "HEADLINE FIGURES"), gives_way: true },
            Column { head: self.say("完成", "DONE"), gives_way: true },
            Column { head: self.say("目标", "PROMISED"), gives_way: true },
        ];
        self.block(&columns, rows)
    }

    fn block(self, columns: &[Column], rows: Vec<Vec<String>>) -> Vec<String> {
        let mut lines = table(self.screen, columns, &rows);
        if let Some(head) = lines.first_mut() {
            *head = self.screen.faint(head);
        }
        lines.insert(0, String::new());
        lines
    }

    fn counts(self, report: &Report) -> Vec<String> {
        let kinds = Kind::ALL.map(|kind| {
            let count = report.measures.iter().filter(|measure| measure.kind == kind).count();
            format!("{} {count}", self.say(kind.zh(), kind.en()))
        });
        let line = format!(
            "{} {} ({})   {} {}   {} {}   {} {}",
            self.say("数据", "figures"),
            report.measures.len(),
            kinds.join(self.say("，", ", ")),
            self.say("项目", "projects"),
            report.projects.len(),
            self.say("民生实事", "livelihood items"),
            report.livelihood.len(),
            self.say("略去", "left out"),
            report.noise.len(),
        );
        vec![String::new(), self.fit(&line)]
    }

    fn findings(self, report: &Report) -> Vec<String> {
        if report.findings.is_empty() {
            return Vec::new();
        }
        let mut lines = vec![String::new(), self.screen.faint(self.say("提示", "NOTES"))];
        lines.extend(report.findings.iter().take(FINDINGS_MAX).map(|finding| {
            self.fit(&format!("{}  {}  [{}–{}]", finding.code, finding.message, finding.span.start, finding.span.end))
        }));
        let more = report.findings.len().saturating_sub(FINDINGS_MAX);
        if more > 0 {
            lines.push(self.screen.faint(&format!("… {more} {}", self.say("条见 JSON", "more in the JSON"))));
        }
        lines
    }
}

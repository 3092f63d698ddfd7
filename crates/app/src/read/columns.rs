//! The columns that a spreadsheet has, in a workbook and as CSV.

use yinuo_report::{Heading, Item, Measure, Project, Report, words};
use yinuo_text::{Finding, Span};

/// A cell.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    Text(String),
    Number(f64),
    Empty,
}

impl Cell {
    fn text(words: impl Into<String>) -> Cell {
        match words.into() {
            words if words.is_empty() => Cell::Empty,
            words => Cell::Text(words),
        }
    }

    fn told(words: Option<&String>) -> Cell {
        words.map_or(Cell::Empty, Cell::text)
    }

    fn number(number: Option<f64>) -> Cell {
        number.filter(|number| number.is_finite()).map_or(Cell::Empty, Cell::Number)
    }

    fn count(number: usize) -> Cell {
        Cell::Number(number as f64)
    }
}

/// What a column is called, and its width in characters.
type Column = (&'static str, f64);

/// A sheet: its name and the columns of its own, between those that all have.
#[derive(Clone, Copy, Debug)]
pub struct Sheet {
    pub name: &'static str,
    own: &'static [Column],
}

impl Sheet {
    /// All columns: whose row it is, what it says, where that stands.
    pub fn columns(&self) -> impl Iterator<Item = &'static Column> {
        FROM.iter().chain(self.own).chain(&AT)
    }
}

const FROM: [Column; 5] = [("文件", 24.0), ("序号", 6.0), ("报告", 28.0), ("地方", 12.0), ("年度", 8.0)];
const AT: [Column; 3] = [("部件", 12.0), ("起始字节", 11.0), ("结束字节", 11.0)];

/// The cells of [`FROM`].
pub fn from(report: &Report) -> [Cell; 5] {
    [
        Cell::text(&report.source.file),
        Cell::count(report.source.index),
        Cell::told(report.title.as_ref()),
        Cell::told(report.place.as_ref()),
        Cell::number(report.report_year.map(f64::from)),
    ]
}

/// The cells of [`AT`].
fn at(span: &Span) -> [Cell; 3] {
    let part = span.part.as_deref().map_or(Cell::Empty, Cell::text);
    [part, Cell::count(span.start), Cell::count(span.end)]
}

pub const MEASURES: Sheet = Sheet {
    name: "数据",
    own: &[
        ("事项", 34.0),
        ("类型", 9.0),
        ("比较", 9.0),
        ("数值", 12.0),
        ("单位", 10.0),
        ("下限", 10.0),
        ("上限", 10.0),
        ("增长%", 9.0),
        ("变化", 9.0),
        ("变化单位", 11.0),
        ("原值", 10.0),
        ("时期", 16.0),
        ("位次", 14.0),
        ("汉字数", 8.0),
        ("原句", 56.0),
    ],
};

pub fn measure(m: &Measure) -> Vec<Cell> {
    let mut row = vec![
        Cell::text(&m.what),
        Cell::text(m.kind.zh()),
        Cell::text(m.cmp.zh()),
        Cell::number(m.value),
        Cell::told(m.unit.as_ref()),
        Cell::number(m.low),
        Cell::number(m.high),
        Cell::number(m.growth),
        Cell::number(m.delta.as_ref().map(|delta| delta.value)),
        Cell::told(m.delta.as_ref().map(|delta| &delta.unit)),
        Cell::number(m.from),
        m.period.as_deref().map_or(Cell::Empty, |period| Cell::text(words::period(period))),
        Cell::told(m.rank.as_ref()),
        if m.zh { Cell::text("是") } else { Cell::Empty },
        Cell::text(&m.quote),
    ];
    row.extend(at(&m.span));
    row
}

pub const PROJECTS: Sheet = Sheet {
    name: "项目",
    own: &[
        ("项目", 36.0),
        ("阶段", 8.0),
        ("类型", 9.0),
        ("时期", 16.0),
        ("投资", 10.0),
        ("投资单位", 10.0),
        ("原句", 56.0),
    ],
};

pub fn project(p: &Project) -> Vec<Cell> {
    let mut row = vec![
        Cell::text(&p.name),
        Cell::text(p.stage.zh()),
        Cell::text(p.kind.zh()),
        p.period.as_deref().map_or(Cell::Empty, |period| Cell::text(words::period(period))),
        Cell::number(p.investment.as_ref().map(|sum| sum.value)),
        Cell::told(p.investment.as_ref().map(|sum| &sum.unit)),
        Cell::text(&p.quote),
    ];
    row.extend(at(&p.span));
    row
}

pub const LIVELIHOOD: Sheet = Sheet { name: "民生实事", own: &[("编号", 6.0), ("内容", 90.0)] };

pub fn item(item: &Item) -> Vec<Cell> {
    let mut row = vec![Cell::Number(f64::from(item.no)), Cell::text(&item.text)];
    row.extend(at(&item.span));
    row
}

pub const OUTLINE: Sheet = Sheet { name: "提纲", own: &[("层级", 6.0), ("标题", 60.0), ("部分", 10.0)] };

pub fn heading(heading: &Heading) -> Vec<Cell> {
    let mut row =
        vec![Cell::Number(f64::from(heading.level)), Cell::text(&heading.title), Cell::text(heading.kind.zh())];
    row.extend(at(&heading.span));
    row
}

pub const FINDINGS: Sheet = Sheet { name: "阅读提示", own: &[("编号", 8.0), ("提示", 90.0)] };

pub fn finding(finding: &Finding) -> Vec<Cell> {
    let mut row = vec![Cell::text(&finding.code), Cell::text(&finding.message)];
    row.extend(at(&finding.span));
    row
}

//! Rows under a header, read by a map of columns.

use super::{Cell, Header, Kind, Sheet, day, figure, unit};
use crate::lang::Lang;
use jiff::civil::Date;
use yinuo_casework::Directory;
use yinuo_delivery::Rules;
use yinuo_delivery::project::Wan;
use yinuo_kernel::{CaseNumber, PostId, UnitId};

/// What cannot be understood, and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mistake {
    /// From 1, as the spreadsheet counts.
    pub row: usize,
    /// The header of the column; empty: the row as a whole.
    pub column: String,
    /// What stands there.
    pub said: String,
    pub why: String,
}

/// What rows are read against.
#[derive(Debug)]
pub struct Desk<'a> {
    pub directory: &'a Directory,
    pub rules: &'a Rules,
    pub today: Date,
    /// The year that is meant where none is written.
    pub year: i16,
    pub source: Option<CaseNumber>,
    pub lang: Lang,
}

/// One row, by field.
#[derive(Debug)]
pub struct Row<'a> {
    pub desk: &'a Desk<'a>,
    sheet: &'a Sheet,
    header: &'a Header,
    /// From 0.
    at: usize,
    pub mistakes: Vec<Mistake>,
}

/// The rows that hold anything, from the first below the header.
pub fn filled(sheet: &Sheet, header: &Header) -> Vec<usize> {
    let has = |at: &usize| {
        let taken = header.map.iter().enumerate().filter(|(_, field)| field.is_some());
        taken.filter(|(column, _)| !sheet.cell(*at, *column).is_empty()).count() > 0
    };
    (header.at + 1..sheet.rows.len()).filter(has).collect()
}

/// A sum below the table is no row.
pub fn is_sum(sheet: &Sheet, at: usize) -> bool {
    let first = sheet.rows.get(at).and_then(|row| row.iter().find(|cell| !cell.is_empty()));
    first.is_some_and(|cell| {
        let said: String = cell.text().chars().filter(|c| !c.is_whitespace()).collect();
        matches!(said.as_str(), "合计" | "总计" | "小计") || said.starts_with("备注") || said.starts_with("注：")
    })
}

impl<'a> Row<'a> {
    pub fn new(desk: &'a Desk<'a>, sheet: &'a Sheet, header: &'a Header, at: usize) -> Row<'a> {
        Row { desk, sheet, header, at, mistakes: Vec::new() }
    }

    fn column(&self, field: &str) -> Option<usize> {
        self.header.map.iter().position(|it| *it == Some(field))
    }

    pub fn cell(&self, field: &str) -> &'a Cell {
        self.sheet.cell(self.at, self.column(field).unwrap_or(usize::MAX))
    }

    pub fn header(&self, field: &str) -> &'a str {
        self.column(field).and_then(|at| self.header.titles.get(at)).map_or("", String::as_str)
    }

    pub fn text(&self, field: &str) -> String {
        self.cell(field).text()
    }

    pub fn wrong(&mut self, field: &str, zh: &str, en: &str) {
        let said: String = self.text(field).chars().take(40).collect();
        let column = match self.header(field) {
            "" => String::new(),
            header => header.to_owned(),
        };
        let why = self.desk.lang.say(zh, en).to_owned();
        self.mistakes.push(Mistake { row: self.at + 1, column, said, why });
    }

    /// A title of up to 200 characters.
    pub fn title(&mut self) -> String {
        let title = self.text("title").split_whitespace().collect::<Vec<_>>().join(" ");
        match title.chars().count() {
            0 => self.wrong("title", "名称是空的", "it has no name"),
            1..=200 => {}
            _ => self.wrong("title", "名称超过 200 字，请把细节移到要求一列", "the name is over 200 characters"),
        }
        title
    }

    /// An optional day.
    pub fn day(&mut self, field: &str) -> Option<Date> {
        let cell = self.cell(field);
        if cell.is_empty() {
            return None;
        }
        let found = day::read(cell, self.desk.year);
        if found.is_none() {
            self.wrong(field, "看不出是哪一天，请写成 2026-09-30 或 2026年9月底", "no day: write 2026-09-30");
        }
        found
    }

    /// An optional amount.
    pub fn wan(&mut self, field: &str) -> Option<Wan> {
        let cell = self.cell(field);
        if cell.is_empty() {
            return None;
        }
        let found = figure::wan(cell, self.header(field));
        if found.is_none() {
            self.wrong(
                field,
                "看不出金额，请写数字，单位写在表头（万元或亿元）",
                "no amount: a number, its unit in the header",
            );
        }
        found
    }

    /// The units a cell names, in order.
    pub fn units(&mut self, field: &str) -> Vec<UnitId> {
        let mut found = Vec::new();
        for name in unit::split(&self.text(field)) {
            match unit::find(self.desk.directory, &name) {
                Some(id) => found.push(id.clone()),
                None => {
                    let near = unit::nearest(self.desk.directory, &name);
                    let (zh, en) = match near.is_empty() {
                        true => (format!("单位名录里没有“{name}”"), format!("no unit is called “{name}”")),
                        false => (
                            format!("单位名录里没有“{name}”，是不是：{}", near.join("、")),
                            format!("no unit is called “{name}”; perhaps {}", near.join(", ")),
                        ),
                    };
                    self.wrong(field, &zh, &en);
                }
            }
        }
        found
    }

    /// A leader by name of the post, or id.
    pub fn leader(&mut self, field: &str) -> Option<PostId> {
        let said = self.text(field);
        if said.is_empty() {
            return None;
        }
        let leaders = &self.desk.rules.leaders;
        let found =
            leaders.iter().find(|leader| leader.name == said || leader.en == said || leader.id.as_str() == said);
        if found.is_none() {
            let names: Vec<&str> = leaders.iter().take(8).map(|leader| leader.name.as_str()).collect();
            let zh = format!("不是登记的领导岗位（写岗位，不写人名）：{}", names.join("、"));
            self.wrong(field, &zh, "no post of the leadership: write the post, not a person's name");
        }
        found.map(|leader| leader.id.clone())
    }

    /// A year; the one that was chosen where the cell is empty.
    pub fn year(&mut self) -> i16 {
        let said = self.text("year");
        let digits: String = said.chars().filter(char::is_ascii_digit).take(4).collect();
        match digits.parse() {
            _ if said.is_empty() => self.desk.year,
            Ok(year) if (1949..=2999).contains(&year) => year,
            _ => {
                self.wrong("year", "看不出是哪一年", "no year");
                self.desk.year
            }
        }
    }

    /// One of a few words; `None` where the cell is empty.
    pub fn named<T: Copy>(&mut self, field: &str, all: &[T], says: impl Fn(T, &str) -> bool, list: &str) -> Option<T> {
        let said = self.text(field);
        if said.is_empty() {
            return None;
        }
        let found = all.iter().copied().find(|one| says(*one, &said));
        if found.is_none() {
            self.wrong(field, &format!("应为：{list}"), &format!("one of: {list}"));
        }
        found
    }
}

/// What a kind calls a row, for the preview: what each field was understood as.
pub fn fields(kind: Kind, header: &Header) -> Vec<&'static super::Field> {
    let taken = |field: &&super::Field| header.map.iter().flatten().any(|id| *id == field.id);
    kind.fields().iter().filter(taken).collect()
}

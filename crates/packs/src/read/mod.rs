//! From TOML to values, each with its place in the text, past every mistake.
//!
//! Serde would stop at the first wrong key of a table and speak English only. Here a table is
//! read key by key ([`Fields`]); each key says in both languages what it expects ([`Expect`]).

mod expect;
mod fields;
mod known;

pub(crate) use expect::{Days, Each, Expect, Text};
pub(crate) use fields::Fields;
pub(crate) use known::{Known, unique};

use crate::mistake::Desk;
use crate::{Files, Mistake};
use toml::de::{DeTable, DeValue};

/// A value and where it stands in its file, in bytes.
#[derive(Clone, Debug)]
pub(crate) struct At<T> {
    pub(crate) offset: usize,
    pub(crate) value: T,
}

/// Opens a file, or notes that it is missing.
pub(crate) fn open<'a>(files: &'a Files, file: &'static str) -> Desk<'a> {
    match files.get(file) {
        Some(text) => Desk::new(file, text),
        None => {
            let mut desk = Desk::new(file, "");
            desk.broken = true;
            let zh = format!("缺少文件 {file}，请补上（格式见 docs/packs.md）。");
            desk.at(0, "missing-file", zh, format!("The file {file} is missing: add it (docs/packs.md)."));
            desk
        }
    }
}

/// Opens a file that may be left out.
pub(crate) fn open_if_there<'a>(files: &'a Files, file: &'static str) -> Option<Desk<'a>> {
    files.get(file).map(|text| Desk::new(file, text))
}

/// Notes files that nobody reads: mostly a misspelt name, whose content would be lost in silence.
pub(crate) fn strangers(files: &Files, expected: &[&str], mistakes: &mut Vec<Mistake>) {
    let read_here = |name: &str| name.ends_with(".toml") || name.ends_with(".geojson");
    for name in files.names().filter(|name| read_here(name) && !expected.contains(name)) {
        let mut desk = Desk::new(name, "");
        let zh = format!("不认识的文件；这里只读 {}。请改名或移走。", expected.join("、"));
        let en = format!("Nobody reads this file; read here are {}. Rename or move it.", expected.join(", "));
        desk.at(0, "unknown-file", zh, en);
        mistakes.append(&mut desk.mistakes);
    }
}

/// A Chinese input method's sign where TOML wants an ASCII one: the commonest slip of all.
fn full_width(text: &str, offset: usize) -> Option<char> {
    let sign = text.get(offset..)?.chars().next()?;
    "“”‘’＝，：、［］｛｝【】＂＇＃　".contains(sign).then_some(sign)
}

/// The top level of a file: sections and lists by name; anything else there is a mistake.
pub(crate) struct Top<'a> {
    table: DeTable<'a>,
    asked: Vec<String>,
}

impl<'a> Top<'a> {
    /// Parses; syntax errors are noted and what could be read is kept.
    pub(crate) fn of(desk: &mut Desk<'a>) -> Top<'a> {
        let (table, errors) = DeTable::parse_recoverable(desk.text);
        for error in errors {
            desk.broken = true;
            let offset = error.span().map_or(0, |span| span.start);
            let zh = match full_width(desk.text, offset) {
                Some(sign) => format!("此处是全角符号 {sign}，请改用半角（英文）符号。"),
                None => format!("TOML 语法错误（{}），请检查引号、括号和等号。", error.message()),
            };
            desk.at(offset, "syntax", zh, format!("TOML syntax: {}.", error.message()));
        }
        Top { table: table.into_inner(), asked: Vec::new() }
    }

    /// `[[key]]`: each entry, in the order of the file.
    pub(crate) fn list(&mut self, desk: &mut Desk<'_>, key: &str) -> Vec<Fields<'a>> {
        self.asked.push(format!("[[{key}]]"));
        let Some((_, list)) = self.table.remove_entry(key) else { return Vec::new() };
        let offset = list.span().start;
        let DeValue::Array(items) = list.into_inner() else {
            let (zh, en) = (format!("{key} 应写成列表：[[{key}]]。"), format!("Write {key} as a list: [[{key}]]."));
            desk.at(offset, "wrong-value", zh, en);
            desk.broken = true;
            return Vec::new();
        };
        items.into_iter().filter_map(|item| Fields::of(desk, key, item)).collect()
    }

    /// `[key]`, if it is there.
    pub(crate) fn maybe(&mut self, desk: &mut Desk<'_>, key: &str) -> Option<Fields<'a>> {
        self.asked.push(format!("[{key}]"));
        self.table.remove_entry(key).and_then(|(_, one)| Fields::of(desk, key, one))
    }

    /// `[key]`: required.
    pub(crate) fn one(&mut self, desk: &mut Desk<'_>, key: &str) -> Option<Fields<'a>> {
        self.asked.push(format!("[{key}]"));
        match self.table.remove_entry(key) {
            Some((_, one)) => Fields::of(desk, key, one),
            None => {
                if !desk.broken {
                    let zh = format!("缺少 [{key}] 一节，请补上。");
                    desk.at(0, "missing-key", zh, format!("The section [{key}] is missing: add it."));
                }
                None
            }
        }
    }

    /// Notes what nobody asked for: mostly a misspelt name.
    pub(crate) fn end(self, desk: &mut Desk<'_>) {
        for (key, _) in &self.table {
            fields::stranger(desk, key, &self.asked);
        }
    }
}

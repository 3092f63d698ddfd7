//! From TOML to raw structs, each with its place in the text, past every mistake.

use crate::Files;
use crate::mistake::Desk;
use serde::de::DeserializeOwned;
use toml::Spanned;
use toml::de::{DeTable, DeValue, ValueDeserializer};

/// Where an item of a file begins.
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
            desk.at(0, "missing-file", format!("缺少文件 {file}。"), format!("The file {file} is missing."));
            desk
        }
    }
}

/// The top-level table of a file; syntax errors are noted and what could be read is kept.
fn table<'a>(desk: &mut Desk<'a>) -> DeTable<'a> {
    let (table, errors) = DeTable::parse_recoverable(desk.text);
    for error in errors {
        let offset = error.span().map_or(0, |span| span.start);
        desk.at(offset, "syntax", format!("TOML 语法错误：{}。", error.message()), error.message());
    }
    table.into_inner()
}

fn value<T: DeserializeOwned>(desk: &mut Desk<'_>, from: Spanned<DeValue<'_>>) -> Option<At<T>> {
    let offset = from.span().start;
    match T::deserialize(ValueDeserializer::from(from)) {
        Ok(value) => Some(At { offset, value }),
        Err(error) => {
            let at = error.span().map_or(offset, |span| span.start);
            desk.at(at, "wrong-value", format!("这一项无法识别：{}", error.message().trim()), error.message().trim());
            None
        }
    }
}

/// Reads the named lists of tables of a file; anything else at the top is a mistake.
pub(crate) struct Top<'a> {
    table: DeTable<'a>,
}

impl<'a> Top<'a> {
    pub(crate) fn of(desk: &mut Desk<'a>) -> Top<'a> {
        Top { table: table(desk) }
    }

    /// `[[key]]`: each entry that can be read.
    pub(crate) fn list<T: DeserializeOwned>(&mut self, desk: &mut Desk<'_>, key: &str) -> Vec<At<T>> {
        let Some((_, list)) = self.table.remove_entry(key) else { return Vec::new() };
        let offset = list.span().start;
        match list.into_inner() {
            DeValue::Array(items) => items.into_iter().filter_map(|item| value(desk, item)).collect(),
            _ => {
                let (zh, en) = (format!("{key} 应写成 [[{key}]] 列表。"), format!("Write {key} as a list: [[{key}]]."));
                desk.at(offset, "wrong-value", zh, en);
                Vec::new()
            }
        }
    }

    /// `[key]`: required.
    pub(crate) fn one<T: DeserializeOwned>(&mut self, desk: &mut Desk<'_>, key: &str) -> Option<At<T>> {
        match self.table.remove_entry(key) {
            Some((_, one)) => value(desk, one),
            None if desk.text.is_empty() => None,
            None => {
                desk.at(0, "wrong-value", format!("缺少 [{key}] 一节。"), format!("The section [{key}] is missing."));
                None
            }
        }
    }

    /// Notes what nobody asked for: mostly a misspelt key.
    pub(crate) fn end(self, desk: &mut Desk<'_>) {
        for (key, _) in self.table {
            let name = key.get_ref();
            desk.at(key.span().start, "wrong-value", format!("不认识的键：{name}。"), format!("Unknown key: {name}."));
        }
    }
}

/// Notes ids that occur twice.
pub(crate) fn unique<T, K: Ord + std::fmt::Display>(desk: &mut Desk<'_>, items: &[At<T>], id: impl Fn(&T) -> K) {
    let mut seen = std::collections::BTreeSet::new();
    for item in items {
        let key = id(&item.value);
        let (zh, en) = (format!("编号 {key} 重复。"), format!("The id {key} occurs twice."));
        if !seen.insert(key) {
            desk.at(item.offset, "duplicate", zh, en);
        }
    }
}

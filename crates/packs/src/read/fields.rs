//! One table of a file, read key by key.

use super::{At, Expect};
use crate::mistake::Desk;
use std::borrow::Cow;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// A wrong value; its mistake is noted already.
#[derive(Debug)]
pub(crate) struct Wrong;

/// The keys of a table that were not read yet. End with [`Fields::end`].
pub(crate) struct Fields<'a> {
    /// Where the table begins.
    pub(crate) offset: usize,
    table: DeTable<'a>,
    asked: Vec<String>,
}

impl<'a> Fields<'a> {
    pub(super) fn of(desk: &mut Desk<'_>, name: &str, value: Spanned<DeValue<'a>>) -> Option<Fields<'a>> {
        let offset = value.span().start;
        match value.into_inner() {
            DeValue::Table(table) => Some(Fields { offset, table, asked: Vec::new() }),
            _ => {
                let zh = format!("{name} 应为一组键值，如 {{ 键 = 值 }}。");
                desk.at(offset, "wrong-value", zh, format!("{name} is a table of keys and values."));
                None
            }
        }
    }

    /// A key that must be there.
    pub(crate) fn required<T: Expect>(&mut self, desk: &mut Desk<'_>, key: &'static str) -> Option<At<T>> {
        match self.optional(desk, key) {
            Ok(None) => {
                self.missing(desk, key, T::ZH, T::EN);
                None
            }
            Ok(found) => found,
            Err(Wrong) => None,
        }
    }

    /// A key that may be there.
    ///
    /// # Errors
    /// When it is there and cannot be read.
    pub(crate) fn optional<T: Expect>(
        &mut self,
        desk: &mut Desk<'_>,
        key: &'static str,
    ) -> Result<Option<At<T>>, Wrong> {
        self.asked.push(key.to_owned());
        let Some((_, found)) = self.table.remove_entry(key) else { return Ok(None) };
        match T::read(&found) {
            Ok(value) => Ok(Some(At { offset: found.span().start, value })),
            Err(offset) => {
                desk.at(offset, "wrong-value", format!("{key} 应为{}。", T::ZH), format!("{key} must be {}.", T::EN));
                Err(Wrong)
            }
        }
    }

    /// A table inside the table.
    ///
    /// # Errors
    /// When it is there and is no table.
    pub(crate) fn inner(&mut self, desk: &mut Desk<'_>, key: &'static str) -> Result<Option<Fields<'a>>, Wrong> {
        self.asked.push(key.to_owned());
        match self.table.remove_entry(key) {
            None => Ok(None),
            Some((_, found)) => Fields::of(desk, key, found).map(Some).ok_or(Wrong),
        }
    }

    /// Notes a missing key; not in a file with a syntax error, where the broken line may be it.
    pub(crate) fn missing(&self, desk: &mut Desk<'_>, key: &str, zh: &str, en: &str) {
        if !desk.broken {
            let zh = format!("缺少 {key}，应为{zh}。");
            desk.at(self.offset, "missing-key", zh, format!("{key} is missing; it must be {en}."));
        }
    }

    /// Notes what nobody asked for: mostly a misspelt key.
    pub(crate) fn end(self, desk: &mut Desk<'_>) {
        for (key, _) in &self.table {
            stranger(desk, key, &self.asked);
        }
    }
}

/// Notes a key nobody reads, with those that are read here.
pub(super) fn stranger(desk: &mut Desk<'_>, key: &Spanned<Cow<'_, str>>, asked: &[String]) {
    let name: String = key.get_ref().chars().take(64).collect();
    let zh = format!("不认识的键 {name}；这里可以写 {}。", asked.join("、"));
    let en = format!("Unknown key {name}; known here are {}.", asked.join(", "));
    desk.at(key.span().start, "unknown-key", zh, en);
}

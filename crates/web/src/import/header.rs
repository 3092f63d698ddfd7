//! Which row is the header, and what its columns are.

use super::{Cell, Kind, Sheet};

/// A header that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Header {
    /// The row it stands in, from 0.
    pub at: usize,
    /// What each column is called.
    pub titles: Vec<String>,
    /// The field of each column; `None`: not taken.
    pub map: Vec<Option<&'static str>>,
}

/// A header stands near the top, under a title and a date.
const NEAR_TOP: usize = 20;

/// Without line breaks, spaces and what stands in brackets apart: `总投资\n(万元)` is `总投资(万元)`.
fn plain(text: &str) -> String {
    text.chars()
        .filter(|c| !c.is_whitespace())
        .map(|c| match c {
            '（' => '(',
            '）' => ')',
            c => c,
        })
        .collect()
}

/// The best header for a kind; `None` when no row names what is needed.
pub fn find(sheet: &Sheet, kind: Kind) -> Option<Header> {
    let rows = sheet.rows.iter().take(NEAR_TOP).enumerate();
    let read = rows.map(|(at, row)| {
        let titles: Vec<String> = row.iter().map(|cell| plain(&cell.text())).collect();
        let map = map(&titles, kind);
        Header { at, titles, map }
    });
    let known = |header: &Header| header.map.iter().flatten().count();
    let best = read.max_by(|a, b| known(a).cmp(&known(b)).then(b.at.cmp(&a.at)))?;
    (missing(&best.map, kind).is_empty()).then_some(best)
}

/// What the rows near the top say, for a refusal that names what was found.
pub fn widest(sheet: &Sheet) -> Vec<String> {
    let rows = sheet.rows.iter().take(NEAR_TOP);
    let filled = |row: &&Vec<Cell>| row.iter().filter(|cell| matches!(cell, Cell::Text(_))).count();
    let best = rows.max_by_key(filled);
    best.map(|row| row.iter().filter(|cell| !cell.is_empty()).map(|cell| plain(&cell.text())).collect())
        .unwrap_or_default()
}

/// The required fields that no column is.
pub fn missing(map: &[Option<&str>], kind: Kind) -> Vec<&'static super::Field> {
    let has = |id: &str| map.iter().flatten().any(|field| *field == id);
    kind.fields().iter().filter(|field| field.required && !has(field.id)).collect()
}

/// Each field once: the column whose header is its name before one that merely contains it.
fn map(titles: &[String], kind: Kind) -> Vec<Option<&'static str>> {
    let mut map: Vec<Option<&'static str>> = vec![None; titles.len()];
    for exact in [true, false] {
        for field in kind.fields() {
            if map.contains(&Some(field.id)) {
                continue;
            }
            let fits = |title: &str, name: &str| {
                let bare = title.split('(').next().unwrap_or(title);
                if exact {
                    bare == name
                } else {
                    name.chars().count() > 2 && title.contains(name) && title.chars().count() <= 24
                }
            };
            let column = field.names.iter().find_map(|name| {
                titles.iter().enumerate().position(|(at, title)| map.get(at) == Some(&None) && fits(title, name))
            });
            if let Some(slot) = column.and_then(|at| map.get_mut(at)) {
                *slot = Some(field.id);
            }
        }
    }
    map
}

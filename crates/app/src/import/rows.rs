//! Rows of a CSV (UTF-8 or GB18030), xlsx or JSON Lines file, under our field names.

use super::map::Map;
use anyhow::{Context, bail};
use calamine::{Data, Reader as _, Xlsx, open_workbook};
use std::collections::BTreeMap;
use std::path::Path;

/// The largest file that is read: 200 MB.
const FILE_MAX: u64 = 200 * 1024 * 1024;

/// One row. `mistake` says why its values could not be read.
#[derive(Debug, Default)]
pub struct Row {
    /// From 1; the header is line 1 of a table.
    pub line: usize,
    pub values: BTreeMap<String, String>,
    pub mistake: Option<String>,
}

/// Reads a file by its ending.
///
/// # Errors
/// When it cannot be read at all; a bad row is a [`Row`] with its mistake.
pub fn read(path: &Path, map: &Map) -> anyhow::Result<Vec<Row>> {
    let size = std::fs::metadata(path).with_context(|| format!("cannot read {}", path.display()))?.len();
    if size > FILE_MAX {
        bail!("{} is larger than 200 MB: split it", path.display());
    }
    match path.extension().and_then(|end| end.to_str()).map(str::to_lowercase).as_deref() {
        Some("csv") => csv(path, map),
        Some("xlsx") => xlsx(path, map),
        Some("jsonl" | "ndjson") => jsonl(path, map),
        _ => bail!("{}: only .csv, .xlsx and .jsonl can be imported", path.display()),
    }
}

/// Where each mapped column stands in a header.
fn header(path: &Path, map: &Map, columns: &[String]) -> anyhow::Result<Vec<(String, usize)>> {
    let mut found = Vec::new();
    for (field, column) in &map.columns {
        let at = columns
            .iter()
            .position(|name| name.trim() == column)
            .with_context(|| format!("{} has no column {column:?}; it has {}", path.display(), columns.join(", ")))?;
        found.push((field.clone(), at));
    }
    Ok(found)
}

fn csv(path: &Path, map: &Map) -> anyhow::Result<Vec<Row>> {
    let bytes = std::fs::read(path)?;
    let body = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(&bytes);
    // Spreadsheets in Chinese offices still write GBK; UTF-8 is tried first because GBK almost never passes as it.
    let text = match std::str::from_utf8(body) {
        Ok(text) => text.to_owned(),
        Err(utf8) => match encoding_rs::GB18030.decode_without_bom_handling_and_without_replacement(body) {
            Some(text) => text.into_owned(),
            None => bail!("{} is neither UTF-8 (byte {}) nor GB18030", path.display(), utf8.valid_up_to()),
        },
    };
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(text.as_bytes());
    let columns: Vec<String> = reader.headers()?.iter().map(str::to_owned).collect();
    let places = header(path, map, &columns)?;
    let mut rows = Vec::new();
    for (at, record) in reader.records().enumerate() {
        let mut row = Row { line: at + 2, ..Row::default() };
        match record {
            Ok(record) => {
                row.line = record.position().map_or(row.line, |position| usize::try_from(position.line()).unwrap_or(0));
                if record.len() != columns.len() {
                    row.mistake = Some(format!("{} columns instead of {}", record.len(), columns.len()));
                }
                for (field, at) in &places {
                    row.values.insert(field.clone(), record.get(*at).unwrap_or("").to_owned());
                }
            }
            Err(error) => row.mistake = Some(error.to_string()),
        }
        rows.push(row);
    }
    Ok(rows)
}

fn xlsx(path: &Path, map: &Map) -> anyhow::Result<Vec<Row>> {
    let mut book: Xlsx<_> = open_workbook(path).with_context(|| format!("{} is no xlsx workbook", path.display()))?;
    let sheet = book.worksheet_range_at(0).context("the workbook has no sheet")??;
    let mut lines = sheet.rows();
    let columns: Vec<String> = lines.next().context("the sheet is empty")?.iter().map(ToString::to_string).collect();
    let places = header(path, map, &columns)?;
    let first = sheet.start().map_or(0, |(row, _)| row as usize);
    let cell = |cells: &[Data], at: usize| match cells.get(at) {
        None | Some(Data::Empty) => Ok(String::new()),
        Some(Data::DateTime(time)) => {
            let (y, m, d, h, min, s, _) = time.to_ymd_hms_milli();
            Ok(format!("{y:04}-{m:02}-{d:02} {h:02}:{min:02}:{s:02}"))
        }
        Some(Data::Error(error)) => Err(format!("a cell holds the error {error}")),
        Some(other) => Ok(other.to_string()),
    };
    let mut rows = Vec::new();
    for (at, cells) in lines.enumerate() {
        if cells.iter().all(|cell| matches!(cell, Data::Empty)) {
            continue;
        }
        let mut row = Row { line: first + at + 2, ..Row::default() };
        for (field, column) in &places {
            match cell(cells, *column) {
                Ok(text) => drop(row.values.insert(field.clone(), text)),
                Err(what) => row.mistake = Some(what),
            }
        }
        rows.push(row);
    }
    Ok(rows)
}

fn jsonl(path: &Path, map: &Map) -> anyhow::Result<Vec<Row>> {
    let bytes = std::fs::read(path)?;
    let mut rows = Vec::new();
    for (at, line) in bytes.split(|byte| *byte == b'\n').enumerate() {
        if line.trim_ascii().is_empty() {
            continue;
        }
        let mut row = Row { line: at + 1, ..Row::default() };
        match serde_json::from_slice::<serde_json::Map<String, serde_json::Value>>(line) {
            Ok(object) => {
                for (field, column) in &map.columns {
                    let text = match object.get(column) {
                        None | Some(serde_json::Value::Null) => String::new(),
                        Some(serde_json::Value::String(text)) => text.clone(),
                        Some(other) => other.to_string(),
                    };
                    row.values.insert(field.clone(), text);
                }
            }
            Err(error) => {
                row.mistake = Some(format!("no JSON object: {:?}, column {}", error.classify(), error.column()))
            }
        }
        rows.push(row);
    }
    Ok(rows)
}

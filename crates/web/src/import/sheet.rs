//! A workbook's cells, read with limits.

use calamine::{DataRef, Reader, Xlsx};
use jiff::civil::Date;
use std::io::Cursor;
use yinuo_kernel::{Refusal, Rule};

/// The largest file.
pub const FILE_MAX: usize = 20 * 1024 * 1024;
/// Rows and columns that are read.
pub const ROWS_MAX: usize = 20_000;
const COLUMNS_MAX: usize = 60;
/// What a cell may say.
const CELL_MAX: usize = 6_000;
/// Sheets that are looked at for a header.
const SHEETS_MAX: usize = 12;

/// A cell.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Cell {
    #[default]
    Empty,
    Text(String),
    Number(f64),
    Day(Date),
}

impl Cell {
    /// As a person reads it.
    pub fn text(&self) -> String {
        match self {
            Cell::Empty => String::new(),
            Cell::Text(text) => text.clone(),
            Cell::Number(number) => crate::present::delivery::figures::plain(*number).replace(',', ""),
            Cell::Day(day) => day.to_string(),
        }
    }

    pub fn is_empty(&self) -> bool {
        matches!(self, Cell::Empty)
    }
}

/// A sheet; row and column counted from 0 as they stand in the file.
#[derive(Clone, Debug, Default)]
pub struct Sheet {
    pub name: String,
    pub rows: Vec<Vec<Cell>>,
}

impl Sheet {
    pub fn cell(&self, row: usize, column: usize) -> &Cell {
        const EMPTY: &Cell = &Cell::Empty;
        self.rows.get(row).and_then(|row| row.get(column)).unwrap_or(EMPTY)
    }
}

fn bad(what: impl std::fmt::Display) -> Refusal {
    Refusal::new(Rule::BadSheet, what.to_string().chars().take(120).collect::<String>())
}

/// The sheets of a workbook that hold anything.
///
/// # Errors
/// [`Rule::BadSheet`] says what it is instead, or which limit it breaks.
pub fn read(bytes: &[u8]) -> Result<Vec<Sheet>, Refusal> {
    if !bytes.starts_with(b"PK\x03\x04") {
        let old = bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0]);
        return Err(bad(if old { ".xls" } else { "not .xlsx" }));
    }
    // The reader is not ours: what trips it must not take the server along.
    let read = std::panic::catch_unwind(|| sheets(bytes));
    read.unwrap_or_else(|_| Err(bad("damaged")))
}

fn sheets(bytes: &[u8]) -> Result<Vec<Sheet>, Refusal> {
    let mut book = Xlsx::new(Cursor::new(bytes)).map_err(bad)?;
    let names = book.sheet_names();
    let mut found = Vec::new();
    for name in names.into_iter().take(SHEETS_MAX) {
        let Ok(mut cells) = book.worksheet_cells_reader(&name) else { continue };
        let mut sheet = Sheet { name, rows: Vec::new() };
        while let Some(cell) = cells.next_cell().map_err(bad)? {
            let (row, column) = cell.get_position();
            let (row, column) = (row as usize, column as usize);
            let value = value(cell.get_value());
            if value.is_empty() || column >= COLUMNS_MAX {
                continue;
            }
            // A header and a title stand above the rows.
            if row >= ROWS_MAX + 30 {
                return Err(bad(format!("> {ROWS_MAX} rows")));
            }
            if sheet.rows.len() <= row {
                sheet.rows.resize_with(row + 1, Vec::new);
            }
            if let Some(row) = sheet.rows.get_mut(row) {
                if row.len() <= column {
                    row.resize_with(column + 1, || Cell::Empty);
                }
                if let Some(cell) = row.get_mut(column) {
                    *cell = value;
                }
            }
        }
        if !sheet.rows.is_empty() {
            found.push(sheet);
        }
    }
    if found.is_empty() { Err(bad("empty")) } else { Ok(found) }
}

fn value(data: &DataRef<'_>) -> Cell {
    let text = |text: &str| {
        let text = text.trim();
        if text.is_empty() { Cell::Empty } else { Cell::Text(text.chars().take(CELL_MAX).collect()) }
    };
    match data {
        DataRef::Int(number) => Cell::Number(*number as f64),
        DataRef::Float(number) => Cell::Number(*number),
        DataRef::String(said) => text(said),
        DataRef::SharedString(said) => text(said),
        DataRef::DateTime(at) => {
            let (year, month, day, ..) = at.to_ymd_hms_milli();
            let part = |n: u8| i8::try_from(n).unwrap_or(0);
            Date::new(i16::try_from(year).unwrap_or(0), part(month), part(day)).map_or(Cell::Empty, Cell::Day)
        }
        DataRef::DateTimeIso(said) => {
            said.get(..10).and_then(|day| day.parse().ok()).map_or_else(|| text(said), Cell::Day)
        }
        DataRef::Bool(_) | DataRef::DurationIso(_) | DataRef::Error(_) | DataRef::Empty => Cell::Empty,
    }
}

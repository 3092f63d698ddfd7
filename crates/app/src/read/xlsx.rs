//! A workbook: a sheet each for measures, projects, livelihood items, outline and findings.
//!
//! Rows go to the disk as they come, so that thousands of reports need no more memory than one; a sheet
//! that is full goes on in another of the same name with a number.

use super::Form;
use super::columns::{self, Cell, FINDINGS, LIVELIHOOD, MEASURES, OUTLINE, PROJECTS, Sheet};
use anyhow::bail;
use rust_xlsxwriter::{Format, Workbook};
use std::io::{IsTerminal, Write};
use std::path::{Path, PathBuf};
use yinuo_report::{Report, Whole};

/// As many rows as a sheet can have, its head included.
const ROWS_MAX: u32 = 1_048_576;
/// As many characters as a cell can hold.
const CHARS_MAX: usize = 32_767;

const SHEETS: [Sheet; 5] = [MEASURES, PROJECTS, LIVELIHOOD, OUTLINE, FINDINGS];

/// A workbook that is being written.
pub struct Xlsx {
    book: Workbook,
    to: Option<PathBuf>,
    /// For each of [`SHEETS`]: which worksheet is open, its next row, how many there were.
    open: [Open; SHEETS.len()],
}

#[derive(Clone, Copy, Debug, Default)]
struct Open {
    worksheet: usize,
    next: u32,
    parts: u32,
}

impl Xlsx {
    /// # Errors
    /// When it would go to a terminal, or its place cannot be written.
    pub fn new(out: Option<&Path>) -> anyhow::Result<Xlsx> {
        if out.is_none() && std::io::stdout().is_terminal() {
            bail!("a workbook is nothing for a terminal: add --out FILE.xlsx");
        }
        let mut made = Xlsx { book: Workbook::new(), to: out.map(Path::to_owned), open: Default::default() };
        for at in 0..SHEETS.len() {
            made.add(at)?;
        }
        Ok(made)
    }

    /// Opens the next worksheet of a sheet.
    fn add(&mut self, at: usize) -> anyhow::Result<()> {
        let (Some(sheet), Some(open)) = (SHEETS.get(at), self.open.get_mut(at)) else { return Ok(()) };
        open.parts += 1;
        open.worksheet = self.book.worksheets().len();
        open.next = 1;
        let name = if open.parts == 1 { sheet.name.to_owned() } else { format!("{}{}", sheet.name, open.parts) };
        let head = Format::new()
            .set_bold()
            .set_background_color(0x00E2_EEF3)
            .set_border_bottom(rust_xlsxwriter::FormatBorder::Thin);
        let page = self.book.add_worksheet_with_constant_memory()?;
        page.set_name(name)?.set_freeze_panes(1, 0)?;
        for (column, (title, width)) in (0u16..).zip(sheet.columns()) {
            page.set_column_width(column, *width)?;
            page.write_string_with_format(0, column, *title, &head)?;
        }
        Ok(())
    }

    fn row(&mut self, at: usize, cells: &[Cell]) -> anyhow::Result<()> {
        if self.open.get(at).is_some_and(|open| open.next >= ROWS_MAX) {
            self.filter(at)?;
            self.add(at)?;
        }
        let Some(open) = self.open.get_mut(at) else { return Ok(()) };
        let row = open.next;
        open.next += 1;
        let page = self.book.worksheet_from_index(open.worksheet)?;
        for (column, cell) in (0u16..).zip(cells) {
            match cell {
                Cell::Empty => {}
                Cell::Number(number) => drop(page.write_number(row, column, *number)?),
                Cell::Text(text) => drop(page.write_string(row, column, short(text))?),
            }
        }
        Ok(())
    }

    /// A filter over all rows of the open worksheet.
    fn filter(&mut self, at: usize) -> anyhow::Result<()> {
        let (Some(sheet), Some(open)) = (SHEETS.get(at), self.open.get(at)) else { return Ok(()) };
        let last = u16::try_from(sheet.columns().count().saturating_sub(1)).unwrap_or(u16::MAX);
        let page = self.book.worksheet_from_index(open.worksheet)?;
        page.autofilter(0, 0, open.next.saturating_sub(1), last)?;
        Ok(())
    }
}

fn short(text: &str) -> &str {
    text.char_indices().nth(CHARS_MAX).map_or(text, |(at, _)| text.get(..at).unwrap_or(text))
}

/// The rows of one file, each with its sheet.
fn rows(report: &Report) -> impl Iterator<Item = (usize, Vec<Cell>)> + '_ {
    let row = |sheet: usize, cells: Vec<Cell>| {
        let mut row = columns::from(report).to_vec();
        row.extend(cells);
        (sheet, row)
    };
    let measures = report.measures.iter().map(move |m| row(0, columns::measure(m)));
    let projects = report.projects.iter().map(move |p| row(1, columns::project(p)));
    let items = report.livelihood.iter().map(move |item| row(2, columns::item(item)));
    let outline = report.outline.iter().map(move |heading| row(3, columns::heading(heading)));
    let findings = report.findings.iter().map(move |finding| row(4, columns::finding(finding)));
    measures.chain(projects).chain(items).chain(outline).chain(findings)
}

impl Form for Xlsx {
    type Piece = Vec<(usize, Vec<Cell>)>;
    type By = ();

    fn by(&self) {}

    fn make((): &(), whole: &Whole) -> Self::Piece {
        whole.reports().flat_map(rows).collect()
    }

    fn put(&mut self, piece: Self::Piece) -> anyhow::Result<()> {
        piece.iter().try_for_each(|(sheet, cells)| self.row(*sheet, cells))
    }

    fn finish(mut self) -> anyhow::Result<()> {
        for at in 0..SHEETS.len() {
            self.filter(at)?;
        }
        match &self.to {
            Some(path) => Ok(self.book.save(path)?),
            None => Ok(std::io::stdout().write_all(&self.book.save_to_buffer()?)?),
        }
    }
}

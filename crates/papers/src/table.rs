//! Tables: columns of relative width, rows of cells, cells that go on from the cell above.

use crate::paper::{Run, Runs};

/// A table over the whole width; its header is repeated on each page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// From left to right.
    pub columns: Vec<Column>,
    /// A row that is too short is filled with empty cells; what goes beyond the columns is not printed,
    /// so [`Table::push`] widens the table rather than lose it.
    pub rows: Vec<Vec<Cell>>,
}

/// A column.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Column {
    /// What stands in the header.
    pub title: String,
    /// Its width as a share of the sum of all; 0 counts as 1.
    pub width: u16,
    /// Where the words of its cells stand; those of the header stand in the middle.
    pub align: Align,
}

/// Where words stand between two edges.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Align {
    /// At the left.
    #[default]
    Left,
    /// In the middle.
    Centre,
    /// At the right, for numbers.
    Right,
}

/// A cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// With words of its own.
    Words(Runs),
    /// One with the cell above it (merged); in the first row it is an empty cell.
    Above,
}

impl Column {
    /// Words at the left.
    pub fn new(title: impl Into<String>, width: u16) -> Column {
        Column { title: title.into(), width, align: Align::Left }
    }

    /// Words in the middle.
    #[must_use]
    pub fn centred(self) -> Column {
        Column { align: Align::Centre, ..self }
    }

    /// Words at the right.
    #[must_use]
    pub fn right(self) -> Column {
        Column { align: Align::Right, ..self }
    }
}

impl Cell {
    /// Merged with the cell above.
    pub fn above() -> Cell {
        Cell::Above
    }

    /// An empty cell.
    pub fn empty() -> Cell {
        Cell::Words(Runs::default())
    }

    pub(crate) fn runs(&self) -> &[Run] {
        match self {
            Cell::Words(runs) => &runs.0,
            Cell::Above => &[],
        }
    }
}

impl<T: Into<Runs>> From<T> for Cell {
    fn from(words: T) -> Cell {
        Cell::Words(words.into())
    }
}

impl Table {
    /// Without rows yet.
    pub fn new(columns: impl Into<Vec<Column>>) -> Table {
        Table { columns: columns.into(), rows: Vec::new() }
    }

    /// One more row. Cells beyond the last column get columns without a title.
    pub fn push(&mut self, row: impl Into<Vec<Cell>>) {
        let row = row.into();
        while self.columns.len() < row.len() {
            self.columns.push(Column::new("", 1));
        }
        self.rows.push(row);
    }

    /// One more row, whose first cell is merged with the one above if it says the same.
    ///
    /// The way of a breakdown table: say the group in each row, and it is printed once.
    pub fn push_grouped(&mut self, row: impl Into<Vec<Cell>>) {
        let mut row = row.into();
        let group = self.rows.iter().rev().filter_map(|row| row.first()).find(|cell| !matches!(cell, Cell::Above));
        if let Some(first) = row.first_mut()
            && group == Some(first)
        {
            *first = Cell::Above;
        }
        self.push(row);
    }

    /// The share of each column of a width.
    pub(crate) fn shares(&self, width: f32) -> Vec<f32> {
        let sum: f32 = self.columns.iter().map(|column| f32::from(column.width.max(1))).sum();
        self.columns.iter().map(|column| width * f32::from(column.width.max(1)) / sum.max(1.0)).collect()
    }

    /// The cell of a row in a column, and whether it goes on from the one above.
    pub(crate) fn cell(row: &[Cell], column: usize, first_row: bool) -> (&[Run], bool) {
        match row.get(column) {
            Some(Cell::Above) if !first_row => (&[], true),
            Some(cell) => (cell.runs(), false),
            None => (&[], false),
        }
    }
}

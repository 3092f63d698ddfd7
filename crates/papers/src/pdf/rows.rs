//! Rows of a table before they have a place: how high each is, and how many fit on a page.

use super::face::Faces;
use super::text::{Line, Text};
use crate::fonts::Role;
use crate::page::{TABLE, TABLE_LEADING};
use crate::paper::Run;
use crate::table::{Align, Table};
use std::rc::Rc;

/// Between the rule and the words, at the sides.
pub const PAD_X: f32 = 4.5;
/// Between the rule and the words, above and below.
pub const PAD_Y: f32 = 3.0;

/// A cell whose words are broken.
#[derive(Clone, Debug)]
pub struct Laid {
    /// Of its own; or, if it goes on from the cell above, the words of the first of them, which are repeated
    /// where the merged cell goes on on another page.
    pub lines: Rc<[Line]>,
    /// One with the cell above.
    pub above: bool,
    pub align: Align,
}

/// A row of them.
pub type Row = Vec<Laid>;

/// The rows of a table.
pub fn lay(faces: &Faces, table: &Table, widths: &[f32]) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::with_capacity(table.rows.len());
    for (at, row) in table.rows.iter().enumerate() {
        let cells = table.columns.iter().zip(widths).enumerate().map(|(column, (field, width))| {
            let (runs, above) = Table::cell(row, column, at == 0);
            let head = rows.last().and_then(|row| row.get(column)).filter(|_| above);
            match head {
                Some(head) => Laid { above: true, ..head.clone() },
                None => {
                    Laid { lines: cell(faces, runs, Role::Body, *width, field.align), above: false, align: field.align }
                }
            }
        });
        let cells = cells.collect();
        rows.push(cells);
    }
    rows
}

/// The header; nothing, if no column has a title.
pub fn header(faces: &Faces, table: &Table, widths: &[f32]) -> Option<Row> {
    if table.columns.iter().all(|column| column.title.is_empty()) {
        return None;
    }
    let cells = table.columns.iter().zip(widths).map(|(column, width)| {
        let lines = cell(faces, &[Run::plain(column.title.as_str())], Role::Heading, *width, Align::Centre);
        Laid { lines, above: false, align: Align::Centre }
    });
    Some(cells.collect())
}

fn cell(faces: &Faces, runs: &[Run], role: Role, width: f32, align: Align) -> Rc<[Line]> {
    let text = Text::new(faces, runs, role, TABLE);
    let width = width - 2.0 * PAD_X;
    match align {
        Align::Centre => text.balanced(width).into(),
        Align::Left | Align::Right => text.phrased(width).into(),
    }
}

/// How high so many lines are in a cell.
pub fn height(lines: usize) -> f32 {
    lines.max(1) as f32 * TABLE_LEADING + 2.0 * PAD_Y
}

/// Cuts rows that are higher than a page into rows that are not.
pub fn sliced(rows: Vec<Row>, room: f32) -> Vec<Row> {
    let most = (((room - 2.0 * PAD_Y) / TABLE_LEADING).floor() as usize).max(1);
    rows.into_iter().flat_map(|row| slices(row, most)).collect()
}

fn slices(row: Row, most: usize) -> Vec<Row> {
    let tallest = row.iter().filter(|cell| !cell.above).map(|cell| cell.lines.len()).max().unwrap_or(0);
    if tallest <= most {
        // a cell that goes on from one that was cut repeats nothing
        let short = |cell: Laid| if cell.lines.len() > most { Laid { lines: Rc::new([]), ..cell } } else { cell };
        return vec![row.into_iter().map(short).collect()];
    }
    let slice = |part: usize| -> Row {
        let cut = |cell: &Laid| {
            let lines: Rc<[Line]> = match cell.lines.len() > most {
                true if cell.above => Rc::new([]),
                true => cell.lines.iter().skip(part * most).take(most).cloned().collect(),
                false => cell.lines.clone(),
            };
            let above = cell.above || (part > 0 && cell.lines.len() <= most);
            Laid { lines, above, align: cell.align }
        };
        row.iter().map(cut).collect()
    };
    (0..tallest.div_ceil(most)).map(slice).collect()
}

/// How high rows are that stand under each other on one page.
///
/// Words that belong to several rows do not make the first of them high, but the last, and only if all
/// together are too low.
pub fn heights(rows: &[Row]) -> Vec<f32> {
    let mut heights = vec![height(1); rows.len()];
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    let mut merged = Vec::new();
    for column in 0..columns {
        for segment in segments(rows, column) {
            let needed = height(segment.lines);
            match heights.get_mut(segment.first) {
                Some(own) if segment.first == segment.last => *own = own.max(needed),
                _ => merged.push((segment, needed)),
            }
        }
    }
    for (segment, needed) in merged {
        let sum: f32 = heights.get(segment.first..=segment.last).unwrap_or_default().iter().sum();
        if let Some(last) = heights.get_mut(segment.last)
            && sum < needed
        {
            *last += needed - sum;
        }
    }
    heights
}

/// Cells of a column that are one on a page.
#[derive(Clone, Copy, Debug)]
pub struct Segment {
    pub first: usize,
    pub last: usize,
    /// How many lines of words.
    pub lines: usize,
}

/// The cells of a column, merged ones as one; the first row of a page begins one in any case.
pub fn segments(rows: &[Row], column: usize) -> Vec<Segment> {
    let mut segments: Vec<Segment> = Vec::new();
    for (at, row) in rows.iter().enumerate() {
        let cell = row.get(column);
        match segments.last_mut() {
            Some(open) if cell.is_some_and(|cell| cell.above) => open.last = at,
            _ => segments.push(Segment { first: at, last: at, lines: cell.map_or(0, |cell| cell.lines.len()) }),
        }
    }
    segments
}

/// How many rows, from the first, fit into a height; at least one.
pub fn fitting(rows: &[Row], room: f32) -> usize {
    const ROUNDING: f32 = 0.01;
    let mut count = 1;
    while count < rows.len() {
        let all: f32 = heights(rows.get(..=count).unwrap_or_default()).iter().sum();
        if all > room + ROUNDING {
            break;
        }
        count += 1;
    }
    count
}

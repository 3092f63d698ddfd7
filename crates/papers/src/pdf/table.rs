//! Tables on pages: the header on each, rows whole, rules around all.

use super::flow::Flow;
use super::leaf::{Leaf, Placed, Rule, Shade, base};
use super::rows::{self, PAD_X, Row};
use crate::page::TABLE_LEADING;
use crate::table::{Align, Table};

/// Around the table.
const OUTER: f32 = 1.0;
/// Between its cells.
const INNER: f32 = 0.5;
/// White over and under it.
const AROUND: f32 = 5.0;

/// Puts a table; one without columns is nothing.
pub fn put(flow: &mut Flow, table: &Table) {
    let widths = table.shares(flow.sheet.measure());
    if widths.is_empty() {
        return;
    }
    let page = flow.sheet.foot() - flow.sheet.top();
    let mut laid = rows::lay(flow.faces, table, &widths);
    let mut header = rows::header(flow.faces, table, &widths);
    let mut header_height = header_height(header.as_ref());
    // a header that fills half a page is not repeated, but read once
    if header_height > page / 2.0 {
        laid.splice(0..0, header.take());
        header_height = 0.0;
    }
    let laid = rows::sliced(laid, page - header_height);
    flow.skip(AROUND);
    let mut rest = laid.as_slice();
    loop {
        let first: f32 = rows::heights(rest.get(..1).unwrap_or_default()).iter().sum();
        if flow.left() < header_height + first && !flow.fresh() {
            flow.turn();
        }
        let count = if rest.is_empty() { 0 } else { rows::fitting(rest, flow.left() - header_height) };
        let (here, later) = rest.split_at_checked(count).unwrap_or((rest, &[]));
        chunk(flow, header.as_ref(), here, &widths);
        if later.is_empty() {
            break;
        }
        flow.turn();
        rest = later;
    }
    flow.skip(AROUND);
}

fn header_height(header: Option<&Row>) -> f32 {
    header.map_or(0.0, |row| rows::heights(std::slice::from_ref(row)).iter().sum())
}

/// The rows of one page, under the header.
fn chunk(flow: &mut Flow, header: Option<&Row>, rows: &[Row], widths: &[f32]) {
    let (left, top) = (flow.sheet.left(), flow.y);
    let mut y = top;
    let mut edges = vec![left];
    edges.extend(widths.iter().scan(left, |x, width| {
        *x += width;
        Some(*x)
    }));
    let right = edges.last().copied().unwrap_or(left);
    let Some(leaf) = flow.leaf() else { return };
    if let Some(header) = header {
        let height = header_height(Some(header));
        leaf.shades.push(Shade { x: left, y, width: right - left, height });
        cells(leaf, std::slice::from_ref(header), &[height], &edges, y);
        y += height;
    }
    let heights = rows::heights(rows);
    cells(leaf, rows, &heights, &edges, y);
    if header.is_some() && !rows.is_empty() {
        leaf.rules.push(Rule { from: (left, y), to: (right, y), width: INNER });
    }
    y += heights.iter().sum::<f32>();
    for (at, x) in edges.iter().enumerate() {
        let width = if at == 0 || at + 1 == edges.len() { OUTER } else { INNER };
        leaf.rules.push(Rule { from: (*x, top), to: (*x, y), width });
    }
    for edge in [top, y] {
        leaf.rules.push(Rule { from: (left - OUTER / 2.0, edge), to: (right + OUTER / 2.0, edge), width: OUTER });
    }
    flow.y = y;
}

/// The words of cells and the rules under them; words in the middle of the height of their cell.
fn cells(leaf: &mut Leaf, rows: &[Row], heights: &[f32], edges: &[f32], top: f32) {
    let tops: Vec<f32> = heights
        .iter()
        .scan(top, |y, height| {
            let at = *y;
            *y += height;
            Some(at)
        })
        .collect();
    // row by row, so that the words stand in the file in the order in which they are read
    let columns: Vec<Vec<rows::Segment>> = (0..edges.len()).map(|column| rows::segments(rows, column)).collect();
    for (at, row) in rows.iter().enumerate() {
        for (column, cell) in row.iter().enumerate() {
            let Some([x, end]) = edges.get(column..=column + 1) else { continue };
            let mut open = columns.get(column).into_iter().flatten().filter(|segment| segment.first == at);
            let (Some(segment), Some(y)) = (open.next(), tops.get(at)) else { continue };
            if at > 0 {
                leaf.rules.push(Rule { from: (*x, *y), to: (*end, *y), width: INNER });
            }
            let height: f32 = heights.get(segment.first..=segment.last).unwrap_or_default().iter().sum();
            let above = (height - cell.lines.len() as f32 * TABLE_LEADING) / 2.0;
            for (number, line) in cell.lines.iter().enumerate() {
                let line_top = y + above + number as f32 * TABLE_LEADING;
                let free = end - x - 2.0 * PAD_X - line.width();
                let shift = match cell.align {
                    Align::Left => 0.0,
                    Align::Centre => free / 2.0,
                    Align::Right => free,
                };
                let place = (x + PAD_X + shift, base(line_top, TABLE_LEADING, line.size));
                leaf.lines.push(Placed { line: line.clone(), x: place.0, y: place.1 });
            }
        }
    }
}

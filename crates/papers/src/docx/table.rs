//! Tables in Word: fixed columns, all borders, a header that comes back, rows that stay whole.

use super::body::Body;
use crate::page::{Sheet, twips};
use crate::paper::Run;
use crate::table::{Align, Table};

const OPEN: &str = concat!(
    r#"<w:tbl><w:tblPr><w:tblStyle w:val="Table"/><w:tblW w:w="{width}" w:type="dxa"/><w:jc w:val="center"/>"#,
    r#"<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>"#
);

/// Writes a table; one without columns is nothing.
pub fn write(body: &mut Body, table: &Table, sheet: &Sheet) {
    if table.columns.is_empty() {
        return;
    }
    let whole = twips(sheet.width_mm - sheet.left_mm - sheet.right_mm);
    let widths: Vec<u32> = table.shares(whole as f32).iter().map(|width| width.round() as u32).collect();
    body.xml.push_str(&OPEN.replace("{width}", &whole.to_string()));
    for width in &widths {
        body.xml.push_str(&format!(r#"<w:gridCol w:w="{width}"/>"#));
    }
    body.xml.push_str("</w:tblGrid>");
    header(body, table, &widths);
    for (at, row) in table.rows.iter().enumerate() {
        body.xml.push_str("<w:tr><w:trPr><w:cantSplit/></w:trPr>");
        for (column, (field, width)) in table.columns.iter().zip(&widths).enumerate() {
            let (runs, above) = Table::cell(row, column, at == 0);
            let below = table.rows.get(at + 1).is_some_and(|next| Table::cell(next, column, false).1);
            let merge = match (above, below) {
                (true, _) => "<w:vMerge/>",
                (false, true) => r#"<w:vMerge w:val="restart"/>"#,
                (false, false) => "",
            };
            cell(body, *width, merge, "TableText", justify(field.align), runs);
        }
        body.xml.push_str("</w:tr>");
    }
    body.xml.push_str("</w:tbl>");
}

fn header(body: &mut Body, table: &Table, widths: &[u32]) {
    if table.columns.iter().all(|column| column.title.is_empty()) {
        return;
    }
    body.xml.push_str("<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>");
    for (column, width) in table.columns.iter().zip(widths) {
        let shade = r#"<w:shd w:val="clear" w:color="auto" w:fill="F2F2F2"/>"#;
        cell(body, *width, shade, "TableHead", "", &[Run::plain(column.title.as_str())]);
    }
    body.xml.push_str("</w:tr>");
}

fn cell(body: &mut Body, width: u32, properties: &str, style: &str, paragraph: &str, runs: &[Run]) {
    body.xml.push_str(&format!(
        r#"<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{properties}<w:vAlign w:val="center"/></w:tcPr>"#
    ));
    body.paragraph(style, paragraph, runs);
    body.xml.push_str("</w:tc>");
}

fn justify(align: Align) -> &'static str {
    match align {
        Align::Left => "",
        Align::Centre => r#"<w:jc w:val="center"/>"#,
        Align::Right => r#"<w:jc w:val="right"/>"#,
    }
}

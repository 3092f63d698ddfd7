//! `word/document.xml`: the paragraphs, and the links they need.

use super::table;
use crate::breaking::{self, Piece};
use crate::page::{Sheet, TITLE, ems, signature, twips};
use crate::paper::{Block, Level, Orientation, Paper, Run, Weight};
use crate::xml;
use crate::{clean, link};

/// The main part, and where its links lead, the first is `rIdLink1`.
#[derive(Debug, Default)]
pub struct Body {
    pub xml: String,
    pub links: Vec<String>,
}

const OPEN: &str = concat!(
    r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#,
    "\n",
    r#"<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" "#,
    r#"xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><w:body>"#
);

/// Writes the main part.
pub fn write(paper: &Paper) -> Body {
    let mut body = Body { xml: OPEN.to_owned(), links: Vec::new() };
    let sheet = Sheet::of(paper.orientation);
    let title = clean::line(&paper.title);
    body.paragraph("Title", &title_indent(&title, &sheet), &[Run::plain(title.as_str())]);
    if let Some(subtitle) = &paper.subtitle {
        body.paragraph("Subtitle", "", &[Run::plain(clean::line(subtitle))]);
    }
    for block in &paper.blocks {
        body.block(block, &sheet);
    }
    if let Some(signed) = &paper.signature {
        body.signature(&clean::line(&signed.issuer), &clean::line(&signed.date));
    }
    // a table may not be the last thing of a body
    if paper.signature.is_none() && matches!(paper.blocks.last(), Some(Block::Table(_)) | None) {
        body.xml.push_str(r#"<w:p><w:pPr><w:pStyle w:val="Note"/></w:pPr></w:p>"#);
    }
    body.section(paper.orientation, &sheet);
    body.xml.push_str("</w:body></w:document>");
    body
}

/// Indents at both sides that make the lines of a title about equally long, without a break in its words:
/// 回行时排列对称、长短适宜 (7.3.1). Characters are taken as full or half squares; half a one is spare.
fn title_indent(title: &str, sheet: &Sheet) -> String {
    let piece = |c: char| Piece {
        c,
        width: if c.is_ascii() { TITLE / 2.0 } else { TITLE },
        gap: 0.0,
        hang: if breaking::half_blank(c) { TITLE / 2.0 } else { 0.0 },
    };
    let pieces: Vec<Piece> = title.chars().map(piece).collect();
    let free = sheet.measure() - breaking::balanced(&pieces, sheet.measure()) - TITLE / 2.0;
    if free <= 0.0 {
        return String::new();
    }
    let side = (free * 20.0 / 2.0).floor() as u32;
    format!(r#"<w:ind w:left="{side}" w:right="{side}" w:firstLineChars="0" w:firstLine="0"/>"#)
}

impl Body {
    fn block(&mut self, block: &Block, sheet: &Sheet) {
        match block {
            Block::Heading(level, runs) => {
                let style = match level {
                    Level::One => "Heading1",
                    Level::Two => "Heading2",
                    Level::Three => "Heading3",
                };
                self.paragraph(style, "", &runs.0);
            }
            Block::Address(runs) => {
                self.paragraph("Normal", r#"<w:ind w:firstLineChars="0" w:firstLine="0"/>"#, &runs.0)
            }
            Block::Para(runs) => self.paragraph("Normal", "", &runs.0),
            Block::Note(runs) => self.paragraph("Note", "", &runs.0),
            Block::Table(table) => table::write(self, table, sheet),
            Block::PageBreak => self
                .xml
                .push_str(r#"<w:p><w:pPr><w:pStyle w:val="Break"/></w:pPr><w:r><w:br w:type="page"/></w:r></w:p>"#),
        }
    }

    /// A paragraph in a style, with properties beyond it.
    pub fn paragraph(&mut self, style: &str, properties: &str, runs: &[Run]) {
        self.xml.push_str(r#"<w:p><w:pPr><w:pStyle w:val=""#);
        self.xml.push_str(style);
        self.xml.push_str(r#""/>"#);
        self.xml.push_str(properties);
        self.xml.push_str("</w:pPr>");
        for run in runs {
            self.run(run);
        }
        self.xml.push_str("</w:p>");
    }

    fn run(&mut self, run: &Run) {
        let Some(to) = link::safe(run.link.as_deref()) else { return self.bare(run, false) };
        let at = match self.links.iter().position(|known| *known == to) {
            Some(at) => at,
            None => {
                self.links.push(to);
                self.links.len() - 1
            }
        };
        self.xml.push_str(&format!(r#"<w:hyperlink r:id="rIdLink{}" w:history="1">"#, at + 1));
        self.bare(run, true);
        self.xml.push_str("</w:hyperlink>");
    }

    fn bare(&mut self, run: &Run, linked: bool) {
        self.xml.push_str("<w:r>");
        let mut properties = String::new();
        if linked {
            properties.push_str(r#"<w:rStyle w:val="Hyperlink"/>"#);
        }
        if run.weight == Weight::Bold {
            properties.push_str("<w:b/><w:bCs/>");
        }
        if let Some(tone) = run.tone {
            properties.push_str(&format!(r#"<w:color w:val="{}"/>"#, tone.hex()));
        }
        if !properties.is_empty() {
            self.xml.push_str("<w:rPr>");
            self.xml.push_str(&properties);
            self.xml.push_str("</w:rPr>");
        }
        let words: String = clean::chars(&run.text).collect();
        for (at, line) in words.split('\n').enumerate() {
            if at > 0 {
                self.xml.push_str("<w:br/>");
            }
            if !line.is_empty() {
                self.xml.push_str(r#"<w:t xml:space="preserve">"#);
                xml::escape(&mut self.xml, line);
                self.xml.push_str("</w:t>");
            }
        }
        self.xml.push_str("</w:r>");
    }

    /// Issuer and date, one line free above them.
    fn signature(&mut self, issuer: &str, date: &str) {
        let (issuer_right, date_right) = signature(ems(issuer), ems(date));
        self.xml.push_str(r#"<w:p><w:pPr><w:keepNext/></w:pPr></w:p>"#);
        for (words, right, keep) in [(issuer, issuer_right, "<w:keepNext/>"), (date, date_right, "")] {
            let chars = (right * 100.0).round() as i64;
            let twips = (right * 320.0).round() as i64;
            let properties = format!(
                r#"{keep}<w:ind w:rightChars="{chars}" w:right="{twips}" w:firstLineChars="0" w:firstLine="0"/><w:jc w:val="right"/>"#
            );
            self.paragraph("Normal", &properties, &[Run::plain(words)]);
        }
    }

    fn section(&mut self, orientation: Orientation, sheet: &Sheet) {
        let orient = match orientation {
            Orientation::Portrait => "",
            Orientation::Landscape => r#" w:orient="landscape""#,
        };
        let (width, height) = (twips(sheet.width_mm), twips(sheet.height_mm));
        let (top, right) = (twips(sheet.top_mm), twips(sheet.right_mm));
        let (bottom, left) = (twips(sheet.bottom_mm), twips(sheet.left_mm));
        // the lower edge of the number: 7 mm and its own height below the text
        let footer = twips((sheet.bottom_mm - 12.0).max(8.0));
        self.xml.push_str(&format!(
            concat!(
                r#"<w:sectPr><w:footerReference w:type="default" r:id="rIdOdd"/>"#,
                r#"<w:footerReference w:type="even" r:id="rIdEven"/>"#,
                r#"<w:pgSz w:w="{}" w:h="{}"{}/>"#,
                r#"<w:pgMar w:top="{}" w:right="{}" w:bottom="{}" w:left="{}" w:header="850" w:footer="{}" w:gutter="0"/>"#,
                r#"<w:cols w:space="425"/></w:sectPr>"#
            ),
            width, height, orient, top, right, bottom, left, footer
        ));
    }
}

//! Word documents: well-formed, the same each time, and all that was said comes back.

#![allow(clippy::unwrap_used, clippy::panic, reason = "tests")]

mod sample;
mod shared;

use std::io::{Cursor, Read};
use yinuo_papers::{Block, Cell, Column, Paper, Run, Table, docx};

pub fn parts(bytes: &[u8]) -> Vec<(String, String)> {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut parts = Vec::new();
    for at in 0..zip.len() {
        let mut file = zip.by_index(at).unwrap();
        let mut text = String::new();
        file.read_to_string(&mut text).unwrap();
        parts.push((file.name().unwrap().to_string(), text));
    }
    parts
}

fn main_part(paper: &Paper) -> String {
    let parts = parts(&docx::write(paper).unwrap());
    parts.into_iter().find(|(name, _)| name == "word/document.xml").unwrap().1
}

#[test]
fn everything_comes_back() {
    for paper in [sample::brief(), sample::breakdown()] {
        shared::comes_back(&paper, &docx::write(&paper).unwrap());
    }
}

#[test]
fn equal_papers_give_equal_bytes() {
    assert_eq!(docx::write(&sample::brief()).unwrap(), docx::write(&sample::brief()).unwrap());
}

#[test]
fn tables_repeat_their_header_and_merge() {
    let mut table = Table::new([Column::new("类别", 1), Column::new("任务", 3)]);
    for (group, task) in [("城建", "修路"), ("城建", "架桥"), ("民生", "办学")] {
        table.push_grouped([Cell::from(group), task.into()]);
    }
    assert_eq!(table.rows[1][0], Cell::Above);
    let xml = main_part(&Paper::new("表").table(table));
    assert_eq!(xml.matches("<w:tblHeader/>").count(), 1);
    assert_eq!(xml.matches("<w:cantSplit/>").count(), 4);
    assert_eq!(xml.matches(r#"<w:vMerge w:val="restart"/>"#).count(), 1);
    assert_eq!(xml.matches("<w:vMerge/>").count(), 1);
    assert_eq!(xml.matches("城建").count(), 1);
    // the last thing of a body is a paragraph, or Word mends the file
    assert!(xml.contains("</w:tbl><w:p>"));
}

#[test]
fn only_links_are_links() {
    let paper = Paper::new("链接").para([
        Run::link("任务", "https://qingyu.example/?a=1&b=2"),
        Run::link("同一处", "https://qingyu.example/?a=1&b=2"),
        Run::link("不是链接", "javascript:alert(1)"),
    ]);
    let bytes = docx::write(&paper).unwrap();
    let parts = parts(&bytes);
    let links = &parts.iter().find(|(name, _)| name == "word/_rels/document.xml.rels").unwrap().1;
    assert_eq!(links.matches("TargetMode=\"External\"").count(), 1);
    assert!(links.contains("https://qingyu.example/?a=1&amp;b=2"));
    assert_eq!(main_part(&paper).matches("<w:hyperlink ").count(), 2);
    assert!(!parts.iter().any(|(_, text)| text.contains("javascript")));
}

#[test]
fn the_sheet_lies_as_it_should() {
    let upright = main_part(&Paper::new("立"));
    assert!(upright.contains(r#"<w:pgSz w:w="11906" w:h="16838"/>"#), "{upright}");
    assert!(upright.contains(r#"w:top="2098" w:right="1474" w:bottom="1984" w:left="1587""#), "{upright}");
    let across = main_part(&Paper::new("横").landscape());
    assert!(across.contains(r#"<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>"#), "{across}");
}

#[test]
fn page_breaks_and_line_breaks() {
    let paper = Paper::new("换行").para("一\n二\u{0}<三>").block(Block::PageBreak).para("四");
    let xml = main_part(&paper);
    assert!(xml.contains("一</w:t><w:br/>"));
    assert!(xml.contains(">二&lt;三&gt;</w:t>"));
    assert_eq!(xml.matches(r#"<w:br w:type="page"/>"#).count(), 1);
}

//! Word documents, built here.

#![allow(clippy::unwrap_used, reason = "the documents are built here")]

use std::io::{Cursor, Write};
use yinuo_text::read;
use zip::write::SimpleFileOptions;

fn zip(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn document(body: &str) -> String {
    format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?><w:document><w:body>{body}</w:body></w:document>")
}

#[test]
fn paragraphs_runs_tables_and_deletions() {
    let xml = document(
        "<w:p><w:r><w:t>2024年青屿市</w:t></w:r><w:r><w:t xml:space=\"preserve\">政府工作报告</w:t></w:r></w:p>\
         <w:p><w:r><w:t>新建桥梁&lt;12&gt;座</w:t></w:r><w:del><w:r><w:delText>和码头</w:delText></w:r></w:del><w:r><w:br/><w:t>改造道路</w:t></w:r></w:p>\
         <w:tbl><w:tr><w:tc><w:p><w:r><w:t>植树</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>5万亩</w:t></w:r></w:p></w:tc></w:tr></w:tbl>",
    );
    let core = "<cp:coreProperties><dc:title>青屿市报告</dc:title></cp:coreProperties>";
    let file = zip(&[
        ("[Content_Types].xml", b"<Types/>"),
        ("word/document.xml", xml.as_bytes()),
        ("docProps/core.xml", core.as_bytes()),
    ]);
    let reading = read(&file).unwrap();
    let document = &reading.documents[0];
    assert_eq!(reading.encoding, "docx");
    assert_eq!(document.text.as_str(), "2024年青屿市政府工作报告\n新建桥梁<12>座\n改造道路\n植树 5万亩");
    assert_eq!(document.label.as_deref(), Some("青屿市报告"));
    let at = document.text.as_str().find("改造").unwrap();
    let span = document.text.source(at..at + 6);
    assert_eq!(span.part.as_deref(), Some("word/document.xml"));
    assert_eq!(&xml[span.start..span.end], "改造");
}

#[test]
fn bombs_and_other_zips_are_refused() {
    let code = |file: &[u8]| read(file).err().map(|refusal| refusal.code);
    let bomb = vec![b' '; 40 << 20];
    assert_eq!(code(&zip(&[("word/document.xml", &bomb)])), Some("R0006"));
    assert_eq!(code(&zip(&[("xl/workbook.xml", b"<x/>")])), Some("R0009"));
    assert_eq!(code(&zip(&[("OFD.xml", b"<x/>")])), Some("R0009"));
    assert_eq!(code(b"PK\x03\x04 and then nothing"), Some("R0010"));
    assert_eq!(code(&zip(&[("word/document.xml", document("").as_bytes())])), Some("R0001"));
}

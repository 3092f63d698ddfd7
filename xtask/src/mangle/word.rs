//! A Word file with no more in it than Word needs, its text cut into runs as Word cuts it: where the
//! script changes, in the middle of a sentence. Stored, not compressed, so that it is the same bytes
//! whatever compressor stands behind it.

use std::fmt::Write as _;
use std::io::{Cursor, Write as _};
use zip::{CompressionMethod, ZipWriter, write::SimpleFileOptions};

const TYPES: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>"#;

const RELATIONS: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>"#;

const OPEN: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>"#;

const CLOSE: &str = "</w:body></w:document>";

pub fn document(report: &str) -> anyhow::Result<Vec<u8>> {
    let mut xml = OPEN.to_owned();
    for line in report.lines().filter(|line| !line.is_empty()) {
        xml.push_str("<w:p>");
        for run in runs(line.trim_start()) {
            write!(xml, "<w:r><w:t xml:space=\"preserve\">{run}</w:t></w:r>")?;
        }
        xml.push_str("</w:p>");
    }
    xml.push_str(CLOSE);
    // The default time is the first a zip can say, so the file does not depend on when it is made.
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    let stored = stored.last_modified_time(zip::DateTime::default());
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (part, content) in
        [("[Content_Types].xml", TYPES), ("_rels/.rels", RELATIONS), ("word/document.xml", xml.as_str())]
    {
        zip.start_file(part, stored)?;
        zip.write_all(content.as_bytes())?;
    }
    Ok(zip.finish()?.into_inner())
}

/// The text in pieces that are all ASCII or have none. The reports hold no `<` and no `&`.
fn runs(text: &str) -> Vec<&str> {
    let mut runs = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let end = rest.find(|char: char| char.is_ascii() != first.is_ascii()).unwrap_or(rest.len());
        let (run, after) = rest.split_at(end);
        runs.push(run);
        rest = after;
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_join_to_the_text() {
        let text = "港口货物吞吐量2000万吨，5G基站120个";
        assert_eq!(runs(text).concat(), text);
        assert_eq!(runs(text).len(), 7);
    }

    #[test]
    fn the_same_report_gives_the_same_bytes() -> anyhow::Result<()> {
        assert_eq!(document("某市\n增长7.5%")?, document("某市\n增长7.5%")?);
        Ok(())
    }
}

//! Word documents: the text of `word/document.xml`, without what was deleted.
//!
//! A zip may unpack to anything: sizes are checked before memory is taken, and again while unpacking,
//! since the sizes that a zip states may lie.

use crate::findings::Findings;
use crate::html::{Token, Tokens};
use crate::source::Source;
use crate::{Builder, Span, Text, Unreadable, encoding, refusal};
use std::io::{Cursor, Read};
use zip::ZipArchive;

/// The part that holds the text.
const MAIN: &str = "word/document.xml";
/// A part may unpack to so many bytes.
pub const UNPACKED_MAX: usize = 128 << 20;
/// Beyond so many bytes a part may not be packed more tightly than real documents are.
const SUSPECT: usize = 8 << 20;
const RATIO_MAX: usize = 200;

/// A paragraph in a cell of a table goes on in its row if it is no longer, in bytes; pages are laid out in tables too.
const CELL_MAX: usize = 90;

type Zip<'a> = ZipArchive<Cursor<&'a [u8]>>;

/// Reads a zip that should be a Word document.
pub fn read(bytes: &[u8]) -> Result<Source, Unreadable> {
    let mut zip = ZipArchive::new(Cursor::new(bytes)).map_err(|_| refusal::broken("压缩包或 Word 文档"))?;
    let Some(name) = main_part(&zip) else { return Err(other(&zip)) };
    let part = unpack(&mut zip, &name)?;
    let decoded = encoding::decode(&part);
    let text = paragraphs(&decoded.text.in_part(&name));
    let span = Span { part: Some(name.as_str().into()), start: 0, end: part.len() };
    let label = unpack(&mut zip, "docProps/core.xml").ok().and_then(|core| title(&core));
    Ok(Source {
        text,
        encoding: "docx".to_owned(),
        span,
        noise: Vec::new(),
        findings: Findings::default(),
        label,
        published: None,
    })
}

fn names(zip: &Zip) -> Vec<String> {
    zip.file_names().flatten().map(|name| name.into_owned()).collect()
}

fn main_part(zip: &Zip) -> Option<String> {
    let names = names(zip);
    let main = names.iter().find(|name| name.as_str() == MAIN);
    main.or_else(|| names.iter().find(|name| name.starts_with("word/document") && name.ends_with(".xml"))).cloned()
}

/// Another kind of zip, named by what is in it.
fn other(zip: &Zip) -> Unreadable {
    let names = names(zip);
    let has = |part: &str| names.iter().any(|name| name.starts_with(part));
    let kind = match () {
        () if has("xl/") => "电子表格",
        () if has("ppt/") => "演示文稿",
        () if has("OFD.xml") => "OFD 版式文件",
        () if has("META-INF/container.xml") => "电子书",
        () if has("content.xml") => "OpenDocument 文档",
        () => "压缩包（zip）",
    };
    refusal::other_kind(kind)
}

fn unpack(zip: &mut Zip, name: &str) -> Result<Vec<u8>, Unreadable> {
    let file = zip.by_name(name).map_err(|error| match error {
        zip::result::ZipError::UnsupportedArchive(why) if why.contains("assword") => refusal::encrypted("Word 文档"),
        _ => refusal::broken("Word 文档"),
    })?;
    let packed = usize::try_from(file.compressed_size()).unwrap_or(usize::MAX);
    let stated = usize::try_from(file.size()).unwrap_or(usize::MAX);
    let limit = if packed < SUSPECT { UNPACKED_MAX.min((packed * RATIO_MAX).max(SUSPECT)) } else { UNPACKED_MAX };
    if stated > limit {
        return Err(refusal::bomb(limit));
    }
    let mut part = Vec::with_capacity(stated.min(SUSPECT));
    let mut reader = file.take(limit as u64 + 1);
    reader.read_to_end(&mut part).map_err(|_| refusal::broken("Word 文档"))?;
    if part.len() > limit { Err(refusal::bomb(limit)) } else { Ok(part) }
}

/// The words of `<w:t>`, a line for each `<w:p>`.
fn paragraphs(xml: &Text) -> Text {
    let chars = xml.as_str();
    let mut builder = Builder::new(xml);
    let (mut words, mut fallback, mut cells) = (false, 0_usize, 0_usize);
    let mut line = 0;
    let mut at = 0;
    let mut tokens = Tokens::new(chars);
    while let Some(token) = tokens.next() {
        let end = tokens.at();
        match token {
            Token::Open { name, attributes } => match name.as_str() {
                "w:t" => words = !attributes.ends_with('/'),
                "mc:fallback" => fallback += usize::from(!attributes.ends_with('/')),
                "w:tc" => cells += 1,
                "w:tab" if fallback == 0 => builder.put("\t", at..end),
                "w:br" | "w:cr" if fallback == 0 => builder.put("\n", at..end),
                _ => {}
            },
            Token::Close { name } => match name.as_str() {
                "w:t" => words = false,
                "mc:fallback" => fallback = fallback.saturating_sub(1),
                "w:tc" => cells = cells.saturating_sub(1),
                "w:tr" | "w:p" if fallback == 0 => {
                    let short = builder.so_far().len() - line <= CELL_MAX;
                    builder.put(if name == "w:p" && cells > 0 && short { "\t" } else { "\n" }, at..end);
                    line = builder.so_far().len();
                }
                _ => {}
            },
            Token::Text(range) if words && fallback == 0 => crate::html::resolve_into(&mut builder, chars, range),
            Token::Text(_) | Token::Raw { .. } => {}
        }
        at = end;
    }
    builder.finish()
}

/// What the document calls itself in its properties.
fn title(core: &[u8]) -> Option<String> {
    let core = String::from_utf8_lossy(core);
    let start = core.find("<dc:title>")? + "<dc:title>".len();
    let end = core.get(start..)?.find("</dc:title>")? + start;
    let title = crate::html::resolved(core.get(start..end)?).trim().to_owned();
    (!title.is_empty()).then_some(title)
}

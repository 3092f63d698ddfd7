//! `word/styles.xml`: the type of an official paper, by name, so that an office can change it in one place.

const OPEN: &str = concat!(
    r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#,
    "\n",
    r#"<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">"#,
    r#"<w:docDefaults><w:rPrDefault><w:rPr>"#,
    r#"<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="仿宋_GB2312" w:cs="Times New Roman"/>"#,
    r#"<w:kern w:val="2"/><w:sz w:val="32"/><w:szCs w:val="32"/><w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/>"#,
    r#"</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>"#,
);

/// A style of paragraphs: its place in the standard is told where it is listed.
struct Style {
    id: &'static str,
    name: &'static str,
    paragraph: &'static str,
    font: &'static str,
    /// Half points.
    size: u8,
    bold: bool,
}

const INDENT: &str = r#"<w:spacing w:line="560" w:lineRule="exact"/><w:ind w:firstLineChars="200" w:firstLine="640"/>"#;
const FANGSONG: &str = "仿宋_GB2312";

/// 7.3: title 二号小标宋; text 三号仿宋, 28 points a line, two characters in; headings 黑体, 楷体, 仿宋.
const STYLES: [Style; 10] = [
    Style {
        id: "Normal",
        name: "Normal",
        paragraph: concat!(
            r#"<w:spacing w:line="560" w:lineRule="exact"/>"#,
            r#"<w:ind w:firstLineChars="200" w:firstLine="640"/><w:jc w:val="both"/>"#
        ),
        font: FANGSONG,
        size: 32,
        bold: false,
    },
    Style {
        id: "Title",
        name: "Title",
        paragraph: concat!(
            r#"<w:keepNext/><w:spacing w:before="0" w:after="280" w:line="640" w:lineRule="exact"/>"#,
            r#"<w:ind w:firstLineChars="0" w:firstLine="0"/><w:jc w:val="center"/>"#
        ),
        font: "方正小标宋简体",
        size: 44,
        bold: false,
    },
    Style {
        id: "Subtitle",
        name: "Subtitle",
        paragraph: concat!(
            r#"<w:keepNext/><w:spacing w:before="0" w:after="280" w:line="560" w:lineRule="exact"/>"#,
            r#"<w:ind w:firstLineChars="0" w:firstLine="0"/><w:jc w:val="center"/>"#
        ),
        font: "楷体_GB2312",
        size: 32,
        bold: false,
    },
    Style { id: "Heading1", name: "heading 1", paragraph: "0", font: "黑体", size: 32, bold: false },
    Style { id: "Heading2", name: "heading 2", paragraph: "1", font: "楷体_GB2312", size: 32, bold: false },
    Style { id: "Heading3", name: "heading 3", paragraph: "2", font: FANGSONG, size: 32, bold: true },
    Style {
        id: "TableText",
        name: "Table Text",
        paragraph: concat!(
            r#"<w:spacing w:before="40" w:after="40" w:line="320" w:lineRule="exact"/>"#,
            r#"<w:ind w:firstLineChars="0" w:firstLine="0"/><w:jc w:val="left"/>"#
        ),
        font: FANGSONG,
        size: 21,
        bold: false,
    },
    Style {
        id: "TableHead",
        name: "Table Head",
        paragraph: concat!(
            r#"<w:keepNext/><w:spacing w:before="60" w:after="60" w:line="320" w:lineRule="exact"/>"#,
            r#"<w:ind w:firstLineChars="0" w:firstLine="0"/><w:jc w:val="center"/>"#
        ),
        font: "黑体",
        size: 21,
        bold: true,
    },
    Style {
        id: "Note",
        name: "Note",
        paragraph: concat!(
            r#"<w:spacing w:before="60" w:after="60" w:line="280" w:lineRule="exact"/>"#,
            r#"<w:ind w:firstLineChars="0" w:firstLine="0"/>"#
        ),
        font: FANGSONG,
        size: 18,
        bold: false,
    },
    Style {
        id: "Break",
        name: "Page Break",
        paragraph: concat!(
            r#"<w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>"#,
            r#"<w:ind w:firstLineChars="0" w:firstLine="0"/>"#
        ),
        font: FANGSONG,
        size: 2,
        bold: false,
    },
];

const TABLE: &str = concat!(
    r#"<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/>"#,
    r#"<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="85" w:type="dxa"/>"#,
    r#"<w:bottom w:w="0" w:type="dxa"/><w:right w:w="85" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>"#,
    r#"<w:style w:type="table" w:styleId="Table"><w:name w:val="Table Grid"/><w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>"#,
    r#"<w:top w:val="single" w:sz="8" w:space="0" w:color="000000"/><w:left w:val="single" w:sz="8" w:space="0" w:color="000000"/>"#,
    r#"<w:bottom w:val="single" w:sz="8" w:space="0" w:color="000000"/><w:right w:val="single" w:sz="8" w:space="0" w:color="000000"/>"#,
    r#"<w:insideH w:val="single" w:sz="4" w:space="0" w:color="000000"/><w:insideV w:val="single" w:sz="4" w:space="0" w:color="000000"/>"#,
    r#"</w:tblBorders></w:tblPr></w:style>"#,
);

const CHARACTERS: &str = concat!(
    r#"<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/></w:style>"#,
    r#"<w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/><w:basedOn w:val="DefaultParagraphFont"/>"#,
    r#"<w:rPr><w:color w:val="1F4E79"/></w:rPr></w:style>"#,
);

/// Writes the part.
pub fn write() -> String {
    let mut xml = OPEN.to_owned();
    for style in &STYLES {
        xml.push_str(&style.xml());
    }
    xml.push_str(CHARACTERS);
    xml.push_str(TABLE);
    xml.push_str("</w:styles>");
    xml
}

impl Style {
    fn xml(&self) -> String {
        let Style { id, name, font, size, .. } = self;
        let normal = *id == "Normal";
        let default = if normal { r#" w:default="1""# } else { "" };
        let based = if normal { "" } else { r#"<w:basedOn w:val="Normal"/>"# };
        let next = if id.starts_with("Heading") || *id == "Title" { r#"<w:next w:val="Normal"/>"# } else { "" };
        // a heading's properties are those of the text, and its level
        let paragraph = match self.paragraph {
            level @ ("0" | "1" | "2") => format!(r#"<w:keepNext/>{INDENT}<w:outlineLvl w:val="{level}"/>"#),
            other => other.to_owned(),
        };
        let bold = if self.bold { "<w:b/><w:bCs/>" } else { "" };
        format!(
            concat!(
                r#"<w:style w:type="paragraph"{default} w:styleId="{id}"><w:name w:val="{name}"/>{based}{next}<w:qFormat/>"#,
                r#"<w:pPr>{paragraph}</w:pPr><w:rPr><w:rFonts w:eastAsia="{font}"/>{bold}"#,
                r#"<w:sz w:val="{size}"/><w:szCs w:val="{size}"/></w:rPr></w:style>"#
            ),
            default = default,
            id = id,
            name = name,
            based = based,
            next = next,
            paragraph = paragraph,
            font = font,
            bold = bold,
            size = size
        )
    }
}

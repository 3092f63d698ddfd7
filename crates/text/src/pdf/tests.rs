//! PDFs built here, byte by byte, in the fonts that official papers use.

use crate::{Unreadable, read, refusal};

/// A PDF of pages with these contents, all in this font.
fn pdf(font: &str, extra: &[String], pages: &[Vec<u8>]) -> Vec<u8> {
    let kids: Vec<String> = (0..pages.len()).map(|k| format!("{} 0 R", 10 + 2 * k)).collect();
    let mut objects: Vec<(usize, Vec<u8>)> = vec![
        (1, b"<< /Type /Catalog /Pages 2 0 R >>".to_vec()),
        (2, format!("<< /Type /Pages /Kids [{}] /Count {} >>", kids.join(" "), pages.len()).into_bytes()),
        (3, font.as_bytes().to_vec()),
    ];
    for (k, object) in extra.iter().enumerate() {
        objects.push((4 + k, object.as_bytes().to_vec()));
    }
    for (k, content) in pages.iter().enumerate() {
        let page = format!(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents {} 0 R >>",
            11 + 2 * k
        );
        objects.push((10 + 2 * k, page.into_bytes()));
        let stream =
            [format!("<< /Length {} >>\nstream\n", content.len()).as_bytes(), content, b"\nendstream"].concat();
        objects.push((11 + 2 * k, stream));
    }
    let mut file = b"%PDF-1.4\n".to_vec();
    let mut places = Vec::new();
    for (number, object) in &objects {
        places.push((*number, file.len()));
        file.extend([format!("{number} 0 obj\n").as_bytes(), object, b"\nendobj\n"].concat());
    }
    let xref = file.len();
    file.extend(b"xref\n0 1\n0000000000 65535 f \n");
    for (number, place) in places {
        file.extend(format!("{number} 1\n{place:010} 00000 n \n").into_bytes());
    }
    file.extend(format!("trailer\n<< /Size 40 /Root 1 0 R >>\nstartxref\n{xref}\n%%EOF").into_bytes());
    file
}

fn composite(encoding: &str, more: &str) -> String {
    format!(
        "<< /Type /Font /Subtype /Type0 /BaseFont /SimSun /Encoding /{encoding} {more} /DescendantFonts [<< /Type /Font /Subtype /CIDFontType0 /BaseFont /SimSun >>] >>"
    )
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|b| format!("{b:02x}")).collect()
}

/// A page of lines, 12 points each, from x.
fn page(lines: &[(f64, Vec<u8>)]) -> Vec<u8> {
    let shows: Vec<String> = lines
        .iter()
        .enumerate()
        .map(|(k, (x, bytes))| format!("BT /F1 12 Tf 1 0 0 1 {x} {} Tm <{}> Tj ET", 800 - 20 * k, hex(bytes)))
        .collect();
    shows.join("\n").into_bytes()
}

fn gbk(chars: &str) -> Vec<u8> {
    encoding_rs::GBK.encode(chars).0.into_owned()
}

const LINES: [(f64, &str); 4] = [
    (124.0, "全市新建桥梁12座，改造道路36公里，城乡面貌明"),
    (100.0, "显改善，群众出行更加便捷，交通事故明显减少，市"),
    (100.0, "民普遍满意。"),
    (124.0, "全年植树5万亩。"),
];
const CLEAN: &str = "全市新建桥梁12座，改造道路36公里，城乡面貌明显改善，群众出行更加便捷，交通事故明显减少，市民普遍满意。\n全年植树5万亩。";

fn check(file: &[u8], clean: &str) {
    let reading = read(file).unwrap();
    assert_eq!(reading.encoding, "pdf");
    assert_eq!(reading.documents[0].text.as_str(), clean);
}

#[test]
fn fonts_in_gbk_and_unicode_are_read_and_lines_joined() {
    for encoding in ["GBK-EUC-H", "GBKp-EUC-H", "GB-EUC-H"] {
        let lines: Vec<(f64, Vec<u8>)> = LINES.iter().map(|(x, line)| (*x, gbk(line))).collect();
        check(&pdf(&composite(encoding, ""), &[], &[page(&lines)]), CLEAN);
    }
    for encoding in ["UniGB-UCS2-H", "UniGB-UTF16-H"] {
        let wide = |line: &str| line.encode_utf16().flat_map(u16::to_be_bytes).collect();
        let lines: Vec<(f64, Vec<u8>)> = LINES.iter().map(|(x, line)| (*x, wide(line))).collect();
        check(&pdf(&composite(encoding, ""), &[], &[page(&lines)]), CLEAN);
    }
}

#[test]
fn glyphs_are_read_by_the_map_of_their_font() {
    let map = "begincmap 1 begincodespacerange <0000> <FFFF> endcodespacerange 1 beginbfchar <0001> <6865> endbfchar 2 beginbfrange <0010> <0019> <0030> <0020> <0021> [<65B0> <5EFA>] endbfrange endcmap";
    let stream = format!("<< /Length {} >>\nstream\n{map}\nendstream", map.len());
    let font = composite("Identity-H", "/ToUnicode 4 0 R");
    let line = [0x00, 0x20, 0x00, 0x21, 0x00, 0x01, 0x00, 0x11, 0x00, 0x12].to_vec();
    check(&pdf(&font, &[stream], &[page(&[(100.0, line)])]), "新建桥12");
}

#[test]
fn a_span_points_into_the_content_of_its_page() {
    let pages = [page(&[(100.0, gbk("各位代表："))]), page(&[(124.0, gbk("新建桥梁12座。")), (300.0, gbk("— 2 —"))])];
    let reading = read(&pdf(&composite("GBK-EUC-H", ""), &[], &pages)).unwrap();
    let document = &reading.documents[0];
    assert_eq!(document.text.as_str(), "各位代表：\n新建桥梁12座。");
    let at = document.text.as_str().find("桥梁").unwrap();
    let span = document.text.source(at..at + 6);
    assert_eq!(span.part.as_deref(), Some("page/2"));
    assert_eq!(&pages[1][span.start..span.end], hex(&gbk("桥梁")).as_bytes());
    assert_eq!(document.noise[0].text, "— 2 —");
}

#[test]
fn what_cannot_be_read_is_refused_by_number() {
    let code = |file: &[u8]| read(file).err().map(|Unreadable { code, .. }| code);
    let image = b"q 100 0 0 100 0 0 cm BI /W 1 /H 1 ID \xff\xff EI Q".to_vec();
    assert_eq!(code(&pdf(&composite("GBK-EUC-H", ""), &[], &[image])), Some(refusal::SCANNED));
    let whole = pdf(&composite("GBK-EUC-H", ""), &[], &[page(&[(100.0, gbk("新建桥梁"))])]);
    let locked = String::from_utf8_lossy(&whole)
        .replace("/Root 1 0 R", "/Root 1 0 R /Encrypt << /Filter /Standard /V 1 /R 2 /O (x) /U (y) /P -4 >>");
    assert_eq!(code(locked.as_bytes()), Some(refusal::ENCRYPTED));
    assert_eq!(code(b"%PDF-1.7\nnothing of the kind"), Some(refusal::BROKEN));
}

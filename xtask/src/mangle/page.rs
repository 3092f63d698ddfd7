//! A page saved from a portal of the older kind: GBK under the name gb2312, markup that came from a word
//! processor, navigation, counters, a footer, and links that somebody broke in to hide.

use anyhow::ensure;
use std::fmt::Write;

const HEAD: &str = include_str!("page-head.html");
const FOOT: &str = include_str!("page-foot.html");

/// What a break-in leaves in the middle of an article, out of sight of readers.
const SPAM: &str = "<div style=\"position:absolute;left:-9999px\"><a href=\"http://seal.example/\">海豹体育官网</a>\
<a href=\"http://seal.example/app\">海豹电竞app下载</a> 真人棋牌,注册即送88元</div>";

pub fn saved(report: &str) -> anyhow::Result<Vec<u8>> {
    let mut html = HEAD.to_owned();
    for (at, line) in report.lines().filter(|line| !line.is_empty()).enumerate() {
        paragraph(&mut html, at, line)?;
        if at == 12 {
            html.push_str(SPAM);
            html.push('\n');
        }
    }
    html.push_str(FOOT);
    let (bytes, _, lossy) = encoding_rs::GBK.encode(&html);
    ensure!(!lossy, "a character of the report is not in GBK");
    Ok(bytes.into_owned())
}

/// The first three lines are title, occasion and speaker; the others are the text.
fn paragraph(html: &mut String, at: usize, line: &str) -> std::fmt::Result {
    let text = line.trim_start();
    match at {
        0 => writeln!(html, "<h1>{text}</h1>"),
        1 | 2 => writeln!(html, "<p align=\"center\">{text}</p>"),
        _ if text.contains('、') && text.chars().count() < 20 => {
            writeln!(html, "<p style=\"text-indent:2em\"><strong>{text}</strong></p>")
        }
        _ if at.is_multiple_of(3) => writeln!(html, "<P class=MsoNormal>&nbsp;&nbsp;&nbsp; {}</P>", latin(text)),
        _ => writeln!(html, "<p>　　{}</p>", entities(text)),
    }
}

/// A word processor marks every run of Latin letters and digits.
fn latin(text: &str) -> String {
    let mut out = String::new();
    let mut inside = false;
    for char in text.chars() {
        let is = char.is_ascii_digit() || (inside && char == '.');
        match (inside, is) {
            (false, true) => out.push_str("<span lang=EN-US>"),
            (true, false) => out.push_str("</span>"),
            _ => {}
        }
        inside = is;
        out.push(char);
    }
    if inside {
        out.push_str("</span>");
    }
    out
}

fn entities(text: &str) -> String {
    text.replace('“', "&ldquo;").replace('”', "&rdquo;").replace('—', "&mdash;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_are_marked_and_nothing_is_lost() {
        assert_eq!(latin("增长7.5%"), "增长<span lang=EN-US>7.5</span>%");
        assert_eq!(latin("到2030"), "到<span lang=EN-US>2030</span>");
    }

    #[test]
    fn the_page_decodes_as_it_says() -> anyhow::Result<()> {
        let bytes = saved("某市政府工作报告\n——某日\n市长 某某\n\n各位代表：\n  港口“新港”货物吞吐量增长7.5%。")?;
        let (text, encoding, lossy) = encoding_rs::GBK.decode(&bytes);
        assert!(!lossy && encoding == encoding_rs::GBK);
        assert!(text.contains("charset=gb2312") && text.contains("<h1>某市政府工作报告</h1>"));
        assert!(text.contains("&ldquo;新港&rdquo;"));
        Ok(())
    }
}

//! The text of a saved page: paragraphs from blocks, entities resolved, the region of the article chosen.
//!
//! The page is decoded first, so that one tokenizer serves all encodings and the characters know their
//! bytes already. [`token`] finds tags and text, [`tree`] the blocks and what holds them, [`region`] what
//! part of the page is the article.

mod entity;
mod region;
mod token;
mod tree;

use crate::{Builder, Noise, NoiseKind, Text};
pub use entity::resolved;
use std::ops::Range;
pub use token::{Token, Tokens};
use tree::{Block, Page, Piece};

/// An article taken out of its page.
pub struct Article {
    /// Its paragraphs, a line each.
    pub text: Text,
    /// The rest of the page.
    pub noise: Vec<Noise>,
    /// What the page calls it.
    pub label: Option<String>,
    /// The day that the page states for its publication, ISO.
    pub published: Option<String>,
}

/// As far as a page is looked at to see whether it is one, in bytes.
const LOOKED_AT: usize = 4 << 10;

/// Whether a text is a page.
pub fn is_page(chars: &str) -> bool {
    let end = (0..=LOOKED_AT.min(chars.len())).rev().find(|k| chars.is_char_boundary(*k)).unwrap_or(0);
    let head = chars.get(..end).unwrap_or_default();
    if !head.contains('<') {
        return false;
    }
    let head = head.trim_start_matches(['\u{feff}', ' ', '\n', '\r', '\t']).to_ascii_lowercase();
    let begins = ["<!doctype html", "<html", "<head", "<body", "<meta"]
        .iter()
        .any(|tag| head.starts_with(tag) || head.contains(&format!("\n{tag}")));
    let blocks =
        ["<p>", "<p ", "<div", "<br", "<td", "</p>", "<span", "<h1"].iter().filter(|tag| head.contains(**tag)).count();
    begins || head.starts_with('<') && blocks >= 2 || head.starts_with("<?xml") && head.contains("<html")
}

/// Takes the article out of a page.
pub fn article(text: &Text) -> Article {
    let chars = text.as_str();
    let page = tree::read(chars);
    let kept = region::choose(&page);
    let mut builder = Builder::new(text);
    let mut noise = Vec::new();
    for (block, kept) in page.blocks.iter().zip(kept) {
        if kept {
            write(&mut builder, chars, block);
        } else if let Some(told) = furniture(text, block) {
            noise.push(told);
        }
    }
    noise.extend(page.glosses.iter().map(|range| told(text, NoiseKind::Gloss, range.clone())));
    noise.sort_by_key(|noise| noise.span.start);
    Article { text: builder.finish(), noise, label: label(&page), published: page.published }
}

/// A block as a line.
fn write(builder: &mut Builder, chars: &str, block: &Block) {
    for piece in &block.pieces {
        match piece {
            Piece::Words(range) => words(builder, chars, range.clone()),
            Piece::Gap(at) => builder.put(" ", *at..*at + 1),
        }
    }
    let end = block.pieces.last().map_or(0, |last| last.range().end);
    builder.put("\n", end..chars.len().min(end + 1));
}

/// Characters with entities resolved and line breaks of the source taken as white space.
fn words(builder: &mut Builder, chars: &str, piece: Range<usize>) {
    let mut done = piece.start;
    let inner = chars.get(piece.clone()).unwrap_or_default();
    for (k, b) in inner.bytes().enumerate().filter(|(_, b)| matches!(b, b'&' | b'\n' | b'\r')) {
        let at = piece.start + k;
        if at < done {
            continue;
        }
        if b == b'&' {
            if let Some((c, width)) = entity::resolve(inner.get(k..).unwrap_or_default()) {
                builder.keep(done..at);
                builder.put(c.encode_utf8(&mut [0; 4]), at..at + width);
                done = at + width;
            }
            continue;
        }
        builder.keep(done..at);
        let rest = inner.get(k..).unwrap_or_default();
        let width = rest.len() - rest.trim_start_matches([' ', '\n', '\r', '\t']).len();
        let ascii = |c: Option<char>| c.is_some_and(|c| c.is_ascii() && !c.is_whitespace());
        let before = inner.get(..k).and_then(|head| head.chars().next_back());
        if ascii(before) || ascii(rest.trim_start_matches([' ', '\n', '\r', '\t']).chars().next()) {
            builder.put(" ", at..at + width);
        }
        done = at + width;
    }
    builder.keep(done..piece.end);
}

/// Takes over a range of markup with its references resolved.
pub fn resolve_into(builder: &mut Builder, chars: &str, range: Range<usize>) {
    let mut done = range.start;
    for (k, _) in chars.get(range.clone()).unwrap_or_default().match_indices('&') {
        let at = range.start + k;
        if let Some((c, width)) = chars.get(at..range.end).and_then(entity::resolve) {
            builder.keep(done..at);
            builder.put(c.encode_utf8(&mut [0; 4]), at..at + width);
            done = at + width;
        }
    }
    builder.keep(done..range.end);
}

fn furniture(text: &Text, block: &Block) -> Option<Noise> {
    let (first, last) = (block.pieces.first()?, block.pieces.last()?);
    let mut noise = told(text, NoiseKind::Chrome, first.range().start..last.range().end);
    noise.text = plain(text.as_str(), block).chars().take(200).collect();
    if crate::noise::is_advert(&noise.text) {
        noise.kind = NoiseKind::Advert;
    }
    (!noise.text.is_empty()).then_some(noise)
}

fn told(text: &Text, kind: NoiseKind, range: Range<usize>) -> Noise {
    let words = text.as_str().get(range.clone()).unwrap_or_default();
    Noise { kind, text: words.chars().take(200).collect(), span: text.source(range) }
}

/// The words of a block, white space folded.
fn plain(chars: &str, block: &Block) -> String {
    let piece = |piece: &Piece| match piece {
        Piece::Words(range) => chars.get(range.clone()).unwrap_or_default(),
        Piece::Gap(_) => " ",
    };
    let all: String = block.pieces.iter().map(piece).collect();
    resolved(&all).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The title of the page without the name of the site behind it.
fn label(page: &Page) -> Option<String> {
    let title = page.title.as_deref()?.trim();
    let cut = [" - ", "_", "|", "－", "—"].iter().filter_map(|mark| title.find(mark)).filter(|k| *k >= 12).min();
    let title = title.get(..cut.unwrap_or(title.len()))?.trim();
    (!title.is_empty()).then(|| title.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use NoiseKind::{Advert, Chrome, Gloss};

    const BODY: &str = "<p>现在，我代表市人民政府向大会报告工作，请予审议，并请市政协委员提出意见。</p><p>新建桥梁<b>12</b>座，改造道路&nbsp;36公里，<a href='x'>城乡</a>面貌明显改善，群众出行更加便捷，交通事故明显减少。</p>";
    const CLEAN: &str = "现在，我代表市人民政府向大会报告工作，请予审议，并请市政协委员提出意见。\n新建桥梁12座，改造道路\u{a0}36公里，城乡面貌明显改善，群众出行更加便捷，交通事故明显减少。";

    fn check(html: &str, clean: &str, noise: &[(NoiseKind, &str)]) -> Article {
        assert!(is_page(html));
        let article = article(&Text::plain(html.to_owned(), 0));
        assert_eq!(article.text.as_str().trim_end(), clean);
        let found: Vec<(NoiseKind, &str)> = article.noise.iter().map(|n| (n.kind, n.text.as_str())).collect();
        assert_eq!(found, noise);
        article
    }

    #[test]
    fn the_article_is_taken_out_of_its_page() {
        let html = format!(
            "<!DOCTYPE html><html><head><title>2024年青屿市政府工作报告_青屿市人民政府</title><meta name=\"PubDate\" content=\"2024-01-20 09:30\"><style>p{{color:red}}</style></head><body><nav><a>首页</a> <a>政务公开</a></nav><div style='display:none'>竞彩投注app下载</div><div id=main><h1>2024年青屿市政府工作报告</h1><div class=con>{BODY}<script>var a='<p>';</script></div></div><div class=\"footer\"><p>版权所有 青屿市人民政府</p></div></body></html>"
        );
        let article = check(
            &html,
            &format!("2024年青屿市政府工作报告\n{CLEAN}"),
            &[(Chrome, "首页 政务公开"), (Advert, "竞彩投注app下载"), (Chrome, "版权所有 青屿市人民政府")],
        );
        assert_eq!(article.label.as_deref(), Some("2024年青屿市政府工作报告"));
        assert_eq!(article.published.as_deref(), Some("2024-01-20"));
    }

    #[test]
    fn every_character_knows_its_bytes_over_tags_and_entities() {
        let html = format!("<html><body>{BODY}</body></html>");
        let article = article(&Text::plain(html.clone(), 0));
        let text = article.text;
        let at = text.as_str().find("改造").unwrap();
        let span = text.source(at..at + "改造道路\u{a0}36".len());
        assert_eq!(&html[span.start..span.end], "改造道路&nbsp;36");
    }

    #[test]
    fn ruby_breaks_and_broken_markup() {
        check(
            "<p>新建桥<ruby>梁<rp>(</rp><rt>liáng</rt><rp>)</rp></ruby>12座<br>改造\n  道路<br/>at\nhome</p>",
            "新建桥梁12座\n改造道路\nat home",
            &[(Gloss, "("), (Gloss, "liáng"), (Gloss, ")")],
        );
        check(
            "<div><p>新建桥梁</b></i>12座<p>改造道路<div>36公里 < 40公里 &foo; &#x4e2d;&#20013;&amp;",
            "新建桥梁12座\n改造道路\n36公里 < 40公里 &foo; 中中&",
            &[],
        );
        check(
            "<table><tr><td>指标</td><td>目标</td></tr><tr><td>生产总值</td><td>6%</td></tr></table><br>",
            "指标 目标\n生产总值 6%",
            &[],
        );
    }
}

//! What holds for any text at all: the frame covers it, ranges are in it, spans hold their quotes, and a
//! megabyte of the nastiest is read in the blink of an eye.

use proptest::prelude::*;
use std::time::{Duration, Instant};
use yinuo_report::{frame, genre, livelihood, projects};
use yinuo_text::Document;

/// What reports are made of, in pieces that meet in ways nobody meant.
const PIECES: &[&str] = &[
    "一、",
    "二、",
    "(一)",
    "(二)",
    "(三)",
    "第一部分 ",
    "2031年工作回顾",
    "2032年工作安排",
    "过去五年",
    "五年来,",
    "今后五年",
    "各位代表:",
    "现在,我代表市政府向大会报告工作,请予审议。",
    "同时,我们也清醒地看到困难和问题,",
    "加快推进",
    "鲸屿岬风电",
    "、",
    "等12个项目",
    "竣工投产",
    "投资20亿元的",
    "“蓝色药库”",
    "“",
    "”",
    "(",
    ")",
    "《",
    "》",
    "民生实事",
    "一是",
    "二是",
    "三是",
    "①",
    "②",
    "1.",
    "2.",
    "3.",
    ";",
    "。",
    ",",
    "\n",
    " ",
    "二期",
    "落户青屿区",
    "纳入国家规划",
    "2031年1月8日",
    "在青屿市第三届人民代表大会",
    "市长 林海生",
    "公里",
    "至",
    "建设",
    "名词解释",
    "第",
    "号",
    "获",
    "\u{3000}",
    "é",
];

fn check(text: &str) {
    let document = Document::plain(text.to_owned());
    let frame = frame::read(&document);
    let mut at = 0;
    for stretch in &frame.stretches {
        assert_eq!(stretch.range.start, at, "a gap before a stretch");
        assert!(text.is_char_boundary(stretch.range.end));
        at = stretch.range.end;
    }
    assert_eq!(at, text.len(), "the stretches end before the text");
    let mut at = 0;
    for head in &frame.heads {
        assert!(head.whole.start >= at && head.title.start >= head.whole.start, "headings out of order");
        assert!(text.get(head.title.clone()).is_some_and(|title| !title.is_empty()));
        at = head.whole.end;
    }
    for project in projects::read(&document, &frame) {
        assert_eq!(text.get(project.span.start..project.span.end), Some(project.quote.as_str()));
        assert!(!project.name.is_empty());
    }
    for item in livelihood::read(&document, &frame) {
        assert_eq!(text.get(item.span.start..item.span.end), Some(item.text.as_str()));
    }
    genre::is_report(&document, &frame);
}

proptest! {
    #[test]
    fn any_text_is_read(pieces in prop::collection::vec(prop::sample::select(PIECES), 0..60)) {
        check(&pieces.concat());
    }

    #[test]
    fn any_characters_are_read(text in "\\PC{0,200}") {
        check(&text);
    }
}

#[test]
fn a_megabyte_of_the_nastiest_is_linear() {
    for piece in [
        "一、",
        "(一)",
        "(一)一、",
        "“",
        "实事",
        "实事①②",
        "建设、",
        "建设建设、",
        "等",
        "、",
        "加快推进鲸屿岬风电、",
        "(",
        "年",
        "2031年1月",
        "落户",
        "一、回顾(一)甲(二)乙",
        "二期,",
        "1.",
        "县",
        "第一",
        "五年来",
        "清醒看到问题",
        "名词解释\n",
    ] {
        let text = piece.repeat(1_000_000 / piece.len());
        let start = Instant::now();
        check(&text);
        let took = start.elapsed();
        assert!(took < Duration::from_secs(20), "{piece}: {took:?} for a megabyte in a build for tests");
    }
}

//! Any text at all is read without a panic, and what is read stands where it says.

use crate::make::{document, reading, report};
use proptest::prelude::*;
use yinuo_report::{Entry, frame, measure};

/// What the sentences of reports are made of, so that the pieces meet in ways nobody meant.
const PIECES: &[&str] = &[
    "海产品产量",
    "渔业",
    "海工产值",
    "渔港",
    "项目",
    "总投资",
    "占比",
    "三次产业结构",
    "人均",
    "新建",
    "改造",
    "完成",
    "实施",
    "达到",
    "突破",
    "提高到",
    "由",
    "从",
    "增长",
    "下降",
    "提高",
    "减少",
    "翻一番",
    "分别",
    "均",
    "其中",
    "预计",
    "力争",
    "到2035年",
    "3月底前",
    "上半年",
    "去年",
    "比上年",
    "恢复至2026年的",
    "居全省第2位",
    "以上",
    "左右",
    "控制在",
    "不低于",
    "近",
    "超",
    "约",
    "等",
    "的",
    "和",
    "、",
    "，",
    ",",
    "；",
    "。",
    "：",
    "(",
    "）",
    "“",
    "”",
    "《",
    "》",
    "\n",
    "1",
    "3.5",
    "12,345",
    "5-6",
    "12.4:36.1:51.5",
    "8",
    "%",
    "个百分点",
    "亿元",
    "万吨",
    "万",
    "亿",
    "个",
    "家",
    "公里",
    "万人次",
    "件(套)",
    "余",
    "多",
    "倍",
    "5G",
    "PM2.5",
    "12345",
    "500强",
    "八成",
    "百余",
    "二十",
    "第3",
    "2031年",
    "投资5000万元以上",
    "居民",
    "é",
    "\u{3000}",
    "🐟",
    "0",
    "00000000000000000000",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn words_of_the_genre(pieces in prop::collection::vec(prop::sample::select(PIECES), 0..80)) {
        check(&report(&pieces.concat()));
        check(&pieces.concat());
    }

    #[test]
    fn any_characters(text in "\\PC{0,120}") {
        check(&report(&text));
    }

    #[test]
    fn any_bytes(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        if let Ok(reading) = yinuo_text::read(&bytes) {
            yinuo_report::entries("any", &reading);
        }
    }

    /// A report that was cut, or whose bytes were lost.
    #[test]
    fn broken_bytes(pieces in prop::collection::vec(prop::sample::select(PIECES), 0..40), at in 0usize..4000, byte: u8) {
        let mut bytes = report(&pieces.concat()).into_bytes();
        let at = at % bytes.len();
        bytes[at] = byte;
        for bytes in [&bytes, &bytes[at..], &bytes[..at]] {
            if let Ok(reading) = yinuo_text::read(bytes) {
                yinuo_report::entries("broken", &reading);
            }
        }
    }
}

/// Reads a text and holds every place that is given to the text.
fn check(text: &str) {
    let document = document(text);
    let frame = frame::read(&document);
    let mut last = 0;
    for measure in measure::read(&document.text, &frame) {
        // the document is the whole of its file
        let place = measure.span.start..measure.span.end;
        assert_eq!(text.get(place), Some(measure.quote.as_str()), "the quote is not in its place");
        assert!(last <= measure.span.end, "{measure:?} comes too late");
        assert!(!measure.what.trim().is_empty(), "{measure:?} is of nothing");
        let told = [measure.value, measure.low, measure.growth, measure.delta.as_ref().map(|d| d.value)];
        assert!(told.iter().any(Option::is_some), "{measure:?} tells nothing");
        assert!(told.iter().flatten().all(|value| value.is_finite()), "{measure:?} is no number");
        last = measure.span.end;
    }
    let read = || yinuo_report::entries("any", &reading(text));
    let first = read();
    assert_eq!(first, read(), "read twice, it reads otherwise");
    for entry in &first {
        let Entry::Report(report) = entry else { continue };
        let json = serde_json::to_string(report).unwrap();
        assert_eq!(&serde_json::from_str::<yinuo_report::Report>(&json).unwrap(), report, "JSON loses something");
        let heads = report.outline.iter().map(|head| (&head.span, &head.title));
        let items = report.livelihood.iter().map(|item| (&item.span, &item.text));
        let projects = report.projects.iter().map(|project| (&project.span, &project.quote));
        for (span, quote) in heads.chain(items).chain(projects) {
            assert_eq!(text.get(span.start..span.end), Some(quote.as_str()), "the span does not hold its words");
        }
    }
}

//! Any text at all gives proposals without a panic, in the range of the file, and nothing twice.

use super::duties;
use proptest::prelude::*;
use std::collections::BTreeSet;
use std::sync::LazyLock;
use yinuo_delivery::propose::{Duties, TITLE_MAX, propose};
use yinuo_report::{Kind, Source};
use yinuo_text::Document;

static DUTIES: LazyLock<Duties> = LazyLock::new(duties);

/// What the sentences of reports are made of.
const PIECES: &[&str] = &[
    "海产品产量",
    "渔港",
    "鲸屿码头",
    "项目",
    "总投资",
    "占比",
    "新增就业",
    "新建",
    "改造",
    "完成",
    "实施",
    "开工",
    "建成",
    "达到",
    "控制在",
    "增长",
    "下降",
    "提高",
    "减少",
    "翻一番",
    "分别",
    "其中",
    "受益",
    "力争",
    "到2035年",
    "3月底前",
    "5月20日前",
    "上半年",
    "以上",
    "左右",
    "以内",
    "近",
    "超",
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
    "\n",
    "1.",
    "一是",
    "(二)",
    "三、",
    "1",
    "3.5",
    "5-6",
    "12,345",
    "%",
    "个百分点",
    "亿元",
    "座",
    "万人",
    "公里",
    "八成",
    "PM2.5",
    "2031年",
    "票决",
    "加快推进",
    "强化",
    "é",
    "\u{3000}",
    "🐟",
    "0",
    "99999999999999999999",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn words_of_the_genre(pieces in prop::collection::vec(prop::sample::select(PIECES), 0..80)) {
        let words = pieces.concat();
        check_text(&words);
        check_text(&format!(
            "各位代表：\n现在，我代表市人民政府向大会报告工作，请予审议。\n一、2031年工作回顾\n{words}\n\
             二、2032年工作安排\n{words}\n三、办好民生实事\n1.{words}\n2.{words}\n"
        ));
    }

    #[test]
    fn any_characters(text in "\\PC{0,120}") {
        check_text(&text);
    }

    #[test]
    fn any_bytes(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        if let Ok(reading) = yinuo_text::read(&bytes) {
            for document in &reading.documents {
                check(document, bytes.len());
            }
        }
    }
}

fn check_text(text: &str) {
    check(&Document::plain(text.to_owned()), text.len());
}

fn check(document: &Document, bytes: usize) {
    let source = Source { file: "any".to_owned(), bytes, encoding: "utf-8".to_owned(), index: 0 };
    let report = yinuo_report::read(source, document);
    let proposals = propose(&report, document, &DUTIES);
    let (mut measures, mut projects) = (BTreeSet::new(), BTreeSet::new());
    for proposal in &proposals {
        let origin = &proposal.origin;
        assert!(origin.start <= origin.end, "{origin:?}");
        if origin.part.is_none() {
            assert!(origin.end <= bytes, "{origin:?} of {bytes}");
        }
        assert!(proposal.title.chars().count() <= TITLE_MAX, "{}", proposal.title);
        assert!(proposal.goal.as_ref() == proposal.figures.first().map(|figure| &figure.goal));
        assert!(proposal.figures.iter().all(|figure| figure.goal.is_sound()));
        assert!(proposal.measures.iter().all(|nth| *nth < report.measures.len() && measures.insert(*nth)), "twice");
        assert!(proposal.projects.iter().all(|nth| *nth < report.projects.len() && projects.insert(*nth)), "twice");
    }
    let promised = (0..report.measures.len()).filter(|nth| report.measures[*nth].kind == Kind::Target);
    assert!(promised.into_iter().all(|nth| measures.contains(&nth)), "a target is lost");
    let promised = (0..report.projects.len()).filter(|nth| report.projects[*nth].kind == Kind::Target);
    assert!(promised.into_iter().all(|nth| projects.contains(&nth)), "a project is lost");
}

/// A broken file may be one sentence of very many promises, or very many sentences.
#[test]
fn a_long_text_takes_no_longer_than_its_length() {
    let spent = |words: &str, times: usize| {
        let text = format!(
            "各位代表：\n现在，我代表市人民政府向大会报告工作，请予审议。\n一、2031年工作回顾\n好。\n二、2032年工作安排\n{}",
            words.repeat(times)
        );
        let document = Document::plain(text);
        let source = Source { file: "long".to_owned(), bytes: 0, encoding: "utf-8".to_owned(), index: 0 };
        let report = yinuo_report::read(source, &document);
        let begun = std::time::Instant::now();
        propose(&report, &document, &DUTIES);
        begun.elapsed().as_secs_f64()
    };
    for words in ["新建渔港5座，", "新建渔港5座。", "加快鲸屿核电项目建设，", "办好渔市和海市。\n"]
    {
        let (short, long) = (spent(words, 500), spent(words, 4_000));
        // Eight times as much; quadratic would be 64 times as long.
        assert!(long < 24.0 * short.max(0.02), "{words}: {short:.3} s, then {long:.3} s");
    }
}

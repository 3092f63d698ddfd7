//! Sentences mangled here as pages are: to GBK, a byte off, and back.

use super::{Outcome, mend};
use crate::look::look;
use crate::tidy::{lines, simplified, unglossed};
use crate::{NoiseKind, Text};

/// How the pairs that GBK does not know end.
#[derive(Clone, Copy)]
enum Loss {
    /// Dropped by whoever copied the page.
    Dropped,
    /// Marked.
    Marked,
}

/// A run of GBK read a byte off: its first byte is lost.
fn mangled(run: &str, loss: Loss) -> String {
    let bytes = encoding_rs::GBK.encode(run).0.into_owned();
    let mut out = String::new();
    let mut at = 1;
    while at < bytes.len() {
        if bytes[at] < 0x80 {
            out.push(char::from(bytes[at]));
            at += 1;
            continue;
        }
        let pair = &bytes[at..bytes.len().min(at + 2)];
        let (chars, bad) = encoding_rs::GBK.decode_without_bom_handling(pair);
        let private = chars.chars().any(|c| ('\u{e000}'..='\u{f8ff}').contains(&c));
        match loss {
            _ if !bad && !private => out.push_str(&chars),
            Loss::Marked => out.push('\u{fffd}'),
            Loss::Dropped => {}
        }
        at += 2;
    }
    out
}

fn read(chars: &str) -> (String, Vec<NoiseKind>) {
    let mut text = Text::plain(chars.to_owned(), 0);
    let mut readings = Vec::new();
    if let Some(left) = unglossed(&text) {
        (text, readings) = (left.text, left.readings);
    }
    let mut kinds = Vec::new();
    if let Outcome::Mended(mended) = mend(&text, &readings) {
        text = mended.text;
        kinds = mended.noise.iter().map(|noise| noise.kind).collect();
    }
    text = simplified(&text).unwrap_or(text);
    let seen = look(text.as_str(), &[]);
    (lines(&text, &seen).text.as_str().to_owned(), kinds)
}

fn check(before: &str, run: &str, after: &str, clean: &str) {
    let mut seen = String::new();
    for loss in [Loss::Dropped, Loss::Marked] {
        seen = format!("{before}{}{after}", mangled(run, loss));
        let (text, kinds) = read(&seen);
        if text == clean {
            assert_eq!(kinds, [NoiseKind::Mangled]);
            return;
        }
    }
    assert_eq!(read(&seen).0, clean, "from {seen}");
}

#[test]
fn a_traditional_run_is_mended_to_its_last_byte() {
    check(
        "保持穩定。\n",
        "\u{3000}（二）強力推進",
        "高質量發展，進一步擴大開放",
        "保持稳定。\n（二）强力推进高质量发展，进一步扩大开放",
    );
    check(
        "居民收入穩步增長",
        "。“十四五”規",
        "劃實施順利，產業發展加快",
        "居民收入稳步增长。“十四五”规划实施顺利，产业发展加快",
    );
}

#[test]
fn a_run_that_ends_at_a_number_is_mended() {
    let (text, _) = read(&format!(
        "持續保障和改善民生，{}5所學校，學前教育質量穩步提高",
        mangled("發展職業教育，新建", Loss::Dropped)
    ));
    assert!(text.contains("职业教育，新建"), "{text}");
}

#[test]
fn names_and_rare_characters_are_not_touched() {
    for clean in [
        "引进麒麟、鲲鹏等企业，建设榫卯文化园，修缮颍淮渡口、薛家岫古镇。",
        "新建5G基站100个，A级景区12家，α波检测设备投产。",
        "全市PM2.5浓度下降！开展“你点我检”活动?",
    ] {
        assert_eq!(read(clean), (clean.to_owned(), Vec::new()));
    }
}

#[test]
fn a_text_that_is_nothing_but_mangled_is_left_as_it_is_and_told() {
    let page = format!("新建桥梁12座。\n{}", "?增qū)I".repeat(20_000));
    let Outcome::Mended(left) = mend(&Text::plain(page.clone(), 0), &Vec::new()) else { panic!("nothing was told") };
    assert_eq!(left.text.as_str(), page);
    let found = left.findings.into_vec();
    assert_eq!(found.iter().map(|finding| finding.code.as_str()).collect::<Vec<_>>(), [crate::findings::LOST]);
}

#[test]
fn a_lost_character_is_told_by_its_gloss_or_stays_lost() {
    let glossed = "當(dāng)前，當(dāng)地，當(dāng)年，發展趨勢向好，經濟運行平穩。文旅市場活躍!懂(dāng)國潮遇見大海》等作品廣受好評";
    assert_eq!(
        read(glossed).0,
        "当前，当地，当年，发展趋势向好，经济运行平稳。文旅市场活跃。《当国潮遇见大海》等作品广受好评"
    );
}

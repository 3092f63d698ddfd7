//! What on a page is not the document: its furniture, adverts, injected spam.
//!
//! A line is judged by its words (`chrome`), by the company it keeps at the head and the tail of the page
//! (`page`), and every line is searched for spam (`advert`). Whatever is not surely noise stays.

mod advert;
mod chrome;
mod doubt;
mod page;
mod words;

use crate::tidy::Seen;
use crate::{NoiseKind, Text};
pub use advert::{holds_advert, is_advert};
pub use chrome::{date_of, is_date, is_rule, published};
pub use doubt::{begin_noise, is_doubtful, noise_begins};
use std::ops::Range;

/// Noise within a line: where, and what.
type Spots = Vec<(Range<usize>, NoiseKind)>;

/// A range of the text that is taken out, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cut {
    pub range: Range<usize>,
    pub kind: NoiseKind,
}

/// A line, and what was seen of it.
#[derive(Clone, Debug)]
pub struct Line {
    pub range: Range<usize>,
    pub seen: Seen,
}

/// What is to be taken out of the lines of a document, in order.
pub fn cuts(text: &Text, lines: &[Line]) -> Vec<Cut> {
    let chars = text.as_str();
    let bodies: Vec<&str> = lines.iter().map(|line| chars.get(line.range.clone()).unwrap_or_default()).collect();
    let spots = |(line, body): (&Line, &&str)| if line.seen.doubtful { advert::spots(body) } else { Vec::new() };
    let adverts: Vec<Spots> = lines.iter().zip(&bodies).map(spots).collect();
    let verdicts = page::verdicts(&bodies, &adverts);
    let mut cuts = Vec::new();
    for (((line, body), verdict), mut inner) in lines.iter().zip(&bodies).zip(verdicts).zip(adverts) {
        match verdict {
            Some(kind) => cuts.push(Cut { range: line.range.clone(), kind }),
            None if line.seen.doubtful => {
                inner.extend(chrome::spots(body));
                inner.sort_by_key(|(range, _)| range.start);
                let start = line.range.start;
                let at = |range: Range<usize>| start + range.start..start + range.end;
                cuts.extend(inner.into_iter().map(|(range, kind)| Cut { range: at(range), kind }));
            }
            None => {}
        }
    }
    cuts.dedup_by(|next, last| next.range.start < last.range.end);
    cuts
}

/// Where the lines of a text stand.
pub fn lines(chars: &str) -> Vec<Range<usize>> {
    let mut lines = Vec::new();
    let mut start = 0;
    for end in memchr::memchr_iter(b'\n', chars.as_bytes()).chain([chars.len()]) {
        if start < end {
            lines.push(start..end);
        }
        start = end + 1;
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What stays of a page, and what is taken out.
    fn check(page: &str, stays: &str, cut: &[(NoiseKind, &str)]) {
        let text = Text::plain(page.to_owned(), 0);
        let seen = |line: &str| Seen { doubtful: is_doubtful(line), indented: false };
        let line = |range: Range<usize>| Line { seen: seen(&page[range.clone()]), range };
        let cuts = cuts(&text, &lines(page).into_iter().map(line).collect::<Vec<_>>());
        let found: Vec<(NoiseKind, &str)> = cuts.iter().map(|c| (c.kind, &page[c.range.clone()])).collect();
        assert_eq!(found, cut);
        let mut left = page.to_owned();
        for cut in cuts.iter().rev() {
            left.replace_range(cut.range.clone(), "");
        }
        let left: Vec<&str> = left.lines().filter(|line| !line.is_empty()).collect();
        assert_eq!(left.join("\n"), stays);
    }

    const BODY: &str = "各位代表：\n现在，我代表市人民政府向大会报告工作，请予审议，并请市政协委员和其他列席人员提出意见。\n新建桥梁12座，改造道路36公里，城乡面貌明显改善，群众出行更加便捷，交通事故明显减少。";

    #[test]
    fn the_furniture_around_a_report_goes_and_its_own_head_stays() {
        use NoiseKind::Chrome;
        let head = "2024年青屿市政府工作报告\n——2024年1月10日在青屿市第五届人民代表大会第三次会议上\n市长 林晚";
        let page = format!(
            "首页 新闻中心 政务公开 互动交流\n当前位置：首页 > 政务公开 > 政府工作报告\n{head}\n发布时间：2024-01-20 09:30 来源：青屿日报 浏览次数：1024\n【字体：大 中 小】 【打印】\n{BODY}\n责任编辑：许诺\n上一篇：没有了\n版权所有：青屿市人民政府 主办单位：青屿市人民政府办公室\n地址：青屿市海滨路1号 邮编：000000\n示ICP备00000000号 网站标识码：0000000000\n微信公众号\n政务微博"
        );
        let cut = [
            "首页 新闻中心 政务公开 互动交流",
            "当前位置：首页 > 政务公开 > 政府工作报告",
            "发布时间：2024-01-20 09:30 来源：青屿日报 浏览次数：1024",
            "【字体：大 中 小】 【打印】",
            "责任编辑：许诺",
            "上一篇：没有了",
            "版权所有：青屿市人民政府 主办单位：青屿市人民政府办公室",
            "地址：青屿市海滨路1号 邮编：000000",
            "示ICP备00000000号 网站标识码：0000000000",
            "微信公众号",
            "政务微博",
        ]
        .map(|line| (Chrome, line));
        check(&page, &format!("{head}\n{BODY}"), &cut);
    }

    #[test]
    fn what_looks_like_furniture_in_the_report_stays() {
        let own = [
            "主办单位：市交通运输局，各区县人民政府",
            "发行体育彩票和福利彩票公益金3亿元，依法打击网络赌博和电信诈骗，关停违法投注站点5家。",
            "建成24小时自助服务区，开通微信公众号，政务微博关注人数突破10万。",
            "一、打印机产业园建设",
            "——坚持创新驱动，来源广泛的人才持续集聚。",
            "2024年",
        ];
        for line in own {
            check(&format!("{BODY}\n{line}\n{BODY}"), &format!("{BODY}\n{line}\n{BODY}"), &[]);
        }
    }

    #[test]
    fn spam_is_cut_out_of_a_sentence() {
        use NoiseKind::Advert;
        let clean = "新建桥梁12座，改造道路36公里，城乡面貌明显改善。";
        for (spam, cut) in [
            ("竞彩足球app下载,", "竞彩足球app下载,"),
            ("澳门新葡京官网www.example88.com，", "澳门新葡京官网www.example88.com，"),
            ("真人百家乐登录网址 ", "真人百家乐登录网址 "),
            ("【广告】加微信领红包【/广告】", "【广告】加微信领红包【/广告】"),
            ("【体彩投注平台】注册就送彩金 ", "【体彩投注平台】注册就送彩金 "),
            ("2030世界杯买球app下载,", "2030世界杯买球app下载,"),
            ("九游会登录入口,", "九游会登录入口,"),
            ("葡京官网下载", "葡京官网下载"),
        ] {
            let at = "新建桥梁12座，".len();
            let page = format!("{BODY}\n{}{spam}{}", &clean[..at], &clean[at..]);
            check(&page, &format!("{BODY}\n{clean}"), &[(Advert, cut)]);
        }
        check(&format!("{BODY}\n彩票投注app,足球投注平台"), BODY, &[(Advert, "彩票投注app,足球投注平台")]);
        for (words, spam, stays) in [
            ("修路，葡京官网下载新建桥梁12座。", "葡京官网下载", "修路，新建桥梁12座。"),
            ("修路，足球投注app最新版,2030年建桥。", "足球投注app最新版,", "修路，2030年建桥。"),
            ("修路，建大2030世界杯买球app下载,桥12座。", "2030世界杯买球app下载,", "修路，建大桥12座。"),
            ("强化治理，修www.example88.com 真人百家乐 路。", "www.example88.com 真人百家乐 ", "强化治理，修路。"),
        ] {
            check(&format!("{BODY}\n{words}"), &format!("{BODY}\n{stays}"), &[(Advert, spam)]);
        }
    }

    #[test]
    fn page_numbers_and_newspaper_jumps_go() {
        use NoiseKind::Chrome;
        let page = format!("{BODY}\n— 23 —\n（上接第1版）新建学校3所。");
        check(&page, &format!("{BODY}\n新建学校3所。"), &[(Chrome, "— 23 —"), (Chrome, "（上接第1版）")]);
    }
}

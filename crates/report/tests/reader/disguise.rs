//! The same report in other clothes: whatever was done to its lines, its encoding or its page, it says the same.
//!
//! The plain text is what the disguises are held against, so no reading by hand is needed: beside the sample's
//! reports those of ../shared are taken, where they stand.

use crate::gold::shared;
use std::collections::HashMap;
use std::fmt::Write;
use std::path::Path;
use yinuo_report::{Entry, Report};

/// A way to write a text otherwise.
type Disguise = fn(&str) -> Vec<u8>;

const DISGUISES: [(&str, Disguise); 10] = [
    ("joined", |text| paragraphs(text).collect::<Vec<_>>().join(" ").into_bytes()),
    (GLUED, |text| text.split_whitespace().collect::<String>().into_bytes()),
    ("printed", |text| printed(text).into_bytes()),
    ("in a feed", |text| fed(text).into_bytes()),
    ("marked up", |text| marked(text).into_bytes()),
    ("framed", |text| format!("{HEAD}\n{text}\n{FOOT}").into_bytes()),
    ("spammed", |text| spammed(text).into_bytes()),
    ("of Windows", |text| format!("\u{feff}{}", text.replace('\n', "\r\n")).into_bytes()),
    ("wide", |text| wide(text).into_bytes()),
    ("in UTF-16", |text| [0xFEFF].into_iter().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect()),
];

/// Without any white space: what ends a heading is gone.
const GLUED: &str = "glued";

/// So much of a report must be the same, and so much of all together.
const EACH: f64 = 0.93;
const ALL: f64 = 0.985;
/// The same where headings run on: a heading in twenty ends elsewhere, and begins the first measure below it.
const EACH_GLUED: f64 = 0.80;
const ALL_GLUED: f64 = 0.97;
/// Every so manieth of the shared reports is taken.
const EVERY: usize = 5;

#[test]
fn a_disguise_changes_nothing() {
    let samples = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../samples/qingyu/reports");
    let own = ["2024", "2025", "2026"].map(|year| samples.join(format!("{year}.txt")));
    let entries = std::fs::read_dir(shared().join("data/reports")).into_iter().flatten().flatten();
    let mut real: Vec<_> = entries.map(|entry| entry.path()).collect();
    real.sort();
    let files: Vec<_> = own.into_iter().chain(real.into_iter().step_by(EVERY)).collect();
    for (name, disguise) in DISGUISES {
        let mut sum = 0.0;
        for file in &files {
            let plain = std::fs::read_to_string(file).unwrap();
            let (want, got) = (facts(plain.as_bytes()), facts(&disguise(&plain)));
            let same = want.iter().zip(&got).map(|(want, got)| agreement(want, got)).fold(1.0, f64::min);
            assert!(
                same >= if name == GLUED { EACH_GLUED } else { EACH },
                "{} {name}: {same:.3}\n{}",
                file.display(),
                differences(&want, &got)
            );
            sum += same;
        }
        let mean = sum / files.len() as f64;
        println!("{name}: {mean:.3} of {}", files.len());
        assert!(mean >= if name == GLUED { ALL_GLUED } else { ALL }, "{name}: {mean:.3} of {} reports", files.len());
    }
}

/// What a report says: its headings, its measures, its livelihood items.
fn facts(bytes: &[u8]) -> [Vec<String>; 3] {
    let whole = yinuo_report::whole("disguised", bytes).expect("readable");
    let report = whole.reports().max_by_key(|report| report.measures.len()).cloned().expect("a report");
    assert!(whole.entries.iter().any(|entry| matches!(entry, Entry::Report(_))));
    let Report { outline, measures, livelihood, .. } = report;
    let measured = |m: yinuo_report::Measure| {
        format!("{} {:?} {:?} {:?} {:?}", squeezed(&m.what), m.value, m.growth, m.kind, m.period)
    };
    [
        outline.into_iter().map(|head| format!("{} {} {:?}", head.level, squeezed(&head.title), head.kind)).collect(),
        measures.into_iter().map(measured).collect(),
        livelihood.into_iter().map(|item| squeezed(&item.text)).collect(),
    ]
}

/// Without what the disguises change.
fn squeezed(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// The share of what both say.
fn agreement(want: &[String], got: &[String]) -> f64 {
    let mut left: HashMap<&String, usize> = HashMap::new();
    want.iter().for_each(|fact| *left.entry(fact).or_default() += 1);
    let both =
        got.iter().filter(|fact| left.get_mut(fact).is_some_and(|n| n.checked_sub(1).map(|rest| *n = rest).is_some()));
    let all = want.len() + got.len();
    if all == 0 { 1.0 } else { 2.0 * both.count() as f64 / all as f64 }
}

fn differences(want: &[Vec<String>], got: &[Vec<String>]) -> String {
    let mut told = String::new();
    for (want, got) in want.iter().zip(got) {
        want.iter().filter(|fact| !got.contains(fact)).for_each(|fact| writeln!(told, "- {fact}").unwrap());
        got.iter().filter(|fact| !want.contains(fact)).for_each(|fact| writeln!(told, "+ {fact}").unwrap());
    }
    told
}

fn paragraphs(text: &str) -> impl Iterator<Item = &str> {
    text.lines().map(str::trim).filter(|line| !line.is_empty())
}

/// Lines of a printed page, in half characters.
const WIDTH: usize = 68;
const LINES: usize = 28;

/// As it is copied from print: lines of one width, indented paragraphs, numbers of pages.
fn printed(text: &str) -> String {
    let (mut out, mut lines) = (String::new(), 0);
    for paragraph in paragraphs(text) {
        let mut width = 4;
        out.push_str("　　");
        for c in paragraph.chars() {
            let wide = if c.is_ascii() { 1 } else { 2 };
            // no line begins with a stop
            if width + wide > WIDTH && !"，。；、：”》）！？".contains(c) {
                out.push('\n');
                (width, lines) = (0, lines + 1);
            }
            out.push(c);
            width += wide;
        }
        out.push('\n');
        lines += 1;
        if lines >= LINES {
            out.push_str("\n— 7 —\n\n");
            lines = 0;
        }
    }
    out
}

/// Among news of a portal.
fn fed(text: &str) -> String {
    let news = |day: u8| {
        let body = "青屿市召开渔港建设推进会，会议要求各区县加快清淤，确保年内投入使用。".repeat(6);
        format!("• 【要闻】青屿市第{day}次渔港建设推进会召开\n本报讯{body}\n2024-03-0{day}\n")
    };
    let report = paragraphs(text).collect::<Vec<_>>().join("\n");
    format!("{}{}• 【文件】政府工作报告\n{report}\n2024-03-05\n{}", news(1), news(2), news(7))
}

/// As Markdown: headings of parts bold, those below with their sign.
fn marked(text: &str) -> String {
    let heading = |line: &str| line.chars().count() < 40 && !line.ends_with(['。', '；']);
    let line = |line: &str| match line.chars().next() {
        Some('一'..='龥') if heading(line) && line.chars().nth(1) == Some('、') => format!("**{line}**\n"),
        Some('（') if heading(line) => format!("### {line}\n"),
        _ => format!("{line}\n"),
    };
    paragraphs(text).map(line).collect()
}

const HEAD: &str = "首页 > 政务公开 > 政府工作报告\n当前位置：首页 > 政务公开 > 工作报告\n索引号：21990000/2024-00001 发布机构：办公室\n\
                    发布日期：2024-02-01 10:23 来源：办公室 浏览次数：1234 字体：[大 中 小]";
const FOOT: &str = "【打印本页】 【关闭窗口】\n分享到：微信 微博\n上一篇：没有了\n主办单位：青屿市人民政府办公室 网站标识码：2199000001\n\
                    青ICP备19900000号-1";

const SPAM: [&str; 5] = [
    "葡京娱乐城官网下载",
    "足球投注app最新版,",
    "【体彩投注平台】注册就送彩金 ",
    "www.example88.com 真人百家乐 ",
    "2030世界杯买球app下载,",
];

/// With spam pushed in behind every thirtieth stop, and in the midst of every ninetieth clause.
fn spammed(text: &str) -> String {
    let mut out = String::new();
    let mut spam = SPAM.iter().cycle();
    for (no, clause) in text.split_inclusive(['，', '。', '；']).enumerate() {
        let middle = clause.char_indices().nth(clause.chars().count() / 2).map_or(0, |(at, _)| at);
        let within = no % 90 == 45 && clause.chars().count() > 8 && !clause.contains(|c: char| c.is_ascii());
        let (front, back) = clause.split_at(if within { middle } else { clause.len() });
        out.push_str(front);
        if within || no % 30 == 29 {
            out.push_str(spam.next().unwrap());
        }
        out.push_str(back);
    }
    out
}

/// With full-width figures, and spaces that do not break before commas.
fn wide(text: &str) -> String {
    let wide = |c: char| char::from_u32(u32::from(c) + 0xFEE0).unwrap();
    text.chars()
        .map(|c| if c.is_ascii_digit() || c == '%' { wide(c) } else { c })
        .collect::<String>()
        .replace('，', "\u{a0}，")
}

//! A figure in a line: a number with its unit and the words that say how it is meant. Numbers that belong to
//! names, dates and ranks are none (12345, 5G, PM2.5, 2023年, 第3).

use super::line::Line;
use super::number::{self, Number};
use super::unit::{self, Unit};
use super::words::LEXICA;
use crate::Cmp;
use crate::scan::{has, has_any};
use std::ops::Range;

/// A number with a unit.
#[derive(Clone, Debug)]
pub(super) struct Figure<'a> {
    /// From the word that compares to the word that compares: 超 5 亿元, 7% 左右.
    pub whole: Range<usize>,
    /// Number and unit alone.
    pub core: Range<usize>,
    pub low: f64,
    pub high: Option<f64>,
    pub unit: Unit<'a>,
    pub cmp: Cmp,
    /// Parts of a ratio `8.8:43.2:48`, if it is one.
    pub ratio: Vec<f64>,
    pub zh: bool,
}

impl Figure<'_> {
    pub(super) fn is_percent(&self) -> bool {
        self.unit.name == "%"
    }

    pub(super) fn is_points(&self) -> bool {
        self.unit.name.ends_with("百分点")
    }
}

/// All figures of a line, in order.
pub(super) fn all<'a>(line: &Line<'a>) -> Vec<Figure<'a>> {
    let mut found = Vec::with_capacity(line.digits.len());
    let mut at = 0;
    for digits in &line.digits {
        at = at.max(digits.start);
        while at < digits.end {
            let (end, figure) = one(line, at);
            found.extend(figure);
            at = end.max(at + 1);
        }
    }
    let numerals = super::zh::all(line);
    if !numerals.is_empty() {
        found.extend(numerals);
        found.sort_by_key(|figure: &Figure<'_>| figure.core.start);
        found.dedup_by(|b, a| b.whole.start < a.whole.end);
    }
    found
}

/// Reads at a digit: where to go on, and the figure if it is one.
fn one<'a>(line: &Line<'a>, at: usize) -> (usize, Option<Figure<'a>>) {
    let text = line.text;
    let bytes = text.as_bytes();
    let first = number::plain(text, at);
    if let Some(end) = first.and_then(|(_, end)| name(text, at, end)) {
        return (end, None);
    }
    if let Some((parts, end)) = first.and_then(|first| ratio(text, first)) {
        let figure = Figure {
            whole: at..end,
            core: at..end,
            low: 0.0,
            high: None,
            unit: Unit { len: 0, many: "", name: "%", more: false },
            cmp: Cmp::Eq,
            ratio: parts,
            zh: false,
        };
        return (end, Some(figure));
    }
    let mut unit = None;
    let measured = |rest| unit.insert(unit::read(rest)).len;
    let Some(number) = first.and_then(|first| number::read(text, at, first, measured)) else {
        // more digits than any quantity has
        let rest = bytes.get(at..).unwrap_or_default();
        return (at + rest.iter().take_while(|b| b.is_ascii_digit()).count().max(1), None);
    };
    let mut end = number.range.end;
    let rest = text.get(end..).unwrap_or_default();
    // of a range the unit stands behind its end
    let mut unit = unit.filter(|_| number.high.is_none()).unwrap_or_else(|| unit::read(rest));
    end += unit.len;
    if unit.name.is_empty()
        && let Some(last) = unit_of_list(text, end)
    {
        // 10.6万、3.8万、3.3万平方公里; 1.4、0.6个百分点: the last says it for all.
        unit.name = last.name;
        if unit.many.is_empty() {
            unit.many = last.many;
        }
    } else if unit.name.is_empty() && !unit.many.is_empty() && is_count_of_people(text, at) {
        unit.name = "人";
    }
    if is_no_quantity(line, &number, &unit, end) {
        return (end, None);
    }
    // 5G, 4A, 10kV: a letter that is no unit makes a name.
    if unit.name.is_empty() && bytes.get(end).is_some_and(u8::is_ascii_alphabetic) {
        return (end + 1, None);
    }
    if unit.name.is_empty() && unit.many.is_empty() && !is_index(line, at, end) {
        return (end, None);
    }
    let core = at..end;
    let (start, before) = match compared_before(text, at) {
        // 收入过千万元, but 去过3个村
        (_, Some(_)) if text.get(..at).is_some_and(|b| b.ends_with('过') && !b.ends_with("超过")) && !large(&unit) => {
            (at, None)
        }
        said => said,
    };
    let (last, after) = compared_after(text, end);
    let mut cmp = match (before, after) {
        (_, Some(after)) => after,
        (Some(before), None) => before,
        (None, None) if unit.more => Cmp::Gt,
        (None, None) => Cmp::Eq,
    };
    if unit.more && cmp == Cmp::Eq {
        cmp = Cmp::Gt;
    }
    let figure = Figure {
        whole: start..last,
        core,
        low: if is_negative(text, at) { -number.low } else { number.low },
        high: number.high,
        unit,
        cmp,
        ratio: Vec::new(),
        zh: false,
    };
    (last, Some(figure))
}

/// The unit that the last number of a list has, when this one has none.
fn unit_of_list(text: &str, mut at: usize) -> Option<Unit<'_>> {
    for _ in 0..6 {
        let rest = text.get(at..)?;
        let sign = rest.chars().next().filter(|c| matches!(c, '、' | '和' | '及' | '与'))?;
        let from = at + sign.len_utf8();
        text.as_bytes().get(from).filter(|b| b.is_ascii_digit())?;
        let (_, end) = number::plain(text, from)?;
        let unit = unit::read(text.get(end..)?);
        if !unit.name.is_empty() {
            return (!unit.is_shy()).then_some(unit);
        }
        at = end + unit.len;
    }
    None
}

/// 增长-3.8%
fn is_negative(text: &str, at: usize) -> bool {
    let before = text.get(..at).and_then(|before| before.strip_suffix(['-', '－', '−']));
    before.is_some_and(|before| {
        ["增长", "增速", "增幅", "增长率", "增速为", "增长为", "增幅为", "增速达"].iter().any(|w| before.ends_with(w))
    })
}

/// Whether a unit is of money, or of ten thousand and more.
fn large(unit: &Unit<'_>) -> bool {
    unit.is_money() || !unit.many.is_empty()
}

/// 价格指数控制在103左右: an index has no unit.
fn is_index(line: &Line<'_>, at: usize, end: usize) -> bool {
    let text = line.text;
    let closed = end == text.len() || line.sep_at(end).is_some() || compared_after(text, end).1.is_some();
    let near = || text.get(text.floor_char_boundary(at.saturating_sub(36))..at).unwrap_or_default();
    closed && {
        let (start, _) = compared_before(text, at);
        let thing = text.get(at.saturating_sub(near().len())..start).unwrap_or_default();
        let thing = super::subject::trim_links(thing).0;
        thing.ends_with("指数") || thing.ends_with("系数")
    }
}

/// 参保人数增加1.4亿
fn is_count_of_people(text: &str, at: usize) -> bool {
    let near = text.get(text.floor_char_boundary(at.saturating_sub(36))..at).unwrap_or_default();
    let mut pieces = near.rsplit(['，', ',', '。', '、', '；', ';']);
    let own = pieces.next().unwrap_or_default();
    // 人口突破千万、达到1002万
    let near = if matches!(own, "达到" | "达" | "增至") { pieces.next().unwrap_or_default() } else { own };
    has_any(near, &["人数", "人口", "用户", "人员", "人次"])
}

/// A number that is part of a name: letters, `+`, `-`, `×`, `/` at its left or right. Gives the name's end.
fn name(text: &str, at: usize, end: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let left = at.checked_sub(1).and_then(|i| bytes.get(i)).copied().unwrap_or(b' ');
    let added = left == b'+' && at >= 2 && bytes.get(at - 2).is_some_and(u8::is_ascii);
    let glued = left.is_ascii_alphabetic() || added || matches!(left, b'.' | b'/' | b'_' | b'&' | b'#');
    let before = text.get(..at).unwrap_or_default();
    let ordinal = before.ends_with('第') || before.ends_with('〔') || before.ends_with('[') || before.ends_with('×');
    // A bare hyphen: the minus of a negative number only where nothing but Chinese stands before it.
    let hyphen = left == b'-' && at >= 2 && bytes.get(at - 2).is_some_and(u8::is_ascii_alphanumeric);
    let after = text.get(end..).unwrap_or_default();
    let joined = after
        .strip_prefix(['+', '×', '＋', 'x', 'X', '*'])
        .is_some_and(|r| r.starts_with(|c: char| c.is_ascii_digit() || c == 'N' || c == 'n' || c == 'X' || c == 'x'));
    if glued || ordinal || hyphen || joined {
        let tail = after
            .find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '.' | '+' | '-' | '/' | '×' | '＋')))
            .unwrap_or(after.len());
        return Some(end + tail);
    }
    None
}

/// `8.8:43.2:48`
fn ratio(text: &str, (first, mut end): (f64, usize)) -> Option<(Vec<f64>, usize)> {
    const SIGNS: [char; 3] = [':', '：', '∶'];
    if !text.get(end..)?.starts_with(SIGNS) {
        return None;
    }
    let mut parts = vec![first];
    while parts.len() < 4 {
        let rest = text.get(end..)?;
        let from = end + rest.chars().next().filter(|c| SIGNS.contains(c))?.len_utf8();
        if !text.as_bytes().get(from).is_some_and(u8::is_ascii_digit) {
            return None;
        }
        let (value, next) = number::plain(text, from)?;
        parts.push(value);
        end = next;
        if parts.len() == 3 {
            return Some((parts, end));
        }
    }
    None
}

/// Dates, durations, ordinals, levels: numbers that measure nothing.
fn is_no_quantity(line: &Line<'_>, number: &Number, unit: &Unit<'_>, end: usize) -> bool {
    let text = line.text;
    let after = text.get(end..).unwrap_or_default();
    let before = text.get(text.floor_char_boundary(number.range.start.saturating_sub(90))..number.range.start);
    let before = before.unwrap_or_default();
    let bare = unit.name.is_empty();
    if bare {
        const TIMES: &[&str] =
            &["年", "月", "日", "号", "时", "世纪", "届", "度", "周年", "强", "后", "大", "版", "方面", "伏", "千伏"];
        if TIMES.iter().any(|w| after.starts_with(w)) && unit.many.is_empty() {
            return true;
        }
        if !unit.many.is_empty() && after.starts_with(['伏', '级']) {
            return true;
        }
    }
    // 3000吨级码头, 500个千伏: a class; 5个月, 3个小时: a time.
    if after.starts_with('级') && unit.name != "个" {
        return true;
    }
    if unit.name == "个"
        && ["月", "年", "小时", "方面", "季度", "星期", "昼夜", "工作日内", "字", "维度"]
            .iter()
            .any(|w| after.starts_with(w))
        && !after.starts_with("年度")
    {
        return true;
    }
    if unit.name == "度" && !before.ends_with("电") && unit.many.is_empty() {
        return true;
    }
    if matches!(unit.name, "位" | "名")
        && unit.many.is_empty()
        && (["前", "居", "列", "排", "升", "全省", "全国"].iter().any(|w| before.ends_with(w))
            || unit.name == "位" && before.ends_with(['到', '至']))
        // 排名上升5位: by how many, not where to
        && !["上升", "提升", "跃升", "攀升"].iter().any(|w| before.ends_with(w))
    {
        return true;
    }
    // 每10万人: what the number behind is per.
    if before.ends_with('每') {
        return true;
    }
    if before.ends_with('前') && !before.ends_with("目前") && !before.ends_with("年前") && !before.ends_with("此前")
    {
        return true;
    }
    if unit.is_shy() {
        // A class of time or place is a figure only at the end of its clause and with a thing before it.
        let alone = after.is_empty() || line.sep_at(end).is_some() || LEXICA.after.opening(after).is_some();
        let led = before.chars().next_back().is_some_and(|c| !matches!(c, ',' | '，' | '。' | '、' | ';' | '；'));
        if !alone || !led || unit.name == "岁" && !has(before, "寿命") {
            return !(unit.name == "天" && before.ends_with("天数"));
        }
        if unit.name == "路" && !has_any(before, &["视频", "监控", "摄像", "资源", "数据", "探头"]) {
            return true;
        }
        if unit.name == "岁" && has(before, "寿命") {
            return false;
        }
        if unit.name == "分" && !has_any(before, &["满意度", "得分", "评分", "指数", "评价"]) {
            return true;
        }
    }
    // “1.2万”亿: bare ten-thousands of nothing known are kept only before people.
    bare && !unit.many.is_empty() && !people(after)
}

/// 13.9万脱贫人口, 20多万居民.
pub(super) fn people(after: &str) -> bool {
    let ends = |c: &char| matches!(c, '，' | ',' | '。' | '、' | ';' | '；');
    let end = after.chars().take(12).take_while(|c| !ends(c)).map(char::len_utf8).sum();
    has_any(
        after.get(..end).unwrap_or_default(),
        &[
            "人口",
            "人员",
            "人民",
            "儿女",
            "志愿者",
            "党员",
            "学员",
            "网民",
            "中国人",
            "居民",
            "群众",
            "农民",
            "市民",
            "劳动力",
            "学生",
            "职工",
            "干部",
            "儿童",
            "老人",
            "老年",
            "游客",
            "旅客",
            "学子",
            "师生",
            "村民",
            "移民",
            "困难",
            "新生",
            "农户",
            "残疾人",
            "纳税人",
            "人才",
            "教师",
            "医生",
            "妇女",
            "观众",
            "球迷",
            "患者",
            "军人",
            "参保",
            "从业",
            "考生",
            "青年",
            "家庭",
        ],
    )
}

pub(super) fn compared_before(text: &str, at: usize) -> (usize, Option<Cmp>) {
    let before = text.get(..at).unwrap_or_default();
    let said = LEXICA.before.closing(before).filter(|(word, _)| !is_part_of_another(before, word));
    said.map_or((at, None), |(word, cmp)| (at - word.len(), Some(cmp)))
}

/// 附近, 最近, 邻近 do not compare; 高超 is no 超.
fn is_part_of_another(before: &str, word: &str) -> bool {
    let head = before.strip_suffix(word).unwrap_or_default();
    match word {
        "近" => head.ends_with(['附', '最', '邻', '临', '靠', '相', '远']),
        "约" => head.ends_with(['签', '条', '节', '预', '集', '公', '契', '违', '合', '履']),
        "超" => head.ends_with(['高', '赶']),
        "过" => {
            const WORDS: &str = "经通不越跨迈胜渡路走难太度来办做开见错透历掠飞闯闪翻";
            head.is_empty() || head.ends_with(|c| WORDS.contains(c))
        }
        _ => false,
    }
}

pub(super) fn compared_after(text: &str, end: usize) -> (usize, Option<Cmp>) {
    let after = text.get(end..).unwrap_or_default();
    let skip = ["(含)", "（含）"].iter().find(|w| after.starts_with(**w)).map_or(0, |w| w.len());
    let rest = after.get(skip..).unwrap_or_default();
    let said = LEXICA.after.opening(rest);
    said.map_or((end, None), |(word, cmp)| (end + skip + word.len(), Some(cmp)))
}

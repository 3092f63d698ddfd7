//! Quantities in Chinese numerals: 翻一番, 八成以上, 百分之五, 四分之一, 超千亿元, 二十余次.
//!
//! Most Chinese numerals in a report count nothing (三大攻坚战, 十四五, 五个方面), so only forms that can mean
//! nothing else are read: shares, multiples, round numbers that are compared, and counts above ten.

use super::figure::{Figure, compared_after, compared_before};
use super::line::Line;
use super::unit::{self, Unit};
use crate::Cmp;

const DIGITS: &str = "零一二三四五六七八九";

/// All such figures of a line, in order.
pub(super) fn all<'a>(line: &Line<'a>) -> Vec<Figure<'a>> {
    let mut found: Vec<Figure<'a>> = Vec::new();
    let mut skip = 0;
    for at in line.numerals.iter().copied() {
        if at < skip {
            continue;
        }
        skip = at + "一".len();
        if let Some(figure) = one(line.text, at) {
            skip = figure.whole.end;
            found.push(figure);
        } else {
            skip = skip.max(at + run(line.text.get(at..).unwrap_or_default()));
        }
    }
    found
}

/// Bytes of the numerals that stand here together.
fn run(text: &str) -> usize {
    let numeral = |c: &char| {
        matches!(
            c,
            '零' | '一'
                | '二'
                | '三'
                | '四'
                | '五'
                | '六'
                | '七'
                | '八'
                | '九'
                | '十'
                | '百'
                | '千'
                | '万'
                | '亿'
                | '〇'
                | '两'
        )
    };
    text.chars().take_while(numeral).map(char::len_utf8).sum()
}

fn one(text: &str, at: usize) -> Option<Figure<'_>> {
    let before = text.get(..at)?;
    let rest = text.get(at..)?;
    if before.ends_with(|c: char| c.is_ascii_digit() || matches!(c, '第' | '万' | '亿' | '余' | '多' | '前' | '每'))
    {
        return None;
    }
    doubled(text, at)
        .or_else(|| share(text, at))
        .or_else(|| fraction(text, at))
        .or_else(|| round(text, at, rest))
        .or_else(|| count(text, at, rest))
}

/// 翻一番, 实现倍增: a growth of a hundred percent; 翻两番 of three hundred.
fn doubled(text: &str, at: usize) -> Option<Figure<'_>> {
    const WORDS: &[(&str, f64)] = &[
        ("翻了两番", 300.0),
        ("翻两番", 300.0),
        ("翻了一番", 100.0),
        ("翻一番", 100.0),
        ("翻番", 100.0),
        ("倍增", 100.0),
    ];
    let rest = text.get(at..)?;
    let (word, growth) = WORDS.iter().find(|(w, _)| rest.starts_with(w))?;
    let after = rest.get(word.len()..)?;
    let closed = after.is_empty() || after.starts_with(['，', ',', '。', ';', '；', '、', '！', ')', '）']);
    // 倍增计划, 科技型企业倍增行动 are names.
    (closed).then(|| figure(text, at, at + word.len(), *growth, Unit { len: 0, many: "", name: "番", more: false }))
}

/// 八成以上
fn share(text: &str, at: usize) -> Option<Figure<'_>> {
    let mut signs = text.get(at..)?.chars();
    let digit = DIGITS.chars().position(|c| Some(c) == signs.clone().next()).filter(|d| *d > 0)?;
    signs.next();
    if signs.next() != Some('成') || signs.next().is_some_and(|c| "员立功为果本都长品交效绩套人份熟".contains(c))
    {
        return None;
    }
    let end = at + '一'.len_utf8() + '成'.len_utf8();
    Some(figure(text, at, end, digit as f64 * 10.0, percent()))
}

/// 百分之五, 四分之一
fn fraction(text: &str, at: usize) -> Option<Figure<'_>> {
    let rest = text.get(at..)?;
    let below = run(rest);
    let tail = rest.get(below..)?.strip_prefix("分之")?;
    let above = run(tail);
    let (whole, part) = (integer(rest.get(..below)?)?, integer(tail.get(..above)?)?);
    let value = (part / whole * 10_000.0).round() / 100.0;
    let end = at + below + "分之".len() + above;
    (whole > 0.0 && above > 0).then(|| figure(text, at, end, value, percent()))
}

/// 超千亿元, 近万名, 百余场: a round number, compared.
fn round<'t>(text: &'t str, at: usize, rest: &'t str) -> Option<Figure<'t>> {
    let (word, value) = [("百", 100.0), ("千", 1000.0), ("十", 10.0)].iter().find(|(w, _)| rest.starts_with(w))?;
    let unit = unit::read(rest.get(word.len()..)?);
    let end = at + word.len() + unit.len;
    let figure = figure(text, at, end, *value, unit);
    let idiom = rest.starts_with("千家万户") || rest.starts_with("千座") || rest.starts_with("百年");
    let known = !idiom && !unit.name.is_empty() && !unit.is_shy();
    (known && (unit.more || figure.whole.start < at || figure.whole.end > end && unit.is_money())).then_some(figure)
}

/// 二十余次, 一百二十个
fn count<'t>(text: &'t str, at: usize, rest: &'t str) -> Option<Figure<'t>> {
    let len = run(rest);
    let word = rest.get(..len)?;
    // 百家, 千亩 alone name a class
    let value = integer(word).filter(|v| *v > 10.0 && word.chars().nth(1).is_some())?;
    let unit = unit::read(rest.get(len..)?);
    let after = rest.get(len + unit.len..)?;
    let idle = ["万户", "方面", "字", "月", "大", "五", "年", "工作日"].iter().any(|w| after.starts_with(w));
    (!unit.name.is_empty() && !unit.is_shy() && !idle).then(|| figure(text, at, at + len + unit.len, value, unit))
}

fn percent() -> Unit<'static> {
    Unit { len: 0, many: "", name: "%", more: false }
}

fn figure<'t>(text: &'t str, at: usize, end: usize, value: f64, unit: Unit<'t>) -> Figure<'t> {
    let (start, before) = compared_before(text, at);
    let (last, after) = compared_after(text, end);
    let cmp = after.or(before).unwrap_or(if unit.more { Cmp::Gt } else { Cmp::Eq });
    Figure { whole: start..last, core: at..end, low: value, high: None, unit, cmp, ratio: Vec::new(), zh: true }
}

/// 一百二十三, 二十, 十五; without 亿 and 万.
fn integer(word: &str) -> Option<f64> {
    let mut sum = 0.0;
    let mut digit: Option<f64> = None;
    for sign in word.chars() {
        let times = match sign {
            '十' => 10.0,
            '百' => 100.0,
            '千' => 1000.0,
            '两' => {
                digit = Some(2.0);
                continue;
            }
            '〇' => continue,
            _ => {
                digit = Some(DIGITS.chars().position(|c| c == sign)? as f64);
                continue;
            }
        };
        sum += digit.take().unwrap_or(1.0) * times;
    }
    let value = sum + digit.unwrap_or(0.0);
    (value > 0.0 && !word.is_empty()).then_some(value)
}

#[cfg(test)]
mod tests {
    use super::super::line::Room;
    use super::*;

    #[test]
    fn what_can_mean_nothing_else_is_read() {
        let read = |text: &str| {
            let signs = crate::Signs::of(text);
            let line = Line::cut(text, (0, signs.within(0..text.len())), Room::default());
            all(&line).iter().map(|f| (f.low, f.unit.written(), f.cmp)).collect::<Vec<_>>()
        };
        assert_eq!(read("渔船收入翻一番"), [(100.0, "番".to_owned(), Cmp::Eq)]);
        assert_eq!(read("八成以上财力用于清淤"), [(80.0, "%".to_owned(), Cmp::Ge)]);
        assert_eq!(read("占比超过四分之一"), [(25.0, "%".to_owned(), Cmp::Gt)]);
        assert_eq!(read("总投资超千亿元"), [(1000.0, "亿元".to_owned(), Cmp::Gt)]);
        assert_eq!(read("举办活动百余场"), [(100.0, "场".to_owned(), Cmp::Gt)]);
        assert_eq!(read("检查二十余次"), [(20.0, "次".to_owned(), Cmp::Gt)]);
        assert_eq!(read("打好三大攻坚战，“十四五”期间抓好五个方面，倍增计划"), []);
    }
}

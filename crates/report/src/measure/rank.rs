//! Where a place stands among others: 居全省首位, 列全国第3位, 均排全省前列.

use super::draft::Draft;
use super::line::{Cut, Line};

/// Clauses after a measure in which its rank may stand.
const CLAUSES: usize = 5;
/// Bytes after a measure in which its rank may stand.
const REACH: usize = 240;

/// Among whom.
const PLACES: &[&str] = &[
    "全国",
    "全省",
    "全市",
    "全区",
    "全州",
    "全球",
    "世界",
    "东北",
    "辽西北",
    "省内",
    "国内",
    "中西部",
    "西部",
    "中部",
    "东部",
    "副省级",
    "同类",
    "地级市",
    "长三角",
    "沿海",
];
/// Which place, where no number says so.
const GRADES: &[&str] = &["前列", "首位", "榜首", "之首", "前茅", "第一方阵", "上游", "前三", "前五", "前十", "首批"];
/// Longest distance from the place to the grade, in characters: 全省县级市|第2位.
const BETWEEN: usize = 10;

/// The rank of a measure, in its own clause or after it.
pub(super) fn of(line: &Line<'_>, draft: &Draft) -> Option<String> {
    let own = line.slice(draft.quote.clone());
    let from = draft.quote.end;
    let end = line.end(from, Cut::Stop).min(line.text.floor_char_boundary(from + REACH));
    let mut at = from;
    let mut passed = false;
    for _ in 0..CLAUSES {
        let next = line.end(at, Cut::Pause).min(end);
        let clause = line.slice(at..next);
        if let Some(rank) = found(clause) {
            // Over another figure only 均 reaches back: A 5亿元、B 6亿元，均排全省前列.
            let shared = clause.trim_start().starts_with(['均', '都']);
            return (!passed || shared).then(|| rank.to_owned());
        }
        passed |= clause.bytes().any(|b| b.is_ascii_digit());
        if next >= end {
            break;
        }
        at = line.sep_at(next)?.range.end;
    }
    // 全市26家企业入围…，behind a count the rank can stand within the quote.
    found(own).filter(|rank| own.ends_with(rank)).map(str::to_owned)
}

fn found(clause: &str) -> Option<&str> {
    let at = PLACES.iter().filter_map(|w| clause.find(w)).min()?;
    let rest = clause.get(at..)?;
    let near = rest.char_indices().nth(BETWEEN + 2).map_or(rest, |(at, _)| rest.get(..at).unwrap_or(rest));
    let graded = GRADES.iter().filter_map(|w| near.find(w).map(|at| at + w.len())).min();
    graded.or_else(|| numbered(rest, near)).and_then(|end| rest.get(..end))
}

/// 第3位: where it ends.
fn numbered(rest: &str, near: &str) -> Option<usize> {
    let from = near.find('第')? + '第'.len_utf8();
    let tail = rest.get(from..)?;
    let len = tail
        .find(|c: char| !(c.is_ascii_digit() || "一二三四五六七八九十".contains(c) || matches!(c, '位' | '名')))
        .unwrap_or(tail.len());
    (len > 0).then_some(from + len)
}

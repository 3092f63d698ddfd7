//! Where a place stands among others: 居全省首位, 列全国第3位, 均排全省前列.

use super::draft::Draft;
use super::line::{Cut, Line};
use super::words::LEXICA;
use std::ops::Range;

/// Clauses after a measure in which its rank may stand.
const CLAUSES: usize = 5;
/// Bytes after a measure in which its rank may stand.
const REACH: usize = 240;
/// Longest distance from the place to the grade, in characters: 全省县级市|第2位.
const BETWEEN: usize = 10;

/// The ranks of a line, in order.
pub(super) struct Ranks<'a, 'l> {
    line: &'l Line<'a>,
    found: Vec<Range<usize>>,
}

impl<'a, 'l> Ranks<'a, 'l> {
    pub(super) fn of_line(line: &'l Line<'a>) -> Ranks<'a, 'l> {
        let mut found: Vec<Range<usize>> = Vec::new();
        let mut from = 0;
        for at in line.ranks.iter().copied() {
            if at < from {
                continue;
            }
            from = at + "全".len();
            let rest = line.text.get(at..).unwrap_or_default();
            if let Some(len) = graded(rest) {
                found.push(at..at + len);
                from = from.max(at + len);
            }
        }
        Ranks { line, found }
    }

    /// The rank of a measure, in its own clause or after it.
    pub(super) fn of(&self, draft: &Draft) -> Option<String> {
        let from = draft.quote.end;
        let next = self.found.partition_point(|rank| rank.start < from);
        let after = self.found.get(next).filter(|rank| self.reaches(from, rank.start));
        // 全市26家企业入围…全国前列: behind a count the rank can stand within the quote.
        let within = || self.found.get(next.checked_sub(1)?).filter(|rank| rank.end == from && rank.start > draft.at);
        after.or_else(within).map(|rank| self.line.slice(rank.clone()).to_owned())
    }

    /// Whether a rank speaks of the measure that ends at `from`: near, in the same sentence, and with no other
    /// figure between, unless 均 says that it reaches back (A 5亿元、B 6亿元，均排全省前列).
    fn reaches(&self, from: usize, rank: usize) -> bool {
        if rank - from > REACH {
            return false;
        }
        let clause = self.line.begin(rank, Cut::Pause).max(from);
        let gap = self.line.slice(from..clause);
        let stop = self.line.end(from, Cut::Stop) < rank;
        let clauses = gap.matches(['，', ',', '、', ';', '；', '：', ':']).count();
        let passed = gap.bytes().any(|b| b.is_ascii_digit());
        let shared = self.line.slice(clause..rank).trim_start().starts_with(['均', '都']);
        !stop && clauses <= CLAUSES && (!passed || shared)
    }
}

/// Where a rank ends whose place begins here: 全省|首位, 全国|第3位.
fn graded(rest: &str) -> Option<usize> {
    for (no, (at, sign)) in rest.char_indices().enumerate().take(BETWEEN + 2) {
        if matches!(sign, '，' | ',' | '。' | '、' | ';' | '；' | ':' | '：') {
            return None;
        }
        let here = rest.get(at..)?;
        if no > 0
            && let Some(word) = LEXICA.grades.begins(here)
        {
            return Some(at + word.len());
        }
        if let Some(tail) = here.strip_prefix('第') {
            let len = tail
                .find(|c: char| !(c.is_ascii_digit() || "一二三四五六七八九十".contains(c) || matches!(c, '位' | '名')))
                .unwrap_or(tail.len());
            if len > 0 {
                return Some(at + '第'.len_utf8() + len);
            }
        }
    }
    None
}

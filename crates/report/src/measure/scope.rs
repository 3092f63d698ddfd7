//! Whether a statement is done, expected or promised, and for which time.

use super::draft::Draft;
use super::line::{Cut, Line};
use crate::frame::{Frame, Stretch};
use crate::{Kind, Part};

/// The scopes of one line: a 预计 at the head of a sentence holds to its end.
pub(super) struct Scopes<'a, 'l> {
    line: &'l Line<'a>,
    stretch: &'l Stretch,
    year: Option<i32>,
}

impl<'a, 'l> Scopes<'a, 'l> {
    pub(super) fn new(line: &'l Line<'a>, stretch: &'l Stretch, frame: &Frame) -> Scopes<'a, 'l> {
        Scopes { line, stretch, year: frame.report_year }
    }

    pub(super) fn of(&mut self, draft: &Draft) -> (Kind, Option<String>) {
        let sentence = self.line.begin(draft.at, Cut::Stop);
        let clause = self.line.begin(draft.at, Cut::Comma);
        let lead = self.line.slice(sentence..draft.at);
        let own = self.line.slice(draft.quote.start.min(clause)..draft.at);
        let promised = matches!(self.stretch.part, Part::Plan | Part::Own);
        let kind = if promised {
            if is_done(own) { Kind::Actual } else { Kind::Target }
        } else if is_expected(lead, own) {
            Kind::Expected
        } else {
            Kind::Actual
        };
        (kind, self.period(lead, own, kind))
    }

    fn period(&self, lead: &str, own: &str, kind: Kind) -> Option<String> {
        let (from, to) = (self.stretch.from, self.stretch.to);
        if let Some(year) = to.or(from)
            && let Some(quarter) = quarter(own).or_else(|| quarter(head(lead)))
        {
            return Some(format!("{year}{quarter}"));
        }
        if let Some(year) = until(own).or_else(|| until(head(lead))) {
            return Some(year.to_string());
        }
        if own.contains("去年")
            && kind == Kind::Actual
            && let Some(year) = self.year
        {
            return Some((year - 1).to_string());
        }
        if kind == Kind::Actual
            && matches!(self.stretch.part, Part::Plan | Part::Own)
            && let Some(year) = self.year
        {
            return Some((year - 1).to_string());
        }
        match (from, to) {
            (Some(from), Some(to)) if from != to => Some(format!("{from}-{to}")),
            (Some(year), _) | (None, Some(year)) => Some(year.to_string()),
            (None, None) => None,
        }
    }
}

/// The first clause of a sentence, where a time stands that holds for all of it.
fn head(lead: &str) -> &str {
    let end = lead.find([',', '，', ':', '：']).unwrap_or(lead.len());
    lead.get(..end).unwrap_or(lead)
}

fn is_expected(lead: &str, own: &str) -> bool {
    let opening = head(lead);
    let leading = ["预计", "预期"]
        .iter()
        .any(|w| opening.trim_start().starts_with(w) || opening.ends_with(w) || opening.contains("预计全"))
        || lead.contains("预计:")
        || lead.contains("预计：");
    leading
        || own.contains("预计")
        || own.contains("有望")
        || own.contains("预期")
        || own.contains("可达")
        || ["将获得", "将达", "将超", "将完成", "将突破", "将实现"].iter().any(|w| own.starts_with(w))
}

fn is_done(own: &str) -> bool {
    if own.trim_end().ends_with('了') {
        return true;
    }
    ["遴选了", "筛选出", "遴选出", "已累计", "目前已", "去年"].iter().any(|w| own.contains(w))
}

fn quarter(text: &str) -> Option<&'static str> {
    const TIMES: &[(&str, &str)] = &[
        ("前三季度", "Q3"),
        ("一季度", "Q1"),
        ("第一季度", "Q1"),
        ("二季度", "Q2"),
        ("三季度", "Q3"),
        ("四季度", "Q4"),
        ("上半年", "H1"),
        ("下半年", "H2"),
        ("3月底前", "Q1"),
        ("3月底", "Q1"),
        ("6月底前", "H1"),
        ("6月底", "H1"),
        ("9月底前", "Q3"),
        ("9月底", "Q3"),
    ];
    TIMES.iter().find(|(w, _)| text.contains(w)).map(|(_, q)| *q)
}

/// 到2025年, 2025年前, 2025年底.
fn until(text: &str) -> Option<i32> {
    let mut rest = text;
    while let Some(at) = rest.find("20") {
        let digits = rest.get(at..at + 4)?;
        let after = rest.get(at + 4..).unwrap_or_default();
        if digits.bytes().all(|b| b.is_ascii_digit()) && after.starts_with('年') {
            let before = rest.get(..at).unwrap_or_default();
            let after = after.trim_start_matches('年');
            if before.ends_with('到')
                || before.ends_with("至")
                || before.trim().is_empty()
                || after.starts_with(['前', '底', '末'])
            {
                let compared = before.ends_with(['比', '较', '与']);
                if !compared && !after.starts_with(['至', '-', '—', '以']) {
                    return digits.parse().ok();
                }
            }
        }
        rest = rest.get(at + 2..).unwrap_or_default();
    }
    None
}

/// 居全省首位, 列全国第3位: in the clause of the measure or the next.
pub(super) fn rank(line: &Line<'_>, draft: &Draft) -> Option<String> {
    let end = line.end(draft.quote.end, Cut::Stop);
    let mut at = draft.quote.end;
    for _ in 0..2 {
        let next = line.end(at, Cut::Pause).min(end);
        let clause = line.slice(at..next);
        if let Some(rank) = ranked(clause) {
            return Some(rank.to_owned());
        }
        if clause.bytes().any(|b| b.is_ascii_digit()) && at > draft.quote.end {
            return None;
        }
        at = line.sep_at(next)?.range.end;
        if next >= end {
            return None;
        }
    }
    None
}

fn ranked(clause: &str) -> Option<&str> {
    const PLACES: &[&str] = &[
        "全国",
        "全省",
        "全市",
        "全区",
        "全球",
        "世界",
        "东北",
        "辽西北",
        "省内",
        "国内",
        "西部",
        "中部",
        "副省级城市",
    ];
    let at = PLACES.iter().filter_map(|w| clause.find(w)).min()?;
    let rest = clause.get(at..)?;
    for word in ["前列", "首位", "榜首", "之首", "前茅", "第一方阵", "上游"] {
        if let Some(found) = rest.find(word) {
            return rest.get(..found + word.len());
        }
    }
    let found = rest.find('第')?;
    let tail = rest.get(found + '第'.len_utf8()..)?;
    let len = tail
        .find(|c: char| !(c.is_ascii_digit() || "一二三四五六七八九十".contains(c) || matches!(c, '位' | '名')))
        .unwrap_or(tail.len());
    (len > 0).then(|| rest.get(..found + '第'.len_utf8() + len)).flatten()
}

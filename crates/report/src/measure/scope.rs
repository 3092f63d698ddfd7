//! Whether a statement is done, expected or promised, and for which time.

use super::draft::Draft;
use super::line::{Cut, Hint, Line};
use crate::frame::{Frame, Stretch};
use crate::lexicon::Lexicon;
use crate::scan::{Words, find, has, signs};
use crate::stops::{is_colon, is_comma};
use crate::{Kind, Part};
use std::ops::Range;
use std::sync::LazyLock;

/// Words that say that something is expected, that it is done although it stands in a plan, or in which quarter.
pub(super) const TOLD_WORDS: &str = "预计 有望 预期 可达 遴选了 筛选出 遴选出 已累计 目前已 去年 季度 半年 月底";
pub(super) static TOLD: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::of(TOLD_WORDS));
const EXPECTED: Words<'_> = Words::of(&["预计", "有望", "预期", "可达"]);
const DONE: Words<'_> = Words::of(&["遴选了", "筛选出", "遴选出", "已累计", "目前已", "去年"]);
const QUARTERS: Words<'_> = Words::of(&["季度", "半年", "月底"]);

/// How far the first clause of a sentence is looked for, in bytes.
const HEAD: usize = 150;
/// The scopes of one line: a 预计 at the head of a sentence holds to its end.
#[derive(Debug)]
pub(super) struct Scopes<'a, 'l> {
    line: &'l Line<'a>,
    stretch: &'l Stretch,
    year: Option<i32>,
    /// The period of most of its statements.
    usual: Option<String>,
    /// That of the last draft: most stand in one sentence with the one before.
    opening: Opening,
}

/// The first clause of a sentence, and what it says of all of it.
#[derive(Clone, Copy, Debug, Default)]
struct Opening {
    /// Where the sentence begins, and where the clause ends.
    range: (usize, usize),
    /// A comma or a colon ends it.
    closed: bool,
    expected: bool,
    quarter: Option<&'static str>,
    until: Option<i32>,
    year: Option<i32>,
}

impl Opening {
    /// Of a sentence as far as a draft.
    fn of(line: &Line<'_>, sentence: usize, at: usize) -> Opening {
        let lead = line.slice(sentence..line.text.floor_char_boundary(sentence + HEAD).min(at));
        let end = signs(lead).find(|(_, c)| is_comma(*c) || is_colon(*c)).map(|(at, _)| at);
        let words = lead.get(..end.unwrap_or(lead.len())).unwrap_or(lead);
        let range = sentence..sentence + words.len();
        let told = told(line, range.clone());
        let bare = told.trim_start();
        let leading = ["预计", "预期"].iter().any(|w| bare.starts_with(w) || bare.ends_with(w));
        Opening {
            range: (range.start, range.end),
            closed: end.is_some(),
            expected: leading || has(bare, "预计全"),
            quarter: quarter(told),
            until: until(line, range),
            year: years(words),
        }
    }

    /// Whether it is that of another draft too.
    fn holds(&self, sentence: usize, at: usize) -> bool {
        self.closed && self.range.0 == sentence && self.range.1 < at
    }
}

impl<'a, 'l> Scopes<'a, 'l> {
    pub(super) fn new(line: &'l Line<'a>, stretch: &'l Stretch, frame: &Frame) -> Scopes<'a, 'l> {
        let usual = match (stretch.from, stretch.to) {
            (Some(from), Some(to)) if from != to => Some(format!("{from}-{to}")),
            (Some(year), _) | (None, Some(year)) => Some(year.to_string()),
            (None, None) => None,
        };
        Scopes { line, stretch, year: frame.report_year, usual, opening: Opening::default() }
    }

    pub(super) fn of(&mut self, draft: &Draft) -> (Kind, Option<String>) {
        let sentence = self.line.begin(draft.at, Cut::Stop);
        let clause = self.line.begin(draft.at, Cut::Comma);
        if !self.opening.holds(sentence, draft.at) {
            self.opening = Opening::of(self.line, sentence, draft.at);
        }
        let near = self.line.back(draft.at);
        let place = draft.quote.start.min(clause).max(near)..draft.at;
        let own = self.line.slice(place.clone());
        let told = told(self.line, place.clone());
        let kind = match promised(self.stretch.part) {
            true if own.trim_end().ends_with('了') || !told.is_empty() && DONE.stand_in(told) => Kind::Actual,
            true => Kind::Target,
            false if self.opening.expected || is_expected(own, told) => Kind::Expected,
            false => Kind::Actual,
        };
        let until = until(self.line, place).or(self.opening.until);
        // 一季度增长4%，上半年增长5%，全年增长6%: its own clause says it first
        let here = if told.is_empty() { "" } else { self.line.slice(clause.max(near)..draft.at) };
        let whole_year = has(here, "全年");
        let quarter = quarter(here).or_else(|| quarter(told)).or(self.opening.quarter).filter(|_| !whole_year);
        if let Some(period) = self.span(self.line.slice(clause.max(near)..draft.at), kind) {
            return (kind, Some(period));
        }
        (kind, self.period(told, kind, (until, quarter), || has(&draft.what, "年均")))
    }

    /// 三年建设渔村100个, 十年增加8万亩: so many years on, or back.
    fn span(&self, own: &str, kind: Kind) -> Option<String> {
        const NUMBERS: [char; 10] = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];
        let bare = own.trim_start();
        let bare = ["今后", "未来", "利用", "力争", "用", "过去", "近"]
            .iter()
            .find_map(|w| bare.strip_prefix(w))
            .unwrap_or(bare);
        let number = bare.chars().next()?;
        let years = match number {
            '两' => 2,
            _ => 1 + i32::try_from(NUMBERS.iter().position(|c| *c == number)?).ok()?,
        };
        let rest = bare.get(number.len_utf8()..)?.strip_prefix('年')?;
        let said = rest.is_empty()
            || rest.starts_with(|c: char| c.is_ascii_digit())
            || ["内", "时间", "累计", "共", "建设", "新建", "改造", "完成", "实现", "增加", "减少", "培育", "引进"]
                .iter()
                .any(|w| rest.starts_with(w));
        if !said || years < 2 {
            return None;
        }
        match kind {
            Kind::Target => self.year.map(|first| format!("{first}-{}", first + years - 1)),
            _ => self.stretch.to.or(self.stretch.from).map(|last| format!("{}-{last}", last - years + 1)),
        }
    }

    fn period(
        &self,
        told: &str,
        kind: Kind,
        (until, quarter): (Option<i32>, Option<&str>),
        mean: impl Fn() -> bool,
    ) -> Option<String> {
        let (from, to) = (self.stretch.from, self.stretch.to);
        let last = to.or(from);
        if let Some((year, quarter)) = last.zip(quarter) {
            return Some(format!("{year}{quarter}"));
        }
        if let Some(year) = until {
            // 到2030年, 年均增长5%: over all the years until then.
            let first = self.year.filter(|first| *first < year && kind == Kind::Target && mean());
            return Some(first.map_or(year.to_string(), |first| format!("{first}-{year}")));
        }
        if kind != Kind::Target
            && from != to
            && let Some(year) = self.opening.year.filter(|year| last.is_none_or(|last| *year <= last))
        {
            return Some(year.to_string());
        }
        let past = kind == Kind::Actual && (promised(self.stretch.part) || has(told, "去年"));
        if let Some(year) = self.year.filter(|_| past) {
            return Some((year - 1).to_string());
        }
        self.usual.clone()
    }
}

/// The words of a range if they may tell how sure a statement is, or of which part of a year: hardly any do.
fn told<'a>(line: &Line<'a>, range: Range<usize>) -> &'a str {
    if line.hints(range.clone(), Hint::Told) { line.slice(range) } else { "" }
}

fn promised(part: Part) -> bool {
    matches!(part, Part::Plan | Part::Own)
}

/// 预计2031年: the year that a sentence opens with.
fn years(opening: &str) -> Option<i32> {
    let bare = ["预计", "其中", "到", "截至"].iter().find_map(|w| opening.strip_prefix(w)).unwrap_or(opening);
    let digits = bare.get(..4).filter(|d| d.starts_with("20") && d.bytes().all(|b| b.is_ascii_digit()))?;
    let after = bare.get(4..)?;
    (after.starts_with('年') && !after.starts_with("年以来") && !after.starts_with("年至"))
        .then(|| digits.parse().ok())
        .flatten()
}

fn is_expected(own: &str, told: &str) -> bool {
    !told.is_empty() && EXPECTED.stand_in(told)
        || own.starts_with('将')
            && ["将获得", "将达", "将超", "将完成", "将突破", "将实现"].iter().any(|w| own.starts_with(w))
}

fn quarter(text: &str) -> Option<&'static str> {
    if text.is_empty() || !QUARTERS.stand_in(text) {
        return None;
    }
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
    TIMES.iter().find(|(w, _)| has(text, w)).map(|(_, q)| *q)
}

/// 到2025年, 2025年前, 2025年底.
fn until(line: &Line<'_>, range: Range<usize>) -> Option<i32> {
    if !line.hints(range.clone(), Hint::Year) {
        return None;
    }
    let mut rest = line.slice(range);
    while let Some(at) = find(rest, "20") {
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
                let compared =
                    before.ends_with(['比', '较', '与']) || before.ends_with("恢复至") || before.ends_with("恢复到");
                if !compared && !after.starts_with(['至', '-', '—', '以']) {
                    return digits.parse().ok();
                }
            }
        }
        rest = rest.get(at + 2..).unwrap_or_default();
    }
    None
}

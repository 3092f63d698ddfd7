//! The notices, read from `data/YEAR.txt`. A line is one of
//!
//! ```text
//! # remark
//! notice URL                 the lines below are from this notice
//! off  DATE[..DATE] NAME     days off, weekdays and weekends alike
//! work DATE[..DATE] NAME     make-up workdays (调休上班)
//! ```
//!
//! A later line rules over an earlier one, so that a second notice of the same year (2015, 2019,
//! 2020) can change the first and the day still names the notice that rules it. A file may name
//! days of the December before: the notice of 2007 made 30 December 2006 a workday.
//!
//! To add a year: `data/YEAR.txt`, and the year in `YEARS` below. A city that cannot wait for a
//! new release drops the text in: [`crate::Calendar::with_year`].

use crate::day::is_weekend;
use jiff::civil::Date;
use std::collections::BTreeMap;
use std::ops::RangeInclusive;
use std::sync::{Arc, LazyLock};

/// What a notice says of one day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Ruling {
    pub(crate) off: bool,
    pub(crate) name: Arc<str>,
    pub(crate) notice: Arc<str>,
}

macro_rules! years {
    ($($year:literal)*) => { &[$(($year, include_str!(concat!("../data/", stringify!($year), ".txt"))),)*] };
}

/// Every year whose notice is known, without a gap.
const YEARS: &[(i16, &str)] = years! {
    2007 2008 2009 2010 2011 2012 2013 2014 2015 2016 2017 2018 2019 2020 2021 2022 2023 2024 2025 2026
};

pub(crate) const FIRST: i16 = match YEARS {
    [(year, _), ..] => *year,
    [] => 0,
};
pub(crate) const LAST: i16 = match YEARS {
    [.., (year, _)] => *year,
    [] => 0,
};

pub(crate) static RULINGS: LazyLock<Arc<BTreeMap<Date, Ruling>>> = LazyLock::new(|| {
    let mut rulings = BTreeMap::new();
    for (_, text) in YEARS {
        // A line that does not parse cannot ship: `every_line_is_understood` reads them all.
        rulings.extend(parse(text).into_iter().flatten().map(|(_, day, ruling)| (day, ruling)));
    }
    Arc::new(rulings)
});

/// A text that is no notice: the first line that is wrong, and why.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {fault}")]
pub struct NoticeError {
    /// From 1; 0 stands for the text as a whole.
    pub line: usize,
    pub fault: NoticeFault,
}

/// What is wrong with a notice.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoticeFault {
    #[error("write `notice URL`, `off DATE[..DATE] NAME` or `work DATE[..DATE] NAME`")]
    NotUnderstood,
    #[error("a day before any `notice` line: say first which notice rules it")]
    NoNotice,
    #[error("the days run backwards, or longer than a month")]
    Span,
    #[error("{day} is neither in {year} nor in the December before")]
    OtherYear { day: Date, year: i16 },
    #[error("{0} is no Saturday or Sunday, so it needs no make-up")]
    NoWeekend(Date),
    #[error("no day off is named")]
    Empty,
    #[error("the notice of {missing} is not known, and comes before that of {year}")]
    Gap { year: i16, missing: i16 },
    #[error("the years before {0} are not kept")]
    TooEarly(i16),
}

impl NoticeFault {
    /// The fault in Chinese, with what to do.
    pub fn zh(&self) -> String {
        match self {
            NoticeFault::NotUnderstood => {
                "此行应为“notice 网址”“off 日期[..日期] 名称”或“work 日期[..日期] 名称”。".to_owned()
            }
            NoticeFault::NoNotice => "日期之前缺少 notice 行，请先写明依据的通知。".to_owned(),
            NoticeFault::Span => "起止日期颠倒，或超过一个月，请检查。".to_owned(),
            NoticeFault::OtherYear { day, year } => format!("{day} 不在{year}年，也不在上一年12月，请检查日期。"),
            NoticeFault::NoWeekend(day) => format!("{day} 不是周六或周日，不必调休上班，请检查日期。"),
            NoticeFault::Empty => "没有写任何放假日期（off）。".to_owned(),
            NoticeFault::Gap { year, missing } => format!("尚无{missing}年的通知，请先补上，再用{year}年的。"),
            NoticeFault::TooEarly(first) => format!("不收录{first}年以前的通知。"),
        }
    }
}

/// A ruling with its line (from 1).
pub(crate) type Line = (usize, Date, Ruling);

/// A longer run of days off is a slip of the pen.
const SPAN_DAYS_MAX: i32 = 31;

/// Every ruling of a text in its order, or the first line that is not understood.
pub(crate) fn parse(text: &str) -> Result<Vec<Line>, NoticeError> {
    let mut notice: Option<Arc<str>> = None;
    let mut rulings = Vec::new();
    for (line, said) in (1..).zip(text.lines()) {
        if said.trim().is_empty() || said.starts_with('#') {
            continue;
        }
        let fault = |fault| NoticeError { line, fault };
        let words: Vec<&str> = said.split_whitespace().collect();
        let (off, days, name) = match words.as_slice() {
            ["notice", source] => {
                notice = Some((*source).into());
                continue;
            }
            ["off", days, name] => (true, *days, *name),
            ["work", days, name] => (false, *days, *name),
            _ => return Err(fault(NoticeFault::NotUnderstood)),
        };
        let date = |text: &str| text.parse::<Date>().map_err(|_| fault(NoticeFault::NotUnderstood));
        let (from, to) = days.split_once("..").unwrap_or((days, days));
        let (from, to) = (date(from)?, date(to)?);
        if from > to || from.duration_until(to).as_hours() >= i64::from(SPAN_DAYS_MAX * 24) {
            return Err(fault(NoticeFault::Span));
        }
        let notice = notice.clone().ok_or_else(|| fault(NoticeFault::NoNotice))?;
        let ruling = Ruling { off, name: name.into(), notice };
        let days = from.series(jiff::Span::new().days(1)).take_while(|day| *day <= to);
        rulings.extend(days.map(|day| (line, day, ruling.clone())));
    }
    Ok(rulings)
}

/// The rulings of one year's notice on top of the years `known`, checked as the shipped ones are.
pub(crate) fn year(year: i16, text: &str, known: &RangeInclusive<i16>) -> Result<Vec<Line>, NoticeError> {
    let whole = |fault| NoticeError { line: 0, fault };
    if year < *known.start() {
        return Err(whole(NoticeFault::TooEarly(*known.start())));
    }
    let missing = known.end().saturating_add(1);
    if year > missing {
        return Err(whole(NoticeFault::Gap { year, missing }));
    }
    let rulings = parse(text)?;
    for (line, day, ruling) in &rulings {
        let december_before = day.year().saturating_add(1) == year && day.month() == 12;
        let fault = if day.year() != year && !december_before {
            NoticeFault::OtherYear { day: *day, year }
        } else if !ruling.off && !is_weekend(*day) {
            NoticeFault::NoWeekend(*day)
        } else {
            continue;
        };
        return Err(NoticeError { line: *line, fault });
    }
    if rulings.iter().any(|(_, _, ruling)| ruling.off) { Ok(rulings) } else { Err(whole(NoticeFault::Empty)) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn every_line_is_understood() {
        for (number, text) in YEARS {
            let rulings =
                year(*number, text, &(FIRST..=LAST)).unwrap_or_else(|error| panic!("data/{number}.txt: {error}"));
            for (_, _, ruling) in rulings {
                let notice = ruling.notice.split_once("://www.gov.cn/zhengce/zhengceku/").unwrap();
                assert!(matches!(notice.0, "http" | "https"), "{}", ruling.notice);
            }
        }
        assert!(YEARS.windows(2).all(|pair| pair[0].0 + 1 == pair[1].0), "a year is missing");
    }

    /// 全国年节及纪念日放假办法 gives a number of days off a year and makes up for those that fall
    /// on a weekend; a notice only moves them. So the weekdays off, less the make-up days, are that
    /// number in every year, whatever the moves: a sum over the whole file that a slip would break.
    #[test]
    fn the_weekdays_off_less_the_make_up_days_are_the_days_the_law_gives() {
        for (year, text) in YEARS {
            let days: BTreeMap<Date, Ruling> =
                parse(text).unwrap().into_iter().map(|(_, day, ruling)| (day, ruling)).collect();
            let balance: i32 =
                days.iter().map(|(day, r)| i32::from(r.off && !is_weekend(*day)) - i32::from(!r.off)).sum();
            let law = match year {
                ..2008 => 10,
                2008..2025 => 11, // Qingming, Dragon Boat and Mid-Autumn came, 1 May lost two days
                2025.. => 13,     // New Year's Eve and 2 May came
            };
            let once = match year {
                2015 => 1, // 3 September, the 70th anniversary of the victory
                2020 => 2, // the epidemic: Friday 31 January off, Saturday 1 February no workday
                _ => 0,
            };
            assert_eq!(balance, law + once, "{year}");
        }
    }

    #[test]
    fn a_second_notice_rules_the_days_it_names_and_no_others() {
        let notice =
            |y, m, d| RULINGS.get(&date(y, m, d)).map(|ruling| (ruling.off, ruling.notice.contains("5472352")));
        assert_eq!(notice(2020, 1, 30), Some((true, false)), "the first notice");
        assert_eq!(notice(2020, 1, 31), Some((true, true)), "the second");
        assert_eq!(notice(2020, 2, 1), Some((true, true)), "a make-up day by the first, off by the second");
        assert_eq!(notice(2020, 2, 3), None);
    }

    #[test]
    fn what_is_not_understood_is_refused() {
        let spoilt = [
            ("off 2027-01-01 元旦", 1, NoticeFault::NoNotice),
            ("notice u\noff 2027-01-03..2027-01-01 元旦", 2, NoticeFault::Span),
            ("notice u\noff 2027-01-01..2027-02-01 元旦", 2, NoticeFault::Span),
            ("# x\n\nnotice u\noff 2027-02-30 元旦", 4, NoticeFault::NotUnderstood),
            ("notice u\nholiday 2027-01-01 元旦", 2, NoticeFault::NotUnderstood),
            ("notice u\noff 2027-01-01", 2, NoticeFault::NotUnderstood),
            ("notice u\noff 2027-01-01 元旦 again", 2, NoticeFault::NotUnderstood),
            ("notice u\noff 2028-01-01 元旦", 2, NoticeFault::OtherYear { day: date(2028, 1, 1), year: 2027 }),
            ("notice u\noff 2026-11-30 元旦", 2, NoticeFault::OtherYear { day: date(2026, 11, 30), year: 2027 }),
            ("notice u\nwork 2027-01-01 元旦", 2, NoticeFault::NoWeekend(date(2027, 1, 1))),
            ("notice u\nwork 2027-01-02 元旦", 0, NoticeFault::Empty),
        ];
        for (text, line, fault) in spoilt {
            assert!(!fault.zh().is_empty());
            assert_eq!(year(2027, text, &(FIRST..=2026)), Err(NoticeError { line, fault }), "{text}");
        }
        let refused = |number| year(number, "", &(FIRST..=2026)).unwrap_err().fault;
        assert_eq!(refused(2028), NoticeFault::Gap { year: 2028, missing: 2027 });
        assert_eq!(refused(2006), NoticeFault::TooEarly(2007));
        assert!(year(2027, "notice u\noff 2026-12-31..2027-01-02 元旦", &(FIRST..=2026)).is_ok());
    }
}

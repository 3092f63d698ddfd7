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
//! To add a year: `data/YEAR.txt`, and the year in `YEARS` below.

use jiff::civil::Date;
use std::collections::BTreeMap;
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
        rulings.extend(parse(text).into_iter().flatten());
    }
    Arc::new(rulings)
});

/// Every ruling of a file in its order, or the first line that is not understood.
fn parse(text: &str) -> Result<Vec<(Date, Ruling)>, &str> {
    let mut notice: Option<Arc<str>> = None;
    let mut rulings = Vec::new();
    for line in text.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let words: Vec<&str> = line.split_whitespace().collect();
        let (off, days, name) = match words.as_slice() {
            ["notice", url] => {
                notice = Some((*url).into());
                continue;
            }
            ["off", days, name] => (true, *days, *name),
            ["work", days, name] => (false, *days, *name),
            _ => return Err(line),
        };
        let (from, to) = days.split_once("..").unwrap_or((days, days));
        let (from, to): (Date, Date) = (from.parse().map_err(|_| line)?, to.parse().map_err(|_| line)?);
        let ruling = Ruling { off, name: name.into(), notice: notice.clone().ok_or(line)? };
        if from > to {
            return Err(line);
        }
        rulings.extend(
            from.series(jiff::Span::new().days(1)).take_while(|day| *day <= to).map(|day| (day, ruling.clone())),
        );
    }
    Ok(rulings)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::{Weekday, date};

    fn is_weekend(day: Date) -> bool {
        matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday)
    }

    #[test]
    fn every_line_is_understood() {
        for (year, text) in YEARS {
            let rulings = parse(text).unwrap_or_else(|line| panic!("data/{year}.txt: {line}"));
            for (day, ruling) in rulings {
                assert!(day.year() == *year || (day.year() == year - 1 && day.month() == 12), "{day} in {year}");
                assert!(ruling.off || is_weekend(day), "{day}: a make-up day is a Saturday or a Sunday");
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
            let days: BTreeMap<Date, Ruling> = parse(text).unwrap().into_iter().collect();
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
        for bad in [
            "off 2026-01-01 元旦",
            "notice u\noff 2026-01-03..2026-01-01 元旦",
            "notice u\noff 2026-02-30 元旦",
            "notice u\nholiday 2026-01-01 元旦",
            "notice u\noff 2026-01-01",
            "notice u\noff 2026-01-01 元旦 again",
        ] {
            assert!(parse(bad).is_err(), "{bad}");
        }
    }
}

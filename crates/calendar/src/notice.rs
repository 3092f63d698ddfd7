//! The notices, read from `data/YEAR.txt`. A line is one of
//!
//! ```text
//! notice URL
//! off  DATE[..DATE] NAME     days off, weekdays and weekends alike
//! work DATE[..DATE] NAME     make-up workdays (调休上班)
//! ```
//!
//! A file may name days of the December before: the notice of 2007 made 30 December 2006 a workday.

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

/// Every year whose notice is known.
const YEARS: &[(i16, &str)] = years! {
    2007 2008 2009 2010 2011 2012 2013 2014 2015 2016 2017 2018 2019 2020 2021 2022 2023 2024 2025 2026
};

pub(crate) const FIRST: i16 = 2007;
pub(crate) const LAST: i16 = 2026;

pub(crate) static RULINGS: LazyLock<Arc<BTreeMap<Date, Ruling>>> = LazyLock::new(|| {
    let mut rulings = BTreeMap::new();
    for (_, text) in YEARS {
        // A line that does not parse cannot ship: `every_line_is_understood` reads them all.
        rulings.extend(parse(text).into_iter().flatten());
    }
    Arc::new(rulings)
});

/// Every ruling of a file, or the first line that is not understood.
fn parse(text: &str) -> Result<Vec<(Date, Ruling)>, String> {
    // The last notice of a file rules: 2020's second one replaced the first for the days it names.
    let notices: Vec<&str> = text.lines().filter_map(|line| line.strip_prefix("notice ")).collect();
    let notice: Arc<str> = notices.join(" ").into();
    let mut rulings = Vec::new();
    for line in text.lines().filter(|line| !line.is_empty() && !line.starts_with('#') && !line.starts_with("notice ")) {
        let bad = || line.to_owned();
        let mut words = line.split_whitespace();
        let off = match words.next() {
            Some("off") => true,
            Some("work") => false,
            _ => return Err(bad()),
        };
        let days = words.next().ok_or_else(bad)?;
        let name: Arc<str> = words.next().ok_or_else(bad)?.into();
        let (from, to) = days.split_once("..").unwrap_or((days, days));
        let (from, to): (Date, Date) = (from.parse().map_err(|_| bad())?, to.parse().map_err(|_| bad())?);
        let mut day = from;
        while day <= to {
            rulings.push((day, Ruling { off, name: name.clone(), notice: notice.clone() }));
            day = day.tomorrow().map_err(|_| bad())?;
        }
    }
    Ok(rulings)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::Weekday;

    #[test]
    fn every_line_is_understood() {
        for (year, text) in YEARS {
            let rulings = parse(text).unwrap();
            assert!(rulings.len() > 15, "{year}");
            assert!(text.contains("notice http"), "{year} names its notice");
            for (day, ruling) in rulings {
                assert!(day.year() == *year || (day.year() == year - 1 && day.month() == 12), "{day} in {year}");
                let weekend = matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday);
                assert!(ruling.off || weekend, "{day}: a make-up day is a Saturday or a Sunday");
            }
        }
        assert_eq!((YEARS.first().unwrap().0, YEARS.last().unwrap().0), (FIRST, LAST));
        assert!(YEARS.windows(2).all(|pair| pair[0].0 + 1 == pair[1].0));
    }

    /// Law gives 10 statutory days from 2007, 11 from 2008 and 13 from 2025; 2014 and others
    /// moved only weekends around them. Off weekdays minus make-up days is what remains.
    #[test]
    fn off_weekdays_minus_make_up_days_are_the_statutory_days() {
        for year in FIRST..=LAST {
            let balance: i32 = RULINGS
                .iter()
                .filter(|(day, _)| day.year() == year)
                .map(|(day, ruling)| {
                    let weekend = matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday);
                    i32::from(ruling.off && !weekend) - i32::from(!ruling.off)
                })
                .sum();
            assert!((7..=14).contains(&balance), "{year}: {balance}");
        }
    }
}

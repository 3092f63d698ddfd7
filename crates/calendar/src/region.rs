//! Regions that have holidays of their own, from `data/regions/NAME.txt`.
//!
//! A region gives its festival in one season of the year, by a notice that comes out shortly
//! before. In a year without lines the days of that season are not known, and a deadline that
//! rests on them is provisional, as in a year without a national notice.
//!
//! To add one: its file in the format of the notices, a variant with its season, its row in
//! `docs/calendar.md`.

use crate::notice::{Ruling, parse};
use jiff::civil::Date;
use std::collections::BTreeSet;
use std::{fmt, str::FromStr};

/// A region whose own holidays are recorded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Region {
    /// 广西壮族自治区: 壮族三月三, since 2014.
    Guangxi,
}

/// A text that names no region.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("there is no region {0:?}; write guangxi")]
pub struct RegionError(String);

impl Region {
    pub const ALL: [Region; 1] = [Region::Guangxi];

    /// As a city writes it.
    pub fn as_str(self) -> &'static str {
        match self {
            Region::Guangxi => "guangxi",
        }
    }

    fn text(self) -> &'static str {
        match self {
            Region::Guangxi => include_str!("../data/regions/guangxi.txt"),
        }
    }

    /// The first year, and the month and day between which its holidays can fall.
    fn season(self) -> (i16, (i8, i8), (i8, i8)) {
        match self {
            // The third month of the lunar year holds Grain Rain (谷雨, 20 April), so that its third
            // day is 24 March to 22 April; the days off and made up stood within six of it.
            Region::Guangxi => (2014, (3, 18), (4, 28)),
        }
    }

    pub(crate) fn rulings(self) -> (Vec<(Date, Ruling)>, Season) {
        // A line that does not parse cannot ship: `every_line_is_understood` reads them all.
        let rulings = parse(self.text()).unwrap_or_default();
        let (since, from, to) = self.season();
        let mut season = Season { since, from, to, ruled: BTreeSet::new() };
        rulings.iter().for_each(|(_, day, _)| season.rule(*day));
        (rulings.into_iter().map(|(_, day, ruling)| (day, ruling)).collect(), season)
    }
}

impl fmt::Display for Region {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for Region {
    type Err = RegionError;
    fn from_str(text: &str) -> Result<Self, RegionError> {
        let known = Region::ALL.into_iter().find(|region| region.as_str() == text);
        known.ok_or_else(|| RegionError(text.chars().take(40).collect()))
    }
}

/// The part of a year in which a region celebrates.
#[derive(Clone, Debug)]
pub(crate) struct Season {
    since: i16,
    from: (i8, i8),
    to: (i8, i8),
    /// The years whose days are known.
    ruled: BTreeSet<i16>,
}

impl Season {
    /// Takes note of a day that is ruled.
    pub(crate) fn rule(&mut self, day: Date) {
        if self.holds(day) {
            self.ruled.insert(day.year());
        }
    }

    /// Whether the region may still rule this day.
    pub(crate) fn is_open(&self, day: Date) -> bool {
        self.holds(day) && day.year() >= self.since && !self.ruled.contains(&day.year())
    }

    fn holds(&self, day: Date) -> bool {
        (self.from..=self.to).contains(&(day.month(), day.day()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::day::{Calendar, Overlay};
    use jiff::civil::date;

    #[test]
    fn every_line_is_understood() {
        for region in Region::ALL {
            assert_eq!(region.to_string().parse(), Ok(region));
            let rulings = parse(region.text()).unwrap_or_else(|error| panic!("{region}: {error}"));
            let (since, season) = (region.season().0, region.rulings().1);
            assert!(rulings.iter().all(|(_, day, _)| season.holds(*day)), "{region}: a day outside the season");
            assert_eq!(season.ruled.first(), Some(&since));
            assert!(rulings.iter().all(|(_, _, ruling)| ruling.name.chars().count() > 1));
        }
        assert!("Guangxi".parse::<Region>().is_err());
    }

    /// The ordinance gives two days: what the national calendar works and Guangxi does not, less
    /// the make-up days it adds, is two in every year but 2020, when both were taken back.
    #[test]
    fn guangxi_has_two_days_more_off_a_year() {
        let (china, guangxi) = (Calendar::china(), Calendar::china().with_region(Region::Guangxi));
        for year in 2013..=2025 {
            let balance: i32 = date(year, 1, 1)
                .series(jiff::Span::new().days(1))
                .take_while(|day| day.year() == year)
                .map(|day| i32::from(china.is_working_day(day)) - i32::from(guangxi.is_working_day(day)))
                .sum();
            let law = if matches!(year, 2013 | 2020) { 0 } else { 2 };
            assert_eq!(balance, law, "{year}");
        }
    }

    #[test]
    fn a_year_without_its_notice_is_open_until_a_city_rules_it() {
        let guangxi = Calendar::china().with_region(Region::Guangxi);
        let known = |calendar: &Calendar, y, m, d| calendar.day(date(y, m, d)).known;
        assert!(known(&guangxi, 2025, 4, 10) && known(&guangxi, 2013, 4, 10) && known(&guangxi, 2026, 5, 10));
        assert!(!known(&guangxi, 2026, 4, 10));
        let day = |d| date(2026, 4, d);
        let own = Overlay { off: vec![day(17), day(20)], work: vec![], name: "三月三".into(), source: "s".into() };
        assert!(known(&guangxi.with_overlay(own), 2026, 4, 10));
        let other = Overlay { off: vec![date(2026, 9, 1)], work: vec![], name: "开海节".into(), source: "s".into() };
        let guangxi = Calendar::china().with_region(Region::Guangxi).with_overlay(other);
        assert!(!known(&guangxi, 2026, 4, 10));
    }
}

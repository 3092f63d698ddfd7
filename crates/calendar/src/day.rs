//! One day: off or not, and why.

use crate::hours::OfficeHours;
use crate::notice::{self, FIRST, LAST, NoticeError, RULINGS, Ruling};
use crate::region::{Region, Season};
use jiff::civil::{Date, DateTime, Time, Weekday};
use jiff::tz::{Offset, TimeZone};
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::ops::RangeInclusive;
use std::sync::Arc;

/// Why a day is off or not.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "reason", rename_all = "snake_case")]
pub enum Reason {
    Weekday,
    Weekend,
    /// Off by a notice.
    Holiday {
        name: Arc<str>,
        source: Arc<str>,
    },
    /// A workday by a notice, although a weekend (调休上班) or a holiday taken back.
    MakeUp {
        name: Arc<str>,
        source: Arc<str>,
    },
}

/// One day of the calendar.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Day {
    pub date: Date,
    pub off: bool,
    #[serde(flatten)]
    pub reason: Reason,
    /// Whether the notices that may rule the day are known: that of its year, and its region's. If
    /// not, weekends alone are off.
    pub known: bool,
}

/// Days that a region rules by itself, such as 广西三月三, on top of the national notices.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Overlay {
    pub off: Vec<Date>,
    pub work: Vec<Date>,
    pub name: Arc<str>,
    /// The notice of the region.
    pub source: Arc<str>,
}

/// A calendar: the notices, a region's overlay, office hours; the zone is +08:00, which China
/// has kept without summer time since 1992.
#[derive(Clone, Debug)]
pub struct Calendar {
    national: Arc<BTreeMap<Date, Ruling>>,
    /// Wins over the national notices, whichever came first.
    regional: Arc<BTreeMap<Date, Ruling>>,
    /// When the region celebrates, and the years in which it is known.
    seasons: Vec<Season>,
    last: i16,
    hours: OfficeHours,
    zone: TimeZone,
}

impl Calendar {
    /// The national calendar with the hours 08:30–12:00 and 13:30–17:30.
    pub fn china() -> Calendar {
        Calendar {
            national: RULINGS.clone(),
            regional: Arc::default(),
            seasons: Vec::new(),
            last: LAST,
            hours: OfficeHours::default(),
            zone: TimeZone::fixed(Offset::constant(8)),
        }
    }

    #[must_use]
    pub fn with_hours(mut self, hours: OfficeHours) -> Calendar {
        self.hours = hours;
        self
    }

    /// The calendar with the notice of one more year, or a second notice of a known one, as the
    /// text of a `data/YEAR.txt`. What is reckoned with it is no longer provisional for that year:
    /// reckon open limits anew from the same start, budget and pauses.
    ///
    /// ```
    /// use yinuo_calendar::{Budget, Calendar};
    /// let old = Calendar::china();
    /// let start = old.instant(jiff::civil::date(2026, 12, 31).at(10, 0, 0, 0));
    /// assert!(old.deadline(start, Budget::WorkingDays(1)).provisional);
    /// let new = old.with_year(2027, "notice https://www.gov.cn/…\noff 2027-01-01..2027-01-03 元旦").unwrap();
    /// let deadline = new.deadline(start, Budget::WorkingDays(1));
    /// assert_eq!(new.local(deadline.at), jiff::civil::date(2027, 1, 4).at(17, 30, 0, 0));
    /// assert!(!deadline.provisional);
    /// ```
    ///
    /// # Errors
    /// Names the first line that is wrong, or says that a year between is missing.
    pub fn with_year(mut self, year: i16, text: &str) -> Result<Calendar, NoticeError> {
        let rulings = notice::year(year, text, &self.known_years())?;
        Arc::make_mut(&mut self.national).extend(rulings.into_iter().map(|(_, day, ruling)| (day, ruling)));
        self.last = self.last.max(year);
        Ok(self)
    }

    /// The calendar with the holidays of a region.
    #[must_use]
    pub fn with_region(mut self, region: Region) -> Calendar {
        let (rulings, season) = region.rulings();
        Arc::make_mut(&mut self.regional).extend(rulings);
        self.seasons.push(season);
        self
    }

    /// The calendar with days that a region or a city rules. Days within the season of the
    /// region's own festival make that year known.
    #[must_use]
    pub fn with_overlay(mut self, overlay: Overlay) -> Calendar {
        let regional = Arc::make_mut(&mut self.regional);
        for (days, off) in [(&overlay.off, true), (&overlay.work, false)] {
            for day in days {
                let ruling = Ruling { off, name: overlay.name.clone(), notice: overlay.source.clone() };
                regional.insert(*day, ruling);
                self.seasons.iter_mut().for_each(|season| season.rule(*day));
            }
        }
        self
    }

    pub fn hours(&self) -> &OfficeHours {
        &self.hours
    }

    /// The years whose notices are known.
    pub fn known_years(&self) -> RangeInclusive<i16> {
        FIRST..=self.last
    }

    pub fn day(&self, date: Date) -> Day {
        let (off, reason) = match self.ruling(date) {
            Some(r) if r.off => (true, Reason::Holiday { name: r.name.clone(), source: r.notice.clone() }),
            Some(r) => (false, Reason::MakeUp { name: r.name.clone(), source: r.notice.clone() }),
            None if is_weekend(date) => (true, Reason::Weekend),
            None => (false, Reason::Weekday),
        };
        Day { date, off, reason, known: self.is_known(date) }
    }

    pub fn is_working_day(&self, date: Date) -> bool {
        self.ruling(date).map_or_else(|| !is_weekend(date), |ruling| !ruling.off)
    }

    fn ruling(&self, date: Date) -> Option<&Ruling> {
        self.regional.get(&date).or_else(|| self.national.get(&date))
    }

    pub(crate) fn is_known(&self, date: Date) -> bool {
        self.known_years().contains(&date.year()) && !self.seasons.iter().any(|season| season.is_open(date))
    }

    /// The local date and time (+08:00) of an instant.
    pub fn local(&self, at: Timestamp) -> DateTime {
        self.zone.to_datetime(at)
    }

    /// The instant of a local date and time; beyond jiff's range it saturates.
    pub fn instant(&self, local: DateTime) -> Timestamp {
        self.zone.to_timestamp(local).unwrap_or(if local.year() > 0 { Timestamp::MAX } else { Timestamp::MIN })
    }

    /// The instant `minute` minutes after the local midnight that begins `date`; 1,440 is the
    /// 24:00 that ends it, which is 00:00 of the next day.
    pub(crate) fn at_minute(&self, date: Date, minute: u16) -> Timestamp {
        let midnight = self.instant(date.to_datetime(Time::midnight()));
        midnight.checked_add(SignedDuration::from_mins(i64::from(minute))).unwrap_or(Timestamp::MAX)
    }
}

pub(crate) fn is_weekend(date: Date) -> bool {
    matches!(date.weekday(), Weekday::Saturday | Weekday::Sunday)
}

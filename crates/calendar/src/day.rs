//! One day: off or not, and why.

use crate::hours::OfficeHours;
use crate::notice::{FIRST, LAST, RULINGS, Ruling};
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
    /// A workday by a notice, although a weekend (调休上班).
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
    /// Whether the notice for the day's year is known; if not, weekends alone are off.
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
    rulings: Arc<BTreeMap<Date, Ruling>>,
    hours: OfficeHours,
    zone: TimeZone,
}

impl Calendar {
    /// The national calendar with the hours 08:30–12:00 and 13:30–17:30.
    pub fn china() -> Calendar {
        let zone = TimeZone::fixed(Offset::constant(8));
        Calendar { rulings: RULINGS.clone(), hours: OfficeHours::default(), zone }
    }

    #[must_use]
    pub fn with_hours(mut self, hours: OfficeHours) -> Calendar {
        self.hours = hours;
        self
    }

    #[must_use]
    pub fn with_overlay(mut self, overlay: Overlay) -> Calendar {
        let mut rulings = (*self.rulings).clone();
        for (days, off) in [(&overlay.off, true), (&overlay.work, false)] {
            for day in days {
                let ruling = Ruling { off, name: overlay.name.clone(), notice: overlay.source.clone() };
                rulings.insert(*day, ruling);
            }
        }
        self.rulings = Arc::new(rulings);
        self
    }

    pub fn hours(&self) -> &OfficeHours {
        &self.hours
    }

    /// The years whose notices are known.
    pub fn known_years(&self) -> RangeInclusive<i16> {
        FIRST..=LAST
    }

    pub fn day(&self, date: Date) -> Day {
        let known = self.known_years().contains(&date.year());
        let (off, reason) = match self.rulings.get(&date) {
            Some(r) if r.off => (true, Reason::Holiday { name: r.name.clone(), source: r.notice.clone() }),
            Some(r) => (false, Reason::MakeUp { name: r.name.clone(), source: r.notice.clone() }),
            None if is_weekend(date) => (true, Reason::Weekend),
            None => (false, Reason::Weekday),
        };
        Day { date, off, reason, known }
    }

    pub fn is_working_day(&self, date: Date) -> bool {
        self.rulings.get(&date).map_or_else(|| !is_weekend(date), |ruling| !ruling.off)
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

fn is_weekend(date: Date) -> bool {
    matches!(date.weekday(), Weekday::Saturday | Weekday::Sunday)
}

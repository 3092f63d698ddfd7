//! When people report: by hour and weekday, and in bursts when a pipe breaks.

use jiff::Timestamp;
use jiff::civil::{Date, Weekday};
use yinuo_calendar::Calendar;
use yinuo_journal::simulation::Dice;

/// Shares of a day by hour: a morning and an afternoon peak, a quiet night.
const HOURS: [(i8, u64); 24] = [
    (0, 6),
    (1, 4),
    (2, 3),
    (3, 2),
    (4, 2),
    (5, 5),
    (6, 14),
    (7, 34),
    (8, 72),
    (9, 96),
    (10, 94),
    (11, 74),
    (12, 46),
    (13, 50),
    (14, 74),
    (15, 78),
    (16, 72),
    (17, 58),
    (18, 48),
    (19, 46),
    (20, 42),
    (21, 32),
    (22, 20),
    (23, 10),
];

/// A day's share of the rate, percent.
fn share(weekday: Weekday) -> u64 {
    match weekday {
        Weekday::Monday => 118,
        Weekday::Saturday => 62,
        Weekday::Sunday => 54,
        _ => 102,
    }
}

/// The instants of a day's single reports.
pub fn reports(day: Date, rate: u32, calendar: &Calendar, dice: &mut Dice) -> Vec<Timestamp> {
    let expected = u64::from(rate) * share(day.weekday()) / 100;
    // About ±15 %.
    let many = expected * (85 + dice.below(31)) / 100;
    (0..many).map(|_| moment(day, &HOURS, calendar, dice)).collect()
}

/// When something breaks that day, if something does: the instants of the alike reports.
pub fn burst(day: Date, rate: u32, calendar: &Calendar, dice: &mut Dice) -> Option<Vec<Timestamp>> {
    if !dice.percent(14) {
        return None;
    }
    let start = moment(day, &HOURS, calendar, dice);
    let many = 3 + dice.below(2 + u64::from(rate) / 10);
    let later = |minutes: u64| jiff::SignedDuration::from_mins(i64::try_from(minutes).unwrap_or(0));
    Some((0..many).map(|_| start + later(dice.below(180))).collect())
}

fn moment(day: Date, hours: &[(i8, u64)], calendar: &Calendar, dice: &mut Dice) -> Timestamp {
    let hour = dice.weighed(hours).unwrap_or(9);
    let below = |dice: &mut Dice, n| i8::try_from(dice.below(n)).unwrap_or(0);
    calendar.instant(day.at(hour, below(dice, 60), below(dice, 60), 0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_week_has_its_rhythm() {
        let (calendar, mut dice) = (Calendar::china(), Dice::new(3));
        let many = |day, dice: &mut Dice| reports(date(2026, 11, day), 400, &calendar, dice).len();
        assert!(many(2, &mut dice) > many(8, &mut dice), "a Monday has more than a Sunday");
        let day = reports(date(2026, 11, 3), 400, &calendar, &mut dice);
        let night = day.iter().filter(|at| calendar.local(**at).hour() < 6).count();
        assert!(night * 10 < day.len(), "{night} of {} at night", day.len());
    }
}

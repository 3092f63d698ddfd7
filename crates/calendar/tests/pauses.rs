//! What holds of every pause, whatever the start, the budget, the hours and the region.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use jiff::civil::date;
use jiff::{SignedDuration, Timestamp};
use proptest::prelude::*;
use yinuo_calendar::{Budget, Calendar, Counted, Explanation, OfficeHours, Pause, Region};

fn starts() -> impl Strategy<Value = Timestamp> {
    (1_700_000_000i64..1_830_000_000).prop_map(|second| Timestamp::from_second(second).unwrap())
}

fn budgets() -> impl Strategy<Value = Budget> {
    prop_oneof![
        (1..600u32).prop_map(Budget::WorkingMinutes),
        (1..60u32).prop_map(Budget::WorkingDays),
        (1..90u32).prop_map(Budget::CalendarDays),
        (1..8u32).prop_map(Budget::Months),
        (1..100_000u32).prop_map(|minutes| Budget::WallClock { minutes }),
    ]
}

fn calendars() -> impl Strategy<Value = Calendar> {
    let hours = ["08:30-12:00,13:30-17:30", "09:00-17:00", "00:00-24:00", "08:00-08:01,23:59-24:00"];
    (prop::sample::select(hours.to_vec()), any::<bool>()).prop_map(|(hours, regional)| {
        let calendar = Calendar::china().with_hours(hours.parse::<OfficeHours>().unwrap());
        if regional { calendar.with_region(Region::Guangxi) } else { calendar }
    })
}

/// Seconds from the start at which a pause begins, and how long it lasts; some end before they begin,
/// a few never.
type Drawn = (i64, Option<i64>);

fn drawn() -> impl Strategy<Value = Vec<Drawn>> {
    let length = prop_oneof![8 => (-100_000..2_000_000i64).prop_map(Some), 1 => Just(None)];
    prop::collection::vec((-3_000_000..20_000_000i64, length), 0..5)
}

fn pauses(start: Timestamp, drawn: &[Drawn]) -> Vec<Pause> {
    let after = |seconds| start + SignedDuration::from_secs(seconds);
    drawn.iter().map(|(from, length)| Pause { from: after(*from), to: length.map(|long| after(from + long)) }).collect()
}

proptest! {
    #[test]
    fn no_pause_is_no_pause(c in calendars(), start in starts(), b in budgets()) {
        prop_assert_eq!(c.deadline_with(start, b, &[]), c.deadline(start, b));
        prop_assert_eq!(c.explain_with(start, b, &[]), c.explain(start, b));
    }

    #[test]
    fn one_more_pause_is_never_due_earlier(c in calendars(), start in starts(), b in budgets(), drawn in drawn()) {
        let all = pauses(start, &drawn);
        for fewer in 0..all.len() {
            prop_assert!(c.deadline_with(start, b, &all[..fewer]).at <= c.deadline_with(start, b, &all[..=fewer]).at);
        }
    }

    #[test]
    fn what_lies_before_the_start_or_after_the_end_changes_nothing(
        c in calendars(), start in starts(), b in budgets(), drawn in drawn(), gap in 0..200_000i64, long in 0..900_000i64, open: bool
    ) {
        let mut pauses = pauses(start, &drawn);
        let explained = c.explain_with(start, b, &pauses);
        let seconds = SignedDuration::from_secs;
        let before = start - seconds(gap);
        pauses.push(Pause { from: before - seconds(long), to: Some(before) });
        if let Ok(after) = explained.deadline.at.checked_add(seconds(gap)) {
            let to = if open { None } else { after.checked_add(seconds(long)).ok() };
            pauses.push(Pause { from: after, to });
        }
        let again = c.explain_with(start, b, &pauses);
        prop_assert_eq!((again.deadline, again.lines), (explained.deadline, explained.lines));
    }

    #[test]
    fn two_halves_are_one_whole(
        c in calendars(), start in starts(), b in budgets(), from in 0..5_000_000i64, long in 1..2_000_000i64, cut in 0.0..1.0f64, open: bool
    ) {
        let at = |seconds: i64| start + SignedDuration::from_secs(seconds);
        let to = (!open).then(|| at(from + long));
        let middle = at(from + (long as f64 * cut) as i64);
        let whole = [Pause { from: at(from), to }];
        let halves = [Pause { from: middle, to }, Pause { from: at(from), to: Some(middle) }];
        let (whole, halves) = (c.explain_with(start, b, &whole), c.explain_with(start, b, &halves));
        prop_assert_eq!((whole.deadline, whole.lines), (halves.deadline, halves.lines));
    }

    #[test]
    fn the_clock_on_the_wall_is_late_by_the_pause(start in starts(), minutes in 1..100_000u32, at in 0.0..1.0f64, long in 1..2_000_000i64) {
        let (c, b) = (Calendar::china(), Budget::WallClock { minutes });
        let long = SignedDuration::from_secs(long);
        let from = start + SignedDuration::from_secs((f64::from(minutes) * 60.0 * at) as i64);
        let pause = Pause { from, to: Some(from + long) };
        prop_assert_eq!(c.deadline(start, b).at + long, c.deadline_with(start, b, &[pause]).at);
    }

    /// Against a reckoning without any cleverness: minute by minute, day by day.
    #[test]
    fn a_plain_count_agrees(c in calendars(), start in starts(), b in budgets(), drawn in drawn()) {
        let start = start - SignedDuration::from_secs(start.as_second() % 60);
        let minutes: Vec<Drawn> = drawn.iter().map(|(from, long)| (from / 60 * 60, long.map(|long| long / 60 * 60))).collect();
        let pauses = pauses(start, &minutes);
        let deadline = c.deadline_with(start, b, &pauses);
        let paused = |at: Timestamp| pauses.iter().any(|p| p.from <= at && p.to.is_none_or(|to| at < to));
        let touched = |from: Timestamp, to: Timestamp| pauses.iter().any(|p| {
            let (begin, end) = (p.from.max(from), p.to.unwrap_or(Timestamp::MAX).min(to));
            begin < end && p.to.is_none_or(|to| p.from < to)
        });
        let midnight = |day: jiff::civil::Date| c.instant(day.at(0, 0, 0, 0));
        let first = c.local(start).date();
        let closes = |day| midnight(day) + SignedDuration::from_mins(i64::from(c.hours().close()));
        let ends = |day: jiff::civil::Date| midnight(day.tomorrow().unwrap());
        // What is drawn ends long before, unless it is paused for good.
        let far = date(2050, 1, 1);
        let days = || first.series(jiff::Span::new().days(1)).skip(1).take_while(|day| *day < far);
        let on_from = |day: jiff::civil::Date| {
            day.series(jiff::Span::new().days(1)).take_while(|day| *day < far)
                .find(|at| c.is_working_day(*at) && (*at == day || !touched(midnight(*at), ends(*at)))).map(ends)
        };
        let calendar_days = |n: usize| days().filter(|day| !touched(midnight(*day), ends(*day))).nth(n - 1).and_then(on_from);
        let expected = match b {
            Budget::WorkingDays(n) => days()
                .filter(|day| c.is_working_day(*day) && !touched(midnight(*day), closes(*day)))
                .nth(n as usize - 1)
                .map(closes),
            Budget::CalendarDays(n) => calendar_days(n as usize),
            Budget::Months(n) => {
                let last = first.checked_add(jiff::Span::new().months(n)).unwrap();
                calendar_days(usize::try_from(first.until(last).unwrap().get_days()).unwrap())
            }
            Budget::WorkingMinutes(n) => {
                let open = |at: Timestamp| {
                    let local = c.local(at);
                    let minute = u16::from(local.hour().unsigned_abs()) * 60 + u16::from(local.minute().unsigned_abs());
                    c.is_working_day(local.date()) && c.hours().spans().iter().any(|(open, close)| (*open..*close).contains(&minute))
                };
                // Three years are enough for what is drawn, unless the limit is paused for good.
                (0..3 * 366 * 1_440)
                    .map(|minute| start + SignedDuration::from_mins(minute))
                    .filter(|at| !paused(*at) && open(*at))
                    .nth(n as usize - 1)
                    .map(|at| at + SignedDuration::from_mins(1))
            }
            Budget::WallClock { minutes } => (0..3 * 366 * 1_440)
                .map(|minute| start + SignedDuration::from_mins(minute))
                .filter(|at| !paused(*at))
                .nth(minutes as usize - 1)
                .map(|at| at + SignedDuration::from_mins(1)),
        };
        prop_assert_eq!(deadline.at, expected.unwrap_or(Timestamp::MAX));
    }

    /// What is counted is the budget, whatever the pauses; what is told is told once a day.
    #[test]
    fn the_lines_still_count_up_to_the_budget(c in calendars(), start in starts(), b in budgets(), drawn in drawn()) {
        let pauses = pauses(start, &drawn);
        let explained = c.explain_with(start, b, &pauses);
        prop_assert_eq!(explained.deadline, c.deadline_with(start, b, &pauses));
        prop_assert_eq!(explained.pause_rule_zh().is_some(), !pauses.is_empty());
        let Explanation { lines, deadline, .. } = explained;
        let once = lines.windows(2).all(|two| two[0].day.date < two[1].day.date);
        let by_the_clock = matches!(b, Budget::WallClock { .. });
        prop_assert!(once || by_the_clock);
        if deadline.at == Timestamp::MAX {
            prop_assert!(deadline.provisional);
            let last = lines.last().unwrap().counted;
            let stopped = matches!(last, Counted::Paused | Counted::NthMonth { paused: true, .. } | Counted::MovedHere { off: true } | Counted::ClockStops | Counted::MinutesWithPause { .. } | Counted::Minutes(_));
            prop_assert!(stopped, "{last:?}");
            return Ok(());
        }
        let minutes = |counted: &Counted| match counted {
            Counted::Minutes(n) | Counted::MinutesWithPause { minutes: n, .. } => *n,
            _ => 0,
        };
        let counts = |wanted: fn(&Counted) -> bool| lines.iter().filter(|line| wanted(&line.counted)).count();
        match b {
            Budget::WorkingMinutes(n) => prop_assert_eq!(lines.iter().map(|line| minutes(&line.counted)).sum::<u32>(), n),
            Budget::WorkingDays(n) => prop_assert_eq!(counts(|c| matches!(c, Counted::NthWorking(_))), n as usize),
            Budget::CalendarDays(n) => prop_assert_eq!(counts(|c| matches!(c, Counted::Nth(_))), n as usize),
            Budget::Months(n) => {
                prop_assert_eq!(counts(|c| matches!(c, Counted::NthMonth { .. })), n as usize);
                let months = lines.iter().position(|line| matches!(line.counted, Counted::NthMonth { nth, .. } if nth == n)).unwrap();
                let paused = |counted| matches!(counted, Counted::Paused | Counted::NthMonth { paused: true, .. });
                let owed = lines[..=months].iter().filter(|line| paused(line.counted)).count();
                let made_up = lines.iter().find_map(|line| if let Counted::PausesMadeUp { days } = line.counted { Some(days as usize) } else { None });
                prop_assert_eq!(made_up.unwrap_or(0), owed);
            }
            Budget::WallClock { .. } => {
                prop_assert_eq!(counts(|c| matches!(c, Counted::ClockStops)), counts(|c| matches!(c, Counted::ClockRuns)));
            }
        }
    }

    #[test]
    fn any_instants_saturate_rather_than_panic(second in any::<i64>(), long in any::<i64>(), b in budgets()) {
        let (min, max) = (Timestamp::MIN.as_second(), Timestamp::MAX.as_second());
        let at = |second: i64| Timestamp::from_second(second.clamp(min, max)).unwrap();
        // A pause of ages would only be a long walk.
        let long = long % 50_000_000;
        let start = at(second % max);
        let pauses = [Pause { from: at((second % max).saturating_add(long / 3)), to: Some(at((second % max).saturating_add(long))) }];
        let explained = Calendar::china().explain_with(start, b, &pauses);
        prop_assert!(explained.deadline.at >= start);
        let text = serde_json::to_string(&explained).unwrap();
        prop_assert_eq!(serde_json::from_str::<Explanation>(&text).unwrap(), explained);
    }
}

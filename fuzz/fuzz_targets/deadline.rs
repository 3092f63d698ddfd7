//! Any instant, any budget text, any pauses: a deadline not before its start, never earlier for a
//! pause, and the one that is explained; or no budget. Any text is a notice or none.
#![no_main]
use libfuzzer_sys::fuzz_target;
use yinuo_calendar::{Budget, Calendar, Pause};

fuzz_target!(|data: (i64, &str, Vec<(i32, Option<i32>)>)| {
    let calendar = Calendar::china().with_year(2027, data.1).unwrap_or_else(|_| Calendar::china());
    let at = |second: i64| jiff::Timestamp::from_second(second.clamp(-300_000_000_000, 200_000_000_000));
    let second = data.0 % 200_000_000_000;
    let Ok(start) = at(second) else { return };
    let Ok(budget) = Budget::parse(data.1) else { return };
    let pauses: Vec<Pause> = data
        .2
        .iter()
        .take(8)
        .filter_map(|(from, long)| {
            let from = second + i64::from(from % 100_000_000);
            // Years of pauses would only be a long walk.
            let to = match long {
                Some(long) => Some(at(from + i64::from(long % 10_000_000)).ok()?),
                None => None,
            };
            Some(Pause { from: at(from).ok()?, to })
        })
        .collect();
    let plain = calendar.deadline(start, budget).at;
    let explained = calendar.explain_with(start, budget, &pauses);
    assert!(plain >= start && explained.deadline.at >= plain);
    assert_eq!(explained.deadline, calendar.deadline_with(start, budget, &pauses));
});

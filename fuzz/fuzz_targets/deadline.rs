//! Any instant and any budget text: a deadline not before its start, or no budget.
#![no_main]
use libfuzzer_sys::fuzz_target;
use yinuo_calendar::{Budget, Calendar};

fuzz_target!(|data: (i64, &str)| {
    let Ok(start) = jiff::Timestamp::from_second(data.0 % 200_000_000_000) else { return };
    if let Ok(budget) = Budget::parse(data.1) {
        assert!(Calendar::china().deadline(start, budget).at >= start);
    }
});

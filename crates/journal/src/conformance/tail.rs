//! What changed: told live, read again by number, and found by its time.

use super::Make;
use super::engine::Bench;
use crate::{Rejection, Submission, Target, tail};
use yinuo_casework::commands::accept::Accept;
use yinuo_casework::{Command, Stage};
use yinuo_kernel::Rule;

pub(super) fn changes_are_told_once_durable_and_can_be_read_again(make: &impl Make) {
    let b = Bench::over(make);
    let place = b.city.world.place;
    assert_eq!(tail::head(b.reader.as_ref(), place).unwrap(), 0);
    let mut news = b.engine.listen().unwrap();
    let case = b.submit("city.lamp", None, None).unwrap().case;
    let wrong = b.sign(case, &b.city.lamps);
    assert!(wrong.is_err(), "a refusal is no news");
    b.clock.set(b.at(24, 10, 10));
    b.accept(case).unwrap();
    let seq = b.dispatch(case).unwrap().seq;
    let told: Vec<_> = std::iter::from_fn(|| news.try_recv().ok()).collect();
    assert_eq!(
        told.iter().map(|one| one.stage).collect::<Vec<_>>(),
        [Stage::Submitted, Stage::Accepted, Stage::Dispatched]
    );
    let last = told.last().unwrap();
    assert_eq!((last.seq, last.number, last.sealed), (seq, case, false));
    assert_eq!(last.concerns, ["lamps".parse().unwrap()]);
    // Read again from the records.
    let reader = b.reader.as_ref();
    assert_eq!(tail::head(reader, place).unwrap(), seq);
    let all: Vec<u64> = tail::after(reader, place, 0, 100).unwrap().iter().map(|record| record.seq()).collect();
    assert_eq!(all, (1..=seq).collect::<Vec<_>>());
    assert_eq!(tail::after(reader, place, 1, 1).unwrap().iter().map(|r| r.seq()).collect::<Vec<_>>(), [2]);
    assert!(tail::after(reader, place, seq, 9).unwrap().is_empty());
    assert_eq!(tail::before(reader, place, b.at(24, 9, 0)).unwrap(), 0);
    assert_eq!(tail::before(reader, place, b.at(24, 10, 5)).unwrap(), told.first().unwrap().seq);
    assert_eq!(tail::before(reader, place, b.at(25, 9, 0)).unwrap(), seq);
    b.engine.hush();
    assert!(b.engine.listen().is_none(), "closing");
    b.verified();
}

pub(super) fn who_looked_at_an_old_state_is_told(make: &impl Make) {
    let b = Bench::over(make);
    let case = b.submit("city.lamp", None, None).unwrap().case;
    let accept = |seen: u32| {
        let command = Command::Accept(Accept { category: None });
        let plain = Submission::plain(Target::Case(case), command, b.city.operator.clone());
        b.engine.submit_blocking(Submission { seen: Some(seen), ..plain })
    };
    let seen = u32::try_from(b.reader.history(b.city.world.place, case).unwrap().len()).unwrap();
    let refused = |answer| matches!(answer, Err(Rejection::Refused(r)) if r.rule == Rule::ChangedMeanwhile);
    assert!(refused(accept(seen - 1)) && refused(accept(seen + 1)), "neither the past nor the future");
    // A clock that warns is no person's act.
    b.clock.set(b.at(24, 10, 21));
    b.engine.tick_blocking().unwrap();
    assert!(b.reader.history(b.city.world.place, case).unwrap().len() > seen as usize);
    accept(seen).unwrap();
    assert!(refused(accept(seen)));
    b.verified();
}

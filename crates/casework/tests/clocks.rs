//! The clocks of a case, as the people who live by them would check.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod city;

use city::{City, city, command, limit, who, words};
use jiff::civil::date;
use proptest::prelude::*;
use yinuo_casework::commands::{accept::Accept, elapse::Elapse, reopen::Reopen, submit::Submit};
use yinuo_casework::{Case, ClockKind, Command, Entry, Light, Limits, Point, Stage, Verb, next};
use yinuo_kernel::{Actor, Rule};

fn due(case: &Case, kind: ClockKind) -> String {
    let city = city();
    city.calendar.local(case.running(kind).unwrap().started.due).to_string()
}

#[test]
fn the_promise_is_made_at_acceptance_and_nothing_moves_it() {
    let city = city();
    let mut case = None;
    city.go(&mut case, Verb::Submit, city.at(24, 10, 0)).unwrap();
    assert_eq!(due(case.as_ref().unwrap(), ClockKind::Accept), "2026-11-24T10:30:00");
    assert!(case.as_ref().unwrap().promise().is_none(), "nothing is promised before acceptance");
    city.go(&mut case, Verb::Accept, city.at(24, 10, 10)).unwrap();
    let promised = due(case.as_ref().unwrap(), ClockKind::Resolve);
    assert_eq!(promised, "2026-12-01T17:30:00", "five working days after Tuesday");
    // Returned and sent to another unit: the citizen's date stays.
    city.go(&mut case, Verb::Dispatch, city.at(24, 11, 0)).unwrap();
    city.go(&mut case, Verb::Return, city.at(25, 9, 0)).unwrap();
    city.go(&mut case, Verb::Dispatch, city.at(25, 10, 0)).unwrap();
    let case = case.unwrap();
    assert_eq!(due(&case, ClockKind::Resolve), promised);
    assert_eq!(due(&case, ClockKind::Sign), "2026-11-25T15:30:00", "a new unit has its own time to sign");
    assert_eq!((case.returns, case.stage), (1, Stage::Dispatched));
}

#[test]
fn the_light_turns_at_the_warning_and_after_the_deadline() {
    let city = city();
    let case = city.case_at(Some(Stage::Submitted)).unwrap();
    for (minute, light) in
        [(0, Light::OnTime), (19, Light::OnTime), (20, Light::Warn), (30, Light::Warn), (31, Light::Late)]
    {
        assert_eq!(case.light(city.at(24, 10, minute)), Some(light), "10:{minute}");
    }
    assert_eq!(city.case_at(Some(Stage::Resolved)).unwrap().light(city.at(30, 10, 0)), None, "nothing is owed");
}

#[test]
fn a_reopening_reaches_the_unit_that_resolved_it_with_new_clocks() {
    let city = city();
    let mut case = city.case_at(Some(Stage::Resolved));
    city.go(&mut case, Verb::Reopen, city.at(26, 9, 0)).unwrap();
    let reopened = case.clone().unwrap();
    assert_eq!(reopened.unit.as_ref().unwrap().as_str(), "lamps");
    assert_eq!(due(&reopened, ClockKind::Resolve), "2026-12-03T17:30:00");
    assert_eq!(reopened.running(ClockKind::Resolve).unwrap().round, 2);
    assert!(!reopened.replied, "the reply of the first round does not count");
    for verb in [Verb::Sign, Verb::Reply, Verb::Resolve, Verb::Reopen, Verb::Sign, Verb::Reply, Verb::Resolve] {
        city.go(&mut case, verb, city.at(26, 10, 0)).unwrap();
    }
    let refused = city.go(&mut case, Verb::Reopen, city.at(26, 11, 0)).unwrap_err();
    assert_eq!(refused.rule, Rule::ReopenedEnough, "twice is what this pack allows");
}

#[test]
fn windows_close() {
    let city = city();
    let mut case = city.case_at(Some(Stage::Dispatched));
    assert_eq!(city.go(&mut case.clone(), Verb::Return, city.at(25, 17, 30)), Ok(()), "up to close of business");
    let late = city.go(&mut case, Verb::Return, city.at(25, 17, 31)).unwrap_err();
    assert_eq!(late.rule, Rule::ReturnTooLate);
    let case = city.case_at(Some(Stage::Resolved));
    let reopen = Command::Reopen(Reopen { words: words(9) });
    // Resolved on 24 November: the fifteenth day is 9 December, 24:00.
    let at = |day, hour, minute| city.calendar.instant(date(2026, 12, day).at(hour, minute, 0, 0));
    assert!(city.decide(case.as_ref(), &reopen, &Actor::CITIZEN, at(9, 23, 59)).is_ok());
    assert!(city.decide(case.as_ref(), &reopen, &Actor::CITIZEN, at(10, 0, 0)).is_ok());
    let late = city.decide(case.as_ref(), &reopen, &Actor::CITIZEN, at(10, 0, 1)).unwrap_err();
    assert_eq!(late.rule, Rule::ReopenTooLate);
}

#[test]
fn a_new_rule_applies_from_its_day_and_never_backwards() {
    let mut city = city();
    let mut limits = city.rules.limits.all().to_vec();
    limits.push(limit(ClockKind::Resolve, "3 working days", "2 working days", date(2026, 11, 25)));
    city.rules.limits = Limits::new(limits);
    let mut old = None;
    city.go(&mut old, Verb::Submit, city.at(24, 10, 0)).unwrap();
    city.go(&mut old, Verb::Accept, city.at(24, 10, 1)).unwrap();
    assert_eq!(due(old.as_ref().unwrap(), ClockKind::Resolve), "2026-12-01T17:30:00");
    city.go(&mut old, Verb::Dispatch, city.at(26, 10, 1)).unwrap();
    assert_eq!(due(old.as_ref().unwrap(), ClockKind::Resolve), "2026-12-01T17:30:00", "still the rule of its day");
    let mut new = None;
    city.go(&mut new, Verb::Submit, city.at(25, 10, 0)).unwrap();
    city.go(&mut new, Verb::Accept, city.at(25, 10, 1)).unwrap();
    assert_eq!(due(new.as_ref().unwrap(), ClockKind::Resolve), "2026-11-30T17:30:00");
    assert_eq!(new.unwrap().promise().unwrap().started.effective, date(2026, 11, 25));
}

#[test]
fn automatic_steps_are_the_systems_own() {
    let mut city = city();
    (city.rules.accept_automatic, city.rules.sign_automatic) = (true, true);
    let entries = city.decide(None, &command(Verb::Submit), &Actor::CITIZEN, city.at(24, 10, 0)).unwrap();
    let case = Case::replay(&entries).unwrap();
    assert_eq!((entries.len(), case.stage), (2, Stage::Accepted));
    assert_eq!(entries[1].by, Actor::SYSTEM);
    assert!(case.running(ClockKind::Accept).is_none() && case.promise().is_some());
    let more = city.decide(Some(&case), &command(Verb::Dispatch), &who(Verb::Dispatch), city.at(24, 10, 1)).unwrap();
    assert_eq!(more.len(), 2);
}

#[test]
fn bad_content_is_refused_by_its_rule() {
    let city = city();
    let submit = |change: &dyn Fn(&mut Submit)| {
        let Command::Submit(mut submit) = command(Verb::Submit) else { panic!() };
        change(&mut submit);
        city.decide(None, &Command::Submit(submit), &Actor::CITIZEN, city.at(24, 10, 0)).unwrap_err().rule
    };
    assert_eq!(submit(&|s| s.category = "city.moon".parse().unwrap()), Rule::UnknownCategory);
    assert_eq!(submit(&|s| s.kind = "prayer".parse().unwrap()), Rule::UnknownKind);
    assert_eq!(submit(&|s| s.cell = Some("g99".parse().unwrap())), Rule::UnknownCell);
    assert_eq!(submit(&|s| s.words.chars = 0), Rule::WordsMissing);
    assert_eq!(submit(&|s| s.words.chars = 2_001), Rule::WordsTooLong);
    assert_eq!(submit(&|s| s.title_chars = 61), Rule::WordsTooLong);
    let case = city.case_at(Some(Stage::Submitted));
    let accept = Command::Accept(Accept { category: Some("city.moon".parse().unwrap()) });
    let refused = city.decide(case.as_ref(), &accept, &who(Verb::Accept), city.at(24, 10, 1)).unwrap_err();
    assert_eq!((refused.rule, refused.detail.as_str()), (Rule::UnknownCategory, "city.moon"));
}

/// Walks at random; refused steps leave the case as it was.
fn walk(city: &City, steps: &[(usize, u16)]) -> (Vec<Entry>, Option<Case>) {
    let mut history: Vec<Entry> = Vec::new();
    let mut case: Option<Case> = None;
    let mut minutes = 0i64;
    for (pick, wait) in steps {
        minutes += i64::from(*wait);
        let now = city.at(24, 9, 0).checked_add(jiff::SignedDuration::from_mins(minutes)).unwrap();
        let (command, by) = match Verb::ALL.get(pick % 13) {
            Some(verb) => (command(*verb), who(*verb)),
            None => {
                let clock = ClockKind::ALL[usize::from(*wait) % 6];
                let point = if pick % 2 == 0 { Point::Warn } else { Point::Due };
                (Command::Elapse(Elapse { clock, round: 1, point }), Actor::SYSTEM)
            }
        };
        if let Ok(entries) = city.decide(case.as_ref(), &command, &by, now) {
            for entry in entries {
                match &mut case {
                    Some(case) => case.apply(&entry),
                    None => case = Case::open(&entry),
                }
                history.push(entry);
            }
        }
    }
    (history, case)
}

proptest! {
    #[test]
    fn whatever_happens_the_case_holds_together(steps in prop::collection::vec((0usize..26, 0u16..3_000), 1..60)) {
        let city = city();
        let (history, case) = walk(&city, &steps);
        let Some(case) = case else { return Ok(()) };
        prop_assert_eq!(Case::replay(&history), Some(case.clone()), "replay gives the same state");
        let stored: Vec<Entry> = serde_json::from_str(&serde_json::to_string(&history).unwrap()).unwrap();
        prop_assert_eq!(Case::replay(&stored), Some(case.clone()), "also from the stored form");
        if !case.stage.is_open() {
            prop_assert!(case.duties().next().is_none(), "nothing is owed on a closed case");
        }
        for kind in ClockKind::ALL {
            let running = case.clocks.iter().filter(|c| c.started.clock == kind && c.is_running()).count();
            prop_assert!(running <= 1, "one clock of a kind at a time");
        }
        if matches!(case.stage, Stage::Dispatched | Stage::Signed | Stage::Replied) {
            prop_assert!(case.unit.is_some(), "exactly one unit has it");
            prop_assert!(case.running(ClockKind::Resolve).is_some(), "and the promise runs");
        }
        prop_assert!(case.clocks.iter().all(|c| c.started.warn <= c.started.due && c.from <= c.started.due));
        for verb in Verb::ALL {
            prop_assert!(next(Some(case.stage), verb).is_none_or(|to| Stage::ALL.contains(&to)));
        }
    }
}

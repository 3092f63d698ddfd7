//! How a matter comes out: A done, B promised for later, C explained; with proof.

use crate::city::commands::{command, resolve, unit, who};
use crate::city::world::{REPLIED, World};
use crate::city::{at, due, whole_city};
use jiff::civil::date;
use yinuo_calendar::Calendar;
use yinuo_casework::{ClockKind, Command, Evidence, Stage, Verb};
use yinuo_kernel::{Actor, CaseNumber, Rule, Timestamp};

fn spring(day: i8) -> Timestamp {
    Calendar::china().instant(date(2027, 4, day).at(9, 0, 0, 0))
}

/// A proposal answered with an outcome.
fn proposal(outcome: &str) -> (World, CaseNumber) {
    let city = whole_city().with_outcomes().ruled(|rules| rules.archive_automatic = true);
    let (mut world, case) = World::at(city, REPLIED);
    world.say(case, &resolve(0, Some(outcome)), &unit("lamps"), at(24, 11, 0)).unwrap();
    (world, case)
}

#[test]
fn a_promise_for_later_is_followed_until_it_is_verified() {
    let (mut world, case) = proposal("b");
    assert_eq!(due(world.case(case), ClockKind::Follow), "2027-05-25 00:00", "six months, the last day in full");
    world.go(case, Verb::CallBack, at(25, 9, 0)).unwrap();
    world.go(case, Verb::Rate, at(26, 9, 0)).unwrap();
    world.tick(spring(1));
    assert_eq!(world.stage(case), Stage::Rated, "the window has closed, the promise is open");
    assert_eq!(world.no(case, &command(Verb::Archive), &who(Verb::Archive), spring(1)), Rule::NotReached);
    assert!(world.case(case).duties().any(|clock| clock.started.clock == ClockKind::Follow), "owed by the unit");
    world.go(case, Verb::Verify, spring(2)).unwrap();
    assert!(world.case(case).live(ClockKind::Follow).is_none());
    assert_eq!(world.stage(case), Stage::Archived, "nothing is waited for any more");
}

#[test]
fn a_promise_that_was_not_kept_is_worked_again_also_months_later() {
    let (mut world, case) = proposal("b");
    world.tick(spring(1));
    world
        .say(case, &command(Verb::Reopen), &crate::city::commands::actor(yinuo_kernel::Role::Supervisor), spring(2))
        .unwrap();
    assert_eq!((world.stage(case), &world.case(case).outcome), (Stage::Dispatched, &None));
    assert!(world.case(case).live(ClockKind::Follow).is_none());
}

#[test]
fn what_is_done_or_explained_is_archived_when_the_window_closes() {
    for outcome in ["a", "c"] {
        let (mut world, case) = proposal(outcome);
        assert!(world.case(case).live(ClockKind::Follow).is_none());
        world.tick(spring(1));
        assert_eq!(world.stage(case), Stage::Archived);
        assert_eq!(world.last(case).by, Actor::SYSTEM);
    }
}

#[test]
fn an_outcome_is_one_of_the_packs_and_may_come_with_the_reply() {
    let (mut world, case) = World::at(whole_city().with_outcomes(), &[Verb::Accept, Verb::Dispatch, Verb::Sign]);
    let lamps = unit("lamps");
    let reply = |outcome: &str| {
        let mut reply = command(Verb::Reply);
        if let Command::Reply(reply) = &mut reply {
            reply.outcome = Some(outcome.parse().unwrap());
        }
        reply
    };
    assert_eq!(world.no(case, &reply("z"), &lamps, at(24, 11, 0)), Rule::OutcomeMissing);
    world.go(case, Verb::Reply, at(24, 11, 0)).unwrap();
    assert_eq!(world.no(case, &command(Verb::Resolve), &lamps, at(24, 12, 0)), Rule::OutcomeMissing);
    world.say(case, &reply("b"), &lamps, at(24, 12, 0)).unwrap();
    world.go(case, Verb::Resolve, at(24, 13, 0)).unwrap();
    assert!(world.case(case).live(ClockKind::Follow).is_some());
}

#[test]
fn photos_of_the_result_where_the_pack_wants_them() {
    let city = whole_city().ruled(|rules| {
        rules.evidence = vec![
            Evidence { category: None, photos_min: 0 },
            Evidence { category: Some("city.lamp".parse().unwrap()), photos_min: 1 },
        ];
    });
    let (mut world, case) = World::at(city, REPLIED);
    let lamps = unit("lamps");
    assert_eq!(world.no(case, &resolve(0, None), &lamps, at(24, 11, 0)), Rule::EvidenceMissing);
    assert_eq!(world.no(case, &resolve(4, None), &lamps, at(24, 11, 0)), Rule::TooManyPhotos);
    world.say(case, &resolve(1, None), &lamps, at(24, 11, 0)).unwrap();
}

#[test]
fn who_did_not_answer_is_called_again() {
    let (mut world, case) = proposal("a");
    let heard = |satisfied| Command::CallBack(yinuo_casework::commands::call_back::CallBack { satisfied, words: None });
    world.say(case, &heard(None), &who(Verb::CallBack), at(25, 9, 0)).unwrap();
    world.say(case, &heard(Some(false)), &who(Verb::CallBack), at(26, 9, 0)).unwrap();
    assert_eq!((world.stage(case), world.case(case).satisfied), (Stage::CalledBack, Some(false)));
    world.go(case, Verb::Reopen, at(26, 10, 0)).unwrap();
    assert_eq!(world.case(case).satisfied, None);
}

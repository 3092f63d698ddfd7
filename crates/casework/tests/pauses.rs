//! Suspension (挂起) and deferral (挂账): time that stands still, and nobody loses or gains a day.

use crate::city::commands::{ask, chase, command, unit, who};
use crate::city::world::{SIGNED, World};
use crate::city::{at, city, dec, due, limit, warn, whole_city};
use yinuo_casework::{ClockKind, Event, Limits, Request, Stage, Verb};
use yinuo_kernel::{Actor, Rule};

const SUSPENDED: &[Verb] = &[Verb::Accept, Verb::Dispatch, Verb::Sign, Verb::Suspend, Verb::Grant];

#[test]
fn only_what_the_rules_let_stand_still_stands_still() {
    let (world, case) = World::at(whole_city(), SUSPENDED);
    let state = world.case(case);
    assert_eq!(state.stage, Stage::Suspended);
    for kind in [ClockKind::Reply, ClockKind::Resolve] {
        assert!(state.live(kind).unwrap().is_paused(), "{kind:?}");
    }
    assert!(state.running(ClockKind::Return).is_some(), "the window of the rules goes on");
    assert!(state.wakes().iter().all(|wake| wake.clock == ClockKind::Suspend), "paused clocks wake nobody");
    assert_eq!(state.light(dec(3, 9, 0)), None, "and nothing is late");
}

#[test]
fn work_goes_on_by_itself_at_the_end_and_the_clocks_move_exactly() {
    let (mut world, case) = World::at(whole_city(), SUSPENDED);
    assert_eq!(due(world.case(case), ClockKind::Suspend), "2026-12-04 09:00");
    world.tick(dec(4, 9, 1));
    let state = world.case(case);
    assert_eq!(state.stage, Stage::Signed);
    assert!(matches!(world.last(case).event, Event::Resumed { .. }) && world.last(case).by == Actor::SYSTEM);
    // Friday 4 December is touched by the pause; five whole working days follow.
    assert_eq!(due(state, ClockKind::Resolve), "2026-12-11 17:30");
    assert_eq!(warn(state, ClockKind::Resolve), "2026-12-10 17:30");
    assert_eq!(due(state, ClockKind::Reply), "2026-12-08 17:30");
    assert!(state.live(ClockKind::Suspend).is_none());
}

#[test]
fn resumed_early_it_moves_less() {
    let (mut world, case) = World::at(whole_city(), SUSPENDED);
    world.go(case, Verb::Resume, at(25, 9, 0)).unwrap();
    assert_eq!(due(world.case(case), ClockKind::Resolve), "2026-12-02 17:30", "Wednesday alone was lost");
}

#[test]
fn a_pause_moves_an_extended_deadline_too() {
    let (mut world, case) = World::at(whole_city(), SIGNED);
    world.go(case, Verb::Extend, at(24, 11, 0)).unwrap();
    world.go(case, Verb::Grant, at(24, 12, 0)).unwrap();
    assert_eq!(due(world.case(case), ClockKind::Resolve), "2026-12-03 17:30");
    world.go(case, Verb::Suspend, at(25, 9, 0)).unwrap();
    world.go(case, Verb::Grant, at(25, 10, 0)).unwrap();
    world.go(case, Verb::Resume, at(26, 10, 0)).unwrap();
    let state = world.case(case);
    assert_eq!(due(state, ClockKind::Resolve), "2026-12-07 17:30", "two working days were touched");
    assert_eq!(warn(state, ClockKind::Resolve), "2026-12-03 17:30", "where the time before the extension ends now");
}

#[test]
fn taken_away_while_suspended_the_case_is_in_hand_again() {
    let (mut world, case) = World::at(whole_city(), SUSPENDED);
    world.go(case, Verb::Reassign, at(26, 9, 0)).unwrap();
    let state = world.case(case);
    assert_eq!((state.stage, state.unit.as_ref().unwrap().as_str()), (Stage::Dispatched, "works"));
    assert!(state.clocks.iter().all(|clock| !clock.is_paused()));
    assert!(state.live(ClockKind::Suspend).is_none());
    assert_eq!(due(state, ClockKind::Resolve), "2026-12-03 17:30");
    world.tick(dec(4, 9, 1));
    assert_eq!(world.stage(case), Stage::Dispatched, "the old end is forgotten");
}

#[test]
fn withdrawn_while_suspended_nothing_goes_on() {
    let (mut world, case) = World::at(whole_city(), SUSPENDED);
    world.go(case, Verb::Withdraw, at(26, 9, 0)).unwrap();
    assert!(world.case(case).clocks.iter().all(|clock| !clock.is_live()));
    world.tick(dec(10, 9, 0));
    assert_eq!(world.stage(case), Stage::Withdrawn);
}

#[test]
fn a_chase_during_a_pause_gives_its_time_afterwards() {
    let (mut world, case) = World::at(whole_city(), SUSPENDED);
    world.say(case, &chase(2), &who(Verb::Chase), at(26, 9, 0)).unwrap();
    assert!(world.case(case).live(ClockKind::Chase).unwrap().is_paused());
    world.go(case, Verb::Resume, at(30, 9, 0)).unwrap();
    assert_eq!(due(world.case(case), ClockKind::Chase), "2026-12-02 17:30", "two days after Monday the 30th");
}

#[test]
fn an_emergency_waits_for_no_pause() {
    let (mut world, case) = World::at(whole_city(), SUSPENDED);
    world.go(case, Verb::HandOver, at(26, 9, 0)).unwrap();
    assert!(world.case(case).handed_to.is_some());
}

#[test]
fn a_unit_that_has_answered_cannot_return_after_a_pause() {
    let (mut world, case) = World::at(whole_city(), &[SIGNED, &[Verb::Reply, Verb::Suspend, Verb::Grant]].concat());
    world.go(case, Verb::Resume, at(24, 11, 0)).unwrap();
    assert_eq!(world.no(case, &command(Verb::Return), &unit("lamps"), at(24, 12, 0)), Rule::ReturnTooLate);
}

#[test]
fn only_listed_categories_are_deferred_and_only_so_long() {
    let mut world = World::new(whole_city());
    let case = world.lead(&[]);
    let other = world.open(|s| s.category = "city.other".parse().unwrap(), &Actor::CITIZEN, at(24, 10, 0)).unwrap();
    for verb in [Verb::Accept, Verb::Dispatch, Verb::Sign] {
        world.go(case, verb, at(24, 10, 0)).unwrap();
        let command = if verb == Verb::Dispatch { crate::city::commands::dispatch_to("lamps") } else { command(verb) };
        world.say(other, &command, &who(verb), at(24, 10, 0)).unwrap();
    }
    let lamps = unit("lamps");
    assert_eq!(world.no(other, &command(Verb::Defer), &lamps, at(24, 11, 0)), Rule::NoPause);
    let far = ask(Request::Suspend { until: dec(31, 9, 0) });
    assert_eq!(world.no(case, &far, &lamps, at(24, 11, 0)), Rule::BadUntil, "thirty days at most");
    assert_eq!(world.no(case, &ask(Request::Defer { until: at(24, 9, 0) }), &lamps, at(24, 11, 0)), Rule::BadUntil);
    world.go(case, Verb::Defer, at(24, 11, 0)).unwrap();
    world.go(case, Verb::Grant, at(24, 12, 0)).unwrap();
    assert_eq!(world.stage(case), Stage::Deferred);
    world.tick(dec(20, 9, 1));
    assert_eq!(world.stage(case), Stage::Signed, "the season has come");
}

#[test]
fn a_pack_without_pauses_has_none() {
    let city = city().ruled(|rules| rules.suspend_days_max = None);
    let (mut world, case) = World::at(city, SIGNED);
    assert_eq!(world.no(case, &command(Verb::Suspend), &unit("lamps"), at(24, 11, 0)), Rule::NoPause);
}

const PLANNED: &[Verb] = &[Verb::Accept, Verb::Dispatch, Verb::Sign, Verb::Plan, Verb::Suspend, Verb::Grant];

#[test]
fn a_milestone_stands_still_with_the_case_and_is_put_off_by_what_was_lost() {
    // Without a rule of their own milestones go with the resolution. Theirs ends with 9 December.
    let (mut world, case) = World::at(city(), PLANNED);
    assert!(world.case(case).live(ClockKind::Milestone).unwrap().is_paused());
    assert_eq!(due(world.case(case), ClockKind::Milestone), "2026-12-10 00:00");
    assert!(world.case(case).wakes().iter().all(|wake| wake.clock != ClockKind::Milestone), "it wakes nobody");
    world.go(case, Verb::Resume, at(27, 9, 0)).unwrap();
    let state = world.case(case);
    assert_eq!(due(state, ClockKind::Milestone), "2026-12-15 00:00", "25, 26 and 27 November were lost");
    assert!(state.running(ClockKind::Milestone).is_some());
    // Stopped again: what was lost before is not given twice.
    world.go(case, Verb::Suspend, at(30, 9, 0)).unwrap();
    world.go(case, Verb::Grant, at(30, 10, 0)).unwrap();
    world.go(case, Verb::Resume, at(30, 16, 0)).unwrap();
    assert_eq!(due(world.case(case), ClockKind::Milestone), "2026-12-16 00:00");
    world.tick(dec(16, 0, 1));
    assert!(world.case(case).live(ClockKind::Milestone).unwrap().overdue);
}

#[test]
fn a_rule_for_milestones_decides_whether_they_stand_still() {
    for (still, date) in [(false, "2026-12-10 00:00"), (true, "2026-12-15 00:00")] {
        let mut rule =
            limit(ClockKind::Milestone, "30 calendar days", "20 calendar days", jiff::civil::date(2020, 1, 1));
        rule.pausable = still;
        let ruled = city().ruled(|rules| {
            let mut all = rules.limits.all().to_vec();
            all.push(rule.clone());
            rules.limits = Limits::new(all);
        });
        let (mut world, case) = World::at(ruled, PLANNED);
        assert_eq!(world.case(case).live(ClockKind::Milestone).unwrap().is_paused(), still);
        world.go(case, Verb::Resume, at(27, 9, 0)).unwrap();
        assert_eq!(due(world.case(case), ClockKind::Milestone), date);
    }
}

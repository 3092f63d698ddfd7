//! Archive: the end, not before the citizen's window has closed.

use crate::city::commands::{command, split, unit, who};
use crate::city::world::{REPLIED, RESOLVED, World};
use crate::city::{at, city, dec, whole_city};
use yinuo_casework::{Event, Stage, Verb};
use yinuo_kernel::Rule;

#[test]
fn the_window_comes_first() {
    let (mut world, case) = World::at(city(), RESOLVED);
    assert_eq!(world.no(case, &command(Verb::Archive), &who(Verb::Archive), dec(10, 0, 0)), Rule::NotReached);
    world.go(case, Verb::Archive, dec(10, 0, 1)).unwrap();
    assert!(world.case(case).clocks.iter().all(|clock| !clock.is_live()));
}

#[test]
fn what_was_declined_or_taken_back_has_no_window() {
    for verb in [Verb::Decline, Verb::Withdraw] {
        let (mut world, case) = World::at(city(), &[verb]);
        world.go(case, Verb::Archive, at(24, 11, 0)).unwrap();
    }
}

#[test]
fn by_itself_where_the_pack_says_so_and_only_there() {
    for (automatic, stage) in [(true, Stage::Archived), (false, Stage::Resolved)] {
        let (mut world, case) = World::at(city().ruled(|rules| rules.archive_automatic = automatic), RESOLVED);
        world.tick(dec(10, 0, 0));
        assert_eq!(world.stage(case), Stage::Resolved, "the last instant is still the citizen's");
        world.tick(dec(10, 0, 1));
        assert_eq!(world.stage(case), stage);
    }
}

#[test]
fn a_parent_waits_for_a_part_that_was_opened_again() {
    let city = whole_city().ruled(|rules| rules.archive_automatic = true);
    let (mut world, parent) = World::at(city, REPLIED);
    world.say(parent, &split(&[("city.lamp", Some("lamps"))]), &who(Verb::Split), at(24, 10, 0)).unwrap();
    let child = *world.case(parent).children.keys().next().unwrap();
    for verb in [Verb::Sign, Verb::Reply, Verb::Resolve] {
        world.go(child, verb, at(24, 10, 0)).unwrap();
    }
    world.go(parent, Verb::Resolve, at(24, 10, 0)).unwrap();
    world.go(child, Verb::Reopen, dec(9, 9, 0)).unwrap();
    world.tick(dec(10, 9, 0));
    assert_eq!(world.stage(parent), Stage::Resolved);
    assert_eq!(world.no(parent, &command(Verb::Archive), &who(Verb::Archive), dec(10, 9, 0)), Rule::ChildrenOpen);
    for verb in [Verb::Sign, Verb::Reply, Verb::Resolve] {
        world.say(child, &command(verb), &unit("lamps"), dec(10, 10, 0)).unwrap();
    }
    assert_eq!(world.stage(parent), Stage::Archived, "with its last part");
    assert!(matches!(world.last(parent).event, Event::Archived));
}

//! Thousands of small cities in which people and timers do what they like. Whatever they do, the
//! cases hold together.
//!
//! `YINUO_WALKS=20000 cargo test -p yinuo-casework walk` walks longer; `YINUO_SEED=n` walks one
//! seed again, as a failure prints it.

use crate::city::commands::{
    actor, ask, assist, chase, command, dispatch_to, extend, reassign_to, relieve, resolve, split, staff, unit, who,
};
use crate::city::{City, World, at, city, whole_city};
use jiff::{SignedDuration, Timestamp};
use yinuo_calendar::Calendar;
use yinuo_casework::commands::{amend::Amend, elapse::Elapse, merge::Merge, plan::Plan};
use yinuo_casework::recur::Every;
use yinuo_casework::{Case, ClockKind, Command, Entry, Event, Point, Recurrence, Request, Stage, Verb, next};
use yinuo_kernel::{Actor, CaseNumber, PersonId, Role};

/// A generator that is the same everywhere (SplitMix64, Steele 2014).
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((z ^ (z >> 31)) % sides as u64) as usize
    }

    fn of<T: Copy>(&mut self, choices: &[T]) -> T {
        choices[self.roll(choices.len())]
    }

    fn once_in(&mut self, n: usize) -> bool {
        self.roll(n) == 0
    }
}

/// Cities of every temper.
fn some_city(dice: &mut Dice) -> City {
    let mut some = if dice.once_in(4) { city() } else { whole_city() };
    if dice.once_in(3) {
        some = some.with_outcomes();
    }
    if dice.once_in(2) {
        some = some.with_grades(ClockKind::Resolve, &["1 working day", "3 working days"]);
    }
    if dice.once_in(4) {
        for limit in some.rules.limits.all().to_vec() {
            some = some.with_limit(yinuo_casework::Limit { pausable: true, ..limit });
        }
    }
    some.ruled(|rules| {
        rules.accept_automatic = dice.once_in(4);
        rules.sign_automatic = dice.once_in(4);
        rules.archive_automatic = dice.once_in(2);
        rules.reply_first = dice.once_in(2);
        rules.joint = dice.once_in(2);
        rules.designate_after = dice.once_in(2).then_some(2);
        rules.extensions_max = 2;
    })
}

/// A step that could be taken somewhere: most often one that is legal here, sometimes any.
fn some_command(dice: &mut Dice, world: &World, case: CaseNumber, now: Timestamp) -> Command {
    let stage = world.cases.get(&case).map(|(case, _)| case.stage);
    let legal: Vec<Verb> = Verb::ALL.iter().copied().filter(|verb| next(stage, *verb).is_some()).collect();
    let mut verb = if legal.is_empty() || dice.once_in(8) { dice.of(Verb::ALL) } else { dice.of(&legal) };
    // What ends a case or sends it back is rare, or nothing would ever get far.
    let back = [Verb::Withdraw, Verb::Archive, Verb::Decline, Verb::Return, Verb::Reassign, Verb::Suspend, Verb::Defer];
    if back.contains(&verb) && !dice.once_in(4) {
        verb = dice.of(if legal.is_empty() { Verb::ALL } else { &legal });
    }
    if case_of(world, case).is_some_and(|case| case.set_aside) && dice.once_in(2) {
        verb = Verb::Object;
    }
    let unit = dice.of(&["lamps", "works", "roads", "county", "town", "moon"]);
    let other = dice.of(&["roads", "county", "lamps", "works"]);
    let until = now + SignedDuration::from_hours(dice.roll(24 * 40) as i64 - 24);
    match verb {
        Verb::Dispatch if dice.once_in(2) => dispatch_to(unit),
        Verb::Reassign => reassign_to(unit),
        Verb::Assist => assist(&[other, dice.of(&["town", "roads"])]),
        Verb::Relieve => relieve(&[dice.of(&["roads", "county", "town"])]),
        Verb::Extend => extend(dice.of(&["1 working day", "2 working days", "4 calendar days", "9 working days"])),
        Verb::Suspend => ask(Request::Suspend { until }),
        Verb::Defer => ask(Request::Defer { until }),
        Verb::Chase => chase(1 + dice.roll(3) as u8),
        Verb::Resolve => resolve(0, dice.of(&[None, Some("a"), Some("b")])),
        Verb::Split => split(&[("city.lamp", Some(unit)), ("city.rural", None)]),
        Verb::Plan => Command::Plan(Plan { words: crate::city::commands::words(9), dates: vec![until] }),
        Verb::Merge => {
            let all: Vec<CaseNumber> = world.cases.keys().copied().collect();
            Command::Merge(Merge { into: if all.is_empty() { case } else { dice.of(&all) } })
        }
        Verb::Amend => Command::Amend(Amend { kind: Some("advice".parse().unwrap()), ..Amend::default() }),
        verb => command(verb),
    }
}

fn case_of(world: &World, number: CaseNumber) -> Option<&Case> {
    world.cases.get(&number).map(|(case, _)| case)
}

/// Most often somebody who may, at the unit that has the case; sometimes anybody.
fn somebody(dice: &mut Dice, case: Option<&Case>, command: &Command) -> Actor {
    if dice.once_in(8) {
        let anybody = actor(dice.of(&Role::ALL));
        return if dice.once_in(3) { staff(Role::Operator, "works", "inspector") } else { anybody };
    }
    let usual = match command {
        Command::Disclose => actor(Role::Operator),
        command => command.verb().map_or(Actor::SYSTEM, who),
    };
    let sealed = case.is_some_and(|case| case.sealed);
    let at = match (&usual.role, case, command) {
        (Role::Unit, Some(case), Command::Contribute(_)) => case.co_units.keys().next().cloned(),
        (Role::Unit, Some(case), _) => case.unit.clone(),
        _ => usual.unit.clone(),
    };
    match at {
        Some(at) if sealed => staff(usual.role, at.as_str(), "inspector"),
        Some(at) if usual.role == Role::Unit => unit(at.as_str()),
        _ => usual,
    }
}

fn some_timer(dice: &mut Dice, case: &Case) -> Command {
    let wakes = case.wakes();
    let any = || Elapse { clock: ClockKind::Resolve, round: 1, point: Point::Due, tag: 0 };
    Command::Elapse(match wakes.len() {
        0 => any(),
        n if !dice.once_in(4) => {
            let wake = wakes[dice.roll(n)];
            Elapse { clock: wake.clock, round: wake.round, point: wake.point, tag: wake.tag }
        }
        _ => Elapse {
            clock: dice.of(ClockKind::ALL),
            round: 1 + dice.roll(3) as u32,
            point: dice.of(&[Point::Warn, Point::Due, Point::Grade(1), Point::Grade(2)]),
            tag: dice.roll(3) as u32,
        },
    })
}

/// The notice of the next year is out.
fn next_year() -> Calendar {
    let text = "notice https://example.org\noff 2027-01-01..2027-01-03 元旦\nwork 2027-01-09 元旦";
    Calendar::china().with_year(2027, text).unwrap()
}

fn walk(seed: u64) -> World {
    let mut dice = Dice(seed);
    let mut world = World::new(some_city(&mut dice));
    let mut now = at(24, 9, 0);
    for step in 0..60 {
        let jump = dice.of(&[0, 5, 60, 60 * 5, 60 * 26, 60 * 24 * 9]);
        now += SignedDuration::from_mins(jump + step % 2);
        let before: Vec<CaseNumber> = world.cases.keys().copied().collect();
        if before.is_empty() || (before.len() < 4 && dice.once_in(6)) {
            let sealed = dice.once_in(6);
            let recurrence = dice.once_in(8).then_some(Recurrence { every: Every::Month, day: 28 });
            let by = if dice.once_in(2) { actor(Role::Operator) } else { Actor::CITIZEN };
            let _ = world.open(
                |s| {
                    s.recurrence = recurrence.filter(|_| by.role == Role::Operator);
                    s.person = Some(PersonId(uuid::Uuid::from_u128(5)));
                    if sealed {
                        s.kind = "report".parse().unwrap();
                        s.accused = Some("works".parse().unwrap());
                    }
                },
                &by,
                now,
            );
        } else {
            let case = dice.of(&before);
            if dice.once_in(10) && before.len() < 12 {
                world.tick(now);
            }
            let command = match dice.roll(10) {
                0 | 1 => some_timer(&mut dice, world.case(case)),
                2 if dice.once_in(3) => {
                    if dice.once_in(2) {
                        world.city.calendar = next_year();
                    }
                    Command::Reckon
                }
                3 if dice.once_in(6) => Command::Disclose,
                _ => some_command(&mut dice, &world, case, now),
            };
            let by = somebody(&mut dice, Some(world.case(case)), &command);
            take(&mut world, case, &command, &by, now);
            if matches!(command, Command::Elapse(_)) {
                let once = world.cases.clone();
                let _ = world.say(case, &command, &by, now);
                assert!(recurring(&world, case) || once == world.cases, "a timer that speaks twice: {command:?}");
            }
        }
        for (case, history) in world.cases.values() {
            holds(case, history, &world.city);
        }
        assert!(world.refused.is_empty(), "news that a rule refused: {:?}", world.refused);
    }
    world
}

/// A recurring duty whose machine slept catches up month by month.
fn recurring(world: &World, case: CaseNumber) -> bool {
    world.case(case).recurrence.is_some()
}

/// Gives a command and holds the answer against the table.
fn take(world: &mut World, number: CaseNumber, command: &Command, by: &Actor, now: Timestamp) {
    let before = world.case(number).clone();
    let length = world.history(number).len();
    match world.say(number, command, by, now) {
        Err(refusal) => {
            assert!(&before == world.case(number), "refused, and changed: {refusal}");
            assert_eq!(length, world.history(number).len());
        }
        Ok(()) => {
            let Some((verb, entry)) = command.verb().zip(world.history(number).get(length)) else { return };
            let mut after = before.clone();
            after.apply(entry);
            let told = next(Some(before.stage), verb).expect("what is not in the table is refused");
            match &entry.event {
                // Whoever takes a paused case away lets it go on first.
                Event::Resumed { .. } => assert_eq!(after.stage, Stage::Signed),
                Event::Asked { .. } => assert_eq!(after.stage, before.stage),
                Event::Granted { request, .. } => assert_eq!(after.stage, granted(*request, before.stage)),
                _ => assert_eq!(after.stage, told, "{verb:?} at {:?}", before.stage),
            }
        }
    }
}

fn granted(request: Request, stage: Stage) -> Stage {
    match request {
        Request::Return => Stage::Accepted,
        Request::Extend { .. } => stage,
        Request::Suspend { .. } => Stage::Suspended,
        Request::Defer { .. } => Stage::Deferred,
        Request::SetAside => Stage::Resolved,
    }
}

/// What is true of every case at every moment.
fn holds(case: &Case, history: &[Entry], city: &City) {
    assert_eq!(Case::replay(history).as_ref(), Some(case), "replayed, it is the same");
    if case.stage.is_with_unit() {
        let lead = case.unit.as_ref().expect("one unit leads");
        assert!(!case.co_units.contains_key(lead), "and does not help itself");
        assert!(case.live(ClockKind::Resolve).is_some(), "and the promise runs or stands still");
    }
    assert_eq!(case.stage == Stage::Merged, case.stage == Stage::Merged && case.merged_into.is_some());
    for clock in &case.clocks {
        let started = &clock.started;
        assert!(started.warn <= started.due, "{started:?}");
        // A recurring duty whose machine slept catches up, with dates that have passed.
        let late = started.budget.is_none();
        assert!(clock.start <= clock.from && (late || clock.from <= started.due), "{clock:?}");
        let paused = clock.is_paused();
        assert!(!paused || (case.stage.is_paused() && started.pausable), "{:?} {clock:?}", case.stage);
        assert!(!(case.stage.is_paused() && started.pausable && clock.is_running()), "runs in a pause: {clock:?}");
        assert!(clock.pauses.iter().rev().skip(1).all(|pause| pause.to.is_some()), "one open pause at most");
        let twins = case.clocks.iter().filter(|other| {
            other.is_live() && other.started.clock == started.clock && other.started.tag == started.tag
        });
        assert!(!clock.is_live() || twins.count() == 1, "two of a kind: {clock:?}");
    }
    for wake in case.wakes() {
        let running = |clock: &yinuo_casework::ClockState| {
            clock.is_running()
                && (clock.started.clock, clock.started.tag, clock.round) == (wake.clock, wake.tag, wake.round)
        };
        assert!(case.clocks.iter().any(running), "{wake:?} wakes nobody");
    }
    match &case.asked {
        Some(_) => {
            assert!(
                matches!(case.stage, Stage::Dispatched | Stage::Signed | Stage::Replied),
                "asked at {:?}",
                case.stage
            );
            let limit = city.rules.limits.all().iter().any(|limit| limit.clock == ClockKind::Decide);
            assert_eq!(limit, case.live(ClockKind::Decide).is_some(), "a request has its time to be decided");
        }
        None => assert!(case.live(ClockKind::Decide).is_none(), "nothing asked, nothing to decide"),
    }
    if case.stage.is_done() {
        let worked = [ClockKind::Sign, ClockKind::Reply, ClockKind::Resolve, ClockKind::Assist, ClockKind::Chase];
        assert!(worked.iter().all(|kind| case.live(*kind).is_none()), "worked although resolved");
        assert!(case.resolved_at.is_some() || case.stage == Stage::Archived);
    }
    if !case.stage.is_open() && !case.stage.is_done() || case.stage == Stage::Archived {
        assert!(case.clocks.iter().all(|clock| !clock.is_live()), "a clock runs on a case that left");
    }
    if case.stage.is_paused() {
        assert!(case.running(ClockKind::Suspend).is_some(), "every pause has an end");
    }
    let accused =
        |id: &yinuo_kernel::UnitId| case.accused.as_ref().is_some_and(|over| city.directory.is_over(over, id));
    assert!(!case.unit.iter().chain(case.co_units.keys()).any(accused), "at the unit accused");
    if case.co_units.values().all(|done| *done) {
        assert!(case.live(ClockKind::Assist).is_none(), "nobody owes a contribution");
    }
}

fn stored(world: &World) {
    for (case, history) in world.cases.values() {
        let json = serde_json::to_string(history).unwrap();
        let read: Vec<Entry> = serde_json::from_str(&json).unwrap();
        assert_eq!(&read, history, "read back, it is the same");
        assert_eq!(serde_json::to_string(&read).unwrap(), json, "byte by byte");
        assert_eq!(Case::replay(&read).as_ref(), Some(case));
    }
}

fn setting(name: &str) -> Option<u64> {
    std::env::var(name).ok().and_then(|text| text.parse().ok())
}

#[test]
fn whatever_happens_the_cases_hold_together() {
    let seeds = match setting("YINUO_SEED") {
        Some(seed) => seed..seed + 1,
        None => 0..setting("YINUO_WALKS").unwrap_or(600),
    };
    let mut kinds = std::collections::BTreeSet::new();
    let long = seeds.end - seeds.start > 300;
    for seed in seeds {
        let walked = std::panic::catch_unwind(|| {
            let world = walk(seed);
            stored(&world);
            world.cases.values().flat_map(|(_, history)| history.iter().map(|e| kind(&e.event))).collect::<Vec<_>>()
        });
        match walked {
            Ok(seen) => kinds.extend(seen),
            Err(_) => panic!("seed {seed}: walk it again with YINUO_SEED={seed}"),
        }
    }
    // A walk that never meets an event proves nothing about it.
    assert!(!long || kinds.len() == 40, "{} kinds of events: {kinds:?}", kinds.len());
}

/// The name of an event as it is stored.
fn kind(event: &Event) -> String {
    serde_json::to_value(event).unwrap()["event"].as_str().unwrap().to_owned()
}

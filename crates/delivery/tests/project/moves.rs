//! The pipeline, exhaustively; the days of moves; the permit at the start.

use super::{at, go, granted, opening, row};
use crate::world::{World, number, of, office1, office2, photo, said, words};
use jiff::civil::date;
use yinuo_delivery::Evidence;
use yinuo_delivery::project::{Command, Owner, Permit, Stage, Standing, Verb, Way};
use yinuo_kernel::Rule;

/// The table as the office would write it: a line a stage, its legal next stages.
const ONWARD: &str = "
    lead: talks signed
    talks: signed approval
    signed: approval preparation
    approval: preparation started
    preparation: started
    started: building completed
    building: completed
    completed: production
    production:
    dropped:
";

#[test]
fn every_pair_of_stages_is_as_in_the_table() {
    let lines = ONWARD.lines().map(str::trim).filter(|line| !line.is_empty());
    let table: Vec<(Stage, Vec<Stage>)> = lines
        .map(|line| {
            let (from, to) = line.split_once(':').unwrap();
            (Stage::parse(from).unwrap(), to.split_whitespace().map(|to| Stage::parse(to).unwrap()).collect())
        })
        .collect();
    assert_eq!(table.len(), Stage::ALL.len());
    for (from, onward) in &table {
        for to in Stage::ALL {
            let back = to < from && *from != Stage::Dropped;
            let way = if onward.contains(to) { Some(Way::Forward) } else { back.then_some(Way::Back) };
            assert_eq!(from.way(*to), way, "{from:?} → {to:?}");
            let mut world = at(*from);
            let (on, evidence) = (date(2026, 1, 5), Evidence::default());
            let forward = world.run(&of("industry"), go(Command::Advance { to: *to, on, evidence })).is_ok();
            assert_eq!(forward, way == Some(Way::Forward), "{from:?} → {to:?}");
            let mut world = at(*from);
            let back = world.run(&office1(), go(Command::GoBack { to: *to, on, words: words(9) })).is_ok();
            assert_eq!(back, way == Some(Way::Back), "{from:?} → {to:?}");
        }
    }
}

#[test]
fn every_verb_at_every_stage() {
    // One line a verb: the stages at which it is legal, by the first letters of the pipeline
    // (Lead Talks Signed Approval pReparation starTed→K Building Completed prOduction Dropped).
    let letters = "LTSARKBCOD";
    let table = "
        enter -
        amend LTSARKBCO
        advance LTSARKBC
        go-back TSARKBCO
        count KBCO
        uncount KBCO
        drop LTSARKB
        revive D
        permit SARKBCO
        budget LTSARKBC
        plan LTSARKBC
        meet LTSARKBC
        verify LTSARKBCO
        return KBCO
        check LTSARKBCO
        obstruct LTSARKBC
        clear LTSARKBCOD
        visit LTSARKBCOD
        hand LTSARKBCO
        ask LTSARKB
        grant LTSARKBCO
        refuse LTSARKBCO
        chase LTSARKBC
        link LTSARKBCOD
        show LTSARKBCOD";
    let rows: Vec<(&str, &str)> = table.lines().filter_map(|line| line.trim().split_once(' ')).collect();
    assert_eq!(rows.len(), Verb::ALL.len());
    for (verb, legal) in rows {
        let verb = Verb::parse(verb).unwrap();
        assert_eq!(verb.is_legal(None), verb == Verb::Enter);
        for (stage, letter) in Stage::ALL.iter().zip(letters.chars()) {
            assert_eq!(verb.is_legal(Some(*stage)), legal.contains(letter), "{verb:?} at {stage:?}");
        }
    }
}

fn advance(to: Stage, day: (i8, i8)) -> yinuo_delivery::Command {
    go(Command::Advance { to, on: date(2026, day.0, day.1), evidence: photo() })
}

#[test]
fn a_move_happened_between_the_last_one_and_today() {
    let mut world = at(Stage::Signed);
    world.go(date(2026, 3, 1));
    world.no(&of("industry"), advance(Stage::Approval, (3, 2)), Rule::DayForbids);
    world.no(&of("industry"), advance(Stage::Approval, (1, 4)), Rule::DayForbids);
    world.ok(&of("industry"), advance(Stage::Approval, (2, 1)));
    world.no(&office1(), advance(Stage::Preparation, (1, 31)), Rule::DayForbids);
    world.no(&of("housing"), advance(Stage::Preparation, (2, 1)), Rule::NotYourUnit);
    world.ok(&of("east"), advance(Stage::Preparation, (2, 1)));
    assert_eq!(row(&world).reached[&Stage::Approval], date(2026, 2, 1));
    world.holds();
}

#[test]
fn a_mistaken_move_is_taken_back_in_words_by_the_office() {
    let mut world = at(Stage::Preparation);
    world.go(date(2026, 6, 1));
    world.ok(&of("industry"), advance(Stage::Started, (5, 20)));
    let back = |chars| go(Command::GoBack { to: Stage::Preparation, on: date(2026, 1, 5), words: words(chars) });
    world.ok(&office1(), go(Command::Count { on: date(2026, 5, 25), evidence: said() }));
    world.no(&of("industry"), back(9), Rule::RoleForbids);
    world.no(&office1(), back(0), Rule::WordsMissing);
    world.ok(&office1(), back(9));
    let row = row(&world);
    assert_eq!((row.stage, row.begun_on(), row.counted), (Stage::Preparation, None, None));
    // The true day lies before the mistaken one.
    world.ok(&of("industry"), advance(Stage::Started, (5, 2)));
    world.holds();
}

#[test]
fn a_government_project_begins_with_its_approval() {
    let mut world = World::on(date(2026, 1, 5));
    for stage in [Stage::Lead, Stage::Talks, Stage::Signed] {
        let entering = opening(Owner::Government, &[(stage, date(2026, 1, 5))], granted(date(2026, 1, 1)));
        assert_eq!(world.no(&office1(), go(entering), Rule::MoveForbids), stage.as_str());
    }
    world.ok(
        &office1(),
        go(opening(Owner::Government, &[(Stage::Approval, date(2026, 1, 5))], granted(date(2026, 1, 1)))),
    );
    let back = Command::GoBack { to: Stage::Signed, on: date(2026, 1, 5), words: words(9) };
    world.no(&office1(), go(back), Rule::MoveForbids);
}

#[test]
fn nothing_starts_without_its_construction_permit() {
    let permit = |standing| go(Command::Permit { permit: Permit::Construction, standing, evidence: photo() });
    let mut world = World::on(date(2026, 6, 1));
    let reached = [(Stage::Preparation, date(2026, 1, 5))];
    world.ok(&office1(), go(opening(Owner::Enterprise, &reached, Default::default())));
    assert_eq!(world.no(&of("industry"), advance(Stage::Started, (5, 1)), Rule::PermitMissing), "construction: none");
    world.ok(&of("industry"), permit(Standing::Applied { on: date(2026, 4, 1) }));
    assert_eq!(
        world.no(&of("industry"), advance(Stage::Started, (5, 1)), Rule::PermitMissing),
        "construction: applied"
    );
    // A unit does not excuse itself.
    world.no(&of("industry"), permit(Standing::NotNeeded), Rule::RoleForbids);
    world.no(&office1(), permit(Standing::NotNeeded), Rule::WordsMissing);
    world.no(&of("industry"), permit(Standing::Granted { on: date(2026, 3, 31) }), Rule::DayForbids);
    let bare = Standing::Granted { on: date(2026, 5, 2) };
    let bare = Command::Permit { permit: Permit::Construction, standing: bare, evidence: said() };
    world.no(&of("industry"), go(bare), Rule::ProofMissing);
    world.ok(&of("industry"), permit(Standing::Granted { on: date(2026, 5, 2) }));
    // Built before it was granted stays 未批先建.
    let detail = world.no(&of("industry"), advance(Stage::Started, (5, 1)), Rule::PermitMissing);
    assert_eq!(detail, "construction: granted 2026-05-02, start 2026-05-01");
    world.ok(&of("industry"), advance(Stage::Started, (5, 2)));
    world.no(&of("industry"), permit(Standing::None), Rule::RoleForbids);
    world.no(&of("industry"), permit(Standing::Granted { on: date(2026, 5, 3) }), Rule::PermitMissing);
    world.ok(&of("industry"), permit(Standing::Granted { on: date(2026, 4, 30) }));
    world.holds();
}

#[test]
fn a_withdrawn_permit_may_be_granted_anew() {
    let permit = |standing, evidence| go(Command::Permit { permit: Permit::Construction, standing, evidence });
    let mut world = at(Stage::Building);
    world.go(date(2026, 6, 1));
    world.ok(&office1(), permit(Standing::None, said()));
    world.ok(&of("industry"), permit(Standing::Granted { on: date(2026, 5, 3) }, photo()));
}

#[test]
fn no_way_in_goes_around_the_permit() {
    for stage in [Stage::Started, Stage::Building, Stage::Completed, Stage::Production] {
        let mut world = World::on(date(2026, 6, 1));
        let reached = [(Stage::Approval, date(2025, 1, 5)), (stage, date(2025, 6, 1))];
        world.no(&office1(), go(opening(Owner::Enterprise, &reached, Default::default())), Rule::PermitMissing);
        world.no(&office1(), go(opening(Owner::Enterprise, &reached, granted(date(2025, 6, 2)))), Rule::PermitMissing);
        world.ok(&office1(), go(opening(Owner::Enterprise, &reached, granted(date(2025, 6, 1)))));
    }
    // Nor back to a stage at which it never stood, after the permit is gone.
    let mut world = at(Stage::Production);
    let gone = Command::Permit { permit: Permit::Construction, standing: Standing::None, evidence: said() };
    world.ok(&office1(), go(gone));
    let back = Command::GoBack { to: Stage::Building, on: date(2026, 1, 5), words: words(9) };
    world.no(&office1(), go(back), Rule::PermitMissing);
    // Below the start no stage leads past it.
    for from in Stage::ALL.iter().filter(|stage| **stage < Stage::Started) {
        assert!(from.onward().iter().all(|to| *to <= Stage::Started));
    }
}

#[test]
fn counted_from_the_start_on() {
    let count = |month, day| go(Command::Count { on: date(2026, month, day), evidence: Evidence::default() });
    let mut world = at(Stage::Preparation);
    world.go(date(2026, 6, 1));
    world.no(&office1(), count(5, 1), Rule::StageForbids);
    world.ok(&of("industry"), advance(Stage::Started, (5, 2)));
    world.no(&office1(), count(5, 1), Rule::DayForbids);
    world.ok(&office1(), count(5, 28)).ok(&of("industry"), advance(Stage::Building, (5, 20)));
    assert_eq!(row(&world).counted, Some(date(2026, 5, 28)));
    world.ok(&office1(), go(Command::Uncount { words: words(9) }));
    assert_eq!(row(&world).counted, None);
}

#[test]
fn what_was_dropped_stays_and_can_come_back() {
    let mut world = at(Stage::Building);
    world.go(date(2026, 6, 1));
    let drop = |chars| go(Command::Drop { on: date(2026, 5, 1), words: words(chars) });
    world.no(&office1(), drop(0), Rule::WordsMissing);
    world.no(&of("industry"), drop(9), Rule::RoleForbids);
    world.ok(&office1(), drop(9));
    assert_eq!(row(&world).dropped, Some((date(2026, 5, 1), Stage::Building)));
    world.no(&office1(), go(Command::Revive { on: date(2026, 4, 30), words: words(9) }), Rule::DayForbids);
    world.ok(&office2(), go(Command::Revive { on: date(2026, 5, 30), words: words(9) }));
    assert_eq!((row(&world).stage, row(&world).dropped), (Stage::Building, None));
    world.holds();
}

#[test]
fn what_is_still_talked_about_is_not_shown() {
    let mut world = at(Stage::Talks);
    world.no(&office1(), go(Command::Show { on: true }), Rule::StageForbids);
    world.ok(&office1(), advance(Stage::Signed, (1, 5))).ok(&office1(), go(Command::Show { on: true }));
    assert!(row(&world).shown);
    world.ok(&office1(), go(Command::GoBack { to: Stage::Talks, on: date(2026, 1, 5), words: words(9) }));
    assert!(!row(&world).shown);
}

#[test]
fn a_source_must_be_there() {
    let mut world = World::on(date(2026, 1, 5));
    let Command::Enter(mut it) = opening(Owner::Enterprise, &[(Stage::Lead, date(2026, 1, 5))], Default::default())
    else {
        panic!("an opening")
    };
    it.card.source = Some(number(7));
    world.no(&office1(), go(Command::Enter(it)), Rule::UnknownDossier);
}

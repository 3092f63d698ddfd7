//! Who sets a meter, which goals it fits, and what a return says beside what the system knew.

use super::*;
use crate::world::{World, of, office1, office2, said, words};
use jiff::civil::date;
use yinuo_casework::Every;
use yinuo_delivery::task::{Brief, Command, Event, Nature, Return, Sort};
use yinuo_delivery::{Dossier, Evidence};
use yinuo_kernel::{CaseNumber, Rule};

fn go(command: Command) -> yinuo_delivery::Command {
    yinuo_delivery::Command::Task(command)
}

fn set(meter: Meter) -> yinuo_delivery::Command {
    go(Command::Meter { meter: Some(meter) })
}

fn brief(goal: Option<Goal>, parent: Option<CaseNumber>) -> Brief {
    Brief {
        source: None,
        parent,
        year: 2026,
        words: words(4),
        title_chars: 4,
        origin: None,
        sort: Sort::Target,
        nature: Nature::Task,
        goal,
        due: Some(date(2026, 12, 31)),
        lead: Some(unit("industry")),
        lead_by: None,
        co: Vec::new(),
        leader: None,
        every: Some(Every::Month),
    }
}

/// A drafted task with this goal.
fn drafted(goal: Option<Goal>) -> World {
    let mut world = World::on(date(2026, 1, 20));
    world.ok(&office1(), go(Command::Propose(Box::new(brief(goal, None)))));
    world
}

/// The same, worked on, in the middle of April.
fn active(goal: Goal) -> World {
    let mut world = drafted(Some(goal));
    world.ok(&office1(), go(Command::Issue)).ok(&of("industry"), go(Command::Confirm));
    world.go(date(2026, 4, 15));
    world
}

/// Another task, with what it leans on.
fn other(serial: u32, unit: &str, meter: Option<Meter>, parent: Option<u32>) -> (CaseNumber, Dossier) {
    let mut world = World::on(date(2026, 1, 20));
    world.number = number(serial);
    let parent = parent.map(number);
    if let Some(parent) = parent {
        world.others.insert(parent, drafted(None).dossier.unwrap());
    }
    world.ok(&office1(), go(Command::Propose(Box::new(brief(Some(goal(9.0, unit)), parent)))));
    let Some(Dossier::Task(mut task)) = world.dossier else { unreachable!() };
    task.meter = meter;
    (number(serial), Dossier::Task(task))
}

#[test]
fn the_office_sets_and_takes_it_away_while_the_task_is_worked_on() {
    let mut world = active(goal(20.0, "个"));
    world.no(&of("industry"), set(projects(ProjectCount::Started)), Rule::RoleForbids);
    world.ok(&office1(), set(projects(ProjectCount::Started)));
    assert_eq!(world.row().task().unwrap().meter, Some(projects(ProjectCount::Started)));
    assert_eq!(world.run(&office1(), set(projects(ProjectCount::Started))), Ok(Vec::new()), "said already");
    world.no(&office1(), set(county(ProjectCount::Started, "nowhere")), Rule::UnknownUnit);
    let Meter::Projects(one) = projects(ProjectCount::Started) else { unreachable!() };
    world.others.extend([other(2, "个", None, None)]);
    let no_project = Meter::Projects(ProjectMeter { project: Some(number(2)), ..one });
    world.no(&office1(), set(no_project), Rule::UnknownDossier);
    world.ok(&office1(), set(county(ProjectCount::Started, "east")));
    world.ok(&office1(), go(Command::Meter { meter: None }));
    assert_eq!(world.row().task().unwrap().meter, None);
    world.holds();
    world.ok(&of("industry"), go(Command::Claim { evidence: crate::world::photo() }));
    world.no(&office1(), set(projects(ProjectCount::Started)), Rule::StageForbids);
}

#[test]
fn a_meter_counts_in_the_goals_unit_or_not_at_all() {
    let growth = Goal { basis: Basis::Growth, ..goal(5.0, "%") };
    let table = [
        (goal(20.0, "个"), projects(ProjectCount::Started), true),
        (goal(20.0, "公里"), projects(ProjectCount::Started), false),
        (goal(20.0, "亿元"), projects(ProjectCount::Invested), true),
        (goal(20.0, "个"), projects(ProjectCount::Invested), false),
        (goal(20.0, "万件"), cases(CaseCount::Settled), true),
        (goal(20.0, "公里"), cases(CaseCount::Settled), false),
        (goal(95.0, "%"), cases(CaseCount::InTime), true),
        (goal(95.0, "件"), cases(CaseCount::Pleased), false),
        (growth.clone(), cases(CaseCount::InTime), false),
        (goal(20.0, "公里"), Meter::Shares, true),
        (goal(95.0, "%"), Meter::Shares, false),
        (growth, Meter::Shares, false),
        (goal(20.0, "万元"), same(2), true),
        (goal(20.0, "公里"), same(2), false),
        (Goal { basis: Basis::Level, ..goal(20.0, "亿元") }, same(2), false),
    ];
    for (goal, meter, fits) in table {
        let mut world = drafted(Some(goal.clone()));
        world.others.extend([other(2, "亿元", None, None)]);
        match fits {
            true => world.ok(&office1(), set(meter)).holds(),
            false => assert_eq!(world.no(&office1(), set(meter), Rule::MeterMisfits), goal.unit),
        }
    }
    drafted(None).no(&office1(), set(Meter::Shares), Rule::MeterNeedsGoal);
    drafted(Some(goal(1.0, "个"))).no(&office1(), set(same(7)), Rule::UnknownDossier);
}

#[test]
fn another_goal_must_still_be_one_that_the_meter_fills() {
    let mut world = drafted(Some(goal(20.0, "个")));
    world.ok(&office1(), set(projects(ProjectCount::Started)));
    let edit = |goal| go(Command::Edit(Box::new(brief(goal, None))));
    world.no(&office1(), edit(Some(goal(20.0, "公里"))), Rule::MeterMisfits);
    world.no(&office1(), edit(None), Rule::MeterNeedsGoal);
    world.ok(&office1(), edit(Some(goal(30.0, "家"))));
}

#[test]
fn nothing_is_counted_from_itself() {
    let circle = |others: Vec<(CaseNumber, Dossier)>, meter| {
        let mut world = drafted(Some(goal(20.0, "个")));
        world.others.extend(others);
        world.run(&office1(), set(meter)).err().map(|refusal| refusal.rule)
    };
    assert_eq!(circle(vec![], same(1)), Some(Rule::MeterCircle), "its own figure");
    let chain = vec![other(2, "个", Some(same(3)), None), other(3, "个", Some(same(1)), None)];
    assert_eq!(circle(chain.clone(), same(2)), Some(Rule::MeterCircle), "through a third");
    assert_eq!(circle(vec![chain[0].clone(), other(3, "个", None, None)], same(2)), None);
    let part = vec![other(2, "个", Some(same(1)), Some(1))];
    assert_eq!(circle(part, Meter::Shares), Some(Rule::MeterCircle), "a part that shows the whole");
    let upward = vec![other(2, "个", Some(Meter::Shares), None), other(3, "个", Some(same(1)), Some(2))];
    assert_eq!(circle(upward, same(2)), Some(Rule::MeterCircle), "the sum of parts of which one shows it");
}

#[test]
fn another_figure_than_the_systems_needs_words() {
    let file = |value, known, evidence| {
        go(Command::Return(Box::new(Return { period: month(3), value: Some(value), known, evidence })))
    };
    let world = || active(goal(20.0, "个"));
    let by = of("industry");
    assert_eq!(world().no(&by, file(8.0, Some(7.0), Evidence::default()), Rule::CorrectionUnsaid), "7");
    world().ok(&by, file(7.0, Some(7.0), Evidence::default()));
    world().ok(&by, file(0.3, Some(0.1 + 0.2), Evidence::default()));
    let mut told = world();
    told.ok(&by, file(8.0, Some(7.0), said())).holds();
    let back = &told.dossier.as_ref().unwrap().task().unwrap().returns[&month(3)].what;
    assert_eq!((back.value, back.known, back.is_corrected()), (Some(8.0), Some(7.0), true));
    told.ok(&office2(), go(Command::Check { period: month(3), good: false, words: Some(words(3)) }));
    assert_eq!(told.row().task().unwrap().figures, [], "what was sent back is no figure");
}

#[test]
fn events_of_before_read_as_they_were() {
    let old = r#"{"event":"returned","period":"2026-03","value":3.5}"#;
    let Event::Returned(back) = serde_json::from_str(old).unwrap() else { panic!("a return") };
    assert_eq!((back.known, back.value), (None, Some(3.5)));
    let gone = serde_json::to_string(&Event::Metered { meter: None }).unwrap();
    assert_eq!(gone, r#"{"event":"metered"}"#);
    assert_eq!(serde_json::from_str::<Event>(&gone).unwrap(), Event::Metered { meter: None });
}

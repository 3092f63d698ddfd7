//! Every cell of the tables in `legal.md`, walked through `decide`.

use crate::city;
use crate::city::commands::{actor, command, morning, unit, who};
use crate::city::{World, at, city, dec, whole_city};
use std::collections::{BTreeMap, BTreeSet};
use yinuo_casework::{Stage, Verb, next};
use yinuo_kernel::{Actor, CaseNumber, Role};

type Row = (String, Vec<(String, String)>);

/// Rows of every table whose header begins with `first`: name → cells by column.
fn tables(first: &str) -> Vec<Row> {
    let cells = |line: &str| -> Vec<String> {
        line.trim().trim_matches('|').split('|').map(|cell| cell.trim().to_owned()).collect()
    };
    let mut rows = Vec::new();
    let mut header: Option<Vec<String>> = None;
    for line in include_str!("legal.md").lines() {
        match &header {
            _ if line.starts_with(&format!("| {first} |")) => header = Some(cells(line)),
            Some(_) if line.starts_with("|---") => {}
            Some(header) if line.starts_with('|') => {
                // An empty last cell is trimmed with its bar.
                let mut row = cells(line.strip_suffix('|').unwrap());
                row.resize(header.len(), String::new());
                rows.push((row[0].clone(), header[1..].iter().cloned().zip(row[1..].iter().cloned()).collect()));
            }
            _ => header = None,
        }
    }
    rows
}

/// The verbs that lead to a stage, with what `verb` needs there on the way.
fn way(stage: Stage, verb: Verb) -> Vec<Verb> {
    use Verb::{
        Accept, Archive, Assist, CallBack, Decline, Defer, Dispatch, Extend, Grant, Merge, Plan, Rate, Reply, Resolve,
        Return, SetAside, Sign, Suspend, Verify, Withdraw,
    };
    let deciding = matches!(verb, Grant | Verb::Refuse);
    let mut way = match stage {
        Stage::Submitted => return vec![],
        Stage::Accepted => return vec![Accept],
        Stage::Declined => return vec![Decline],
        Stage::Withdrawn => return vec![Withdraw],
        Stage::Archived => return vec![Withdraw, Archive],
        Stage::Merged => return vec![Accept, Merge],
        _ => vec![Accept, Dispatch],
    };
    if matches!(verb, Verb::Contribute | Verb::Relieve) {
        way.push(Assist);
    }
    if stage == Stage::Dispatched {
        way.extend(deciding.then_some(Return));
        return way;
    }
    way.push(Sign);
    match stage {
        Stage::Suspended => way.extend([Suspend, Grant]),
        Stage::Deferred => way.extend([Defer, Grant]),
        Stage::Signed => {}
        _ => way.push(Reply),
    }
    if matches!(stage, Stage::Signed | Stage::Replied) {
        way.extend((verb == Verb::Meet).then_some(Plan));
        way.extend(deciding.then_some(Extend));
    }
    if stage.is_done() {
        way.extend(if verb == Verb::Object { vec![SetAside, Grant] } else { vec![Resolve] });
    }
    match stage {
        Stage::Verified => way.push(Verify),
        Stage::CalledBack => way.push(CallBack),
        Stage::Rated => way.push(Rate),
        _ => {}
    }
    way
}

/// A case at a stage, and another that it could be merged into.
fn ready(stage: Option<Stage>, verb: Verb) -> (World, CaseNumber) {
    let rules = if matches!(verb, Verb::Grant | Verb::Refuse) { whole_city() } else { city() };
    let mut world = World::new(rules);
    let Some(stage) = stage else { return (world, city::commands::number(1)) };
    let case = world.lead(&[]);
    world.lead(&[Verb::Accept]);
    for step in way(stage, verb) {
        // The co-unit of these tables is the roads office.
        let command = if step == Verb::Assist { city::commands::assist(&["roads"]) } else { command(step) };
        world.say(case, &command, &who(step), morning()).unwrap_or_else(|no| panic!("{stage:?} {step:?}: {no}"));
    }
    assert_eq!(world.stage(case), stage);
    (world, case)
}

fn when(verb: Verb) -> jiff::Timestamp {
    if verb == Verb::Archive { dec(20, 10, 0) } else { at(24, 10, 5) }
}

#[test]
fn every_stage_times_every_verb() {
    let mut seen = BTreeSet::new();
    for (stage, row) in tables("stage") {
        let stage = Stage::parse(&stage);
        for (name, expected) in row {
            let verb = Verb::parse(&name).unwrap();
            let (mut world, case) = ready(stage, verb);
            let before = world.cases.clone();
            let got = match world.go(case, verb, when(verb)) {
                Ok(()) => world.stage(case).as_str(),
                Err(refusal) => refusal.rule.code(),
            };
            let expected = match expected.as_str() {
                "" if stage.is_none() => "unknown-case",
                "" => "stage-forbids",
                other => other,
            };
            assert_eq!(got, expected, "{stage:?} × {verb:?}");
            match Stage::parse(expected) {
                None => assert!(before == world.cases, "a refusal changes nothing"),
                // The code's own table says the same, where the verb alone decides.
                Some(to) if verb != Verb::Grant => assert_eq!(next(stage, verb), Some(to), "{stage:?} × {verb:?}"),
                Some(_) => assert_eq!(next(stage, verb), stage),
            }
            assert!(seen.insert((stage, verb)), "{stage:?} × {verb:?} twice");
        }
    }
    assert_eq!(seen.len(), (Stage::ALL.len() + 1) * Verb::ALL.len());
}

#[test]
fn every_verb_as_every_role() {
    let mut seen = BTreeMap::new();
    for (name, row) in tables("verb") {
        let verb = Verb::parse(&name).unwrap();
        let stage = match verb {
            Verb::Submit => None,
            Verb::Accept | Verb::Decline | Verb::Merge | Verb::Amend | Verb::Withdraw => Some(Stage::Submitted),
            Verb::Dispatch | Verb::Split | Verb::HandOver => Some(Stage::Accepted),
            Verb::Sign | Verb::Return | Verb::Reassign | Verb::Assist | Verb::Relieve | Verb::Chase => {
                Some(Stage::Dispatched)
            }
            Verb::Resume => Some(Stage::Suspended),
            Verb::Resolve | Verb::SetAside | Verb::Grant | Verb::Refuse => Some(Stage::Replied),
            Verb::Contribute | Verb::Reply | Verb::Plan | Verb::Meet => Some(Stage::Signed),
            Verb::Extend | Verb::Suspend | Verb::Defer => Some(Stage::Signed),
            Verb::Verify | Verb::CallBack | Verb::Rate | Verb::Reopen | Verb::Object => Some(Stage::Resolved),
            Verb::Archive => Some(Stage::Resolved),
        };
        for (role, expected) in row {
            let role = Role::parse(&role).unwrap();
            let by = match role {
                Role::Unit if verb == Verb::Contribute => unit("roads"),
                role => actor(role),
            };
            let (mut world, case) = ready(stage, verb);
            let result = world.say(case, &command(verb), &by, when(verb));
            match expected.as_str() {
                "yes" => assert!(result.is_ok(), "{verb:?} as {role:?}: {result:?}"),
                _ => assert_eq!(result.unwrap_err().rule.code(), "role-forbids", "{verb:?} as {role:?}"),
            }
            seen.insert((verb, role), ());
        }
    }
    assert_eq!(seen.len(), Verb::ALL.len() * Role::ALL.len());
}

#[test]
fn a_unit_acts_on_its_own_cases_and_on_those_below_it() {
    for (id, may) in [("lamps", true), ("works", true), ("roads", false), ("centre", false)] {
        let (mut world, case) = ready(Some(Stage::Dispatched), Verb::Sign);
        let result = world.say(case, &command(Verb::Sign), &unit(id), at(24, 11, 0));
        match may {
            true => assert!(result.is_ok(), "{id}"),
            false => assert_eq!(result.unwrap_err().rule.code(), "not-your-unit", "{id}"),
        }
    }
}

#[test]
fn a_pack_may_leave_steps_out() {
    let city = city().ruled(|rules| rules.off = vec![Verb::Rate]);
    let (mut world, case) = World::at(city, city::world::RESOLVED);
    assert_eq!(world.go(case, Verb::Rate, at(25, 9, 0)).unwrap_err().rule, yinuo_kernel::Rule::StepOff);
}

#[test]
fn timers_news_and_notices_come_from_the_machine_alone() {
    use yinuo_casework::Command;
    use yinuo_casework::commands::related::Related;
    let (mut world, case) = city::world::signed();
    let stranger = city::commands::number(9);
    for command in [Command::Reckon, Command::Related(Related::Absorb { from: stranger })] {
        for role in Role::ALL.into_iter().filter(|role| *role != Role::System) {
            assert_eq!(world.no(case, &command, &actor(role), at(24, 11, 0)).code(), "role-forbids", "{role:?}");
        }
        assert!(world.say(case, &command, &Actor::SYSTEM, at(24, 11, 0)).is_ok());
    }
    assert_eq!(world.no(stranger, &Command::Reckon, &Actor::SYSTEM, at(24, 11, 0)).code(), "unknown-case");
}

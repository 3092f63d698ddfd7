//! Every cell of the tables in `legal.md`, walked through `decide`.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod city;

use city::{actor, city, command, who};
use yinuo_casework::{Stage, Verb};
use yinuo_kernel::Role;

/// Rows of the table whose header begins with `first`: name → cells by column.
fn table(first: &str) -> Vec<(String, Vec<(String, String)>)> {
    let text = include_str!("legal.md");
    let mut lines = text.lines().skip_while(|line| !line.starts_with(&format!("| {first} |")));
    let cells = |line: &str| -> Vec<String> {
        line.trim()
            .trim_start_matches('|')
            .trim_end_matches('|')
            .split('|')
            .map(|cell| cell.trim().to_owned())
            .collect()
    };
    let header = cells(lines.next().unwrap());
    lines
        .skip(1)
        .take_while(|line| line.starts_with('|'))
        .map(|line| {
            let row = cells(line);
            assert_eq!(row.len(), header.len(), "{line}");
            (row[0].clone(), header[1..].iter().cloned().zip(row[1..].iter().cloned()).collect())
        })
        .collect()
}

#[test]
fn every_stage_times_every_command() {
    let city = city();
    let rows = table("stage");
    assert_eq!(rows.len(), Stage::ALL.len() + 1);
    let mut cells = 0;
    for (stage, row) in rows {
        let stage = Stage::parse(&stage);
        for (verb, expected) in row {
            let verb = Verb::parse(&verb).unwrap();
            let mut case = city.case_at(stage);
            let result = city.go(&mut case, verb, city.at(24, 10, 5));
            let got = match &result {
                Ok(()) => case.as_ref().unwrap().stage.as_str(),
                Err(refusal) => refusal.rule.code(),
            };
            let expected = match expected.as_str() {
                "" if stage.is_none() => "unknown-case",
                "" => "stage-forbids",
                other => other,
            };
            assert_eq!(got, expected, "{stage:?} × {verb:?}");
            if result.is_err() {
                assert_eq!(case, city.case_at(stage), "a refusal changes nothing");
            }
            cells += 1;
        }
    }
    assert_eq!(cells, 10 * 11);
}

#[test]
fn every_verb_as_every_role() {
    let city = city();
    for (verb, row) in table("verb") {
        let verb = Verb::parse(&verb).unwrap();
        let stage = match verb {
            Verb::Submit => None,
            Verb::Accept | Verb::Decline => Some(Stage::Submitted),
            Verb::Dispatch => Some(Stage::Accepted),
            Verb::Sign | Verb::Withdraw | Verb::Return => Some(Stage::Dispatched),
            Verb::Reply => Some(Stage::Signed),
            Verb::Resolve => Some(Stage::Replied),
            Verb::Rate | Verb::Reopen => Some(Stage::Resolved),
        };
        for (role, expected) in row {
            let case = city.case_at(stage);
            let by = actor(Role::parse(&role).unwrap());
            let result = city.decide(case.as_ref(), &command(verb), &by, city.at(24, 10, 5));
            match expected.as_str() {
                "yes" => assert!(result.is_ok(), "{verb:?} as {role}: {result:?}"),
                _ => assert_eq!(result.unwrap_err().rule.code(), "role-forbids", "{verb:?} as {role}"),
            }
        }
    }
}

#[test]
fn a_unit_acts_on_its_own_cases_and_on_those_below_it() {
    let city = city();
    let case = city.case_at(Some(Stage::Dispatched));
    for (unit, may) in [("lamps", true), ("works", true), ("roads", false)] {
        let by = yinuo_kernel::Actor::staff(Role::Unit, unit.parse().unwrap(), "post".parse().unwrap());
        let result = city.decide(case.as_ref(), &command(Verb::Sign), &by, city.at(24, 11, 0));
        match may {
            true => assert!(result.is_ok(), "{unit}"),
            false => assert_eq!(result.unwrap_err().rule.code(), "not-your-unit", "{unit}"),
        }
    }
    assert_eq!(who(Verb::Sign).unit.unwrap().as_str(), "lamps");
}

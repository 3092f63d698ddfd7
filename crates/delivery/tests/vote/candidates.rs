//! From the suggestion to the task that keeps it.

use super::world::{Sitting, World, costing, idea, number, of, office, unit, words};
use yinuo_delivery::candidate::{Command, Outcome, Stage, Voice, outcome_of};
use yinuo_delivery::task::{Brief, Command as TaskCommand, Nature, Sort};
use yinuo_delivery::{Command as Any, Row, vote};
use yinuo_kernel::{Actor, CaseNumber, Role, Rule};

fn stage(world: &World, number: CaseNumber) -> Stage {
    world.dossiers[&number].candidate().unwrap().stage
}

fn task(nature: Nature) -> Any {
    let (words, sort) = (words(20), Sort::Livelihood);
    Any::Task(TaskCommand::Propose(Box::new(Brief {
        source: None,
        parent: None,
        year: 2027,
        words,
        title_chars: 8,
        origin: None,
        sort,
        nature,
        goal: None,
        due: None,
        lead: None,
        lead_by: None,
        co: Vec::new(),
        leader: None,
        every: None,
    })))
}

#[test]
fn nobody_speaks_in_anothers_voice() {
    let operator = Actor { role: Role::Operator, ..office() };
    for (by, voice, of_unit, good) in [
        (Actor::CITIZEN, Voice::Citizen, None, true),
        (operator.clone(), Voice::Citizen, None, true),
        (office(), Voice::Deputy, None, true),
        (office(), Voice::Citizen, None, true),
        (of("lamps"), Voice::Unit, Some("lamps"), true),
        (of("lamps"), Voice::Unit, Some("schools"), false),
        (of("lamps"), Voice::Unit, None, false),
        (of("lamps"), Voice::Deputy, None, false),
        (Actor::CITIZEN, Voice::Deputy, None, false),
        (Actor::CITIZEN, Voice::Unit, Some("lamps"), false),
        (operator, Voice::Deputy, None, false),
    ] {
        let command = Any::Candidate(Command::Suggest(idea(voice, of_unit.map(unit))));
        let done = World::new().act(number(5), &by, &command);
        assert_eq!(done.is_ok(), good, "{} as {}: {done:?}", by.role.as_str(), voice.as_str());
    }
}

#[test]
fn a_unit_costs_what_it_would_do_itself() {
    let mut world = World::new();
    world.candidate(number(5), Command::Suggest(idea(Voice::Deputy, None))).unwrap();
    world.candidate(number(5), Command::Accept).unwrap();
    let cost = |lead| Any::Candidate(Command::Cost(costing(lead)));
    assert_eq!(world.act(number(5), &of("schools"), &cost("lamps")).unwrap_err().rule, Rule::NotYourUnit);
    let mut short = costing("lamps");
    short.wan = 120.0;
    let refusal = world.candidate(number(5), Command::Cost(short)).unwrap_err();
    assert_eq!(refusal.rule, Rule::SharesDiffer);
    world.act(number(5), &of("works"), &cost("lamps")).unwrap();
    assert_eq!(stage(&world, number(5)), Stage::Costed);
    assert_eq!(Row::of(&world.dossiers[&number(5)], 3).unit(), Some(&unit("lamps")));
}

#[test]
fn merged_and_declined_stay_visible() {
    let mut world = World::new();
    for serial in [5, 6, 7] {
        world.candidate(number(serial), Command::Suggest(idea(Voice::Deputy, None))).unwrap();
    }
    let merge = |into| Command::Merge { into: number(into) };
    assert_eq!(world.candidate(number(5), merge(5)).unwrap_err().rule, Rule::UnknownDossier);
    world.candidate(number(5), merge(6)).unwrap();
    assert_eq!(world.candidate(number(6), merge(5)).unwrap_err().rule, Rule::StageForbids, "no circle");
    assert_eq!(world.candidate(number(7), Command::Decline { words: words(0) }).unwrap_err().rule, Rule::WordsMissing);
    world.candidate(number(7), Command::Decline { words: words(12) }).unwrap();
    world.candidate(number(7), Command::Show { on: true }).unwrap();
    let row = Row::of(&world.dossiers[&number(7)], 3);
    assert!(row.candidate().unwrap().shown);
}

#[test]
fn vote_and_candidate_say_the_same() {
    let mut sitting = Sitting::drafted(3, 1, 2);
    let vote = sitting.vote;
    sitting.world.costed(number(30));
    let enlist = Command::Enlist { vote };
    assert_eq!(sitting.world.candidate(number(30), enlist).unwrap_err().rule, Rule::CandidateNotReady);
    let first = sitting.paper[0];
    let delist = Command::Delist { vote };
    assert_eq!(sitting.world.candidate(first, delist.clone()).unwrap_err().rule, Rule::OutcomeUntrue);
    // Another vote cannot take what is on this one's list.
    let other = number(2);
    sitting.world.vote(other, vote::Command::Draft(super::world::plan(3, 1))).unwrap();
    let list = vote::Command::List { candidates: vec![first] };
    assert_eq!(sitting.world.vote(other, list).unwrap_err().rule, Rule::CandidateNotReady);
    sitting.world.vote(vote, vote::Command::List { candidates: sitting.paper[1..].to_vec() }).unwrap();
    sitting.world.candidate(first, delist).unwrap();
    assert_eq!(stage(&sitting.world, first), Stage::Costed);
}

#[test]
fn the_outcome_is_that_of_the_vote_and_a_task_keeps_it() {
    let mut sitting = Sitting::open(3, 1, 3);
    ["+..", "+..", ".+."].iter().enumerate().for_each(|(nth, marks)| drop(sitting.cast(nth, marks).unwrap()));
    let (first, second, vote) = (sitting.paper[0], sitting.paper[1], sitting.vote);
    let told = |outcome| Command::Decide { vote, outcome };
    let early = sitting.world.candidate(first, told(Outcome::Chosen)).unwrap_err();
    assert_eq!(early.rule, Rule::OutcomeUntrue, "not counted yet");
    sitting.count(Vec::new()).unwrap();
    let lie = sitting.world.candidate(second, told(Outcome::Chosen)).unwrap_err();
    assert_eq!(lie.rule, Rule::OutcomeUntrue);
    for it in sitting.paper.clone() {
        let (outcome, _) = outcome_of(sitting.world.the_vote(), it).unwrap();
        sitting.world.candidate(it, told(outcome)).unwrap();
    }
    assert_eq!(stage(&sitting.world, first), Stage::Chosen);
    assert_eq!(stage(&sitting.world, second), Stage::NotChosen);

    let (plain, voted) = (number(40), number(41));
    sitting.world.act(plain, &office(), &task(Nature::Task)).unwrap();
    sitting.world.act(voted, &office(), &task(Nature::Voted)).unwrap();
    let keep = |task| Command::Keep { task };
    assert_eq!(sitting.world.candidate(first, keep(plain)).unwrap_err().rule, Rule::BadField);
    assert_eq!(sitting.world.candidate(second, keep(voted)).unwrap_err().rule, Rule::StageForbids);
    sitting.world.candidate(first, keep(voted)).unwrap();
    assert_eq!(Row::of(&sitting.world.dossiers[&first], 9).candidate().unwrap().task, Some(voted));
}

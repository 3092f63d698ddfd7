//! Who may do what, and when.

use super::world::{Sitting, number, of, office, plan, teller, words};
use jiff::SignedDuration;
use yinuo_delivery::vote::{Command, Failure, Stage, ballot};
use yinuo_delivery::{Command as Any, Row};
use yinuo_kernel::{Actor, Role, Rule};

#[test]
fn only_the_office_runs_a_vote_and_nobody_votes_by_account() {
    let mut sitting = Sitting::open(3, 1, 2);
    let citizen = Actor::CITIZEN;
    let operator = Actor { role: Role::Operator, ..office() };
    let commands = [Command::Draft(plan(3, 1)), Command::Break { words: words(5) }, Command::Discard];
    for by in [&citizen, &operator, &of("works")] {
        for command in &commands {
            let refusal = sitting.world.act(sitting.vote, by, &Any::Vote(command.clone())).unwrap_err();
            assert_eq!(refusal.rule, Rule::RoleForbids, "{} × {}", by.role.as_str(), command.verb().as_str());
        }
    }
}

#[test]
fn whoever_opened_does_not_count() {
    let mut sitting = Sitting::open(3, 1, 2);
    sitting.world.close();
    let command = Command::Count { spare: Vec::new(), ballots: Vec::new() };
    assert_eq!(sitting.world.vote(sitting.vote, command).unwrap_err().rule, Rule::SecondReaderNeeded);
    assert_ne!(office(), teller());
}

#[test]
fn no_count_before_the_end_unless_every_slip_has_voted() {
    let mut sitting = Sitting::open(3, 1, 2);
    sitting.cast(0, "+-").unwrap();
    sitting.cast(1, "+-").unwrap();
    assert_eq!(sitting.count(Vec::new()).unwrap_err().rule, Rule::VotingStillOpen);
    sitting.cast(2, "-+").unwrap();
    sitting.count(Vec::new()).unwrap();
    assert_eq!(sitting.world.the_vote().stage, Stage::Counted);
}

#[test]
fn a_cast_ballot_stands() {
    let mut sitting = Sitting::open(3, 1, 2);
    assert!(matches!(sitting.cast(0, "+-"), Ok(ballot::Cast::New(_))));
    assert!(matches!(sitting.cast(0, "+-"), Ok(ballot::Cast::Same(_))), "a button pressed twice");
    assert_eq!(sitting.cast(0, "-+").unwrap_err().rule, Rule::SlipUsed);
    assert_eq!(sitting.cast(1, "++").unwrap_err().rule, Rule::TooManyChosen);
    sitting.codes.push(super::world::code(1, 99));
    assert_eq!(sitting.cast(3, "+-").unwrap_err().rule, Rule::UnknownSlip);
    sitting.paper.push(number(99));
    assert_eq!(sitting.cast(1, "--0").unwrap_err().rule, Rule::NotOnPaper);
    sitting.world.close();
    assert_eq!(sitting.cast(1, "+-").unwrap_err().rule, Rule::VotingOver);
}

#[test]
fn a_round_without_quorum_is_repeated_with_new_slips() {
    let mut sitting = Sitting::open(6, 1, 2);
    (0..3).for_each(|nth| drop(sitting.cast(nth, "+-").unwrap()));
    let old = sitting.codes[5].clone();
    sitting.world.close();
    sitting.count(Vec::new()).unwrap();
    let failed = sitting.world.the_vote().failed.last().unwrap();
    assert_eq!((failed.why, failed.cast.len()), (Failure::NoQuorum, 3));
    let journal = serde_json::to_string(&sitting.world.journal[&sitting.vote]).unwrap();
    assert!(!journal.contains("\"for\""), "what a void round said is not told");

    sitting.next_round().unwrap();
    assert_eq!(sitting.world.the_vote().round, 2);
    let new = std::mem::replace(&mut sitting.codes[5], old);
    assert_eq!(sitting.cast(5, "+-").unwrap_err().rule, Rule::UnknownSlip, "an old slip");
    sitting.codes[5] = new;
    (0..6).for_each(|nth| drop(sitting.cast(nth, "+-").unwrap()));
    sitting.count(Vec::new()).unwrap();
    assert_eq!(sitting.protocol().round, 2);
}

#[test]
fn a_round_is_broken_off_with_words_only() {
    let mut sitting = Sitting::open(3, 1, 2);
    let refusal = sitting.world.vote(sitting.vote, Command::Break { words: words(0) }).unwrap_err();
    assert_eq!(refusal.rule, Rule::WordsMissing);
    sitting.world.vote(sitting.vote, Command::Break { words: words(9) }).unwrap();
    assert_eq!(sitting.world.the_vote().failed[0].why, Failure::Broken);
    assert_eq!(sitting.cast(0, "+-").unwrap_err().rule, Rule::StageForbids);
}

#[test]
fn what_is_opened_is_what_was_printed() {
    let mut sitting = Sitting::drafted(3, 1, 3);
    let closes_at = sitting.world.now + SignedDuration::from_hours(1);
    let (paper, slips) = (sitting.paper.clone(), sitting.slips(1, 3));
    let reversed: Vec<_> = paper.iter().rev().copied().collect();
    let twice = vec![slips[0], slips[0], slips[1]];
    let unsorted: Vec<_> = slips.iter().rev().copied().collect();
    let late = sitting.world.now + SignedDuration::from_hours(24 * 60);
    for (paper, slips, closes_at, rule) in [
        (reversed, slips.clone(), closes_at, Rule::PaperDiffers),
        (paper.clone(), slips[..2].to_vec(), closes_at, Rule::SlipsWrong),
        (paper.clone(), twice, closes_at, Rule::SlipsWrong),
        (paper.clone(), unsorted, closes_at, Rule::SlipsWrong),
        (paper.clone(), slips.clone(), sitting.world.now, Rule::BadUntil),
        (paper.clone(), slips.clone(), late, Rule::BadUntil),
    ] {
        let refusal = sitting.world.vote(sitting.vote, Command::Open { paper, slips, closes_at }).unwrap_err();
        assert_eq!(refusal.rule, rule);
    }
    sitting.world.vote(sitting.vote, Command::Amend(plan(3, 3))).unwrap();
    let refusal = sitting.world.vote(sitting.vote, Command::Open { paper, slips, closes_at }).unwrap_err();
    assert_eq!(refusal.rule, Rule::TooFewCandidates, "as many seats as candidates is no choice");
}

#[test]
fn the_row_does_not_tell_who_has_voted() {
    let mut sitting = Sitting::open(6, 1, 2);
    let row = |sitting: &Sitting| Row::of(&sitting.world.dossiers[&sitting.vote], 4);
    let before = row(&sitting);
    (0..4).for_each(|nth| drop(sitting.cast(nth, "+-").unwrap()));
    assert_eq!(row(&sitting), before);
    sitting.world.close();
    sitting.count(Vec::new()).unwrap();
    assert_eq!(row(&sitting).vote().unwrap().chosen, [sitting.paper[0]]);
}

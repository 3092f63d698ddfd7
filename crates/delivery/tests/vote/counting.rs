//! How a count comes out, in cases that can be checked by hand.

use super::world::{Sitting, choices, code};
use yinuo_delivery::vote::{Failure, Majority, Part, Stage, ballot};
use yinuo_kernel::Rule;

/// `ballots`: a deputy each, `""`: was not there. Candidates are named by their place on the paper.
fn check(roll: u32, seats: u32, candidates: u32, ballots: &[&str], majority: Majority, expect: &str) {
    let mut sitting = Sitting::drafted(roll, seats, candidates);
    sitting.world.rules.vote.majority = majority;
    let card = super::world::plan(roll, seats);
    sitting.world.vote(sitting.vote, yinuo_delivery::vote::Command::Amend(card)).unwrap();
    sitting.next_round().unwrap();
    for (nth, marks) in ballots.iter().enumerate().filter(|(_, marks)| !marks.is_empty()) {
        sitting.force(nth, marks);
    }
    let absent = (0..roll as usize).filter(|nth| ballots.get(*nth).is_none_or(|marks| marks.is_empty()));
    let spare = sitting.spare(absent);
    sitting.world.close();
    sitting.count(spare).unwrap();
    let vote = sitting.world.the_vote();
    let place = |numbers: &[yinuo_kernel::CaseNumber]| -> String {
        let places = numbers.iter().map(|number| sitting.paper.iter().position(|it| it == number).unwrap() + 1);
        places.map(|place| place.to_string()).collect::<Vec<_>>().join(" ")
    };
    let told = match &vote.counted {
        Some(counted) => {
            let tally = &counted.tally;
            let (chosen, tied) = (place(&tally.chosen), place(&tally.tied));
            format!("cast {} valid {} chosen [{chosen}] tied [{tied}]", tally.cast, tally.valid)
        }
        None => vote.failed.last().unwrap().why.as_str().to_owned(),
    };
    assert_eq!(told, expect, "{ballots:?}");
}

#[test]
fn counts() {
    use Majority::{OfAll, OfPresent};
    // More candidates than seats: the strongest who pass.
    check(3, 2, 3, &["++-", "+-+", "++0"], OfAll, "cast 3 valid 3 chosen [1 2] tied []");
    check(3, 2, 3, &["-++", "0++", ".++"], OfAll, "cast 3 valid 3 chosen [2 3] tied []");
    // By votes, then by the paper.
    check(4, 2, 3, &["-++", "+-+", "-++", "--+"], OfAll, "cast 4 valid 4 chosen [3] tied []");
    // Half of all is not more than half.
    check(4, 1, 2, &["+-", "+-", "--", "--"], OfAll, "cast 4 valid 4 chosen [] tied []");
    // Three of five is; those who stayed away count against, unless only those present are asked.
    check(5, 1, 2, &["+-", "+-", "+-", "", "--"], OfAll, "cast 4 valid 4 chosen [1] tied []");
    check(6, 1, 2, &["+-", "+-", "+-", "--", "", ""], OfAll, "cast 4 valid 4 chosen [] tied []");
    check(6, 1, 2, &["+-", "+-", "+-", "--", "", ""], OfPresent, "cast 4 valid 4 chosen [1] tied []");
    // A quorum of six is four, two thirds included; of seven it is five.
    check(6, 1, 2, &["+-", "+-", "+-", "", "", ""], OfAll, "no_quorum");
    check(7, 1, 2, &["+-", "+-", "+-", "+-", "", "", ""], OfAll, "no_quorum");
    check(7, 1, 2, &["+-", "+-", "+-", "+-", "..", "", ""], OfAll, "cast 5 valid 5 chosen [1] tied []");
    // Equal on the last seat: neither, and the first seat stands.
    check(5, 2, 3, &["++-", "++-", "++-", "+-+", "0.."], OfAll, "cast 5 valid 5 chosen [1 2] tied []");
    check(5, 2, 3, &["++.", "++.", "+.+", ".++", ".++"], OfAll, "cast 5 valid 5 chosen [2] tied [1 3]");
}

#[test]
fn a_void_ballot_is_cast_but_not_counted() {
    use Majority::OfAll;
    // For both, with one seat.
    check(3, 1, 2, &["++", "+-", "+-"], OfAll, "cast 3 valid 2 chosen [1] tied []");
    // Fewer than the seats is good.
    check(3, 2, 3, &["+..", "+..", "..."], OfAll, "cast 3 valid 3 chosen [1] tied []");
}

#[test]
fn equals_are_tied_only_where_seats_are_short() {
    use Majority::OfAll;
    check(3, 2, 3, &["++.", "++.", "++."], OfAll, "cast 3 valid 3 chosen [1 2] tied []");
    check(4, 2, 4, &["++..", "..++", "+.+.", ".+.+"], OfAll, "cast 4 valid 4 chosen [] tied []");
    // All three pass with two of three votes each, and there are two seats: nobody.
    check(3, 2, 3, &["++.", "+.+", ".++"], OfAll, "cast 3 valid 3 chosen [] tied [1 2 3]");
}

#[test]
fn more_ballots_than_voters_are_a_void_round() {
    // Never drawn, and cast all the same.
    let mut sitting = Sitting::open(3, 1, 2);
    (0..3).for_each(|nth| sitting.force(nth, "+-"));
    sitting.world.close();
    let spare = sitting.spare([2]);
    sitting.count(spare).unwrap();
    assert_eq!(sitting.world.the_vote().failed[0].why, Failure::Stuffed);

    // Never issued.
    let mut sitting = Sitting::open(3, 1, 2);
    (0..3).for_each(|nth| sitting.force(nth, "+-"));
    sitting.codes.push(code(9, 9));
    sitting.force(3, "-+");
    sitting.world.close();
    sitting.count(Vec::new()).unwrap();
    let failed = &sitting.world.the_vote().failed[0];
    assert_eq!((failed.why, failed.void.len(), failed.cast.len()), (Failure::Stuffed, 1, 4));

    // The same slip twice.
    let mut sitting = Sitting::open(3, 1, 2);
    (0..3).for_each(|nth| sitting.force(nth, "+-"));
    let other = ballot::seal(sitting.vote, 1, &sitting.codes[0], &choices(&sitting.paper, "-+"));
    let ballots = sitting.urn.values().cloned().chain([other]).collect();
    sitting.world.close();
    sitting.count_of(Vec::new(), ballots).unwrap();
    assert_eq!(sitting.world.the_vote().failed[0].void.len(), 2, "neither can be preferred");
    assert_eq!(sitting.world.the_vote().stage, Stage::Failed);
}

#[test]
fn a_slip_is_spare_only_with_its_paper() {
    let mut sitting = Sitting::open(3, 1, 2);
    sitting.world.close();
    sitting.codes.push(code(1, 77));
    let spare = sitting.spare([3]);
    assert_eq!(sitting.count(spare).unwrap_err().rule, Rule::UnknownSlip);
}

#[test]
fn a_quorum_is_reckoned_in_whole_numbers() {
    let two_thirds = Part { num: 2, den: 3 };
    for (cast, roll, reached) in [(2, 3, true), (1, 3, false), (80, 120, true), (79, 120, false), (u32::MAX, 1, true)] {
        assert_eq!(two_thirds.is_reached(cast, roll), reached, "{cast} of {roll}");
    }
}

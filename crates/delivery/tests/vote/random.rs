//! Whatever is asked in whatever order: a refusal or a step, never a panic; and replay is apply.

use super::world::{Sitting, choices, costing, idea, number, of, office, plan, teller, words};
use jiff::SignedDuration;
use proptest::prelude::*;
use yinuo_delivery::candidate::{self, Outcome, Voice};
use yinuo_delivery::vote::{self, ballot};
use yinuo_delivery::{Command, Dossier, Row};
use yinuo_kernel::Actor;

/// One step: whom, what, and a number that fills in the rest.
fn step(sitting: &mut Sitting, what: u8, n: u32) {
    let by = match n % 5 {
        0 | 1 => office(),
        2 => teller(),
        3 => of("works"),
        _ => Actor::CITIZEN,
    };
    let it = number(10 + n % 4);
    let vote = if n.is_multiple_of(7) { it } else { sitting.vote };
    let paper = sitting.paper.clone();
    let round = sitting.world.the_vote().round;
    let to_candidate = |command| (it, Command::Candidate(command));
    let to_vote = |command| (sitting.vote, Command::Vote(command));
    let outcome = Outcome::ALL[n as usize % 3];
    let (target, command) = match what {
        0 => to_candidate(candidate::Command::Suggest(idea(Voice::Citizen, None))),
        1 => to_candidate(candidate::Command::Accept),
        2 => to_candidate(candidate::Command::Merge { into: number(9 + n % 6) }),
        3 => to_candidate(candidate::Command::Decline { words: words(n % 3) }),
        4 => to_candidate(candidate::Command::Cost(costing("lamps"))),
        5 => to_candidate(candidate::Command::Enlist { vote }),
        6 => to_candidate(candidate::Command::Delist { vote }),
        7 | 8 => to_candidate(candidate::Command::Decide { vote, outcome }),
        9 => to_candidate(candidate::Command::Keep { task: vote }),
        10 => to_vote(vote::Command::List { candidates: paper[..n as usize % 4].to_vec() }),
        11 => to_vote(vote::Command::Amend(plan(n % 5, n % 3))),
        12 | 13 => {
            let slips = sitting.slips(round + 1, 3);
            let closes_at = sitting.world.now + SignedDuration::from_mins(i64::from(n % 90));
            to_vote(vote::Command::Open { paper: sitting.world.the_vote().paper.clone(), slips, closes_at })
        }
        14 => to_vote(vote::Command::Break { words: words(n % 2) }),
        15 | 16 => {
            let ballot =
                |nth| ballot::seal(sitting.vote, round, &super::world::code(round, nth), &choices(&paper, "+-."));
            to_vote(vote::Command::Count { spare: Vec::new(), ballots: (0..n % 5).map(ballot).collect() })
        }
        17 if n.is_multiple_of(9) => to_vote(vote::Command::Discard),
        _ => to_vote(vote::Command::Show { on: n.is_multiple_of(2) }),
    };
    let before = sitting.world.dossiers.get(&target).cloned();
    let done = sitting.world.act(target, &by, &command);
    if done.is_err() {
        assert_eq!(sitting.world.dossiers.get(&target).cloned(), before, "a refusal changes nothing");
    }
    sitting.world.now += SignedDuration::from_mins(i64::from(n % 40));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn random_commands_end_in_a_step_or_a_refusal(steps in prop::collection::vec((0_u8..20, any::<u32>()), 1..120)) {
        let mut sitting = Sitting::drafted(3, 1, 3);
        for (what, n) in steps {
            step(&mut sitting, what, n);
        }
        for (number, entries) in &sitting.world.journal {
            let replayed = Dossier::replay(*number, entries);
            prop_assert_eq!(replayed.as_ref(), sitting.world.dossiers.get(number));
            let row = replayed.map(|dossier| Row::of(&dossier, entries.len() as u32)).unwrap();
            let text = serde_json::to_string(&row).unwrap();
            prop_assert_eq!(serde_json::from_str::<Row>(&text).unwrap(), row);
        }
        // A vote and its candidates agree.
        if let Some(counted) = &sitting.world.the_vote().counted {
            let chosen = sitting.world.dossiers.values().filter_map(Dossier::candidate).filter(|it| it.stage == candidate::Stage::Chosen);
            for it in chosen {
                prop_assert!(counted.tally.chosen.contains(&it.number));
            }
        }
    }
}

//! What anybody can check, and what only a deputy can.

use super::world::{Sitting, choices};
use proptest::prelude::*;
use yinuo_delivery::vote::{Code, Found, Problem, Protocol, protocol};
use yinuo_delivery::{Dossier, Entry};

/// A sitting of seven that is counted: five voted, one drew and kept silent, one was away.
fn counted() -> Sitting {
    let mut sitting = Sitting::open(7, 2, 3);
    for (nth, marks) in ["++-", "+.+", "0++", "+--", "++."].iter().enumerate() {
        sitting.cast(nth, marks).unwrap();
    }
    sitting.world.close();
    let spare = sitting.spare([6]);
    sitting.count(spare).unwrap();
    sitting
}

fn fixed(mut protocol: Protocol) -> Protocol {
    protocol.root = protocol::root(&protocol);
    protocol
}

#[test]
fn a_deputy_finds_their_own_ballot() {
    let sitting = counted();
    let it = sitting.protocol();
    assert_eq!(protocol::verify(&it), []);
    let own = |nth: usize| protocol::own(&it, &sitting.codes[nth]);
    let choices = choices(&sitting.paper, "+.+");
    assert_eq!(own(1), Found::Ballot { choices, sealed: true, void: None });
    assert_eq!(own(5), Found::NoBallot);
    assert_eq!(own(6), Found::Spare);
    assert_eq!(protocol::own(&it, &super::world::code(2, 1)), Found::NoSlip);
}

/// Somebody who holds the journal's pen, repairs the result and the root, and knows no code.
#[test]
fn what_verify_cannot_see_a_deputy_can() {
    let sitting = counted();
    let it = sitting.protocol();
    let recount = |mut it: Protocol| {
        // The forger takes the result from the recount.
        let slips = it.slips.clone();
        let spare: Vec<_> = it.spare.iter().map(|spare| spare.id(it.vote, it.round)).collect();
        let poll = yinuo_delivery::vote::Poll {
            terms: it.terms,
            roll: it.roll,
            seats: it.seats,
            paper: &it.candidates,
            slips: &slips,
            spare: &spare,
        };
        it.tally = yinuo_delivery::vote::count::count(&poll, &it.ballots);
        fixed(it)
    };
    let changed = {
        let mut it = it.clone();
        it.ballots[2].choices = choices(&sitting.paper, "-++");
        recount(it)
    };
    assert_eq!(protocol::verify(&changed), [], "it is consistent in itself");
    let seen = sitting
        .codes
        .iter()
        .filter(|code| matches!(protocol::own(&changed, code), Found::Ballot { sealed: false, .. }));
    assert_eq!(seen.count(), 1);

    let stuffed = {
        let mut it = it.clone();
        let mut extra = it.ballots[0].clone();
        extra.slip = yinuo_delivery::vote::slip::id(it.vote, it.round, &sitting.codes[5]);
        it.ballots.push(extra);
        it.ballots.sort();
        recount(it)
    };
    assert_eq!(protocol::verify(&stuffed), []);
    assert!(matches!(protocol::own(&stuffed, &sitting.codes[5]), Found::Ballot { sealed: false, .. }));

    let on_a_spare = {
        let mut it = it.clone();
        let mut extra = it.ballots[0].clone();
        extra.slip = yinuo_delivery::vote::slip::id(it.vote, it.round, &sitting.codes[6]);
        it.ballots.push(extra);
        it.ballots.sort();
        recount(it)
    };
    assert!(protocol::verify(&on_a_spare).iter().any(|problem| matches!(problem, Problem::Stuffed(..))));

    let dropped = {
        let mut it = it;
        it.ballots.remove(0);
        recount(it)
    };
    let lost = sitting.codes[..5].iter().filter(|code| protocol::own(&dropped, code) == Found::NoBallot);
    assert_eq!(lost.count(), 1);
}

#[test]
fn a_slip_is_hashed_as_it_is_told() {
    let sitting = counted();
    let code = Code::parse("0W3G-E1R7-0W3G-E1R7").unwrap();
    assert_eq!(sitting.vote.to_string(), "261124-00001-2");
    // printf 'yinuo slip\n261124-00001-2\n1\n0W3GE1R70W3GE1R7' | sha256sum
    let id = yinuo_delivery::vote::slip::id(sitting.vote, 1, &code);
    assert_eq!(id.to_string(), "2857dcd91fffd7b549acfec836a6aa4af95f652b824450bdea01b9d3e38afa7c");
    // printf 'yinuo ballot\n261124-00001-2\n1\n261124-00012-7 for\n' | openssl dgst -sha256 -hmac 0W3GE1R70W3GE1R7
    let only = [(sitting.paper[0], yinuo_delivery::vote::Choice::For)].into();
    assert_eq!(
        yinuo_delivery::vote::ballot::seal(sitting.vote, 1, &code, &only).mac.to_string(),
        "418306a554497a778e1b5c741434129dbccbe3ff8eb300d958805c362a153142"
    );
}

#[test]
fn a_code_is_read_as_it_is_typed_and_never_told() {
    let code = Code::from_random([0xff; 10]);
    assert_eq!(code.to_string(), "ZZZZ-ZZZZ-ZZZZ-ZZZZ");
    assert_eq!(format!("{code:?}"), "Code(…)");
    for bad in ["", "ZZZZ", "ZZZZ-ZZZZ-ZZZZ-ZZZU", "ZZZZ-ZZZZ-ZZZZ-ZZZZ-Z"] {
        assert_eq!(Code::parse(bad), None, "{bad}");
    }
}

/// Every byte of the published JSON, replaced by a digit and by a letter.
fn tampered(it: &Protocol) -> impl Iterator<Item = Protocol> {
    let json = serde_json::to_string(it).unwrap().into_bytes();
    let places = (0..json.len()).flat_map(|at| [b'1', b'a'].map(|to| (at, to)));
    places.filter_map(move |(at, to)| {
        let mut json = json.clone();
        *json.get_mut(at)? = to;
        serde_json::from_slice::<Protocol>(&json).ok()
    })
}

#[test]
fn no_byte_of_a_protocol_can_be_changed_unseen() {
    let it = counted().protocol();
    let changed: Vec<Protocol> = tampered(&it).filter(|changed| *changed != it).collect();
    assert!(changed.len() > 500, "most bytes can be changed and read");
    for changed in changed {
        assert_ne!(protocol::verify(&changed), [], "{changed:?}");
    }
}

/// With the root repaired, a changed slip, result or ballot is seen by the recount or by a deputy.
#[test]
fn no_byte_of_ballots_slips_or_result_can_be_changed_unseen() {
    let sitting = counted();
    let it = sitting.protocol();
    let own = |it: &Protocol| sitting.codes.iter().map(|code| protocol::own(it, code)).collect::<Vec<_>>();
    let before = own(&it);
    for changed in tampered(&it).map(fixed) {
        if changed.slips != it.slips || changed.ballots != it.ballots || changed.tally != it.tally {
            assert!(!protocol::verify(&changed).is_empty() || own(&changed) != before, "{changed:?}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    /// Cast in another order, at another time, counted from a shuffled urn: the same event to the byte.
    #[test]
    fn neither_time_nor_order_leaves_a_trace(order in Just((0..7_usize).collect::<Vec<_>>()).prop_shuffle(), hurry in 0_i64..60) {
        let marks = ["++-", "+.+", "0++", "+--", "++.", "...", "-++"];
        let run = |order: &[usize], minutes: i64| {
            let mut sitting = Sitting::open(7, 2, 3);
            let opened = sitting.world.now;
            let mut cast = Vec::new();
            for (step, nth) in order.iter().enumerate() {
                sitting.world.now = opened + jiff::SignedDuration::from_mins(minutes + step as i64);
                sitting.cast(*nth, marks[*nth]).unwrap();
                cast.push(sitting.urn.values().find(|ballot| !cast.contains(*ballot)).unwrap().clone());
            }
            sitting.world.close();
            sitting.count_of(Vec::new(), cast).unwrap();
            let event: Entry = sitting.world.journal[&sitting.vote].last().unwrap().clone();
            (serde_json::to_string(&event).unwrap(), serde_json::to_string(&sitting.protocol()).unwrap())
        };
        let straight = run(&[0, 1, 2, 3, 4, 5, 6], 0);
        prop_assert_eq!(&straight, &run(&order, hurry));
        for trace in ["clerk", "teller", "desk", "2026-11-2", "\"at\"", "\"by\""] {
            prop_assert!(!straight.1.contains(trace), "{} in the protocol", trace);
        }
    }

    #[test]
    fn every_ballot_is_in_the_sum(marks in prop::collection::vec("[+\\-0.]{3}", 7)) {
        let mut sitting = Sitting::open(7, 2, 3);
        marks.iter().enumerate().for_each(|(nth, marks)| sitting.force(nth, marks));
        sitting.count(Vec::new()).unwrap();
        let it = sitting.protocol();
        prop_assert_eq!(it.tally.valid as usize + it.tally.void.len(), 7);
        prop_assert!(it.tally.lines.iter().all(|line| line.yes + line.no + line.abstain == it.tally.valid));
        prop_assert!(it.tally.chosen.len() <= 2);
        prop_assert_eq!(protocol::verify(&it), vec![]);
        let back: Protocol = serde_json::from_str(&serde_json::to_string(&it).unwrap()).unwrap();
        prop_assert_eq!(&back, &it);
        let entries = &sitting.world.journal[&sitting.vote];
        let text = serde_json::to_string(entries).unwrap();
        let back: Vec<Entry> = serde_json::from_str(&text).unwrap();
        let replayed = Dossier::replay(sitting.vote, &back);
        prop_assert_eq!(replayed.as_ref(), sitting.world.dossiers.get(&sitting.vote));
    }
}

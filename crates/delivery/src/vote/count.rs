//! The count: a pure function of the paper, the slips and the ballots, so that anybody can repeat it.
//!
//! - Every slip is accounted for: those left over after the draw are opened before the tellers and
//!   named (`spare`). A ballot of a slip that was never issued or never drawn, or two of one slip,
//!   means more ballots than voters: the round counts for nothing (选举法: 每次选举所投的票数，多于
//!   投票人数的无效, applied to a vote on items).
//! - A quorum is missing: the round counts for nothing and nobody is told what it would have said.
//! - A ballot for more candidates than there are seats is void, for fewer it is good (选举法:
//!   多于规定应选代表人数的作废，等于或者少于的有效).
//! - Chosen is who passed ([`super::Terms`]), by votes for, up to the seats. Equal votes on the last
//!   seat choose none of the equals; they are named `tied` and need a vote of their own (选举法:
//!   票数相等不能确定当选人时，应当就票数相等的候选人再次投票).

use super::ballot::{self, Ballot, Choice, Flaw};
use super::slip::SlipId;
use super::{Terms, Vote};
use crate::named::named;
use serde::{Deserialize, Serialize};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use yinuo_kernel::CaseNumber;

/// What is counted against.
#[derive(Clone, Copy, Debug)]
pub struct Poll<'a> {
    pub terms: Terms,
    pub roll: u32,
    pub seats: u32,
    /// The candidates in the order of the paper.
    pub paper: &'a [CaseNumber],
    /// All slips that were issued.
    pub slips: &'a [SlipId],
    /// Those that nobody drew.
    pub spare: &'a [SlipId],
}

impl<'a> Poll<'a> {
    /// Of the round that is open.
    pub(super) fn of(vote: &'a Vote, spare: &'a [SlipId]) -> Poll<'a> {
        let plan = &vote.card.plan;
        let (terms, roll, seats) = (vote.card.terms, plan.roll, plan.seats);
        Poll { terms, roll, seats, paper: &vote.paper, slips: &vote.slips, spare }
    }
}

/// Why a ballot is void.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Void {
    NotIssued,
    NotDrawn,
    Twice,
    NotOnPaper,
    TooMany,
}

named!(Void {
    NotIssued "not_issued" "票签不在发出清单中" "Its slip was never issued",
    NotDrawn "not_drawn" "票签未被领取" "Its slip was never drawn",
    Twice "twice" "同一票签重复投票" "Another ballot has the same slip",
    NotOnPaper "not_on_paper" "所选项目不在票上" "It names who is not on the paper",
    TooMany "too_many" "赞成数超过应选项目数" "For more than there are seats",
});

impl Void {
    /// Whether it is nobody's ballot, so that there are more ballots than voters.
    pub(super) fn is_stuffed(self) -> bool {
        match self {
            Void::NotIssued | Void::NotDrawn | Void::Twice => true,
            Void::NotOnPaper | Void::TooMany => false,
        }
    }
}

/// A ballot that does not count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Voided {
    pub slip: SlipId,
    pub why: Void,
}

/// What the valid ballots say of a candidate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    pub candidate: CaseNumber,
    pub yes: u32,
    pub no: u32,
    pub abstain: u32,
    /// It has the majority; whether it has a seat is another question.
    pub passed: bool,
}

/// How a count came out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    Decided,
    /// Too few ballots.
    NoQuorum,
    /// More ballots than voters.
    Stuffed,
}

/// The result. Unless it is decided, no line is filled: what a void round would have said must not
/// steer the next one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tally {
    pub outcome: Outcome,
    /// Slips that were drawn: the deputies present.
    pub drawn: u32,
    /// Slips that were drawn and have a ballot, valid or void.
    pub cast: u32,
    pub valid: u32,
    /// In the order of the slips, one a ballot.
    pub void: Vec<Voided>,
    /// In the order of the paper.
    pub lines: Vec<Line>,
    /// By votes for, equals in the order of the paper.
    pub chosen: Vec<CaseNumber>,
    /// Passed with equal votes, and too few seats for all of them.
    pub tied: Vec<CaseNumber>,
}

/// Counts.
pub fn count(poll: &Poll<'_>, ballots: &[Ballot]) -> Tally {
    let issued: BTreeSet<&SlipId> = poll.slips.iter().collect();
    let spare: BTreeSet<&SlipId> = poll.spare.iter().filter(|slip| issued.contains(slip)).collect();
    let mut papers: BTreeMap<&SlipId, u32> = BTreeMap::new();
    for ballot in ballots {
        *papers.entry(&ballot.slip).or_default() += 1;
    }
    let void_of = |ballot: &Ballot| -> Option<Void> {
        match papers.get(&ballot.slip) {
            _ if !issued.contains(&ballot.slip) => Some(Void::NotIssued),
            _ if spare.contains(&ballot.slip) => Some(Void::NotDrawn),
            Some(2..) => Some(Void::Twice),
            _ => ballot::flaw(&ballot.choices, poll.paper, poll.seats).map(|flaw| match flaw {
                Flaw::NotOnPaper(_) => Void::NotOnPaper,
                Flaw::TooMany => Void::TooMany,
            }),
        }
    };
    let (mut valid, mut void) = (Vec::new(), Vec::new());
    for ballot in ballots {
        match void_of(ballot) {
            None => valid.push(ballot),
            Some(why) => void.push(Voided { slip: ballot.slip, why }),
        }
    }
    void.sort();
    let drawn = many(issued.len() - spare.len());
    let cast = many(papers.keys().filter(|slip| issued.contains(*slip) && !spare.contains(*slip)).count());
    let outcome = match () {
        () if void.iter().any(|void| void.why.is_stuffed()) => Outcome::Stuffed,
        () if !poll.terms.quorum.is_reached(cast, poll.roll) => Outcome::NoQuorum,
        () => Outcome::Decided,
    };
    let lines = if outcome == Outcome::Decided { lines(poll, &valid, drawn) } else { Vec::new() };
    let (chosen, tied) = seat(&lines, poll.seats);
    Tally { outcome, drawn, cast, valid: many(valid.len()), void, lines, chosen, tied }
}

fn lines(poll: &Poll<'_>, valid: &[&Ballot], drawn: u32) -> Vec<Line> {
    let line = |candidate: &CaseNumber| {
        let (mut yes, mut no, mut abstain) = (0, 0, 0);
        for ballot in valid {
            match ballot.choices.get(candidate) {
                Some(Choice::For) => yes += 1,
                Some(Choice::Against) => no += 1,
                Some(Choice::Abstain) | None => abstain += 1,
            }
        }
        let passed = poll.terms.passes(yes, poll.roll, drawn);
        Line { candidate: *candidate, yes, no, abstain, passed }
    };
    poll.paper.iter().map(line).collect()
}

/// Who gets the seats, and who is tied on the last one.
fn seat(lines: &[Line], seats: u32) -> (Vec<CaseNumber>, Vec<CaseNumber>) {
    let mut passed: Vec<&Line> = lines.iter().filter(|line| line.passed).collect();
    // The sort is stable: equals stay in the order of the paper.
    passed.sort_by_key(|line| Reverse(line.yes));
    let numbers = |lines: Vec<&Line>| lines.into_iter().map(|line| line.candidate).collect();
    // The strongest who gets no seat; whoever has as many votes cannot be preferred.
    let Some(bar) = passed.get(seats as usize).map(|line| line.yes) else { return (numbers(passed), Vec::new()) };
    let (chosen, rest): (Vec<&Line>, Vec<&Line>) = passed.into_iter().partition(|line| line.yes > bar);
    let seats_left = (seats as usize).saturating_sub(chosen.len());
    let tied = if seats_left > 0 { rest.into_iter().filter(|line| line.yes == bar).collect() } else { Vec::new() };
    (numbers(chosen), numbers(tied))
}

/// Beyond four billion it is no count of deputies.
fn many(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

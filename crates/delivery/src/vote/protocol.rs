//! The protocol (计票记录): everything anybody needs to repeat the count, and nothing that leads to a
//! person: no time, no order, no post.
//!
//! [`verify`] repeats it; [`own`] shows a deputy their own ballot as it was counted. What `verify` cannot
//! see, a deputy can: a ballot that was changed, left out, or cast in their name.
//!
//! The root is SHA-256 over [`text`], lines that `sha256sum` can take; it stands in the journal's chain.
//! To write another verifier, this file is the description.

use super::Vote;
use super::ballot::{self, Ballot, Choices};
use super::count::{self, Outcome, Poll, Tally, Void};
use super::digest::digest;
use super::slip::{self, Code, SlipId, Spare};
use super::{Majority, Terms};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;
use std::fmt::Write;
use yinuo_kernel::CaseNumber;

digest! {
    /// SHA-256 over a protocol's text.
    Root,
}

/// A protocol, as it is published.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Protocol {
    pub vote: CaseNumber,
    pub round: u32,
    pub year: i16,
    pub roll: u32,
    pub seats: u32,
    pub terms: Terms,
    /// In the order of the paper.
    pub candidates: Vec<CaseNumber>,
    /// All slips that were issued, sorted.
    pub slips: Vec<SlipId>,
    /// The codes of those that nobody drew, sorted.
    pub spare: Vec<Spare>,
    /// Sorted.
    pub ballots: Vec<Ballot>,
    pub tally: Tally,
    pub root: Root,
}

impl Protocol {
    /// Of the round that is open, with its root.
    pub(super) fn of(vote: &Vote, spare: &[Spare], ballots: &[Ballot], tally: &Tally) -> Protocol {
        let plan = &vote.card.plan;
        let mut protocol = Protocol {
            vote: vote.number,
            round: vote.round,
            year: plan.year,
            roll: plan.roll,
            seats: plan.seats,
            terms: vote.card.terms,
            candidates: vote.paper.clone(),
            slips: vote.slips.clone(),
            spare: spare.to_vec(),
            ballots: ballots.to_vec(),
            tally: tally.clone(),
            root: Root([0; 32]),
        };
        protocol.root = root(&protocol);
        protocol
    }

    /// Of a counted vote; a failed round has none, for its ballots stay closed.
    pub fn counted(vote: &Vote) -> Option<Protocol> {
        let counted = vote.counted.as_ref()?;
        // The root is the one of the journal, not one made now: `verify` compares.
        let root = counted.root;
        Some(Protocol { root, ..Protocol::of(vote, &counted.spare, &counted.ballots, &counted.tally) })
    }

    fn poll<'a>(&'a self, spare: &'a [SlipId]) -> Poll<'a> {
        let (terms, roll, seats) = (self.terms, self.roll, self.seats);
        Poll { terms, roll, seats, paper: &self.candidates, slips: &self.slips, spare }
    }

    /// The slips that nobody drew.
    fn left(&self) -> Vec<SlipId> {
        self.spare.iter().map(|spare| spare.id(self.vote, self.round)).collect()
    }
}

/// What the root is over: a line for each thing, in the order of the fields. No field holds a space or
/// a line's end, so two protocols never have the same text.
pub fn text(protocol: &Protocol) -> String {
    let mut text = String::with_capacity(protocol.slips.len() * 400);
    // Writing to a string cannot fail.
    let _ = lines(protocol, &mut text);
    text
}

fn lines(it: &Protocol, to: &mut String) -> std::fmt::Result {
    writeln!(to, "yinuo vote\n{}\nround {}\nyear {}", it.vote, it.round, it.year)?;
    let Terms { majority, quorum, extra_min } = it.terms;
    writeln!(to, "roll {}\nseats {}\nmajority {}", it.roll, it.seats, Majority::as_str(majority))?;
    writeln!(to, "quorum {}/{}\nextra {extra_min}", quorum.num, quorum.den)?;
    it.candidates.iter().try_for_each(|number| writeln!(to, "candidate {number}"))?;
    it.slips.iter().try_for_each(|slip| writeln!(to, "slip {slip}"))?;
    it.spare.iter().try_for_each(|slip| writeln!(to, "spare {slip}"))?;
    for ballot in &it.ballots {
        write!(to, "ballot {} {}", ballot.slip, ballot.mac)?;
        ballot.choices.iter().try_for_each(|(number, choice)| write!(to, " {number} {}", choice.as_str()))?;
        writeln!(to)?;
    }
    let tally = &it.tally;
    let outcome = match tally.outcome {
        Outcome::Decided => "decided",
        Outcome::NoQuorum => "no_quorum",
        Outcome::Stuffed => "stuffed",
    };
    writeln!(to, "outcome {outcome}\ndrawn {}\ncast {}\nvalid {}", tally.drawn, tally.cast, tally.valid)?;
    tally.void.iter().try_for_each(|void| writeln!(to, "void {} {}", void.slip, void.why.as_str()))?;
    for line in &tally.lines {
        let passed = if line.passed { "passed" } else { "not_passed" };
        writeln!(to, "line {} {} {} {} {passed}", line.candidate, line.yes, line.no, line.abstain)?;
    }
    tally.chosen.iter().try_for_each(|number| writeln!(to, "chosen {number}"))?;
    tally.tied.iter().try_for_each(|number| writeln!(to, "tied {number}"))
}

/// The root a protocol should have.
pub fn root(protocol: &Protocol) -> Root {
    Root(Sha256::digest(text(protocol)).into())
}

/// What is wrong with a protocol.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Problem {
    /// The root is another one than that of the journal.
    Root,
    /// The paper names a candidate twice.
    CandidateTwice,
    /// Not as many slips as deputies.
    SlipCount,
    /// Slips, spare slips or ballots are not sorted, or one of them stands there twice.
    Disorder,
    /// A slip that nobody drew was never issued.
    SpareNotIssued(SlipId),
    /// A ballot of a slip that was never issued, never drawn, or of a slip with two ballots.
    Stuffed(SlipId, Void),
    /// The recount comes to another result.
    Result,
    /// The round counts for nothing and has no protocol.
    Undecided,
}

impl Problem {
    pub fn zh(&self) -> &'static str {
        match self {
            Problem::Root => "根校验值与内容不符",
            Problem::CandidateTwice => "候选项目重复",
            Problem::SlipCount => "票签数与代表数不符",
            Problem::Disorder => "票签或选票未按序排列，或有重复",
            Problem::SpareNotIssued(_) => "未领取的票签不在发出清单中",
            Problem::Stuffed(_, why) => why.zh(),
            Problem::Result => "重新计票的结果与公布的结果不符",
            Problem::Undecided => "本轮无效，不应有计票记录",
        }
    }

    pub fn en(&self) -> &'static str {
        match self {
            Problem::Root => "The root does not fit what the protocol says",
            Problem::CandidateTwice => "A candidate stands on the paper twice",
            Problem::SlipCount => "There are not as many slips as deputies",
            Problem::Disorder => "Slips or ballots are not in order, or stand there twice",
            Problem::SpareNotIssued(_) => "A slip that nobody drew was never issued",
            Problem::Stuffed(_, why) => why.en(),
            Problem::Result => "A recount comes to another result",
            Problem::Undecided => "The round counts for nothing and has no protocol",
        }
    }
}

/// Repeats the count. Empty: the protocol is right, as far as it can be seen without a code.
///
/// The root in a protocol proves nothing by itself: compare it with the one that was read out, or
/// that stands in the journal.
pub fn verify(protocol: &Protocol) -> Vec<Problem> {
    let mut problems = Vec::new();
    let mut note = |wrong: bool, problem: Problem| {
        if wrong {
            problems.push(problem);
        }
    };
    note(root(protocol) != protocol.root, Problem::Root);
    let paper: BTreeSet<&CaseNumber> = protocol.candidates.iter().collect();
    note(paper.len() != protocol.candidates.len(), Problem::CandidateTwice);
    note(protocol.slips.len() != protocol.roll as usize, Problem::SlipCount);
    let sorted = protocol.ballots.iter().zip(protocol.ballots.iter().skip(1)).all(|(one, next)| one.slip < next.slip);
    note(!sorted || !slip::is_list(&protocol.slips) || !slip::is_list(&protocol.spare), Problem::Disorder);
    let issued: BTreeSet<&SlipId> = protocol.slips.iter().collect();
    let left = protocol.left();
    for spare in left.iter().filter(|slip| !issued.contains(slip)) {
        note(true, Problem::SpareNotIssued(*spare));
    }
    let tally = count::count(&protocol.poll(&left), &protocol.ballots);
    for void in tally.void.iter().filter(|void| void.why.is_stuffed()) {
        note(true, Problem::Stuffed(void.slip, void.why));
    }
    note(tally != protocol.tally, Problem::Result);
    note(tally.outcome != Outcome::Decided, Problem::Undecided);
    problems
}

/// What a protocol holds for a code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found {
    /// No slip of this round has this code.
    NoSlip,
    /// Nobody is said to have drawn it. Whoever holds it knows better.
    Spare,
    /// The slip has no ballot. Whoever cast one knows better.
    NoBallot,
    /// The ballot, as it was counted.
    Ballot {
        choices: Choices,
        /// It is what was sealed with this code; `false`: somebody changed or made it.
        sealed: bool,
        /// It was void.
        void: Option<Void>,
    },
}

/// A deputy's own ballot. The code must not leave the machine on which this runs.
pub fn own(protocol: &Protocol, code: &Code) -> Found {
    let slip = slip::id(protocol.vote, protocol.round, code);
    if !protocol.slips.contains(&slip) {
        return Found::NoSlip;
    }
    let Some(found) = protocol.ballots.iter().find(|ballot| ballot.slip == slip) else {
        return if protocol.left().contains(&slip) { Found::Spare } else { Found::NoBallot };
    };
    Found::Ballot {
        choices: found.choices.clone(),
        sealed: ballot::mac(protocol.vote, protocol.round, code, &found.choices) == found.mac,
        void: protocol.tally.void.iter().find(|void| void.slip == slip).map(|void| void.why),
    }
}

//! What each verb asks beyond stage and post.

use super::Vote;
use super::ballot::Ballot;
use super::card::{CANDIDATES_MAX, Card, Plan};
use super::count::{self, Outcome, Poll};
use super::event::{Counted, Event, Failed, Failure};
use super::protocol::Protocol;
use super::slip::{self, SlipId, Spare};
use crate::Scene;
use crate::candidate::{self, Candidate};
use jiff::SignedDuration;
use std::collections::BTreeSet;
use yinuo_casework::Words;
use yinuo_kernel::{CaseNumber, Refusal, Rule, Timestamp};

/// A vote is a matter of a sitting, not of a season.
const OPEN_MAX: SignedDuration = SignedDuration::from_hours(31 * 24);

/// The terms are the pack's, whoever writes the plan.
pub(super) fn card(plan: &Plan, scene: &Scene<'_>) -> Result<Card, Refusal> {
    plan.check()?;
    Ok(Card { plan: plan.clone(), terms: scene.rules.vote })
}

pub(super) fn list(vote: &Vote, candidates: &[CaseNumber], scene: &Scene<'_>) -> Result<Event, Refusal> {
    let once: BTreeSet<&CaseNumber> = candidates.iter().collect();
    if once.len() != candidates.len() || candidates.len() > CANDIDATES_MAX as usize {
        return Err(Refusal::new(Rule::BadField, "candidates"));
    }
    for number in candidates {
        let candidate = candidate(*number, scene)?;
        let free = matches!(candidate.stage, candidate::Stage::Costed | candidate::Stage::NotChosen);
        if !free && candidate.listed_in() != Some(vote.number) {
            return Err(not_ready(candidate));
        }
    }
    Ok(Event::Listed { candidates: candidates.to_vec() })
}

pub(super) fn open(
    vote: &Vote,
    paper: &[CaseNumber],
    slips: &[SlipId],
    closes_at: Timestamp,
    scene: &Scene<'_>,
) -> Result<Event, Refusal> {
    if paper != vote.paper.as_slice() {
        return Err(Rule::PaperDiffers.into());
    }
    for number in paper {
        let candidate = candidate(*number, scene)?;
        if candidate.listed_in() != Some(vote.number) {
            return Err(not_ready(candidate));
        }
    }
    let plan = &vote.card.plan;
    let wanted = plan.seats.saturating_add(vote.card.terms.extra_min) as usize;
    if paper.len() < wanted {
        return Err(Refusal::new(Rule::TooFewCandidates, format!("{} < {wanted}", paper.len())));
    }
    let right = slips.len() == plan.roll as usize && slip::is_list(slips);
    if !right || slips.iter().any(|slip| vote.slips.binary_search(slip).is_ok()) {
        return Err(Refusal::new(Rule::SlipsWrong, format!("{} ≠ {}", slips.len(), plan.roll)));
    }
    if closes_at <= scene.now || closes_at.duration_since(scene.now) > OPEN_MAX {
        return Err(Refusal::new(Rule::BadUntil, "closes_at"));
    }
    Ok(Event::Opened { round: vote.round.saturating_add(1), slips: slips.to_vec(), closes_at })
}

/// Before it is counted a round can be ended only like this, in public. The ballots in the urn are
/// never counted; the shell destroys them.
pub(super) fn break_off(vote: &Vote, words: &Words) -> Result<Event, Refusal> {
    if words.chars == 0 {
        return Err(Rule::WordsMissing.into());
    }
    if words.chars > 5_000 {
        return Err(Refusal::new(Rule::WordsTooLong, "5000"));
    }
    let (why, words) = (Failure::Broken, Some(words.clone()));
    Ok(Event::Failed(Box::new(Failed {
        round: vote.round,
        why,
        spare: Vec::new(),
        cast: Vec::new(),
        void: Vec::new(),
        words,
    })))
}

/// Whoever opened the round has handled its slips: another post counts. Nobody counts before the
/// closing time, unless every slip that was drawn has voted.
pub(super) fn count(vote: &Vote, spare: &[Spare], ballots: &[Ballot], scene: &Scene<'_>) -> Result<Event, Refusal> {
    let opener = vote.opened_by.as_ref().and_then(|by| by.post.as_ref());
    if opener.is_some() && opener == scene.by.post.as_ref() {
        return Err(Rule::SecondReaderNeeded.into());
    }
    let spare: BTreeSet<&Spare> = spare.iter().collect();
    let spare: Vec<Spare> = spare.into_iter().cloned().collect();
    let left: Vec<SlipId> = spare.iter().map(|spare| spare.id(vote.number, vote.round)).collect();
    if let Some(foreign) = left.iter().find(|slip| vote.slips.binary_search(slip).is_err()) {
        return Err(Refusal::new(Rule::UnknownSlip, foreign.to_string()));
    }
    let mut ballots = ballots.to_vec();
    ballots.sort();
    let tally = count::count(&Poll::of(vote, &left), &ballots);
    let over = vote.closes_at.is_none_or(|closes| closes <= scene.now);
    let complete = tally.outcome != Outcome::Stuffed && tally.cast == tally.drawn;
    if !over && !complete {
        return Err(Rule::VotingStillOpen.into());
    }
    let why = match tally.outcome {
        Outcome::Decided => {
            let root = Protocol::of(vote, &spare, &ballots, &tally).root;
            return Ok(Event::Counted(Box::new(Counted { round: vote.round, spare, ballots, tally, root })));
        }
        Outcome::NoQuorum => Failure::NoQuorum,
        Outcome::Stuffed => Failure::Stuffed,
    };
    let cast: BTreeSet<SlipId> = ballots.iter().map(|ballot| ballot.slip).collect();
    let cast = cast.into_iter().collect();
    // Which ballots were void for what they say is a part of what they say.
    let void = tally.void.into_iter().filter(|void| void.why.is_stuffed()).collect();
    Ok(Event::Failed(Box::new(Failed { round: vote.round, why, spare, cast, void, words: None })))
}

fn candidate<'a>(number: CaseNumber, scene: &Scene<'a>) -> Result<&'a Candidate, Refusal> {
    let dossier = scene.others.get(&number).and_then(crate::Dossier::candidate);
    dossier.ok_or_else(|| Refusal::new(Rule::UnknownDossier, number.to_string()))
}

fn not_ready(candidate: &Candidate) -> Refusal {
    Refusal::new(Rule::CandidateNotReady, format!("{} {}", candidate.number, candidate.stage.as_str()))
}
